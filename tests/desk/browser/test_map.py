"""The map and the time: what is under way at an instant is drawn, and the table beside it says the same without a mouse."""

import re

from playwright.sync_api import Locator, Page, Route, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.watching import Keys, axe

FLIGHT = "notice:ru/ru-flight-1"
WHILE_IT_FLIES = "#/map?at=2027-03-04T13:10:00Z&span=6h"
AFTER_IT_LANDED = "#/map?at=2027-03-04T13:40:00Z&span=6h&now-only=1"

_PAINTED = """
selector => {
    const canvas = document.querySelector(selector);
    const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count += 1;
    return count;
}
"""
_CORNER = """
selector => {
    const canvas = document.querySelector(selector);
    return {width: canvas.width, colour: [...canvas.getContext("2d").getImageData(canvas.width / 2, 2, 1, 1).data]};
}
"""


def test_the_map_draws_what_is_under_way(open_desk: OpenDesk) -> None:
    page = _open(open_desk, WHILE_IT_FLIES)
    page.wait_for_function(f"({_PAINTED})('.map-sheet') > 1000")
    expect(_row(page, "One helicopter")).to_be_visible()


def test_the_table_follows_the_instant(open_desk: OpenDesk) -> None:
    page = _open(open_desk, AFTER_IT_LANDED)
    expect(page.get_by_role("row").filter(has_text="Observation post")).to_be_visible()
    expect(_row(page, "One helicopter")).to_have_count(0)


def test_the_slider_moves_by_keys_and_the_table_with_it(open_desk: OpenDesk) -> None:
    page = _open(open_desk, "#/map?at=2027-03-04T13:30:00Z&span=6h&now-only=1")
    expect(_row(page, "One helicopter")).to_be_visible()
    keys = Keys(page)
    keys.reach("^slider")
    slider = page.get_by_role("slider")
    before = slider.get_attribute("aria-valuetext")
    keys.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(slider).not_to_have_attribute("aria-valuetext", before or "")
    expect(_row(page, "One helicopter")).to_have_count(0)
    keys.press("ArrowDown", "ArrowDown")
    expect(_row(page, "One helicopter")).to_be_visible()
    expect(page).to_have_url(re.compile("at=2027-03-04T13%3A31"))


def test_keys_jump_to_the_next_change_and_back_to_now(open_desk: OpenDesk) -> None:
    page = _open(open_desk, WHILE_IT_FLIES)
    page.keyboard.press("]")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile(r"13:32 UTC"))
    page.keyboard.press("[")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile(r"13:00 UTC"))
    page.keyboard.press("n")
    expect(page.get_by_role("button", name=re.compile("^Now"))).to_have_attribute("aria-pressed", "true")


def test_the_first_look_is_at_what_is_drawn_though_the_instant_changed_before_it_came(open_desk: OpenDesk) -> None:
    page = open_desk("tr")
    waiting: list[Route] = []

    def keep_waiting(route: Route) -> None:
        waiting.append(route)

    page.route("**/desk/v1/map*", keep_waiting, times=1)
    page.evaluate("path => { location.hash = path }", WHILE_IT_FLIES)
    expect(page.locator(".map-sheet")).to_have_count(1)
    page.keyboard.press(".")
    expect(page).to_have_url(re.compile("at=2027-03-04T13%3A11"))
    waiting[0].continue_()
    expect(page).to_have_url(re.compile(r"view=3[56]\.\d+%2C3[67]\."))


def test_it_plays_and_stops(open_desk: OpenDesk) -> None:
    page = _open(open_desk, WHILE_IT_FLIES)
    slider = page.get_by_role("slider")
    before = slider.get_attribute("aria-valuetext")
    page.keyboard.press(" ")
    expect(slider).not_to_have_attribute("aria-valuetext", before or "")
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name=re.compile("^Play"))).to_be_visible()


def test_a_row_that_is_chosen_is_the_thing_on_the_map_and_its_card(open_desk: OpenDesk) -> None:
    page = _open(open_desk, WHILE_IT_FLIES)
    expect(_row(page, "One helicopter")).to_be_visible()
    page.keyboard.press("j")
    card = page.get_by_role("region", name="What is chosen")
    expect(card).to_contain_text("ru/ru-flight-1")
    expect(card).to_contain_text("not yet the unit")
    expect(page).to_have_url(re.compile("on=notice"))
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_click_on_the_map_chooses_what_is_there(open_desk: OpenDesk) -> None:
    """Where the flight is at 13:10: half its first leg, 36.05 to 36.50 east."""
    page = _open(open_desk, f"{WHILE_IT_FLIES}&view=36.0401,36.2749,12.00")
    page.wait_for_function(f"({_PAINTED})('.map-sheet') > 100")
    box = page.get_by_role("application").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("region", name="What is chosen")).to_contain_text("ru/ru-flight-1")


def test_as_known_to_another_says_so_above_everything(open_desk: OpenDesk) -> None:
    page = _open(open_desk, f"{WHILE_IT_FLIES}&known=un")
    expect(page.locator(".map-known")).to_contain_text("United Nations")
    expect(_row(page, "Observation post")).to_have_count(0)  # Turkey told Russia alone
    page.get_by_role("button", name="Back to our own picture").click()
    expect(page.locator(".map-known")).to_have_count(0)
    expect(_row(page, "Observation post")).to_be_visible()


def test_paper_is_white_and_finer_than_the_screen(open_desk: OpenDesk) -> None:
    page = _open(open_desk, WHILE_IT_FLIES)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".map-paper")).to_be_visible()
    screen = page.evaluate("document.querySelector('.map-sheet').width")
    paper = page.evaluate(_CORNER, ".map-paper")
    assert paper["width"] >= 2.9 * screen
    assert min(paper["colour"]) > 200
    page.emulate_media(media="screen")
    expect(page.locator(".map-paper")).to_have_count(0)


def test_everybody_can_use_it_in_arabic_too(open_desk: OpenDesk) -> None:
    page = _open(open_desk, f"{WHILE_IT_FLIES}&on={FLIGHT}&party=ru")
    axe(page)
    page.evaluate("localStorage.setItem('garant-language', 'ar')")
    page.reload()
    page.locator(".map-card").wait_for()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    axe(page)


def _open(open_desk: OpenDesk, path: str) -> Page:
    page = open_desk("tr", path=path)
    page.locator(".map-sheet").wait_for(state="attached")
    page.locator("table").wait_for()
    return page


def _row(page: Page, text: str) -> Locator:
    return page.get_by_role("row").filter(has_text=text)
