"""The sequencer: what many hand in at once becomes groups, each one commit of the host's.

    put -> lane -> turn: clock and disk looked at, host.submit_in_turn(group) under the lock -> each is answered -> listeners are told

* Nobody is answered before the commit of its group has returned.
* One thread writes (`run`, or whoever calls `turn`); many put, and many read under the lock that a turn holds.
* A fault ends it: whoever waits is told, nothing more is taken in, and the process stops and reads the log again.
* On every beat the clock is asked what it owes: a STOP that nobody took goes on (`escalating`), and what other hosts wrote is taken in.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

from garant import signature
from garant.answers.live import Live
from garant.errors import Code, Fault, Refusal
from garant.node import garbage
from garant.node.escalating import Watch
from garant.node.floor import Floor, Speaker
from garant.node.host import Host
from garant.node.intake import Make, Prepared, prepare
from garant.node.ledger import Ledger
from garant.node.picture import Grown
from garant.node.ports import Clock, EntryStore, Head
from garant.node.steady import require_not_behind
from garant.node.submission import Answer, Made, Submission
from garant.node.waiting import Bounds, Waiting
from garant.state.state import Put, State
from garant.statement.envelope import Signed

BEAT_MS = 200
USED_SHARE_MAX = 0.9
"""Of the store's disk. Above it STOP calls alone are taken in: they may still save somebody, and are small."""

Used = Callable[[], float]
"""Tells which share of the store's disk is used, 0 to 1."""


Follow = Callable[[State, tuple[Put, ...]], None]
"""Told of a state, and of what an entry changed in it."""

Done = list[tuple[Any, Any]]
"""What came of some of what was handed in (an answer, or the `Fault` that ended it), each with the mark under which it was."""

Tell = Callable[[Done], None]
"""Told of all answers of one group at once, by the thread that writes: who waits in a thread of its own is then woken once."""


class _Order(NamedTuple):
    """What was handed in (or is made in its turn), how urgent it is, whom to tell of the answer, and under which mark."""

    prepared: Prepared | Make
    urgent: bool
    tell: Tell
    mark: Any


class Sequencer:
    """Puts what many hand in into one order, and is a `Picture` of what came of it."""

    def __init__(self, host: Host, reader: EntryStore, clock: Clock, used: Used = lambda: 0.0, bounds: Bounds = Bounds()) -> None:  # noqa: B008
        """Write by a host; `reader` is the same store by another connection, `clock` one that faults when it jumps."""
        self._host, self._reader, self._clock, self._used = host, reader, clock, used
        self._waiting: Waiting[_Order] = Waiting(bounds)
        self._lock, self.floor = Lock(), Floor()
        self._speaker = Speaker(self.floor)
        host.silent = self._speaker.silent
        self._grown: list[Grown] = []
        self._next_beat_ms = 0
        self._calls = Watch()
        self.failed: Fault | None = None
        head = host.newest
        assert head is not None  # noqa: S101 - a log begins with its charter
        self._head: Head = head

    # What is asked

    @property
    def store(self) -> EntryStore:
        """Give the store to read from."""
        return self._reader

    @property
    def log(self) -> str:
        """Give the log's origin."""
        return self._host.log

    def head(self) -> Head:
        """Give the newest durable head."""
        return self._head

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Hold tree and state still, and give them."""
        with self._lock:
            if self.failed:
                raise self.failed
            yield self._host.ledger

    @contextmanager
    def reading_newest(self) -> Iterator[Ledger]:
        """Hold tree and state still, with all that other hosts have committed by now, and give them."""
        with self.reading() as ledger:
            with self._failing():
                self._host.catch_up()
            yield ledger

    def follow(self, feed: Follow) -> None:
        """Let somebody follow what every entry changes, under the lock, just after it was applied: durable or not yet."""
        self._host.followers.append(feed)

    def hold(self, public_key: bytes, sign: signature.Sign) -> signature.Verify:
        """Let a further key sign what is made in its turn; give how its signatures are verified."""
        with self._lock:
            return self._host.own.hold(public_key, sign)

    def live(self) -> Live | None:
        """Give a copy of what is live, as everybody may read it; while `reading`."""
        return self._host.verdicts.live()

    def as_of_ms(self) -> int:
        """Give the present instant: nobody knows this log better."""
        return self._clock()

    def listen(self, grown: Grown) -> Callable[[], None]:
        """Tell of each new head."""
        self._grown.append(grown)
        return lambda: self._grown.remove(grown)

    def say(self, speak: Callable[[Host], bytes]) -> bytes:
        """Let the host sign a word about its log as it is (`Host.say`)."""
        with self._lock:
            return speak(self._host)

    # What is done

    def prepare(self, submission: Submission) -> Prepared:
        """Do all that needs no turn (`intake`), from any thread."""
        return prepare(submission, self._host.ledger.state)

    def put(self, submission: Submission | Prepared, *, urgent: bool = False) -> "Future[Answer]":
        """Let a submission wait for its turn; one that is urgent by itself needs no word. Refuses with `busy`; a `Fault` after the end."""
        prepared = submission if isinstance(submission, Prepared) else self.prepare(submission)
        answer: Future[Answer] = Future()
        self._put(_Order(prepared, urgent or prepared.urgent, _settle, answer))
        return answer

    def hand_in(self, prepared: Prepared | Make, tell: Tell, mark: object, account: str | None = None) -> None:
        """Let a submission wait for its turn, or be made when that comes; its answer (or the fault) is told under a mark, with its group's.

        `account`: with whose other submissions it keeps its order; its party's, if nothing else is said.
        """
        self._put(_Order(prepared, isinstance(prepared, Prepared) and prepared.urgent, tell, mark), account)

    def _put(self, order: _Order, account: str | None = None) -> None:
        if self.failed:
            raise self.failed
        prepared = order.prepared
        whose = (prepared.party if isinstance(prepared, Prepared) else None) or "" if account is None else account
        self._waiting.put(order, _bytes(_handed_in(order)), urgent=order.urgent, account=whose)

    def waiting(self) -> int:
        """Count what waits."""
        return len(self._waiting)

    def hurry(self) -> None:
        """Take in what other hosts wrote in the next turn, which comes at once; from any thread."""
        self._next_beat_ms = 0
        self._waiting.wake()

    def settle(self) -> None:
        """Do before serving, in a process that does nothing else, what the first who ask would wait for; and spare the garbage collector.

        What is live is found, and what was loaded is never looked through for garbage again.
        """
        garbage.spare()
        with self._lock, garbage.put_off():
            self._host.make_ready()
        gc.collect()
        garbage.spare()

    def run(self) -> None:
        """Take turns until `stop`, or a fault. For one thread."""
        while self.turn(BEAT_MS / 1_000):
            pass

    def stop(self) -> None:
        """Let nothing more in; what waits is still done."""
        self._waiting.close()

    def turn(self, timeout_s: float = 0.0) -> bool:
        """Do one group, waiting so long for it, and what the clock asks; tell whether to go on."""
        some = self._waiting.wait(timeout_s)
        orders: list[_Order] = []
        try:
            with self._speaker.speaking(), self._lock, self._failing():
                answers = self._do(orders, some=some)
        except Fault as fault:
            self._end(fault, orders)
            return False
        except BaseException:
            assert self.failed is not None  # noqa: S101 - as `_failing` promises
            self._end(self.failed, orders)
            raise
        _tell_all(zip(orders, answers, strict=True))
        return bool(orders) or not self._waiting.closed

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Whatever goes wrong is known before the lock is given back: the ledger may hold then what no disk has, and nobody may read it."""
        try:
            yield
        except BaseException as error:
            stopped = Fault(Code.INTERNAL, f"the host stopped ({error!r}); open the log again")
            self.failed = self.failed or (error if isinstance(error, Fault) else stopped)
            raise

    def _do(self, orders: list[_Order], *, some: bool) -> list[Answer | Made]:
        if self.failed:
            raise self.failed
        now_ms = self._clock()
        if some:
            require_not_behind(now_ms, self._host.ledger.state.t_ms)
        answers = self._submit(orders) if some else []
        if now_ms >= self._next_beat_ms:
            self._next_beat_ms = now_ms + BEAT_MS
            self._host.catch_up()
            self._calls.escalate(self._host, now_ms)
        self._tell()
        return answers

    def _submit(self, orders: list[_Order]) -> list[Answer | Made]:
        """Submit those for which there is room, and refuse the others with the host's word; answers in the orders' order.

        The group is taken (into `orders`) once the store's turn is held: what came while others had it comes along.
        """
        fits: list[bool] = []

        def group() -> list[Prepared | Make]:
            orders.extend(self._waiting.take())
            full = self._used() >= USED_SHARE_MAX
            fits.extend(order.urgent or not full or self._is_there(order.prepared) for order in orders)
            return [order.prepared for order, fit in zip(orders, fits, strict=True) if fit]

        answers = iter(self._host.submit_in_turn(group))
        refusal = Refusal(Code.DISK_FULL, "the host's disk is nearly full; tell whoever runs it, and send this again when there is room")
        return [next(answers) if fit else self._host.refuse(refusal, _handed_in(order)) for order, fit in zip(orders, fits, strict=True)]

    def _is_there(self, one: Prepared | Make) -> bool:
        """Tell whether this is in the log already, so that it needs no room and has a receipt."""
        return isinstance(one, Prepared) and isinstance(one.read, Signed) and self._host.store.find(one.read.id) is not None

    def _tell(self) -> None:
        head = self._host.newest
        if head is not None and head.size > self._head.size:
            self._head = head
            for grown in tuple(self._grown):
                grown(head)

    def _end(self, fault: Fault, orders: list[_Order]) -> None:
        self._waiting.close()
        _tell_all((order, fault) for order in [*orders, *self._rest()])

    def _rest(self) -> Iterator[_Order]:
        while group := self._waiting.take():
            yield from group


def _tell_all(answered: Iterable[tuple[_Order, Answer | Made | Fault]]) -> None:
    """Tell everybody who waits of all answers that are theirs, at once."""
    done: dict[Tell, Done] = {}
    for order, answer in answered:
        done.setdefault(order.tell, []).append((order.mark, answer))
    for tell, theirs in done.items():
        tell(theirs)


def _settle(done: Done) -> None:
    """Answer by futures, which are the marks."""
    for future, answer in done:
        if isinstance(answer, Fault):
            future.set_exception(answer)
        else:
            future.set_result(answer)


def _handed_in(order: _Order) -> Submission:
    """Give what was handed in; of what is made in its turn, nothing yet."""
    return order.prepared.submission if isinstance(order.prepared, Prepared) else Submission(b"")


def _bytes(submission: Submission) -> int:
    return len(submission.envelope) + sum(map(len, submission.disclosures)) + len(submission.blob or b"")
