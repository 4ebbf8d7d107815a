"""Whoever folds a log computes its verdicts again, and objects to a host that said something else by more than a metre or a second."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import pytest

from garant import instant, limits
from garant.errors import Fault
from garant.node import replay as replaying
from garant.node.again import Again, Objection
from garant.node.replay import replay
from garant.statement import canonical
from garant.statement.kinds import Verdict
from tests.answers.around import amended, circle, filed, sides, stepped
from tests.node.scene import Scene
from tests.node.test_replay import Here
from tests.world import AGREEMENT, ANSWER, HOST_ROOT, MEASURE, Side, World

ROUTE = {"is": "route", "line": [[366_000_000, 359_300_000], [366_200_000, 359_300_000]], "buffer_cm": 30_000}
CONVOY = {"shape": {**ROUTE, "times": ["2018-09-17T13:00:00Z", "2018-09-17T14:00:00Z"]}}
MEASURES = [
    {**MEASURE, "prohibited": ["joint_patrol"]},
    {**MEASURE, "name": "m2", "with_notice": [{"activities": ["joint_patrol"], "notice": "PT2H"}]},
    {**MEASURE, "name": "m3", "prohibited": ["joint_patrol"], "zone": {"is": "unknown", "because": "not_stated"}},
]


class Nothing:
    """A replica's own: nothing is kept beside the log."""

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        return ()

    def blob(self, sha256: str) -> bytes | None:
        return None


def again(world: World, beside: Any = None) -> Again:  # noqa: ANN401 - whatever keeps disclosures and blobs
    """Fold a world's log and compute its verdicts again, with nothing but the log unless told otherwise."""
    checked = Again(beside or Nothing())
    records = list(world.store.records())
    replay(records, len(records), take=checked.take)
    return checked


def objections(world: World, beside: Any = None) -> list[str]:  # noqa: ANN401 - as above
    """Give what is objected to in the verdict on the notice in question."""
    return [one.sentence for one in again(world, beside).objections if one.version == "tr/me@000001"]


# An honest host


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    """Let the parties in, enter the rules, and file what the notice in question will meet."""
    tr, ru = sides(world)
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "status": "exercise", "measure_count": 3, "measures": MEASURES})
    world.admit(ru.unit, filed("convoy", CONVOY, kind="movement", activity="ground_movement", to=["tr"]))
    world.admit(ru.unit, filed("drone", circle(300), kind="flight", activity="flight_uav", to=["tr"]))
    world.admit(ru.unit, filed("far", circle(90_000), to=["tr"]))
    return tr


def test_an_honest_log_brings_no_objection(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me", circle(radius_m=200, minutes=(60, 120))))
    world.restart()
    world.admit(tr.unit, amended("tr/me", 2, circle(10, minutes=(60, 120))))
    world.admit(tr.unit, stepped("tr/me", 2, "withdraw"))
    world.clock.turn(90 * 60_000)
    world.admit(tr.unit, filed("later"))
    checked = again(world)
    assert (checked.recomputed, checked.not_recomputed, checked.objections) == (6, 0, [])
    assert world.state.verdicts.rows["tr/me@000001"].said.pair_count == 2


def test_what_was_supplied_late_is_computed_again_too(world: World, tr: Side) -> None:
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me", circle(minutes=(60, 120))))
    world.silent = False
    world.clock.turn(200 * 60_000)
    world.restart().submit([])
    assert world.state.verdicts.rows["tr/me@000001"].said.pair_count == 2, "it rests on the entries before it, as they stood then"
    checked = again(world)
    assert (checked.recomputed, checked.objections) == (4, [])


def test_other_processes_make_no_difference(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        world.admit(tr.unit, filed(f"n{number}", circle(number * 400)))
    monkeypatch.setattr(replaying, "SHORT", 0)
    monkeypatch.setattr(replaying, "CHUNK", 7)
    monkeypatch.setattr(replaying, "ProcessPoolExecutor", Here)
    checked = again(world)
    assert (checked.recomputed, checked.objections) == (15, [])


def test_a_log_from_before_has_nothing_to_compute() -> None:
    scene = Scene()
    scene.fill(20)
    checked = again(scene.world)
    assert (checked.recomputed, checked.not_recomputed, checked.objections) == (0, 0, [])


def test_a_verdict_that_the_law_refuses_is_a_fault_as_before(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    records = list(world.store.records())
    with pytest.raises(Fault, match="breaks the rules"):
        replay([*records, records[-1]], len(records), take=Again(Nothing()).take)


# A host that lies


BOOKS = ("log", "seq", "prev", "joint", "seen", "not_after", "time")


@pytest.fixture
def truth(world: World, tr: Side) -> dict[str, Any]:
    """Give the members of the true verdict on the notice in question, in a world whose host has not said it."""
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me", circle(radius_m=200, minutes=(60, 120))))
    rehearsal = World(open=False, clock=world.clock)
    rehearsal.store.__dict__.update({name: value.copy() for name, value in world.store.__dict__.items() if hasattr(value, "copy")})
    rehearsal.restart().submit([])
    said = msgspec.to_builtins(rehearsal.state.verdicts.rows["tr/me@000001"].said)
    return {name: value for name, value in said.items() if name not in BOOKS}


def lie(world: World, truth: Mapping[str, Any], **members: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Let the host say something else, and give what a replica objects."""
    said = {name: value for name, value in {**truth, **members}.items() if value is not None}
    index = world.admit(ANSWER, said).index
    found = again(world).objections
    assert {(one.index, one.version) for one in found} <= {(index, "tr/me@000001")}
    return [one.sentence for one in found]


def test_the_truth_told_by_hand_brings_no_objection(world: World, truth: dict[str, Any]) -> None:
    assert [pair["notice"] for pair in truth["pairs"]] == ["ru/convoy", "ru/drone"]
    assert [hit["measure"] for hit in truth["hits"]] == ["reg/zone-2018#m1", "reg/zone-2018#m2"]
    assert (truth["result"], len(truth["undetermined"]), truth["lead_given_s"], truth["lead_required_s"]) == ("not_clear", 1, 3_600, 7_200)
    assert lie(world, truth) == []


Change = Callable[[dict[str, Any]], dict[str, Any]]


def pair(number: int, /, **members: Any) -> Change:  # noqa: ANN401 - JSON
    def change(truth: dict[str, Any]) -> dict[str, Any]:
        pairs = [dict(one) for one in truth["pairs"]]
        pairs[number] = {name: value for name, value in {**pairs[number], **members}.items() if value is not None}
        return {"pairs": pairs}

    return change


def without(name: str, place: int) -> Change:
    def change(truth: dict[str, Any]) -> dict[str, Any]:
        left = [one for number, one in enumerate(truth[name]) if number != place] or None
        count = {"pair_count": len(left or ())} if name == "pairs" else {}
        return {name: left, **count}

    return change


def hit(number: int, /, **members: Any) -> Change:  # noqa: ANN401 - JSON
    def change(truth: dict[str, Any]) -> dict[str, Any]:
        hits = [dict(one) for one in truth["hits"]]
        hits[number] |= members
        return {"hits": hits}

    return change


def other(notice: str) -> Change:
    def change(truth: dict[str, Any]) -> dict[str, Any]:
        return {"pairs": [*truth["pairs"], {**truth["pairs"][0], "notice": notice}], "pair_count": 3}

    return change


def later(ms: int) -> Change:
    """Let the first pair begin later."""

    def change(truth: dict[str, Any]) -> dict[str, Any]:
        return pair(0, start=instant.text(instant.parse(truth["pairs"][0]["start"]) + ms))(truth)

    return change


LIES: dict[str, tuple[Change, str]] = {
    "leaves out a conflict": (without("pairs", 0), "it leaves out ru/convoy"),
    "leaves out what informs": (without("pairs", 1), "it leaves out ru/drone"),
    "invents a conflict": (other("ru/far"), "it names ru/far, which is not met"),
    "counts more pairs": (lambda truth: {"pair_count": 3, "pairs_blob": "ab" * 32}, "it counts 3 pairs; there are 2"),
    "calls a conflict news": (pair(0, news="inform"), "ru/convoy is not met as it says"),
    "nearer": (pair(0, closest_cm=101), "ru/convoy is not met as it says"),
    "earlier": (later(-1_001), "ru/convoy is not met as it says"),
    "ends never": (pair(0, end=None), "ru/convoy is not met as it says"),
    "elsewhere": (pair(0, place=[366_100_000, 359_310_000]), "ru/convoy is not met as it says"),
    "leaves out a hit": (without("hits", 0), "it leaves out reg/zone-2018#m1 (prohibited)"),
    "calls it enough": (hit(1, met=True), "reg/zone-2018#m2 (notice_required) is not so"),
    "binds": (hit(0, binds=True), "reg/zone-2018#m1 (prohibited) is not so"),
    "asks for more": (hit(1, required_s=7_202), "reg/zone-2018#m2 (notice_required) is not so"),
    "more hits": (lambda truth: {"hit_count": 7}, "it counts 7 things as hit; there are 2"),
    "knows all": (lambda truth: {"undetermined": None}, "it counts 0 things as undetermined; there are 1"),
    "more warning": (lambda truth: {"lead_given_s": 3_602}, "its lead_given_s is 3602; here it is 3600"),
    "no warning": (lambda truth: {"lead_given_s": None}, "its lead_given_s is None; here it is 3600"),
    "asks for less": (lambda truth: {"lead_required_s": 7_198}, "its lead_required_s is 7198; here it is 7200"),
    "looked at fewer": (lambda truth: {"considered": 1}, "it considered 1 notices; there are 3"),
    "withholds": (lambda truth: {"withheld": ["A" * 43]}, "it withholds 1 conflicts with hidden notices; there are 0"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_named(world: World, truth: dict[str, Any], name: str) -> None:
    change, expected = LIES[name]
    found = lie(world, truth, **change(truth))
    assert any(expected in sentence for sentence in found), found


def test_a_flat_denial_is_named_from_end_to_end(world: World, truth: dict[str, Any]) -> None:
    nothing = {"pairs": None, "pair_count": 0, "hits": None, "undetermined": None, "result": "clear"}
    found = lie(world, truth, **nothing)
    assert "its result is clear; it comes to not_clear" in found
    assert {"it leaves out ru/convoy", "it leaves out ru/drone"} <= set(found)


TRUE: dict[str, Change] = {
    "a metre": pair(0, closest_cm=100),
    "a second": later(1_000),
    "a second before": later(-1_000),
    "not as much warning": lambda truth: {"lead_given_s": 3_599},
    "a second more": hit(1, required_s=7_201),
}


@pytest.mark.parametrize("name", TRUE)
def test_within_a_metre_and_a_second_it_is_the_same(world: World, truth: dict[str, Any], name: str) -> None:
    assert truth["pairs"][0]["closest_cm"] == 0
    assert lie(world, truth, **TRUE[name](truth)) == []


@pytest.mark.parametrize(("metres", "objects"), [(0.9, False), (1.2, True)])
@pytest.mark.parametrize("axis", [0, 1])
def test_a_place_is_the_same_within_a_metre(world: World, truth: dict[str, Any], metres: float, objects: bool, axis: int) -> None:
    place = list(truth["pairs"][0]["place"])
    place[axis] += round(metres * (111 if axis == 0 else 90))
    assert bool(lie(world, truth, **pair(0, place=place)(truth))) == objects


def test_nobody_escapes_by_another_version_of_the_answers(world: World, truth: dict[str, Any]) -> None:
    said = lie(world, truth, answers=2, considered=77)
    assert said[0] == "its answers are of version 2; at this level of the rules they are of version 1"
    assert any("considered 77" in sentence for sentence in said)


# What is not computed again


def test_a_verdict_that_rests_on_fewer_entries_is_counted_and_not_judged(world: World, truth: dict[str, Any]) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "title": {"en": "Renamed"}})
    world.admit(ANSWER, truth)
    checked = again(world)
    assert (checked.recomputed, checked.not_recomputed, checked.objections) == (3, 1, [])


def test_objections_name_each_lying_entry(world: World, truth: dict[str, Any]) -> None:
    first = world.admit(ANSWER, {**truth, "considered": 1}).index
    assert again(world).objections == [Objection(first, "tr/me@000001", "it considered 1 notices; there are 3")]


# Blobs


@pytest.fixture
def crowd(world: World) -> World:
    """Give a log with a notice that meets more than a statement lists."""
    tr, ru = sides(world)
    for number in range(limits.VERDICT_ITEMS_MAX + 3):
        world.admit(ru.unit, filed(f"n{number:03d}", to=["tr"]))
    world.admit(tr.unit, filed("me"))
    return world


def test_all_pairs_are_compared_where_the_blob_is_kept_and_those_listed_where_not(crowd: World) -> None:
    assert objections(crowd) == objections(crowd, crowd.store) == []


class Forged(Nothing):
    """Keeps another list of pairs than the verdict was made with."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def blob(self, sha256: str) -> bytes | None:
        return self._data


def all_pairs(world: World) -> list[dict[str, Any]]:
    said = world.state.verdicts.rows["tr/me@000001"].said
    assert isinstance(said, Verdict)
    pairs: list[dict[str, Any]] = msgspec.json.decode(world.store.blob(said.pairs_blob or "") or b"")
    return pairs


def forgeries(pairs: list[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], str]]:
    yield [*pairs[:-1], {**pairs[-1], "closest_cm": 500}], "ru/n066 is not met as it says"
    yield [*pairs, {**pairs[-1], "notice": "ru/n999"}], "it names ru/n999, which is not met"
    yield [*pairs[:-1], {**pairs[-1], "notice": "ru/n999"}], "it leaves out ru/n066"
    yield [{**pairs[0], "closest_cm": 500}, *pairs[1:]], "ru/n000 is not met as it says"


def test_a_blob_that_is_not_so_is_objected_to(crowd: World) -> None:
    for forged, expected in forgeries(all_pairs(crowd)):
        found = objections(crowd, Forged(canonical.encode(forged)))
        assert any(expected in sentence for sentence in found), (expected, found)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'[{"notice":"ru/n000"}]', b"[ ]"])
def test_a_blob_that_is_no_list_of_pairs_is_objected_to(crowd: World, data: bytes) -> None:
    (found,) = objections(crowd, Forged(data))
    assert found.startswith("its blob is no list of pairs")
