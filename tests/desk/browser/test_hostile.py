"""Whatever anybody says stays text: a theatre in which every free text is hostile, shown by every page, in English and in Arabic.

Nothing runs, nothing is fetched, nothing is in a page that is not ours, the policy has nothing to report, and the layout holds.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect
from playwright.sync_api import BrowserContext, Dialog, Page, Request, expect
from playwright.sync_api import TimeoutError as TooLate

from garant.demo.scenario_files import lines
from garant.desk.kinds import kinds
from garant.errors import Code, Refused
from garant.limits import PAYLOAD_BYTES_MAX
from garant.statement import canonical
from garant.statement.kinds import KINDS
from tests.desk.browser.hostile_words import CORPUS, MORE, HostilePlay, has_text
from tests.desk.browser.test_every_page import NAMES, OF
from tests.desk.browser.theatre import Theatre

MORE_PAGES = (
    "duty",
    "notice/ru/convoy-12",
    "notice/un/un-site-1",
    "call/tr/tr-stop-2",
    "incident/tr/shots-at-the-mill",
    "book/tr/hostile-book",
    "agreement/tr/exercise-line",
    "agreement/tr/exercise-terms",
    "agreement/reg/sy-2018-idlib",
    "meeting/reg/astana-12",
    "calls?show=telephones",
    "calls?call=stop",
)

NOT_OURS = """() => {
    const wrong = [];
    const said = (one) => wrong.push(one.outerHTML.slice(0, 200));
    const tags = "img, iframe, frame, object, embed, base, video, audio, marquee, math, style, foreignObject, template, use, animate";
    document.querySelectorAll(`${tags}, applet, meta[http-equiv]`).forEach(said);
    for (const one of document.querySelectorAll("*")) {
        const styled = one.hasAttribute("style") && !one.closest(".map-box, .ol-viewport");
        if (styled || [...one.attributes].some(({name}) => name.startsWith("on") || name === "srcdoc")) said(one);
        for (const name of ["href", "src", "action", "formaction", "data", "xlink:href"]) {
            const to = one.getAttribute(name);
            if (to === null) continue;
            const url = new URL(to, document.baseURI);
            const link = one.localName === "a" && url.protocol === "https:" && one.rel.includes("noopener");
            if (!link && url.protocol !== "blob:" && url.origin !== location.origin) said(one);
        }
    }
    return wrong;
}"""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "theatre"
    made = HostilePlay(folder)
    made.perform(lambda _done, _of, _what: None)
    made.host.store.close()
    return folder


def test_every_kind_that_an_officer_signs_is_said_in_hostile_words() -> None:
    said = {line.statement["type"] for line in lines()} | {kind for kind, _, _ in MORE}
    may = {one.kind for one in kinds().kinds if one.signed_by == "officer" or one.signed_by.startswith("headquarters")}
    assert {kind for kind in may if has_text(inspect.type_info(KINDS[kind]))} <= said


@pytest.mark.parametrize("text", ["\x00", "\x07", "\x1b[2J", "\r", "\t", "\x7f", "\x9b", "\u202d", "\u202e"])
def test_control_characters_and_direction_overrides_come_into_no_log(text: str) -> None:
    """So no page need show them. All other marks of direction are let in, and isolated."""
    with pytest.raises(Refused) as caught:
        canonical.decode(canonical.encode({"text": text}), msgspec.json.Decoder(dict[str, str]), PAYLOAD_BYTES_MAX)
    assert caught.value.refusal.code == Code.CONTROL_CHARACTER


@pytest.fixture
def outside(context: BrowserContext) -> Iterator[list[str]]:
    """Give what was asked of anybody but a desk, and every dialog that opened."""
    heard: list[str] = []

    def requested(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:")):
            heard.append(request.url)

    def opened(dialog: Dialog) -> None:
        heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("request", requested)
    context.on("dialog", opened)
    yield heard
    assert not heard


@pytest.mark.parametrize("language", ["en", "ar"])
def test_whatever_is_said_stays_text_on_every_page(theatre: Theatre, page: Page, outside: list[str], language: str) -> None:
    desk = theatre.desk("tr")
    page.goto(desk.address())
    page.locator(".frame").wait_for()
    page.evaluate(f"localStorage.setItem('garant-language', '{language}')")
    page.reload()
    seen: set[str] = set()
    wrong = [found for path in _paths(page) if (found := _look(page, path, seen))]
    assert not wrong, "\n".join(wrong)
    shown = {text for text in CORPUS if any(_plain(text)[:60] in text_of for text_of in seen)}
    assert len(shown) > len(CORPUS) * 3 / 4, f"these were never shown: {set(CORPUS) - shown}"
    reported = _asked(page, "/desk/v1/csp")
    assert reported["count"] == 0, reported


def _paths(page: Page) -> list[str]:
    """Name every page, each with a thing where it is about one, and a statement of each kind."""
    rows = _asked(page, "/desk/v1/log?count=500")["rows"]
    statements = {row["type"]: f"statement/{row['index']}" for row in rows}
    return [*(f"{name}/{OF[name]}" if name in OF else name for name in NAMES), *MORE_PAGES, *sorted(statements.values())]


def _look(page: Page, path: str, seen: set[str]) -> str:
    """Open a page; say what is wrong with it, if anything is."""
    page.evaluate("path => { location.hash = path }", f"#/{path}")
    try:
        expect(page.locator("main h1").first).to_be_visible()
        expect(page.locator("main .waiting")).to_have_count(0)
        assert not (found := page.evaluate(NOT_OURS)), f"this is not ours: {found}"
        for width in (1280, 820):
            page.set_viewport_size({"width": width, "height": 800})
            _holds(page, width)
    except AssertionError as error:
        return f"{path}: {error}"
    seen.add(_plain(page.locator("body").text_content() or ""))
    return ""


def _holds(page: Page, width: int) -> None:
    """Find that a page is as wide as its window, once everything in it has taken in how wide that is."""
    with suppress(TooLate):
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width, timeout=3_000)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"it is {wide} px wide in a window of {width}"


def _plain(text: str) -> str:
    return "".join(text.split())


def _asked(page: Page, path: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(
        page.evaluate(
            "path => fetch(path, {headers: {authorization: `Bearer ${sessionStorage.getItem('garant-token')}`}}).then(told => told.text())",
            path,
        )
    )
