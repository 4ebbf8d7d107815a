"""The installed program, as a shell meets it: exit codes, pipes, signals, completion, and several of it at once."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.desk import NOTICE, SIZE, behind_the_back
from tests.needs import need_program

GARANT = Path(sys.executable).with_name("garant")
TIMEOUT_S = 60


def run(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    command = [str(GARANT), *map(str, words)]
    return subprocess.run(command, text=True, capture_output=True, timeout=TIMEOUT_S, check=False, **options)  # type: ignore[call-overload,no-any-return]


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in bash, with the program on its path."""
    surroundings = {**os.environ, "PATH": f"{GARANT.parent}:{os.environ['PATH']}"}
    command = [str(need_program("bash")), "-c", script]
    return subprocess.run(command, cwd=folder, env=surroundings, text=True, capture_output=True, timeout=TIMEOUT_S, check=False)


def say_command(desk: Path, name: str) -> list[str]:
    file = desk / f"{name}.json"
    file.write_text(json.dumps({**NOTICE, "name": name}), encoding="utf-8")
    return [str(GARANT), "say", str(desk / "theatre"), str(file), "--key", str(desk / "north-unit.key")]


@pytest.mark.parametrize(
    "words", [["--version"], ["key", "new", "--help"], ["log", "verify", "--help"], ["say", "--help"], ["show", "--help"]]
)
def test_what_needs_no_geometry_starts_without_its_compiler(words: list[str]) -> None:
    """It takes longer to load than all the rest."""
    code = f"import sys; from garant.cli.main import run; bad = run({words}); sys.exit(bad or 'numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_the_program_ends_with_the_exit_codes_of_the_command_line(desk: Path) -> None:
    assert run("log", "verify", desk / "theatre").returncode == 0
    assert run("log", "verify", desk / "nothing").returncode == 2
    behind_the_back(desk / "theatre", "UPDATE entry SET bytes = x'00' WHERE idx = 7")
    bad = run("log", "verify", desk / "theatre")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "entry 7 was changed" in bad.stderr


def test_a_disk_that_fails_is_a_fault_and_what_was_acknowledged_stands(desk: Path) -> None:
    """No file may grow beyond what it has: the write-ahead log cannot take the entry."""
    command = say_command(desk, "patrol-2")

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    said = subprocess.run(command, text=True, capture_output=True, timeout=TIMEOUT_S, check=False, preexec_fn=full)
    assert (said.returncode, said.stdout) == (3, "")
    assert said.stderr.startswith("fault: the store failed")
    assert said.stderr.count("\n") == 1
    assert json.loads(run("log", "verify", desk / "theatre", "--json").stdout)["size"] == SIZE


@pytest.mark.parametrize("words", ["show theatre notices", "show theatre notices --json", "--help", "completion bash"])
def test_an_answer_that_cannot_be_written_is_a_fault(desk: Path, words: str) -> None:
    said = shell(f"garant {words} >/dev/full", desk)
    assert (said.returncode, said.stderr) == (3, "fault: the answer cannot be written: No space left on device [store_failed]\n")


@pytest.mark.parametrize("words", ["show theatre notices", "show theatre notices --json", "--help", "completion bash"])
def test_a_reader_that_goes_away_is_no_fault(desk: Path, words: str) -> None:
    said = shell(f"garant {words} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}", desk)
    assert (said.stdout, said.stderr) == ("0\n", "")


@pytest.mark.parametrize("options", ["", "--json"])
def test_a_bad_answer_stays_bad_when_nobody_reads_it(desk: Path, options: str) -> None:
    behind_the_back(desk / "theatre", "UPDATE entry SET bytes = x'00' WHERE idx = 7")
    said = shell(f"(sleep 0.2; garant log verify theatre {options}; echo $? >code) 2>/dev/null | true; sleep 0.1; cat code", desk)
    assert said.stdout == "1\n"


@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_no_exit_code(desk: Path, closing: str) -> None:
    said = shell(f"garant show theatre parties {closing}; a=$?; garant show theatre nonsense {closing}; b=$?; echo $a $b", desk)
    assert said.stdout.splitlines()[-1] == "0 2"
    assert "Traceback" not in said.stderr


def test_a_closed_standard_input_is_said(desk: Path) -> None:
    said = shell("garant say theatre - --key north-unit.key <&-", desk)
    assert said.returncode == 2
    assert "standard input is closed" in said.stderr


def test_a_pipe_gets_no_colour_and_no_blanks_at_line_ends(desk: Path) -> None:
    out = run("show", desk / "theatre", "notices").stdout
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())


@pytest.mark.parametrize(("surroundings", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_for_terminals_that_want_it(desk: Path, surroundings: dict[str, str], colour: bool) -> None:
    out = on_a_terminal([str(GARANT), "show", str(desk / "theatre"), "notices"], {"TERM": "xterm", **surroundings})
    assert ("\x1b[32m" in out or "\x1b[1;32m" in out) is colour
    assert "green" in out, "what the colour says is a word too"


def on_a_terminal(command: list[str], surroundings: dict[str, str]) -> str:
    """Run a command whose output is a terminal, and give what it wrote."""
    ours, its = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    subprocess.run(command, env={**plain, **surroundings}, stdout=its, stderr=its, timeout=TIMEOUT_S, check=True)
    os.close(its)
    parts = []
    while part := _read(ours):
        parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other side is closed
        return b""


def test_an_output_that_is_not_unicode_gets_everything_spelt_out(desk: Path) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert (
        json.loads(run("show", desk / "theatre", "statement", "0", "--json", env=surroundings).stdout)["said"]["title"]["ar"]
        == "القطاع الشمالي"
    )
    told = run("show", desk / "theatre", "statement", "0", env=surroundings)
    assert (told.returncode, told.stderr) == (0, "")
    assert "\\u0627" in told.stdout


def test_ctrl_c_ends_the_process_by_its_signal_and_in_one_sentence(desk: Path) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    command = [str(GARANT), "say", str(desk / "theatre"), str(pipe), "--key", str(desk / "north-unit.key")]
    waiting = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with pipe.open("wb"):  # opens once the program reads
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=TIMEOUT_S)
    assert (waiting.returncode, out) == (-signal.SIGINT, "")
    assert err.strip() == "stopped. What was admitted before stays; `garant show` says what that is."


def at_once(commands: list[list[str]]) -> list[int]:
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    return [one.wait(TIMEOUT_S) for one in running]


def test_those_who_speak_at_the_same_moment_all_get_in(desk: Path) -> None:
    count = 6
    commands = [say_command(desk, f"at-once-{number}") for number in range(count)]
    assert at_once(commands) == [0] * count
    verified = json.loads(run("log", "verify", desk / "theatre", "--json").stdout)
    assert (verified["size"], verified["checkpoints"]) == (SIZE + 2 * count, SIZE - 1 + count), "a notice and its verdict are one commit"


COMPLETED: dict[str, set[str]] = {
    "garant lo": {"log"},
    "garant log ''": {"consistency", "export", "key", "proof", "snapshot", "verify"},
    "garant show theatre a": {"access", "agenda", "agreements"},
    "garant say --k": {"--key"},
    "garant completion ''": {"bash", "zsh", "fish"},
    "garant demo --o": {"--once"},
}


def test_bash_completes_the_words(desk: Path) -> None:
    asked = "; ".join(
        f"COMPREPLY=(); COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _garant_completion garant; echo ${{COMPREPLY[@]}}"
        for line in COMPLETED
    )
    said = shell(f"garant completion bash >c; source ./c; complete -p garant >/dev/null || exit 9; {asked}", desk)
    assert (said.returncode, said.stderr) == (0, "")
    assert [set(line.split()) for line in said.stdout.splitlines()] == list(COMPLETED.values())
