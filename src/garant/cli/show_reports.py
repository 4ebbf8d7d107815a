"""Questions of `garant show` about the duty desk, and the picture as it was known to a party."""

from collections.abc import Mapping
from itertools import islice
from typing import Final, get_args

from garant.answers import known
from garant.answers.duty import duty
from garant.cli.questions import Asked, Question, Shown
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.prefix import fold_until
from garant.node.sealed import reader
from garant.statement.words import Level
from garant.terminal import duty as duty_sheet
from garant.terminal import known as known_sheet


def _require_party(asked: Asked) -> str:
    if asked.party is None:
        raise Refused(Code.USAGE, "say whose: --as PARTY")
    return asked.party


def _duty(asked: Asked) -> Shown:
    """Give what waits for a party's officer on watch; NAME is the level."""
    levels = {name: name for name in get_args(Level)}
    if asked.name and asked.name not in levels:
        raise Refused(Code.USAGE, f"{asked.name[:20]!r} is no level: headquarters, sector or unit")
    see = reader(asked.store, asked.state, asked.party)
    found = duty(asked.state, _require_party(asked), asked.at_ms, level=levels.get(asked.name), see=see)
    return found, duty_sheet.duty(found, asked.language)


def _known(asked: Asked) -> Shown:
    """Fold the log as it was at the instant, and ask what had reached the party by then."""
    party, state = _require_party(asked), fold_until(asked.store, asked.at_ms).state
    entries = ((index, read(record.data)) for index, record in enumerate(islice(asked.store.records(), state.size)))
    picture = known.known(state, entries, party, asked.name)
    return picture, known_sheet.known(picture, asked.at_ms)


QUESTIONS: Final[Mapping[str, Question]] = {
    "duty": Question("level", "", _duty, "what waits for PARTY's officer on watch; NAME is the level"),
    "known": Question("thing", "", _known, "the picture as known to PARTY at an instant: what it was told, what it saw"),
}
