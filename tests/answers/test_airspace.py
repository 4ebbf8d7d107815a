"""Boxes and what meets them: closed windows, closed bands for operational intents alone, cells; unbounded sides meet everything.

The index follows the log entry by entry; what was over for 112 days leaves it, and nothing else does.
"""

from math import inf
from typing import Any

import pytest

from garant import instant
from garant.answers.airspace import BEFORE, BEYOND, KEPT_MS, Airspace, Box, Boxes, box_of, missing_constraints, missing_intents
from garant.statement import canonical
from garant.statement.kinds.f3548 import Extent
from tests.world import CHARTER, HOST_ROOT, World, make_key

GATEWAY = make_key("host gateway")
S1, S2, I1, I2, C1 = (f"{number:08x}-0000-4000-8000-000000000000" for number in range(5))
ENDS_MS = instant.parse("2027-01-01T12:10:00Z")
"""When `extent()` is over."""


def extent(
    east: float = 8.0, north: float = 47.0, *, radius_m: int = 50, minute: int = 0, until: int = 10, low_m: int = 0, high_m: int = 100
) -> Extent:
    """Give a small circle for some minutes of an hour."""
    return Extent(
        center=(round(east * 1e7), round(north * 1e7)),
        radius_cm=radius_m * 100,
        lower_cm=low_m * 100,
        upper_cm=high_m * 100,
        start=f"2027-01-01T12:{minute:02d}:00.000000Z",
        end=f"2027-01-01T12:{until:02d}:00.000000Z",
    )


def box(**given: object) -> Box:
    return box_of((extent(**given),))  # type: ignore[arg-type]


def meets(one: Box, other: Box, *, altitude: bool) -> bool:
    found = finds(one, other, altitude=altitude)
    assert finds(other, one, altitude=altitude) is found
    return found


def finds(stands: Box, asked: Box, *, altitude: bool) -> bool:
    shelf = Boxes()
    shelf.put("it", (), stands)
    return shelf.meeting(asked, altitude=altitude) == ["it"]


@pytest.mark.parametrize(
    ("other", "at_height", "at_all"),
    [
        ({"minute": 10, "until": 20}, True, True),
        ({"minute": 11, "until": 20}, False, False),
        ({"low_m": 100, "high_m": 200}, True, True),
        ({"low_m": 101, "high_m": 200}, False, True),
    ],
)
def test_windows_and_bands_are_closed(other: dict[str, int], at_height: bool, at_all: bool) -> None:
    assert meets(box(), box(**other), altitude=True) is at_height
    assert meets(box(), box(**other), altitude=False) is at_all


def test_one_open_side_opens_the_whole_box() -> None:
    joined = box_of((extent(), extent(minute=30, until=40), Extent(center=(0, 0), radius_cm=100)))
    assert (joined.start, joined.end, joined.lower_cm, joined.upper_cm) == (BEFORE, BEYOND, -inf, inf)
    assert meets(joined, box(minute=59, until=59), altitude=True)


def test_a_box_spans_its_extents() -> None:
    joined = box_of((extent(minute=30, until=40, low_m=10), extent(until=5, high_m=20)))
    assert (joined.start, joined.end) == ("2027-01-01T12:00:00.000000Z", "2027-01-01T12:40:00.000000Z")
    assert (joined.lower_cm, joined.upper_cm) == (0, 10_000)
    assert joined == box(minute=30, until=40, low_m=10).joined(box(until=5, high_m=20))


def test_covering_is_of_cells_and_window_and_not_of_altitude() -> None:
    wide = box(radius_m=5_000, until=59, low_m=50)
    assert wide.covers(box())
    assert not box().covers(wide)
    assert not wide.covers(box(east=9.0))
    assert not box(radius_m=5_000, minute=1, until=59).covers(box()), "a second short is too short"


class Sky:
    """A small world with a gateway, and an airspace that is fed."""

    def __init__(self) -> None:
        self.world = World(open=False)
        self.world.admit(HOST_ROOT, {**CHARTER, "rules_level": 4, "gateway_keys": [GATEWAY.public]})
        self.airspace = Airspace.of(self.world.state)
        self.world.host.followers.append(self.airspace.feed)

    def say(self, kind: str, name: str, client: str = "uss1", **members: Any) -> None:  # noqa: ANN401 - JSON
        whole = {"type": f"{kind}/1", "status": "exercise", "party": "host", "client": client, "id": name, **members}
        self.world.admit(GATEWAY, whole)

    def intent(self, name: str = I1, version: int = 1, state: str = "Accepted", hash_of: str = "0a", **members: Any) -> None:  # noqa: ANN401
        client, place = members.pop("client", "uss1"), members.pop("place", extent())
        whole = {"base_url": "https://uss.example", "extents": [plain(place)], "ovn_sha256": hash_of * 32, **members}
        self.say("operational_intent", name, client, version=version, state=state, **whole)

    def constraint(self, **members: object) -> None:
        whole: dict[str, Any] = {"base_url": "https://uss.example", "extents": [plain(extent())], "ovn_sha256": "0c" * 32, **members}
        self.say("constraint_reference", C1, version=1, **whole)

    def subscription(self, name: str, place: Extent, **members: object) -> None:
        whole: dict[str, Any] = {"base_url": "https://uss.example", "extent": plain(place), **(members or {"for_intents": True})}
        self.say("subscription", name, **whole)

    def notified(self, where: Box, *, constraints: bool = False) -> list[str]:
        return self.airspace.notified(self.world.state, where, constraints=constraints)

    def missing(self, own: str = "", *known: str) -> list[str]:
        return list(missing_intents(self.world.state, self.airspace, box(), own, frozenset(one * 32 for one in known)))

    def pass_time(self, until_ms: int) -> None:
        """Let the log come to a time: anything that is said does."""
        self.world.clock.turn(until_ms - self.world.clock())
        self.world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 5})


def plain(place: Extent) -> Any:  # noqa: ANN401 - JSON
    return canonical.parse(canonical.encode(place))


@pytest.fixture
def sky() -> Sky:
    return Sky()


def test_an_intent_is_met_where_it_is_now(sky: Sky) -> None:
    sky.intent()
    assert sky.airspace.intents(box()) == [I1]
    assert sky.airspace.intents(box(low_m=200, high_m=300)) == []
    assert sky.airspace.intents_at_any_height(box(low_m=200, high_m=300)) == [I1]
    sky.intent(version=2, place=extent(east=9.0))
    assert sky.airspace.intents(box()) == []
    assert sky.airspace.intents(box(east=9.0)) == [I1]
    sky.say("operational_intent_end", I1, version=2)
    assert sky.airspace.intents(box(east=9.0)) == []
    sky.intent()
    assert sky.airspace.intents(box()) == [I1], "its id begins again"


def test_what_is_met_comes_in_order_and_only_of_its_sort(sky: Sky) -> None:
    sky.intent(I2)
    sky.intent(I1)
    sky.constraint()
    sky.subscription(S1, extent())
    assert sky.airspace.intents(box()) == [I1, I2]
    assert sky.airspace.constraints(box(low_m=900, high_m=901)) == [C1]
    assert sky.airspace.subscriptions(box(low_m=900, high_m=901)) == [S1]
    assert sky.airspace.intents(box(minute=11, until=12)) == sky.airspace.constraints(box(east=9.0)) == []


def test_notified_are_those_who_asked_for_such_things_at_the_old_place_or_the_new(sky: Sky) -> None:
    sky.subscription(S2, extent(), for_intents=True)
    sky.subscription(S1, extent(east=9.0), for_intents=True, for_constraints=True)
    assert sky.notified(box()) == [S2]
    both = box().joined(box(east=9.0))
    assert sky.notified(both) == [S1, S2], "each once, in order"
    assert sky.notified(both, constraints=True) == [S1]
    assert sky.notified(box(east=10.0)) == []


def test_counting_a_notification_moves_nothing(sky: Sky) -> None:
    sky.subscription(S1, extent())
    sky.intent(notified=[S1])
    assert sky.world.state.subscriptions.rows[S1].notifications == 1
    assert sky.notified(box()) == [S1]
    sky.say(
        "subscription", S1, base_url="https://uss.example", extent=plain(extent(east=9.0)), for_intents=True,
        replaces=sky.world.state.subscriptions.rows[S1].version,
    )  # fmt: skip
    assert (sky.notified(box()), sky.notified(box(east=9.0))) == ([], [S1])


def test_an_implicit_subscription_is_met_wherever_it_was_widened_to(sky: Sky) -> None:
    sky.intent(new_subscription={"id": S1, "base_url": "https://uss.example"})
    sky.intent(version=2, place=extent(east=9.0), subscription=S1, widens=True)
    assert sky.notified(box()) == sky.notified(box(east=9.0)) == [S1]
    assert sky.airspace.dependents(S1) == [I1]
    sky.say("operational_intent_end", I1, version=2, drops=S1)
    assert sky.notified(box().joined(box(east=9.0))) == sky.airspace.dependents(S1) == []


def test_the_key_must_name_all_that_is_met_but_ones_own(sky: Sky) -> None:
    sky.intent(I1, hash_of="0a")
    sky.intent(I2, hash_of="0b", client="uss2")
    assert sky.missing() == [I1, I2]
    assert sky.missing(I1) == [I2]
    assert sky.missing("", "0b") == [I1]
    assert sky.missing(I2, "0a", "0f") == []


def test_a_service_that_is_down_holds_nobody_up_with_what_it_only_accepted(sky: Sky) -> None:
    sky.intent(I1, client="uss2")
    sky.intent(I2, client="uss2")
    sky.intent(I2, 2, "Activated", client="uss2")
    sky.world.admit(
        GATEWAY,
        {"type": "uss_availability/1", "status": "exercise", "party": "host", "client": "arbiter", "uss": "uss2", "availability": "Down"},
    )
    assert sky.missing() == [I2], "what is in the air counts, whoever answers for it"


def test_constraints_are_missed_by_their_ovn_at_any_height(sky: Sky) -> None:
    sky.constraint()
    high = box(low_m=900, high_m=901)
    assert list(missing_constraints(sky.world.state, sky.airspace, high, frozenset())) == [C1]
    assert list(missing_constraints(sky.world.state, sky.airspace, high, frozenset({"0c" * 32}))) == []


@pytest.mark.parametrize(("after_ms", "there"), [(KEPT_MS, True), (KEPT_MS + 1_000, False)])
def test_what_was_over_long_ago_leaves_the_index_and_stays_in_the_log(sky: Sky, after_ms: int, there: bool) -> None:
    sky.intent()
    sky.constraint()
    sky.subscription(S1, extent())
    sky.pass_time(ENDS_MS + after_ms)
    for airspace in (sky.airspace, Airspace.of(sky.world.state)):
        found = airspace.intents(box()), airspace.constraints(box()), airspace.subscriptions(box())
        assert found == (([I1], [C1], [S1]) if there else ([], [], []))
    row = sky.world.state.operational_intents.rows[I1]
    assert row.ended is None
    assert sky.airspace.box(I1, row) == box(), "who asks for it by its id still finds it"
    sky.say("operational_intent_end", I1, version=1)


def test_what_was_prolonged_stays(sky: Sky) -> None:
    sky.intent()
    later = Extent(center=(80_000_000, 470_000_000), radius_cm=5_000, lower_cm=0, upper_cm=10_000,
                   start="2027-01-01T12:00:00.000000Z", end="2027-03-01T12:00:00.000000Z")  # fmt: skip
    sky.intent(version=2, place=later)
    sky.pass_time(ENDS_MS + KEPT_MS + 1_000)
    assert sky.airspace.intents(box()) == [I1]
