"""Ten tabs of one desk in one browser: one of them listens for all, so that each goes on asking; when it is closed another one listens."""

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
