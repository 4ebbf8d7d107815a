"""The event loop of a simulated process: asyncio's own tasks and futures, and the agenda in place of a clock and of sockets.

    loop = begin(agenda)
    loop.start(...)             production code that awaits; what it does next is on the agenda, in its order
    loop.stop_until(...)        the process stands still (SIGSTOP), and goes on then with all that it missed
    loop.kill()                 it is gone: nothing that it still did reaches anybody

What a thread would do beside the loop is one more thing on the agenda.
"""

import asyncio
from asyncio import events
from collections import deque
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, Final

from tests.simulation.agenda import Agenda

THREAD_MS: Final = (0, 3)
"""How long it takes until a thread has its turn."""

LIMBO_TURNS: Final = 3
"""How often what is under way is cancelled: what it does then may begin something more."""


class Loop(asyncio.AbstractEventLoop):
    """One process's event loop."""

    def __init__(self, agenda: Agenda) -> None:
        """Begin with nothing to do."""
        self.agenda = agenda
        self.gone = False
        self.stopped_until_ms = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._soon: dict[asyncio.Handle, None] = {}
        self._left: deque[asyncio.Handle] = deque()

    # What asyncio asks of a loop

    def time(self) -> float:
        """Give the true time, in seconds."""
        return self.agenda.now_ms / 1_000

    def call_soon(self, callback: Callable[..., object], *args: Any, context: Context | None = None) -> asyncio.Handle:  # type: ignore[override]  # noqa: ANN401
        """Put something on the agenda."""
        return self._later(0, asyncio.Handle(callback, args, self, context))

    call_soon_threadsafe = call_soon  # type: ignore[assignment]

    def call_later(  # type: ignore[override]
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,  # noqa: ANN401 - as asyncio has it
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Put something on the agenda for later."""
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,  # noqa: ANN401 - as asyncio has it
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Put something on the agenda for an instant."""
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        self._later(max(0, round((when - self.time()) * 1_000)), handle)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Leave it on the agenda, where it will do nothing."""

    def create_future(self) -> asyncio.Future[Any]:
        """Make a future."""
        return asyncio.Future(loop=self)

    def create_task(self, coro: Coroutine[Any, Any, Any], **_: Any) -> asyncio.Task[Any]:  # type: ignore[override]  # noqa: ANN401
        """Begin a task."""
        task = asyncio.Task(coro, loop=self)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None and not self.gone:
            raise error

    def run_in_executor(self, _: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]  # noqa: ANN401
        """Let a thread do something: a little later."""
        done = self.create_future()

        def work() -> None:
            try:
                done.set_result(func(*args))
            except Exception as error:  # noqa: BLE001 - as an executor does
                done.set_exception(error)

        self._later(self.agenda.chance.randint(*THREAD_MS), asyncio.Handle(work, (), self))
        return done

    def get_debug(self) -> bool:
        """Tell that nothing is looked at more closely."""
        return False

    def is_closed(self) -> bool:
        """Tell whether the process is gone."""
        return self.gone

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """End the run: an exception that nobody expected is a finding."""
        if not self.gone:
            raise context.get("exception") or AssertionError(context["message"])

    # The process's life

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin something that nobody waits for."""
        self.create_task(work)  # type: ignore[unused-awaitable]

    def stop_until(self, instant_ms: int) -> None:
        """Stand still until an instant."""
        self.stopped_until_ms = instant_ms

    def kill(self) -> None:
        """Be gone. What is under way is cancelled here and now, so that nothing of it is left; it reaches nobody any more."""
        if self.gone:
            return
        self.gone = True
        self._left.extend(self._soon)
        for _ in range(LIMBO_TURNS):
            for task in tuple(self._tasks):
                task.cancel()
            while self._left:
                self._run(self._left.popleft())

    def _later(self, delay_ms: int, handle: asyncio.Handle) -> asyncio.Handle:
        if self.gone:
            self._left.append(handle)
        else:
            if not isinstance(handle, asyncio.TimerHandle):
                self._soon[handle] = None
            self.agenda.after(delay_ms, lambda: self._due(handle))
        return handle

    def _due(self, handle: asyncio.Handle) -> None:
        if self.gone:
            return
        if self.agenda.now_ms < self.stopped_until_ms:
            self.agenda.after(self.stopped_until_ms - self.agenda.now_ms, lambda: self._due(handle))
        else:
            self._soon.pop(handle, None)
            self._run(handle)

    def _run(self, handle: asyncio.Handle) -> None:
        if handle.cancelled():
            return
        before = events._get_running_loop()
        events._set_running_loop(self)
        try:
            handle._run()
        finally:
            events._set_running_loop(before)


def begin(agenda: Agenda) -> Loop:
    """Begin a process's loop: one that has no sockets, signals and child processes."""
    loop = Loop(agenda)  # type: ignore[abstract]
    agenda.ends.append(loop.kill)
    return loop
