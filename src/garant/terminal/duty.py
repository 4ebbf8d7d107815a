"""The sheet of `garant show duty`: STOP calls on top, then what is overdue, due and open, each with what may be done about it."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType

from garant.answers.duty import Duty
from garant.answers.duty_lines import Line, Sort, Urgency, Why
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe
from garant.terminal.spans import counted, duration

_WHAT: Mapping[Why, str] = {
    "rings": "rings, and nobody has taken it",
    "not_taken": "was not taken; call back",
    "recorded": "recorded afterwards",
    "ours_not_taken": "we called, and nobody has taken it",
    "asked": "waits for our reply",
    "promised": "we promised to reply",
    "not_acknowledged": "not acknowledged",
    "objects": "objects to our notice",
    "unable": "cannot comply with our notice",
    "queried": "asks about our notice",
    "not_clear": "the host's verdict is not clear",
    "undetermined": "the host's verdict is undetermined",
    "no_position": "our position is awaited",
    "overdue": "we owe it, and its time is over",
    "due_soon": "we owe it, and its time is near",
    "contested": "it is contested that we keep it",
    "no_reply": "waits for our answer",
    "confirm_again": "to be confirmed again",
    "silent": "the line is silent",
    "failed_test": "the line failed its test",
    "untested": "the line was not tested in time",
    "left_open": "left open by its text",
}
_DO: Mapping[Sort, str] = {
    "stop_call": "garant call take DIR {ref}",
    "call": "garant call take DIR {ref}",
    "reply_owed": "garant call reply DIR {ref}",
    "receipt": "garant receipt DIR {ref} acknowledged --level {level}",
    "objection": "garant show DIR receipts {ref}",
    "conflict": "garant show DIR notices {ref}",
    "incident": "garant incident position DIR {thing}",
    "commitment": "garant commitment report DIR {thing}",
    "request": "garant request reply DIR {ref}",
    "reconfirm": "garant notice confirm DIR {ref}",
    "channel": "garant channel observe DIR {ref}",
    "gap": "garant show DIR gaps {ref}",
}
_NAMES: Mapping[Sort, str] = {"stop_call": "STOP", "reply_owed": "owed word", "reconfirm": "notice to confirm"}
_INSTEAD: Mapping[Why, str] = {"ours_not_taken": "garant call telephones DIR"}
_HEADS: Mapping[Urgency, tuple[str, str]] = {
    "now": ("Now", "bold red"),
    "overdue": ("Overdue", "bold red"),
    "due": ("Due", "bold yellow"),
    "open": ("Open", "bold"),
}
_SHOWN_MAX = 30
"""Lines of one urgency that are printed; `--json` has all."""


def duty(found: Duty, language: str = "en") -> Group:
    """Show a duty desk."""
    parts: list[RenderableType] = [_head(found), Ink()]
    stops = [line for line in found.lines if line.sort == "stop_call"]
    parts += [part for line in stops for part in (*_stop(line, found.at_ms, language), Ink())]
    for urgency in _HEADS:
        parts += _group(
            urgency, [line for line in found.lines if line.sort != "stop_call" and line.urgency == urgency], found.at_ms, language
        )
    if not found.lines:
        parts += [Ink("Nothing waits for this desk. What was not said here may be there all the same.", style="dim"), Ink()]
    return Group(*parts, Ink("This informs; nothing here is a permission. DIR is the theatre's directory.", style="dim"))


def _head(found: Duty) -> Ink:
    level = f", {found.level}" if found.level else ""
    said = ", ".join(counted(count, _NAMES.get(sort, sort.replace("_", " "))) for sort, count in found.counts)
    return assemble(
        ("duty desk of ", "dim"),
        ink(found.party, "bold"),
        f"{level} at {clock(found.at_ms)}, {found.size:,} entries",
        f"\n{said}" if said else "",
    )


def _stop(line: Line, at_ms: int, language: str) -> Iterator[RenderableType]:
    status = "" if line.status == "actual" else f" {line.status.upper()}"
    yield assemble(
        (f" STOP{status} ", "bold white on red"), f" from {safe(line.other or '')}" if line.why != "ours_not_taken" else " by us"
    )
    yield from _line(line, at_ms, language)


def _group(urgency: Urgency, lines: list[Line], at_ms: int, language: str) -> list[RenderableType]:
    if not lines:
        return []
    title, style = _HEADS[urgency]
    shown = [part for line in lines[:_SHOWN_MAX] for part in _line(line, at_ms, language)]
    left = [Ink(f"  and {len(lines) - _SHOWN_MAX} more; --json has all", style="dim")] if len(lines) > _SHOWN_MAX else []
    return [assemble((title, style), (f"  {len(lines)}", "dim")), *shown, *left, Ink()]


def _line(line: Line, at_ms: int, language: str) -> Iterator[RenderableType]:
    """Show a line: what and of whom; why and for how long; the words, if there are any; what may be done."""
    sort, _, ref = line.thing.partition(":")
    status = "" if line.status == "actual" else f"  {line.status}"
    other = assemble("  with ", ink(line.other)) if line.other and not ref.startswith(f"{line.other}/") else Ink()
    yield assemble("  ", ink(ref, "bold"), (f"  {sort.replace('_', ' ')}{status}", "dim"), other)
    yield assemble("    ", _why(line), (f"; {_time(line, at_ms)}", "dim"))
    if line.text:
        yield assemble("    ", ink(_shortened(pick(line.text, language))))
    command = _INSTEAD.get(line.why, _DO[line.sort]).format(ref=ref, thing=line.thing, level=line.level)
    yield assemble(("    do  ", "dim"), ink(command, "cyan"))


def _why(line: Line) -> str:
    said = _WHAT[line.why]
    if line.why == "not_acknowledged":
        return f"not acknowledged by our {line.level}"
    if line.why == "left_open":
        return f"{counted(line.count, 'thing')} {said}"
    return f"{said}: {counted(line.count, 'meeting')}" if line.why == "not_clear" and line.count > 1 else said


def _time(line: Line, at_ms: int) -> str:
    since = f"since {clock(line.since_ms)}" if line.since_ms <= at_ms else f"from {clock(line.since_ms)}"
    if line.sort in ("stop_call", "call"):
        return f"{since}, for {duration(at_ms - line.since_ms)}"
    if line.until_ms is None:
        return since
    if line.until_ms < at_ms:
        return f"was due {clock(line.until_ms)}, {duration(at_ms - line.until_ms)} ago"
    return f"until {clock(line.until_ms)}, in {duration(line.until_ms - at_ms)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT else f"{text[: _TEXT - 1]}…"


_TEXT = 140
