"""Filing a notice: what it meets is told while one draws, a suggestion is one key, and what was signed is on the other side's desk."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.hostile_words import CORPUS
from tests.desk.browser.signing import sign
from tests.desk.browser.theatre import PASSPHRASE, Theatre
from tests.desk.browser.watching import Keys, axe

ON_THE_ROUTE = "#/file?near=36.3,36.0467"
"""Where a helicopter of the other side flies on 4 March 2027, at 13:00 to 13:20 UTC."""
MGRS, DMS = "37SBV8650074499", "35°53'29.4\"N 36°40'04.5\"E"
NINE_KM_OFF = "Saraqib 35.7836 36.8059"
KML = b"""<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>road 12</name><LineString><coordinates>36.61,35.93 36.70,36.00</coordinates></LineString></Placemark>
<Placemark><name>depot</name><Polygon><outerBoundaryIs><LinearRing>
<coordinates>36.6,35.9 36.7,35.9 36.7,36.0 36.6,35.9</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>gate</name><Point><coordinates>36.65,35.95</coordinates></Point></Placemark></Document></kml>"""


@pytest.fixture
def cut_line(theatre: Theatre) -> Iterator[None]:
    """Cut the line for as long as a test runs."""
    theatre.cut()
    yield
    theatre.mend()


def test_a_conflict_is_found_while_drawing_and_solved_by_one_key(open_desk: OpenDesk) -> None:
    theirs, ours = open_desk("ru", path="#/notices"), _open(open_desk, ON_THE_ROUTE)
    ours.get_by_label("kind", exact=True).select_option("flight")
    ours.get_by_label("activity", exact=True).select_option("flight_uav")
    _between(ours, "2027-03-04T16:00", "2027-03-04T16:30")
    _draw(ours, "a", [(-40, -40), (40, -40), (40, 40), (-40, 40)])
    expect(_result(ours)).to_contain_text("conflict")
    expect(ours.locator(".file-found")).to_contain_text("ru/ru-flight-1")
    expect(ours.locator(".file-time-clash")).to_have_count(1)
    expect(_result(ours), "a suggestion for an older drawing is not taken").to_have_attribute("aria-busy", "false")
    Keys(ours).press("1")
    expect(_result(ours)).not_to_contain_text("conflict")
    expect(ours.locator(".file-vertices tbody tr")).to_have_count(4)
    Keys(ours).press("r")
    sign(ours)
    start_s = time.monotonic()
    expect(theirs.get_by_role("main")).to_contain_text("tr/flight-0304")
    print(f"a notice filed at one desk stood on the other's screen after {time.monotonic() - start_s:.2f} s")  # noqa: T201 - a figure to look at
    way = ours.locator(".file-way")
    expect(way).to_contain_text(re.compile("in our own copy at size"))
    expect(way.get_by_text("verdict")).not_to_contain_text("not there yet")
    expect(way).not_to_contain_text(re.compile(r"\d conflict"))


def test_a_corner_is_dragged_and_taken_back(open_desk: OpenDesk) -> None:
    page = _open(open_desk, ON_THE_ROUTE)
    _draw(page, "a", [(-40, -40), (40, -40), (40, 40), (-40, 40)])
    corner = page.locator(".file-vertices tbody tr").nth(3).get_by_role("textbox")
    drawn = corner.input_value()
    x, y = _middle(page)
    page.mouse.move(x - 40, y + 40)
    page.mouse.down()
    page.mouse.move(x - 90, y + 60, steps=8)
    page.mouse.up()
    expect(corner).not_to_have_value(drawn)
    dragged = corner.input_value()
    Keys(page).press("u")
    expect(corner).to_have_value(drawn)
    Keys(page).press("Shift+U")
    expect(corner).to_have_value(dragged)


def test_circles_corridors_and_routes_are_drawn_beside_each_other(open_desk: OpenDesk) -> None:
    page = _open(open_desk, ON_THE_ROUTE)
    _draw(page, "c", [(-60, 0), (-30, 0)], is_closed=True)
    expect(page.get_by_label("Radius")).not_to_have_value("500")
    _draw(page, "o", [(0, -60), (60, -60)])
    _draw(page, "m", [(0, 60), (60, 60), (90, 90)])
    parts = page.locator(".file-parts li")
    expect(parts).to_have_count(3)
    expect(parts).to_contain_text([re.compile("circle"), re.compile("corridor.*2"), re.compile("route.*3")])
    leaves, _, arrives = page.locator(".file-vertices input[type=datetime-local]").all()
    arrived = arrives.input_value()
    page.get_by_label("Speed").fill("60")
    expect(arrives).not_to_have_value(arrived)
    assert leaves.input_value()[:16] < arrives.input_value()[:16]
    Keys(page).press("Escape", "r")
    page.get_by_role("dialog").locator(".members").first.wait_for()
    expect(page.get_by_role("dialog")).to_contain_text("route")


def test_a_protected_site_is_signed_with_its_place_hidden(open_desk: OpenDesk) -> None:
    page = _open(open_desk)
    page.get_by_label("kind", exact=True).select_option("site")
    page.get_by_label("activity", exact=True).select_option("medical_site")
    _written(page).fill(MGRS)
    page.get_by_role("button", name=re.compile("^Add")).click()
    page.get_by_role("textbox", name="Purpose").fill("It is spared.")
    page.get_by_text(re.compile("^More")).click()
    page.get_by_label("protected site", exact=True).check()
    page.get_by_role("textbox", name="agreement of the site").fill("The hospital's council agreed in writing.")
    page.get_by_role("textbox", name="Region").fill("Idlib district")
    page.get_by_role("group", name="Named readers", exact=True).get_by_label("Russia").check()
    Keys(page).press("r")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("dt", has_text="Where and when")).to_contain_text("hidden")
    sign(page)
    expect(page.locator(".file-way")).to_contain_text("in our own copy at size")


def test_positions_are_read_in_every_form_and_shown_back(open_desk: OpenDesk) -> None:
    page = _open(open_desk)
    _written(page).fill(f"{MGRS}\n{DMS}\nسراقب")
    lines = page.locator(".file-line")
    expect(lines.nth(0)).to_contain_text("35.89151 36.63459")
    expect(lines.nth(0)).to_contain_text("Idlib")
    expect(lines.nth(1)).to_contain_text("37SBV8950974426")
    expect(lines.nth(2)).to_contain_text("35.86447 36.80591")
    page.get_by_role("button", name=re.compile("Add .*3.* points")).click()
    rows = page.locator(".file-vertices tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text(MGRS)
    expect(rows.nth(1)).to_contain_text(DMS.split(maxsplit=1)[0])
    expect(rows.nth(2).get_by_role("textbox")).to_have_value("35.86447, 36.80591")
    _written(page).fill("nowhere at all")
    expect(lines).to_contain_text("no position")
    expect(page.get_by_role("button", name=re.compile("^Add"))).to_be_disabled()


def test_a_name_and_a_position_nine_kilometres_apart_are_caught(open_desk: OpenDesk) -> None:
    """Finding T1 of the reports: it is said before anything is signed, at the position and again at the words."""
    page = _open(open_desk)
    _written(page).fill(NINE_KM_OFF)
    expect(page.locator(".file-line .warn")).to_contain_text(re.compile(r"9\.0 km"))
    page.get_by_role("button", name=re.compile("^Add")).click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("textbox", name="Text").fill("A checkpoint at Saraqib.")
    expect(page.get_by_role("alert")).to_contain_text("Saraqib")
    expect(page.get_by_role("alert")).to_contain_text("Look again")


def test_a_drawing_of_another_program_is_gone_through_one_by_one(open_desk: OpenDesk) -> None:
    page = _open(open_desk)
    Keys(page).press("i")
    file = FilePayload(name="plan.kml", mimeType="application/vnd.google-earth.kml+xml", buffer=KML)
    page.get_by_label("File", exact=True).set_input_files(file)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("road 12")
    expect(dialog).to_contain_text(re.compile(r".2. were refused"))
    dialog.get_by_label("Radius").fill("400")
    dialog.get_by_label("Width").fill("250")
    dialog.get_by_role("button", name="one by one").click()
    expect(page.locator(".file-series")).to_contain_text(re.compile("1.* of .*3"))
    expect(page.locator(".file-parts")).to_contain_text("corridor")
    expect(page.get_by_label("To either side")).to_have_value("250")
    Keys(page).press("n")
    expect(page.locator(".file-parts")).to_contain_text("area")
    Keys(page).press("r")
    sign(page)
    expect(page.locator(".file-way")).to_contain_text("tr/movement-")
    page.get_by_role("button", name="Next of").click()
    expect(page.locator(".file-parts")).to_contain_text("circle")


def test_all_of_it_is_done_by_keys_alone(open_desk: OpenDesk) -> None:
    page = open_desk("tr")
    keys = Keys(page)
    keys.press("g", "f")
    page.locator(".file-map canvas").first.wait_for()
    keys.press("p")
    for line in (MGRS, DMS):
        keys.type(line)
        keys.press("Enter")
    expect(page.locator(".file-line")).to_have_count(2)
    add = page.get_by_role("button", name=re.compile("^Add.*2"))
    expect(add).to_be_enabled()
    keys.reach("button Add")
    keys.press("Enter")
    rows = page.locator(".file-vertices tbody tr")
    expect(rows).to_have_count(2)
    _reach(keys, "Insert a point after .1")
    keys.press("Enter")
    expect(rows).to_have_count(3)
    first = rows.nth(0).get_by_role("textbox").input_value()
    _reach(keys, "Move point .1. down")
    keys.press("Enter")
    expect(rows.nth(1).get_by_role("textbox")).to_have_value(first)
    _reach(keys, "Position of point .3")
    keys.press("Control+a")
    keys.type("35 57 00 N 36 42 00 E")
    keys.press("Enter")
    expect(rows.nth(2).get_by_role("textbox")).to_have_value("35.95000, 36.70000")
    _reach(keys, "Remove point .1")
    keys.press("Enter")
    expect(rows).to_have_count(2)
    keys.press("u")
    expect(rows).to_have_count(3)
    keys.press("Shift+U")
    expect(rows).to_have_count(2)
    expect(_result(page)).not_to_contain_text("Nothing is drawn")
    keys.press("r")
    _sign_by_keys(keys)
    expect(page.locator(".file-way")).to_contain_text("in our own copy at size")


def test_a_draft_outlives_a_reload_and_not_its_signature(open_desk: OpenDesk) -> None:
    page = _open(open_desk)
    _written(page).fill(MGRS)
    page.get_by_role("button", name=re.compile("^Add")).click()
    page.get_by_role("textbox", name="Purpose").fill("Flour for the town")
    page.wait_for_function("() => sessionStorage.getItem('garant-file-2')?.includes('Flour')")
    page.reload()
    expect(page.get_by_role("textbox", name="Purpose")).to_have_value("Flour for the town")
    expect(page.locator(".file-vertices tbody tr")).to_have_count(1)
    Keys(page).press("r")
    sign(page)
    page.locator(".file-way").wait_for()
    assert page.evaluate("sessionStorage.getItem('garant-file-2')") is None
    page.reload()
    expect(page.get_by_role("textbox", name="Purpose")).to_have_value("")


def test_an_amendment_begins_with_the_newest_version_and_shows_what_changes(open_desk: OpenDesk) -> None:
    page = _open(open_desk, "#/file/tr/tr-patrol-1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amend")
    changes = page.get_by_role("region", name=re.compile("What version .* changes"))
    expect(changes).to_contain_text("Nothing yet")
    page.get_by_role("textbox", name="Purpose").fill("Patrol, an hour later")
    expect(changes).to_contain_text("an hour later")
    Keys(page).press("Escape", "r")
    sign(page)
    expect(page.locator(".file-way")).to_contain_text("in our own copy at size")
    page.get_by_role("link", name="tr/tr-patrol-1").first.click()
    expect(page.locator("main")).to_contain_text("Patrol, an hour later")


def test_what_is_signed_while_the_line_is_cut_waits(open_desk: OpenDesk, cut_line: None) -> None:
    page = _open(open_desk)
    expect(page.locator(".state")).to_contain_text("No line")
    _written(page).fill(MGRS)
    page.get_by_role("button", name=re.compile("^Add")).click()
    expect(_result(page)).to_contain_text("our copy is old")
    expect(page.locator("main")).to_contain_text("waits in the queue")
    Keys(page).press("r")
    sign(page)
    way = page.locator(".file-way")
    expect(way).to_contain_text("waits in the queue")
    expect(way).not_to_contain_text("in our own copy at size")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_use_it(open_desk: OpenDesk, language: str) -> None:
    page = _open(open_desk, ON_THE_ROUTE)
    page.evaluate("language => localStorage.setItem('garant-language', language)", language)
    page.reload()
    page.locator(".file-map canvas").first.wait_for()
    page.locator(".file-paste textarea").fill(f"{MGRS}\n{DMS}")
    page.locator(".file-paste button[type=submit]").click()
    page.locator(".file-found .result").wait_for()
    # High enough for everything: what lies below the bar at the foot is no target
    page.set_viewport_size({"width": 1280, "height": 2_600})
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_words_change_nothing(open_desk: OpenDesk) -> None:
    page = _open(open_desk)
    for word in CORPUS:
        page.get_by_role("textbox", name="Purpose").fill(word)
        page.get_by_role("textbox", name="Text").fill(word)
    _written(page).fill("\n".join(CORPUS[:40]))
    page.locator(".file-line").first.wait_for()
    assert page.locator("main img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is as wide as the screen"


def _open(open_desk: OpenDesk, path: str = "#/file") -> Page:
    """Open the page at a desk, with its map there, where it was asked for, and nothing kept from before."""
    page = open_desk("tr", path=path)
    page.locator(".file-map canvas").first.wait_for()
    page.locator(".file-map .map-scale").wait_for()
    return page


def _between(page: Page, start: str, end: str) -> None:
    page.get_by_label("From", exact=True).fill(start)
    page.get_by_label("Until", exact=True).fill(end)


def _written(page: Page) -> Locator:
    return page.get_by_label("Positions or place names")


def _result(page: Page) -> Locator:
    return page.locator(".file-bar .result")


def _reach(keys: Keys, what: str) -> None:
    """Press Tab, from the head of the page on, until the focus is on what is called so."""
    keys.page.locator("#content").focus()
    keys.reach(what)


def _sign_by_keys(keys: Keys) -> None:
    dialog = keys.page.get_by_role("dialog")
    dialog.locator(".members").first.wait_for()
    if dialog.locator("input[type=password]").count():
        keys.type(PASSPHRASE)
    keys.press("Enter")
    expect(dialog).to_have_count(0)


def _middle(page: Page) -> tuple[float, float]:
    box = page.locator(".file-map .map-box").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _draw(page: Page, key: str, corners: list[tuple[int, int]], *, is_closed: bool = False) -> None:
    """Draw with the mouse, round the middle of the map; a double click on the last corner ends it, where that does not do so itself."""
    page.wait_for_timeout(300)
    page.get_by_role("heading", level=1).click()
    Keys(page).press(key)
    page.locator(".file-map.drawing").wait_for()
    page.wait_for_timeout(100)
    x, y = _middle(page)
    for right, down in corners:
        page.mouse.move(x + right, y + down, steps=6)
        page.mouse.down()
        page.mouse.up()
        page.wait_for_timeout(350)
    if not is_closed:
        page.mouse.dblclick(x + corners[-1][0], y + corners[-1][1])
    expect(page.locator(".file-hint")).to_contain_text("Drag a corner")
