"""One small theatre for all tests of the command line, and a copy of it for those that change it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.desk import make_theatre


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the small theatre (`theatre`) and its keys. Nobody changes it."""
    folder = tmp_path_factory.mktemp("shelf")
    make_theatre(folder)
    return folder


@pytest.fixture
def desk(shelf: Path, tmp_path: Path) -> Path:
    """Give a folder with a copy of the small theatre and its keys."""
    shutil.copytree(shelf, tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture(scope="session")
def vkey(shelf: Path) -> str:
    """Give the small theatre's verifier key."""
    from tests.cli.desk import fine

    return fine("log", "key", shelf / "theatre").out.strip()
