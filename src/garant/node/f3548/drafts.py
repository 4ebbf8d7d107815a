"""A draft: the members of the statement to be signed, which of them is hidden, and what the client is told once it is committed."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from garant.errors import Code, Refused
from garant.node.f3548.standing import Standing
from garant.node.f3548.told import ConstraintTold, IntentTold, Subscriber
from garant.statement.kinds.f3548 import NOTIFIED_MAX

R = TypeVar("R")


class Draft(NamedTuple, Generic[R]):
    """What is to be said, with a hidden OVN and a blob where there are such, and the reply. `parts`: what is said right before it."""

    members: Mapping[str, Any]
    reply: R
    blob: bytes | None = None
    parts: tuple[Mapping[str, Any], ...] = ()


class MissingOvns(Refused):
    """A key lacks OVNs: which things it meets without knowing them."""

    def __init__(self, intents: tuple[IntentTold, ...], constraints: tuple[ConstraintTold, ...]) -> None:
        """Refuse with `missing_ovns`."""
        self.intents, self.constraints = intents, constraints
        count = len(intents) + len(constraints)
        super().__init__(
            Code.MISSING_OVNS, f"the key lacks the OVNs of {count} things that this meets; ask for them, and put it again", "$.key"
        )


def said(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - members of any kind
    """Leave out what is not there: a statement never spells that."""
    return {name: value for name, value in members.items() if value is not None and value is not False and value != ()}


def require_notified(names: Iterable[str]) -> tuple[str, ...]:
    """Give the ids in order. Refuses with `too_large` more than one statement can name."""
    notified = tuple(sorted(names))
    if len(notified) > NOTIFIED_MAX:
        sentence = f"{len(notified)} subscriptions would be notified, more than the {NOTIFIED_MAX} of one statement; ask for less at once"
        raise Refused(Code.TOO_LARGE, sentence, "$.extents")
    return notified


def subscribers(standing: Standing, notified: Iterable[str], fresh: Mapping[str, str] | None = None) -> tuple[Subscriber, ...]:
    """Group notified subscriptions by address, each with its next index. `fresh`: addresses of those that this makes."""
    by_url: dict[str, list[tuple[str, int]]] = {}
    made, rows = fresh or {}, standing.state.subscriptions.rows
    for name in notified:
        if name in made:
            by_url.setdefault(made[name], []).append((name, 1))
        else:
            row = rows[name]
            by_url.setdefault(row.base_url, []).append((name, row.notifications + 1))
    return tuple(Subscriber(url, tuple(one)) for url, one in sorted(by_url.items()))
