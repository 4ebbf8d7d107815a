"""Long work shows how far it is, on a terminal and on standard error alone; streams that break do not break a command."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import pytest

from garant.terminal import streams
from garant.terminal.progress import LONG, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Make standard error a terminal."""
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stderr(Terminal()) as out:
        yield out


def test_long_work_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as shown, progress("verifying", LONG) as tell:
        tell(LONG // 2)
    assert "verifying" in shown.getvalue()
    assert f"{LONG // 2}/{LONG}" in shown.getvalue()


def test_short_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as shown, progress("verifying", LONG - 1) as tell:
        tell(1)
    assert not shown.getvalue()


def test_what_is_going_on_is_cut_short_and_cannot_act(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as shown, progress("playing") as tell:
        tell.step(1, 2, "\x1b[31m" + "x" * 500)
    assert "\\u001b[31mxx" in shown.getvalue()
    assert "x" * 100 not in shown.getvalue()


def test_a_pipe_sees_none_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("verifying", LONG) as tell:
        tell(LONG)
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_went_away_hears_no_more() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        streams.put("nobody reads this\n", stream)
        streams.put("nor this\n", stream)


def test_closed_streams_lead_into_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.steady()
    streams.put("x")
    for stream in (sys.stdout, sys.stderr):
        stream.close()


@pytest.mark.parametrize(("encoding", "all_of_it"), [("utf-8", True), ("UTF8", True), ("ascii", False), ("latin-1", False)])
def test_a_stream_says_whether_it_takes_every_character(encoding: str, all_of_it: bool) -> None:
    assert streams.speaks_unicode(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is all_of_it
