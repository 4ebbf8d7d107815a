"""What must happen by the clock: a STOP that nobody took in time goes to the next on duty, and the host says so.

    escalate(host)      one statement of the host for each call that is due, all in one commit; none when nothing is due

Time alone changes nothing in the log, so somebody has to run this while calls may come: `garant call watch`, or a server's own loop. A host
that was away says it late, one attempt for each time that it looks; how late stands in the log, since every entry has its stamp.
"""

from collections.abc import Iterator
from typing import Any

from garant.answers.hotline_calls import Due, due, next_due_ms
from garant.node.host import Host
from garant.node.submission import Admission
from garant.state.state import CHARTER, State

LEVEL = 3
"""The rules level from which on there are calls."""


def escalate(host: Host) -> list[Admission]:
    """Say every escalation that is due by the host's clock. Where there is none, nothing is written."""
    return host.say_due(drafts)


class Watch:
    """Escalates for whoever asks often: calls are looked through when one was touched, and a turn is taken when one is due."""

    def __init__(self) -> None:
        """Know of no call yet."""
        self._seen: int | None = None
        self._next_ms: int | None = None

    def escalate(self, host: Host, now_ms: int) -> list[Admission]:
        """Say every escalation that is due by now."""
        ledger = host.ledger
        changed = ledger.changed_at.get("calls", 0)
        if changed != self._seen:
            self._seen, self._next_ms = changed, next_due_ms(ledger.state)
        is_due = self._next_ms is not None and self._next_ms <= max(now_ms, ledger.state.t_ms)
        return escalate(host) if is_due else []


def drafts(state: State, at_ms: int) -> Iterator[dict[str, Any]]:
    """Give the members of each escalation that is due."""
    row = state.charters.get(CHARTER)
    if row is not None and row.charter.rules_level >= LEVEL:
        for one in due(state, at_ms):
            yield _members(state, one)


def _members(state: State, one: Due) -> dict[str, Any]:
    said = state.calls.rows[one.call].said
    members = {
        "type": "escalation/1",
        "status": said.status,
        "to": [said.party, *(said.to or ())],
        "call": one.call,
        "attempt": one.attempt,
    }
    return members | ({"level": one.next.level, "place": one.next.place} if one.next is not None else {})
