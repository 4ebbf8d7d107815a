"""A host's fronts: it starts them, takes in what they pass on, and starts another where one ends.

    running         on the host's event loop; the fronts share one listening socket, and the system gives each connection to one of them
    a front's word  is believed as to where a request came from, and in nothing else: a front parses what strangers send, so whoever finds
                    a fault in that has a front. Statements are read strictly and verified here, as if they had come straight.

When the host ends, however, the lines end, and the fronts with them.
"""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Any, NamedTuple, Protocol

from garant.api import problems
from garant.api.application import OnFault, OnMistake
from garant.api.endpoint import Endpoint, Reply, json
from garant.api.host_statements import Door, Quotas, Sender, rows
from garant.api.line import Asked, Line, Told
from garant.api.metrics import Metrics
from garant.errors import Code, Fault, Refusal, Refused
from garant.node.sequencer import Sequencer

AGAIN_S = 1.0
"""How long after one front ended another begins in its place."""

END_S_MAX = 10.0


class Process(Protocol):
    """A front's process, as its host knows it: a `subprocess.Popen`."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended, and give its exit code. Raises `subprocess.TimeoutExpired`."""


Begin = Callable[[Line[Asked]], Awaitable[Process]]
"""Begins a front at the other end of a line (`front_process`). Raises `OSError` where the system has no room for it now."""


class Around(NamedTuple):
    """Whom faults and mistakes are told, and what is counted."""

    on_fault: OnFault
    on_mistake: OnMistake
    metrics: Metrics


class Fronts:
    """The fronts of one host."""

    def __init__(self, sequencer: Sequencer, quotas: Quotas, around: Around) -> None:
        """Hand in to a sequencer; accounts are the host's own, whichever way a statement comes."""
        self._sequencer, self._around = sequencer, around
        self._door = Door(sequencer, quotas, around.metrics.commit_seconds)
        self._one, self._many = rows(self._door.one, self._door.many)
        self._running: dict[Line[Asked], Process] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending = False

    @asynccontextmanager
    async def running(self, count: int, begin: Begin) -> AsyncIterator[None]:
        """Run so many while the block lasts; what is under way then is answered."""
        try:
            for _ in range(count):
                await self._start(begin)
            yield
        finally:
            self._ending = True
            await asyncio.to_thread(_end, tuple(self._running.values()))
            for line in tuple(self._running):
                line.close()

    async def _start(self, begin: Begin) -> None:
        if self._ending:
            return
        line: Line[Asked] = Line(Asked, lambda asked: self._keep(self._answer(line, asked)), lambda: self._lost(line, begin), waits=True)
        try:
            self._running[line] = await begin(line)
        except OSError as error:
            self._around.on_mistake(f"a front does not begin ({error.strerror or error}); it is tried again")
            self._start_later(begin)
        else:
            if not line.open:
                self._lost(line, begin)

    def _lost(self, line: Line[Asked], begin: Begin) -> None:
        """Start another front where one has ended by itself."""
        process = self._running.pop(line, None)
        if process is None:
            return  # it ended before it was known to have begun
        process.kill()
        if not self._ending:
            self._around.on_mistake(f"a front ended (exit code {process.wait()}); another one begins")
            self._start_later(begin)

    def _start_later(self, begin: Begin) -> None:
        asyncio.get_running_loop().call_later(AGAIN_S, lambda: self._keep(self._start(begin)))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, line: Line[Asked], asked: Asked) -> None:
        began_s, code = perf_counter(), None
        try:
            reply = await self._reply(asked)
        except Refused as refused:
            code = refused.refusal.code
            reply = problems.reply(refused.refusal, retry_s=getattr(refused, "retry_s", 0.0))
        except Fault as fault:
            code = fault.code
            self._around.on_fault(fault)
            reply = problems.reply(Refusal(Code.STOPPED, "this host has stopped; what was acknowledged stands"))
        except Exception as error:  # noqa: BLE001 - as at the host's own door: a mistake of ours in one answer is said, and harms no other
            code = Code.INTERNAL
            self._around.on_mistake(f"{type(error).__name__} at what a front passed on")
            reply = problems.reply(Refusal(Code.INTERNAL, "a mistake of ours; nothing was changed by it"))
        self._around.metrics.answered(self._row(asked), reply.status, code, perf_counter() - began_s)
        line.say(Told(asked.number, reply))

    async def _reply(self, asked: Asked) -> Reply:
        sender = Sender(asked.address, asked.urgent_only)
        prepared = map(self._sequencer.prepare, asked.statements)
        if not asked.together:
            return await self._door.take(next(prepared), sender)
        return json(await self._door.take_many(prepared, len(asked.statements), sender))

    def _row(self, asked: Asked) -> Endpoint:
        return self._many if asked.together else self._one


def _end(processes: Sequence[Process]) -> None:
    """Let processes end, and end those that do not."""
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_S_MAX)
        process.kill()
