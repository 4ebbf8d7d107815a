"""Run a page: the commands of its fenced `console` blocks, in order, in one shell, as its reader would type them.

    ```console
    $ garant log key theatre             a command; lines that begin with "> " go on with it
    log.example/tutorial+...             what it prints, where the page shows it
    ```

`...` stands for whatever varies: within a line for any text, on a line of its own for any lines. How wide a gap or a ruled line is
does not count, so that a column may become wider. A command ends with exit code 0, unless what the page shows begins with a refusal
or a fault; then it must not.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BAD_ANSWER = ("refused: ", "fault: ")
_END = "\x1e"


class Command(NamedTuple):
    """A command as a page shows it, and the output that it shows (nothing: it shows none)."""

    text: str
    shown: str


class Outcome(NamedTuple):
    """What a command printed, standard error included, and its exit code."""

    printed: str
    code: int


def commands(page: Path) -> list[Command]:
    """Give the commands of a page, in order."""
    found: list[Command] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            found = _with_line(found, line)
    return found


def _with_line(found: list[Command], line: str) -> list[Command]:
    if line.startswith("$ "):
        return [*found, Command(line[2:], "")]
    assert found, f"a console block begins with a command, not with {line!r}"
    *before, last = found
    if f"{line} ".startswith("> ") and not last.shown:
        return [*before, last._replace(text=f"{last.text}\n{line[2:]}")]
    return [*before, last._replace(shown=f"{last.shown}{line}\n")]


def readers_folder(folder: Path) -> Path:
    """Make what a reader has who stands in the project's directory: its pages, its verifier in Go, its set-up."""
    (folder / ".venv").symlink_to(sys.prefix)
    for part in ("docs", "deploy", "tests/interop/verifier"):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (folder / part).symlink_to(ROOT / part)
    return folder


def run(page: Path, folder: Path, first: str = ":") -> list[Outcome]:
    """Run all commands of a page in a folder, in one shell, after a `first` one."""
    script = "".join(f"{one.text}\nprintf '{_END}%d{_END}\\n' $?\n" for one in commands(page))
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR", "LANG", "GOCACHE")}
    kept.setdefault("GOCACHE", str(Path.home() / ".cache" / "go-build"))  # else each reader compiles Go's own library
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{first}\n{script}"],
        cwd=folder,
        env={**kept, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    parts = done.stdout.split(_END)
    return [Outcome(printed.lstrip("\n"), int(code)) for printed, code in zip(parts[0::2], parts[1::2], strict=False)]


def complaint(command: Command, outcome: Outcome) -> str:
    """Say what is not as the page has it, or nothing."""
    bad = command.shown.startswith(BAD_ANSWER)
    if bad != (outcome.code != 0):
        return f"$ {command.text}\nended with exit code {outcome.code}:\n{outcome.printed}"
    if command.shown and not pattern(command.shown).fullmatch(_trimmed(outcome.printed)):
        return f"$ {command.text}\nthe page shows:\n{command.shown}\nit printed:\n{outcome.printed}"
    return ""


def pattern(shown: str) -> re.Pattern[str]:
    """Turn shown output into a pattern: `...` is whatever varies."""
    lines = [r"(?:[^\n]*\n)*?" if line == "..." else ".*?".join(map(re.escape, line.split("..."))) + r"\n" for line in _lines(shown)]
    return re.compile("".join(lines))


def _lines(text: str) -> list[str]:
    return [re.sub(r" +", " ", re.sub("─+", "─", line)).strip() for line in text.rstrip().splitlines()]


def _trimmed(text: str) -> str:
    return "".join(f"{line}\n" for line in _lines(text))


def complaints(page: Path, folder: Path, first: str = ":") -> str:
    """Run a page, and say everything that is not as it has it."""
    told, outcomes = commands(page), run(page, folder, first)
    assert told, f"{page} has no commands"
    assert len(outcomes) == len(told), f"the shell ended after {len(outcomes)} of {len(told)} commands"
    return "\n".join(filter(None, map(complaint, told, outcomes)))
