"""Looking at pages: whether they complain, whether everybody can use them, and working on them by keys alone.

Watch       fails a test on any error on the console, any error of a page, and anything that the Content-Security-Policy stopped
axe         fails on whatever axe-core finds against WCAG 2.2 AA (https://github.com/dequelabs/axe-core)
Keys        presses keys, and knows what has the focus; it has no mouse
"""

import json
import re
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError, expect

from tests.test_house import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
TABS_MAX = 300

_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sample, sourceFile, lineNumber}) =>
    console.error("policy:", violatedDirective, blockedURI, sample, sourceFile, lineNumber));
"""


class Watch:
    """Hears everything that the pages of one context complain about."""

    def __init__(self, context: BrowserContext) -> None:
        """Begin to listen."""
        self.heard: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        context.add_init_script(_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def expect(self, pattern: str) -> None:
        """Say that a test makes a page complain so: such a complaint is no failure."""
        self._expected.append(re.compile(pattern))

    def check(self) -> None:
        """Fail on whatever was heard and not expected."""
        unexpected = [said for said in self.heard if not any(pattern.search(said) for pattern in self._expected)]
        assert not unexpected, "\n".join(unexpected)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.heard.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        self.heard.append(f"error of a page: {error.error}")


def axe(page: Page) -> None:
    """Fail on anything in a page that keeps somebody from using it, once it has come (it has a heading then)."""
    expect(page.locator("h1").first).to_be_attached()
    session = page.context.new_cdp_session(page)
    # The debugger's own evaluation is not the page's: its policy stays as strict as it is.
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    asked = f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})"
    answer = session.send("Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True})
    session.detach()
    violations: list[dict[str, Any]] = answer["result"]["value"]["violations"]
    found = [f"{one['id']}: {one['help']}: {node['html']}" for one in violations for node in one["nodes"]]
    assert not found, "\n".join(found)


class Keys:
    """A keyboard at a page."""

    def __init__(self, page: Page) -> None:
        """Sit down at it."""
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `a`, `Enter`, `Shift+Tab`."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text)

    def focused(self) -> str:
        """Give the role and the name of what has the focus, as a screen reader is told them: `button Sign`."""
        session = self.page.context.new_cdp_session(self.page)
        try:
            found = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
            nodes = session.send("Accessibility.getPartialAXTree", {"objectId": found["objectId"], "fetchRelatives": False})["nodes"]
            return " ".join(str(nodes[0].get(part, {}).get("value", "")) for part in ("role", "name")).strip()
        finally:
            session.detach()

    def reach(self, what: str, key: str = "Tab") -> None:
        """Press Tab until the focus is on what is called so (a pattern over `focused`); fail when it has been everywhere."""
        for _ in range(TABS_MAX):
            if re.search(what, self.focused()):
                return
            self.press(key)
        raise AssertionError(f"no key leads to {what}")
