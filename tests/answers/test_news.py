"""The table of kinds: what is an alarm, what both sides are told, and what is nothing; the theatre may say otherwise."""

from itertools import combinations_with_replacement, product
from typing import get_args

import pytest

from garant.answers.news import DEFAULT, news_of
from garant.statement.kinds.notices import NoticeKind
from tests.world import CHARTER, HOST_ROOT, World

KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)


def test_the_table_knows_every_pair_of_kinds() -> None:
    assert set(DEFAULT) == set(product(KINDS, KINDS))


@pytest.mark.parametrize(("kind", "other"), list(combinations_with_replacement(KINDS, 2)))
def test_the_order_of_a_pair_tells_nothing(kind: NoticeKind, other: NoticeKind) -> None:
    assert DEFAULT[kind, other] == DEFAULT[other, kind]


@pytest.mark.parametrize("other", KINDS)
def test_live_fire_and_hazards_are_a_conflict_with_everything(other: NoticeKind) -> None:
    assert DEFAULT["exercise", other] == "conflict"
    assert DEFAULT["hazard_area", other] == ("inform" if other == "hazard_area" else "conflict")


@pytest.mark.parametrize(
    ("kind", "other", "news"),
    [
        ("presence", "site", "ignore"),
        ("site", "site", "ignore"),
        ("presence", "flight", "ignore"),
        ("presence", "movement", "inform"),
        ("movement", "site", "inform"),
        ("flight", "movement", "inform"),
        ("works", "works", "inform"),
        ("movement", "movement", "conflict"),
        ("flight", "flight", "conflict"),
        ("patrol", "works", "conflict"),
    ],
)
def test_a_presence_beside_a_hospital_is_no_alarm_and_two_convoys_on_a_road_are(kind: NoticeKind, other: NoticeKind, news: str) -> None:
    assert news_of(World().state, kind, other) == news


def test_the_charter_overrides_single_pairs_in_either_order() -> None:
    world = World(open=False)
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": 2, "news": [{"kinds": ["site", "flight"], "news": "conflict"}]})
    assert news_of(world.state, "flight", "site") == news_of(world.state, "site", "flight") == "conflict"
    assert news_of(world.state, "flight", "flight") == DEFAULT["flight", "flight"]
