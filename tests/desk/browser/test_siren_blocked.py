"""A browser that gives no sound before somebody touched the page: a STOP says that it is not heard yet, and the first key starts it.

What Playwright asks of a page counts as a touch (it evaluates with `userGesture`): until the key the page is asked by the debugger alone.
"""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.desk.browser.conftest import WAIT_MS, launched
from tests.desk.browser.signing import say
from tests.desk.browser.test_siren import HIGH_HZ, LISTENS, NEAR_HZ, TONE
from tests.desk.browser.theatre import Theatre
from tests.desk.browser.watching import Watch

SAID = "No sound yet: press any key or click."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser that waits for a touch, as officers' browsers do."""
    with launched("--autoplay-policy=document-user-activation-required") as started:
        yield started


def test_it_says_that_there_is_no_sound_yet_and_a_key_starts_it(theatre: Theatre, context: BrowserContext, watch: Watch) -> None:
    watch.expect("AudioContext was not allowed to start")
    context.add_init_script(f"({LISTENS})()")
    say(theatre, "tr", ("call", "make"), "tr/ru-tr-line", "stop", "Stop firing", "--name", "unheard-1", "--to", "ru")

    page = context.new_page()
    page.goto(theatre.desk("ru", "hq").address())
    look = _Untouched(page)
    look.until(f"document.querySelector('.stop-sound')?.textContent === {SAID!r}")
    assert look("navigator.userActivation.hasBeenActive") is False
    assert look("heard.length") == 0

    page.keyboard.press("j")
    look.until(f"({TONE})([{HIGH_HZ - NEAR_HZ}, {HIGH_HZ + NEAR_HZ}])")
    look.until(f"!document.body.textContent.includes({SAID!r})")
    say(theatre, "tr", ("call", "end"), "tr/unheard-1")


class _Untouched:
    """Looks at a page without a touch."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def __call__(self, expression: str) -> object:
        answer = self.session.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        end = time.monotonic() + WAIT_MS / 1000
        while self(expression) is not True:
            assert time.monotonic() < end, f"never: {expression}"
            self.page.wait_for_timeout(50)
