"""A host's events wake whoever follows, at once; a host that says too much, or nothing, is left and asked again."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from random import Random

import pytest

from garant.client.host_events import HostEvents
from tests.api.reading import reading
from tests.node.scene import notice
from tests.world import ORIGIN, Side, World


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@contextmanager
def listening(events: HostEvents, waits: list[int], most: int = 1_000) -> Iterator[None]:
    """Listen in a thread; note each wait, and stop after so many."""
    ended = threading.Event()

    def wait(wait_ms: int) -> bool:
        waits.append(wait_ms)
        return len(waits) < most and not ended.wait(0.01)

    thread = threading.Thread(target=events.run, args=(wait, Random(1)), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        events.cut()
        thread.join(timeout=20)
        assert not thread.is_alive()


@contextmanager
def saying(data: bytes, *, then_silent: bool = False) -> Iterator[str]:
    """Answer every request for events with these bytes; then end, or say nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()
        held: list[socket.socket] = []

        def serve() -> None:
            with suppress(OSError):
                while not ended.is_set():
                    line, _ = server.accept()
                    line.recv(65_536)
                    with suppress(OSError):
                        line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n" + data)
                    held.append(line)
                    if not then_silent:
                        line.close()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            ended.set()
            for line in held:
                line.close()


def test_each_new_head_wakes(world: World, tr: Side) -> None:
    grew: SimpleQueue[int] = SimpleQueue()
    with reading(world) as host:
        events = HostEvents(host.url, ORIGIN, tr.desk, lambda: grew.put(1))
        with listening(events, []):
            grew.get(timeout=20)
            for name in "ab":
                host.hosted.hand_in(world.compose(tr.unit, notice(name)))
                grew.get(timeout=20)


def test_without_a_session_a_closed_host_is_asked_again_ever_later(world: World, tr: Side) -> None:
    waits: list[int] = []
    with reading(world) as host:
        events = HostEvents(host.url, ORIGIN, None, lambda: None)
        with listening(events, waits, most=8):
            while len(waits) < 8:
                threading.Event().wait(0.01)
    assert waits[0] == 1_000
    assert waits[-1] > 20_000
    assert max(waits) <= 90_000


def test_a_line_without_end_is_not_read() -> None:
    waits: list[int] = []
    grew: list[int] = []
    with saying(b"x" * 100_000) as url, listening(HostEvents(url, ORIGIN, None, lambda: grew.append(1)), waits, most=3):
        while len(waits) < 3:
            threading.Event().wait(0.01)
    assert grew == []
    assert waits[2] > waits[0]


def test_a_host_that_has_gone_silent_is_left() -> None:
    waits: list[int] = []
    with saying(b": here\n\n", then_silent=True) as url:
        silent = HostEvents(url, ORIGIN, None, lambda: None, silence_s=0.1)
        with listening(silent, waits, most=2):
            while len(waits) < 2:
                threading.Event().wait(0.01)


def test_only_what_carries_data_wakes() -> None:
    waits: list[int] = []
    grew: list[int] = []
    text = b"retry: 3000\n\n: here\n\nid: 5\nevent: head\ndata: {}\n\n"
    with saying(text) as url, listening(HostEvents(url, ORIGIN, None, lambda: grew.append(1)), waits, most=1):
        while not waits:
            threading.Event().wait(0.01)
    assert grew == [1]
    assert waits == [1_000], "it spoke: it is asked again in a beat"
