"""Every page there is, in English and in Arabic: a heading, no message shown by its name, no complaint, and everybody can use it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.watching import axe
from tests.test_house import ROOT

_TABLE = (ROOT / "web" / "src" / "pages" / "table.ts").read_text(encoding="utf-8")
NAMES = re.findall(r'name: "(\w+)"', _TABLE)
OF = {
    "notice": "un/un-convoy-2", "call": "tr/tr-stop-1", "channel": "tr/ru-tr-line", "incident": "reg/i-2016-truce",
    "book": "reg/ru-2017-01-22", "agreement": "reg/sy-2018-idlib", "meeting": "reg/astana-1", "statement": "220", "register": "contacts",
}  # fmt: skip
"""What the pages of one thing are opened with; in the reference scenario all of these are there."""

_MESSAGE = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")
"""How messages are named; whether there is one of this name, `_ids` knows."""


def test_the_table_of_pages_is_read() -> None:
    assert {"duty", "map", "file", "notice", "log"} <= set(NAMES)
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_stands(open_desk: OpenDesk, language: str) -> None:
    page = open_desk("tr")
    page.evaluate(f"localStorage.setItem('garant-language', '{language}')")
    page.reload()
    found = [wrong for name in NAMES if (wrong := _wrong(page, name))]
    assert not found, "\n".join(found)


def _wrong(page: Page, name: str) -> str:
    """Say what is wrong with a page, if anything is."""
    try:
        _look(page, name)
    except AssertionError as error:
        return f"{name}: {error}"
    return ""


def _look(page: Page, name: str) -> None:
    page.evaluate("path => { location.hash = path }", f"#/{name}/{OF.get(name, '')}")
    heading = page.locator("main h1")
    expect(heading.first, f"the page {name} has a heading").to_be_visible()
    expect(page.locator("main .waiting"), f"the page {name} goes on waiting").to_have_count(0)
    shown = page.locator("main").inner_text()
    assert not (named := set(_MESSAGE.findall(shown)) & _ids()), f"{name} shows messages by their names: {named}"
    axe(page)


def _ids() -> set[str]:
    folder = ROOT / "web" / "locales" / "en"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.ftl")]
    return {found for text in texts for found in re.findall(r"^([a-z][a-z-]+) =", text, re.MULTILINE)}
