"""A host that comes back with another history, signed by its own key, or with an old copy of the log: every page raises the alarm.

Nothing more is signed and nothing that was signed is sent; what was verified goes on being read; and a desk that is started again knows.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from garant.storage.sqlite import SqliteStore
from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.signing import say, sign
from tests.desk.browser.test_every_page import NAMES, OF
from tests.desk.browser.theatre import Theatre
from tests.desk.browser.watching import Watch, axe

FORKED, ROLLED_BACK = "another history", "old copy"
AGAIN_MS = 90_000
"""A desk whose host was gone for a while looks for it a minute later at the latest."""

Deceit = Callable[[Theatre, Path], None]


@pytest.fixture
def theatre(tmp_path: Path, played: Path) -> Iterator[Theatre]:
    """Run a theatre for one test: its host will not be trusted again."""
    with Theatre(tmp_path, played) as made:
        yield made


def forged(theatre: Theatre, played: Path) -> None:
    """Give the host another history with the same keys: what was played, and then something else."""
    rolled_back(theatre, played)
    for number in range(4):
        call(theatre, "ru", f"forged-{number}")


def rolled_back(theatre: Theatre, played: Path) -> None:
    """Give the host the log as it was at first."""
    shutil.rmtree(theatre.home)
    shutil.copytree(played, theatre.home)


def call(theatre: Theatre, party: str, name: str) -> None:
    say(theatre, party, ("call", "make"), "tr/ru-tr-line", "routine", f"Are you there, {name}?", "--name", name, "--to", "tr")


def accept(page: Page) -> None:
    """Ask to sign something."""
    page.evaluate("location.hash = '#/agreement/tr/exercise-line'")
    page.get_by_role("button", name="Accept for our party").click()


def still_reads(page: Page) -> None:
    """Find what was verified before."""
    page.evaluate("location.hash = '#/calls'")
    expect(page.locator("main tbody tr", has_text="Are you there, true-1?")).to_be_visible()


def queued(page: Page) -> list[str]:
    """Give the ids of what waits in the desk's queue."""
    path = "/desk/v1/queue"
    asked = "path => fetch(path, {headers: {authorization: `Bearer ${sessionStorage.getItem('garant-token')}`}}).then(told => told.json())"
    return [one["id"] for one in page.evaluate(asked, path)["queued"] if one["state"] == "signed"]


def alarmed(page: Page, what: str) -> None:
    """Look for the alarm: what it says, and where the evidence is."""
    alarm = page.get_by_role("alert", name="The log that the host showed cannot be right")
    expect(alarm).to_contain_text(what, timeout=AGAIN_MS)
    evidence = Path(alarm.locator(".exact").inner_text())
    assert (evidence / "why.json").is_file(), "it says where the evidence is"
    expect(page.locator(".state")).to_contain_text("Log refused")


@pytest.mark.parametrize(("deceive", "what"), [(forged, FORKED), (rolled_back, ROLLED_BACK)])
def test_a_log_that_cannot_be_right_is_refused_with_an_alarm(
    theatre: Theatre, played: Path, open_desk: OpenDesk, watch: Watch, deceive: Deceit, what: str
) -> None:
    page = open_desk("tr", path="#/calls")
    call(theatre, "ru", "true-1")
    expect(page.locator("main tbody tr", has_text="Are you there, true-1?")).to_be_visible()

    theatre.cut()
    expect(page.locator(".state")).to_contain_text("No line for")
    accept(page)
    sign(page)
    deceive(theatre, played)
    theatre.mend()
    alarmed(page, what)
    axe(page)
    for name in NAMES:
        page.evaluate("path => { location.hash = path }", f"#/{name}/{OF.get(name, '')}")
        expect(page.locator("main h1").first).to_be_visible()
        alarmed(page, what)

    watch.expect("status of 400 .*/desk/v1/drafted")
    accept(page)
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text(what)
    expect(page.get_by_role("dialog").locator("button.main")).to_have_count(0)
    page.keyboard.press("Escape")
    still_reads(page)
    page.close()

    theatre.close("tr")
    again = open_desk("tr", path="#/queue")
    alarmed(again, what)
    expect(again.locator("main tbody tr").first).to_contain_text("signed, not sent yet")
    waiting = queued(again)
    assert waiting
    still_reads(again)
    theatre.cut()
    with closing(SqliteStore(theatre.home / "log.db")) as store:
        assert not store.find_all(waiting), "nothing that was signed went to whoever keeps another history"
