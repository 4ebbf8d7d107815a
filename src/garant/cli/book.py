"""`garant book`: entering a side's list of a day or its counts, replying to another's, and saying which items are one event."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Group

from garant.cli import files
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import Desk, Told, desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.errors import Code, Refused
from garant.limits import SHEET_BYTES_MAX
from garant.node.naming import require_known
from garant.terminal.paper import Ink

_LISTS = (".csv", ".xlsx", ".tsv", ".txt")


@click.group(short_help="Enter two sides' books of a day, and match them.")
def book() -> None:
    """Enter two sides' books of a day, reply to the other's, and say which items of theirs are one event.

    A book is one side's and stays as it was published. `garant show DIR books` shows them side by side, `garant show DIR matches` the match
    queue: what is proposed, what one side or both have confirmed, what they have denied.
    """


@book.command("import", short_help="Enter a day's list, or bulletins that give counts.")
@directory
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--side", metavar="PARTY", help="Of a list: whose it is; your own party's by default.")
@click.option("--date", metavar="DAY", help="Of a list: its day, such as 2017-01-22.")
@click.option("--name", metavar="NAME", help="Of a list: the book's name; SIDE-DAY by default.")
@click.option("--utc-offset", default="+00:00", show_default=True, metavar="OFFSET", help="How far a list's clocks are ahead of UTC.")
@click.option("--source", metavar="TITLE", help="Where another side's list is known from.")
@status_option
@officer_key
@json_option
def import_books(directory: Path, file: Path, key_file: Path, status: str, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Enter the books in FILE, each signed with the key: your own party's in its own name, another's as a registrar, with its source.

    A CSV or XLSX file is one side's list of a day, one item a row, under headings such as item, time, end, kind, place, district, lat, lon,
    text, excluded. A TOML or JSON file holds bulletins that give counts alone, and what each side says of the other's.

    Nothing is said when any row cannot be read: it is named, with its column.

    \b
    Examples:
      garant book import theatre tr-march-1.csv --date 2027-03-01 --utc-offset +03:00 --key hq.key
      garant book import theatre bulletins.toml --key registrar.key
    """
    data = files.read(file, SHEET_BYTES_MAX)
    desk = desk_at(directory, key_file)
    said = list(_list(desk, data, given, status) if file.suffix.lower() in _LISTS else _bulletins(desk, data, file, status))
    done = list[Told]()
    for members in said:
        done.append(desk.say(members, as_json=as_json, more={"entered": [told.data() for told in done]}))
    answer({"entered": [told.data() for told in done]}, lambda: _entered(said), as_json=as_json)


def _entered(said: list[dict[str, Any]]) -> Group:
    books = [one for one in said if one["type"] == "book/1"]
    items = sum(len(one.get("items", ())) for one in said)
    names = ", ".join(one["name"] for one in books)
    return Group(Ink(f"{len(books)} book{'' if len(books) == 1 else 's'} with {items} items entered: {names}"))


def _list(desk: Desk, data: bytes, given: Mapping[str, Any], status: str) -> Iterator[dict[str, Any]]:
    from garant.exchange.book_sheet import items, parts

    side, date = given["side"] or desk.party, given["date"]
    if date is None:
        raise Refused(Code.USAGE, "say of which day the list is", "--date")
    found = items(data, date, given["utc_offset"])
    name = given["name"] or f"{side}-{date}"
    first, *more = parts(found)
    sources = [{"name": "list", "title": given["source"]}] if given["source"] else None
    capacity = "party" if side == desk.party else "registrar"
    yield stated(
        {
            "type": "book/1", "status": status, "name": name, "capacity": capacity, "by": {"party": side}, "start": date,
            "total": len(found), "items": first, "sources": sources,
        }
    )  # fmt: skip
    for part in more:
        yield {"type": "book_part/1", "status": status, "book": f"{desk.party}/{name}", "items": part}


def _bulletins(desk: Desk, data: bytes, file: Path, status: str) -> Iterator[dict[str, Any]]:
    from garant.exchange.bulletins import read, statements

    for day in read(data, str(file)):
        yield from statements(day, desk.party, status)


@book.command("reply", short_help="Say how many items of another's book you confirm.")
@directory
@click.argument("ref", metavar="BOOK")
@click.option("--confirms", type=click.IntRange(min=0), default=0, help="So many items are confirmed.")
@click.option("--does-not-confirm", type=click.IntRange(min=0), default=0, help="So many are not.")
@click.option("--says-excluded-party", type=click.IntRange(min=0), default=0, help="So many concern an excluded party.")
@click.option("--says-outside-terms", type=click.IntRange(min=0), default=0, help="So many lie outside the terms.")
@click.option("--for", "on_behalf_of", metavar="PARTY", help="For a party that yours represents.")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@language_option
@officer_key
@json_option
def reply(directory: Path, ref: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say how many items of BOOK your party confirms and what it says of the others, where it gives counts alone.

    Item by item it is `garant incident position DIR item:BOOK#ITEM SAYS`.

    \b
    Example:
      garant book reply theatre tr/tr-2027-03-01 --confirms 3 --does-not-confirm 9 --key hq.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.books.rows), "book")
    speaks = given["on_behalf_of"] or desk.party
    counts = ("confirms", "does_not_confirm", "says_excluded_party", "says_outside_terms")
    members = {
        "type": "book_reply/1",
        "status": desk.state.books.rows[ref].said.status,
        "book": ref,
        "capacity": "party",
        "by": {"party": speaks},
        "on_behalf_of": given["on_behalf_of"],
        "text": text_of(given["text"], given["language"]),
        **{name: given[name] for name in counts if given[name]},
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


@book.command("match", short_help="Say that two reports are one event, or not.")
@directory
@click.argument("one", metavar="THING")
@click.argument("other", metavar="OTHER")
@click.argument("says", metavar="SAYS", type=click.Choice(("same", "different")))
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@language_option
@officer_key
@json_option
def match(directory: Path, one: str, other: str, says: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say that two reports (items of two books, or incidents) are the same event, or different ones. It changes no count of any book.

    A pair is confirmed when both sides, whose reports they are, have said so.

    \b
    Example:
      garant book match theatre item:ru/ru-2027-03-01#3 item:tr/tr-2027-03-01#7 same --key hq.key
    """
    desk = desk_at(directory, key_file)
    pair = sorted((one, other))
    status = _status(desk, pair[0])
    text = text_of(given["text"], given["language"])
    members = {"type": "match/1", "status": status, "one": pair[0], "other": pair[1], "says": says, "text": text}
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _status(desk: Desk, thing: str) -> str:
    """Give the status of an item, which is its book's, or of an incident."""
    sort, _, ref = thing.partition(":")
    if sort == "incident":
        require_known(ref, list(desk.state.incidents.rows), "incident")
        return str(desk.state.incidents.rows[ref].said.status)
    require_known(ref, list(desk.state.book_items.rows), "item")
    return str(desk.state.books.rows[ref.partition("#")[0]].said.status)
