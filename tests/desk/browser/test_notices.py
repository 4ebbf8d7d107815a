"""The life of a notice between two desks: filed, acknowledged at headquarters and by the unit, amended, withdrawn; proof and conflicts."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.signing import say, sign
from tests.desk.browser.theatre import _COMMAND, Theatre
from tests.desk.browser.watching import Keys, axe

AMBER, GREEN = "not yet the unit", "the unit has the word"
HOSTILE = "<img src=x onerror=alert(1)> \u05d0\u05d1 {$x} <script>alert(1)</script> " + "Wagenkolonne" * 20


def drawn(theatre: Theatre, folder: Path, party: str, verb: tuple[str, ...], **more: Any) -> None:  # noqa: ANN401 - properties of a drawing
    """Say a notice with the command line, beside the host that runs."""
    properties = {
        "kind": "movement", "activity": "aid_convoy", "to": ["tr"], "status": "exercise", "buffer_m": 300,
        "time_start": "2027-05-01T06:00:00Z", "time_end": "2027-05-01T09:00:00Z", **more,
    }  # fmt: skip
    line = {"type": "LineString", "coordinates": [[36.9, 36.1], [36.8, 36.2]]}
    feature = {"type": "Feature", "id": more.get("id", "test-convoy"), "geometry": line, "properties": properties}
    properties.pop("id", None)
    file = folder / "drawn.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    say(theatre, party, ("notice", verb[0]), *verb[1:], file)


@pytest.fixture
def filed(theatre: Theatre, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """File a notice of the UN to Turkey, named after the test."""
    name = re.sub(r"[^a-z]+", "-", request.node.name)[:60].strip("-")
    drawn(theatre, tmp_path, "un", ("file",), id=name)
    return f"un/{name}"


def light(page: Page, party: str = "Türkiye") -> Any:  # noqa: ANN401 - a locator
    """Find the row of a recipient in the receipt ladder."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=party))


def test_a_notice_lives_between_two_desks(theatre: Theatre, filed: str, open_desk: OpenDesk, tmp_path: Path) -> None:
    """Amber until the unit has the word, whatever headquarters says; an amendment starts the receipts again."""
    theirs, ours = open_desk("un", path=f"#/notice/{filed}"), open_desk("tr", path=f"#/notice/{filed}")
    for page in (theirs, ours):
        expect(light(page)).to_contain_text(AMBER)

    Keys(ours).press("a")
    sign(ours)
    expect(light(ours)).to_contain_text("acknowledged")
    expect(light(theirs)).to_contain_text("acknowledged")
    expect(light(theirs)).to_contain_text(AMBER)

    unit = open_desk("tr", "unit", f"#/notice/{filed}")
    unit.get_by_role("button", name="Acknowledge").click()
    sign(unit)
    expect(light(theirs)).to_contain_text(GREEN)
    expect(light(ours)).to_contain_text(GREEN)

    drawn(theatre, tmp_path, "un", ("amend", filed), time_start="2027-05-01T07:00:00Z")
    for page in (theirs, ours, unit):
        expect(page.get_by_role("heading", name=re.compile("Receipts of version .?2"))).to_be_visible()
        expect(light(page)).to_contain_text(AMBER)
    expect(ours.get_by_role("button", name="Acknowledge")).to_be_visible()

    ours.get_by_role("button", name="Compare with the version before").click()
    compared = ours.get_by_role("table", name="Compare with the version before")
    expect(compared).to_contain_text("06:00–09:00 UTC")
    expect(compared).to_contain_text("07:00–09:00 UTC")

    theirs.get_by_role("button", name="Withdraw").click()
    theirs.get_by_label("In words").fill("Rain.")
    theirs.get_by_role("button", name="Read and sign").click()
    sign(theirs)
    for page in (theirs, ours):
        expect(page.locator(".heads")).to_contain_text("withdrawn")
    expect(ours.get_by_role("button", name="Acknowledge")).to_have_count(0)


def test_a_unit_without_a_key_is_told_by_radio(filed: str, open_desk: OpenDesk) -> None:
    """A relay receipt stays distinct from the unit's own word, and counts with a read-back alone."""
    page = open_desk("tr", path=f"#/notice/{filed}")
    for read_back, shown in ((False, AMBER), (True, GREEN)):
        page.get_by_role("button", name="The unit was told").click()
        page.get_by_label("Which unit").fill("Post 7")
        page.get_by_label("The unit read it back").set_checked(read_back)
        page.get_by_role("button", name="Read and sign").click()
        sign(page)
        expect(light(page)).to_contain_text("relayed")
        expect(light(page)).to_contain_text(shown)


def test_a_query_is_shown_as_one_to_its_filer(filed: str, open_desk: OpenDesk) -> None:
    theirs, ours = open_desk("un", path=f"#/notice/{filed}"), open_desk("tr", path=f"#/notice/{filed}")
    expect(ours.get_by_role("button", name="Query")).to_be_visible()
    Keys(ours).press("y")
    ours.get_by_label("In words").fill("By which road?")
    ours.get_by_role("button", name="Read and sign").click()
    sign(ours)
    expect(light(theirs)).to_contain_text("asks")
    expect(light(theirs)).to_contain_text(AMBER)


def test_what_was_filed_later_is_met_on_both_pages(theatre: Theatre, filed: str, open_desk: OpenDesk, tmp_path: Path) -> None:
    """A verdict is of the instant of filing; what a notice meets now stands on its page all the same."""
    page = open_desk("un", path=f"#/notice/{filed}")
    expect(page.get_by_role("heading", name="What it meets now")).to_be_visible()
    drawn(theatre, tmp_path, "tr", ("file",), id="clash", to=["un"], kind="works", activity="road_works")
    met = page.locator(".clash").filter(has_text="tr/clash")
    expect(met).to_contain_text("They overlap")
    expect(met).to_contain_text("1 May 2027")
    expect(page.get_by_role("heading", name="What might help")).to_be_visible()
    listed = open_desk("un", path="#/notices?show=conflicts")
    expect(listed.get_by_role("row").filter(has_text=filed)).to_contain_text("conflict")


def test_its_proof_is_saved_and_verifies_offline(theatre: Theatre, filed: str, open_desk: OpenDesk, tmp_path: Path) -> None:
    page = open_desk("tr", path=f"#/notice/{filed}")
    page.get_by_role("button", name="Check it here").click()
    expect(page.get_by_text("The proof holds")).to_be_visible()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Save the proof").click()
    file = tmp_path / "notice.proof"
    waited.value.save_as(file)
    key = subprocess.run([*_COMMAND, "log", "key", str(theatre.home)], capture_output=True, text=True, check=True).stdout.strip()
    done = subprocess.run([*_COMMAND, "proof", "verify", str(file), "--key", key, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert filed in done.stdout


def test_the_list_is_walked_by_keys(filed: str, open_desk: OpenDesk) -> None:
    """What waits for us is found, opened and acknowledged without a mouse."""
    page = open_desk("tr", path="#/notices")
    keys = Keys(page)
    expect(page.get_by_role("row").filter(has_text=filed)).to_be_visible()
    keys.press("4")
    expect(page.get_by_role("button", name="Waiting for us")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Words, names").fill(filed.removeprefix("un/"))
    expect(page.get_by_role("row")).to_have_count(2)
    keys.reach("^region 1 notice|^region .1. notice")
    keys.press("j", "Enter")
    expect(page.locator(".heads")).to_contain_text(filed)
    expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
    keys.press("a")
    sign(page)
    expect(light(page)).to_contain_text("acknowledged")


def test_what_is_signed_while_the_line_is_cut_is_shown_as_queued(theatre: Theatre, filed: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path=f"#/notice/{filed}")
    expect(page.get_by_role("button", name="Acknowledge")).to_be_visible()
    theatre.cut()
    try:
        Keys(page).press("a")
        sign(page)
        expect(page.get_by_role("heading", name="Signed here, not in the log yet")).to_be_visible()
        expect(light(page)).not_to_contain_text("acknowledged")
    finally:
        theatre.mend()
    expect(light(page)).to_contain_text("acknowledged")
    expect(page.get_by_role("heading", name="Signed here, not in the log yet")).to_have_count(0)


def test_hostile_words_are_words(theatre: Theatre, open_desk: OpenDesk, tmp_path: Path) -> None:
    """Nothing that somebody said is run, and no text, however long, breaks the page; the watch hears any complaint."""
    drawn(theatre, tmp_path, "un", ("file",), id="hostile", purpose=HOSTILE, text={"en": HOSTILE})
    page = open_desk("tr", path="#/notices")
    page.get_by_role("row").filter(has_text="un/hostile").get_by_role("link").click()
    expect(page.locator(".words")).to_have_text(HOSTILE.strip())
    for path in ("#/notice/un/hostile", "#/notices"):
        page.evaluate("path => { location.hash = path }", path)
        expect(page.get_by_text("<img src=x").first).to_be_visible()
        for width in (1280, 820):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
    page.wait_for_timeout(100)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(theme: Literal["light", "dark"], filed: str, open_desk: OpenDesk) -> None:
    page = open_desk("tr", path="#/notices")
    page.emulate_media(color_scheme=theme)
    row = page.get_by_role("row").filter(has_text=filed)
    expect(row).to_be_visible()
    axe(page)
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", name="What it meets now")).to_be_visible()
    axe(page)
