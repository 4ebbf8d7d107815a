"""What a test needs from the machine beside Python: programs and source packages of the system.

A test asks for what it needs by name and gets its path:

    go = need_program("go")

What is missing makes the test a named skip on somebody's desk, and a failure where `CI` is true: there a skipped check would look
like a passed one. `scripts/debian-packages` installs what it can before the tests start.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

PACKAGE_OF = {
    "chromium": "chromium-headless-shell",
    "go": "golang-go",
    "git": "git",
    "make": "make",
    "nginx": "nginx",
    "openssl": "openssl",
    "pdftotext": "poppler-utils",
    "systemd-analyze": "systemd",
}
"""The Debian package that brings a program, where a test asks for it."""


def need_program(name: str) -> Path:
    """Give the path of a program, or end the test: skipped, or failed where CI is true."""
    found = shutil.which(name)
    if found is None:
        _missing(f"the program {name}", PACKAGE_OF.get(name, name))
    return Path(found)


def need_browser() -> Path:
    """Give the path of Debian's Chromium: the one without windows where it is there. Same engine; a whole one draws windows for nobody."""
    return Path(shutil.which("chromium-headless-shell") or need_program("chromium"))


def need_folder(path: str, package: str) -> Path:
    """Give `path`, a folder that the Debian package `package` brings, or end the test as `need_program` does."""
    folder = Path(path)
    if not folder.is_dir():
        _missing(f"the folder {path}", package)
    return folder


def need_go_module(name: str, package: str) -> Path:
    """Give the source folder of a Go module that a Debian package brings, such as golang.org/x/mod."""
    return need_folder(f"/usr/share/gocode/src/{name}", package)


def _missing(what: str, package: str) -> NoReturn:
    sentence = f"needs {what} (Debian package {package})"
    if os.environ.get("CI", "").lower() in {"true", "1"}:
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
