"""Values that can be open, in a few words: a date, a deadline, an addressee, or that nobody knows."""

from garant.statement.values import (
    Absent,
    After,
    Between,
    By,
    Dated,
    Disputed,
    Every,
    Unknown,
    Who,
)
from garant.terminal.paper import Ink, assemble, ink, safe, word


def who(one: Who) -> str:
    """Name somebody: a party by its id, anybody else as described."""
    name = one.party or one.text or ""
    return safe(f"{name} ({one.office})" if one.office else name)


def brief(value: object) -> Ink:
    """Say a value in a few words."""
    match value:
        case Unknown(because="confidential"):
            return assemble(word("unknown"), " (confidential)")
        case Unknown():
            return word("unknown")
        case Absent():
            return word("none")
        case Disputed():
            return word("disputed")
        case tuple():
            return Ink(", ".join(who(one) if isinstance(one, Who) else safe(str(one)) for one in value))
        case _:
            return ink(_when(value))


def _when(value: object) -> str:
    match value:
        case Dated():
            span = f"{value.date} to {value.until}" if value.until else value.date
            return f"{span} ({value.words})" if value.words and value.words not in span else span
        case By():
            return f"{value.date} ({value.words})" if value.words else value.date
        case After():
            return f"{value.period or value.words} after {value.event}"
        case Every():
            return f"every {value.period}" if value.period else str(value.words)
        case Between():
            return f"start {_when(value.start_by)}; finish {_when(value.finish_by)}"
        case _:
            return "" if value is None else str(value)
