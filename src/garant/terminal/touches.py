"""The sheets of looks at what others hide: who had how many today, who touched what; and what the host says to a probe."""

from collections.abc import Sequence

from rich.console import Group

from garant.answers.touches import Day, Touch
from garant.terminal.paper import Ink, assemble, clock, word
from garant.terminal.sheet import Sheet
from garant.terminal.spans import counted


def touches(days: Sequence[Day], found: Sequence[Touch]) -> Group:
    """Every party's looks of the day; below, for the party that asks, its own probes and who touched what it hides."""
    made = Sheet("Looks today", "party!", "looks#", "of#", "left#", note=_NOTE)
    for day in days:
        made.add(day.party, str(day.looks), str(day.allowed), str(max(0, day.allowed - day.looks)))
    told = Sheet(
        "Who touched what", "by!", "with", "when!", "entry#", "touched", "status!", "taken back!", empty="nothing that you may see"
    )
    for one in found:
        told.add(one.by, _with(one), clock(one.t_ms), str(one.index), _touched(one), word(one.status), _back(one))
    return Group(made, told)


_NOTE = "A look: a probe, a verdict that withheld something, a notice taken back within a day. `--as PARTY`: who touched what PARTY hides."


def _with(one: Touch) -> str:
    return f"{one.form} {one.ref}" if one.version is None else f"{one.form} {one.ref}, version {one.version}"


def _touched(one: Touch) -> str:
    return ", ".join(one.touched) or (one.result or "").replace("_", " ")


def _back(one: Touch) -> str:
    return "" if one.back_ms is None else clock(one.back_ms)


def answered(result: str, touched: Sequence[str], left: int) -> Ink:
    """Tell what the host says to a probe."""
    said = {
        "not_clear": assemble(("coordinate by hotline", "bold red"), f"  with what others hide: {', '.join(touched)}"),
        "clear": Ink("The host knows of nothing hidden that it is in conflict with."),
        "undetermined": Ink("The host was not shown all that is hidden, or not this place: undetermined.", style="yellow"),
    }[result]
    return assemble(said, (f"\n{counted(left, 'look')} left today\n", "dim"))
