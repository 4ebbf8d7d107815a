"""Everything that is shown is in words: what stands in the log as a word with an underscore in it is shown by the glossary, on every page.

What is to be read exactly (names, digests: `.exact`, the bytes of a statement) stands as it is.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.test_every_page import NAMES, OF
from tests.test_house import ROOT

_REGISTER = (ROOT / "web" / "src" / "pages" / "register" / "register.tsx").read_text(encoding="utf-8")
QUESTIONS = re.findall(r'^  "([a-z]+)",$', _REGISTER, re.MULTILINE)
BEGINS_AGAIN = 20
"""Of the log every so many-th statement is looked at, and the first ones."""

_RAW = """
() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest(".exact, pre, textarea, [lang=en]:not(html)")) continue;
        found.push(...(walker.currentNode.data.match(/\\b[a-z0-9]+(?:_[a-z0-9]+)+\\b/g) ?? []));
    }
    for (const named of document.querySelectorAll("main [title], main [aria-label], main [placeholder]")) {
        if (named.closest(".exact")) continue;
        for (const name of ["title", "aria-label", "placeholder"])
            found.push(...((named.getAttribute(name) ?? "").match(/\\b[a-z]+(?:_[a-z0-9]+)+\\b/g) ?? []));
    }
    return found;
}
"""


def test_the_questions_of_the_register_are_read() -> None:
    assert {"contacts", "gaps", "storages"} <= set(QUESTIONS)


def test_a_raw_word_would_be_found(open_desk: OpenDesk) -> None:
    page = open_desk("tr")
    page.locator("main h1").evaluate("heading => { heading.textContent = 'joint_patrol' }")
    assert page.evaluate(_RAW) == ["joint_patrol"]


@pytest.mark.parametrize("party", ["tr", "un"])
def test_no_page_shows_a_raw_word(open_desk: OpenDesk, party: str) -> None:
    page = open_desk(party)
    size = int(re.sub(r"\D", "", page.locator(".head a[href='#/log']").inner_text().split("heard")[0]))
    statements = [*range(10), *range(10, size, BEGINS_AGAIN)]
    paths = [
        *(f"{name}/{OF.get(name, '')}" for name in NAMES),
        *(f"register/{one}" for one in QUESTIONS),
        *(f"statement/{at}" for at in statements),
    ]
    found = {path: raw for path in paths if (raw := _raw_words(page, path))}
    assert not found


def _raw_words(page: Page, path: str) -> list[str]:
    page.evaluate("path => { location.hash = path }", f"#/{path}")
    expect(page.locator("main h1").first).to_be_visible()
    expect(page.locator("main .waiting")).to_have_count(0)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    expect(page.locator("main .waiting")).to_have_count(0)
    return list(page.evaluate(_RAW))
