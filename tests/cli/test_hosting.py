"""A host that many use at once, as the command line runs one: what ends it is told in a sentence, and a wrong clock does not start."""

import threading
from pathlib import Path

import pytest

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.hosting import hosting, open_host
from garant.errors import Code, Fault
from garant.node.submission import Submission


def test_a_mistake_of_ours_in_the_writer_is_told_and_leaves_no_trace_on_the_terminal(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traces: list[object] = []
    monkeypatch.setattr(threading, "excepthook", traces.append)
    place, ended = Place(desk / "theatre"), list[Fault]()
    host = open_host(place)

    def mistaken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(host, "submit_in_turn", mistaken)
    with hosting(place, host, ended.append) as sequencer:
        error = sequencer.put(Submission(b"{}")).exception(20)
    assert isinstance(error, Fault)
    assert [(fault.code, traces) for fault in ended] == [(Code.INTERNAL, [])]


def test_a_clock_behind_the_log_is_found_before_anybody_is_served(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise every first statement would end the host, each time that it is started again."""
    now_ms = bootstrap.now_ms() - 3_600_000
    monkeypatch.setattr(bootstrap, "now_ms", lambda: now_ms)
    with pytest.raises(Fault) as fault:
        open_host(Place(desk / "theatre"))
    assert fault.value.code == Code.CLOCK_SKEW
