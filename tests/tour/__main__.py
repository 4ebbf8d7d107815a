"""The demo that plays itself: `DEMO_ONCE=1 make demo`.

    python -m tests.tour [DIR] [--pictures FOLDER] [--form png|webp]

It tells the terminal's story, then takes the guided tour (`garant.demo.tour`) in a headless Chromium, prints each step with its figure, and
saves what was on the screen in DIR/tour, or in build/tour. Exit code 0 when every step came true, 1 when one did not. Where there is no
browser, or where the pages are not built, it says so and ends with the story.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright
from playwright.sync_api import Error as BrowserError

from garant.demo.chapters import begin
from garant.demo.guide import can_be_led, staged
from garant.demo.stage import Stage
from garant.demo.story import tell
from garant.demo.tour import STEPS
from garant.terminal.paper import Paper, assemble, ink, paper, unbroken
from tests.desk.browser.conftest import ARGUMENTS, SOUNDS_AT_ONCE
from tests.desk.browser.watching import Watch
from tests.test_house import ROOT
from tests.tour.playing import Tour

SCREEN: ViewportSize = {"width": 1280, "height": 800}


def main(arguments: Sequence[str] | None = None) -> int:
    """Tell the story and take the tour; give the exit code."""
    asked = argparse.ArgumentParser(
        prog="python -m tests.tour", description="Tell the demo's story, and take its tour in a headless browser."
    )
    asked.add_argument("directory", type=Path, nargs="?", help="where the host's log stays; a fresh directory by default")
    asked.add_argument("--pictures", type=Path, help="where the pictures go; DIR/tour or build/tour by default")
    asked.add_argument("--form", choices=("png", "webp"), default="png", help="the form of the pictures")
    given = asked.parse_args(arguments)
    pictures: Path = given.pictures or (given.directory or ROOT / "build") / "tour"
    out = paper()
    play = tell(out, given.directory or Path(tempfile.mkdtemp(prefix="garant-demo-")))
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with closing(play.host.store):
        if why := can_be_led() or ("" if chromium else "No tour of the desks: there is no chromium here."):
            out.print(why)
            return 0
        begin(
            out,
            9,
            "The tour of three desks, by itself",
            "A host, three witnesses and three desks as processes, and a browser that does each step.",
        )
        with staged(play) as stage, browser(str(chromium)) as context:
            return take(out, stage, context, pictures, given.form)


@contextmanager
def browser(program: str) -> Iterator[BrowserContext]:
    """Give an officer's browser: a small laptop's screen, British English, nothing that moves."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=[*ARGUMENTS, SOUNDS_AT_ONCE])
        yield started.new_context(viewport=SCREEN, locale="en-GB", timezone_id="Asia/Damascus", reduced_motion="reduce")
        started.close()


def take(out: Paper, stage: Stage, context: BrowserContext, pictures: Path | None, form: str = "png") -> int:
    """Take every step, and print its figure; give the exit code."""
    watch, tour = Watch(context), Tour(stage, context, pictures, form)
    for number, step in enumerate(STEPS, 1):
        try:
            figure = tour.play(step)
            watch.check()
        except (AssertionError, BrowserError) as error:
            out.print(assemble(f"{number}. ", (step.title, "bold"), ": this did not come true. ", ink(str(error))))
            return 1
        out.print(assemble(f"{number}. ", (step.title, "bold"), ": ", ink(figure), "."))
    if pictures:
        out.print(unbroken(f"\n{tour.taken} pictures are in ", ink(str(pictures)), "."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
