"""A case: one entry before the law, with what its signatures have shown."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

from garant import signature
from garant.errors import Code, Refused
from garant.state.rows import KeyRow
from garant.state.state import CHARTER, Put, State
from garant.statement.kinds import Charter, Receipt, Statement, kind_of
from garant.statement.words import LEVELS


class Grounds(Struct, frozen=True):
    """What `decide` may ask beside the state: the log's own past roots, and how signatures are checked."""

    root_at: Callable[[int], bytes]
    verify: signature.Verify = signature.verify


class Case(Struct, frozen=True):
    """One statement at one index: who signed it (`signers`: rows of known keys; `proven`: all keys, new ones included)."""

    index: int
    t_ms: int
    id: str
    said: Any
    signers: tuple[KeyRow, ...]
    proven: frozenset[bytes]

    def signed_by(self, party: str) -> tuple[KeyRow, ...]:
        """Give the signing keys of one party."""
        return tuple(row for row in self.signers if row.party == party)


Rule = Callable[[State, Case], Iterable[Put]]
"""Says what a statement changes, or refuses it."""

Authority = Callable[[State, Case], None]
"""Refuses a statement whose signers may not make it."""


def require(holds: bool, code: Code, sentence: str, where: str = "") -> None:  # noqa: FBT001 - reads as the rule it states
    """Refuse unless it holds."""
    if not holds:
        raise Refused(code, sentence, where)


def parts(value: object) -> Iterator[Struct]:
    """Give every part of a statement, itself first."""
    if isinstance(value, Struct):
        yield value
        for name in _branching(type(value)):
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


_LEAVES = frozenset({str, int, bool, bytes, NoneType, Ellipsis})


@cache
def _branching(kind: type[Struct]) -> tuple[str, ...]:
    """Name the members of a type in which further parts may stand: only those need looking at."""
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if not _is_leaf(hints[name]))


def part_types(kind: type[Struct]) -> frozenset[type[Struct]]:
    """Give the types of all parts that may stand in a type, itself among them."""
    found: set[type[Struct]] = set()
    ahead: list[Any] = [kind]
    while ahead:
        hint = ahead.pop()
        if isinstance(hint, type) and issubclass(hint, Struct) and hint not in found:
            found.add(hint)
            ahead += get_type_hints(hint).values()
        ahead += get_args(hint)
    return frozenset(found)


def _is_leaf(hint: Any) -> bool:  # noqa: ANN401 - any type hint
    """Tell whether a value of this type holds no part, however deep."""
    inner = get_args(hint)
    return get_origin(hint) is Literal or (all(map(_is_leaf, inner)) if inner else hint in _LEAVES)


def require_parties(state: State, parties: Iterable[str], where: str) -> None:
    """Refuse party ids that are not enrolled."""
    enrolled = state.parties.rows
    for party in parties:
        if party not in enrolled:
            raise Refused(Code.UNKNOWN_PARTY, f"{party!r} is no party of this theatre; describe it by `text` instead", where)


def own_name(state: State, table: str, said: Statement, name: str) -> str:
    """Give the reference `party/name` of a new thing; refuse a name that this party has used already."""
    ref = f"{said.party}/{name}"
    if ref in state.table(table).rows:
        raise Refused(Code.NAME_TAKEN, f"{ref} is there already; choose another name", "$.name")
    return ref


def require_there(state: State, table: str, ref: str, where: str) -> None:
    """Refuse a reference to something that is not there."""
    if ref not in state.table(table).rows:
        raise Refused(Code.UNKNOWN_REFERENCE, f"there is no {ref} among the {table.replace('_', ' ')} of this log", where)


def require_referred(state: State, refs: Iterable[str]) -> None:
    """Refuse references to what is neither an agreement nor a meeting of this log."""
    for ref in refs:
        there = ref in state.agreements or ref in state.meetings
        require(there, Code.UNKNOWN_REFERENCE, f"there is no agreement or meeting {ref} in this log", "$.refers_to")


def require_same_status(status: str, said: Statement) -> None:
    """Refuse a statement of another status than what it is about (guard-rail 6)."""
    if status != said.status:
        sentence = f"it is about something {status!r}, and is itself {said.status!r}; they do not meet"
        raise Refused(Code.OTHER_STATUS, sentence, "$.status")


def require_registered(state: State, said: Any) -> None:  # noqa: ANN401 - any kind with `capacity` and `sources`
    """Refuse a registrar's entry by somebody else, and one without its source."""
    if said.capacity == "party":
        return
    registrars = the_charter(state).registrars or ()
    require(said.party in registrars, Code.NOT_A_REGISTRAR, f"the charter does not name {said.party!r} as a registrar", "$.capacity")
    require(bool(said.sources), Code.SOURCE_MISSING, "a registrar's entry must name where it is known from", "$.sources")


def the_charter(state: State) -> Charter:
    """Give the charter in force."""
    row = state.charters.get(CHARTER)
    if row is None:
        raise Refused(Code.NO_CHARTER, "this log has no charter yet")
    return row.charter


def require_level(state: State, said: Statement, level: int) -> None:
    """Refuse a kind that the charter's rules level does not reach yet."""
    reached = said.rules_level if isinstance(said, Charter) else the_charter(state).rules_level
    if reached < level:
        raise Refused(Code.UNKNOWN_KIND, f"{kind_of(said)} is not in force yet: the charter's rules level is {reached}", "$.type")


def require_speaker(case: Case, said: Receipt) -> None:
    """A key speaks for its own level; by relay for one below; a desk says "delivered" alone."""
    for key in case.signers:
        if key.role == "desk":
            bare = said.step == "delivered" and said.relay is None
            require(bare, Code.NOT_AUTHORISED, "a desk's machine key is good for `delivered` alone", "$.step")
        _require_own_level(key, said)


def _require_own_level(key: KeyRow, said: Receipt) -> None:
    own, level = LEVELS.index(key.level or "unit"), LEVELS.index(said.level)
    fits = level < own if said.relay else level == own
    sentence = f"a key at {key.level} level signs receipts of its own level, or relay receipts of a level below"
    require(fits, Code.WRONG_LEVEL, sentence, "$.level")
