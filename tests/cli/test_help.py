"""Help: every command says in one line what it is for, shows how it is used, and fits on a screen."""

import re
import shlex
from pathlib import Path

import click
import pytest

from garant.cli.commands import MODULES
from garant.cli.commands import garant as root
from garant.statement.kinds import KINDS
from tests.cli.desk import fine, garant
from tests.cli.test_json import commands

LEAVES = commands(root)


def help_of(name: str) -> str:
    return fine(*name.split()[1:], "--help").out


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_has_examples_that_call_it_by_its_name(name: str) -> None:
    _, _, after = help_of(name).partition("Example")
    assert f"  {name} " in after or f"  {name}\n" in after


@pytest.mark.parametrize("name", LEAVES)
def test_every_example_is_understood(name: str) -> None:
    """What an example gives as options is what the command takes."""
    for line in re.findall(rf"^  {name}( .*)?$", help_of(name).partition("Example")[2], re.MULTILINE):
        words = shlex.split(line.split(" && ")[0].split(" > ")[0].split(" >> ")[0].split(" <<")[0])
        context = LEAVES[name].make_context(name, words, resilient_parsing=True)
        assert isinstance(context, click.Context)
        unknown = [word for word in words if word.startswith("--") and not any(word in one.opts for one in LEAVES[name].params)]
        assert not unknown


@pytest.mark.parametrize("name", ["garant", "garant log", "garant key", "garant proof", *LEAVES])
def test_help_is_as_wide_as_a_terminal_and_cuts_nothing_off(name: str) -> None:
    text = help_of(name)
    assert "..." not in text.replace("[ARGS]...", "").replace("tile/...", "").replace("tile/entries/...", "")
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_and_command_says_what_it_does(name: str) -> None:
    assert LEAVES[name].short_help
    assert all(one.help for one in LEAVES[name].params if isinstance(one, click.Option))


def test_a_command_bears_the_name_under_which_it_is_looked_for() -> None:
    assert {word: command.name for word, command in root.commands.items()} == {word: word for word in MODULES}


def test_a_word_that_is_no_command_is_said_to_be_none() -> None:
    assert "No such command 'shwo'" in garant("shwo").err


def test_the_help_of_say_lists_every_kind() -> None:
    told = " ".join(help_of("garant say").split())
    assert all(kind in told for kind in KINDS)


def test_the_exit_codes_are_told_where_one_looks_first() -> None:
    assert [line.split()[0] for line in help_of("garant").split("Exit codes:")[1].splitlines()[1:5]] == ["0", "1", "2", "3"]


def test_the_smallest_theatre_file_that_help_shows_makes_a_theatre(tmp_path: Path) -> None:
    lines = [line.strip() for line in help_of("garant init").splitlines() if " = " in line]
    assert len(lines) == 6
    (tmp_path / "theatre.toml").write_text("\n".join(lines), encoding="utf-8")
    fine("init", tmp_path / "theatre", "--theatre", tmp_path / "theatre.toml")
