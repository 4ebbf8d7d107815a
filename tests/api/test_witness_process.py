"""A real witness process: started by the command line, killed at any moment, asked by a host that may be an old copy of itself."""

import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from garant.client.witnesses import Witnesses
from garant.log import Checkpoint, Note
from garant.log.cosignature import CosignerKey, cosigned_at, read_lines
from garant.node.witness_asking import Asked, Unanswered
from garant.storage.witness_state import SqliteWitnessState
from tests.api.serving import Said, post
from tests.cli.desk import NOTICE, RECEIPT, SIZE, fine, garant, make_theatre, say
from tests.log.small_log import KEY, ORIGIN, note, tree
from tests.needs import need_program
from tests.node.watching import forked, request

ROOT = Path(__file__).resolve().parents[2]
NAME = "witness.example/w1"


class Running(NamedTuple):
    """A witness's process, its address, its key."""

    process: subprocess.Popen[bytes]
    url: str
    key: CosignerKey


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """Run a witness, at a free port of loopback."""
    words = ("witness", "serve", str(folder), "--port", "0", "--json", *options)
    command = [sys.executable, "-c", "from garant.cli.main import main; main()", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stdout
            said = b""
            while line := process.stdout.readline():
                said += line
                if line == b"}\n":
                    break
            ready = json.loads(said)
            yield Running(process, ready["url"], CosignerKey.parse(ready["key"]))
        finally:
            process.kill()


def test_a_witness_says_where_it_is_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    made = fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY, "--json").json()
    with running(tmp_path / "w") as witness:
        assert str(witness.key) == made["key"]
        assert post(witness.url, request(0, 5)).status == 200
        witness.process.send_signal(signal.SIGTERM)
        assert witness.process.wait(timeout=20) == -signal.SIGTERM


def test_a_fork_is_told_to_the_operator_and_stays_on_the_disk(tmp_path: Path) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    with running(tmp_path / "w") as witness:
        assert post(witness.url, request(0, 5)).status == 200
        assert post(witness.url, request(5, 5, forked(5))).status == 409
        witness.process.send_signal(signal.SIGKILL)
        assert witness.process.stderr
        assert b"[forked]" in witness.process.stderr.read()
    shown = fine("witness", "show", tmp_path / "w", "--evidence", tmp_path / "out", "--json").json()
    assert [one["doubt"] for one in shown["evidence"]] == ["fork"]
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["1-cosigned.checkpoint", "1-other.checkpoint"]
    roots = {Checkpoint.parse(path.read_text("utf-8").partition("\n\n")[0] + "\n").root for path in (tmp_path / "out").iterdir()}
    assert roots == {tree(5).root(), forked(5).root()}
    told = fine("witness", "show", tmp_path / "w").out
    assert "a fork: two roots" in told


# kill -9, at any moment


class Client:
    """A log that asks for a cosignature of one entry more, again and again, and notes what it was given."""

    def __init__(self, witness: Running, size: int) -> None:
        """Go on from a size."""
        self.witness, self.size = witness, size
        self.given: dict[int, int] = {}
        self.thread = threading.Thread(target=self._go, daemon=True)
        self.thread.start()

    def _go(self) -> None:
        for size in range(self.size + 1, 700):
            try:
                self._note(size, self._ask(size))
            except (OSError, HTTPException):
                return

    def _ask(self, size: int) -> Said:
        return post(self.witness.url, request(self.size, size))

    def _note(self, size: int, said: Said) -> None:
        assert said.status == 200, said
        text = Checkpoint(ORIGIN, size, tree(size).root()).text()
        time_s = cosigned_at(Note(text, read_lines(text, said.body)), self.witness.key)
        assert time_s is not None
        self.given[size] = time_s
        self.size = size


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_given_out_is_on_the_disk_when_the_witness_is_killed(tmp_path: Path, seed: int) -> None:
    """After each kill: what the record holds is at least what was given out, and at most the one request that was under way."""
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    chance, size = Random(seed), 0
    for _ in range(3):
        with running(tmp_path / "w") as witness:
            client = Client(witness, size)
            while not client.given:
                time.sleep(0.01)
            time.sleep(chance.random() * 0.2)
            witness.process.send_signal(signal.SIGKILL)
            client.thread.join(timeout=20)
        state = SqliteWitnessState(tmp_path / "w" / "witness.db")
        last = state.newest(ORIGIN)
        assert last
        assert max(client.given) <= last.size <= max(client.given) + 1
        for answered, time_s in client.given.items():
            kept = state.at(ORIGIN, answered)
            assert kept
            assert (kept.root, kept.time_s) == (tree(answered).root(), time_s)
        state.close()
        size = last.size
    assert size > 3


def test_after_a_kill_it_refuses_another_history_as_before(tmp_path: Path) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    with running(tmp_path / "w") as witness:
        assert post(witness.url, request(0, 5)).status == 200
        witness.process.send_signal(signal.SIGKILL)
        witness.process.wait(timeout=20)
    with running(tmp_path / "w") as witness:
        assert post(witness.url, request(5, 5, forked(5))).status == 409
        assert post(witness.url, request(5, 7, forked(7))).status == 422
        assert post(witness.url, request(0, 4)).body == b"5\n"
        assert post(witness.url, request(5, 7)).status == 200


# A host and its witness


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("witnessed")
    make_theatre(folder)
    return folder


@pytest.fixture
def desk(shelf: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a theatre, and a witness of it that runs; `policy` names both."""
    folder = tmp_path / "desk"
    shutil.copytree(shelf, folder)
    vkey = fine("log", "key", folder / "theatre").out.strip()
    fine("witness", "init", folder / "w", "--name", NAME, "--log", vkey)
    with running(folder / "w") as witness:
        text = f"log {vkey}\nwitness w1 {witness.key} {witness.url}\nquorum w1\n"
        (folder / "theatre" / "witnesses.policy").write_text(text, encoding="utf-8")
        (folder / "policy").write_text(text.replace(f" {witness.url}", ""), encoding="utf-8")
        yield folder


def test_a_host_that_was_restored_from_an_old_copy_is_told_not_to_start(desk: Path) -> None:
    theatre, old = desk / "theatre", desk / "old"
    shutil.copytree(theatre, old)
    assert say(theatre, {**NOTICE, "name": "patrol-2"}, desk / "north-headquarters.key").code == 0
    fine("witness", "ask", theatre)
    assert fine("witness", "check", theatre, "--json").json()["good"] is True
    said = garant("witness", "check", old, "--json")
    assert (said.code, said.json()["refused"]["code"]) == (1, "behind_witness")
    assert f"{SIZE} entries" in said.err
    assert f"has seen {SIZE + 2}" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_host_that_went_on_from_an_old_copy_is_found_out_too(desk: Path) -> None:
    theatre, old = desk / "theatre", desk / "old"
    shutil.copytree(theatre, old)
    assert say(theatre, {**NOTICE, "name": "patrol-2"}, desk / "north-headquarters.key").code == 0
    fine("witness", "ask", theatre)
    assert say(old, {**NOTICE, "name": "patrol-3"}, desk / "north-headquarters.key").code == 0
    said = garant("witness", "check", old, "--json")
    assert (said.code, said.json()["refused"]["code"]) == (1, "forked")
    shown = fine("witness", "show", desk / "w", "--json").json()
    assert [one["doubt"] for one in shown["evidence"]] == ["fork"]


def test_a_proof_carries_cosignatures_and_a_policy_checks_them(desk: Path) -> None:
    theatre = desk / "theatre"
    fine("proof", "make", theatre, 7, "-o", desk / "plain.proof")
    fine("witness", "ask", theatre)
    fine("proof", "make", theatre, 7, "-o", desk / "witnessed.proof", "--cosigned", theatre / "cosigned")
    told = fine("proof", "verify", desk / "witnessed.proof", "--policy", desk / "policy", "--json").json()
    assert (told["good"], [one["witness"] for one in told["witnessed"]["cosigned"]]) == (True, ["w1"])
    assert fine("proof", "verify", desk / "witnessed.proof", "--policy", desk / "policy").out.startswith("witnessed")
    said = garant("proof", "verify", desk / "plain.proof", "--policy", desk / "policy", "--json")
    assert (said.code, said.json()["refused"]["code"]) == (1, "quorum_not_met")
    vkey = (desk / "policy").read_text("utf-8").split()[1]
    assert fine("proof", "verify", desk / "witnessed.proof", "--key", vkey), "a reader without a policy passes over witnesses"
    assert garant("proof", "verify", desk / "witnessed.proof").code == 2


def test_a_log_is_verified_with_what_was_cosigned_of_it(desk: Path) -> None:
    theatre = desk / "theatre"
    assert garant("log", "verify", theatre, "--policy", desk / "policy").code == 2, "nothing was cosigned yet"
    fine("witness", "ask", theatre)
    assert say(theatre, {**NOTICE, "name": "patrol-2"}, desk / "north-headquarters.key").code == 0
    told = fine("log", "verify", theatre, "--policy", desk / "policy", "--json").json()
    assert (told["size"], told["witnessed"]["size"]) == (SIZE + 2, SIZE)
    assert f"witnessed     {SIZE} of {SIZE + 2} entries" in fine("log", "verify", theatre, "--policy", desk / "policy").out
    refusal = garant("proof", "make", theatre, 7, "-o", desk / "p", "--cosigned", theatre / "cosigned", "--json")
    assert refusal.json()["refused"]["code"] == "bad_checkpoint", "the log went on since"


def test_an_old_copy_beside_what_was_cosigned_is_found_without_a_network(desk: Path) -> None:
    theatre, old = desk / "theatre", desk / "old"
    shutil.copytree(theatre, old)
    assert say(theatre, {**NOTICE, "name": "patrol-2"}, desk / "north-headquarters.key").code == 0
    fine("witness", "ask", theatre)
    cosigned = ("--policy", desk / "policy", "--cosigned", theatre / "cosigned", "--json")
    assert garant("log", "verify", old, *cosigned).json()["refused"]["code"] == "behind_witness"
    assert say(old, {**RECEIPT, "step": "disseminated"}, desk / "south-unit.key").code == 0
    assert say(old, {**NOTICE, "name": "patrol-3"}, desk / "north-headquarters.key").code == 0
    assert garant("log", "verify", old, *cosigned).json()["refused"]["code"] == "forked"


def test_asking_again_keeps_what_others_cosigned_of_the_same_checkpoint(desk: Path) -> None:
    theatre = desk / "theatre"
    fine("witness", "ask", theatre)
    policy = (theatre / "witnesses.policy").read_text("utf-8")
    made = fine("witness", "init", desk / "w2", "--name", "witness.example/w2", "--log", policy.split()[1], "--json").json()
    with running(desk / "w2") as second:
        (desk / "second").write_text(f"witness w2 {made['key']} {second.url}\nquorum w2\n", encoding="utf-8")
        fine("witness", "ask", theatre, "--policy", desk / "second")
    lines = (theatre / "cosigned").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in lines if line.startswith("—")][1:] == [NAME, "witness.example/w2"]


def test_nobody_answers(desk: Path) -> None:
    policy = (desk / "theatre" / "witnesses.policy").read_text("utf-8")
    (desk / "theatre" / "witnesses.policy").write_text(policy.replace("http://127.0.0.1:", "http://127.0.0.1:1/"), encoding="utf-8")
    for command in ("ask", "check"):
        said = garant("witness", command, desk / "theatre", "--deadline", "2", "--json")
        assert (said.code, said.json()["refused"]["code"]) == (1, "quorum_not_met")
    assert not (desk / "theatre" / "cosigned").exists()


@given(data=st.binary(max_size=300))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_for_a_policy_a_proof_or_a_cosigned_checkpoint_are_answered(shelf: Path, tmp_path: Path, data: bytes) -> None:
    vkey = fine("log", "key", shelf / "theatre").out.strip()
    (tmp_path / "any").write_bytes(data)
    (tmp_path / "policy").write_text(f"log {vkey}\nquorum none\n", encoding="utf-8")
    for words in (
        ("proof", "verify", tmp_path / "any", "--policy", tmp_path / "policy"),
        ("proof", "verify", tmp_path / "policy", "--policy", tmp_path / "any"),
        ("log", "verify", shelf / "theatre", "--policy", tmp_path / "policy", "--cosigned", tmp_path / "any"),
        ("witness", "check", shelf / "theatre", "--policy", tmp_path / "any"),
    ):
        said = garant(*words)
        assert said.code in {1, 2}, said
        assert "Traceback" not in said.err


def test_https_and_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    openssl = need_program("openssl")
    key, certificate = tmp_path / "tls.key", tmp_path / "tls.pem"
    make = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout {key} -out {certificate}"
    subprocess.run([openssl, *make.split()], check=True, capture_output=True, timeout=60)
    made = fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY, "--json").json()
    with running(tmp_path / "w", "--tls-cert", str(certificate), "--tls-key", str(key)) as witness:
        assert witness.url.startswith("https://127.0.0.1:")
        asked = Asked("w1", CosignerKey.parse(made["key"]), witness.url)
        (reply,) = Witnesses([asked], 5.0).ask(note(5), 5, lambda old: tree(5).consistency(old, 5))
        assert isinstance(reply, Unanswered)
        assert "CERTIFICATE_VERIFY_FAILED" in reply.sentence
        trusting = ssl.create_default_context(cafile=certificate)
        trusting.check_hostname = False
        line = HTTPSConnection("127.0.0.1", urlsplit(witness.url).port, timeout=20, context=trusting)
        line.request("POST", "/add-checkpoint", request(0, 5))
        assert line.getresponse().status == 200
        line.close()


# A witness's directory


def test_a_witness_is_made_once_and_its_secrets_are_its_own(tmp_path: Path) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME)
    assert garant("witness", "init", tmp_path / "w", "--name", NAME).code == 2
    for name in ("witness.key", "witness.db"):
        assert (tmp_path / "w" / name).stat().st_mode & 0o077 == 0
    assert "none" in fine("witness", "show", tmp_path / "w").out


def test_a_witness_whose_record_is_gone_does_not_start(tmp_path: Path) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    (tmp_path / "w" / "witness.db").unlink()
    said = garant("witness", "serve", tmp_path / "w", "--port", "0")
    assert said.code == 2
    assert "new key" in said.err
    assert not (tmp_path / "w" / "witness.db").exists()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("logs", "nonsense\n"),
        ("logs", f"{KEY}\n{KEY}\n"),
        ("witness.vkey", f"{KEY}\n"),
        ("witness.db", "not a database"),
        ("logs", "\udcff\n"),
    ],
)
def test_a_directory_that_is_none(tmp_path: Path, file: str, text: str) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    (tmp_path / "w" / file).write_bytes(os.fsencode(text))
    said = garant("witness", "serve", tmp_path / "w", "--port", "0")
    assert said.code in {2, 3}, said
    assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [("--name", "a b"), ("--name", ""), ("--name", "w", "--log", "x"), ()])
def test_what_makes_no_witness(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert garant("witness", "init", tmp_path / "w", *words).code == 2
    assert not (tmp_path / "w").exists()


def test_a_witness_that_cannot_listen_says_so(tmp_path: Path) -> None:
    fine("witness", "init", tmp_path / "w", "--name", NAME, "--log", KEY)
    said = garant("witness", "serve", tmp_path / "w", "--host", "192.0.2.1")
    assert (said.code, "listen" in said.err) == (2, True)
