"""Every kind of statement: its members and their types, which of them may be hidden, and who may sign it.

For the general form, and for whoever reads the log. Types are JSON Schema (2020-12), as msgspec gives them; `components` holds what several
share. It is read from the code itself and says nothing else than docs/reference/kinds.md.
"""

from functools import cache
from inspect import getclosurevars, getdoc
from typing import Any

import msgspec
from msgspec import Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.fold.law import LAWS
from garant.statement.kinds import KINDS, Hiding, Statement
from garant.statement.kinds.base import BOOKKEEPING

_TEMPLATE = "#/components/{name}"
_SIGNERS = {
    "by_officer_or_desk": "officer_or_desk", "by_officers_of_both": "headquarters_of_both", "by_officers_of_two": "headquarters_of_both",
    "by_officers_of_all": "headquarters_of_all", "by_roots": "roots", "by_any_root": "any_root", "by_both_roots": "roots_old_and_new",
    "by_newcomer": "newcomer_and_host", "by_charter": "host_roots", "by_host": "host_roots", "by_answer_key": "host_answer_key",
    "by_gateway": "host_gateway",
}  # fmt: skip


class Member(Struct, frozen=True, kw_only=True, gc=False):
    """A member: whether it must be there, may be hidden, is filled in by the desk when it signs; and its type."""

    name: str
    required: bool
    hideable: bool
    filled_in: bool
    schema: dict[str, Any]


class Kind(Struct, frozen=True, kw_only=True, gc=False):
    """A kind. `signed_by`: a word for who signs; of officers alone `least` is the lowest level that may. `rules`: from which level on."""

    kind: str
    about: str
    signed_by: str
    least: str | None
    rules: int
    members: tuple[Member, ...]


class KindsTold(Struct, frozen=True, kw_only=True):
    """All of them, and the types that they share."""

    kinds: tuple[Kind, ...]
    components: dict[str, Any]


@cache
def kinds() -> KindsTold:
    """Give every kind."""
    _, components = msgspec.json.schema_components(list(KINDS.values()), ref_template=_TEMPLATE)
    told = tuple(_kind(name, kind, components[kind.__name__]) for name, kind in KINDS.items())
    own = {kind.__name__ for kind in KINDS.values()}
    return KindsTold(kinds=told, components={name: schema for name, schema in components.items() if name not in own})


def _kind(name: str, kind: type[Statement], schema: dict[str, Any]) -> Kind:
    law = LAWS[name]
    hideable = kind.HIDEABLE if issubclass(kind, Hiding) else frozenset()
    required = set(schema.get("required", ()))
    signed_by, least = _signers(law.authority)
    members = tuple(
        Member(name=member, required=member in required, hideable=member in hideable, filled_in=member in _FILLED_IN, schema=typed)
        for member, typed in schema["properties"].items()
        if member != "type"
    )
    about = (getdoc(kind) or "").partition("\n")[0]
    return Kind(kind=name, about=about, signed_by=signed_by, least=least, rules=law.level, members=members)


_FILLED_IN = frozenset({*BOOKKEEPING, "_sd"})


def _signers(authority: Any) -> tuple[str, str | None]:  # noqa: ANN401 - a function of the law
    """Say who signs: officers from a level on, or whom the law's function names."""
    least = getclosurevars(authority).nonlocals.get("least")
    return ("officer", str(least)) if least else (_SIGNERS[authority.__name__], None)


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""
    del basis

    def told(_: Call[None, None]) -> KindsTold:
        return kinds()

    return (Endpoint("GET", "/desk/v1/kinds", told, "Every kind of statement, and who may sign it.", answers=KindsTold, needs=Needs.PARTY),)
