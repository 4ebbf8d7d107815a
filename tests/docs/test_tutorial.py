"""The tutorial and the how-to pages never lie: each command on them is run, in order, by the real command line.

The tutorial starts from nothing; each how-to page goes on, by itself, where the tutorial ended.
"""

import re
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.docs.console import BLOCK, ROOT, Command, Outcome, complaint, complaints, pattern, readers_folder
from tests.needs import need_go_module, need_program
from tests.postgres import bare_server

TUTORIAL = ROOT / "docs" / "tutorial.md"
HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))
OTHER_TOOLS = "check-a-log-with-other-tools"
ON_POSTGRESQL = ("run-on-postgresql", "run-a-cluster", "upgrade-a-host")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Follow the tutorial once: where that was, and what was not as the page has it."""
    folder = readers_folder(tmp_path_factory.mktemp("tutorial"))
    return folder, complaints(TUTORIAL, folder)


def test_the_tutorial_is_true(told: tuple[Path, str]) -> None:
    assert not told[1], told[1]


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_a_how_to_page_is_true(page: Path, told: tuple[Path, str], tmp_path: Path) -> None:
    if page.stem == OTHER_TOOLS:
        need_program("go")
        need_go_module("golang.org/x/mod/sumdb", "golang-golang-x-mod-dev")
        need_program("openssl")
    folder = tmp_path / "there"
    shutil.copytree(told[0], folder, symlinks=True)
    shutil.rmtree(folder / "tutorial" / "public")
    path = f'export PATH="{folder}/.venv/bin:$PATH"'
    with bare_server() if page.stem in ON_POSTGRESQL else nullcontext() as server:
        wrong = complaints(page, folder / "tutorial", f"{path} PGHOST={server.folder}" if server else path)
    assert not wrong, wrong


@pytest.mark.parametrize("page", [TUTORIAL, *HOW_TO], ids=lambda page: page.stem)
def test_every_command_that_a_page_shows_stands_in_a_block_that_is_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "\n$ " not in BLOCK.sub("", text)


@pytest.mark.parametrize("page", [TUTORIAL, *HOW_TO], ids=lambda page: page.stem)
def test_what_a_page_starts_says_so_in_a_file_of_its_own(page: Path) -> None:
    """In a file that another one wrote, whoever waits for its first line finds the other's."""
    files = re.findall(r" > (\S+) .*& echo", page.read_text(encoding="utf-8"))
    assert len(files) == len(set(files)), files


# The harness itself


SHOWN = "a ... c\n...\nend\n"


@pytest.mark.parametrize("printed", ["a b c\nend\n", "a b b c\none\ntwo\nend\n"])
def test_dots_stand_for_what_varies(printed: str) -> None:
    assert pattern(SHOWN).fullmatch(printed)


@pytest.mark.parametrize("printed", ["a b\nend\n", "a b c\n", "a b c\nend\nmore\n", "x a b c\nend\n"])
def test_what_is_shown_must_come(printed: str) -> None:
    assert not pattern(SHOWN).fullmatch(printed)


@pytest.mark.parametrize(
    ("shown", "printed", "code"),
    [("", "", 1), ("yes\n", "no\n", 0), ("refused: ...\n", "refused: why\n", 0), ("good\n", "good\n", 3)],
    ids=["failed", "printed something else", "refused, with exit code 0", "shown as good, ended badly"],
)
def test_a_page_that_lies_is_caught(shown: str, printed: str, code: int) -> None:
    assert complaint(Command("garant", shown), Outcome(printed, code))


def test_a_page_that_is_true_is_left_in_peace() -> None:
    assert not complaint(Command("garant", "good\n"), Outcome("good  \n\n", 0))
    assert not complaint(Command("garant", "refused: ...\n"), Outcome("refused: no\n", 1))
