"""Ten tabs of one desk in one browser: one of them listens for all, and one sounds; when that one is closed another one does."""

from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.signing import say
from tests.desk.browser.theatre import Theatre

TABS = 10
"""A browser opens six connections to an origin."""


def test_ten_tabs_of_a_desk_share_one_stream(open_desk: OpenDesk, theatre: Theatre, context: BrowserContext) -> None:
    listening: list[Page] = []

    def asked(request: Request) -> None:
        if request.url.endswith("/desk/v1/events"):
            listening.append(request.frame.page)

    context.on("request", asked)
    tabs = [open_desk("tr", path="#/log") for _ in range(TABS)]
    for tab in tabs:
        expect(tab.locator("main tbody tr").first).to_be_visible()
    assert len(listening) == 1

    called = ("call", "make"), "tr/ru-tr-line", "routine"
    say(theatre, "ru", *called, "Are you there?", "--name", "tabs-1", "--to", "tr")
    for tab in tabs:
        expect(tab.locator("main tbody tr", has_text="ru/tabs-1").first).to_be_visible()

    tabs.remove(listening[0])
    listening[0].close()
    say(theatre, "ru", *called, "Are you still there?", "--name", "tabs-2", "--to", "tr")
    for tab in tabs:
        expect(tab.locator("main tbody tr", has_text="ru/tabs-2").first).to_be_visible()
    assert len(listening) == 2, "another one listens for all"


COUNT_TONES = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when) };
"""
HEARD_MS = 4_000
"""Two turns of the siren, and more."""


def test_a_stop_sounds_in_one_tab_and_in_another_when_that_is_closed(
    open_desk: OpenDesk, theatre: Theatre, context: BrowserContext
) -> None:
    context.add_init_script(COUNT_TONES)
    tabs = [open_desk("tr") for _ in range(3)]
    say(theatre, "ru", ("call", "make"), "tr/ru-tr-line", "stop", "Nobody moves", "--name", "tabs-stop", "--to", "tr")
    for tab in tabs:
        expect(tab.locator(".stop-bar", has_text="Nobody moves")).to_be_visible()
    one = _sounding(tabs)
    tabs.remove(one)
    one.close()
    _sounding(tabs)

    tabs[0].get_by_role("button", name="Silent for 30 s").click()
    for tab in tabs:
        expect(tab.locator(".stop-sound")).to_contain_text("the alarm stays")


def _sounding(tabs: list[Page]) -> Page:
    """Give the one tab that makes a sound."""
    sounds, heard = "() => window.tones", list[Page]()
    for _ in range(10):
        before = [tab.evaluate(sounds) for tab in tabs]
        tabs[0].wait_for_timeout(HEARD_MS)
        heard = [tab for tab, count in zip(tabs, before, strict=True) if tab.evaluate(sounds) > count]
        if heard:
            break
    assert len(heard) == 1, "one sounds for all"
    return heard[0]
