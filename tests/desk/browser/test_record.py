"""The record at the desk: what is signed while the line is cut, a proof that is taken along, any statement by the general form."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.theatre import PASSPHRASE, Theatre
from tests.desk.browser.watching import Watch


def _sign(page: Page) -> None:
    """Read what is shown, and sign it; the key is unlocked where it is locked."""
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Signed by")).to_be_visible()
    field = dialog.get_by_label("Officer’s passphrase")
    if field.count():
        field.fill(PASSPHRASE)
    dialog.locator("button.main").click()
    expect(dialog).to_have_count(0)


def test_work_goes_on_while_the_line_is_cut_and_reaches_the_host_when_it_is_back(open_desk: OpenDesk, theatre: Theatre) -> None:
    page = open_desk("tr", path="#/agreement/tr/exercise-line")
    theatre.cut()
    expect(page.locator(".state")).to_contain_text("No line for")
    page.get_by_role("button", name="Accept for our party").click()
    expect(page.get_by_role("dialog")).to_contain_text("cannot be reached")
    _sign(page)
    page.evaluate("location.hash = '#/queue'")
    row = page.locator("main tbody tr").first
    expect(row).to_contain_text("signed, not sent yet")
    theatre.mend()
    expect(row).to_contain_text("admitted at size", timeout=60_000)
    expect(page.locator(".state")).to_contain_text("Line open")


def test_a_proof_is_taken_along_and_checked_at_another_desk(open_desk: OpenDesk, tmp_path: Path) -> None:
    page = open_desk("tr", path="#/statement/220")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the proof").click()
    proof = tmp_path / "statement.proof"
    saved.value.save_as(proof)
    other = open_desk("ru", path="#/verify")
    choose = other.locator("main input[type=file]")
    choose.set_input_files(proof)
    expect(other.get_by_role("heading", name="The proof holds.")).to_be_visible()
    expect(other.locator("main")).to_contain_text("Every entry is in the tree")
    data = proof.read_bytes()
    at = data.index(b"un-mission") if b"un-mission" in data else len(data) // 2
    spoilt = tmp_path / "spoilt.proof"
    spoilt.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    choose.set_input_files(spoilt)
    expect(other.get_by_role("heading", name="The proof does not hold.")).to_be_visible()


def test_anything_can_be_said_by_the_general_form(open_desk: OpenDesk) -> None:
    page = open_desk("ru", path="#/say")
    page.get_by_label("Kind").select_option("acceptance/1")
    page.get_by_label("Agreement *").fill("tr/exercise-storage")
    page.get_by_label("Status *").select_option("exercise")
    page.get_by_label("Binding *").select_option("accepts")
    page.get_by_role("button", name="Read and sign").click()
    _sign(page)
    expect(page.locator("main tbody tr").first).to_contain_text("admitted at size", timeout=30_000)
    page.evaluate("location.hash = '#/agreement/tr/exercise-storage'")
    expect(page.locator("main")).to_contain_text(re.compile("Russia\\W* accepts"))


def test_what_the_rules_would_refuse_is_said_before_it_is_signed(open_desk: OpenDesk, watch: Watch) -> None:
    watch.expect("422|404|400")
    page = open_desk("ru", path="#/say")
    page.get_by_label("Kind").select_option("acceptance/1")
    page.get_by_label("Agreement *").fill("tr/there-is-none")
    page.get_by_label("Status *").select_option("exercise")
    page.get_by_label("Binding *").select_option("accepts")
    page.get_by_role("button", name="Read and sign").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("tr/there-is-none")
    expect(page.get_by_role("dialog").locator("button.main")).to_have_count(0)
