"""The sheet of `garant show known`: what a party had been told by an instant, and what it is shown to have seen."""

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.text import Text

from garant.answers.known import Known, Thing
from garant.terminal.paper import Ink, assemble, clock, ink
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import moment

NOTE = "seen: a key of that level had verified the log so far. What is not marked may have been seen all the same: unknown."


def known(picture: Known, at_ms: int) -> Group:
    """Show the picture."""
    return Group(heads(_heads(picture, at_ms)), Ink(), _addressed(picture.addressed), _open(picture))


def _heads(picture: Known, at_ms: int) -> Iterator[tuple[str, Cell]]:
    yield "known to", assemble(ink(picture.party, "bold"), f" at {clock(at_ms)}")
    yield "the log then", f"{picture.size:,} entries, the last of {clock(picture.t_ms)}"
    seen = "\n".join(f"{one.level}: the first {one.size:,}, by {clock(one.t_ms)}" for one in picture.sights)
    yield "shown to have seen", Ink(seen) if seen else Ink("unknown: it had signed nothing by then", style="yellow")


def _addressed(things: Sequence[Thing]) -> Sheet:
    made = Sheet("Meant for it", "entry#", "what", "on the log (UTC)", "seen", "receipts", note=NOTE, empty="nothing by then")
    for one in things:
        what = assemble(ink(one.ref), (f" {one.kind.partition('/')[0].replace('_', ' ')}{_REACH[one.reach]}", "dim"))
        made.add(str(one.index), what, moment(one.t_ms)[:16], _seen(one), _receipts(one))
    return made


_REACH = {"to": "", "share": ", shared", "disclosed": ", opened to it", "all": ""}


def _seen(one: Thing) -> Text:
    """Name the levels and since when, the instant once for all that have the same."""
    if not one.seen:
        return Ink("unknown", style="yellow")
    return _grouped([(_after(sight.t_ms, one.t_ms), sight.level) for sight in one.seen])


def _receipts(one: Thing) -> Text:
    if not one.rungs:
        return Ink("")
    risen = [(_after(rung.t_ms, one.t_ms), f"{rung.level} {rung.step}") for rung in one.rungs if rung.t_ms and rung.step != "sent"]
    return _grouped(risen) if risen else Ink("none by then", style="yellow")


def _grouped(said: Sequence[tuple[str, str]]) -> Text:
    times: dict[str, list[str]] = {}
    for time, what in said:
        times.setdefault(time, []).append(what)
    return Ink("\n").join([assemble((f"{time} ", "dim"), ", ".join(whats)) for time, whats in times.items()])


def _after(t_ms: int, since_ms: int) -> str:
    """Say an instant to the minute; the time alone where it is of the same day as the one before it."""
    return moment(t_ms)[11:16] if moment(t_ms)[:10] == moment(since_ms)[:10] else moment(t_ms)[:16]


def _open(picture: Known) -> Sheet:
    made = Sheet("Open to all", "what!", "on the log#", "shown to have seen#", empty="nothing by then")
    for one in picture.open:
        made.add(one.kind.partition("/")[0].replace("_", " "), f"{one.on_log:,}", f"{one.seen:,}")
    return made
