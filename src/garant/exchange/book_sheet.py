"""A side's list of alleged violations, as it is kept in a spreadsheet: one item a row, under headings in any order.

    item        number, no, id             its name in the book; the number of the row where it is missing
    date, time  start; until, end          local times with `utc_offset`, or instants in UTC as they are
    kind        form, type, violation      what: `mortar fire` becomes mortar_fire; `violation` where it is missing
    place       settlement, village        the name, as the list has it
    lat, lon    latitude, longitude        decimal degrees; or mgrs, grid; or position, as people write it
    district    governorate, area          the smallest unit that may be shown
    text        remarks, description       in words
    excluded    excluded_party             the excluded group of which it is said: such a row has no coordinates

Nothing is guessed: a row that cannot be read is refused with its number and column, and then no row is taken.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from garant import instant
from garant.errors import Code, Refused
from garant.exchange.sheet import Cell, read_rows
from garant.gazetteer.degrees import parse_degrees, parse_position
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "item": ("item", "number", "no", "id", "name"),
    "date": ("date", "day"),
    "start": ("start", "time", "from"),
    "end": ("end", "until", "to"),
    "kind": ("kind", "form", "type", "violation", "event"),
    "place": ("place", "settlement", "village", "location"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "long", "longitude"),
    "position": ("position", "mgrs", "grid", "coordinates"),
    "district": ("district", "governorate", "area", "province"),
    "text": ("text", "remarks", "description", "notes"),
    "excluded": ("excluded", "excluded_party", "excluded_group"),
}
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.]([0-5][0-9]))?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_OFFSET = re.compile(r"([+-])([01][0-9]):([0-5][0-9])")


def items(data: bytes, date: str, utc_offset: str) -> list[dict[str, Any]]:
    """Give the items of a CSV or XLSX file (`books.BookItem` as JSON). `date` is the day of rows without one.

    `utc_offset`: how far the list's clocks are ahead of UTC, as `+03:00`. Refuses what is no such list, naming row and column.
    """
    ahead_ms = _ahead_ms(utc_offset)
    filled = [row for row in read_rows(data) if not row.is_empty]
    if len(filled) < 2:  # noqa: PLR2004 - the headings, and one row at least
        raise Refused(Code.UNREADABLE, "the list has no rows under its headings")
    heading, *rows = filled
    names = [re.sub(r"[^a-z]+", "_", cell.text.casefold()).strip("_") for cell in heading.cells]
    if not set(names) & {one for several in _HEADINGS.values() for one in several}:
        raise Refused(Code.UNREADABLE, "the first row must hold headings such as item, time, kind, place", f"row {heading.number}")
    return [_item(row.number, _named(dict(zip(names, map(_text, row.cells), strict=False))), date, ahead_ms) for row in rows]


def _text(cell: Cell) -> str:
    """Give what a cell says; of one that would be computed, nothing is known."""
    return "" if cell.computed else cell.text


def _named(plain: Mapping[str, str]) -> dict[str, str]:
    """Give the cells of a row under our own names of the headings; empty ones are left out."""
    found: dict[str, str] = {}
    for name, spellings in _HEADINGS.items():
        cell = next((plain[one] for one in spellings if plain.get(one)), "")
        if cell:
            found[name] = cell
    return found


def _item(number: int, row: Mapping[str, str], date: str, ahead_ms: int) -> dict[str, Any]:
    day = row.get("date", date)
    item: dict[str, Any] = {
        "name": _name(row.get("item", ""), number),
        "form": _word(row.get("kind", "violation"), number),
        "place": _place(row, number),
    }
    for member in ("start", "end"):
        if member in row:
            item[member] = _time(row[member], day, ahead_ms, number, member)
    if item.get("end") and item.get("start") and instant.parse(item["end"]) < instant.parse(item["start"]):
        item["end"] = instant.text(instant.parse(item["end"]) + DAY_MS)  # a list writes 23:50 to 00:20 under one date
    if "text" in row:
        item["text"] = row["text"]
    if "excluded" in row:
        item["excluded_party"] = row["excluded"]
        if "position" in item["place"] or "mgrs" in item["place"]:
            raise _refused("what is said of an excluded group has no coordinates: take them out of this row", number, "excluded")
    return item


def _name(text: str, number: int) -> str:
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:64]
    return name or f"row-{number}"


def _word(text: str, number: int) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:64]
    if not word or not word[0].isalpha():
        raise _refused(f"{text[:30]!r} is no kind of event; write it in Latin letters, such as mortar fire", number, "kind")
    return word


def _place(row: Mapping[str, str], number: int) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if "place" in row:
        place["name"] = row["place"]
    if "district" in row:
        place["district"] = row["district"]
    position = _position(row, number)
    if position is not None:
        place["position"] = position
    if not place:
        raise _refused("say where: a place, a district or a position", number, "place")
    place["precision"] = "exact" if position is not None else "settlement" if "place" in row else "district"
    return place


def _position(row: Mapping[str, str], number: int) -> list[int] | None:
    try:
        if "lat" in row or "lon" in row:
            return [parse_degrees(row.get("lon", ""), 180), parse_degrees(row.get("lat", ""), 90)]
        return list(parse_position(row["position"])) if "position" in row else None
    except Refused as refused:
        raise _refused(refused.refusal.sentence, number, "position") from None


def _time(text: str, day: str, ahead_ms: int, number: int, column: str) -> str:
    """Read a time of day on the list's own clocks, or an instant in UTC."""
    clock, date = _CLOCK.fullmatch(text), _DAY.fullmatch(day)
    if clock is not None and date is not None:
        midnight = instant.parse(f"{date[1]}-{date[2]}-{date[3]}T00:00:00Z")
        since_ms = int(clock[1]) * HOUR_MS + int(clock[2]) * MINUTE_MS + int(clock[3] or 0) * instant.SECOND_MS
        return instant.text(midnight + since_ms - ahead_ms)
    try:
        instant.parse(text)
    except Refused:
        raise _refused(f"{text[:30]!r} is no time of day such as 14:20, nor an instant in UTC", number, column) from None
    return text


def _ahead_ms(offset: str) -> int:
    found = _OFFSET.fullmatch(offset)
    if found is None:
        raise Refused(Code.USAGE, f"{offset[:10]!r} is no offset from UTC; write it as +03:00")
    ahead = int(found[2]) * HOUR_MS + int(found[3]) * MINUTE_MS
    return ahead if found[1] == "+" else -ahead


def _refused(sentence: str, number: int, column: str) -> Refused:
    return Refused(Code.BAD_VALUE, sentence, f"row {number}, {column}")


ITEMS_BYTES_MAX = 30_000
"""So much of one statement are items: what is left carries the rest of it (`limits.PAYLOAD_BYTES_MAX`)."""


def parts(found: list[dict[str, Any]], size: int = 200) -> Iterator[list[dict[str, Any]]]:
    """Cut items into as many as fit one statement each."""
    part: list[dict[str, Any]] = []
    held = 0
    for item in found:
        length = len(repr(item).encode())
        if part and (held + length > ITEMS_BYTES_MAX or len(part) >= size):
            yield part
            part, held = [], 0
        part.append(item)
        held += length
    yield part
