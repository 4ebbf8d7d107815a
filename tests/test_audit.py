"""The audit of dependencies (`scripts/audit`, in `make lint`) passes, and would find what it looks for."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def audit() -> Any:  # noqa: ANN401 - a script as a module
    loader = SourceFileLoader("audit", str(ROOT / "scripts" / "audit"))
    spec = spec_from_loader("audit", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_what_is_depended_on_is_in_order(audit: Any) -> None:  # noqa: ANN401
    assert list(audit.problems()) == []


@pytest.mark.parametrize("line", ["click==8.2.1", "click>=8.2 --hash=sha256:ab", "click --hash=sha256:ab"])
def test_what_is_not_pinned_with_a_hash_is_found(audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:  # noqa: ANN401
    monkeypatch.setattr(audit, "ROOT", tmp_path)
    (tmp_path / "run.txt").write_text(f"{line}\n")
    assert list(audit.unpinned(tmp_path / "run.txt")) == ["run.txt: click is not pinned with its hash"]


def test_copyleft_at_run_time_is_found(audit: Any) -> None:  # noqa: ANN401
    assert [line.partition(":")[0] for line in audit.bad_licences(["psycopg", "jwcrypto", "click", "rich"])] == ["psycopg", "jwcrypto"]


def test_what_nothing_asks_for_is_found(audit: Any) -> None:  # noqa: ANN401
    project = {"project": {"dependencies": ["rich>=13"]}, "dependency-groups": {"build": []}}
    assert audit.wanted(project) == {"rich", "markdown-it-py", "mdurl", "pygments"}
