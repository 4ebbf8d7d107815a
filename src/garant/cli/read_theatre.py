"""Who the parties of a text are in a theatre: by the id that the lexicons give them, or by the name under which a party joined."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from garant.errors import Code, Refused
from garant.reading.drafts import REGISTRAR
from garant.reading.lexicon import LANGUAGES, lexicon
from garant.reading.words import tokens

if TYPE_CHECKING:
    from garant.state.state import State


class Stage(NamedTuple):
    """The theatre's id of each party that the lexicons know, and who will enter drafts."""

    parties: Mapping[str, str]
    registrar: str


def standing_in(directory: Path | None, registrar: str | None) -> Stage:
    """Give who is party in a theatre; without one nobody is."""
    if directory is None:
        return Stage({}, registrar or REGISTRAR)
    from garant.cli.opening import opened

    _, ledger = opened(directory)
    return Stage(_parties(ledger.state), registrar or _registrar(ledger.state))


def _parties(state: "State") -> dict[str, str]:
    """Match parties by their ids, then by their titles; an id that says it outright counts more."""
    found: dict[str, str] = {}
    for name, row in state.parties.items():
        for title in row.title.values():
            known = _known(title)
            if known:
                found.setdefault(known, name)
    return found | {name: name for name, _ in state.parties.items()}


def _known(title: str) -> str | None:
    """Give the id of the party that a title names, in any language that is read."""
    row = tokens(title)
    for language in LANGUAGES:
        for at in range(min(len(row), 2)):
            hit = lexicon(language).phrases.at(row, at)
            if hit and hit[0].sort == "party" and at + hit[1] == len(row):
                return hit[0].id
    return None


def _registrar(state: "State") -> str:
    """Give the one registrar that the charter names."""
    from garant.state.state import CHARTER

    row = state.charters.get(CHARTER)
    registrars = (row.charter.registrars or ()) if row else ()
    if len(registrars) != 1:
        raise Refused(Code.USAGE, f"this theatre names {len(registrars)} registrars; say with --registrar who will enter the drafts")
    return registrars[0]
