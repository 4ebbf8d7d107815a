"""Questions of `garant show` about channels, who is on duty, and calls."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.questions import Asked, Question, Shown
from garant.node.ports import EntryStore
from garant.node.sealed import as_seen_by
from garant.state.state import State
from garant.statement.kinds import Call, Message

if TYPE_CHECKING:
    from garant.answers.hotline_words import See


def seen_as(store: EntryStore, party: str | None, state: State | None = None) -> "See":
    """Read what was said in calls as a party may read it; without one, what is open to all."""

    def see(said: Call | Message, statement_id: str) -> Call | Message:
        return as_seen_by(store, said, statement_id, party, state)

    return see


def _channels(asked: Asked) -> Shown:
    from garant.answers import hotline
    from garant.terminal import hotline as paper

    lines = [line for line in hotline.channels(asked.state, asked.at_ms) if asked.wants(line.ref)]
    shown = paper.channel(lines[0], asked.language) if asked.name and lines else paper.channels(lines, asked.language, asked.at_ms)
    return lines, shown


def _roster(asked: Asked) -> Shown:
    from garant.answers import hotline
    from garant.terminal import hotline as paper

    lines = [line for line in hotline.rosters(asked.state, asked.at_ms) if asked.wants(line.channel)]
    return lines, paper.rosters(lines, asked.language)


def _calls(asked: Asked) -> Shown:
    from garant.answers.hotline_calls import Calls
    from garant.terminal import hotline_calls as paper

    index = bootstrap.place_index(_place(asked.directory))
    calls = Calls(asked.state, asked.at_ms, index, seen_as(asked.store, asked.party, asked.state))
    if asked.name:
        line = calls.one(asked.name)
        return [line], paper.call(line, asked.language)
    lines = calls.all()
    return lines, paper.calls(lines, asked.language)


def _place(directory: Path | None) -> Place | None:
    return Place(directory) if directory is not None else None


QUESTIONS: Final[Mapping[str, Question]] = {
    "channels": Question("channel", "channels", _channels, "lines between parties: declared and observed, and their tests"),
    "roster": Question("channel", "channels", _roster, "who is on duty on each line, in the order in which a STOP reaches them"),
    "calls": Question("call", "calls", _calls, "calls: who was rung, who took them, what was said; with NAME all of one"),
}
