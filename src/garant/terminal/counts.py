"""The sheets of counts: what passed at crossings, promised beside delivered, and weapons in storage, declared beside found."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from garant.answers.crossings import CountPicture, Crossings, Total
from garant.answers.storages import Compared, Declared, Due, InspectionPicture, StoragePicture
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief

_HIDDEN = "hidden"
_VOLUNTARY: Mapping[str, str] = {
    "said_voluntary": "said to be",
    "said_not_voluntary": "said not to be",
    "mixed": "mixed",
    "undetermined": "undetermined",
}


def crossings(found: Crossings) -> Group:
    """Show counts by crossing point and period, and what may be added up."""
    made = Sheet("Counts at crossings", "count", "where and when", "what", "promised#", "delivered#", "whose word")
    for one in found.counts:
        where = assemble(ink(one.said.point), "\n", _period(one))
        made.add(_marked(one), where, _what(one), _figure(one.said.promised), _figure(one.said.delivered), _whose(one))
    return Group(made, totals(found.totals), Ink(_PERSONS, style="dim"))


_PERSONS = "Counts only, never persons. What is not known is not nothing."


def _period(one: CountPicture) -> str:
    return f"{one.said.start} to {one.said.until}" if one.said.until else one.said.start


def _figure(value: object) -> Text:
    return Ink(f"{value:,}".replace(",", " ")) if isinstance(value, int) else brief(value)


def _whose(one: CountPicture) -> str:
    reported = f"as {one.said.party} reports" if one.reported else ""
    status = one.said.status if one.said.status != "actual" else ""
    return ", ".join(filter(None, (one.by, one.said.standing, reported, status)))


def _what(one: CountPicture) -> Text:
    said = one.said
    voluntary = f"\nvoluntary: {_VOLUNTARY[said.voluntary]}" if said.voluntary else ""
    return assemble(f"{said.form}, {said.unit}", (voluntary, "dim"))


def _marked(one: CountPicture) -> Text:
    corrected = f"\ncorrected by {one.replaced_by}" if one.replaced_by else ""
    overlaps = f"\noverlaps {', '.join(one.overlaps)}" if one.overlaps else ""
    return assemble(ink(one.ref), (corrected + overlaps, "dim"))


def totals(found: Sequence[Total]) -> Sheet:
    """Show what counts come to: one reporter, one point, one unit; never across them."""
    made = Sheet("Added up", "point", "what", "whose word", "period", "promised#", "delivered#", "counts#", "left out", note=_ADDED)
    for one in found:
        key = one.key
        whose = ", ".join(filter(None, (key.by, key.standing, "" if key.status == "actual" else key.status)))
        made.add(
            key.point,
            f"{key.form}, {key.unit}",
            whose,
            f"{one.days.first} to {one.days.last}",
            _sum(one.promised, one.promised_unknown),
            _sum(one.delivered, one.delivered_unknown),
            str(one.counts),
            ", ".join(one.overlapping),
        )
    return made


_ADDED = "Added: one reporter, one point, one unit, periods without a day in common. Left out: those that overlap."


def _sum(figure: int | None, unknown: int) -> Text:
    if figure is None:
        return word("unknown") if unknown else Ink()
    return assemble(_figure(figure), (f" + {unknown} unknown", "yellow") if unknown else "")


def storages(found: Sequence[StoragePicture], language: str = "en") -> Sheet:
    """Show storage sites, one a line: the newest declaration, the last inspection, and when the next is due."""
    made = Sheet("Storage sites", "site", "what", "district", "declared", "inspections#", "next due")
    for one in found:
        newest = one.versions[-1]
        declared = assemble(f"as of {newest.said.as_of}\n", _holdings(newest))
        made.add(one.ref, pick(newest.said.title, language), newest.said.district, declared, str(len(one.inspections)), _due(one.due))
    return made


def _holdings(one: Declared) -> Text:
    if one.said.holdings is None:
        return word(_HIDDEN) if one.hides else word("unknown")
    return Ink("\n").join(assemble(ink(each.form), ": ", _figure(each.count)) for each in one.said.holdings)


def _due(due: Due | None) -> Text:
    if due is None:
        return Ink("nobody says how often", style="dim")
    if due.due is None:
        return assemble(word("unknown"), f": every {due.every}, from no day")
    return assemble(f"{due.due}", (" overdue", "bold red") if due.overdue else "")


def storage(one: StoragePicture, language: str = "en") -> Group:
    """Show one storage site: its declarations, and each inspection against what was declared."""
    parts: list[RenderableType] = [heads(_storage_heads(one, language)), Ink()]
    made = Sheet("Declared", "version#", "as of!", "entered (UTC)!", "holdings")
    for version in one.versions:
        made.add(str(version.version), version.said.as_of, clock(version.t_ms), _holdings(version))
    return Group(*parts, made, *(inspection(each, language) for each in one.inspections))


def _storage_heads(one: StoragePicture, language: str) -> Iterator[tuple[str, Cell]]:
    said = one.versions[-1].said
    yield "site", ink(one.ref, "bold")
    yield "what", pick(said.title, language)
    yield "district", said.district
    yield "place", _place(one.versions[-1])
    yield "zone", said.zone or ""
    yield "measure", said.measure or ""
    yield "status", word(said.status) if said.status != "actual" else ""
    yield "inspected", f"every {one.due.every}" if one.due else ""
    yield "next due", _due(one.due)


def _place(one: Declared) -> Text:
    place = one.said.place
    if place is None:
        return word(_HIDDEN) if one.hides else word("unknown")
    return ink(place.name or place.mgrs or str(place.position))


def inspection(one: InspectionPicture, language: str = "en") -> Group:
    """Show one inspection: class by class declared, found, absent; or that it was turned away."""
    said = one.said
    title = assemble("Inspection ", ink(one.ref, "bold"), ", ", brief(said.when), ", by ", brief((said.by,)))
    if one.outcome == "refused" and one.access is not None:
        return Group(title, assemble((" refused", "bold red"), ": ", ink(said.access or ""), ", ", _reason(one)), Ink())
    if one.outcome != "found":
        return Group(title, assemble(" ", word(_HIDDEN) if one.outcome == "hidden" else "no figures were given"), Ink())
    made = Sheet("", "class", "declared#", "found#", "absent#", "what was said of it", "missing#", note=_against(one))
    for each in one.classes:
        made.add(each.form, _figure(each.declared), _figure(each.found), _figure(each.absent), each.because or "", _missing(each))
    return Group(title, made, *([ink(pick(said.text, language))] if said.text else ()))


def _reason(one: InspectionPicture) -> Text:
    assert one.access is not None  # noqa: S101 - asked for refused ones alone
    by = brief(one.access.refused_by)
    return assemble("by ", by, ": ", brief(one.access.reason))


def _against(one: InspectionPicture) -> str:
    return f"Against version {one.against} of what was declared." if one.against else "Nothing was declared when it was entered."


def _missing(each: Compared) -> Text:
    if each.missing is None:
        return word("unknown")
    unexplained = each.unexplained or 0
    return assemble(str(each.missing), (f" ({unexplained} unexplained)", "bold red") if unexplained > 0 else "")
