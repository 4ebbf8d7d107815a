"""An answer to a notice in a few lines: what it meets, which measures speak of it, what is not known, what might help.

`answers` has the whole. An answer informs. No word of it, and not the lack of one, is a permission (guard-rail 3).
"""

from collections.abc import Iterator, Sequence

from rich.table import Table

from garant.answers.deconflict import Answer
from garant.answers.rules import RuleHit
from garant.answers.suggest import Suggestion
from garant.instant import Window
from garant.terminal.answers import place
from garant.terminal.paper import Ink, assemble, ink, safe, word
from garant.terminal.sheet import Cell, heads
from garant.terminal.spans import apart, duration, metres, span
from garant.terminal.values import who


def shortly(found: Answer, suggested: Sequence[Suggestion], what: str, *more: tuple[str, Cell]) -> Table:
    """Show an answer, a line for each thing that it found; `what`: the notice in words."""
    return heads((*_rows(found, suggested, what), *more))


def _rows(found: Answer, suggested: Sequence[Suggestion], what: str) -> Iterator[tuple[str, Cell]]:
    asked = found.asked
    yield "notice", assemble(ink(asked.ref, "bold"), f", version {asked.version}, ", word(asked.status), ": ", ink(what))
    for one in found.conflicts:
        where = f"{apart(one.closest_m)} at {place(one.place)}, {span(Window(one.start_ms, one.end_ms))}"
        style = "bold red" if one.news == "conflict" else ""
        yield one.news, assemble((safe(one.notice), style), f", {one.kind}: {safe(one.activity)}; {where}")
    for hit in found.hits:
        yield "rule", assemble(ink(hit.measure), ": ", _says(hit), _read_by(hit))
    for unknown in found.undetermined:
        yield "not known", ink(f"{unknown.what}: {unknown.because}")
    yield "might help", ink("; ".join(map(_suggestion, suggested)))


def _says(hit: RuleHit) -> Ink:
    match hit.says:
        case "prohibited":
            return Ink("prohibited", style="bold red")
        case "notice_required":
            before = f" {duration(hit.required_ms)} before" if hit.required_ms is not None else ""
            return assemble(f"notice{before}: ", ("given", "green") if hit.met else ("not given", "red"))
        case "consent_required":
            return assemble(("consent", "red"), f" of {who(hit.consent_of)}" if hit.consent_of else " of somebody")
        case "exempt":
            return Ink("exempt")


def _read_by(hit: RuleHit) -> str:
    yes = f", as {', '.join(map(safe, hit.readings))} reads the zone" if hit.readings and hit.not_under else ""
    no = f"; not as {', '.join(map(safe, hit.not_under))} reads it" if hit.not_under else ""
    return yes + no


def _suggestion(one: Suggestion) -> str:
    if one.by_ms is not None:
        return f"{duration(abs(one.by_ms), units=4)} {'later' if one.by_ms > 0 else 'earlier'}"
    if one.by_cm is not None:
        return f"{metres(abs(one.by_cm) / _CM_PER_M)} {'higher' if one.by_cm > 0 else 'lower'}"
    return f"{_NONE[one.change]} within {one.within}"


_CM_PER_M = 100
_NONE = {"delay": "nothing later", "earlier": "nothing earlier", "altitude": "no other altitude"}
