"""A host that many use at once: its log opened for writing and for reading, one thread that writes, and what ends it.

    with hosting(place, open_host(place)) as sequencer:       it runs
        ...                                                   and stops: what waits is done, the store is closed

A process that shares its database with others is told at once when one of them wrote (`Growing`).
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.opening import tell
from garant.errors import Fault
from garant.node.host import Host
from garant.node.ports import EntryStore, Growing
from garant.node.replay import Progress
from garant.node.sequencer import Sequencer, Used
from garant.node.steady import SteadyClock, require_not_behind
from garant.node.waiting import Bounds
from garant.storage import snapshot_file

_WAIT_MS = 1_000
_PACE_S = 0.02
"""Between two looks: whoever writes or asks takes in what others wrote first, by itself; these are for those who listen."""


OnEnd = Callable[[Fault], None]
"""Told when the sequencer met a fault and ended."""


def steady_ms() -> int:
    """Tell the machine's steady time, which nobody sets, in ms."""
    return time.monotonic_ns() // 1_000_000


def used_of(place: Place) -> Used:
    """Tell how full the disk of a log is; of a database's disk nothing is known here."""
    if place.database is not None:
        return lambda: 0.0
    directory = place.log.parent

    def used() -> float:
        disk = os.statvfs(directory)
        return 1 - disk.f_bavail / disk.f_blocks if disk.f_blocks else 0.0

    return used


def open_host(place: Place, progress: Progress = lambda _: None) -> Host:
    """Open a theatre as its host, by a clock that stops it when it jumps, and is not behind the log to begin with."""
    host = bootstrap.open_host(place, progress, SteadyClock(bootstrap.now_ms, steady_ms), tell)
    try:
        require_not_behind(bootstrap.now_ms(), host.ledger.state.t_ms)
    except BaseException:
        host.store.close()
        raise
    return host


@contextmanager
def hosting(place: Place, host: Host, on_end: OnEnd = lambda _: None, bounds: Bounds = Bounds()) -> Iterator[Sequencer]:  # noqa: B008 - a tuple
    """Run a host's sequencer while the block lasts."""
    with ExitStack() as held:
        held.callback(host.store.close)
        reader = held.enter_context(closing(bootstrap.open_store(place)))
        sequencer = Sequencer(host, reader, SteadyClock(bootstrap.now_ms, steady_ms), used_of(place), bounds)
        thread = threading.Thread(target=_run, args=(sequencer, on_end), name="sequencer", daemon=True)
        thread.start()
        held.callback(_keep_snapshot, place, host, sequencer)
        held.callback(_end, sequencer, thread)
        if isinstance(reader, Growing):
            held.enter_context(_following(bootstrap.open_store(place), sequencer))
        yield sequencer


def _run(sequencer: Sequencer, on_end: OnEnd) -> None:
    with suppress(Exception):  # it is told in one sentence: `failed`
        sequencer.run()
    if sequencer.failed:
        on_end(sequencer.failed)


def _end(sequencer: Sequencer, thread: threading.Thread) -> None:
    sequencer.stop()
    thread.join()


def _keep_snapshot(place: Place, host: Host, sequencer: Sequencer) -> None:
    """Write what the log has come to, for a quick start, when that is worth it and nothing failed."""
    if sequencer.failed is None:
        snapshot_file.keep(place.snapshot, host.ledger)


@contextmanager
def _following(store: EntryStore, sequencer: Sequencer) -> Iterator[None]:
    """Hurry the sequencer whenever another process wrote to the same log, by a connection that waits for nothing else."""
    ended = threading.Event()

    def follow(growing: Growing) -> None:
        while not ended.is_set() and not sequencer.failed:
            try:
                found = growing.wait(sequencer.head().size, _WAIT_MS)
                ended.wait(_PACE_S)
                if found > sequencer.head().size:  # nobody wrote or asked here meanwhile
                    sequencer.hurry()
            except Fault:
                return  # the sequencer's own connection says the same, and is heard

    assert isinstance(store, Growing)  # noqa: S101 - as the reader's store, which is of the same place
    thread = threading.Thread(target=follow, args=(store,), name="following", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        store.close()
