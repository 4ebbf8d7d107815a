"""Members that came later than their kind: each is in force from a rules level on, as a new kind is.

A program that knows the lower level only would not know such a member, and stop at it. So a log below that level never holds one.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from garant.errors import Code
from garant.fold.case import part_types, parts, require, the_charter
from garant.state.state import State
from garant.statement.kinds import (
    Blob,
    Body,
    Charter,
    CharterAmendment,
    Meeting,
    Notice,
    NoticeAmendment,
    OperationalIntent,
    Proposal,
    ProposalReply,
    Readout,
    Statement,
)
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Every
from garant.statement.zones import AlongBoundary, AroundNotice, Zone

REGISTER = ("conduit", "filed_for", "protected", "owner_agrees", "region", "reconfirm", "acknowledge_by")
"""What a notice says since there is a register."""

SINCE: Mapping[type[Struct], Mapping[str, int]] = MappingProxyType(
    {
        Blob: {"open": 3},
        Charter: {"news": 2, "clocks": 3, "looks_per_day": 4},
        CharterAmendment: {"clocks": 3, "looks_per_day": 4},
        Every: {"at": 3, "utc_offset": 3, "first": 3},
        Notice: dict.fromkeys(REGISTER, 3),
        NoticeAmendment: dict.fromkeys(REGISTER, 3),
        Readout: {"points": 3, "between": 3, "held": 3, "place": 3},
        Proposal: {"contact": 3, "when": 3, "reply_by": 3},
        ProposalReply: {"by": 3},
        Meeting: {"body": 3},
        OperationalIntent: {"parts": 5},
        Body: {"agreements": 3, "meets": 3},
        Zone: {"drawing": 2, "lower_cm": 2, "upper_cm": 2},
        AlongBoundary: {"width_m": 2},
        AroundNotice: {"radius_m": 2},
        Measure: {"exempts": 2, "valid_from": 2, "valid_until": 2},
    }
)
"""Type -> member -> the rules level from which on it may be used. (A rule that is new as a whole stands here by a member it must have.)"""

CONFIRMING = 3
"""The rules level from which on a notice is confirmed again."""

NAMING_SIGNERS = 3
"""The rules level from which on a receipt's row names the keys that signed it."""

WHOLE_ZONES = 2
"""The rules level from which on the zones round which a zone lies must be there too."""


def require_in_force(state: State, said: Statement) -> None:
    """Refuse a statement that uses a member before the charter's rules level reaches it. A charter is judged by its own level."""
    level = said.rules_level if isinstance(said, Charter) else the_charter(state).rules_level
    early = _early(level, type(said))
    if not early:
        return
    for part in parts(said):
        for name, since in early.get(type(part), ()):
            sentence = f"{name} of {type(part).__name__} is in force from rules level {since} on; the charter's is {level}"
            require(getattr(part, name) is None, Code.UNKNOWN_MEMBER, sentence, "$")


@cache
def _early(level: int, kind: type[Statement]) -> Mapping[type[Struct], tuple[tuple[str, int], ...]]:
    """Give the members that may not be used yet at a rules level, by the types of part that a kind of statement may have."""
    later = {part: tuple((name, since) for name, since in SINCE.get(part, {}).items() if since > level) for part in part_types(kind)}
    return {part: members for part, members in later.items() if members}


def reaches(state: State, level: int) -> bool:
    """Tell whether the charter's rules level is this one or above."""
    return the_charter(state).rules_level >= level
