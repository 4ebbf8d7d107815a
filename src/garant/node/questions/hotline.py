"""Questions about channels, who is on duty, and calls."""

from collections.abc import Mapping
from typing import Final

from garant.answers import hotline
from garant.answers.hotline import ChannelLine, RosterLine
from garant.answers.hotline_calls import CallLine, Calls
from garant.answers.hotline_telephones import TelephoneSheet, telephones
from garant.answers.hotline_words import See
from garant.node.ports import EntryStore
from garant.node.questions.asked import Asked, Question, require_party
from garant.node.sealed import as_seen_by
from garant.state.state import State
from garant.statement.kinds import Call, Channel, Message, Roster


def seen_as(store: EntryStore, party: str | None, state: State | None = None) -> See:
    """Read what was said in calls as a party may read it; without one, what is open to all."""

    def see(said: Call | Message, statement_id: str) -> Call | Message:
        return as_seen_by(store, said, statement_id, party, state)

    return see


def _channels(asked: Asked) -> list[ChannelLine]:
    return [line for line in hotline.channels(asked.state, asked.at_ms) if asked.wants(line.ref)]


def _roster(asked: Asked) -> list[RosterLine]:
    return [line for line in hotline.rosters(asked.state, asked.at_ms) if asked.wants(line.channel)]


def _asking(asked: Asked) -> Calls:
    return Calls(asked.state, asked.at_ms, asked.places(), seen_as(asked.store, asked.party, asked.state))


def _calls(asked: Asked) -> list[CallLine]:
    return [_asking(asked).one(asked.name)] if asked.name else _asking(asked).all()


def _stops(asked: Asked) -> list[CallLine]:
    return _asking(asked).stops_to(require_party(asked))


def sheet_of(state: State, store: EntryStore, party: str, at_ms: int, channel: str | None = None) -> TelephoneSheet:
    """Give the duty telephones of a party, with the numbers that it may read."""

    def see(said: Channel | Roster, statement_id: str) -> Channel | Roster:
        return as_seen_by(store, said, statement_id, party, state)

    return telephones(state, party, at_ms, see, channel)


def _telephones(asked: Asked) -> TelephoneSheet:
    return sheet_of(asked.state, asked.store, require_party(asked), asked.at_ms, asked.name or None)


QUESTIONS: Final[Mapping[str, Question]] = {
    "channels": Question("channel", "channels", "lines between parties: declared and observed, and their tests", _channels),
    "roster": Question("channel", "channels", "who is on duty on each line, in the order in which a STOP reaches them", _roster),
    "calls": Question("call", "calls", "calls: who was rung, who took them, what was said; with NAME all of one", _calls),
    "stops": Question("call", "", "STOP calls to PARTY that nobody there has taken", _stops),
    "telephones": Question(
        "channel", "channels", "the duty telephones that PARTY may read, for when the host is out of reach", _telephones
    ),
}
