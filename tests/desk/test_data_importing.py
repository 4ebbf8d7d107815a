"""Files of other programs at the desk: GeoJSON, KML, GPX, CSV, XLSX; and from a feature to what a notice says."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from garant.desk import importing
from tests.answers.around import filed
from tests.desk.data_desk import DataDesk, data_desk
from tests.exchange.drawn import COURSE, POINT, TIMES, feature, file
from tests.exchange.test_gpx import WAYPOINT, gpx
from tests.exchange.test_kml import LINE, SQUARE, kml, mark
from tests.world import Side, World

ROWS = [
    ["name", "type", "latitude", "longitude", "governorate"],
    ["Hospital one", "hospital", "35.93", "36.63", "Idlib"],
    ["Hospital two", "hospital", "135.93", "36.63", "Idlib"],
]


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def desk(world: World, tr: Side) -> Iterator[DataDesk]:
    world.side("ru")
    with data_desk(world, "tr") as one:
        yield one


def imported(desk: DataDesk, name: str, data: bytes, **asks: object) -> Any:  # noqa: ANN401 - JSON
    return desk.post("/desk/v1/imported", data, name=name, **asks)


def csv() -> bytes:
    return "\n".join(",".join(row) for row in ROWS).encode()


def xlsx() -> bytes:
    book, held = Workbook(), BytesIO()
    sheet = book.create_sheet("Sites", 0)
    for row in ROWS:
        sheet.append(row)
    book.save(held)
    return held.getvalue()


def test_geojson_feature_by_feature(desk: DataDesk) -> None:
    found = imported(desk, "plan.geojson", file(feature(), feature(POINT, id="b"), feature(COURSE, id="c", buffer_m=50)))
    assert [one["id"] for one in found["features"]["features"]] == ["a", "c"]
    [bad] = found["refused"]
    assert (bad["where"], bad["code"]) == ('features[1] "b" properties.radius_m', "missing_member")


@pytest.mark.parametrize(
    ("name", "data", "geometries"),
    [("plan.KML", kml(mark(SQUARE, id_="a"), mark(LINE, id_="b")), ["Polygon", "LineString"]), ("day.gpx", gpx(WAYPOINT), ["Point"])],
)
def test_drawings_in_xml(desk: DataDesk, name: str, data: bytes, geometries: list[str]) -> None:
    found = imported(desk, name, data, radius_m=500, buffer_m=250)
    assert [one["geometry"]["type"] for one in found["features"]["features"]] == geometries
    assert found["refused"] == []
    without = imported(desk, name, data)
    assert [one["code"] for one in without["refused"]] == ["missing_member"]


@pytest.mark.parametrize(("name", "data"), [("sites.csv", csv()), ("sites.xlsx", xlsx())])
def test_a_sheet_gives_drafts_of_good_rows_and_every_doubt_about_the_others(desk: DataDesk, name: str, data: bytes) -> None:
    found = imported(desk, name, data, to="ru", protected="true", purpose="Care", consent="By letter")
    [draft] = found["drafts"]
    assert (draft["row"], draft["members"]["type"], sorted(draft["hide"])) == (
        2,
        "notice/1",
        ["owner_agrees", "purpose", "text", "volumes"],
    )
    [drawn] = found["features"]["features"]
    assert (drawn["id"], drawn["geometry"]["coordinates"]) == (draft["id"], [36.63, 35.93])
    assert {one["where"].partition(",")[0] for one in found["refused"]} == {"row 3"}


@pytest.mark.parametrize(
    ("name", "data", "asks", "code"),
    [
        ("plan.doc", b"", {}, "unreadable"),
        ("plan.kmz", b"PK", {}, "unreadable"),
        ("plan.kml", b"<kml", {}, "unreadable"),
        ("plan.json", b"{1", {}, "not_json"),
        ("sites.csv", b"a,b\n", {}, "unreadable"),
        ("sites.csv", csv(), {"clock": "noon"}, "bad_value"),
        ("sites.csv", csv(), {"to": "No Party"}, "bad_value"),
        ("plan.kml", kml(), {"radius_m": -1}, "bad_request"),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(desk: DataDesk, name: str, data: bytes, asks: dict[str, object], code: str) -> None:
    assert desk.refused("POST", "/desk/v1/imported", data, {"name": name, **asks}) == code


def test_more_features_than_anybody_could_look_at_are_refused_unread(desk: DataDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bad ones count as well: a quarter of a million sentences about them took half a minute, and the desk with it."""
    monkeypatch.setattr(importing, "FEATURES_MAX", 2)
    bad: dict[str, object] = {"type": "Feature", "id": "a", "geometry": None, "properties": {}}
    for count, code in ((2, None), (3, "too_large")):
        data = json.dumps({"type": "FeatureCollection", "features": [bad] * count}).encode()
        said = desk.send("POST", "/desk/v1/imported", data, {"name": "a.geojson"})
        assert json.loads(said.body).get("code") == code


# What a notice says


def drawn(**properties: object) -> bytes:
    said = {"kind": "movement", "activity": "ground_movement", "buffer_m": 50, "times": TIMES, "status": "exercise", **properties}
    return json.dumps(feature(COURSE, id="convoy-1", **said)).encode()


def test_a_feature_becomes_the_members_of_a_notice_that_is_admitted_as_they_are(world: World, desk: DataDesk, tr: Side) -> None:
    members = desk.post("/desk/v1/members", drawn(to=["ru"]))["members"]
    assert (members["type"], members["name"], members["volumes"][0]["shape"]["is"]) == ("notice/1", "convoy-1", "route")
    assert desk.post("/desk/v1/members", drawn(to=["ru"]), name="other")["members"]["name"] == "other"
    world.admit(tr.unit, members)


def test_a_feature_becomes_the_next_version_of_one_of_ours(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("patrol-1"))
    members = desk.post("/desk/v1/members", drawn(status="actual"), amends="tr/patrol-1")["members"]
    assert (members["type"], members["version"], members["to"], members["status"]) == ("notice_amendment/1", 2, ["ru"], "exercise")
    assert "name" not in members
    world.admit(tr.unit, members)


def test_what_no_notice_may_say_is_refused_before_anything_is_signed(world: World, desk: DataDesk) -> None:
    world.admit(world.side("un").unit, filed("theirs"))
    path = "/desk/v1/members"
    assert desk.refused("POST", path, drawn(), {"amends": "un/theirs"}) == "not_yours"
    assert desk.refused("POST", path, drawn(), {"amends": "tr/none"}) == "unknown_reference"
    assert desk.refused("POST", path, drawn(activity="air_strike")) == "attack_activity"
    assert desk.refused("POST", path, drawn(activity=None)) == "missing_member"
    assert desk.refused("POST", path, b"{") == "not_json"
