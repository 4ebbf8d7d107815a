"""Daily bulletins that give counts alone: from a file (TOML or JSON) to what a registrar, or a side itself, says of each day.

    [[bulletin]]
    date = "2017-01-22"
    source = "TASS, 22 January 2017 (http://tass.com/world/926582)"
    books.ru = { total = 2, by_place = { Hama = 1, Latakia = 1 } }
    books.tr = { total = 12, by_place = { Aleppo = 6 }, rest = 6 }
    ru_on_tr = { confirms = 3, does_not_confirm = 9 }

`total` may be a table of readings, where a bulletin contradicts itself: `total = { headline = 15, text = 14 }`; it stays disputed.
`"unknown"` stands for what is not stated. Each book gets the name `side-date`. Counts alone are never made into items: nobody knows which
ones they were.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from garant.errors import Code, Refused
from garant.statement import tables

_UNKNOWN = {"is": "unknown", "because": "not_stated"}
_COUNTS = ("confirms", "does_not_confirm", "says_excluded_party", "says_outside_terms")
_REPLY = re.compile(r"([a-z][a-z0-9-]*)_on_([a-z][a-z0-9-]*)")
_KNOWN = frozenset({"date", "source", "note", "books"})
_LINK = re.compile(r"\(?(https?://[^\s)]+)\)?")


def read(data: bytes, where: str) -> list[Mapping[str, Any]]:
    """Read the bulletins of a file, in its order. Refuses with `unreadable` what is neither TOML nor JSON, or has no bulletins."""
    held = _parsed(data, where)
    days = held.get("bulletin") if isinstance(held, dict) else held
    if not isinstance(days, list) or not days or not all(isinstance(day, dict) for day in days):
        raise Refused(Code.UNREADABLE, "this holds no bulletins: a list of days, each with `date` and `books`", where)
    return days


def _parsed(data: bytes, where: str) -> Any:  # noqa: ANN401 - whatever the file holds
    start = data.lstrip()[:2]
    if start[:1] not in (b"[", b"{") or start == b"[[":
        return tables.read(data, where)
    try:
        return json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, f"this is neither TOML nor JSON: {str(error)[:200]}", where) from None


def statements(day: Mapping[str, Any], speaker: str, status: str) -> Iterator[dict[str, Any]]:
    """Give what is said of one day: a book of each side, then what each side says of the other's.

    `speaker` is the party that says it: of its own book in its own name, of all others as a registrar. Refuses what no bulletin has.
    """
    date = _date(day)
    strange = sorted(name for name in day if name not in _KNOWN and _REPLY.fullmatch(name) is None)
    if strange or not isinstance(day.get("books"), dict):
        raise Refused(
            Code.BAD_VALUE, f"a bulletin has date, source, note, books and side_on_side, not {', '.join(strange) or 'nothing'}", date
        )
    common = {"status": status, "sources": [_source(day, date)]}
    for side, held in sorted(day["books"].items()):
        _require_table(held, f"{date}, {side}")
        yield {**_book(side, held, day, date), **_capacity(side, speaker), **common}
    for name, held in sorted(day.items()):
        sides = _REPLY.fullmatch(name)
        if sides is not None:
            _require_table(held, f"{date}, {name}")
            counts = {word: _count(held.get(word, 0), name, date) for word in _COUNTS}
            said = {"type": "book_reply/1", "book": f"{speaker}/{sides[2]}-{date}", "by": {"party": sides[1]}}
            yield {**said, **{word: count for word, count in counts.items() if count}, **_capacity(sides[1], speaker), **common}


def _require_table(held: object, where: str) -> None:
    if not isinstance(held, Mapping):
        raise Refused(Code.BAD_VALUE, "a book and a reply are tables of counts, such as { total = 3 }", where)


def _capacity(side: str, speaker: str) -> dict[str, str]:
    return {"capacity": "party" if side == speaker else "registrar"}


def _book(side: str, held: Mapping[str, Any], day: Mapping[str, Any], date: str) -> dict[str, Any]:
    where = f"{date}, {side}"
    members: dict[str, Any] = {
        "type": "book/1", "name": f"{side}-{date}", "by": {"party": side}, "start": date, "total": _total(held.get("total"), where)
    }  # fmt: skip
    if "by_place" in held:
        members["by_place"] = _places(held["by_place"], where)
    if "rest" in held:
        members["rest"] = _count(held["rest"], "rest", where)
    if day.get("note"):
        members["text"] = {"en": str(day["note"])}
    return members


def _total(value: object, where: str) -> object:
    if isinstance(value, Mapping):
        return {"is": "disputed", "readings": [{"by": by, "says": str(_count(count, "total", where))} for by, count in value.items()]}
    return dict(_UNKNOWN) if value in (None, "unknown") else _count(value, "total", where)


def _places(value: object, where: str) -> object:
    if value == "unknown":
        return dict(_UNKNOWN)
    if not isinstance(value, Mapping) or not value:
        raise Refused(Code.BAD_VALUE, "by_place gives a count for each place", where)
    return [{"place": place, "count": _count(count, place, where)} for place, count in value.items()]


def _count(value: object, what: str, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Refused(Code.BAD_VALUE, f"{what} is a count, not {str(value)[:20]!r}", where)
    return value


def _date(day: Mapping[str, Any]) -> str:
    date = str(day.get("date", ""))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date) is None:
        raise Refused(Code.BAD_VALUE, f"a bulletin has a date such as 2017-01-22, not {date[:20]!r}")
    return date


def _source(day: Mapping[str, Any], date: str) -> dict[str, str]:
    text = str(day.get("source", "")).strip()
    if not text:
        raise Refused(Code.SOURCE_MISSING, "say in `source` where the bulletin is known from", date)
    link = _LINK.search(text)
    title = _LINK.sub("", text).strip(" ,;") if link else text
    return {"name": f"bulletin-{date}", "title": title or text, **({"url": link[1]} if link else {}), "form": "press report"}
