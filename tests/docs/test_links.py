"""Whatever a page names is there: links and their anchors, files, commands, and the way from the README to every page."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from garant.cli.commands import garant
from tests.docs.console import ROOT

FRONT = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in FRONT), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[(?:[^\]`]|`[^`]*`)*\]\(([^()\s]+)\)")
FENCE = re.compile(r"^(```+).*?^\1$", re.DOTALL | re.MULTILINE)
NAMED_FILE = re.compile(r"`((?:src|tests|docs|scripts|requirements|bench)/[A-Za-z0-9_./-]+)(?:\.[a-z_]+\(?\)?)?`")
NAMED_COMMAND = re.compile(r"(?:`|^\s*\$ |^ {4})garant ((?:[a-z]+(?:-[a-z]+)* ?)+)", re.MULTILINE)

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Give the targets of a page's relative links, and their anchors."""
    for target in LINK.findall(FENCE.sub("", text_of(page))):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, anchor = target.partition("#")
            yield (page.parent / path if path else page).resolve(), anchor


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as web pages make them."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pages
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), f"{page.name} links to {target}, which is not there"
        assert not anchor or anchor in anchors(target), f"{page.name} links to #{anchor} of {target.name}, which has no such heading"


@pages
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = set(NAMED_FILE.findall(text_of(page)))
    assert sorted(name for name in named if not exists(name)) == []


def exists(name: str) -> bool:
    """Tell whether a path is there; a module may be named without its ending, and with what is in it."""
    return any((ROOT / path).exists() for path in (name, f"{name}.py", name.rpartition(".")[0] or name))


@pages
def test_every_command_that_is_named_exists(page: Path) -> None:
    for words in NAMED_COMMAND.findall(text_of(page)):
        command: click.Command = garant
        for word in words.split():
            if isinstance(command, click.Group):
                assert word in command.commands, f"{page.name} names `garant {words}`; there is no {word}"
                command = command.commands[word]


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [target for target, _ in links(page) if target.suffix == ".md" and target.is_file() and target not in reached]
    assert sorted(str(page.relative_to(ROOT)) for page in set(PAGES) - reached) == []


@pages
def test_no_page_names_a_place_on_one_machine(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:tmp|work|home|root)/|localhost", text_of(page))


# The patterns themselves


def test_the_patterns_find_what_they_should() -> None:
    assert LINK.findall("see [`a`](b.md#c), ![x](y.svg) and [no link] (z)") == ["b.md#c", "y.svg"]
    assert NAMED_FILE.findall("`src/garant/errors.py` and `docs/adr`, not `other/file`") == ["src/garant/errors.py", "docs/adr"]
    assert NAMED_COMMAND.findall("`garant log verify DIR`\n$ garant show x\n") == ["log verify ", "show x"]
