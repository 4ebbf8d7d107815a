"""An officer with an Arabic keyboard and no mouse: in by the passphrase, along the duty desk, a notice acknowledged and one filed.

Each thing that has the focus shows that it has, the focus is caught nowhere, the page runs from right to left, and dates, identifiers and
coordinates are isolated from it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.signing import say
from tests.desk.browser.theatre import PASSPHRASE, Theatre
from tests.desk.browser.watching import TABS_MAX, Keys
from tests.test_house import ROOT

MGRS, DEGREES = "37SBV8650074499", "35.95 36.7"

_LAYOUT = {"a": "ش", "d": "ي", "f": "ب", "g": "ل", "j": "ت", "k": "ن", "r": "ق", "s": "س", "?": "؟"}
"""What the letters of these places are on an Arabic keyboard."""

_FOCUS = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const frame = at.matches(".map-box") ? getComputedStyle(at.closest(".map"), "::after") : null;
    const framed = frame !== null && frame.content !== "none" && parseFloat(frame.borderTopWidth) >= 2;
    const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {body: at === document.body, shown: (outlined || framed) && inSight, what: at.outerHTML.slice(0, 120)};
}"""

_RUNS_ON = """() => [...document.querySelectorAll("main :is(.exact, time bdi, .clock, bdi)")].filter((one) => {
    const style = getComputedStyle(one);
    return !style.unicodeBidi.includes("isolate") || one.matches(".exact") && style.direction !== "ltr";
}).map((one) => one.outerHTML.slice(0, 120))"""


def arabic(message: str, part: str) -> str:
    """Give a message in Arabic."""
    text = (ROOT / "web" / "locales" / "ar" / f"{part}.ftl").read_text(encoding="utf-8")
    found = re.search(rf"^{message} = (.+)$", text, re.MULTILINE)
    assert found, message
    return found[1]


class ArabicKeys(Keys):
    """A keyboard with an Arabic layout."""

    def press(self, *keys: str) -> None:
        """Press keys; letters as this layout has them."""
        session = self.page.context.new_cdp_session(self.page)
        for key in keys:
            if key not in _LAYOUT:
                super().press(key)
                continue
            code = "Slash" if key == "?" else f"Key{key.upper()}"
            shift = 8 if key == "?" else 0
            for kind in ("keyDown", "keyUp"):
                text = {"text": _LAYOUT[key]} if kind == "keyDown" else {}
                session.send("Input.dispatchKeyEvent", {"type": kind, "key": _LAYOUT[key], "code": code, "modifiers": shift, **text})
        session.detach()


def go_round(page: Page) -> None:
    """Press Tab until the focus has been everywhere and comes out again; everything that it meets shows it."""
    page.evaluate("document.activeElement.blur()")
    keys, met = Keys(page), list[str]()
    for _ in range(TABS_MAX):
        keys.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus["body"]:
            break
        assert focus["shown"], f"this has the focus, and does not show it: {focus['what']}"
        met.append(focus["what"])
    else:
        raise AssertionError(f"the focus is caught: {met[-3:]}")
    assert len(met) > 10
    keys.press("Shift+Tab")
    assert page.evaluate(_FOCUS)["what"] == met[-1], "and it goes back the way that it came"


@pytest.fixture
def entered(page: Page, theatre: Theatre) -> Page:
    """Choose Arabic and enter by the passphrase, by keys."""
    page.goto(theatre.desk("tr").url)
    keys = ArabicKeys(page)
    keys.reach("العربية")
    keys.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    keys.reach("^textbox", "Shift+Tab")
    keys.type(PASSPHRASE)
    keys.press("Enter")
    page.locator(".frame").wait_for()
    return page


def test_the_duty_desk_is_walked_and_a_notice_acknowledged(entered: Page) -> None:
    keys = ArabicKeys(entered)
    line = entered.locator("tr.line", has_text="un/un-medevac-1")
    line.wait_for()
    assert not entered.evaluate(_RUNS_ON)
    go_round(entered)
    entered.evaluate("document.activeElement.blur()")
    for _ in range(TABS_MAX):
        if "at" in (line.get_attribute("class") or "").split():
            break
        keys.press("j")
    keys.press("a")
    entered.locator("dialog .members").first.wait_for()
    assert keys.focused().startswith("button"), "the key is open: the next key signs"
    assert entered.evaluate(_FOCUS)["shown"]
    keys.press("Enter")
    expect(line).to_have_count(0)


def test_the_key_is_locked_and_unlocked_and_the_help_tells_the_keys(entered: Page) -> None:
    keys = ArabicKeys(entered)
    state = entered.locator(".state")
    expect(state).not_to_contain_text(arabic("shell-locked", "shell"))
    keys.press("g", "k")
    expect(state).to_contain_text(arabic("shell-locked", "shell"))
    keys.press("?")
    help_of = entered.get_by_role("dialog")
    expect(help_of).to_contain_text(arabic("shell-key-lock", "shell"))
    keys.press("Escape")
    expect(help_of).to_have_count(0)
    keys.press("g", "s")
    expect(entered).to_have_url(re.compile("#/settings$"))
    expect(entered.locator("main h1")).to_be_visible()


def test_a_notice_is_filed_by_the_table_of_coordinates(entered: Page, theatre: Theatre) -> None:
    keys = ArabicKeys(entered)
    keys.press("g", "k", "g", "f")
    entered.locator(".file-paste").wait_for()
    go_round(entered)
    entered.evaluate("document.activeElement.blur()")
    keys.reach(f"^textbox {re.escape(arabic('file-paste', 'file'))}")
    keys.type(MGRS)
    expect(entered.locator(".file-line")).to_contain_text("35.89151 36.63459")
    keys.press("Tab", "Enter")
    rows = entered.locator(".file-vertices tbody tr")
    expect(rows).to_have_count(1)
    keys.reach(arabic("file-position-of", "file").partition("{")[0].strip())
    keys.press("Control+a")
    keys.type(DEGREES)
    keys.press("Enter")
    expect(rows.get_by_role("textbox")).to_have_value("35.95000, 36.70000")
    assert not entered.evaluate(_RUNS_ON)
    keys.press("Escape", "r")
    entered.locator("dialog .members").first.wait_for()
    assert keys.focused().startswith("textbox"), "the key is locked: the passphrase is asked for"
    keys.type(PASSPHRASE)
    keys.press("Enter")
    way = entered.locator(".file-way")
    expect(way).to_be_visible()
    say(theatre, "ru", ("call", "make"), "tr/ru-tr-line", "routine", "وصل الإشعار", "--name", "after-filing", "--to", "tr")
    expect(way.locator(".exact").first).to_be_visible()
