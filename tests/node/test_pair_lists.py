"""Blobs with all pairs of a verdict: found as the log grows, and in one that was begun with from a snapshot, whose rows sleep on."""

from typing import Any

import pytest

from garant.node import writing
from garant.node.pair_lists import PairLists
from garant.state import snapshot
from tests.answers.around import filed, sides
from tests.world import World


def test_a_list_is_known_as_soon_as_its_verdict_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_ROOMS", (2, 1))
    world, lists = World(rules_level=2), PairLists()
    tr, _ = sides(world)
    named = []
    for number in range(5):
        assert not lists.has(world.state, "0" * 64)
        world.admit(tr.unit, filed(f"n{number}"))
        named += [blob for row in world.state.verdicts.rows.values() if (blob := row.said.pairs_blob) and blob not in named]
        assert all(lists.has(world.state, blob) for blob in named)
    assert named, "the last ones meet more than are listed"
    asleep = snapshot.load(snapshot.dump(world.state))
    assert [PairLists().has(asleep, blob) for blob in (*named, "0" * 64)] == [*(True for _ in named), False]
    rows: Any = asleep.verdicts.rows
    assert not rows.awake()
