"""Playing the tour: every step of `garant.demo.tour` done in a browser, by keys where there are any, and seen to come true.

Each function plays the step of its name and gives its figure, what a guide would point at. It fails where the step does not come true:
playwright's own error, or an assertion that says what was seen instead.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Locator, expect

from garant.demo.stage import PARTIES, STOP, Stage
from garant.demo.tour import Step
from garant.demo.tour_scene import CONVOY, CONVOY_FILE, WORKS
from tests.tour.officer import Officer

WAIT_MS = 30_000
"""For anything to come true; on this machine it takes a second or two."""


CHANGES_MAX = 20
SETTLED_MS = 300


class Tour:
    """One tour: the stage, three officers, and where pictures go."""

    def __init__(self, stage: Stage, context: BrowserContext, pictures: Path | None, form: str = "png") -> None:
        """Let all three officers enter."""
        context.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        self.stage, self._pictures, self._form, self.taken = stage, pictures, form, 0
        self.officers = {party: Officer(context, stage.desks[party].told["enter"]) for party in PARTIES}

    def __getitem__(self, party: str) -> Officer:
        """Give the officer of a party."""
        return self.officers[party]

    def picture(self, party: str, name: str) -> None:
        """Photograph a party's screen, if there are to be pictures: `03-conflict.png`."""
        self.taken += 1
        if self._pictures:
            self.officers[party].photograph(self._pictures / f"{self.taken:02}-{name}.{self._form}")

    def play(self, step: Step) -> str:
        """Play one step; give its figure."""
        return PLAYED[step.name](self)


def plain(text: str) -> str:
    """Give a text of a page on one line, without the marks that isolate a direction."""
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


def _since(start_s: float) -> str:
    return f"{time.monotonic() - start_s:.1f} s"


def stop(tour: Tour) -> str:
    """Let a STOP ring at Türkiye's desk, on another page than the first, and take it."""
    officer = tour["tr"]
    officer.open("g n", "Notices")
    name, called_s = tour.stage.call(), time.monotonic()
    alarm = officer.page.locator(".stops")
    expect(alarm).to_contain_text(STOP)
    alarm.get_by_role("button", name="take it").wait_for()
    tour.picture("tr", "stop")
    officer.press("T")
    officer.sign()
    expect(alarm).to_have_count(0)
    took = _since(called_s)
    officer.page.evaluate("ref => { location.hash = `#/call/${ref}` }", name)
    expect(officer.page.locator(".call h1")).to_contain_text(re.compile("taken", re.IGNORECASE))
    tour.picture("tr", "call")
    return f"{name} rang on another page, and was taken by key {took} after the call"


def conflict(tour: Tour) -> str:
    """Bring in a drawing that meets the works, take a suggestion until nothing is found any more, and file it."""
    officer, drawing = tour["un"], tour.stage.theatre.directory / CONVOY_FILE
    officer.open("g f", "File a notice")
    officer.press("i")
    dialog = officer.page.locator("dialog")
    dialog.locator("input[type=file]").set_input_files(drawing)
    dialog.get_by_role("button", name="Take", exact=False).first.click()
    dialog.wait_for(state="detached")
    result, found = officer.page.locator(".file-bar .result"), officer.page.locator(".file-found")
    expect(found).to_contain_text(WORKS)
    helps = officer.page.locator(".file-helps button")
    helps.first.wait_for()
    met, help_ = result.inner_text(), helps.first.inner_text().removeprefix("1").strip()
    tour.picture("un", "conflict")
    officer.press("1")
    expect(result).to_contain_text("nothing found that stands against it", ignore_case=True)
    tour.picture("un", "suggestion-taken")
    officer.press("r")
    officer.sign()
    way = officer.page.locator(".file-way")
    expect(way).to_contain_text("in our own copy at size")
    expect(way).to_contain_text(CONVOY)
    tour.picture("un", "filed")
    return plain(f"{met}; “{help_}” taken; nothing found that stands against it; filed")


def cut(tour: Tour) -> str:
    """Acknowledge while the host is away, see it wait and say so, and get into the log when the host is back."""
    officer, stage = tour["tr"], tour.stage
    officer.open("g d", "Duty desk")
    line = officer.page.locator("tr.line", has_text=CONVOY).filter(has_text="Not acknowledged")
    line.wait_for()
    stage.cut()
    try:
        expect(officer.page.locator(".state")).to_contain_text("No line")
        while "at" not in (line.get_attribute("class") or "").split():
            officer.press("ArrowDown")
        officer.press("a")
        officer.sign()
        expect(line).to_contain_text("waits for the line")
        tour.picture("tr", "cut")
        officer.open("g q", "Queue")
        row = officer.page.locator("main tbody tr", has_text=CONVOY).first
        expect(row).to_contain_text("signed, not sent yet")
        tour.picture("tr", "queue-waits")
    finally:
        stage.mend()
    mended_s = time.monotonic()
    expect(row).to_contain_text("admitted at size")
    took = _since(mended_s)
    expect(officer.page.locator(".state")).to_contain_text("Line open")
    tour.picture("tr", "queue-admitted")
    return f"signed without the line; {took} after the host was back: {plain(row.locator('.badge').last.inner_text())}"


def ladder(tour: Tour) -> str:
    """See at the monitor's desk that Türkiye's headquarters has acknowledged, and that its unit has not."""
    officer = tour["un"]
    officer.open("g n", "Notices")
    officer.page.locator("main tbody tr", has_text="Six trucks").first.click()
    row = officer.page.locator("table.ladder tbody tr", has_text="Türkiye")
    expect(row).to_contain_text(re.compile("acknowledged", re.IGNORECASE))
    expect(row).to_contain_text("not yet the unit")
    tour.picture("un", "notice")
    return plain(f"{row.locator('th').inner_text()}; {row.locator('td').first.inner_text()}").removeprefix("TR")


def map(tour: Tour) -> str:  # noqa: A001 - a step's name
    """Go through the time on the map: the works, the convoy; then as known to Russia, and our own picture again."""
    officer = tour["un"]
    officer.open("g m", "Map and time")
    table = officer.page.locator(".map-side")
    officer.page.locator(".map-board canvas").first.wait_for()
    table.locator("tbody tr").first.wait_for()
    _forward(officer, table.filter(has_text="Engineers repair the road"))
    tour.picture("un", "map")
    _forward(officer, table.filter(has_text="Six trucks"))
    expect(table).not_to_contain_text("Engineers repair the road")
    officer.page.locator(".map-filter-box summary").click()
    officer.page.get_by_label("As known to").select_option("ru")
    banner = officer.page.locator(".map-known")
    expect(banner).to_contain_text("Russia")
    tour.picture("un", "map-as-known-to-russia")
    known_at = plain(banner.locator("time").first.inner_text())
    banner.get_by_role("button").click()
    expect(banner).to_have_count(0)
    return f"the works, then the convoy; and as Russia knew it at {known_at}"


def _forward(officer: Officer, until: Locator) -> None:
    """Go to the next change until something is there."""
    for _ in range(CHANGES_MAX):
        officer.press("]")
        officer.page.wait_for_timeout(SETTLED_MS)
        if until.count():
            return
    raise AssertionError("it is not on the map at any change")


def books(tour: Tour) -> str:
    """One proposed pair becomes one event in Russia's word, and then in Türkiye's."""
    for party, stands in (("ru", "same"), ("tr", "confirmed")):
        officer = tour[party]
        officer.open("g i", "Incidents and books")
        table = officer.page.locator("table.books")
        table.get_by_role("button", name="Same event").first.click()
        officer.sign()
        expect(table.locator("tr.pair-confirmed" if stands == "confirmed" else "tr.pair-same_by_one")).to_have_count(1)
    tour.picture("tr", "books")
    return "one pair of two books, confirmed by both"


def proof(tour: Tour) -> str:
    """Save a proof at one desk and see at another that it holds, and that with one byte changed it does not."""
    officer, other = tour["un"], tour["ru"]
    officer.page.evaluate("ref => { location.hash = `#/notice/${ref}` }", CONVOY)
    with officer.page.expect_download() as saving:
        officer.page.get_by_role("button", name="Save the proof").click()
    whole = Path(saving.value.path()).read_bytes()
    other.open("g v", "Verify a proof")
    _drop(other, saving.value.suggested_filename, whole)
    expect(other.main("The proof holds.")).to_be_visible()
    tour.picture("ru", "proof")
    _drop(other, "changed.proof", _changed(whole))
    expect(other.main("The proof does not hold.")).to_be_visible()
    tour.picture("ru", "proof-changed")
    return f"{saving.value.suggested_filename}, {len(whole)} bytes: it holds; with one of them changed it does not"


def _drop(officer: Officer, name: str, data: bytes) -> None:
    officer.page.locator("main input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def _changed(whole: bytes) -> bytes:
    """Change one letter in the middle, as somebody with an editor would."""
    at = next(at for at in range(len(whole) // 2, len(whole)) if chr(whole[at]).isalpha())
    return whole[:at] + (b"B" if whole[at : at + 1] == b"A" else b"A") + whole[at + 1 :]


def arabic(tour: Tour) -> str:
    """Let the pages speak Arabic, from right to left."""
    officer = tour["tr"]
    officer.open("g s", "Settings")
    officer.page.get_by_role("button", name="العربية").click()
    expect(officer.page.locator("html")).to_have_attribute("dir", "rtl")
    officer.open("g d", "مكتب المناوبة")
    officer.page.locator("tr.line").first.wait_for()
    tour.picture("tr", "arabic")
    return "مكتب المناوبة, from right to left"


PLAYED: Final[dict[str, Callable[[Tour], str]]] = {
    "stop": stop,
    "conflict": conflict,
    "cut": cut,
    "ladder": ladder,
    "map": map,
    "books": books,
    "proof": proof,
    "arabic": arabic,
}
