"""On watch: a STOP is heard on every page, goes on by the line's clock, is taken by keys alone; notices are acknowledged on the duty desk.

The line of these tests lets a STOP ring for three seconds, so that it goes on while one looks.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.theatre import _COMMAND, PASSPHRASE, Theatre
from tests.desk.browser.watching import Keys, axe

HOSTILE = "<img src=x onerror=alert(1)> قف الآن ?! {{7*7}} ${7*7} </script> " + "wide" * 900
PLACE = "Saraqib 35.8644 36.8052"

Say = Callable[..., None]


@pytest.fixture(scope="module")
def say(theatre: Theatre, browser: Browser) -> Say:
    """Give what says something as the officer of a party, at the terminal beside the host."""

    def said(party: str, *words: str) -> None:
        verb, rest = words[:2], words[2:]
        command = [*_COMMAND, *verb, str(theatre.home), *rest, "--key", str(theatre.home / "keys" / f"{party}-hq.key")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return said


@pytest.fixture(scope="module")
def quick_line(say: Say) -> str:
    """Enter a line on which a STOP goes on after three seconds, with two on duty at the other side."""
    exercise = ("--status", "exercise")
    say("tr", "channel", "new", "drill-line", "Line for drills", "--with", "ru", "--answer-within", "PT3S", *exercise)
    say("ru", "roster", "set", "tr/drill-line", "headquarters", "--duty", "First on duty", "--duty", "Second on duty")
    return "tr/drill-line"


def sign(keys: Keys) -> None:
    """Sign what is shown, with the passphrase where the key is locked."""
    keys.page.locator("dialog .members").first.wait_for()
    keys.page.locator("dialog button[type=submit]").wait_for()
    if keys.page.locator("dialog input[type=password]").count():
        keys.type(PASSPHRASE)
    keys.press("Enter")
    keys.page.locator("dialog").wait_for(state="detached")


def call_stop(page: Page, text: str) -> None:
    """Make a STOP call by keys, on any page: S, the words, the place, and the signature."""
    keys = Keys(page)
    keys.press("S")
    page.locator(".make-stop").wait_for()
    keys.type(text)
    keys.press("Tab")
    keys.type(PLACE)
    expect(page.locator(".where-back")).to_contain_text("35.86440")
    keys.press("Enter")
    sign(keys)


@pytest.fixture
def stops(say: Say, theatre: Theatre) -> Iterator[list[str]]:
    """Give a list of the STOPs that a test leaves: they are ended after it."""
    left: list[str] = []
    yield left
    for ref in left:
        say(ref.partition("/")[0], "call", "end", ref)


def test_a_stop_goes_to_the_next_on_duty_and_is_taken_by_keys(open_desk: OpenDesk, quick_line: str) -> None:
    caller, called = open_desk("tr"), open_desk("ru", path="#/queue")
    call_stop(caller, "Stop firing at the mill")
    alarm = called.locator(".stops")
    expect(alarm.get_by_role("alert")).to_contain_text("Stop firing at the mill")
    expect(alarm).to_contain_text("Saraqib")
    expect(called).to_have_title(re.compile("STOP"))
    expect(called.get_by_role("heading", level=1)).to_contain_text("Queue")
    expect(alarm.locator(".stop-clock")).to_contain_text("Second on duty")
    expect(caller.locator(".call")).to_contain_text(re.compile("missed", re.IGNORECASE))
    keys = Keys(called)
    keys.press("T")
    sign(keys)
    expect(alarm).to_have_count(0)
    expect(called).not_to_have_title(re.compile("STOP"))
    expect(caller.locator(".call h1")).to_contain_text(re.compile("taken", re.IGNORECASE))


def test_the_alarm_stands_above_a_dialog_and_is_taken_from_a_field(open_desk: OpenDesk, quick_line: str, say: Say) -> None:
    page = open_desk("ru", path="#/handover")
    keys = Keys(page)
    keys.press("?")
    page.locator("dialog").wait_for()
    say("tr", "call", "make", quick_line, "stop", "Nobody moves", "--name", "above-1", "--to", "ru")
    take = page.locator("dialog .raised .stop-bar").get_by_role("button", name="take it")
    take.click(trial=True)  # it can be reached: nothing stands over it
    keys.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    page.locator("textarea").focus()
    keys.press("T")
    expect(page.locator("dialog")).to_have_count(0)
    keys.press("F8")
    sign(keys)
    expect(page.locator(".stops")).to_have_count(0)


def test_a_missed_stop_stays_in_sight(open_desk: OpenDesk, quick_line: str, say: Say, stops: list[str]) -> None:
    page = open_desk("ru", path="#/log")
    say("tr", "call", "make", quick_line, "stop", "Missed", "--name", "missed-1", "--to", "ru")
    stops.append("tr/missed-1")
    say("tr", "call", "miss", "tr/missed-1")
    expect(page.locator(".stop-clock")).to_contain_text("nobody answered")
    page.reload()
    expect(page.locator(".stop-bar")).to_contain_text("Missed")


def test_a_notice_is_acknowledged_by_keys_and_the_other_side_sees_it(open_desk: OpenDesk) -> None:
    ours, theirs = open_desk("tr"), open_desk("un")
    keys = Keys(ours)
    line = ours.locator("tr.line", has_text="un/un-medevac-1")
    line.wait_for()
    while "at" not in (line.get_attribute("class") or "").split():
        keys.press("j")
    keys.press("a")
    sign(keys)
    expect(line).to_have_count(0)
    expect(ours.locator("tr.line.at")).to_have_count(1)
    step = """() => fetch("/v1/questions/receipts?name=un/un-medevac-1",
        {headers: {authorization: `Bearer ${sessionStorage.getItem("garant-token")}`}}).then((answer) => answer.json()).then(({data}) =>
        [data].flat()[0].ladders.find((one) => one.party === "tr").rungs.find((one) => one.level === "headquarters").step)"""
    theirs.wait_for_function(f"async () => await ({step})() === 'acknowledged'")


def test_a_note_is_handed_over(open_desk: OpenDesk) -> None:
    page = open_desk("tr", path="#/handover")
    note = page.get_by_label("Note for the next shift")
    expect(note).to_have_value(re.compile("Due"))
    note.fill("The line was quiet.\n" + HOSTILE[:2_000])
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator("article .note")).to_contain_text("The line was quiet.")
    page.evaluate("location.hash = '#/duty'")
    expect(page.locator(".handed")).to_contain_text("The line was quiet.")


def test_what_waits_is_said_while_the_line_is_cut(open_desk: OpenDesk, theatre: Theatre, quick_line: str) -> None:
    page = open_desk("tr")
    theatre.cut()
    try:
        expect(page.locator(".state")).to_contain_text("No line")
        call_stop(page, "The line is cut")
        expect(page.get_by_role("status").filter(has_text="has reached nobody")).to_be_visible()
        page.evaluate("location.hash = '#/calls?show=telephones'")
        expect(page.locator(".telephone").first).to_be_visible()
    finally:
        theatre.mend()
    page.evaluate("location.hash = '#/calls'")
    row = page.locator("tbody tr", has_text="The line is cut")
    expect(row).to_be_visible()
    row.click()
    page.locator(".call").wait_for()
    Keys(page).press("e")
    sign(Keys(page))
    expect(page.locator(".call h1")).to_contain_text(re.compile("ended", re.IGNORECASE))


def test_a_place_that_is_read_back_wrongly_is_told_to_both(open_desk: OpenDesk, quick_line: str, say: Say) -> None:
    say(
        "tr",
        "call",
        "make",
        quick_line,
        "urgent",
        "A convoy waits",
        "--name",
        "wait-1",
        "--to",
        "ru",
        "--place",
        "Saraqib @ 35.8644 36.8052",
    )
    caller, called = open_desk("tr", path="#/call/tr/wait-1"), open_desk("ru", path="#/call/tr/wait-1")
    called.locator(".word").wait_for()
    keys = Keys(called)
    keys.press("b")
    called.locator(".make textarea").wait_for()
    keys.type("A convoy waits there")
    called.locator(".where input").fill("Saraqib 35.9644 36.8052")
    expect(called.locator(".where-back")).to_contain_text("11 km")
    keys.press("Enter")
    sign(keys)
    expect(caller.locator(".word-read_back")).to_contain_text("A convoy waits there")
    expect(caller.locator(".word-read_back .warn").last).to_contain_text("11 km")


def test_a_log_that_cannot_be_right_is_an_alarm_on_every_page(open_desk: OpenDesk) -> None:
    page = open_desk("tr")
    ask = """() => fetch("/desk/v1/standing", {headers: {authorization: `Bearer ${sessionStorage.getItem("garant-token")}`}})
        .then((answer) => answer.json())"""
    standing = page.evaluate(ask)
    standing["picture"]["failed"] = {"code": "bad_proof", "sentence": "two logs of one size", "evidence": "desk/evidence/1"}
    told = f"event: standing\ndata: {json.dumps(standing)}\n\n"
    page.route("**/desk/v1/events", lambda route: route.fulfill(content_type="text/event-stream", body=told))
    page.reload()
    alarm = page.locator(".refused-log")
    for path in ("#/queue", "#/calls", "#/duty"):
        page.evaluate("path => { location.hash = path }", path)
        expect(alarm).to_contain_text("two logs of one size")
        expect(alarm).to_contain_text("desk/evidence/1")
    axe(page)
    alarm.get_by_role("link").click()
    expect(page.locator(".telephone").first).to_be_visible()


PATHS = (
    "#/duty",
    "#/calls",
    "#/calls?call=stop",
    "#/calls?show=telephones",
    "#/call/ru/ru-urgent-1",
    "#/channel/tr/ru-tr-line",
    "#/handover",
)


@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_the_pages_of_the_watch(open_desk: OpenDesk, path: str) -> None:
    page = open_desk("tr", path=path)
    page.locator("main :is(table, form, .card)").first.wait_for()
    axe(page)


def test_hostile_words_change_nothing(open_desk: OpenDesk, quick_line: str, say: Say, stops: list[str]) -> None:
    say("tr", "call", "make", quick_line, "stop", HOSTILE, "--name", "hostile-1", "--to", "ru")
    stops.append("tr/hostile-1")
    page = open_desk("ru")
    expect(page.locator(".stop-text").filter(has_text="onerror")).to_be_visible()
    axe(page)
    for path in ("#/duty", "#/calls", "#/call/tr/hostile-1", "#/log"):
        page.evaluate("path => { location.hash = path }", path)
        page.locator("main :is(table, form, .card, .word)").first.wait_for()
        assert page.locator("main img, .stops img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is as wide as the screen"
