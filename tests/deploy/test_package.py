"""What a package brings: the pages of the desk, built, so that nobody needs Node.js to install one; and nothing else."""

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.deploy.commands import ROOT

PAGES = "garant/desk/pages"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build a wheel as anybody does, from this tree; with the build backend that is here, and without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    words = (
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--disable-pip-version-check",
        "--wheel-dir",
        folder,
        ROOT,
    )
    subprocess.run([sys.executable, "-m", "pip", *map(str, words)], check=True, timeout=300)
    (made,) = folder.glob("garant-*.whl")
    return zipfile.ZipFile(made)


def test_a_wheel_has_the_pages_and_all_that_the_first_one_names(wheel: zipfile.ZipFile) -> None:
    first = wheel.read(f"{PAGES}/index.html").decode()
    named = re.findall(r'(?:src|href)="/(assets/[^"]+)"', first)
    assert len(named) >= 3, "a script, a style, an icon"
    assert {f"{PAGES}/{name}" for name in named} <= set(wheel.namelist())


def test_every_text_has_its_compressed_form_beside_it(wheel: zipfile.ZipFile) -> None:
    names = {name for name in wheel.namelist() if name.startswith(f"{PAGES}/")}
    texts = {name for name in names if re.search(r"\.(js|css|html|json|svg)$", name)}
    assert texts
    assert {f"{name}.gz" for name in texts} <= names


def test_the_pages_have_no_script_or_style_in_their_markup(wheel: zipfile.ZipFile) -> None:
    """Their own policy would refuse both."""
    first = wheel.read(f"{PAGES}/index.html").decode()
    assert re.findall(r"<script[^>]*>([^<]+)", first) == []
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?:", first)


def test_a_wheel_has_nothing_that_the_pages_are_built_from(wheel: zipfile.ZipFile) -> None:
    names = [Path(name) for name in wheel.namelist()]
    assert [name for name in names if {"node_modules", "web"} & set(name.parts)] == []
    assert {name.parts[0] for name in names if not name.parts[0].endswith(".dist-info")} == {"garant"}


def test_sources_have_the_pages_and_what_they_are_built_from(tmp_path: Path) -> None:
    """So that whoever has an archive of sources can install it without Node.js, and build the pages again with it."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", tmp_path], cwd=ROOT, check=True, timeout=300
    )
    (made,) = tmp_path.glob("garant-*.tar.gz")
    with tarfile.open(made) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"src/{PAGES}/index.html", f"src/{PAGES}/.built-from", "hatch_build.py", "web/package-lock.json", "web/src/main.tsx"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith("web/generated")]
