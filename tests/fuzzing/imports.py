"""Targets: files that people bring, from drawings and spreadsheets to texts, photos, theatre files and lists of places."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random

from garant import bootstrap
from garant.cli.zone import _drawing
from garant.errors import Refused
from garant.exchange import Reach, book_sheet, bulletins, media, members, read_features, read_statements, read_xml, write_features
from garant.exchange.site_sheet import Wanted, read_site_sheet
from garant.reading.sources_account import account_of
from garant.storage import place_files
from tests.exchange.test_gpx import ROUTE, TIMES, WAYPOINT, gpx, track
from tests.exchange.test_hostile import GOOD as DRAWING
from tests.exchange.test_kml import LINE, POINT, SQUARE, TRACK, kml, mark
from tests.exchange.test_media import TELLING
from tests.exchange.test_sheets import workbook
from tests.fuzzing.formats import target
from tests.fuzzing.mutating import archive, bytes_, lines, tree
from tests.fuzzing.running import Target
from tests.reading.papers import PARAGRAPHS, docx, page, pdf

DOCS = Path(__file__).parents[2] / "docs" / "examples"
SITES = (DOCS / "sites.csv").read_bytes()
BOOK = (DOCS / "list-north.csv").read_bytes()
DAY = b"""[[bulletin]]
date = 2017-01-03
source = "https://example.org/bulletin"
note = "A day"
[bulletin.books]
north = { total = 12, places = { Idlib = 3 } }
south = { total = "unknown" }
north_on_south = { confirms = 3 }
"""
WANTED = Wanted(to=("north",), status="exercise")


DRAWINGS = [kml(mark(SQUARE), mark(POINT), mark(LINE), mark(TRACK)), gpx(WAYPOINT, ROUTE, track(TIMES), track())]


def drawing(data: bytes) -> None:
    """Whatever is read can be written as GeoJSON, and read again as the same; whatever is refused is told in printable words."""
    found = read_xml(data, Reach(radius_m=50, buffer_m=50))
    assert tuple(read_features(write_features(found.features))) == found.features
    assert all(f"{one.sentence}{one.where}".isprintable() for one in found.refused)


def geojson(data: bytes) -> None:
    """Whatever is read can be written, and read again as the same."""
    found = read_features(data, unlocated=True)
    assert read_features(write_features(found), unlocated=True) == found
    for one in found:
        try:
            members(one)
        except Refused:
            continue


def warm() -> None:
    """Have the kernels of geometry compiled before anything is timed: that happens once on a machine, and takes half a minute."""
    ring = [[36 + at / 40, 35 + at % 2] for at in range(40)] + [[36, 35]]
    drawn = {"type": "Feature", "id": "x", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {}}
    with suppress(Refused):
        geojson(json.dumps(drawn).encode())
    geojson((DOCS / "plan.geojson").read_bytes())


def statements(data: bytes) -> None:
    read_statements(data)


def sites(data: bytes) -> None:
    read_site_sheet(data, WANTED)


def book(data: bytes) -> None:
    book_sheet.items(data, "2027-03-01", "+02:00")


def bulletin(data: bytes) -> None:
    for day in bulletins.read(data, "bulletins"):
        list(bulletins.statements(day, "north", "exercise"))


def text(data: bytes) -> None:
    account_of(data, "2018-12-29-accord.txt")


def photo(data: bytes) -> None:
    """Read a photo: what was taken out of it stays out."""
    kind = media.sniff(data, "png" if data.startswith(b"\x89") else "jpg")
    media.told(data, kind)
    assert media.told(media.stripped(data, kind), kind) == ()


def theatre(data: bytes) -> None:
    read = bootstrap.parse_theatre(data, "theatre.toml")
    bootstrap._rehearse(read)


def places(data: bytes) -> None:
    list(place_files._parse(data.decode("utf-8", "replace"), "places.tsv"))


def zone(data: bytes) -> None:
    _drawing(data, Path("drawing.geojson"))


def _mixed(rng: Random, data: bytes, others: object) -> bytes:
    return (archive if data.startswith(b"PK") else lines)(rng, data, [data])


BOOKS = [workbook(["Name", "Type", "Latitude", "Longitude"], ["Clinic", "clinic", 36.2, 36.7], ["School", "school", 36.3, 36.8])]
PLACES = ["own:dam-1\tdam\tSY\t38.55\t35.86\tThe dam|السد\n# a remark\nown:b\tvillage\t-\t36.1\t35.9\tVillage\n".encode()]
DRAWN = b'{"geometry":{"type":"Polygon","coordinates":[[[36.1,35.9],[36.2,35.9],[36.2,36.0],[36.1,35.9]]]},"type":"Feature"}'
THEATRES = [(DOCS / "theatre.toml").read_bytes()]

TARGETS: tuple[Target, ...] = (
    target("geojson", 110, [DRAWING, (DOCS / "plan.geojson").read_bytes(), (DOCS / "works.geojson").read_bytes()], tree, geojson),
    target("kml and gpx", 30, DRAWINGS, lines, drawing),
    target("kml and gpx, by bytes", 20, DRAWINGS, bytes_, drawing),
    target("statements", 20, [b'[{"type":"notice/1","name":"n","kind":"patrol","activity":"joint_patrol"}]'], tree, statements),
    target("sites", 25, [SITES, *BOOKS], _mixed, sites),
    target("book", 25, [BOOK], lines, book),
    target("bulletin", 20, [DAY], lines, bulletin),
    target("text", 3, ["\n\n".join(PARAGRAPHS).encode()], lines, text),
    target("html", 3, [page()], bytes_, text),
    target("docx", 4, [docx(head="Page head")], archive, text),
    target("pdf", 4, [pdf([PARAGRAPHS, PARAGRAPHS])], bytes_, text),
    target("photo", 30, [one for one, _ in TELLING.values()], bytes_, photo),
    target("theatre", 15, THEATRES, lines, theatre),
    target("zone", 10, [DRAWN], tree, zone),
    target("places", 20, PLACES, lines, places),
)
