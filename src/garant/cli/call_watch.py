"""`garant call watch`: the host's clock over calls. A STOP that nobody took goes to the next on duty, and the host says so."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from rich.console import Group, RenderableType

from garant.answers.hotline_calls import next_due_ms
from garant.bootstrap import now_ms
from garant.cli.call import call
from garant.cli.opening import hosted
from garant.cli.output import answer, directory, json_option, spelling
from garant.node.escalating import escalate
from garant.node.host import Host
from garant.node.submission import Admission
from garant.state.state import State
from garant.statement.kinds import Escalation
from garant.terminal import streams
from garant.terminal.hotline_calls import escalated
from garant.terminal.paper import Ink, paper

_LOOK_S = 0.2
"""How often it looks whether somebody wrote to the log: a STOP that was made a moment ago is known in time for its first minute."""


@call.command("watch", short_help="Let STOPs go on by the clock (for the host).")
@directory
@click.option("--once", is_flag=True, help="Say what is due now, and end.")
@json_option
def watch(directory: Path, *, once: bool, as_json: bool) -> None:
    """Watch over the calls in DIR, as its host: when nobody takes a STOP in time, say so and name the next on duty.

    Each word is signed with the host's answer key. It runs until Ctrl-C ends it; with --json it prints one value a line. A host that was
    away says it late; how late is on record.

    \b
    Examples:
      garant call watch theatre
      garant call watch theatre --once
    """
    if once:
        host = hosted(directory)
        words = _say(host)
        said = [_data(host.ledger.state, one) for one in words]
        answer({"escalations": said}, lambda: _listed(host.ledger.state, words), as_json=as_json)
        return
    if not as_json:
        paper().print(Ink("watching; Ctrl-C ends it", style="dim"))
    with suppress(KeyboardInterrupt):
        for state, one in _watched(directory):
            _tell(state, one, as_json=as_json)


def _tell(state: State, one: Admission, *, as_json: bool) -> None:
    if as_json:
        streams.put(f"{spelling(_data(state, one)).replace(chr(10), '')}\n")
    else:
        paper().print(escalated(_of(state, one), one))


def _watched(directory: Path) -> Iterator[tuple[State, Admission]]:
    """Give each escalation as it is said, for ever."""
    host = hosted(directory)
    while True:
        yield from ((host.ledger.state, one) for one in _say(host))
        _wait(host)


def _wait(host: Host) -> None:
    """Sleep until something is due or should be looked at."""
    due_ms = next_due_ms(host.ledger.state)
    time.sleep(_LOOK_S if due_ms is None else max(0.001, min(_LOOK_S, (due_ms - now_ms()) / 1_000)))


def _say(host: Host) -> list[Admission]:
    """Say what is due, on the log as it is now."""
    host.catch_up()
    return escalate(host)


def _of(state: State, one: Admission) -> Escalation:
    return next(row.said for row in state.escalations.values() if row.index == one.index)


def _data(state: State, one: Admission) -> dict[str, Any]:
    said = _of(state, one)
    return {"index": one.index, "t_ms": one.t_ms, "call": said.call, "attempt": said.attempt, "level": said.level, "place": said.place}


def _listed(state: State, words: list[Admission]) -> RenderableType:
    return Group(*(escalated(_of(state, one), one) for one in words)) if words else Ink("nothing is due", style="dim")
