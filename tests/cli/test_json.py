"""`--json` everywhere: standard output holds one JSON value and nothing else, also when something is refused.

And nothing in it can act on a terminal.
"""

import json
from pathlib import Path

import click
import pytest

from garant.cli.commands import garant as root
from tests.cli.desk import RECEIPT, garant

ANSWERS = (
    "log key $/theatre", "log verify $/theatre", "replay $/theatre", "log export $/theatre $/out", "log proof $/theatre 3 -o $/p",
    "log consistency $/theatre 3 -o $/p", "proof make $/theatre 7 -o $/p", "key new $/k", "key show $/north-unit.key",
    "init $/new --theatre $/theatre.toml", "show $/theatre parties", "show $/theatre agreements", "show $/theatre gaps",
    "show $/theatre contacts", "show $/theatre meetings", "show $/theatre proposals", "show $/theatre notices",
    "show $/theatre receipts", "show $/theatre statement 0", "show $/theatre statement 10 --as south",
    "show $/theatre agreements north/line --as south", "say $/theatre - --key $/south-headquarters.key",
    "notice start $/theatre north/patrol-1 --key $/north-unit.key",
)  # fmt: skip
REFUSALS = (
    "show $/nothing parties", "show $/theatre nonsense", "nonsense", "log proof $/theatre x", "replay $/nothing",
    "proof verify $/x --key k", "screen $/nothing", "screen -", "check $/theatre -", "convert - --to geojson",
)  # fmt: skip
SAID = json.dumps({**RECEIPT, "level": "headquarters", "step": "delivered"}).encode()


def ask(line: str, desk: Path) -> tuple[int, str, str]:
    return garant(*(word.replace("$", str(desk)) for word in line.split()), "--json", stdin=SAID)


@pytest.mark.parametrize("line", ANSWERS)
def test_an_answer_is_one_json_value(desk: Path, line: str) -> None:
    code, out, err = ask(line, desk)
    assert (code, err) == (0, "")
    assert json.loads(out) is not None
    assert out.endswith("\n")


@pytest.mark.parametrize("line", REFUSALS)
def test_a_refusal_is_one_json_value_and_a_sentence_on_standard_error(desk: Path, line: str) -> None:
    code, out, err = ask(line, desk)
    refused = json.loads(out)["refused"]
    assert code == 2
    assert set(refused) == {"code", "sentence", "where"}
    place = f" (at {refused['where']})" if refused["where"] else ""
    assert err == f"refused: {refused['sentence']}{place} [{refused['code']}]\n"


def test_a_proof_that_holds_is_told_whole(desk: Path, vkey: str) -> None:
    assert garant("proof", "make", desk / "theatre", 7, "-o", desk / "p").code == 0
    found = garant("proof", "verify", desk / "p", "--key", vkey, "--json").json()
    assert found["good"]
    assert [signer["party"] for signer in found["subject"]["signers"]] == ["north"]
    verdict, receipt = (one["said"] for one in found["others"])
    assert (verdict["party"], verdict["notice"], verdict["result"]) == ("host", "north/patrol-1", "clear")
    assert (receipt["party"], receipt["level"], receipt["step"]) == ("south", "unit", "acknowledged")


def test_a_log_that_is_bad_is_a_refusal_in_json(desk: Path) -> None:
    (desk / "theatre" / "log.db").write_bytes(b"")
    said = garant("log", "verify", desk / "theatre", "--json")
    assert (said.code, said.json()["refused"]["code"]) == (1, "log_corrupt")


def commands(command: click.Command, name: str = "garant") -> dict[str, click.Command]:
    """Give every command that is not a group, by its name."""
    if not isinstance(command, click.Group):
        return {name: command}
    return {path: leaf for word, one in command.commands.items() for path, leaf in commands(one, f"{name} {word}").items()}


def test_every_command_has_it_but_those_whose_answer_is_not_data() -> None:
    without = {name for name, one in commands(root).items() if not any("--json" in option.opts for option in one.params)}
    assert without == {"garant demo", "garant completion"}


def test_json_is_asked_for_before_the_two_dashes_alone(shelf: Path) -> None:
    assert garant("show", shelf / "theatre", "parties", "--", "--json").out == ""
    assert garant("show", "--json", shelf / "theatre", "nonsense").json()["refused"]["code"] == "usage"


def test_nothing_in_it_can_act_on_a_terminal(shelf: Path) -> None:
    hostile = "\x1b]0;title\x07 \x9b31m \u202e \u2066 \u200f \U000e0041 \udcff"
    out = garant("show", shelf / hostile, "parties", "--json").out
    assert all(mark.isprintable() or mark == "\n" for mark in out)
    assert json.loads(out)["refused"]["where"] == str(shelf / hostile)
