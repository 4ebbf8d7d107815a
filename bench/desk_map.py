"""Thousands of notices on the desk's map: how long a picture takes while one moves the map, and while one slides through the time.

A real Chromium without a graphics card shows the desk's own pages, as they were built (`make web`), under their own policy. What the desk
would answer is routed to them, `GET /desk/v1/map` among it: synthetic notices whose outlines `garant.desk.map_notices` made. All of them
are under way at once. Each picture moves the map by a few pixels, or the slider by a step; a figure is the time from one picture to the
next. Beside it, in the same run and a window of the same size: Leaflet with its canvas renderer, the same shapes on the same land, without
letters and a table beside; neither has zones or names in it (`cd bench/leaflet && npm ci`).

    python -m bench.desk_map                  5,000 notices
    python -m bench.desk_map --notices 500
"""

import argparse
import json
import random
import statistics
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bench import environment
from bench.table import progress, say
from garant import instant
from garant.desk import pages
from garant.desk.map_notices import part_of
from garant.statement.shapes import Area, Circle, Corridor, Volume
from garant.statement.shapes import Route as Moving

NOTICES = 5_000
FRAMES = 120
WAIT_MS = 60_000
PARTIES = ("ir", "opp", "ru", "sy", "tr", "un")
NOW_MS = instant.parse("2027-03-04T06:00:00Z")
HOUR_MS = 3_600_000
MOVING, CIRCLES, CORRIDORS = 0.4, 0.3, 0.15
"""Shares; the rest are areas."""
WEST, SOUTH, EAST, NORTH = 360_000_000, 325_000_000, 420_000_000, 370_000_000
HERE = Path(__file__).parent / "leaflet"
LAND = Path(__file__).parents[1] / "web" / "node_modules" / "world-atlas" / "land-50m.json"
TYPES = {"html": "text/html", "js": "text/javascript", "css": "text/css", "json": "application/json", "svg": "image/svg+xml"}

_FRAMES = """
async frames => {
  const took = [];
  const act = STEP;
  let before = await new Promise(requestAnimationFrame);
  for (let at = 0; at < frames; at += 1) {
    act(at, frames);
    const now = await new Promise(requestAnimationFrame);
    took.push(now - before);
    before = now;
  }
  return took.slice(5);
}
"""

_PAN = """
(() => {
  const box = document.querySelector(".map-box canvas").closest(".ol-viewport");
  const { left, top } = box.getBoundingClientRect();
  const tell = (type, x, y) => box.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, button: 0, buttons: type === "pointerup" ? 0 : 1,
    pointerType: "mouse", clientX: left + x, clientY: top + y }));
  tell("pointerdown", 300, 250);
  return (at) => {
    const turn = at / 20;
    tell("pointermove", 300 + 150 * Math.sin(turn), 250 + 120 * Math.cos(turn) - 120);
  };
})()
"""
_DROP = """
document.dispatchEvent(new PointerEvent("pointerup", {bubbles: true, pointerId: 1, isPrimary: true, button: 0, clientX: 0, clientY: 0}))
"""

_SLIDE = """
(() => {
  const slider = document.querySelector("input[type=range]");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const from = Number(slider.value);
  return (at) => {
    set.call(slider, String(from + at * 60000));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
})()
"""

_PEER_PAN = "(at) => panBy(10 * Math.cos(at / 20), 8 * Math.sin(at / 20))"
_PEER_SLIDE = f"(at) => slideTo({NOW_MS} + at * 60000)"


class Seen(NamedTuple):
    """What was measured: how long pictures took, in ms."""

    what: str
    frames_ms: list[float]

    def line(self) -> str:
        """Spell it."""
        parts = sorted(self.frames_ms)
        return f"{self.what:<44}{statistics.median(parts):>10.0f}{parts[int(len(parts) * 0.95)]:>12.0f}{parts[-1]:>12.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.desk_map", description="Measure the desk's map.")
    ask.add_argument("--notices", type=int, default=NOTICES, help=f"how many (default {NOTICES:,})")
    ask.add_argument("--chromium", default="/usr/bin/chromium", help="the browser (default /usr/bin/chromium)")
    ask.add_argument("--pages", type=Path, default=pages.built(), help="the built pages")
    ask.add_argument("--picture", help="write a picture of the map to this file")
    given = ask.parse_args(arguments)
    answer = answer_of(given.notices)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu", "--no-proxy-server"])
        for text in measure(browser, given.pages, answer, given.picture):
            say(text)
        browser.close()


def measure(browser: Browser, folder: Path, answer: bytes, picture: str | None = None) -> Iterator[str]:
    """Give the environment, then a line for each figure."""
    yield "\n".join(environment.machine())
    yield f"browser     Chromium {browser.version}, no graphics card; Playwright {version('playwright')}; window 1280 x 800"
    yield f"{len(json.loads(answer)['notices']):,} notices, all under way{'':<14}median ms      95 % ms      most ms"
    for seen in desk(browser, folder, answer, picture):
        yield seen.line()
    if (HERE / "node_modules").is_dir() and LAND.is_file():
        yield from (seen.line() for seen in peer(browser, answer))
    else:
        yield "Leaflet is not there: cd bench/leaflet && npm ci"


def desk(browser: Browser, folder: Path, answer: bytes, picture: str | None) -> Iterator[Seen]:
    """Measure the desk's own page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="Asia/Damascus")
    page.route("**/*", lambda route: serve(route, folder, answer))
    page.add_init_script("sessionStorage.setItem('garant-token', 'bench'); localStorage.setItem('garant-language', 'en')")
    page.goto(f"http://localhost/#/map?at={instant.text(NOW_MS)}&span=6h")
    page.locator(".map-sheet").wait_for(state="attached", timeout=WAIT_MS)
    page.wait_for_timeout(3_000)
    if picture:
        page.screenshot(path=picture)
    yield Seen("the desk, moving the map", frames(page, _PAN))
    page.evaluate(_DROP)
    page.wait_for_timeout(500)
    yield Seen("the desk, sliding through the time", frames(page, _SLIDE))
    page.close()


def peer(browser: Browser, answer: bytes) -> Iterator[Seen]:
    """Measure Leaflet."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("**/*", lambda route: serve_peer(route, answer))
    page.on("pageerror", lambda error: progress(str(error)))
    page.goto("http://localhost/")
    page.wait_for_function("typeof window.slideTo === 'function'", timeout=WAIT_MS)
    page.wait_for_timeout(2_000)
    name = f"Leaflet {page.evaluate('window.peer')}"
    yield Seen(f"{name}, moving the map", frames(page, _PEER_PAN))
    page.wait_for_timeout(500)
    yield Seen(f"{name}, sliding through the time", frames(page, _PEER_SLIDE))
    page.close()


def frames(page: Page, step: str) -> list[float]:
    """Do a step in each of many pictures; give how long each took."""
    took: list[float] = page.evaluate(_FRAMES.replace("STEP", step), FRAMES)
    return took


# What the pages are answered


def serve(route: Route, folder: Path, answer: bytes) -> None:
    """Answer the desk's pages: their files, the map, how we stand, and nothing else."""
    path = route.request.url.removeprefix("http://localhost").partition("?")[0]
    if path == "/desk/v1/map":
        route.fulfill(body=answer, content_type="application/json")
    elif path == "/desk/v1/events":
        route.fulfill(body=f"event: standing\ndata: {json.dumps(standing())}\n\n", content_type="text/event-stream")
    elif path.startswith(("/desk/", "/v1/")):
        route.fulfill(body=json.dumps({**standing(), "places": [], "queued": [], "data": []}), content_type="application/json")
    else:
        file(route, folder / (path.lstrip("/") or "index.html"))


def serve_peer(route: Route, answer: bytes) -> None:
    """Answer the peer's page."""
    name = route.request.url.removeprefix("http://localhost/") or "page.html"
    if name == "desk/v1/map":
        route.fulfill(body=answer, content_type="application/json")
    elif name == "land.json":
        route.fulfill(body=json.dumps(land()), content_type="application/json")
    else:
        built = HERE / "node_modules" / "leaflet" / "dist" / name
        file(route, built if built.is_file() else HERE / name)


def file(route: Route, path: Path) -> None:
    """Answer with a file, where there is one."""
    if path.is_file():
        policy = {"content-security-policy": pages.CONTENT_SECURITY_POLICY} if path.name == "index.html" else {}
        headers = {"content-type": TYPES.get(path.suffix[1:], "application/octet-stream"), **policy}
        route.fulfill(body=path.read_bytes(), headers=headers)
    else:
        route.fulfill(status=404, body="")


def land() -> dict[str, Any]:
    """Give the land as GeoJSON, from its arcs."""
    atlas = json.loads(LAND.read_bytes())
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [_degrees(arc, sx, sy, tx, ty) for arc in atlas["arcs"]]
    shapes = [one for collection in (atlas["objects"]["land"]["geometries"],) for one in collection]
    polygons = [[_ring(arcs, ring) for ring in polygon] for shape in shapes for polygon in shape["arcs"]]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _degrees(arc: list[list[int]], sx: float, sy: float, tx: float, ty: float) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for east, north in arc:
        x, y = x + east, y + north
        points.append((x * sx + tx, y * sy + ty))
    return points


def _ring(arcs: list[list[tuple[float, float]]], ring: list[int]) -> list[tuple[float, float]]:
    return [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]


def standing() -> dict[str, Any]:
    """Give how a desk stands, with a line and a log that nobody moves."""
    parties = {one: {"title": {"en": one.upper()}, "category": "state", "guarantor": False} for one in PARTIES}
    picture = {
        "size": 9_000, "root": "00" * 32, "t_ms": NOW_MS, "as_of_ms": NOW_MS, "reached_ms": NOW_MS, "away": None, "failed": None,
        "objections": 0, "witnesses": None,
    }  # fmt: skip
    return {
        "log": "bench.garant.example/map", "theatre": {"en": "Bench"}, "party": "tr", "title": {"en": "TR"}, "languages": ["en"],
        "time_zone": "Asia/Damascus", "now_ms": NOW_MS, "picture": picture, "key": None, "machine": None,
        "queue": {"waiting": 0, "refused": 0, "expired": 0}, "parties": parties, "desk": "bench",
    }  # fmt: skip


def answer_of(count: int) -> bytes:
    """Give what the desk would tell of so many notices: two fifths move; circles, corridors and areas."""
    dice = random.Random(7)
    notices = [notice(dice, at) for at in range(count)]
    return msgspec.json.encode({
        "at": NOW_MS, "log_size": 9_000, "party": "tr", "known_to": None, "as_of_ms": NOW_MS, "informs": "", "notices": notices,
        "conflicts": [], "zones": [], "contested": [], "incidents": [], "sites": [], "unplaced": [],
        "left_out": {"notices": 0, "incidents": 0, "zones": 0},
    })  # fmt: skip


def notice(dice: random.Random, at: int) -> dict[str, Any]:
    """Make up a notice."""
    part = part_of(volume(dice))
    party = dice.choice(PARTIES)
    return {
        "ref": f"{party}/n-{at}", "version": 1, "index": at, "t_ms": NOW_MS, "party": party, "kind": "movement", "activity": "convoy",
        "status": "actual", "standing": "filed", "life": "underway", "emergency": False, "protected": False, "hidden": False,
        "light": dice.choice(("green", "amber", "red")), "recipients": [], "start_ms": part.start_ms, "end_ms": part.end_ms,
        "over_ms": None, "region": None, "purpose": None, "text": {"en": f"Made up, number {at}."}, "parts": [part],
    }  # fmt: skip


def volume(dice: random.Random) -> Volume:
    """Make up where and when: under way for hours round the instant."""
    lon, lat = dice.randint(WEST, EAST), dice.randint(SOUTH, NORTH)
    start_ms, end_ms = NOW_MS - dice.randint(1, 3) * HOUR_MS, NOW_MS + dice.randint(4, 8) * HOUR_MS
    line = [(lon, lat)]
    for _ in range(dice.randint(1, 5)):
        line.append((line[-1][0] + dice.randint(-3_000_000, 3_000_000), line[-1][1] + dice.randint(-3_000_000, 3_000_000)))
    start, end = instant.text(start_ms), instant.text(end_ms)
    draw = dice.random()
    if draw < MOVING:
        times = [instant.text(start_ms + (end_ms - start_ms) * at // (len(line) - 1)) for at in range(len(line))]
        return Volume(shape=Moving(line=tuple(line), times=tuple(times), buffer_cm=dice.randint(20_000, 100_000)))
    if draw < MOVING + CIRCLES:
        return Volume(shape=Circle(center=(lon, lat), radius_cm=dice.randint(50_000, 500_000)), start=start, end=end)
    if draw < MOVING + CIRCLES + CORRIDORS:
        return Volume(shape=Corridor(line=tuple(line), buffer_cm=dice.randint(20_000, 200_000)), start=start, end=end)
    return Volume(shape=Area(polygons=((box(dice, lon, lat),),)), start=start, end=end)


def box(dice: random.Random, lon: int, lat: int) -> tuple[tuple[int, int], ...]:
    """Make up an area of four corners."""
    wide, high = dice.randint(200_000, 1_500_000), dice.randint(200_000, 1_500_000)
    return ((lon, lat), (lon + wide, lat), (lon + wide, lat + high), (lon, lat + high), (lon, lat))


if __name__ == "__main__":
    main()
