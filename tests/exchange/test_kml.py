"""KML comes in strictly: what placemarks draw goes through the door of GeoJSON, item by item, and whatever is no drawing is refused."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.exchange import Reach, read_features, read_xml, write_features
from garant.exchange.drawn_xml import Drawing
from garant.exchange.kml import read_kml
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape
from tests.statement.refusal import refused

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
RING = "36.6,35.9 36.7,35.9 36.7,36.0 36.6,35.9"
SQUARE = f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{RING}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
POINT = "<Point><coordinates>36.61,35.93,0</coordinates></Point>"
LINE = "<LineString><coordinates>\n 36.61,35.93\n 36.7,36.0\n</coordinates></LineString>"
TRACK = (
    "<gx:Track><when>2018-09-17T06:00:00Z</when><when>2018-09-17T06:10:00Z</when>"
    "<gx:coord>36.61 35.93 900</gx:coord><gx:coord>36.7 36.0 900</gx:coord></gx:Track>"
)
ENOUGH = Reach(radius_m=500, buffer_m=250)


def kml(*placemarks: str) -> bytes:
    return f"{HEAD}<Document><Folder>{''.join(placemarks)}</Folder></Document></kml>".encode()


def mark(*parts: str, name: str = "Depot", id_: str = "") -> str:
    named = f' id="{id_}"' if id_ else ""
    return f"<Placemark{named}><name>{name}</name>{''.join(parts)}</Placemark>"


def read(*parts: str, reach: Reach = ENOUGH) -> Drawing:
    return read_kml(kml(mark(*parts)), reach)


def shape(*parts: str) -> Shape:
    [feature] = read(*parts).features
    [volume] = feature.volumes
    return volume.shape


def fault(*parts: str, reach: Reach = ENOUGH) -> tuple[str, str]:
    found = read(*parts, reach=reach)
    assert not found.features
    [why] = found.refused
    return why.code, why.where


def extended(name: str, value: str) -> str:
    return f'<ExtendedData><Data name="{name}"><value>{value}</value></Data></ExtendedData>'


def test_a_polygon_with_its_holes_is_an_area() -> None:
    hole = "36.67,35.92 36.68,35.92 36.68,35.93 36.67,35.92"
    inner = f"<innerBoundaryIs><LinearRing><coordinates>{hole}</coordinates></LinearRing></innerBoundaryIs></Polygon>"
    found = shape(SQUARE.replace("</Polygon>", inner))
    assert isinstance(found, Area)
    assert [[ring[0], len(ring)] for ring in found.polygons[0]] == [[(366_000_000, 359_000_000), 4], [(366_700_000, 359_200_000), 4]]


def test_a_point_is_a_circle_and_a_line_a_corridor_with_the_reach_that_was_said() -> None:
    assert shape(POINT) == Circle(center=(366_100_000, 359_300_000), radius_cm=50_000)
    assert shape(LINE) == Corridor(line=((366_100_000, 359_300_000), (367_000_000, 360_000_000)), buffer_cm=25_000)


def test_without_a_reach_nothing_is_guessed() -> None:
    assert fault(POINT, reach=Reach()) == ("missing_member", 'Placemark[1] "Depot" (line 2) properties.radius_m')


def test_a_track_moves_by_its_times_and_its_altitudes_are_left_out_and_told() -> None:
    found = read(TRACK)
    route = found.features[0].volumes[0].shape
    assert isinstance(route, Route)
    assert (route.times, route.altitudes_cm) == (("2018-09-17T06:00:00Z", "2018-09-17T06:10:00Z"), None)
    assert "altitudes are left out" in found.notes[0].sentence


def test_several_geometries_are_one_notice() -> None:
    [found] = read(f"<MultiGeometry>{SQUARE}{POINT}<MultiGeometry>{LINE}</MultiGeometry></MultiGeometry>").features
    assert [type(one.shape) for one in found.volumes] == [Area, Circle, Corridor]


def test_a_time_span_is_the_window_and_our_properties_stand_in_extended_data() -> None:
    data = {"kind": "movement", "activity": "ground_movement", "buffer_m": "75.5", "to": "ru un", "emergency": "true", "colour": "red"}
    extended = "".join(f'<Data name="{name}"><value>{value}</value></Data>' for name, value in data.items())
    span = "<TimeSpan><begin>2018-09-17T09:00:00+03:00</begin><end>2018-09-17T08:00:00Z</end></TimeSpan>"
    [found] = read(LINE, f"<ExtendedData>{extended}</ExtendedData>", span).features
    assert (found.kind, found.activity, found.to, found.emergency) == ("movement", "ground_movement", ("ru", "un"), True)
    assert found.volumes[0].shape.buffer_cm == 7_550  # type: ignore[union-attr]
    assert (found.volumes[0].start, found.volumes[0].end) == ("2018-09-17T06:00:00Z", "2018-09-17T08:00:00Z")
    assert (found.id, found.text) == ("placemark-1", {"und": "Depot"})


@pytest.mark.parametrize(
    ("part", "code", "where"),
    [
        (SQUARE.replace("36.7,36.0", "36.7, 36.0"), Code.BAD_VALUE, "coordinates[2]"),
        (SQUARE.replace("36.6,35.9</", "36.6,35.8</"), Code.BAD_SHAPE, "geometry.coordinates[0]"),
        (SQUARE.replace(RING, "0,0 1,1 1,0 0,1 0,0"), Code.BAD_SHAPE, "geometry.coordinates[0]"),
        (POINT.replace("36.61", "190"), Code.BAD_SHAPE, "geometry.coordinates"),
        (POINT.replace("36.61", "NaN"), Code.BAD_VALUE, "coordinates[0]"),
        (POINT.replace("0</", "0 1,1</"), Code.BAD_SHAPE, "Point"),
        (TRACK.replace("<when>2018-09-17T06:10:00Z</when>", ""), Code.BAD_VALUE, "gx:Track"),
        (TRACK.replace("06:10", "05:10"), Code.BAD_VALUE, "properties.times[1]"),
        (f"{POINT}<TimeStamp><when>2018-09-17T06:00:00Z</when></TimeStamp>", Code.BAD_TIME, "TimeStamp"),
        (f"{POINT}<TimeSpan><begin>2018-09-17</begin></TimeSpan>", Code.BAD_TIME, "properties.time_start"),
        ("<Model/>", Code.BAD_SHAPE, "Model"),
        ("", Code.MISSING_MEMBER, ""),
        (f'{POINT}{extended("activity", "air_strike")}', Code.ATTACK_ACTIVITY, "properties.activity"),
        (f'{POINT}{extended("radius_m", "1e3")}', Code.BAD_VALUE, "properties.radius_m"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(part: str, code: Code, where: str) -> None:
    found, place = fault(part)
    assert found == code
    assert place.startswith('Placemark[1] "Depot" (line 2)')
    assert where in place


def test_more_than_a_notice_may_have_is_refused_before_it_is_looked_at() -> None:
    long = LINE.replace("36.7,36.0", "36.7,36.0 " * 2_000)
    assert fault(long)[0] == Code.BAD_SHAPE
    assert fault(f"<MultiGeometry>{POINT * 5_000}</MultiGeometry>")[0] == Code.BAD_SHAPE
    many = read_kml(kml(*(mark(POINT, id_=f"p{number}") for number in range(2_100))), ENOUGH)
    assert (len(many.features), many.refused[0].code) == (2_000, Code.TOO_LARGE)


def test_one_bad_item_stops_none_of_the_others() -> None:
    found = read_kml(kml(mark(POINT, id_="a"), mark("", id_="b"), mark(SQUARE, id_="c"), mark(POINT, id_="a")), ENOUGH)
    assert [one.id for one in found.features] == ["a", "c"]
    assert [(one.code, one.where.partition(" ")[0]) for one in found.refused] == [
        (Code.MISSING_MEMBER, "Placemark[2]"), (Code.DUPLICATE_ID, "Placemark[4]"),
    ]  # fmt: skip


def test_links_are_not_followed_and_pictures_not_taken() -> None:
    linked = "<NetworkLink><Link><href>http://example.invalid/more.kml</href></Link></NetworkLink><GroundOverlay/>"
    found = read_kml(kml(linked, mark(POINT)), ENOUGH)
    assert [one.where.partition(" ")[0] for one in found.refused] == ["NetworkLink[1]", "GroundOverlay[1]"]
    assert len(found.features) == 1


ENTITIES = '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<kml/>",
        b'<kml xmlns="http://example.org/"/>',
        kml(mark(POINT))[:-8],
        kml(mark(POINT)).decode().encode("utf-16"),
        kml(mark(POINT, name="caf\xe9")).decode().encode("latin-1"),
        kml(mark(POINT)).replace(b"UTF-8", b"ISO-8859-1"),
        kml(mark(POINT)).replace(b"?>\n", b"?>" + ENTITIES.encode()),
        kml(mark(POINT, name="&b;")).replace(b"?>\n", b"?><!-- <a> -->" + ENTITIES.encode()),
        kml(mark(POINT)).replace(b"?>\n", b'?><!DOCTYPE kml SYSTEM "file:///etc/hostname">'),
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_what_is_no_whole_kml_is_refused_whole(data: bytes) -> None:
    with refused(Code.UNREADABLE):
        read_kml(data)


def test_a_page_in_a_description_is_no_declaration() -> None:
    page = "<description><![CDATA[<!DOCTYPE html><b>Depot</b>]]></description>"
    assert len(read(page, POINT).features) == 1


def test_no_file_beside_it_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("not for maps")
    data = kml(mark(POINT, name="&x;")).replace(b"?>\n", f'?><!DOCTYPE kml [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode())
    with pytest.raises(Refused) as caught:
        read_kml(data)
    assert "not for maps" not in str(caught.value)


def test_what_was_read_can_be_written_as_geojson_and_read_again() -> None:
    found = read_kml(kml(mark(SQUARE, id_="a"), mark(TRACK, id_="b"), mark(LINE, id_="c")), ENOUGH)
    assert tuple(read_features(write_features(found.features))) == found.features


@given(st.lists(st.sampled_from([*kml(mark(SQUARE, POINT, LINE, TRACK)).decode(), "<Polygon>", "</Placemark>", "&", "\x00", "9,9", "é"])))
def test_made_up_texts(parts: list[str]) -> None:
    whole = kml(mark(SQUARE), mark("".join(parts)))
    with suppress(Refused):
        found = read_xml(whole, ENOUGH)
        assert all(f"{one.sentence}{one.where}".isprintable() for one in found.refused)


def test_what_is_not_followed_is_counted_through_the_file() -> None:
    found = read_kml(f"{HEAD}<Document><Folder><NetworkLink/></Folder><a/><Folder><NetworkLink/></Folder></Document></kml>".encode())
    assert [one.where.partition(" ")[0] for one in found.refused] == ["NetworkLink[1]", "NetworkLink[2]"]
