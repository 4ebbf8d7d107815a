"""Questions about the duty desk, and the picture as it was known to a party."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Final, get_args

from garant.answers import known
from garant.answers.duty import Duty, duty
from garant.answers.known import Known
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.prefix import fold_until, paged
from garant.node.questions.asked import Asked, Question, require_party
from garant.node.sealed import reader
from garant.statement.words import Level


def _duty(asked: Asked) -> Duty:
    """Give what waits for a party's officer on watch; NAME is the level."""
    levels = {name: name for name in get_args(Level)}
    if asked.name and asked.name not in levels:
        raise Refused(Code.USAGE, f"{asked.name[:20]!r} is no level: headquarters, sector or unit")
    see = reader(asked.store, asked.state, asked.party)
    return duty(asked.state, require_party(asked), asked.at_ms, level=levels.get(asked.name), see=see)


def _known(asked: Asked) -> Known:
    """Fold the log as it was at the instant, and ask what had reached the party by then."""
    party, state = require_party(asked), fold_until(asked.store, asked.at_ms).state
    numbered = takewhile(lambda one: one[0] < state.size, enumerate(paged(asked.store)))
    return known.known(state, ((index, read(record.data)) for index, record in numbered), party, asked.name)


QUESTIONS: Final[Mapping[str, Question]] = {
    "duty": Question("level", "", "what waits for PARTY's officer on watch; NAME is the level", _duty),
    "known": Question("thing", "", "the picture as known to PARTY at an instant: what it was told, what it saw", _known),
}
