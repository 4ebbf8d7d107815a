"""The house, as a test: what a stranger may take for granted in this tree.

Nothing in it depends on one machine or one registry; every dependency is pinned, hashed and has its reason; functions are short;
names say what things are; every decision has its page. Each test below is one such promise.
"""

import ast
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("run.txt", "dev.txt", "bench.txt")
RECORDS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
RECORD_SECTIONS = ["Status", "Context", "Decision", "Options not taken", "Consequences"]
FUNCTION_LINES_MEDIAN_MAX = 12
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "managers", "manager", "common", "misc"}

REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com|unpkg\.com|jsdelivr\.net|proxy\.golang\.org|"
    r"sum\.golang\.org|crates\.io|rubygems\.org|deb\.debian\.org|archive\.ubuntu\.com|docker\.io|ghcr\.io|conda\.anaconda\.org"
)
MACHINE_PATH = re.compile(r"(?<![\w.~-])(?:/root[/]|/home/[a-z]|/work[/]|/Users/[a-zA-Z]|/opt[/]|[A-Z]:\\Users)")
LICENCES_AT_RUN_TIME = ("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC")
REQUIREMENT = re.compile(r'^\s*"(?P<name>[A-Za-z0-9._-]+)[^"]*",?\s*(?:# (?P<reason>.+))?$')
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)?(?: --hash=sha256:[0-9a-f]{64})+$")


def files() -> list[Path]:
    """Give every file that is tracked, or would be: all but what .gitignore names. Outside a git tree: all but dotted folders."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = []
    listed = [ROOT / name for name in names if name]
    return [path for path in listed or walked() if path.is_file()]


def walked() -> Iterator[Path]:
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT).parts
        if not any(part.startswith(".") or part in {"build", "__pycache__"} for part in inside[:-1]):
            yield path


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def bare(requirement: str) -> str:
    """Give a requirement's name as lock files spell it."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def direct(*groups: str) -> set[str]:
    """Give the names of what pyproject.toml asks for at run time and in these groups."""
    data = pyproject()
    asked = [*data["project"]["dependencies"], *(line for group in groups for line in data["dependency-groups"][group])]
    return {bare(line) for line in asked}


def reasons() -> dict[str, str]:
    """Give the comment beside each requirement in pyproject.toml."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    matches = filter(None, map(REQUIREMENT.match, lines))
    return {bare(match["name"]): match["reason"] or "" for match in matches}


def pins(name: str) -> list[str]:
    """Give the logical lines of a lock file: comments away, continued lines joined."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return [" ".join(line.split()) for line in kept.replace("\\\n", " ").splitlines() if line.strip()]


def pinned(name: str) -> dict[str, str]:
    """Give each name that a lock file pins, with its version."""
    matches = filter(None, map(PIN.match, pins(name)))
    return {match["name"]: match["version"] for match in matches}


# Nothing here belongs to one machine or one registry


@pytest.mark.parametrize(("pattern", "why"), [(REGISTRY, "names a package registry"), (MACHINE_PATH, "names a place on one machine")])
def test_no_file_names(pattern: re.Pattern[str], why: str) -> None:
    texts = {path: path.read_bytes().decode("utf-8", errors="replace") for path in files()}
    found = [f"{path.relative_to(ROOT)} {why}: {match[0]}" for path, text in texts.items() if (match := pattern.search(text))]
    assert not found, "\n".join(found)


def test_the_patterns_find_what_they_should() -> None:
    slash = "/"
    assert REGISTRY.search("https://" + "pypi" + ".org/simple")
    assert all(MACHINE_PATH.search(f"in {slash}{place}") for place in ("root/x", "home/maria", "work/main", "Users/Maria"))
    assert not any(MACHINE_PATH.search(f"{place}{slash}") for place in ("https://example.org/work", "frame/work", "size/root"))


# Dependencies: pinned, hashed, few, each with its reason


@pytest.mark.parametrize("lock", [*LOCKS, "node.txt"])
def test_a_lock_pins_and_hashes_every_requirement(lock: str) -> None:
    assert [line[:60] for line in pins(lock) if not PIN.match(line)] == []


@pytest.mark.parametrize(
    ("lock", "groups"), [("run.txt", ["build"]), ("dev.txt", ["build", "dev"]), ("bench.txt", ["build", "dev", "bench"])]
)
def test_a_lock_holds_all_that_is_asked_for(lock: str, groups: list[str]) -> None:
    assert direct(*groups) - pinned(lock).keys() == set()


def test_the_locks_agree() -> None:
    run, dev, bench = (pinned(lock).items() for lock in LOCKS)
    assert run <= dev <= bench


@pytest.mark.parametrize("name", sorted(direct("build", "node", "dev", "bench")))
def test_a_dependency_has_its_reason_licence_upkeep_and_size_beside_it(name: str) -> None:
    parts = reasons()[name].split(";")
    assert len(parts) == 4, f"{name}: write `# reason; licence; upkeep; size` beside it"
    assert re.search(r"\d", parts[3]), f"{name}: its size is a number"


@pytest.mark.parametrize("name", sorted(direct()))
def test_a_run_time_dependency_may_be_used_by_everybody(name: str) -> None:
    licence = reasons()[name].split(";")[1]
    assert "GPL" not in licence
    assert licence.strip().startswith(LICENCES_AT_RUN_TIME)


# The front door


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_word_that_a_page_tells_you_to_say_exists(page: str) -> None:
    said = set(re.findall(r"(?:`|^ {4}|^\$ )(?:\w+=\S+ )*make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert said - targets == set()


def test_continuous_integration_says_one_word() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in script if "make" in line and not line.startswith("#")] == ["exec make test"]


# Code that reads aloud


def sources() -> list[Path]:
    return sorted((ROOT / "src").rglob("*.py"))


def function_lines(path: Path) -> Iterator[int]:
    """Yield the length of each function's body, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            yield (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_short() -> None:
    lengths = [length for path in sources() for length in function_lines(path)]
    assert statistics.median(lengths) < FUNCTION_LINES_MEDIAN_MAX


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [str(path) for path in sources() if EMPTY_NAMES & {path.stem, path.parent.name}]
    assert not empty


# Decisions


def test_there_are_decision_records() -> None:
    assert RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_has_its_sections_in_order(record: Path) -> None:
    sections = re.findall(r"^## (.+)$", record.read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == RECORD_SECTIONS


def test_no_two_decision_records_have_one_number() -> None:
    numbers = [path.name[:4] for path in RECORDS]
    assert len(numbers) == len(set(numbers))
