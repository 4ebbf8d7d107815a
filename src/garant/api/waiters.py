"""Who waits on an event loop for the thread that writes: the loop is woken once for all answers of a group, not for each.

waiting = waiters.future()                                  on the loop
sequencer.hand_in(prepared, waiters.answered, waiting)      from any thread
answer = await waiting                                      raises what is an error
"""

import asyncio
from contextlib import suppress
from typing import Any

from garant.node.sequencer import Done


class Waiters:
    """Those of one event loop."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._loop: asyncio.AbstractEventLoop | None = None

    def future(self) -> asyncio.Future[Any]:
        """Give something to wait for; it is the mark under which the answer is told."""
        self._loop = asyncio.get_running_loop()
        return self._loop.create_future()

    def answered(self, done: Done) -> None:
        """Take a group's answers from the thread that writes. When the loop is gone nobody waits any more."""
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(_settle, done)


def _settle(done: Done) -> None:
    for waiting, answer in done:
        if waiting.done():
            continue  # whoever waited has left
        if isinstance(answer, Exception):
            waiting.set_exception(answer)
            waiting.exception()  # it is known, even where nobody comes to ask
        else:
            waiting.set_result(answer)
