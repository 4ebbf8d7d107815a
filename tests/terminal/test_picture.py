"""Pictures: on a flat plan things stand where they are, names stand beside them and over no other, and nothing in a name can act."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant import instant
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Window
from garant.space.body import Sketch
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape, Volume
from garant.terminal.markup import element, number, words
from garant.terminal.picture import THINGS_MAX, Crossing, Ground, Scene, Thing, html, svg
from garant.terminal.picture.chart import Box, Frame, bar_m, box_of, fit, length, meridian, placed, step_of
from garant.terminal.picture.labels import Labels, pill, shortened, width
from garant.terminal.picture.outlines import outlines, outlines_of_body
from garant.terminal.picture.strip import strip
from garant.terminal.picture.ticks import ticks

NS = "{http://www.w3.org/2000/svg}"
FRAME = Frame(0, 0, 800, 500)
T_MS = instant.parse("2027-03-01T06:00:00Z")
HOSTILE = {
    "markup": "<script>alert(1)</script>\"'&",
    "end of text": "]]></text></svg>",
    "turned": "\u202eevil\u2069 \u200f",
    "right to left": "القطاع الشمالي",
    "wide": "漢字" * 40,
    "long": "x" * 256,
    "controls": "\x00\x1b[31m\x07\udcff\ufffe",
    "nothing": "",
}


def units(lon: float, lat: float) -> tuple[int, int]:
    return round(lon * 1e7), round(lat * 1e7)


def circle(lon: float, lat: float, radius_m: float = 1_000) -> Circle:
    return Circle(center=units(lon, lat), radius_cm=round(radius_m * 100))


def box(west: float, south: float, east: float, north: float) -> Area:
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Area(polygons=((tuple(units(*one) for one in corners),),))


def corridor(*line: tuple[float, float], buffer_m: float = 500) -> Corridor:
    return Corridor(line=tuple(units(*one) for one in line), buffer_cm=round(buffer_m * 100))


def route(*line: tuple[float, float], buffer_m: float = 500) -> Route:
    times = tuple(instant.text(T_MS + HOUR_MS * at) for at in range(len(line)))
    return Route(line=tuple(units(*one) for one in line), times=times, buffer_cm=round(buffer_m * 100))


def thing(name: str, shape: Shape, start: str | None = None, end: str | None = None) -> Thing:
    return Thing(name, "north", (Volume(shape=shape, start=start, end=end),))


def crossing(a: str, b: str, lon: float = 36.0, lat: float = 36.0, **window: int | None) -> Crossing:
    return Crossing(a, b, units(lon, lat), Window(window.get("start", T_MS), window.get("end", T_MS + HOUR_MS)), 12.3)


def scene(*things: Thing, crossings: tuple[Crossing, ...] = (), grounds: tuple[Ground, ...] = (), title: str = "A title") -> Scene:
    return Scene(title, ("A note.",), things, crossings, grounds)


def drawn(one: Scene) -> ET.Element:
    return ET.fromstring(svg(one))  # noqa: S314 - our own picture


def texts(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{NS}text")]


TWO = scene(
    thing("works-1", box(36.0, 36.0, 36.1, 36.1), start="2027-03-01T06:00:00Z", end="2027-03-01T12:00:00Z"),
    thing("convoy-1", route((35.9, 36.05), (36.2, 36.05))),
    crossings=(crossing("convoy-1", "works-1", 36.05, 36.05),),
)


# The whole picture


def test_it_has_everything_that_it_shows_as_text() -> None:
    said = " ".join(drawn(TWO).itertext())
    for word in (
        "A title",
        "A note.",
        "convoy-1 meets works-1",
        "2027-03-01 06:00 to 07:00Z",
        "12 m apart",
        "°N",
        "36.0°E",
        "km",
        "N",
        "UTC",
    ):
        assert word in said, word
    assert "never a permission" in said


def test_it_has_a_title_and_a_description_for_those_who_do_not_see_it() -> None:
    root = drawn(TWO)
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    named = {one.get("id"): one.text or "" for one in root if one.tag in {f"{NS}title", f"{NS}desc"}}
    assert set((root.get("aria-labelledby") or "").split()) == named.keys()
    assert "convoy-1 meets works-1 2027-03-01 06:00 to 07:00Z: 12 m apart" in named["picture-desc"]


@pytest.mark.parametrize("write", [svg, html])
def test_it_needs_no_network_and_no_script(write: Any) -> None:  # noqa: ANN401 - svg or html
    text = write(TWO).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"https?:|//|@import|@font-face|<script|<image|<link|url\((?!#)|\son[a-z]+=", text.partition("<!DOCTYPE html>")[2] or text
    )


def test_the_page_speaks_its_language_and_has_light_and_dark() -> None:
    page = html(TWO)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    assert "prefers-color-scheme:dark" in page
    assert "<title>A title</title>" in page
    assert "<td><bdi>convoy-1</bdi></td><td><bdi>works-1</bdi></td>" in page


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_name_can_act(name: str) -> None:
    zone = Ground(name, name, body(box(36.0, 36.0, 36.1, 36.1)))
    one = scene(thing(name, circle(36, 36)), thing("b", circle(36, 36)), crossings=(crossing(name, "b"),), grounds=(zone,), title=name)
    root = drawn(one)
    assert {each.tag.removeprefix(NS) for each in root.iter()} <= ALLOWED
    for page in (svg(one), html(one)):
        assert "<script" not in page
        assert not set(page) & {"\u202e", "\x1b", "\x00", "\udcff", "\ufffe"}
        assert page.count("\u2068") == page.count("\u2069")


ALLOWED = {"svg", "title", "desc", "style", "defs", "pattern", "clipPath", "rect", "circle", "path", "text", "g"}


def body(*areas: Area) -> Any:  # noqa: ANN401 - a body
    sketch = Sketch()
    for area in areas:
        for polygon in area.polygons:
            sketch.area(polygon, (None, None), Window(None, None))
    return sketch.body()


def test_what_has_no_place_is_said_to_have_none() -> None:
    assert "Nothing here has a place that could be drawn." in texts(drawn(scene(Thing("hidden", "north", ()))))
    assert "Nothing here has a place that could be drawn." in texts(drawn(scene()))


def test_many_are_not_all_drawn_and_that_is_said() -> None:
    things = [thing(f"n{at}", circle(36 + at / 100, 36)) for at in range(THINGS_MAX + 3)]
    crossings = tuple(crossing(a.name, b.name) for a, b in pairwise(things))
    root = drawn(scene(*things, crossings=crossings))
    assert "Not drawn: 3 more notices and 3 more meetings." in texts(root)
    assert f"n{THINGS_MAX}" not in texts(root)


def test_zones_are_hatched_and_named_with_who_reads_them_so() -> None:
    zone = Ground("reg/a#band", "tr, 15 km deep", body(box(36.0, 36.0, 36.1, 36.1)))
    root = drawn(TWO._replace(grounds=(zone,)))
    assert "reg/a#band, as read by tr, 15 km deep" in texts(root)
    assert [one for one in root.iter(f"{NS}path") if one.get("class") == "zone"]


SHAPES: dict[str, Shape] = {
    "a point": circle(36, 36, 0),
    "a tiny circle": circle(36, 36, 0.01),
    "500 km": circle(36, 36, 500_000),
    "the north pole": circle(36, 89.9, 200_000),
    "the south pole itself": circle(0, -90, 100),
    "the edge of the map": circle(180, 0),
    "the whole earth": box(-180, -90, 180, 90),
    "a corridor to the edge": corridor((179, 0), (180, 0)),
    "a route across it": route((179.9, 0), (-179.9, 1), (179.9, 2)),
    "a route over the pole": route((0, 85), (180, 85)),
    "a route that waits": route((36, 36), (36, 36)),
    "a long route": route((-70, 40), (0, 50), (100, 20)),
    "many corners": corridor(*((at / 300, (at % 2) / 300) for at in range(1_999))),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_any_shape_is_drawn_by_itself_and_beside_another(shape: Shape) -> None:
    for one in (scene(thing("a", shape)), scene(thing("a", shape), thing("b", circle(36.01, 36.01)), crossings=(crossing("a", "b"),))):
        root = drawn(one)
        numbers = re.findall(r"-?[0-9.]+", " ".join(each.get("d") or "" for each in root.iter(f"{NS}path")))
        assert all(abs(float(each)) < 1e8 for each in numbers)
        assert len(svg(one)) < 1_500_000


names = st.text(max_size=40)
places = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
shapes = st.one_of(
    st.builds(lambda place, radius_m: circle(place[0], place[1], radius_m), places, st.floats(0, 400_000)),
    st.builds(corridor, places, places),
    st.builds(route, places, places),
)
windows = st.tuples(st.none() | st.integers(0, instant.LAST_MS), st.none() | st.integers(0, instant.LAST_MS))


@given(data=st.lists(st.tuples(names, shapes, windows), min_size=1, max_size=4, unique_by=lambda one: one[0]))
@settings(max_examples=60, deadline=None)
def test_anything_is_drawn(data: list[tuple[str, Shape, tuple[int | None, int | None]]]) -> None:
    things = [Thing(name, "", (Volume(shape=shape),)) for name, shape, _ in data]
    crossings = tuple(
        Crossing(a[0], b[0], None if a[2][0] is None else units(36, 36), Window(*a[2]), 1.5) for a, b in combinations(data, 2)
    )
    one = scene(*things, crossings=crossings)
    assert {each.tag.removeprefix(NS) for each in drawn(one).iter()} <= ALLOWED
    assert html(one).endswith("</html>\n")


# The plan


def test_a_chart_is_true_at_its_middle() -> None:
    chart = fit(Box(35.9, 35.9, 36.1, 36.1), FRAME)
    west, east, south, north = (chart.at(one) for one in ((35.99, 36.0), (36.01, 36.0), (36.0, 35.991), (36.0, 36.009)))
    across_m, up_m = (east[0] - west[0]) * chart.m_per_pixel(), (south[1] - north[1]) * chart.m_per_pixel()
    assert across_m == pytest.approx(1_803, rel=0.01), "0.02 degrees at 36 degrees north"
    assert up_m == pytest.approx(2_001, rel=0.01), "0.018 degrees"


def test_what_lies_across_the_edge_of_the_map_is_together() -> None:
    parts = [*outlines(corridor((179.5, 0), (180, 0))), *outlines(corridor((-180, 0), (-179.5, 0)))]
    lon = meridian(parts)
    bounds = box_of([one for part in parts for one in placed(part, lon).points()])
    assert abs(lon) == pytest.approx(180)
    assert bounds.east - bounds.west == pytest.approx(1.0)


def test_a_route_across_the_edge_of_the_map_goes_the_short_way() -> None:
    [part] = outlines(route((179.9, 0), (-179.9, 0)))
    assert max(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(part.line)) < 0.3


def test_a_circle_is_as_wide_as_it_should_be() -> None:
    [part] = outlines(circle(36, 60, 10_000))
    [ring] = part.rings
    assert max(lat for _, lat in ring) - 60 == pytest.approx(0.08977, rel=0.001)
    assert max(lon for lon, _ in ring) - 36 == pytest.approx(0.1792, rel=0.001)


def test_a_strip_is_one_fill_that_never_cancels_itself() -> None:
    """Every piece goes the same way round, so that where two lie over each other nothing is left out."""
    chart = fit(Box(35.9, 35.9, 36.2, 36.1), FRAME)
    pieces = strip(chart, [(35.9, 35.9), (36.1, 36.1), (36.2, 35.9)], 2_000).split("Z")[:-1]
    areas = [area([(float(x), float(y)) for x, y in re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", piece)]) for piece in pieces]
    assert len(areas) >= 5
    assert min(areas) > 0


def area(ring: list[tuple[float, float]]) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise([*ring, ring[0]]))


def test_a_strip_too_narrow_to_be_seen_is_only_its_line() -> None:
    assert strip(fit(Box(0, 0, 40, 40), FRAME), [(1, 1), (30, 30)], 10) == ""


def test_the_small_decides_how_much_is_shown() -> None:
    border, block = thing("border", corridor((36, 37), (42, 37))), thing("block", circle(40, 37, 300))
    root = drawn(scene(border, block, crossings=(crossing("block", "border", 40, 37),)))
    degrees = [float(one.rstrip("°E")) for one in texts(root) if one.endswith("°E")]
    assert max(degrees) - min(degrees) < 0.2


def test_a_body_is_drawn_from_its_pieces() -> None:
    sketch = Sketch()
    sketch.circle(units(36, 36), 100_000, (None, None), Window(None, None))
    sketch.corridor([units(36, 36), units(36.1, 36)], 50_000, (None, None), Window(None, None))
    parts = [*outlines_of_body(sketch.body()), *outlines_of_body(body(box(0, 0, 1, 1)))]
    assert [(len(part.rings), len(part.line), part.width_m) for part in parts] == [(1, 0, 0.0), (0, 2, 500.0), (1, 0, 0.0)]


@pytest.mark.parametrize("span", [1e-5, 0.003, 0.9, 7, 49])
def test_steps_are_round_and_few(span: float) -> None:
    step = step_of(span)
    assert 2 <= span / step <= 7
    assert f"{step:e}"[0] in "125"


@pytest.mark.parametrize(("metres", "said"), [(500, "500 m"), (1_000, "1 km"), (20_000, "20 km"), (5_000_000, "5,000 km"), (0.5, "0.5 m")])
def test_lengths_are_said(metres: float, said: str) -> None:
    assert length(metres) == said


def test_the_scale_bar_fits() -> None:
    for size in (0.0001, 0.01, 1, 60):
        chart = fit(Box(0, 0, size, size), FRAME)
        assert 40 < bar_m(chart) / chart.m_per_pixel() < 200


# Labels


def test_labels_stand_over_no_other_where_there_is_room() -> None:
    labels = Labels(FRAME)
    put = [labels.put(f"a notice {at}", 400, 250).frame for at in range(12)]
    assert all(FRAME.holds(one.x, one.y) and FRAME.holds(one.x + one.width, one.y + one.height) for one in put)
    assert not any(overlap(a, b) for a, b in combinations(put, 2))


def overlap(a: Frame, b: Frame) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def test_a_label_keeps_off_marks_and_lines() -> None:
    labels = Labels(FRAME)
    _, mark = pill("1", 420, 250)
    labels.keep_free(mark)
    labels.keep_legible([(400 - at, 250) for at in range(0, 200, 8)])
    frame = labels.put("beside it", 400, 250).frame
    assert not overlap(frame, mark)
    assert not any(frame.holds(400 - at, 250) for at in range(0, 200, 8))


@pytest.mark.parametrize("text", ["x" * 300, "漢字" * 60, "short", ""])
def test_a_long_name_is_shortened_in_the_middle(text: str) -> None:
    said = shortened(text, 150)
    assert width(said) <= 150
    assert said == text or (said[:3] == text[:3] and said[-2:] == text[-2:] and "…" in said)


# Time


SPANS_MS = [10 * SECOND_MS, 5 * MINUTE_MS, 3 * HOUR_MS, DAY_MS, 9 * DAY_MS, 80 * DAY_MS, 400 * DAY_MS, 5_000 * DAY_MS, 2_000_000 * DAY_MS]


@pytest.mark.parametrize("length_ms", SPANS_MS)
def test_ticks_are_round_instants_in_order_and_few(length_ms: int) -> None:
    found = ticks(T_MS + 1, T_MS + length_ms, 8)
    assert 1 <= len(found) <= 10
    assert all(a.at_ms < b.at_ms for a, b in pairwise(found))
    assert all(T_MS < one.at_ms <= T_MS + length_ms for one in found)
    assert len({(one.text, one.day) for one in found}) == len(found) or any(one.day for one in found)


def test_ticks_of_hours_say_the_day_once() -> None:
    found = ticks(T_MS, T_MS + 24 * HOUR_MS, 8)
    assert [(one.text, one.day) for one in found][:2] == [("06:00", "2027-03-01"), ("09:00", "")]
    assert [one.day for one in found if one.text == "00:00"] == ["2027-03-02"]


def test_what_has_no_bounds_has_no_axis() -> None:
    root = drawn(scene(thing("a", circle(36, 36))))
    assert "at all times" in texts(root)
    assert "UTC" not in texts(root)


def test_a_short_meeting_of_long_notices_can_be_seen() -> None:
    long = {"start": "2020-01-01T00:00:00Z", "end": "2030-01-01T00:00:00Z"}
    root = drawn(scene(thing("a", circle(36, 36), **long), thing("b", circle(36, 36), **long), crossings=(crossing("a", "b"),)))
    common = [float(one.get("width") or 0) for one in root.iter(f"{NS}rect") if one.get("class") == "common"]
    assert len(common) == 2
    assert min(common) > 30


# Markup


def test_pixels_are_spelt_to_a_tenth() -> None:
    assert [number(one) for one in (0.0, -0.04, 1.0, 2.25, -3.06, 1e6)] == ["0", "0", "1", "2.2", "-3.1", "1000000"]


def test_text_and_attributes_are_escaped() -> None:
    assert words("<a & 'b'>") == "&lt;a &amp; &#x27;b&#x27;&gt;"
    assert element("text", words("<"), class_='a"b', x=1.0, y=None) == '<text class="a&quot;b" x="1">&lt;</text>'
