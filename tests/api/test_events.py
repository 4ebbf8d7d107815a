"""Events: whoever listens learns of the newest head, whoever was away of where the log stands now, and nothing is kept for anybody."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from garant.api import events as told
from garant.api.sessions import SESSION_MS, Sessions
from garant.node.sequencer import Sequencer
from garant.signature import keyid
from tests.api.reading import Host, Party, code, reading
from tests.world import NOTICE, Side, World


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def north(world: World) -> Side:
    world.side("ru")
    return world.side("north")


@pytest.fixture
def served(world: World, north: Side) -> Iterator[Host]:
    with reading(world) as one:
        yield one


class Event(NamedTuple):
    """What a stream said between two blank lines; a comment has no name."""

    name: str
    id: str
    data: str


class Listener:
    """Somebody who listens, over a socket of its own, and parses by the book (WHATWG HTML 9.2.6)."""

    def __init__(self, party: Party, query: str = "", **headers: str) -> None:
        parts = urlsplit(party.url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=20)
        given = "".join(f"{name}: {value}\r\n" for name, value in {**party.headers, **headers}.items())
        self.socket.sendall(f"GET /v1/events{query} HTTP/1.1\r\nhost: x\r\n{given}\r\n".encode())
        self.file, self.rest = self.socket.makefile("rb"), b""
        self.status = int(self.file.readline().split()[1])
        self.head = dict(line.split(": ", 1) for line in iter(lambda: self.file.readline().decode().strip(), ""))

    def line(self) -> str | None:
        """Give the next line; None at the end. Its chunks are put together."""
        while b"\n" not in self.rest:
            length = int(self.file.readline() or b"0", 16)
            if not length:
                return None
            self.rest += self.file.read(length)
            self.file.readline()
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode()

    def next(self) -> Event | None:
        """Give the next event or comment; None when the stream has ended."""
        held = {"event": "", "id": "", "data": ""}
        while (line := self.line()) is not None:
            if not line:
                if any(held.values()):
                    return Event(held["event"], held["id"], held["data"])
                continue
            name, _, value = line.partition(":")
            if not name:
                return Event("", "", value.strip())
            held[name] = value.removeprefix(" ")
            if name == "retry":
                held = {"event": "", "id": "", "data": ""}
        return None

    def next_head(self) -> Event | None:
        """Give the next event that is no comment."""
        while (event := self.next()) is not None and not event.name:
            pass
        return event

    def close(self) -> None:
        self.file.close()
        self.socket.close()


@contextmanager
def listening(party: Party, query: str = "", **headers: str) -> Iterator[Listener]:
    listener = Listener(party, query, **headers)
    try:
        yield listener
    finally:
        listener.close()


def grow(served: Host, world: World, north: Side, name: str) -> int:
    """Hand something in, and give the size of the log after it."""
    said = served.hosted.hand_in(world.compose(north.unit, {**NOTICE, "name": name}))
    assert said.status == 201, said.body
    return int(served.hosted.sequencer.head().size)


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(4_000):
        if holds():
            return
        time.sleep(0.005)
    raise AssertionError("it never came to hold")


def test_a_listener_is_told_the_head_at_once_and_every_new_one(served: Host, world: World, north: Side) -> None:
    with listening(served.session(north.desk)) as one:
        assert (one.status, one.head["content-type"], one.head["cache-control"]) == (200, "text/event-stream", "no-store")
        head = served.hosted.sequencer.head()
        assert one.next() == Event("head", str(head.size), one_line(served))
        for number in range(3):
            size = grow(served, world, north, f"n-{number}")
            event = one.next_head()
            assert event == Event("head", str(size), one_line(served))


def one_line(served: Host) -> str:
    """Spell what an event says of the newest head: what the signed checkpoint says."""
    head = served.hosted.sequencer.head()
    size, root = head.note.decode().split("\n")[1:3]
    return json.dumps({"size": int(size), "root": root, "t_ms": head.t_ms}, separators=(",", ":"))


def test_whoever_was_away_is_told_where_the_log_stands_now(served: Host, world: World, north: Side) -> None:
    """One event, whatever was missed: the entries in between are fetched."""
    desk = served.session(north.desk)
    with listening(desk) as one:
        known = one.next()
    assert known is not None
    sizes = [grow(served, world, north, f"n-{number}") for number in range(5)]
    for query, headers in (("", {"last-event-id": known.id}), (f"?since={known.id}", {})):
        with listening(desk, query, **headers) as again:
            event = again.next()
            assert event is not None
            assert event.id == str(sizes[-1])


def test_whoever_knows_the_newest_head_is_told_that_it_is_heard(served: Host, north: Side) -> None:
    size = served.hosted.sequencer.head().size
    with listening(served.session(north.desk), f"?since={size}") as one:
        assert one.next() == Event("", "", "here")


def test_whoever_knows_more_than_there_is_is_told_what_there_is(served: Host, north: Side) -> None:
    """A log that became shorter is nothing to be silent about."""
    size = served.hosted.sequencer.head().size
    with listening(served.session(north.desk), f"?since={size + 7}") as one:
        event = one.next()
        assert event is not None
        assert event.id == str(size)


def test_the_header_counts_before_the_address(served: Host, north: Side) -> None:
    """A browser that comes back sends both: what it heard last is the newer."""
    size = served.hosted.sequencer.head().size
    with listening(served.session(north.desk), "?since=1", **{"last-event-id": str(size)}) as one:
        assert one.next() == Event("", "", "here")


@pytest.mark.parametrize("last", ["x", "-1", "1.5", "9" * 16, "１"])
def test_a_last_event_that_is_none_is_refused(served: Host, north: Side, last: str) -> None:
    said = served.session(north.desk).get("/v1/events", **{"last-event-id": last.encode().decode("latin-1")})
    assert code(said) == "bad_request"


def test_events_need_a_session(served: Host) -> None:
    assert code(served.nobody.get("/v1/events")) == "no_session"


def test_events_end_when_their_key_is_revoked(served: Host, world: World, north: Side) -> None:
    """The listener is not told of the head that ends it."""
    with listening(served.session(north.unit)) as lost, listening(served.session(north.desk)) as kept:
        assert lost.next()
        assert kept.next()
        said = served.hosted.hand_in(world.compose(north.roots, {"type": "revoke/1", "key": keyid(north.unit.public), "because": "lost"}))
        assert said.status == 201, said.body
        assert lost.next_head() is None
        event = kept.next_head()
        assert event is not None
        assert event.id == str(served.hosted.sequencer.head().size)


def test_events_end_with_their_session(served: Host, world: World, north: Side) -> None:
    with listening(served.session(north.unit)) as one:
        assert one.next()
        world.clock.turn(SESSION_MS)
        grow(served, world, north, "after")
        assert one.next_head() is None


def test_the_line_is_kept_open(monkeypatch: pytest.MonkeyPatch, world: World, north: Side) -> None:
    monkeypatch.setattr(told, "HEARTBEAT_S", 0.02)
    with reading(world) as served, listening(served.session(north.desk)) as one:
        assert one.next()
        assert [one.next() for _ in range(3)] == [Event("", "", "here")] * 3


def test_whoever_leaves_makes_room(world: World, north: Side) -> None:
    with reading(world, of_one=2) as served:
        desk = served.session(north.desk)
        with listening(desk) as first, listening(desk) as second:
            assert first.next()
            assert second.next()
            assert code(desk.get("/v1/events")) == "too_many"
        until(lambda: len(served.events) == 0)
        with listening(desk) as third:
            assert third.next()


def test_there_are_so_many_places(monkeypatch: pytest.MonkeyPatch, world: World, north: Side) -> None:
    with reading(world) as served:
        monkeypatch.setattr(served.events, "_most", 1)
        desk = served.session(north.desk)
        with listening(desk) as one:
            assert one.next()
            assert code(desk.get("/v1/events")) == "busy"


def test_a_slow_listener_holds_nobody_up_and_catches_up(served: Host, world: World, north: Side) -> None:
    """It does not read while the log grows; the other is told each head in time, and it is told the last one in the end."""
    desk = served.session(north.desk)
    with listening(desk) as slow, listening(desk) as quick:
        assert slow.next()
        assert quick.next()
        size = 0
        for number in range(20):
            size = grow(served, world, north, f"n-{number}")
            event = quick.next_head()
            assert event is not None
            assert int(event.id) == size
        assert size in heard_until(slow, size)


def heard_until(listener: Listener, size: int) -> list[int]:
    """Listen until a head of this size; give the sizes heard, which only rise."""
    heard: list[int] = []
    while not heard or heard[-1] < size:
        event = listener.next_head()
        assert event is not None
        heard.append(int(event.id))
    assert heard == sorted(set(heard))
    return heard


def test_nothing_is_lost_between_two_rounds(served: Host, world: World, north: Side) -> None:
    """Many heads in a row, as fast as they come: the last one reaches everybody, without waiting for the next beat."""
    desk = served.session(north.desk)
    listeners = [Listener(desk) for _ in range(8)]
    try:
        size = [grow(served, world, north, f"n-{number}") for number in range(60)][-1]
        for one in listeners:
            assert heard_until(one, size)[-1] == size
    finally:
        for one in listeners:
            one.close()


def test_a_stop_ends_streams(world: World, north: Side) -> None:
    with reading(world) as served:
        one = Listener(served.session(north.desk))
        assert one.next()
        served.hosted.server.stop()
        with suppress(ConnectionError, ValueError):  # it may be cut off in the middle of a chunk
            assert one.next() is None
        one.close()


class Ending:
    """An event loop that ends between the question whether it has and what is asked of it."""

    def is_closed(self) -> bool:
        return False

    def call_soon_threadsafe(self, *_: object) -> None:
        raise RuntimeError("Event loop is closed")


def test_a_loop_that_ends_while_the_log_grows_does_not_end_the_writer(world: World, north: Side) -> None:
    assert north.name
    sequencer = Sequencer(world.host, world.store, world.clock)
    events = told.Events(sequencer, Sessions(sequencer, world.clock))
    events._loop = Ending()  # type: ignore[assignment]
    answer = sequencer.put(world.compose(north.unit, NOTICE))
    assert sequencer.turn()
    assert answer.result(0)
