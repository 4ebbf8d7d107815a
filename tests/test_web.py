"""The libraries of the desk's pages, as a test: each pinned and hashed, free for everybody, and with its reason.

The same promises as tests/test_house.py makes for Python.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.test_house import LICENCES_AT_RUN_TIME, ROOT

WEB = ROOT / "web"
ASKED: dict[str, Any] = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
LOCKED: dict[str, dict[str, Any]] = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
PACKAGES = {path.rpartition("node_modules/")[2]: one for path, one in LOCKED.items() if path}
DIRECT = sorted({**ASKED["dependencies"], **ASKED["devDependencies"]})
TO_BUILD = (*LICENCES_AT_RUN_TIME, "MPL-2.0", "0BSD")
"""Tools and tests are not part of the pages: what a tool is under does not reach what it made."""


def section(title: str) -> str:
    """Give one section of web/README.md."""
    text = (WEB / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"web/README.md has no section {title}"
    return found[1]


@pytest.mark.parametrize("name", DIRECT)
def test_what_is_asked_for_is_one_version(name: str) -> None:
    asked = {**ASKED["dependencies"], **ASKED["devDependencies"]}[name]
    assert re.fullmatch(r"\d+\.\d+\.\d+", asked)
    assert PACKAGES[name]["version"] == asked


def test_everything_is_hashed_and_from_no_registry_in_particular() -> None:
    assert {name for name, one in PACKAGES.items() if not one["integrity"].startswith("sha512-")} == set()
    assert {name for name, one in PACKAGES.items() if "resolved" in one} == set()


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_library_may_be_used_by_everybody(name: str) -> None:
    one = PACKAGES[name]
    allowed = TO_BUILD if one.get("dev") else (*LICENCES_AT_RUN_TIME, "CC0-1.0")
    assert any(licence.startswith(allowed) for licence in re.split(r" OR ", one["license"].strip("()")))


@pytest.mark.parametrize("name", DIRECT)
def test_a_library_has_its_reason_licence_upkeep_and_size_in_the_readme(name: str) -> None:
    row = re.search(rf"^\| `{re.escape(name)}` \|(.+)\|$", section("Libraries"), re.MULTILINE)
    assert row, f"web/README.md, Libraries: no row for {name}"
    why, licence, upkeep, size = (cell.strip() for cell in row[1].split("|"))
    assert why
    assert upkeep
    assert licence == PACKAGES[name]["license"]
    assert re.search(r"\d", size)


def test_the_pages_ask_nobody_else_for_anything() -> None:
    """Addresses in code and styles are names of namespaces and examples; none is loaded."""
    paths = [path for path in (WEB / "src").rglob("*") if path.suffix in {".ts", ".tsx", ".css"} and ".test." not in path.name]
    found = [
        f"{path.name}: {match[0]}"
        for path in paths
        for match in re.finditer(r"""(?:url\(|from |import\(|fetch\()\s*["']?(?:https?:)?//[^\s"')]+""", path.read_text("utf-8"))
    ]
    assert paths
    assert not found


def test_files_are_short() -> None:
    paths = [path for path in Path(WEB).rglob("*.ts*") if not {"node_modules", "generated"} & set(path.parts)]
    assert [f"{path.relative_to(WEB)}: {lines} lines" for path in paths if (lines := len(path.read_text("utf-8").splitlines())) > 300] == []
