"""What waits for a host: a bounded queue in two lanes, and the bytes that are in it.

    urgent lane     STOP calls and what follows on them: taken first, with places of their own that nobody else can fill
    common lane     everything else: one of each account in turn, those of one account in the order in which they came

An account is a party's, mostly. It has bounds of its own, both of what waits and of what goes into one group: whoever hands in much waits
for itself. Of a group it gets no more than all others together and two, so that their groups last hardly longer than without it; one
that nobody else was seen beside for a while gets a larger share, for whom else would it keep waiting? Who finds a lane full is refused at
once (`busy`) and has lost nothing: a statement is good for as long as its `not_after` says.
"""

from collections import Counter, deque
from threading import Condition
from typing import Generic, NamedTuple, TypeVar

from garant.errors import Code, Refused

T = TypeVar("T")


class Bounds(NamedTuple):
    """How much waits at most, and how much is taken at once: things in the common lane, in the urgent one, bytes of both, one group.

    `of_one`: things of one account in the common lane, `bytes_of_one` their bytes. `share`: those of them that go into one group, at most;
    `beside`: by how many they may be more than those of all others in it, unless there have been no others for `alone` groups.
    """

    common: int = 4_096
    urgent: int = 256
    bytes: int = 64_000_000
    group: int = 256
    of_one: int = 1_024
    bytes_of_one: int = 48_000_000
    share: int = 32
    beside: int = 2
    alone: int = 100


class _Lane(Generic[T]):
    """What waits of one account."""

    def __init__(self) -> None:
        self.things: deque[tuple[T, int]] = deque()
        self.bytes = 0

    def append(self, thing: T, size_bytes: int) -> None:
        self.things.append((thing, size_bytes))
        self.bytes += size_bytes

    def popleft(self) -> tuple[T, int]:
        thing, size_bytes = self.things.popleft()
        self.bytes -= size_bytes
        return thing, size_bytes


class Waiting(Generic[T]):
    """Things that wait, for one that takes them in groups. `put` may be called from any thread."""

    def __init__(self, bounds: Bounds = Bounds()) -> None:  # noqa: B008 - a tuple, which nobody can change
        """Start empty."""
        self._bounds = bounds
        self._urgent: _Lane[T] = _Lane()
        self._common: dict[str, _Lane[T]] = {}
        self._count = self._bytes = 0
        self._closed = self._woken = False
        self._changed = Condition()
        self._newest: str | None = None
        self._since_others = 0

    def __len__(self) -> int:
        """Count what waits."""
        return self._count + len(self._urgent.things)

    @property
    def closed(self) -> bool:
        """Tell whether nothing more comes in."""
        return self._closed

    def put(self, thing: T, size_bytes: int, *, urgent: bool = False, account: str = "") -> None:
        """Let a thing wait. Refuses with `busy` when there is no place for it, or the bytes are too many for what is not urgent."""
        with self._changed:
            lane = self._urgent if urgent else self._common.get(account) or _Lane()
            if self._closed or self._is_full(lane, size_bytes, urgent=urgent):
                raise Refused(Code.BUSY, "more is waiting at this host than it takes in at once; send it again in a second")
            lane.append(thing, size_bytes)
            self._bytes += size_bytes
            if not urgent:
                self._common[account] = lane
                self._count += 1
            self._changed.notify()

    def _is_full(self, lane: _Lane[T], size_bytes: int, *, urgent: bool) -> bool:
        if urgent:
            return len(lane.things) >= self._bounds.urgent
        many = self._count >= self._bounds.common or len(lane.things) >= self._bounds.of_one
        return many or self._bytes + size_bytes > self._bounds.bytes or lane.bytes + size_bytes > self._bounds.bytes_of_one

    def wait(self, timeout_s: float | None) -> bool:
        """Wait so long (None: for ever) until there is something to take, and tell whether there is; sooner when all is over, or woken."""
        with self._changed:
            self._changed.wait_for(lambda: len(self) or self._closed or self._woken, timeout_s)
            self._woken = False
            if not len(self):
                self._look_for_others()
            return len(self) > 0

    def take(self) -> list[T]:
        """Take the next group, the urgent first. Empty when there is none."""
        with self._changed:
            taken: list[T] = []
            while self._urgent.things and len(taken) < self._bounds.group:
                taken.append(self._pop(self._urgent))
            self._take_in_turn(taken)
            return taken

    def _take_in_turn(self, taken: list[T]) -> None:
        """Fill a group up from the common lane: one of each account in turn. Whose turn it was comes last the next time."""
        self._look_for_others()
        turn, given = deque(self._common), Counter[str]()
        while turn and len(taken) < self._bounds.group:
            account = turn.popleft()
            lane = self._common.pop(account)
            taken.append(self._pop(lane))
            self._count -= 1
            given[account] += 1
            if lane.things:
                self._common[account] = lane
                if given[account] < self._share(given.total() - given[account]):
                    turn.append(account)

    def _look_for_others(self) -> None:
        """Count the groups since two accounts were seen one after the other, or side by side."""
        same = all(account == self._newest for account in self._common)
        self._since_others = self._since_others + 1 if same else 0
        self._newest = next(iter(self._common), self._newest)

    def _share(self, others: int) -> int:
        """Tell how many things one account has in a group, at most, when all others have so many."""
        return min(self._bounds.share, others + self._bounds.beside) if self._since_others < self._bounds.alone else self._bounds.share

    def _pop(self, lane: _Lane[T]) -> T:
        thing, size_bytes = lane.popleft()
        self._bytes -= size_bytes
        return thing

    def wake(self) -> None:
        """Let go whoever waits, with nothing if there is nothing."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Let nothing more in, and let go whoever waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
