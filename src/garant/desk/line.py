"""The line to the host: threads that follow, listen, and send, so that the officer never waits for it.

    following     verifies what is new, marks what of the outbox is there, says `delivered`
    listening     wakes the first at once when the host says that the log grew (`client.host_events`)
    ordinary      sends what waits in the outbox, in order (`sending`), while the last look showed the log that we know
    urgent        sends STOP calls, by a connection of its own
    minding       each second: locks the key of an officer who has gone

When the host shows anything that is not good, all of them end but the last: nothing more is taken in, and nothing more is sent. The
evidence is kept, `failed` says why, and the last good copy goes on being read.
"""

import threading
from collections.abc import Callable
from random import Random
from typing import NamedTuple, Protocol

from garant.client.host import HttpHost
from garant.client.host_events import HostEvents
from garant.desk.delivering import Delivering
from garant.desk.own_copy import OwnCopy
from garant.desk.sending import Sending
from garant.desk.told import Away, Failed
from garant.errors import Code, Fault, Refusal, Refused
from garant.node.doubt import Doubt, Doubted, Memory
from garant.node.following import follow
from garant.node.outbox import Outbox, broken_word, caught_up
from garant.node.ports import Clock
from garant.node.replica import Step
from garant.storage.replica_files import ReplicaPlace

SPACING_S = 0.02
"""Between two looks, however often the host says that its log grew."""

MINDING_S = 1.0
APART_MS_MAX = 60_000
"""Clocks that a network sets part by far less; entries may be some seconds on their way."""

_UNKNOWN = frozenset({Code.UNREADABLE, Code.NO_SESSION, Code.ROLLED_BACK, Code.WRONG_LOG})
"""While a look at the log ends so, nothing is sent but STOP calls: what is there may not be the log that we know."""


class Cut(Protocol):
    """What can be ended from another thread."""

    def cut(self) -> None:
        """End whatever is going on."""


class Parts(NamedTuple):
    """What a line is made of: `hosts` to hand in to, one for each lane; `events` makes what listens, and tells it whom to call.

    `require_ours` refuses when the log knows this desk's keys as another party's.
    """

    copy: OwnCopy
    outbox: Outbox
    memory: Memory
    place: ReplicaPlace
    remote: Cut
    hosts: tuple[HttpHost, HttpHost]
    events: Callable[[Callable[[], object]], HostEvents]
    delivering: Delivering | None
    require_ours: Callable[[], object]
    clock: Clock
    chance: Random


class Waker:
    """What one thread waits by: for so long, or until there is a reason to look, or the end."""

    def __init__(self, stopped: threading.Event) -> None:
        """Wait until stopped."""
        self._stopped, self._woken = stopped, threading.Event()

    def wake(self) -> None:
        """Give a reason to look."""
        self._woken.set()

    def wait(self, wait_ms: int) -> bool:
        """Wait; tell whether to go on."""
        self._woken.wait(wait_ms / 1_000)
        self._stopped.wait(SPACING_S)
        self._woken.clear()
        return not self._stopped.is_set()


class Line:
    """A desk's line to its host."""

    def __init__(self, parts: Parts, changed: Callable[[], object], mind: Callable[[], object]) -> None:
        """Make ready; `changed` is called, from any thread, when anything stands otherwise, `mind` each second."""
        self._parts, self._changed, self._mind = parts, changed, mind
        self._stopped, self._ended, self._answered = threading.Event(), threading.Event(), threading.Event()
        self._look, self._send, self._hurry = (Waker(self._stopped) for _ in range(3))
        self._hear = Waker(self._stopped)
        self._ordinary, self._urgent = (Sending(parts.outbox, host, parts.clock, self.answered) for host in parts.hosts)
        self._events = parts.events(self.grew)
        self._threads: list[threading.Thread] = []
        self._away: Away | None = None
        self._sending_away: Away | None = None
        self._known = False
        self.reached_ms: int | None = None
        self.apart_ms: int | None = None
        self.failed: Failed | None = None

    @property
    def away(self) -> Away | None:
        """Give why there is no good answer: to looking, or else to handing in."""
        return self._away or self._sending_away

    # From outside

    def start(self) -> None:
        """Start the threads. What was signed before and came into the log since is marked at once."""
        parts = self._parts
        self._catch_up()
        self._start("minding", self._minding)
        self._start("following", lambda: follow(parts.copy.replica, self._look.wait, self._seen, parts.chance))
        self._start("ordinary", lambda: self._ordinary.run(self._sent, self._send.wait, parts.chance))
        self._start("urgent", lambda: self._urgent.run(self._urgent.urgent, self._hurry.wait, parts.chance))
        self._start("listening", lambda: self._events.run(self._hear.wait, parts.chance))

    def halt(self, why: Refused | Fault) -> None:
        """Start none of them but the one that minds: the desk stopped before, and nobody has looked."""
        self.fail(why)
        self._start("minding", self._minding)

    def stop(self) -> None:
        """End all threads, and wait for them."""
        self._ended.set()
        self._end()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=10)

    def grew(self) -> None:
        """Look at once: the host says that there is something."""
        self._look.wake()

    def signed(self) -> None:
        """Send at once: something was signed."""
        self._hurry.wake()
        self._send.wake()
        self._changed()

    def answered(self) -> None:
        """Look at once: the host says that something of ours is in its log."""
        self._answered.set()
        self._look.wake()
        self._send.wake()
        self._changed()

    def fail(self, error: Refused | Fault) -> None:
        """End it for good, from any thread, and say why; who minds the officer's key goes on."""
        code, sentence = (error.refusal.code, error.refusal.sentence) if isinstance(error, Refused) else (error.code, error.sentence)
        evidence = self._parts.place.evidence
        self.failed = self.failed or Failed(code=code, sentence=sentence, evidence=str(evidence) if evidence.exists() else "")
        self._end()
        if self._parts.copy.failed:
            self._parts.copy.fall_back()
        self._changed()

    # In its threads

    def _start(self, name: str, run: Callable[[], object]) -> None:
        thread = threading.Thread(target=self._guarded, args=(run,), name=f"desk {name}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _guarded(self, run: Callable[[], object]) -> None:
        """Run a thread; what ends it is kept, and ends the others."""
        try:
            run()
        except (Refused, Fault) as error:
            self.fail(error)
        except Exception as error:  # noqa: BLE001 - the thread's last door: whoever sits at the desk is told in one sentence
            self.fail(Fault(Code.INTERNAL, f"a mistake of ours ({error!r}); start the desk again"))

    def _end(self) -> None:
        self._stopped.set()
        for waker in (self._look, self._send, self._hurry, self._hear):
            waker.wake()
        for line in (self._parts.remote, self._events, *self._parts.hosts):
            line.cut()

    def _minding(self) -> None:
        while not self._ended.wait(MINDING_S):
            self._mind()

    def _seen(self, step: Step) -> None:
        """Take note of a look."""
        now_ms, was = self._parts.clock(), self._away
        if step.grown:
            self.apart_ms = apart_ms(self._parts.copy.head().t_ms, self.reached_ms, now_ms)
        if step.away is None:
            self.reached_ms, self._away = now_ms, None
        else:
            self._away = _away(step.away, was, now_ms)
        if step.grown:
            self._parts.require_ours()
        known, self._known = self._known, step.away is None or step.away.code not in _UNKNOWN
        if (was and step.away is None) or (self._known and not known):
            self._send.wake()
            self._hurry.wake()
        if was or step.grown or self._answered.is_set():
            self._catch_up()
        self._deliver()
        if step.grown or step.objections or bool(was) != bool(self._away):
            self._changed()

    def _catch_up(self) -> None:
        """Mark what our copy has; a receipt that it does not bear out is evidence, and the end."""
        self._answered.clear()
        copy, outbox = self._parts.copy, self._parts.outbox
        if caught_up(outbox, copy.store, copy.replica.size):
            self._changed()
        with copy.reading() as ledger:
            proof = broken_word(outbox, ledger)
        if proof is not None:
            sentence = "the host signed another history: what it says that it admitted from here is not in the log that it shows"
            doubt = Doubt(Refusal(Code.FORKED, sentence), copy.head().note, proof.checkpoint, copy.replica.size, ())
            self._parts.memory.keep_doubt(doubt)
            raise Doubted(doubt)

    def _deliver(self) -> None:
        if self._parts.delivering is not None and self._parts.delivering.turn():
            self.signed()
            self._look.wake()

    def _sent(self) -> Refusal | None:
        """Send what waits, once the log that is there is the one we know, and take note of what came of it."""
        if not self._known:
            return None
        trouble, was = self._ordinary.ordinary(), self._sending_away
        if trouble is not None and trouble.code == Code.UNREADABLE:
            self._known = False
            self._look.wake()
        self._sending_away = None if trouble is None else _away(trouble, was, self._parts.clock())
        if bool(was) != bool(trouble):
            self._changed()
        return trouble


def _away(why: Refusal, was: Away | None, now_ms: int) -> Away:
    return Away(code=why.code, sentence=why.sentence, since_ms=was.since_ms if was else now_ms)


def apart_ms(stamp_ms: int, before_ms: int | None, now_ms: int) -> int | None:
    """Give how far a host's newest stamp is from when it must have been made: after our last look, if there was one, and before now."""
    if stamp_ms > now_ms + APART_MS_MAX:
        return stamp_ms - now_ms
    if before_ms is None:
        return None
    return stamp_ms - before_ms if stamp_ms < before_ms - APART_MS_MAX else 0
