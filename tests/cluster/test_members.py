"""Who is started again, and who is left alone: the rules that the systemd units have too."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.cluster import members
from tests.cluster.members import Answer, Member, WitnessMember, ask


class Ends(Member):
    """A process that ends at once, with an exit code or by a signal of its own."""

    def __init__(self, folder: Path, end: str) -> None:
        """Say how it ends."""
        super().__init__("one", "http://127.0.0.1:9", [end], folder / "log", {"PATH": os.environ["PATH"]})

    @property
    def words(self) -> list[str]:
        """End."""
        return [sys.executable, "-c", f"import os, signal, sys; print('last words', flush=True); {self._command[0]}"]


def mended(member: Member) -> Member:
    """Start it, let it end, and mend it for a while."""
    member.start()
    assert member.process is not None
    member.process.wait()
    deadline = time.monotonic() + 10
    while member.count == 1 and not member.left_alone and time.monotonic() < deadline:
        member.mend()
        time.sleep(0.01)
    return member


@pytest.mark.parametrize(("end", "code"), [("sys.exit(3)", 3), ("os.kill(os.getpid(), signal.SIGKILL)", -9)])
def test_a_fault_and_a_kill_are_mended_by_starting_again(tmp_path: Path, end: str, code: int) -> None:
    member = mended(Ends(tmp_path, end))
    member.stop()
    assert (member.count, member.ends[0]) == (2, code)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_what_a_person_must_look_at_is_left_alone_and_told(tmp_path: Path, code: int) -> None:
    member = mended(Ends(tmp_path, f"sys.exit({code})"))
    assert (member.count, member.ends) == (1, [code])
    assert member.look() == "left alone: last words"


def test_too_many_ends_are_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "STARTS_MAX", 3)
    monkeypatch.setattr(members, "RESTART_S", 0.0)
    member = Ends(tmp_path, "sys.exit(3)")
    member.start()
    while not member.left_alone:
        member.mend()
        time.sleep(0.01)
    assert (member.count, member.ends) == (3, [3, 3, 3])


def test_whoever_is_stopped_is_not_started_again(tmp_path: Path) -> None:
    member = Ends(tmp_path, "signal.pause()")
    member.start()
    while not member.last_word().startswith("last"):
        time.sleep(0.01)
    assert member.stop() == -15
    member.mend()
    assert member.count == 1


def test_no_answer_is_no_health() -> None:
    assert ask("http://127.0.0.1:9", "/") == Answer(0)
    witness = WitnessMember("w", "http://127.0.0.1:9", [], Path("log"), {})
    assert not witness.well(Answer(0))
    assert witness.well(Answer(404))
    assert not Member("h", "http://127.0.0.1:9", [], Path("log"), {}).well(Answer(503))
