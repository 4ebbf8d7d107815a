"""`garant follow`: from a web server with an exported log, from a host, and from a replica that is served; and when it stops."""

import functools
import http.server
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO
from unittest import mock

import pytest

from garant.node.export import files as export_files
from garant.node.replay import replay
from garant.node.verdicts import Draft, Verdicts
from garant.state.state import State
from tests.api.serve_process import COMMAND, ROOT, serving_process
from tests.api.serving import send
from tests.api.test_witness_process import running
from tests.cli.desk import NOTICE, NOTICE_INDEX, SIZE, Said, fine, flip, garant, say
from tests.world import NOTICE as WORLD_NOTICE
from tests.world import World


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """Hand out a folder, as any web server would."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@pytest.fixture
def public(desk: Path) -> Iterator[tuple[str, Path]]:
    """Give the address of the exported log, and its folder."""
    fine("log", "export", desk / "theatre", desk / "public")
    with files(desk / "public") as url:
        yield url, desk / "public"


def export(desk: Path, theatre: str = "theatre") -> None:
    """Show a log anew, in place of what was shown before."""
    shutil.rmtree(desk / "public")
    fine("log", "export", desk / theatre, desk / "public")


def speak(desk: Path, name: str, theatre: str = "theatre") -> None:
    assert say(desk / theatre, {**NOTICE, "name": name}, desk / "north-headquarters.key").code == 0


def once(url: str, desk: Path, vkey: str, *more: object) -> Said:
    return garant("follow", url, desk / "copy", "--key", vkey, "--once", "--json", *more)


# An exported log


def test_every_command_that_reads_works_on_the_copy(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    said = once(public[0], desk, vkey)
    assert (said.code, said.err) == (0, "")
    told = said.json()
    own = fine("replay", desk / "theatre", "--json").json()
    assert (told["size"], told["root"], told["state_digest"]) == (SIZE, own["root"], own["state_digest"])
    for words in (("show", "notices"), ("show", "receipts"), ("show", "known", "--of", "south")):
        theirs = garant(words[0], desk / "theatre", *words[1:], "--json")
        assert garant(words[0], desk / "copy", *words[1:], "--json") == theirs
    assert fine("log", "verify", desk / "copy", "--json").json()["good"]
    assert fine("log", "key", desk / "copy").out.strip() == vkey
    fine("log", "proof", desk / "copy", NOTICE_INDEX, "-o", desk / "one.tlog-proof")


def test_it_says_whom_it_must_be_told_to_trust(desk: Path, public: tuple[str, Path]) -> None:
    said = garant("follow", public[0], desk / "copy", "--once", "--json")
    assert said.code == 2
    assert "which log you trust" in said.err
    assert not (desk / "copy").exists()


def test_the_key_need_be_given_once(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    assert once(public[0], desk, vkey).code == 0
    assert garant("follow", public[0], desk / "copy", "--once").code == 0


def test_another_log_is_not_followed_into_the_same_directory(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    assert once(public[0], desk, vkey).code == 0
    other = fine("witness", "init", desk / "w", "--name", "other.example/log").out.strip()
    said = once(public[0], desk, other.replace(other.split("+")[2], vkey.split("+")[2]))
    assert said.code == 2


def test_a_host_s_own_directory_is_left_alone(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    said = garant("follow", public[0], desk / "theatre", "--key", vkey, "--once")
    assert said.code == 2
    assert "host's own directory" in said.err


def test_nobody_there_is_one_sentence(desk: Path, vkey: str) -> None:
    with files(desk) as gone:
        pass
    said = once(gone, desk, vkey)
    assert (said.code, said.json()["refused"]["code"]) == (2, "unreadable")


@pytest.mark.parametrize("url", ["ftp://host.example", "host.example", "http://me@host.example/", "http://host.example/?x"])
def test_what_is_no_address_is_said(desk: Path, vkey: str, url: str) -> None:
    assert once(url, desk, vkey).code == 2


# When it stops


def stopped(desk: Path, url: str, vkey: str, code: str) -> dict[str, str]:
    """Look; the replica must stop, and keep why; it must not follow again until the evidence is moved away."""
    before = fine("log", "verify", desk / "copy", "--json").json()
    said = once(url, desk, vkey)
    assert said.code == 1, said
    assert said.json()["refused"]["code"] == code
    assert fine("log", "verify", desk / "copy", "--json").json() == before, "the copy stays what it was"
    again = once(url, desk, vkey)
    assert again.code == 1
    assert "move that away" in again.err
    assert again.json()["refused"]["where"] == str(desk / "copy" / "evidence")
    why: dict[str, str] = json.loads((desk / "copy" / "evidence" / "why.json").read_bytes())
    assert why["code"] == code
    return why


def test_a_fork_stops_it_until_somebody_moves_the_evidence_away(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    """The host was restored from an old copy, and went on: two notices at one place of the log."""
    shutil.copytree(desk / "theatre", desk / "old")
    speak(desk, "true")
    export(desk)
    assert once(public[0], desk, vkey).json()["size"] == SIZE + 2
    speak(desk, "false", "old")
    export(desk, "old")
    stopped(desk, public[0], vkey, "forked")
    evidence = desk / "copy" / "evidence"
    shown = [(evidence / f"{name}.checkpoint").read_bytes() for name in ("seen", "shown")]
    assert [note.split(b"\n")[1] for note in shown] == [b"13", b"13"]
    assert shown[0].split(b"\n")[2] != shown[1].split(b"\n")[2]
    evidence.rename(desk / "for-the-parties")
    export(desk)
    assert once(public[0], desk, vkey).code == 0


def test_a_fork_that_went_further_comes_with_its_entries(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    shutil.copytree(desk / "theatre", desk / "old")
    speak(desk, "true")
    export(desk)
    assert once(public[0], desk, vkey).code == 0
    for name in ("other-1", "other-2"):
        speak(desk, name, "old")
    export(desk, "old")
    stopped(desk, public[0], vkey, "forked")
    assert sorted(path.name for path in (desk / "copy" / "evidence" / "entries").iterdir()) == ["13", "14"]


def test_an_old_copy_stops_it(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    shutil.copytree(desk / "theatre", desk / "old")
    speak(desk, "lost")
    export(desk)
    assert once(public[0], desk, vkey).code == 0
    export(desk, "old")
    assert "old copy" in stopped(desk, public[0], vkey, "rolled_back")["sentence"]


def test_a_damaged_entry_stops_it(desk: Path, public: tuple[str, Path], vkey: str) -> None:
    assert once(public[0], desk, vkey).code == 0
    speak(desk, "more")
    export(desk)
    flip(desk / "public" / "tile" / "entries" / "000.p" / "13", -9)
    stopped(desk, public[0], vkey, "proof_failed")


# A host, with its sessions; a replica that is served


@contextmanager
def following(*words: object) -> Iterator[tuple["subprocess.Popen[bytes]", dict[str, object]]]:
    """Run a replica until the block ends; give its process, and what it printed when it was ready."""
    with subprocess.Popen(
        [*COMMAND, "follow", *map(str, words), "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
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


def until(true: "functools.partial[bool]") -> None:
    """Wait until something is so."""
    end_s = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end_s
        time.sleep(0.05)


def size_at(url: str) -> int:
    return int(send(url, "GET", "/checkpoint").body.split(b"\n")[1])


def test_a_host_a_replica_of_it_and_a_replica_of_that(desk: Path, vkey: str) -> None:
    with (
        serving_process(desk / "theatre") as host,
        following(host.url, desk / "copy", "--key", vkey, "--serve", "--port", "0", "--open") as (first, ready),
    ):
        url = str(ready["url"])
        assert ready["size"] == SIZE
        assert once(url, desk / "second", vkey).json()["size"] == SIZE
        host.process.send_signal(signal.SIGTERM)
        assert host.ended()[0] == 0
        speak(desk, "meanwhile")
        assert size_at(url) == SIZE, "with its host gone it goes on answering from what it has"
        assert once(url, desk / "third", vkey).json()["state_digest"] == ready["state_digest"]
        port = host.url.rsplit(":", 1)[1]
        with serving_process(desk / "theatre", "--port", port):
            until(functools.partial(lambda: size_at(url) == SIZE + 2))
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=30) == 0
        assert first.stderr
        told = first.stderr.read().decode()
        assert "is as of" in told
        assert "answers again" in told


def test_with_a_party_s_key_it_reads_a_closed_host_and_keeps_what_is_for_that_party(desk: Path, vkey: str) -> None:
    with closed_host(desk / "theatre") as url:
        assert "to parties alone" in once(url, desk, vkey).err
        said = garant("follow", url, desk / "souths", "--key", vkey, "--as-key", desk / "south-unit.key", "--once", "--json")
        assert (said.code, said.json()["size"]) == (0, SIZE)
    fine("log", "export", desk / "theatre", desk / "public")
    with files(desk / "public") as url:
        assert once(url, desk, vkey).code == 0
    for copy, opened in (("souths", True), ("theatre", True), ("copy", False)):
        shown = fine("show", desk / copy, "agreements", "--as", "south", "--json").out
        assert ("A telephone line" in shown) == opened


@contextmanager
def closed_host(theatre: Path, port: str = "0") -> Iterator[str]:
    """Run a host that shows its entries to parties alone."""
    command = [*COMMAND, "serve", str(theatre), "--port", port, "--json"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            said = b""
            while line := process.stdout.readline():
                said += line
                if line == b"}\n":
                    break
            yield json.loads(said)["url"]
        finally:
            process.kill()


def test_a_served_copy_shows_what_witnesses_cosigned_of_it(desk: Path, vkey: str) -> None:
    fine("witness", "init", desk / "w", "--name", "witness.example/w1", "--log", vkey)
    fine("log", "export", desk / "theatre", desk / "public")
    with running(desk / "w") as witness, files(desk / "public") as url:
        policy = desk / "policy"
        policy.write_text(f"log {vkey}\nwitness w1 {witness.key} {witness.url}\nquorum w1\n", encoding="utf-8")
        fine("witness", "ask", desk / "theatre", "--policy", policy)
        (desk / "public" / "checkpoint").write_bytes((desk / "theatre" / "cosigned").read_bytes())
        for _ in ("when it has just come", "when it was here already"):
            with following(url, desk / "copy", "--policy", policy, "--serve", "--port", "0") as (_, ready):
                said = send(str(ready["url"]), "GET", "/checkpoint/cosigned")
                assert (said.status, said.body) == (200, (desk / "copy" / "cosigned").read_bytes())
                metrics = send(str(ready["url"]), "GET", "/metrics").body.decode()
                assert "garant_cosigned_age_seconds" in metrics


@contextmanager
def waiting(url: str, desk: Path, vkey: str) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    """Run a replica of a host that does not answer until the block ends; give its process, and what it says."""
    words = [*COMMAND, "follow", url, str(desk / "copy"), "--key", vkey, "--serve", "--port", "0"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stderr
            yield process, process.stderr
        finally:
            process.kill()


def test_a_copy_that_waits_for_its_host_ends_cleanly(desk: Path, vkey: str) -> None:
    with waiting("http://127.0.0.1:9", desk, vkey) as (process, told):
        assert b"nothing has come of it yet" in told.readline()
        process.send_signal(signal.SIGTERM)
        assert (process.wait(timeout=30), told.read()) == (0, b"")


def test_another_reason_to_wait_is_told_too(desk: Path, vkey: str) -> None:
    with files(desk) as gone:
        pass
    with waiting(gone, desk, vkey) as (process, told):
        assert b"[unreadable]" in told.readline()
        with closed_host(desk / "theatre", gone.rsplit(":", 1)[1]):
            assert b"to parties alone" in told.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_a_mistake_of_ours_while_following_is_a_fault_and_no_clean_end(
    desk: Path, public: tuple[str, Path], vkey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert once(public[0], desk, vkey).code == 0
    traces: list[object] = []
    monkeypatch.setattr(threading, "excepthook", traces.append)
    monkeypatch.setattr("garant.node.following.follow", lambda *_: 1 // 0)
    said = garant("follow", public[0], desk / "copy", "--serve", "--port", "0", "--json")
    assert (said.code, traces) == (3, [])
    assert "[internal]" in said.err


# Objections


def lying(folder: Path) -> str:
    """Show the log of a host whose verdict counts seven notices too many; give its verifier key."""
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    honest = Verdicts.draft

    def lie(self: Verdicts, state: State, version: str) -> Draft:
        draft = honest(self, state, version)
        return draft._replace(answer=replace(draft.answer, considered=draft.answer.considered + 7))

    with mock.patch.object(Verdicts, "draft", lie):
        world.admit(tr.unit, WORLD_NOTICE)
    for path, data in export_files(world.store, world.host.ledger.tree):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return str(world.key)


def test_a_verdict_that_is_not_so_is_told_kept_and_counted(desk: Path) -> None:
    key = lying(desk / "lying")
    with files(desk / "lying") as url:
        said = once(url, desk, key)
        assert said.code == 1
        assert "is not so: it considered 7 notices; there are 0" in said.err
        assert said.json()["objections"] == 1
        again = once(url, desk, key)
        assert (again.code, again.err) == (0, "")
        assert again.json()["objections"] == 1, "it is kept"
    assert not (desk / "copy" / "evidence").exists()
    kept = [json.loads(line) for line in (desk / "copy" / "objections").read_bytes().splitlines()]
    assert [(one["version"], one["sentence"]) for one in kept] == [("tr/patrol-1@000001", "it considered 7 notices; there are 0")]


# Snapshots


def test_a_snapshot_is_written_and_begun_with(desk: Path) -> None:
    written = fine("log", "snapshot", desk / "theatre", "--json").json()
    assert (written["size"], written["file"]) == (SIZE, str(desk / "theatre" / "snapshot"))
    speak(desk, "more")
    again = fine("log", "snapshot", desk / "theatre", "--json").json()
    assert again["size"] == SIZE + 2
    first = (desk / "theatre" / "snapshot").read_bytes()
    fine("log", "snapshot", desk / "theatre", "--anew")
    assert (desk / "theatre" / "snapshot").read_bytes() == first, "the same ledger, the same bytes"


def test_a_host_begins_with_its_snapshot_and_says_why_it_does_not(desk: Path) -> None:
    fine("log", "snapshot", desk / "theatre")
    with mock.patch("garant.node.opening.replay", wraps=replay) as folded:
        speak(desk, "more")
        assert [call.args[1] for call in folded.call_args_list] == [0], "no entry is folded again"
    flip(desk / "theatre" / "snapshot", -20)
    said = say(desk / "theatre", {**NOTICE, "name": "more-2"}, desk / "north-headquarters.key")
    assert said.code == 0
    assert "is not used, and the whole log is folded" in said.err


def test_who_reads_never_looks_at_a_snapshot(desk: Path) -> None:
    """A directory from a stranger's hands may hold a false one."""
    (desk / "theatre" / "snapshot").write_bytes(b"false")
    for words in (("show", desk / "theatre", "notices"), ("log", "verify", desk / "theatre"), ("replay", desk / "theatre")):
        fine(*words)
