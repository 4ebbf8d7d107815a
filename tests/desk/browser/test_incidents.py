"""Incidents and books between two desks: two books matched by both sides, positions side by side, a report made, its status kept."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.signing import say, sign
from tests.desk.browser.theatre import Theatre
from tests.desk.browser.watching import Keys, axe

HEAD = "item,time,end,kind,place,district,text\n"
BOOKS = {
    "tr": f"{HEAD}1,06:10,06:20,mortar_fire,Mill bridge,Idlib,Two rounds\n2,14:30,,shelling,Maarat,Hama,\n",
    "ru": f"{HEAD}a,06:12,,shelling,Mill bridge,Idlib,Rounds near the bridge\nb,18:00,,mine,Latakia,Latakia,\n",
}
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(1)</script> {$x} " + "Wagenkolonne" * 30


@pytest.fixture(scope="module")
def books(theatre: Theatre, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Enter both sides' lists of a day, and give the day."""
    folder = tmp_path_factory.mktemp("books")
    for party, rows in BOOKS.items():
        file = folder / f"{party}.csv"
        file.write_text(rows, encoding="utf-8")
        say(theatre, party, ("book", "import"), file, "--date", "2027-03-09", "--utc-offset", "+03:00", "--status", "exercise")
    return "2027-03-09"


@pytest.fixture
def reported(theatre: Theatre, request: pytest.FixtureRequest) -> str:
    """Report an incident of Russia's to Turkey, named after the test."""
    name = re.sub(r"[^a-z]+", "-", request.node.name).strip("-")[:60]
    words = ("mortar_fire", "2027-03-09T03:12:00Z", "--name", name, "--basis", "own_observation", "--place", "Mill bridge")
    where = ("--position", "35.93 36.61", "--district", "Idlib", "--to", "tr", "--status", "exercise", "--text", HOSTILE)
    say(theatre, "ru", ("incident", "report"), *words, *where)
    return f"ru/{name}"


def pair(page: Page) -> Locator:
    """Find the row of the two items that may be one event."""
    return page.get_by_role("row").filter(has_text="Two rounds").filter(has_text="Rounds near the bridge")


def side(page: Page, party: str) -> Locator:
    return page.locator(".sides > li").filter(has=page.get_by_role("heading", name=party))


def test_two_books_are_matched_by_both_sides(books: str, open_desk: OpenDesk) -> None:
    """What software proposes is no match: it is one when both sides have signed that it is."""
    ours, theirs = open_desk("tr", path=f"#/incidents?day={books}"), open_desk("ru", path="#/book/ru/ru-2027-03-09")
    for page in (ours, theirs):
        expect(pair(page)).to_contain_text("proposed")

    pair(ours).get_by_role("button", name="Same event").click()
    sign(ours)
    for page in (ours, theirs):
        expect(page.locator("tr.pair-same_by_one")).to_have_count(1)
    expect(pair(ours).get_by_role("button", name="Same event")).to_have_count(0)

    pair(theirs).get_by_role("button", name="Same event").click()
    sign(theirs)
    for page in (ours, theirs):
        expect(page.locator("tr.pair-confirmed")).to_have_count(1)
        expect(pair(page)).to_contain_text("confirmed")
    expect(ours.get_by_text("in one book alone")).to_have_count(2)


def test_a_reply_in_counts_stands_beside_the_book(books: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path=f"#/incidents?day={books}")
    page.get_by_role("button", name="Reply in counts").click()
    page.get_by_label("confirms", exact=True).fill("1")
    page.get_by_role("button", name="Read and sign").click()
    sign(page)
    expect(page.locator(".counts").filter(has_text="ru/ru-2027-03-09")).to_contain_text(re.compile("Türkiye.*confirms 1"))


def test_every_sides_position_stands_beside_the_others(reported: str, open_desk: OpenDesk) -> None:
    ours = open_desk("tr", path="#/incidents")
    waiting = ours.locator(".card.waits").filter(has=ours.locator(f"a[href='#/incident/{reported}']"))
    expect(waiting).to_have_count(1)
    waiting.get_by_role("link").click()
    expect(side(ours, "Türkiye")).to_contain_text("no word yet")

    Keys(ours).press("p")
    ours.get_by_label("We say").select_option(label="does not confirm")
    ours.get_by_label("In words").fill("Nobody of ours was there.")
    ours.get_by_role("button", name="Read and sign").click()
    sign(ours)

    theirs = open_desk("ru", path="#/incidents")
    theirs.get_by_role("row").filter(has=theirs.locator(f"a[href='#/incident/{reported}']")).get_by_role("link").click()
    for page in (ours, theirs):
        expect(side(page, "Türkiye")).to_contain_text("does not confirm")
        expect(side(page, "Türkiye")).to_contain_text("Nobody of ours was there.")


def test_what_is_said_of_an_excluded_party_loses_its_coordinates(reported: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path="#/incidents")
    page.get_by_role("row").filter(has=page.locator(f"a[href='#/incident/{reported}']")).get_by_role("link").click()
    expect(page.get_by_text("35.93000, 36.61000").first).to_be_visible()
    Keys(page).press("p")
    page.get_by_label("We say").select_option(value="says_excluded_party")
    page.get_by_role("button", name="Read and sign").click()
    sign(page)
    expect(page.get_by_text("it has no coordinates")).to_be_visible()
    expect(page.get_by_text("35.93000, 36.61000")).to_have_count(0)


def test_an_incident_is_reported_at_the_desk(open_desk: OpenDesk) -> None:
    """By the theatre's clocks, shown back in UTC; what is not known is said as that."""
    ours, theirs = open_desk("tr", path="#/incidents"), open_desk("ru", path="#/incidents")
    expect(ours.get_by_role("heading", name="All incidents")).to_be_visible()
    Keys(ours).press("n")
    form = ours.get_by_role("dialog", name="Report an incident")
    form.get_by_label("When", exact=True).fill("2027-03-10T06:12")
    expect(form.get_by_text("2027-03-10T03:12:00Z")).to_be_visible()
    form.get_by_label("Where", exact=True).fill("35.93 36.61")
    form.get_by_label("What happened").fill("Rounds near the ford.")
    form.get_by_role("group", name="Who must be told").get_by_label("Russia").check()
    form.get_by_label("Status").select_option("exercise")
    form.get_by_role("button", name="Read and sign").click()
    sign(ours)
    expect(form).to_have_count(0)
    expect(ours.get_by_role("row").filter(has_text="Rounds near the ford.")).to_be_visible()
    waiting = theirs.locator(".card.waits").filter(has_text="Rounds near the ford.")
    expect(waiting).to_contain_text("10 Mar 2027 06:12")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(theme: Literal["light", "dark"], reported: str, books: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path=f"#/incidents?day={books}")
    page.emulate_media(color_scheme=theme)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    expect(pair(page)).to_be_visible()
    row = page.get_by_role("row").filter(has=page.locator(f"a[href='#/incident/{reported}']"))
    expect(row).to_be_visible()
    axe(page)
    row.get_by_role("link").click()
    expect(page.locator(".words")).to_have_text(HOSTILE.strip())
    axe(page)
    for width in (1280, 820):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def test_arabic_is_set_from_the_right(books: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path=f"#/incidents?day={books}")
    expect(pair(page)).to_be_visible()
    page.evaluate("localStorage.setItem('garant-language', 'ar')")
    page.reload()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(pair(page)).to_be_visible()
    left, right = (pair(page).get_by_text(words).bounding_box() for words in ("Two rounds", "Rounds near the bridge"))
    assert left
    assert right
    assert left["x"] > right["x"], "our book stands first, and first is on the right"
