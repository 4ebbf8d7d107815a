"""Speaking in a theatre as officers do: signing what a page shows, and saying something with the command line beside the host that runs."""

import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.desk.browser.theatre import _COMMAND, PASSPHRASE, Theatre


def sign(page: Page) -> None:
    """Sign what the dialog shows; the dialog is gone afterwards."""
    dialog = page.get_by_role("dialog", name="Read, then sign")
    button = dialog.locator("button.main")
    expect(button).to_be_enabled()
    passphrase = dialog.get_by_label("Officer’s passphrase")
    if passphrase.count():
        passphrase.fill(PASSPHRASE)
    button.click()
    expect(dialog).to_have_count(0)


def say(theatre: Theatre, party: str, verb: tuple[str, ...], *rest: str | Path) -> None:
    """Say something as a party's headquarters: `say(theatre, "un", ("notice", "file"), drawing)`."""
    key = theatre.home / "keys" / f"{party}-hq.key"
    words = [*_COMMAND, *verb, str(theatre.home), *map(str, rest), "--key", str(key)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
