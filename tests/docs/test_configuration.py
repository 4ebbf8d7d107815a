"""The configuration page against the code: every flag of what runs, its default, every variable of the environment, every file."""

import re

import click
import pytest

from garant.bootstrap import CREDENTIALS_VARIABLE, HOME_VARIABLE, Place
from garant.cli.commands import garant
from garant.desk.place import DeskPlace
from garant.storage.replica_files import ReplicaPlace
from garant.storage.witness_files import WitnessPlace
from tests.docs.console import ROOT

PAGE = (ROOT / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
RUNNING = ["serve", "follow", "witness serve", "desk new", "desk run", "migrate"]


def section(words: str) -> str:
    """Give the part of the page under a heading that has these words."""
    (found,) = [part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE) if words in part.partition("\n")[0]]
    return found


def rows(words: str) -> list[list[str]]:
    """Give the cells of the rows of the table there, without its head."""
    lines = [line for line in section(words).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def command(words: str) -> click.Command:
    """Give the command."""
    found: click.Command = garant
    for word in words.split():
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


@pytest.mark.parametrize("words", RUNNING)
def test_every_flag_is_on_the_page_and_no_other(words: str) -> None:
    said = [name for row in rows(f"`garant {words} ") for name in re.findall(r"`([^`]+)`", row[0])]
    options = {max(one.opts, key=len) for one in command(words).params if isinstance(one, click.Option)} - {"--help"}
    arguments = {one.human_readable_name for one in command(words).params if isinstance(one, click.Argument)}
    assert sorted(said) == sorted(options | arguments)


@pytest.mark.parametrize("words", RUNNING)
def test_every_default_is_the_one_that_counts(words: str) -> None:
    said = {row[0].strip("`"): row[1].strip("`") for row in rows(f"`garant {words} ")}
    shown = [one for one in command(words).params if isinstance(one, click.Option) and one.show_default]
    assert {max(one.opts, key=len): str(one.default) for one in shown}.items() <= said.items()


def test_every_variable_that_the_code_reads_is_on_the_page() -> None:
    said = {name for row in rows("Environment") for name in re.findall(r"`(\w+)`", row[0])}
    assert {HOME_VARIABLE, CREDENTIALS_VARIABLE} <= said
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py"))]
    read = {name for text in sources for name in re.findall(r"""environ(?:\.get\(|\[)["'](\w+)["']""", text)}
    assert read <= said


def test_the_environment_is_read_in_few_places() -> None:
    rooms = {
        path.relative_to(ROOT / "src" / "garant").parts[0]
        for path in (ROOT / "src").rglob("*.py")
        if "os.environ" in path.read_text("utf-8")
    }
    assert rooms <= {"bootstrap.py", "terminal", "cli"}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Files of a host", Place),
        ("Files of a replica", ReplicaPlace),
        ("Files of a witness", WitnessPlace),
        ("Files of a desk", DeskPlace),
    ],
)
def test_every_file_that_a_place_has_is_on_the_page(words: str, place: type) -> None:
    made = place(ROOT / "there")
    names = [name for name, what in vars(place).items() if isinstance(what, property)]
    paths = [getattr(made, name) for name in names if name not in {"database", "home", "replica"}]
    said = " ".join(row[0] for row in rows(words))
    assert [path.name for path in paths if f"`{path.name}`" not in said] == []


def test_the_ends_are_those_of_every_command() -> None:
    assert [row[0] for row in rows("Ends")] == ["0", "1", "2", "3"]
