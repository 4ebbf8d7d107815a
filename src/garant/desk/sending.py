"""Sending what is in the outbox, each key's statements in their order, a STOP call before everything.

Two lanes, each with a connection and a thread of its own, so that nothing large or slow is in front of a STOP call:

    urgent      for each STOP call (and each step of one): what its key signed earlier if that is light, each tried once, for a second in
                all; then the call
    ordinary    the officers' first, then the machine's; a key that is told "not now", or whose STOP call waits, goes no further this time

Where nobody answers, a lane waits as a follower does, 1, 2, 4 ... 60 seconds drawn out at random, and is woken when there is a reason to
look: something was signed, or the line is back. Both lanes may send one statement at once: the host answers both alike.
"""

from collections.abc import Callable
from random import Random
from time import monotonic
from typing import Protocol

from garant.errors import Code, Refusal, Refused
from garant.node.following import Pace, Wait
from garant.node.outbox import Outbox, Queued, before, expire, overtaken
from garant.node.ports import Clock
from garant.node.submission import Admission, Answer, Submission

BEFORE_STOP_S = 1.0
"""For all that goes in front of a STOP call, together: whatever is not answered by then is overtaken."""


class HandingIn(Protocol):
    """A host that statements are handed in to; `client.host.HttpHost` is one."""

    def hand_in(self, submission: Submission, deadline_s: float | None = None) -> Answer:
        """Give the answer, verified; refuse where there is none, or none so soon."""


Changed = Callable[[], object]


class Sending:
    """One lane of the outbox."""

    def __init__(self, outbox: Outbox, host: HandingIn, clock: Clock, changed: Changed) -> None:
        """Send to this host; `changed` is called when one stands otherwise."""
        self._outbox, self._host, self._clock, self._changed = outbox, host, clock, changed
        self.trouble: Refusal | None = None

    def run(self, turn: Callable[[], Refusal | None], wait: Wait, chance: Random) -> None:
        """Take a turn again and again until `wait` says to stop."""
        pace = Pace(chance)
        going = True
        while going:
            self.trouble = turn()
            going = wait(pace.after_ms(self.trouble))

    def ordinary(self) -> Refusal | None:
        """Send what waits; give why not all of it was answered."""
        self._expire()
        held, trouble = set[str](), None
        for one in sorted(self._outbox.waiting(), key=lambda one: (one.by == "machine", one.place)):
            if one.urgent:
                held.add(one.keyid)
            if one.keyid in held:
                continue
            try:
                self._send(one)
            except Refused as refused:
                trouble = refused.refusal
                if trouble.code == Code.UNREADABLE:
                    break
                held.add(one.keyid)
        return trouble

    def urgent(self) -> Refusal | None:
        """Send the STOP calls that wait, the oldest first."""
        self._expire()
        trouble: Refusal | None = None
        for stop in (one for one in self._outbox.waiting() if one.urgent):
            try:
                self._send_stop(stop)
            except Refused as refused:
                trouble = refused.refusal
        return trouble

    def _send_stop(self, stop: Queued) -> None:
        """Send a STOP call, behind what its key signed earlier as far as that goes at once."""
        until_s = monotonic() + BEFORE_STOP_S
        try:
            for one in before(stop, self._outbox.waiting()):
                if (left_s := until_s - monotonic()) <= 0:
                    break
                self._send(one, left_s)
        except Refused as refused:
            self.trouble = refused.refusal
        self._send(stop)
        found = self._outbox.find(stop.id)
        if found is not None and found.stands in {"sent", "admitted"} and overtaken(self._outbox, stop):
            self._changed()

    def _send(self, one: Queued, deadline_s: float | None = None) -> None:
        answer = self._host.hand_in(one.submission, deadline_s)
        if isinstance(answer, Admission):
            self._outbox.change(one.sent(answer.index, answer.t_ms, answer.receipt))
        else:
            self._outbox.change(one.refused(answer.refusal, answer.word))
        self._changed()

    def _expire(self) -> None:
        if expire(self._outbox, self._clock()):
            self._changed()
