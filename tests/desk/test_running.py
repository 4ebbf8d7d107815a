"""A desk as its command runs it: what ends it, what does not, and that its first picture is drawn before anybody asks."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from garant.desk import map as drawing
from garant.desk import running
from garant.desk.running import Running
from garant.errors import Code, Fault
from garant.storage.outbox import SqliteOutbox
from tests.api.reading import reading
from tests.desk.desks import PASSPHRASE, made, until
from tests.desk.facing import Page, built
from tests.world import NOTICE, Side, World


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World(rules_level=4)
    monkeypatch.setattr(running, "now_ms", world.clock)
    return world


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@dataclass
class Ran:
    """A desk that runs, somebody in it, what its terminal was told, and how it ended."""

    page: Page
    told: list[str]
    thread: threading.Thread


@contextmanager
def ran(folder: Path) -> Iterator[Ran]:
    """Run a desk in a thread, enter by its address, and end it."""
    told: list[str] = []
    ready: SimpleQueue[dict[str, str]] = SimpleQueue()
    one = Running(folder, built(folder / "pages"), told.append)
    thread = threading.Thread(target=one.run, args=(0, ready.put), daemon=True)
    thread.start()
    said = ready.get(timeout=30)
    nobody = Page(said["url"])
    token = nobody.post("/desk/v1/enter", {"ticket": said["enter"].partition("#enter=")[2]})["token"]
    try:
        yield Ran(Page(said["url"], token), told, thread)
    finally:
        one.stop()
        for running in (thread, *(other for other in threading.enumerate() if other.name == "desk warming")):
            running.join(timeout=30)


def test_a_disk_that_fails_ends_the_line_and_not_the_reading(
    world: World, tr: Side, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer whose disk is full must see that, and the last picture, rather than a page that cannot be reached."""
    with reading(world) as host:
        made(tmp_path, world, tr, host.url)
        with ran(tmp_path) as desk:
            page = desk.page
            page.post("/desk/v1/unlock", {"passphrase": PASSPHRASE})
            draft = page.post("/desk/v1/drafted", {"members": NOTICE})["draft"]

            def full(*_: Any) -> None:  # noqa: ANN401 - whatever it is given
                raise Fault(Code.STORE_FAILED, "the outbox could not be written (database or disk is full)")

            monkeypatch.setattr(SqliteOutbox, "add", full)
            assert page.send("POST", "/desk/v1/signed", {"draft": draft}).status >= 500
            standing = page.get("/desk/v1/standing")
            assert standing["picture"]["failed"]["code"] == "store_failed"
            assert "disk is full" in standing["picture"]["failed"]["sentence"]
            assert page.get("/desk/v1/queue") == {"queued": []}, "nothing is shown as signed that is not kept"
            assert page.get("/v1/questions/duty")["log_size"] == world.state.size
            assert page.refused("POST", "/desk/v1/signed", {"draft": draft})[1] == "store_failed"
            assert desk.thread.is_alive()
            assert any("disk is full" in line for line in desk.told)


def test_the_first_picture_is_drawn_before_anybody_asks(world: World, tr: Side, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(*given: Any) -> Any:  # noqa: ANN401 - whatever it is given
        made = real(*given)
        drawn.append(threading.current_thread().name)
        return made

    real = drawing.Map._draw
    monkeypatch.setattr(drawing.Map, "_draw", draw)
    with reading(world) as host:
        made(tmp_path, world, tr, host.url)
        with ran(tmp_path) as desk:
            until(lambda: bool(drawn))
            desk.page.get("/desk/v1/map")
    assert drawn == ["desk warming"]
