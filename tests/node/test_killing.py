"""A host that is killed with SIGKILL at any moment loses nothing that it acknowledged, and its log goes on (`killing`)."""

from pathlib import Path

import pytest

from tests.node.killing import play


@pytest.mark.parametrize(("group", "seed"), [(1, 1), (8, 2)], ids=["one by one", "in groups"])
def test_nothing_acknowledged_is_lost_when_hosts_are_killed(tmp_path: Path, group: int, seed: int) -> None:
    assert play(tmp_path / "log.db", rounds=6, seed=seed, group=group) >= 12 * group
