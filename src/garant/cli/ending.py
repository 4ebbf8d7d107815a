"""How what runs is told to end."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import NoReturn


@contextmanager
def ended_by_signals(stop: Callable[[], object]) -> Iterator[None]:
    """Let SIGTERM, SIGINT and a terminal that closes (SIGHUP) call `stop`, which ends what runs cleanly, while the block lasts.

    It is called in a thread of its own: a handler runs in the middle of whatever the main thread does, and one that took a lock which is
    held there (an Event's, say, while it is waited for) would wait for ever. Of queues, SimpleQueue's `put` alone may be said there.
    """
    asked = SimpleQueue[Callable[[], object] | None]()

    def listen() -> None:
        while do := asked.get():
            do()

    listening = threading.Thread(target=listen, name="ending", daemon=True)
    listening.start()
    try:
        with _heard(lambda: asked.put(stop)):
            yield
    finally:
        asked.put(None)
        listening.join()


@contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Let the same signals raise KeyboardInterrupt in what runs, while the block lasts."""

    def interrupt() -> NoReturn:
        raise KeyboardInterrupt

    with _heard(interrupt):
        yield


@contextmanager
def _heard(handle: Callable[[], object]) -> Iterator[None]:
    """Hear the signals that end a program. Who started it with `nohup` wanted it to outlive the terminal, and has it so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = [signal.SIGTERM, signal.SIGINT, *([signal.SIGHUP] if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN else [])]
    before = {number: signal.signal(number, lambda *_: handle()) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
