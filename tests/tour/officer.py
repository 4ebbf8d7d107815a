"""An officer at a desk, in a browser: opens pages by keys, reads before signing, and is photographed.

officer = Officer(context, stage.desks["tr"].told["enter"])
officer.open("g d", "Duty desk")
officer.press("a")
officer.sign()
"""

from base64 import b64decode
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from garant.demo.stage import PASSPHRASE

WEBP_QUALITY = 80


class Officer:
    """One officer at one desk."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        """Open the address that the desk printed, and enter by its ticket."""
        self.page: Page = context.new_page()
        self.page.goto(address)
        self.page.locator(".frame").wait_for()

    def press(self, *keys: str) -> None:
        """Turn to this desk, and press keys one after the other, once what is on the screen hears them."""
        self.page.bring_to_front()
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        for key in keys:
            self.page.keyboard.press(key)

    def open(self, keys: str, title: str) -> None:
        """Go to a page by its keys, such as `g d`, wherever one is; wait until it is there."""
        self.press(*keys.split())
        expect(self.page.locator("main h1")).to_have_text(title)

    def main(self, text: str = "") -> Locator:
        """Give the content of the page, if it has a text."""
        return self.page.locator("main").filter(has_text=text)

    def sign(self) -> str:
        """Read what is about to be signed, sign it, with the passphrase where the key is locked; give the dialog's heading."""
        dialog = self.page.locator("dialog")
        dialog.locator(".members").first.wait_for()
        dialog.locator("button[type=submit]").wait_for()
        told = dialog.inner_text()
        if dialog.locator("input[type=password]").count():
            dialog.locator("input[type=password]").fill(PASSPHRASE)
        dialog.locator("button[type=submit]").click()
        dialog.wait_for(state="detached")
        return told

    def photograph(self, path: Path) -> None:
        """Turn to this desk, and save what is on the screen: a PNG, or a WebP by the file's name, which is smaller."""
        self.page.bring_to_front()
        path.parent.mkdir(parents=True, exist_ok=True)
        expect(self.page.locator(".toast")).to_have_text("")
        # A map has its scale once it has come to rest
        expect(self.page.locator(".map-foot:visible:not(:has(.map-scale))")).to_have_count(0)
        session = self.page.context.new_cdp_session(self.page)
        asked = {"format": path.suffix[1:], **({"quality": WEBP_QUALITY} if path.suffix == ".webp" else {})}
        path.write_bytes(b64decode(session.send("Page.captureScreenshot", asked)["data"]))
        session.detach()
