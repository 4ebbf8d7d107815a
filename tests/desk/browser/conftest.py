"""The pages of the desk in a real Chromium (Debian's), over a real theatre: what every test of them begins with.

    def test_something(open_desk: OpenDesk, watch: Watch) -> None:
        page = open_desk("tr")              an entered page of Turkey's desk; open_desk("ru") is another desk of the same theatre

A test fails on any complaint of a page that it did not expect (`watching.Watch`). The browser belongs to one file: the driver's event loop
must be gone before other tests of the same process run theirs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from garant.desk import pages
from tests.desk.browser.theatre import Theatre, play
from tests.desk.browser.watching import Watch
from tests.needs import need_browser

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server", "--disable-background-networking",
)  # fmt: skip
"""Without a sandbox of its own: root may have none, and what it loads is ours. Nothing is asked of any network."""
SOUNDS_AT_ONCE = "--autoplay-policy=no-user-gesture-required"
"""A browser that waits for a touch first says so in its console."""
WAIT_MS = 20_000
"""How long any look at a page waits: it returns as soon as it sees what it looks for."""
expect.set_options(timeout=WAIT_MS)

OpenDesk = Callable[..., Page]
"""open_desk(party, level="hq", path="#/duty"): a page of that desk, entered."""


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the reference scenario once."""
    return play(tmp_path_factory.mktemp("played") / "theatre")


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory, played: Path) -> Iterator[Theatre]:
    """Run a host over it; desks join as they are asked for."""
    assert (pages.built() / "index.html").is_file(), pages.NOT_BUILT
    with Theatre(tmp_path_factory.mktemp("desks"), played) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    with launched(SOUNDS_AT_ONCE) as started:
        yield started


@contextmanager
def launched(*arguments: str) -> Iterator[Browser]:
    """Run a browser, with more arguments."""
    program = need_browser()
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=[*ARGUMENTS, *arguments])
        yield started
        started.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., tuple[BrowserContext, Watch]]]:
    """Give what makes a browser of somebody's own: nothing is shared with others, and its pages are watched."""
    made: list[tuple[BrowserContext, Watch]] = []

    def make(**options: object) -> tuple[BrowserContext, Watch]:
        asked = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "timezone_id": "Asia/Damascus", "reduced_motion": "reduce"}
        context = browser.new_context(**{**asked, **options})  # type: ignore[arg-type]  # the options of `new_context`, as they are
        context.set_default_timeout(WAIT_MS)
        made.append((context, Watch(context)))
        return made[-1]

    yield make
    for context, _ in made:
        context.close()
    for _, watch in made:
        watch.check()


@pytest.fixture
def own_context(new_context: Callable[..., tuple[BrowserContext, Watch]]) -> tuple[BrowserContext, Watch]:
    """Make the browser of a test."""
    return new_context()


@pytest.fixture
def context(own_context: tuple[BrowserContext, Watch]) -> BrowserContext:
    return own_context[0]


@pytest.fixture
def watch(own_context: tuple[BrowserContext, Watch]) -> Watch:
    return own_context[1]


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open an empty page."""
    return context.new_page()


@pytest.fixture
def open_desk(theatre: Theatre, context: BrowserContext) -> OpenDesk:
    """Give what opens a desk and enters it by its ticket; pages of several desks stand beside each other in one browser."""

    def opened(party: str, level: str = "hq", path: str = "#/duty") -> Page:
        page = context.new_page()
        page.goto(theatre.desk(party, level).address())
        page.locator(".frame").wait_for()
        if path != "#/duty":
            page.evaluate("path => { location.hash = path }", path)
        return page

    return opened
