"""Turns for questions: a few at once, some waiting, no party with all of them. What is over is refused at once, with `busy` or `too_many`.

Answering is arithmetic, and there is one interpreter: more threads would make every answer later, and the writer with them. Questions that
fold the log again have a thread of their own, so that the quick ones need not wait for them.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from garant.errors import Code, Refused

T = TypeVar("T")

THREADS = 2
LONG_THREADS = 1
WAITING_MAX = 64
LONG_WAITING_MAX = 16
"""Of those that fold the log: the quick ones always find a place beside them."""

WAITING_OF_ONE_MAX = 8


class Turns:
    """Threads that answer. Used from one event loop."""

    def __init__(self, of_one: int = WAITING_OF_ONE_MAX) -> None:
        """Make the threads; so many may wait on one account."""
        self._of_one = of_one
        self._quick = ThreadPoolExecutor(THREADS, "asked")
        self._long = ThreadPoolExecutor(LONG_THREADS, "asked-long")
        self._by: Counter[str] = Counter()
        self._long_waiting = 0

    async def do(self, who: str, work: Callable[[], T], *, long: bool = False) -> T:
        """Do a piece of work when its turn has come, on the account of a party or an address. What nobody waits for is not begun."""
        if self._by[who] >= self._of_one:
            raise Refused(Code.TOO_MANY, f"{self._of_one} questions of yours are being answered; wait for one of them")
        if self._by.total() >= WAITING_MAX or (long and self._long_waiting >= LONG_WAITING_MAX):
            raise Refused(Code.BUSY, "more questions are being answered than at once can be; ask again, or ask a replica")
        loop = asyncio.get_running_loop()
        future = (self._long if long else self._quick).submit(work)
        self._count(who, 1, long=long)
        future.add_done_callback(lambda done: self._over(loop, who, done, long=long))
        return await asyncio.wrap_future(future)

    def _over(self, loop: asyncio.AbstractEventLoop, who: str, _: Future[T], *, long: bool) -> None:
        with suppress(RuntimeError):  # when the loop is gone nobody counts any more
            loop.call_soon_threadsafe(partial(self._count, who, -1, long=long))

    def _count(self, who: str, more: int, *, long: bool) -> None:
        self._by[who] += more
        self._long_waiting += more if long else 0
        if not self._by[who]:
            del self._by[who]
