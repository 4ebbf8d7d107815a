"""The sheet of zones: how each stands, who reads it how, who has taken whose reading, and how far apart they are."""

from collections.abc import Sequence

from garant.answers.lines import Reading, ZoneLine
from garant.terminal.paper import Ink, assemble, ink, pick
from garant.terminal.sheet import Sheet
from garant.terminal.spans import metres

_STYLES = {"contested": "red", "delineated": "green", "sealed": "cyan"}
_NOTE = "A reading binds nobody; delineated are lines of which all who are bound have the same reading."


def zones(found: Sequence[ZoneLine], language: str = "en") -> Sheet:
    """Show zones, and side by side how they are read."""
    made = Sheet("Zones and their lines", "zone", "what", "stands!", "text says", "readings", "no reading by", "apart!", note=_NOTE)
    for one in found:
        status = "" if one.status == "actual" else f" ({one.status})"
        stands = Ink(one.standing.replace("_", " "), style=_STYLES.get(one.standing, ""))
        text = one.said.settled or (one.said.status.replace("_", " ") if one.said.status != one.standing else "")
        readings = Ink("\n").join(_reading(each) for each in one.readings)
        apart = "" if one.apart_m is None else metres(one.apart_m)
        made.add(f"{one.zone}{status}", pick(one.said.title, language), stands, text, readings, ", ".join(one.silent), apart)
    return made


def _reading(one: Reading) -> Ink:
    parts = [("taken by", one.accepted_by), ("not by", one.rejected_by), ("an earlier one by", one.outdated_by)]
    told = "; ".join(f"{how} {', '.join(parties)}" for how, parties in parts if parties)
    return assemble(ink(one.by, "bold"), *_note(one), " from a source" if one.registrar else "", f": {told}" if told else "")


def _note(one: Reading) -> list[Ink]:
    return [ink(f" ({one.drawing.note})")] if one.drawing.note else []
