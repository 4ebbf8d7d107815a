"""How what runs is told to end."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def ended_by_signals(stop: Callable[[], object]) -> Iterator[None]:
    """Let SIGTERM, SIGINT and a terminal that closes (SIGHUP) end what runs, cleanly, while the block lasts.

    Who started it with `nohup` wanted it to outlive the terminal, and has it so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = [signal.SIGTERM, signal.SIGINT, *([signal.SIGHUP] if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN else [])]
    before = {number: signal.signal(number, lambda *_: stop()) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
