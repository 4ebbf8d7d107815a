"""A page of the desk: it loads, enters by the ticket that the desk printed, keeps nothing in the address, and complains of nothing."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.theatre import PASSPHRASE, Theatre
from tests.desk.browser.watching import Keys, Watch, axe


def test_a_ticket_opens_the_duty_desk(open_desk: OpenDesk) -> None:
    page = open_desk("tr")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_visible()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#/duty", page.url), "the ticket is in no history"


def test_a_ticket_is_good_once(theatre: Theatre, context: BrowserContext, watch: Watch) -> None:
    watch.expect("40[13]")
    address = theatre.desk("tr").address()
    first, second = context.new_page(), context.new_page()
    first.goto(address)
    first.locator(".frame").wait_for()
    second.goto(address)
    expect(second.get_by_role("alert")).to_be_visible()
    expect(second.locator(".frame")).to_have_count(0)


def test_the_passphrase_enters_by_keys_alone(theatre: Theatre, page: Page) -> None:
    page.goto(theatre.desk("tr").url)
    keys = Keys(page)
    keys.reach("^textbox")
    keys.type(PASSPHRASE)
    keys.press("Enter")
    page.locator(".frame").wait_for()


def test_everybody_can_use_it(open_desk: OpenDesk, theatre: Theatre, context: BrowserContext) -> None:
    axe(open_desk("tr"))
    outside = context.new_page()
    outside.goto(theatre.desk("tr").url)
    outside.locator("form").wait_for()
    axe(outside)


def test_the_policy_stops_what_a_page_must_not_do(page: Page, theatre: Theatre, watch: Watch) -> None:
    """The watch of these tests hears it, too: a test of everything else that hears nothing has shown something."""
    watch.expect("policy|Trusted")
    page.goto(theatre.desk("tr").url)
    page.locator("form").wait_for()
    refused = page.evaluate("() => { try { document.body.innerHTML = '<p>'; return false } catch { return true } }")
    assert refused
    page.wait_for_timeout(100)
    assert any(said.startswith("error: policy: require-trusted-types-for") for said in watch.heard)


def test_desks_of_three_parties_stand_in_one_theatre(open_desk: OpenDesk) -> None:
    shown = [open_desk(party) for party in ("tr", "ru", "un")]
    assert len({page.url for page in shown}) == 3
    for page in shown:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
