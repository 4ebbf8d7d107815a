"""What the host shows drone operators of its own: notices of chosen kinds, and measures that speak of drones, as its own constraints.

Shown is what everybody reads who follows the log; never what hides its place, is protected, or of another kind or status. They have
ids that stay, versions, OVNs and details, count in keys, and are counted at subscriptions, as everybody's do.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest

from garant import instant
from garant.answers.shown import Showing, ShownKind
from garant.cli import serve_f3548
from garant.cli.serve import serve
from garant.errors import Refused
from garant.node.f3548.own import OWN, id_of
from tests.answers.asking import agreement, zone
from tests.answers.asking import measure as measure_of
from tests.f3548.dss import (
    CM,
    CONSTRAINTS,
    CP,
    HERE,
    INTENTS,
    SUBSCRIPTIONS,
    Dss,
    gateway_world,
    intent,
    new_id,
    serving_dss,
    square,
    volume,
)
from tests.world import ORIGIN, START_MS, Side, World, fold

HOUR_MS = instant.HOUR_MS
ALL = Showing(frozenset({"flight", "hazard_area", "exercise"}), zones=True, status="exercise")
WHERE = {"shape": {"is": "circle", "center": [70_050_000, 460_050_000], "radius_cm": 50_000}, "lower_cm": 0, "upper_cm": 60_000}
DETAILS = "/uss/v1/constraints"


class Theatre:
    """A served theatre with two parties."""

    def __init__(self, dss: Dss, tr: Side, ru: Side) -> None:
        self.dss, self.tr, self.ru = dss, tr, ru

    def notice(self, name: str = "danger-1", hide: tuple[str, ...] = (), **members: Any) -> str:  # noqa: ANN401 - JSON
        hours = {"start": instant.text(START_MS), "end": instant.text(START_MS + 2 * HOUR_MS)}
        whole = {"type": "notice/1", "status": "exercise", "name": name, "kind": "hazard_area", "activity": "presence", "to": ["ru"],
                 "volumes": [{**WHERE, **hours}], **members}  # fmt: skip
        self.dss.say(self.tr.headquarters, whole, hide)
        return f"notice:tr/{name}"

    def amend(self, name: str, version: int, hide: tuple[str, ...] = (), **members: Any) -> None:  # noqa: ANN401 - JSON
        hours = {"start": instant.text(START_MS), "end": instant.text(START_MS + 2 * HOUR_MS)}
        whole = {"type": "notice_amendment/1", "status": "exercise", "notice": f"tr/{name}", "version": version, "kind": "hazard_area",
                 "activity": "presence", "to": ["ru"], "volumes": [{**WHERE, **hours}], **members}  # fmt: skip
        self.dss.say(self.tr.headquarters, whole, hide)

    def step(self, name: str, step: str, version: int = 1) -> None:
        step_of = {"type": "notice_step/1", "status": "exercise", "notice": f"tr/{name}", "version": version, "step": step}
        self.dss.say(self.tr.headquarters, step_of)

    def shown(self) -> list[str]:
        self.dss.settled()
        return self.dss.query("uss1", CONSTRAINTS, volume(low=None, high=None))

    def details(self, name: str) -> dict[str, Any]:
        told = self.dss.get("uss1", f"{DETAILS}/{name}", CP)
        assert told.status == 200, told
        found: dict[str, Any] = told.body["constraint"]
        return found


def world_of_two() -> tuple[World, Side, Side]:
    world = gateway_world()
    return world, world.side("tr"), world.side("ru")


@pytest.fixture
def theatre() -> Iterator[Theatre]:
    world, tr, ru = world_of_two()
    with serving_dss(world, showing=ALL) as served:
        yield Theatre(served, tr, ru)


def test_a_notice_is_a_constraint_with_a_lasting_id_version_and_details(theatre: Theatre) -> None:
    name = id_of(ORIGIN, theatre.notice())
    assert theatre.shown() == [name]
    reference = theatre.dss.get("uss1", f"{CONSTRAINTS}/{name}").body["constraint_reference"]
    assert (reference["manager"], reference["version"], reference["uss_base_url"]) == (OWN, 1, HERE)
    assert "ovn" not in reference
    told = theatre.details(name)
    assert told["reference"] == {**reference, "ovn": told["reference"]["ovn"]}
    assert told["details"]["type"] == "garant.notice.hazard_area"
    (where,) = told["details"]["volumes"]
    assert where["volume"]["outline_circle"] == {"center": {"lat": 46.005, "lng": 7.005}, "radius": {"value": 500.0, "units": "M"}}
    assert (where["volume"]["altitude_lower"]["value"], where["volume"]["altitude_upper"]["value"]) == (0.0, 600.0)
    assert where["time_end"]["value"] == "2018-09-17T14:00:00.000000Z"

    theatre.amend("danger-1", 2, volumes=[{**WHERE, "start": instant.text(START_MS), "end": instant.text(START_MS + 3 * HOUR_MS)}])
    assert theatre.shown() == [name]
    later = theatre.details(name)
    assert later["reference"]["version"] == 2
    assert later["reference"]["ovn"] != told["reference"]["ovn"]
    theatre.step("danger-1", "withdraw", 2)
    assert theatre.shown() == []
    assert theatre.dss.get("uss1", f"{DETAILS}/{name}", CP).status == 404


def test_what_says_nothing_new_of_where_changes_nothing(theatre: Theatre) -> None:
    name = id_of(ORIGIN, theatre.notice())
    theatre.step("danger-1", "start")
    theatre.amend("danger-1", 2, purpose="a word that was missing")
    assert theatre.shown() == [name]
    assert theatre.details(name)["reference"]["version"] == 1


@pytest.mark.parametrize(
    "notice",
    [
        {"kind": "patrol"},
        {"kind": "movement"},
        {"kind": "site"},
        {"kind": "presence"},
        {"status": "test"},
        {"kind": "flight", "hide": ("volumes",)},
        {"kind": "flight", "protected": True, "region": "the north", "purpose": "p", "owner_agrees": "said so", "hide": ("volumes",)},
        {"volumes": [{**WHERE, "start": instant.text(START_MS - HOUR_MS), "end": instant.text(START_MS)}]},
    ],
    ids=["patrol", "movement", "site", "presence", "other status", "hidden", "protected", "over"],
)
def test_what_is_not_shown(theatre: Theatre, notice: dict[str, Any]) -> None:
    thing = theatre.notice(**notice)
    theatre.dss.settled()
    assert theatre.dss.world.state.constraint_references.rows == {}
    assert theatre.dss.get("uss1", f"{CONSTRAINTS}/{id_of(ORIGIN, thing)}").status == 404


def test_what_comes_to_hide_is_taken_back(theatre: Theatre) -> None:
    theatre.notice(kind="flight")
    assert len(theatre.shown()) == 1
    theatre.amend("danger-1", 2, ("volumes",), kind="flight")
    assert theatre.shown() == []


def test_it_counts_in_keys_and_at_subscriptions(theatre: Theatre) -> None:
    asks = {"uss_base_url": "https://uss.example/utm", "notify_for_constraints": True}
    hears = theatre.dss.subscription("uss2", notify_for_constraints=True)
    name = id_of(ORIGIN, theatre.notice())
    theatre.dss.settled()
    seen = theatre.dss.get("uss2", f"{SUBSCRIPTIONS}/{hears['id']}").body["subscription"]
    assert (seen["notification_index"], seen["version"]) == (1, hears["version"])

    unaware = theatre.dss.put("uss1", f"{INTENTS}/{new_id()}", intent(new_subscription=asks))
    assert unaware.status == 409
    assert [one["id"] for one in unaware.body["missing_constraints"]] == [name]
    ovn = theatre.details(name)["reference"]["ovn"]
    theatre.dss.intent(new_subscription=asks, key=[ovn])
    theatre.dss.intent(extents=[volume(square(47))])


def test_nobody_else_changes_it_or_comes_in_its_name(theatre: Theatre) -> None:
    name = id_of(ORIGIN, theatre.notice())
    assert theatre.shown() == [name]
    ovn, size = theatre.details(name)["reference"]["ovn"], theatre.dss.size
    body = {"extents": [volume()], "uss_base_url": "https://uss.example"}
    assert theatre.dss.put("uss1", f"{CONSTRAINTS}/{name}/{ovn}", body).status == 403
    assert theatre.dss.delete("uss1", f"{CONSTRAINTS}/{name}/{ovn}").status == 403
    assert theatre.dss.delete(OWN, f"{CONSTRAINTS}/{name}/{ovn}").status == 403
    assert theatre.dss.get("uss1", f"{DETAILS}/{name}", CM).status == 403
    assert theatre.dss.size == size


def test_details_are_of_its_own_alone(theatre: Theatre) -> None:
    other = theatre.dss.constraint("authority")
    assert theatre.dss.get("uss1", f"{DETAILS}/{other.id}", CP).status == 404
    assert theatre.dss.get("uss1", f"{DETAILS}/x", CP).status == 400
    assert theatre.dss.ask("GET", f"{DETAILS}/{other.id}").status == 401


def test_an_id_that_a_client_took_is_left_to_it(theatre: Theatre) -> None:
    taken = id_of(ORIGIN, "notice:tr/danger-1")
    body = {"extents": [volume(square(50))], "uss_base_url": "https://uss.example"}
    assert theatre.dss.put("uss1", f"{CONSTRAINTS}/{taken}", body).status == 201
    theatre.notice()
    (name,) = theatre.shown()
    assert name != taken
    theatre.step("danger-1", "withdraw")
    assert theatre.shown() == []
    assert theatre.dss.get("uss1", f"{CONSTRAINTS}/{taken}").status == 200


def test_a_start_catches_up_and_another_choice_takes_back() -> None:
    world, tr, ru = world_of_two()
    with serving_dss(world) as served:
        silent = Theatre(served, tr, ru)
        silent.notice()
        assert silent.shown() == []
    with serving_dss(world, showing=ALL) as served:
        assert Theatre(served, tr, ru).shown() == [id_of(ORIGIN, "notice:tr/danger-1")]
        size = served.size
    with serving_dss(world, showing=ALL) as served:
        assert len(Theatre(served, tr, ru).shown()) == 1
        assert served.size == size, "nothing is left to do"
    with serving_dss(world, showing=ALL._replace(kinds=frozenset({"flight"}))) as served:
        assert Theatre(served, tr, ru).shown() == []
    with serving_dss(world, showing=ALL) as served:
        assert len(Theatre(served, tr, ru).shown()) == 1
    with serving_dss(world) as served:
        assert Theatre(served, tr, ru).shown() == []
    assert fold(world.leaves()).state.digest() == world.state.digest()


def test_two_hosts_that_show_the_same_make_it_once() -> None:
    world, tr, ru = world_of_two()
    with serving_dss(world, showing=ALL) as first:
        theatre = Theatre(first, tr, ru)
        from garant.node.f3548.gateway import Gateway
        from garant.node.f3548.own import Own
        from tests.f3548.dss import GATEWAY

        gateway = Gateway(first.hosted.sequencer, GATEWAY, lambda: bytes(range(32)), lambda: world.clock() * 1_000, "exercise")
        Own(gateway, first.hosted.sequencer, ALL, HERE, lambda _: None)
        theatre.notice()
        assert len(theatre.shown()) == 1
        assert theatre.details(theatre.shown()[0])["reference"]["version"] == 1


# Measures


def no_fly(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    corners = [[70_000_000, 460_000_000], [70_100_000, 460_000_000], [70_100_000, 460_100_000], [70_000_000, 460_000_000]]
    rule = {"is": "polygon", "area": {"is": "area", "polygons": [[corners]]}}
    whole = {"prohibited": ["flight_uav"], "valid_from": instant.text(START_MS), "valid_until": instant.text(START_MS + 2 * HOUR_MS)}
    return {**agreement(measure_of(**{**whole, **members}), zones=(zone(rule),), name="sky"), "status": "exercise"}


def enter(theatre: Theatre, accepted: bool = True, **members: Any) -> str:  # noqa: ANN401 - JSON
    theatre.dss.say(theatre.tr.headquarters, {**no_fly(**members), "capacity": "party"})
    if accepted:
        theatre.dss.say(theatre.ru.headquarters, {"type": "acceptance/1", "agreement": "tr/sky", "binds": "accepts", "status": "exercise"})
    return "measure:tr/sky#m1"


def test_where_a_measure_speaks_of_drones(theatre: Theatre) -> None:
    name = id_of(ORIGIN, enter(theatre))
    assert theatre.shown() == [name]
    told = theatre.details(name)["details"]
    assert told["type"] == "garant.measure"
    (where,) = told["volumes"]
    assert {"lat": 46.01, "lng": 7.01} in where["volume"]["outline_polygon"]["vertices"]
    assert (where["time_start"]["value"], where["time_end"]["value"]) == ("2018-09-17T12:00:00.000000Z", "2018-09-17T14:00:00.000000Z")


@pytest.mark.parametrize(
    "members",
    [{"prohibited": ["ground_movement"]}, {"zone": None}, {"exempts": [{"activities": ["flight_uav"]}]}],
    ids=["of others", "everywhere", "exempt"],
)
def test_other_measures_are_not_shown(theatre: Theatre, members: dict[str, Any]) -> None:
    enter(theatre, **members)
    assert theatre.shown() == []


def test_a_text_that_nobody_accepted_is_not_shown(theatre: Theatre) -> None:
    enter(theatre, accepted=False)
    assert theatre.shown() == []


# Guard-rails


def test_nothing_in_it_sounds_like_a_permission_or_names_who_is_there(theatre: Theatre) -> None:
    thing = theatre.notice(text={"en": "our battery fires"}, purpose="a purpose")
    theatre.dss.settled()
    told = theatre.details(id_of(ORIGIN, thing))
    said = json.dumps(told).lower()
    for word in ("approv", "permi", "allow", "clear", "authori", "battery", "purpose", '"tr"', "tr/"):
        assert word not in said


# How a host is told


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"dss_keys": ()}, "--dss-show is of no use without"),
        ({}, "say with --dss-base-url"),
        ({"dss_base_url": "http://garant.example"}, "must be https"),
    ],
)
def test_what_is_shown_needs_an_address_and_tokens(given: dict[str, Any], says: str) -> None:
    tokens = {"dss_keys": (Path("x"),), "dss_jwks": None, "dss_audiences": ("x",)}
    plain: dict[str, Any] = {**tokens, "dss_show": ("zones",), "dss_base_url": None}
    if not given.get("dss_keys", True):
        plain["dss_audiences"] = ()
    nothing: Any = None
    with pytest.raises(Refused, match=says):
        serve_f3548.door(nothing, nothing, nothing, {**plain, "dss_allow_http": False, **given}, nothing)


def test_the_command_line_knows_the_kinds_that_may_be_shown() -> None:
    (option,) = [one for one in serve.params if one.name == "dss_show"]
    assert isinstance(option.type, click.Choice)
    assert set(option.type.choices) == {*get_args(ShownKind), "zones"}
