"""The systemd units: what systemd itself says of them, and that each runs a command that is understood."""

import re
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.deploy.commands import DEPLOY, split, understood
from tests.needs import need_program

UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
PROGRAM = "/usr/local/lib/garant/bin/garant"
EXPOSURE_MAX = 1.5
"""Of `systemd-analyze security`, 0 (nothing is exposed) to 10. What is left is the network, and of hosts and replicas their compiler."""

units = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)


class Unit(RawConfigParser):
    """A unit file: later settings of one name are added, and names keep their letters."""

    def __init__(self, path: Path) -> None:
        """Read one."""
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
        self.optionxform = str  # type: ignore[assignment, method-assign]  # as the library's own documentation has it
        self.read(path, encoding="utf-8")


def test_there_is_one_for_each_process() -> None:
    assert [unit.stem for unit in UNITS] == ["garant-follow@", "garant-serve@", "garant-witness@"]


@units
def test_systemd_finds_nothing_wrong(unit: Path, tmp_path: Path) -> None:
    """The one thing that it misses here is the installed program itself."""
    copy = tmp_path / unit.name
    copy.write_text(unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true"), encoding="utf-8")
    done = subprocess.run(
        [need_program("systemd-analyze"), "verify", "--man=no", copy], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


@units
def test_little_is_exposed(unit: Path) -> None:
    program = need_program("systemd-analyze")
    done = subprocess.run([program, "security", "--offline=true", unit], capture_output=True, text=True, check=False, timeout=60)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    assert float(found[1]) <= EXPOSURE_MAX


@units
def test_it_runs_a_command_that_is_understood(unit: Path) -> None:
    words = split(re.sub(r"\$OPTIONS", "", Unit(unit)["Service"]["ExecStart"]))
    assert words[0] == PROGRAM
    understood(words[1:])


@units
def test_it_is_started_again_after_a_fault_and_never_when_a_person_must_look(unit: Path) -> None:
    service = Unit(unit)["Service"]
    assert service["Restart"] == "on-failure"
    assert service["RestartPreventExitStatus"] == "1 2"
    assert Unit(unit)["Unit"]["StartLimitIntervalSec"] == "0", "while a database fails over, each start is a fault"
    assert int(service["TimeoutStopSec"].removesuffix("s")) > 5, "longer than what is under way may take"


def test_a_host_gets_its_two_keys_and_no_root() -> None:
    text = (DEPLOY / "systemd" / "garant-serve@.service").read_text(encoding="utf-8")
    assert re.findall(r"^LoadCredential=(\S+?):", text, re.MULTILINE) == ["checkpoint.key", "answer.key"]
