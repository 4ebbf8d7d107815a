"""The sheets of `garant check` and `garant notice`: what a notice meets, which measures speak of it, and what could not be computed.

An answer informs. No word of it, and not the lack of one, is a permission (guard-rail 3).
"""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from garant.answers.answer_data import INFORMS
from garant.answers.deconflict import Answer, Conflict
from garant.answers.rules import RuleHit, Undetermined
from garant.answers.suggest import Suggestion
from garant.instant import Window
from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.statement.words import Position
from garant.terminal.paper import Ink, assemble, ink, safe, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import apart, counted, duration, metres, span
from garant.terminal.values import who

_NOT_NOTHING = "What could not be computed is never taken for nothing."
_SHOWN_MAX = 40
_DIGITS = 4
_CM_PER_M = 100


def answered(found: Answer, suggested: Sequence[Suggestion] = ()) -> Group:
    """Show an answer: what it comes to, what stands against the notice, and what might help."""
    parts: list[RenderableType] = [heads(_heads(found)), Ink()]
    if found.conflicts:
        parts.append(_meetings(found.conflicts))
    if found.hits:
        parts.append(_hits(found.hits))
    if found.undetermined:
        parts.append(_unknown(found.undetermined))
    if suggested:
        parts.append(_suggested(suggested))
    return Group(*parts)


def withheld(count: int) -> Iterator[Ink]:
    """Say that some of what a notice meets is told to its parties alone."""
    if count:
        yield assemble(("coordinate by hotline", "bold red"), f"  {counted(count, 'conflict')} with what is hidden\n")


def informs() -> Ink:
    """Say what no answer is."""
    return Ink(INFORMS, style="dim")


def _heads(found: Answer) -> Iterator[tuple[str, Cell]]:
    asked = found.asked
    yield "notice", assemble(ink(asked.ref, "bold"), f", version {asked.version}, ", word(asked.status))
    yield "what", f"{asked.kind}: {asked.activity}"
    yield "found", _result(found)
    yield "notice given", "unknown" if found.lead_given_ms is None else _lead(found.lead_given_ms)
    yield "notice asked", "" if found.lead_required_ms is None else duration(found.lead_required_ms)
    yield "looked at", f"{counted(found.considered, 'live notice')} of that time, in a log of {found.log_size:,} entries"


def _lead(lead_ms: int) -> str:
    return duration(lead_ms) if lead_ms >= 0 else f"none; it began {duration(-lead_ms)} before"


def _result(found: Answer) -> Ink:
    """Say in a few words what an answer comes to."""
    conflicts = sum(one.news == "conflict" for one in found.conflicts)
    against = sum(hit.is_against for hit in found.hits)
    said = [counted(conflicts, "conflict")] if conflicts else []
    said += [f"{counted(against, 'measure')} against it"] if against else []
    said += [f"{counted(len(found.undetermined), 'thing')} that could not be computed"] if found.undetermined else []
    style = {"not_clear": "bold red", "undetermined": "bold yellow"}.get(found.result, "")
    return Ink(", ".join(said) or "nothing against it", style=style)


# What it meets


def _meetings(conflicts: Sequence[Conflict]) -> Sheet:
    made = Sheet("Meets", "notice", "what", "news!", "when (UTC)", "where", note=_more(len(conflicts)))
    for one in conflicts[:_SHOWN_MAX]:
        when = span(Window(one.start_ms, one.end_ms))
        what = f"{one.kind}: {one.activity}"
        made.add(one.notice, what, _NEWS[one.news], when, f"{apart(one.closest_m)}, {place(one.place)}")
    return made


_NEWS = {"conflict": Ink("conflict", style="red"), "inform": Ink("inform")}


def _more(count: int) -> str:
    return f"The first {_SHOWN_MAX} of {count:,}; --json gives all of them." if count > _SHOWN_MAX else ""


def place(position: Position) -> str:
    """Say where a position is, to some ten metres."""
    lon, lat = (value / COORDINATE_UNITS_PER_DEGREE for value in position)
    return f"{abs(lat):.{_DIGITS}f}{'N' if lat >= 0 else 'S'} {abs(lon):.{_DIGITS}f}{'E' if lon >= 0 else 'W'}"


# Which measures speak of it


def _hits(hits: Sequence[RuleHit]) -> Sheet:
    made = Sheet("Measures that speak of it", "measure", "says", "zone, as read by", "when (UTC)", "because", note=_more(len(hits)))
    for hit in hits[:_SHOWN_MAX]:
        made.add(hit.measure, assemble(_says(hit), f"; {_for_whom(hit)}"), _zone(hit), span(Window(hit.start_ms, hit.end_ms)), hit.because)
    return made


def _says(hit: RuleHit) -> Ink:
    match hit.says:
        case "prohibited":
            return Ink("prohibited", style="bold red")
        case "notice_required":
            asked = f" {duration(hit.required_ms)} before" if hit.required_ms is not None else ""
            given = Ink("given", style="green") if hit.met else Ink("not given", style="red")
            return assemble(f"notice{asked}: ", given)
        case "consent_required":
            return assemble(Ink("consent", style="red"), f" of {who(hit.consent_of)}" if hit.consent_of else " of somebody")
        case "exempt":
            return Ink("exempt")


def _for_whom(hit: RuleHit) -> str:
    if hit.binds:
        return "binds the filer"
    return f"claimed by {hit.claimed_by}" if hit.claimed_by else "binds nobody"


def _zone(hit: RuleHit) -> Ink:
    """Name the zone, who reads it so that the measure holds, and who reads it otherwise."""
    if hit.zone is None:
        return Ink("everywhere", style="dim")
    yes = f" ({', '.join(map(safe, hit.readings))})" if hit.readings else ""
    no = f"; not as read by {', '.join(map(safe, hit.not_under))}" if hit.not_under else ""
    return assemble(ink(hit.zone), yes, no)


# What is not known, and what might help


def _unknown(undetermined: Sequence[Undetermined]) -> Sheet:
    made = Sheet("Could not be computed", "what", "why", note=_more(len(undetermined)) or _NOT_NOTHING)
    for one in undetermined[:_SHOWN_MAX]:
        made.add(one.what, one.because)
    return made


def _suggested(suggested: Sequence[Suggestion]) -> Ink:
    return assemble(("might help  ", "dim"), "; ".join(map(_suggestion, suggested)), "\n")


def _suggestion(one: Suggestion) -> str:
    """Say a change whole: less than it would not help."""
    if one.by_ms is not None:
        return f"{duration(abs(one.by_ms), units=4)} {'later' if one.by_ms > 0 else 'earlier'}"
    if one.by_cm is not None:
        return f"{metres(abs(one.by_cm) / _CM_PER_M)} {'higher' if one.by_cm > 0 else 'lower'}"
    return f"{_NONE[one.change]} within {one.within}"


_NONE = {"delay": "no later time", "earlier": "no earlier time", "altitude": "no other altitude"}
