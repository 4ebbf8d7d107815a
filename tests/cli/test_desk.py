"""`garant desk`: making one, whose key goes in under a passphrase or not at all; and a real one that runs, lets in, signs, and ends."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from garant.storage import sealed_key
from tests.api.serve_process import COMMAND, ROOT, serving_process
from tests.cli.desk import NOTICE, Said, garant
from tests.desk.desks import until
from tests.desk.facing import Page

PASSPHRASE = "tall grass near the bridge"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    return private(tmp_path / "passphrase", f"{PASSPHRASE}\n")


def private(file: Path, text: str) -> Path:
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")
    return file


def new(desk: Path, secret: Path, vkey: str, url: str = NOWHERE, key: str = "south-headquarters.key", *more: object) -> Said:
    words = ["--as", "south", "--key", vkey, "--officer-key", desk / key, "--passphrase-file", secret, *more]
    words += [] if "--machine-key" in more else ["--no-machine-key"]
    return garant("desk", "new", url, desk / "duty", *words)


def test_the_officers_key_is_kept_under_a_passphrase_and_nothing_else(desk: Path, secret: Path, vkey: str) -> None:
    seed = json.loads((desk / "south-headquarters.key").read_text())["seed"]
    assert new(desk, secret, vkey).code == 0
    held = sealed_key.read(desk / "duty" / "officer.key")
    assert isinstance(held, sealed_key.SealedKey)
    assert held.unlock(PASSPHRASE).id == json.loads((desk / "south-headquarters.key").read_text())["keyid"]
    for file in (desk / "duty").rglob("*"):
        assert file.is_dir() or (seed.encode() not in file.read_bytes() and PASSPHRASE.encode() not in file.read_bytes()), file
    assert (desk / "duty" / "officer.key").stat().st_mode & 0o077 == 0


def test_a_key_that_is_sealed_already_goes_in_as_it_is(desk: Path, secret: Path, vkey: str) -> None:
    sealed_key.seal_file(desk / "south-headquarters.key", PASSPHRASE, sealed_key.LEAST)
    words = ["--as", "south", "--key", vkey, "--officer-key", desk / "south-headquarters.key", "--no-machine-key"]
    assert garant("desk", "new", NOWHERE, desk / "duty", *words).code == 0
    assert (desk / "duty" / "officer.key").read_bytes() == (desk / "south-headquarters.key").read_bytes()


def test_nobody_else_on_the_machine_looks_into_a_desk(desk: Path, secret: Path, vkey: str) -> None:
    """Also where the directory was there before."""
    (desk / "duty").mkdir(mode=0o755)
    assert new(desk, secret, vkey).code == 0
    assert (desk / "duty").stat().st_mode & 0o077 == 0
    (desk / "duty").chmod(0o750)
    said = garant("desk", "run", desk / "duty", "--port", "0", "--json")
    assert (said.code, said.json()["refused"]["code"]) == (2, "unreadable")
    assert "chmod 700" in said.json()["refused"]["sentence"]


def test_a_desk_is_made_once(desk: Path, secret: Path, vkey: str) -> None:
    assert new(desk, secret, vkey).code == 0
    before = (desk / "duty" / "officer.key").read_bytes()
    said = new(desk, secret, vkey, NOWHERE, "south-unit.key", "--json")
    assert (said.code, said.json()["refused"]["code"]) == (2, "exists")
    assert (desk / "duty" / "officer.key").read_bytes() == before


@pytest.mark.parametrize(("passphrase", "code"), [("too short\n", "bad_value"), ("", "unreadable"), ("x" * 2_000, "bad_value")])
def test_without_a_good_passphrase_there_is_no_desk(desk: Path, tmp_path: Path, vkey: str, passphrase: str, code: str) -> None:
    said = new(desk, private(tmp_path / "bad", passphrase), vkey, NOWHERE, "south-headquarters.key", "--json")
    assert said.json()["refused"]["code"] == code
    assert not (desk / "duty" / "officer.key").exists()
    assert not (desk / "duty" / "desk.toml").exists()
    assert passphrase.strip() not in said.err or not passphrase.strip()


def test_nobody_else_may_read_the_passphrase(desk: Path, secret: Path, vkey: str) -> None:
    secret.chmod(0o644)
    assert new(desk, secret, vkey).code == 2


def test_whom_one_trusts_must_be_said(desk: Path, secret: Path) -> None:
    words = ["--as", "south", "--officer-key", desk / "south-headquarters.key", "--passphrase-file", secret, "--no-machine-key"]
    said = garant("desk", "new", NOWHERE, desk / "duty", *words, "--json")
    assert (said.code, said.json()["refused"]["where"]) == (2, "--key")


def test_without_a_terminal_and_a_file_no_passphrase_is_made_up(desk: Path, vkey: str) -> None:
    words = ["--as", "south", "--key", vkey, "--officer-key", desk / "south-headquarters.key", "--no-machine-key", "--json"]
    said = garant("desk", "new", NOWHERE, desk / "duty", *words)
    assert (said.code, said.json()["refused"]["code"]) == (2, "usage")
    assert "passphrase" in said.json()["refused"]["sentence"]


@pytest.mark.parametrize("more", [[], ["--machine-key", "south-unit.key", "--no-machine-key"]], ids=["neither", "both"])
def test_whether_it_has_a_key_of_its_own_must_be_said(desk: Path, secret: Path, vkey: str, more: list[str]) -> None:
    words = ["--as", "south", "--key", vkey, "--officer-key", desk / "south-headquarters.key", "--passphrase-file", secret, "--json", *more]
    said = garant("desk", "new", NOWHERE, desk / "duty", *words)
    assert (said.code, said.json()["refused"]["where"]) == (2, "--machine-key")
    assert not (desk / "duty").exists()


def test_what_is_no_desk_does_not_run(desk: Path) -> None:
    said = garant("desk", "run", desk / "theatre", "--port", "0", "--json")
    assert (said.code, said.json()["refused"]["code"]) == (2, "unreadable")


@contextmanager
def running(desk: Path) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str]]]:
    """Run the desk until the block ends; give its process, and what it printed when it was ready."""
    words = [*COMMAND, "desk", "run", str(desk / "duty"), "--port", "0", "--json"]
    with subprocess.Popen(words, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stdout
            said = b""
            while line := process.stdout.readline():
                said += line
                if line == b"}\n":
                    break
            yield process, json.loads(said or b"{}")
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_desk_lets_in_signs_and_ends_cleanly(desk: Path, secret: Path, vkey: str, number: signal.Signals) -> None:
    with serving_process(desk / "theatre") as host:
        assert new(desk, secret, vkey, host.url).code == 0
        with running(desk) as (process, ready):
            assert ready["url"].startswith("http://127.0.0.1:")
            assert (ready["log"], ready["party"]) == ("ceasefire.example.org/north", "south")
            nobody = Page(ready["url"])
            token = nobody.post("/desk/v1/enter", {"ticket": ready["enter"].partition("#enter=")[2]})["token"]
            page = Page(ready["url"], token)
            assert process.stderr
            assert process.stderr.readline().decode().startswith(f"for the next browser: {ready['url']}/#enter=")
            page.post("/desk/v1/unlock", {"passphrase": PASSPHRASE})
            draft = page.post("/desk/v1/drafted", {"members": {**NOTICE, "to": ["north"]}})
            page.post("/desk/v1/signed", {"draft": draft["draft"]})
            until(lambda: page.get("/desk/v1/queue")["queued"][0]["state"] == "admitted")
            process.send_signal(number)
            assert process.wait(timeout=30) == 0
            assert process.stderr.read() == b""
    assert garant("show", desk / "theatre", "notices", "south/patrol-1", "--json").code == 0


def test_a_desk_starts_and_is_read_although_its_host_is_away(desk: Path, secret: Path, vkey: str) -> None:
    with serving_process(desk / "theatre") as host:
        assert new(desk, secret, vkey, host.url).code == 0
        with running(desk) as (process, _):
            process.terminate()
            assert process.wait(timeout=30) == 0
    with running(desk) as (_, ready):
        token = Page(ready["url"]).post("/desk/v1/enter", {"passphrase": PASSPHRASE})["token"]
        page = Page(ready["url"], token)
        until(lambda: page.get("/desk/v1/standing")["picture"]["away"] is not None)
        assert page.get("/v1/questions/notices")["log_size"] > 0


def test_a_desk_that_never_reached_its_host_says_so_and_goes_on_trying(desk: Path, secret: Path, vkey: str) -> None:
    with serving_process(desk / "theatre") as host:
        url = host.url
    assert new(desk, secret, vkey, url).code == 0
    with running(desk) as (_, ready):
        token = Page(ready["url"]).post("/desk/v1/enter", {"passphrase": PASSPHRASE})["token"]
        page = Page(ready["url"], token)
        standing = page.get("/desk/v1/standing")
        assert (standing["party"], standing["picture"]["size"]) == ("south", 0)
        until(lambda: page.get("/desk/v1/standing")["picture"]["away"] is not None)
        assert page.refused("POST", "/desk/v1/drafted", {"members": NOTICE})[1] == "no_log"
        assert page.refused("GET", "/v1/questions/duty")[1] == "no_log"
        assert page.refused("GET", "/checkpoint")[1] == "no_log"
        with serving_process(desk / "theatre", "--port", url.rpartition(":")[2]):
            until(lambda: page.get("/desk/v1/standing")["picture"]["size"] > 0)
            assert page.get("/desk/v1/standing")["theatre"]
