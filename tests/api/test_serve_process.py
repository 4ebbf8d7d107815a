"""A real host process: started by the command line, stopped, killed, restored from an old copy, beside another over one database."""

import shutil
import signal
import sqlite3
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from unittest import mock
from urllib.parse import urlsplit

import msgspec
import pytest

from garant import bootstrap
from garant.bootstrap import Place
from garant.log import Checkpoint, VerifierKey, open_checkpoint, parse_note
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.saying import Saying, say
from garant.node.submission import Submission
from garant.storage import keyfile
from garant.storage.postgresql_address import disguised
from tests import postgres
from tests.api.hosting import handed, read
from tests.api.serve_process import Process, serving_process
from tests.api.serving import Said, send
from tests.api.test_witness_process import NAME, running
from tests.cli.desk import NOTICE, fine, garant, make_theatre
from tests.cli.desk import say as command_say
from tests.needs import need_program


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    make_theatre(folder)
    return folder


@pytest.fixture
def desk(shelf: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(shelf, folder)
    return folder


class Signer:
    """North's headquarters, which signs on top of a log as it is."""

    def __init__(self, place: Place, key: Path) -> None:
        self.place, self.key = place, keyfile.read(key)

    def notice(self, name: str) -> Submission:
        ledger = self.ledger()
        assert ledger.state.size
        return say(
            ledger,
            bootstrap.verifier_key(self.place).name,
            Saying({**NOTICE, "name": name}, bootstrap.now_ms()),
            [self.key],
            bootstrap.salt,
        )

    def ledger(self) -> Ledger:
        with closing(bootstrap.open_store(self.place)) as store:
            return open_ledger(store, bootstrap.verifier_key(self.place))


def signer(desk: Path) -> Signer:
    return Signer(Place(desk / "theatre"), desk / "north-headquarters.key")


def hand_in(url: str, submission: Submission) -> Said:
    return send(url, "POST", "/v1/statements", msgspec.json.encode(handed(submission)))


def size(host: Process) -> int:
    return open_checkpoint(send(host.url, "GET", "/checkpoint").body, VerifierKey.parse(host.key)).size


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_says_where_it_is_serves_and_ends_cleanly(desk: Path, number: signal.Signals) -> None:
    with hanging_up(signal.SIG_DFL), serving_process(desk / "theatre") as host:
        assert size(host) == host.size
        assert hand_in(host.url, signer(desk).notice("served-1")).status == 201
        assert size(host) == host.size + 2, "the notice and its verdict"
        host.process.send_signal(number)
        assert host.ended() == (0, "")
    assert garant("log", "verify", desk / "theatre").code == 0


def test_it_outlives_its_terminal_where_that_was_asked_for(desk: Path) -> None:
    with hanging_up(signal.SIG_IGN), serving_process(desk / "theatre") as host:
        host.process.send_signal(signal.SIGHUP)
        assert hand_in(host.url, signer(desk).notice("served-1")).status == 201
        host.process.send_signal(signal.SIGTERM)
        assert host.ended() == (0, "")


@contextmanager
def hanging_up(handled: signal.Handlers) -> Iterator[None]:
    """Let what is started from here heed a terminal that closes, or (as `nohup` does) not, however these tests were started."""
    before = signal.signal(signal.SIGHUP, handled)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def test_for_people_it_prints_one_line(desk: Path) -> None:
    said = garant("serve", desk / "nowhere")
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert "no_log" in said.err


def test_an_address_that_cannot_be_had(desk: Path) -> None:
    with serving_process(desk / "theatre") as host:
        said = garant("serve", desk / "theatre", "--port", urlsplit(host.url).port)
    assert (said.code, len(said.err.splitlines())) == (2, 1)


def test_who_listens_everywhere_says_where_it_is_asked(desk: Path) -> None:
    said = garant("serve", desk / "theatre", "--host", "0.0.0.0", "--port", 0)  # noqa: S104 - it is refused
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert "--address" in said.err


@pytest.mark.parametrize("address", ["host.example", "https://", "ftp://host.example", "https://officer@host.example"])
def test_an_address_that_is_none(desk: Path, address: str) -> None:
    said = garant("serve", desk / "theatre", "--port", 0, "--address", address)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert "https://host.example" in said.err


def test_a_certificate_without_its_key(desk: Path) -> None:
    assert garant("serve", desk / "theatre", "--tls-cert", desk / "x.pem").code == 2


def test_it_speaks_https(desk: Path) -> None:
    need_program("openssl")
    files = "-keyout", str(desk / "tls.key"), "-out", str(desk / "tls.pem")
    request = ("openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    subprocess.run([*request, "-addext", "subjectAltName=IP:127.0.0.1", *files], check=True, capture_output=True)
    with serving_process(desk / "theatre", "--tls-cert", str(desk / "tls.pem"), "--tls-key", str(desk / "tls.key")) as host:
        assert host.url.startswith("https://")
        trust = ssl.create_default_context(cafile=str(desk / "tls.pem"))
        line = HTTPSConnection("127.0.0.1", urlsplit(host.url).port, context=trust, timeout=20)
        line.request("GET", "/checkpoint")
        assert line.getresponse().status == 200
        line.close()


def test_what_it_acknowledged_is_there_after_a_kill(desk: Path) -> None:
    """Killed at any moment under load: every index that a receipt names holds that very statement."""
    given: dict[int, str] = {}
    with serving_process(desk / "theatre") as host:
        killing = threading.Timer(0.7, host.process.kill)
        for number in range(10_000):
            try:
                said = hand_in(host.url, signer(desk).notice(f"kill-{number}"))
            except (OSError, HTTPException):
                break
            assert said.status == 201, said
            given[read(said)["index"]] = read(said)["id"]
            if len(given) == 1:
                killing.start()
        killing.join()
    with closing(bootstrap.open_store(Place(desk / "theatre"))) as store:
        stored = {index: record.statement_id for index, record in enumerate(store.records())}
    assert given
    assert given.items() <= stored.items()
    assert garant("log", "verify", desk / "theatre").code == 0


def test_a_store_that_fails_ends_it_with_exit_code_3(desk: Path) -> None:
    with serving_process(desk / "theatre") as host:
        made = signer(desk).notice("late")
        with closing(sqlite3.connect(desk / "theatre" / "log.db")) as db:
            db.execute("CREATE TRIGGER no_more BEFORE INSERT ON head BEGIN SELECT RAISE(ABORT, 'no more'); END")
            db.commit()
        said = hand_in(host.url, made)
        assert said.status == 503, said
        code, told = host.ended()
    assert code == 3
    assert len(told.splitlines()) == 1, told
    assert "[store_failed]" in told


def test_two_processes_over_one_file_take_turns(desk: Path) -> None:
    with serving_process(desk / "theatre") as one, serving_process(desk / "theatre") as other:
        for number, host in enumerate((one, other, one, other)):
            assert hand_in(host.url, signer(desk).notice(f"turn-{number}")).status == 201
        end = time.monotonic() + 10
        while size(one) != size(other) and time.monotonic() < end:
            time.sleep(0.05)
        assert size(one) == size(other) == one.size + 8


def test_two_processes_over_one_database_see_each_other_at_once(desk: Path) -> None:
    url, home = postgres.ready(), desk / "home"
    with mock.patch.dict("os.environ", {"GARANT_HOME": str(home)}):
        assert garant("init", url, "--theatre", desk / "theatre" / "theatre.toml").code == 0
    with serving_process(url, home=home) as one, serving_process(url, home=home) as other:
        assert size(one) == size(other) == 1
        with mock.patch.dict("os.environ", {"GARANT_HOME": str(home)}):
            place = Place(disguised(url))
            with closing(bootstrap.open_store(place)) as store:
                ledger = open_ledger(store, bootstrap.verifier_key(place))
            roots = [keyfile.read(place.key("root-1"))]
            party = keyfile.new(desk / "party.key")
            said = {"type": "party/1", "party": "west", "title": {"en": "West"}, "category": "state"}
            members = {**said, "roots": {"version": 1, "keys": [party.public], "threshold": 1}}
            made = say(ledger, bootstrap.verifier_key(place).name, Saying(members, bootstrap.now_ms()), [party, *roots], bootstrap.salt)
        assert hand_in(one.url, made).status == 201
        end = time.monotonic() + 10
        while size(other) != 2 and time.monotonic() < end:
            time.sleep(0.01)
        assert size(other) == 2
        assert hand_in(other.url, made).status == 200, "the same receipt from either"
        one.process.send_signal(signal.SIGTERM)
        assert one.ended() == (0, "")


# Its witnesses


@pytest.fixture
def watched(desk: Path) -> Iterator[Path]:
    """Give a folder with a theatre, and a witness of it that runs; the theatre's policy names both."""
    vkey = fine("log", "key", desk / "theatre").out.strip()
    fine("witness", "init", desk / "w", "--name", NAME, "--log", vkey)
    with running(desk / "w") as witness:
        text = f"log {vkey}\nwitness w1 {witness.key} {witness.url}\nquorum w1\n"
        (desk / "theatre" / "witnesses.policy").write_text(text, encoding="utf-8")
        yield desk


def test_its_checkpoints_are_cosigned_while_it_runs(watched: Path) -> None:
    with serving_process(watched / "theatre") as host:
        assert hand_in(host.url, signer(watched).notice("seen-1")).status == 201
        end = time.monotonic() + 20
        said = send(host.url, "GET", "/checkpoint/cosigned")
        while time.monotonic() < end and not (said.status == 200 and cosigned_size(said) == host.size + 2):
            time.sleep(0.1)
            said = send(host.url, "GET", "/checkpoint/cosigned")
        assert len(parse_note(said.body).signatures) == 2, "the log's, and the witness's"
        assert (watched / "theatre" / "cosigned").read_bytes() == said.body
        host.process.send_signal(signal.SIGTERM)
        assert host.ended() == (0, "")
    with serving_process(watched / "theatre") as host:
        assert send(host.url, "GET", "/checkpoint/cosigned").status == 200, "it is there again at once"


def cosigned_size(said: Said) -> int:
    return Checkpoint.parse(parse_note(said.body).text).size


@pytest.mark.parametrize("options", [(), ("--without-witnesses",)])
def test_an_old_copy_does_not_start(watched: Path, options: tuple[str, ...]) -> None:
    shutil.copytree(watched / "theatre", watched / "old")
    assert hand_in_by_command(watched)
    fine("witness", "ask", watched / "theatre")
    said = garant("serve", watched / "old", "--port", "0", *options)
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    assert "[behind_witness]" in said.err


@pytest.mark.parametrize("options", [(), ("--without-witnesses",)])
def test_a_second_history_does_not_start(watched: Path, options: tuple[str, ...]) -> None:
    shutil.copytree(watched / "theatre", watched / "old")
    assert hand_in_by_command(watched)
    fine("witness", "ask", watched / "theatre")
    for name in ("other-1", "other-2"):
        assert hand_in_by_command(watched, "old", name)
    said = garant("serve", watched / "old", "--port", "0", *options)
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    assert "[forked]" in said.err


def hand_in_by_command(desk: Path, theatre: str = "theatre", name: str = "more") -> bool:
    return command_say(desk / theatre, {**NOTICE, "name": name}, desk / "north-headquarters.key").code == 0


def test_too_few_witnesses(desk: Path) -> None:
    vkey = fine("log", "key", desk / "theatre").out.strip()
    made = fine("witness", "init", desk / "w", "--name", NAME, "--log", vkey, "--json").json()
    policy = desk / "policy"
    policy.write_text(f"log {vkey}\nwitness w1 {made['key']} http://127.0.0.1:9\nquorum w1\n", encoding="utf-8")
    said = garant("serve", desk / "theatre", "--port", "0", "--policy", policy)
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    assert "[quorum_not_met]" in said.err
    with serving_process(desk / "theatre", "--policy", str(policy), "--without-witnesses") as host:
        assert size(host) == host.size
        host.process.send_signal(signal.SIGTERM)
        code, told = host.ended()
    assert code == 0
    assert "although too few witnesses answer" in told
