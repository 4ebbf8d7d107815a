"""The tables of members in `docs/spec/statement.md`, made from the types themselves, so that the page cannot lag behind them.

`python -m tests.statement.members` writes them into the page; a test compares.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import inspect

from garant.statement import values, words
from garant.statement.kinds import KINDS, Hiding
from garant.statement.kinds.base import Digest, Statement

PAGE = Path(__file__).parents[2] / "docs" / "spec" / "statement.md"
BEGIN, END = "<!-- made from the types: begin -->\n", "<!-- made from the types: end -->\n"

WORDS = (
    "PartyId", "Name", "Ref", "PartRef", "ZoneRef", "MeasureRef", "Origin", "Word", "Text", "Brief", "Language", "Texts", "Url", "Hash",
    "PublicKey", "Count", "Positive", "Instant", "LocalTime", "PartialDate", "Duration", "AltitudeCm", "DistanceCm", "Position",
    "Mgrs", "Thing", "Micros", "Uuid",
)  # fmt: skip
OPEN = {values.Unknown, values.Absent, values.Disputed}


NAMED = {repr(inspect.type_info(getattr(words, name))): f"`{name}`" for name in WORDS} | {repr(inspect.type_info(Digest)): "`Digest`"}
"""The project's word for each type that has one."""


def form(info: inspect.Type) -> str:
    """Say in a few words what may stand there."""
    return NAMED.get(repr(info)) or unnamed(info)


def unnamed(info: inspect.Type) -> str:
    """Say it for a type that has no word of its own."""
    match info:
        case inspect.Metadata():
            return form(info.type)
        case inspect.UnionType():
            return either([one for one in info.types if not isinstance(one, inspect.NoneType)])
        case inspect.VarTupleType():
            return f"list of {bounds(info.min_length or 0, info.max_length)}: {form(info.item_type)}"
        case inspect.TupleType() if len(set(map(repr, info.item_types))) == 1:
            return f"list of {len(info.item_types)}: {form(info.item_types[0])}"
        case inspect.StructType():
            return linked(info.cls)
        case _:
            return plain(info)


def plain(info: inspect.Type) -> str:
    """Say it for a type that holds no other."""
    match info:
        case inspect.LiteralType():
            return " ".join(f"`{value}`" for value in info.values)
        case inspect.IntType():
            return f"integer, {bounds(info.ge, info.le)}"
        case inspect.BoolType():
            return "`true` or `false`"
        case inspect.StrType(pattern=None):
            return f"text of {bounds(info.min_length or 0, info.max_length)} characters"
        case inspect.StrType():
            return f"text like `{info.pattern}`".replace("|", "\\|")
        case _:
            raise TypeError(info)


def either(types: list[inspect.Type]) -> str:
    """Name alternatives; the three open values together."""
    classes = {one.cls for one in types if isinstance(one, inspect.StructType)}
    rest = [form(one) for one in types if not (classes >= OPEN and isinstance(one, inspect.StructType) and one.cls in OPEN)]
    return " or ".join([*rest, *(["[open](#open-values)"] if classes >= OPEN else [])])


def bounds(low: float | None, high: float | None) -> str:
    return f"{low} to {high}" if low != high else f"{low}"


def linked(cls: type) -> str:
    return f"[{cls.__name__}](#{cls.__name__.lower()})"


def rows(cls: type[msgspec.Struct]) -> Iterator[str]:
    """Yield a table row for each member of a type, but for those of every statement."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    if info.tag_field and not issubclass(cls, Statement):
        yield f"| `{info.tag_field}` | `{info.tag}` | |"
    common = {field.encode_name for field in msgspec.structs.fields(Hiding if issubclass(cls, Hiding) else Statement)}
    for field in info.fields:
        if issubclass(cls, Statement) and field.encode_name in common:
            continue
        yield f"| `{field.encode_name}` | {'`true`' if field.default is False else form(field.type)} | {presence(cls, field)} |"


def presence(cls: type, field: inspect.Field) -> str:
    if issubclass(cls, Hiding) and field.encode_name in cls.HIDEABLE:
        return "may be missing or hidden"
    return "" if field.required else "may be missing"


def parts(info: inspect.Type, found: dict[type, None]) -> None:
    """Collect the types that stand inside a type, each once, in the order in which a reader meets them."""
    if isinstance(info, inspect.StructType):
        if info.cls in found:
            return
        found[info.cls] = None
        for field in info.fields:
            parts(field.type, found)
    for inner in (getattr(info, "item_type", None), *getattr(info, "types", ()), *getattr(info, "item_types", ())):
        if inner is not None:
            parts(inner, found)


def section(title: str, cls: type[msgspec.Struct], level: int) -> str:
    """Give the heading, what the type is for, and its table."""
    doc = (cls.__doc__ or "").strip().splitlines()[0]
    table = list(rows(cls))
    head = [f"{'#' * level} {title}", "", doc, ""]
    return "\n".join([*head, *(["| member | form | |", "|---|---|---|", *table, ""] if table else ["No members of its own.", ""])])


def tables() -> str:
    """Give the whole reference: every kind, then everything that stands inside them."""
    found: dict[type, None] = {}
    for cls in KINDS.values():
        parts(inspect.type_info(cls), found)
    inside = [cls for cls in found if issubclass(cls, msgspec.Struct) and not issubclass(cls, Statement)]
    kinds_of = [section(f"`{kind}`", cls, 3) for kind, cls in KINDS.items()]
    return "\n".join(
        ["## Members of each kind", "", *kinds_of, "## What stands inside them", "", *(section(cls.__name__, cls, 3) for cls in inside)]
    )


def overview() -> str:
    """Give one line for each kind."""
    lines = [
        f"| [`{kind}`](#{re.sub('[^a-z0-9_]', '', kind)}) | {(cls.__doc__ or '').splitlines()[0]} | {hidden(cls)} |"
        for kind, cls in KINDS.items()
    ]
    return "\n".join(["## The kinds", "", "| kind | what it is | may hide |", "|---|---|---|", *lines, ""])


def hidden(cls: type[Statement]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(cls.HIDEABLE)) if issubclass(cls, Hiding) else ""


EXPLAINED = {
    "Instant": "a moment, spelt as [Time](#time) says",
    "PartialDate": "a day, a month or a year of the calendar, as precise as the source: `2016-07-15`, `2017-01`, `2019`",
    "Texts": "an object from `Language` to `Text`, 1 to 12 members",
    "PublicKey": "base64 of 32 bytes: an Ed25519 public key",
    "Position": "list of 2: longitude and latitude on WGS84, integers in 1e-7 degree, to 180 and 90 degrees either way",
}


def vocabulary() -> str:
    """Give one line for each word of the tables."""
    lines = [f"| `{name}` | {EXPLAINED.get(name) or unnamed(inspect.type_info(getattr(words, name)))} |" for name in WORDS]
    return "\n".join(["| word | form |", "|---|---|", *lines, f"| `Digest` | {unnamed(inspect.type_info(Digest))} |", ""])


def reference() -> str:
    return f"{BEGIN}\n## Words\n\n{vocabulary()}\n{overview()}\n{tables()}\n{END}"


def renewed(page: str) -> str:
    """Give the page with its tables made anew."""
    before, rest = page.split(BEGIN)
    return before + reference() + rest.split(END)[1]


def main() -> None:
    """Write the tables into the page."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
