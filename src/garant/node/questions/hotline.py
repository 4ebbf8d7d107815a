"""Questions about channels, who is on duty, and calls."""

from collections.abc import Mapping
from typing import Final

from garant.answers import hotline
from garant.answers.hotline import ChannelLine, RosterLine
from garant.answers.hotline_calls import CallLine, Calls
from garant.answers.hotline_words import See
from garant.node.ports import EntryStore
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import as_seen_by
from garant.state.state import State
from garant.statement.kinds import Call, Message


def seen_as(store: EntryStore, party: str | None, state: State | None = None) -> See:
    """Read what was said in calls as a party may read it; without one, what is open to all."""

    def see(said: Call | Message, statement_id: str) -> Call | Message:
        return as_seen_by(store, said, statement_id, party, state)

    return see


def _channels(asked: Asked) -> list[ChannelLine]:
    return [line for line in hotline.channels(asked.state, asked.at_ms) if asked.wants(line.ref)]


def _roster(asked: Asked) -> list[RosterLine]:
    return [line for line in hotline.rosters(asked.state, asked.at_ms) if asked.wants(line.channel)]


def _calls(asked: Asked) -> list[CallLine]:
    calls = Calls(asked.state, asked.at_ms, asked.places(), seen_as(asked.store, asked.party, asked.state))
    return [calls.one(asked.name)] if asked.name else calls.all()


QUESTIONS: Final[Mapping[str, Question]] = {
    "channels": Question("channel", "channels", "lines between parties: declared and observed, and their tests", _channels),
    "roster": Question("channel", "channels", "who is on duty on each line, in the order in which a STOP reaches them", _roster),
    "calls": Question("call", "calls", "calls: who was rung, who took them, what was said; with NAME all of one", _calls),
}
