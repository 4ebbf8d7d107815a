"""The sheet of one party's side of all commitments: what it owes, what it is owed, by when, and what is not even dated."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from garant.answers.commitments import Commitment
from garant.answers.owed import Owed
from garant.terminal.commitments import NO_VERDICT, by_when, name, owed_by, said, stage
from garant.terminal.paper import Ink, assemble, ink, pick, safe, word
from garant.terminal.sheet import Sheet
from garant.terminal.spans import counted


def owed(found: Owed, at_ms: int, language: str = "en") -> Group:
    """Show it, section by section; empty ones are said to be empty where that is news."""
    return Group(*_parts(found, at_ms, language))


def _parts(found: Owed, at_ms: int, language: str) -> Iterator[RenderableType]:
    yield _sheet(f"What {found.party} owes", found.owes, at_ms, language, "nothing that binds it")
    yield _sheet(f"What {found.party} is owed", found.owed, at_ms, language, "nothing that binds anybody")
    if found.conditional or found.undertakings:
        yield _sheet("Only on a condition", found.conditional, at_ms, language, "nothing agreed")
    if found.undertakings:
        yield _undertakings(found, language)
    yield _sums(found)
    yield Ink(NO_VERDICT, style="dim")


def _sheet(title: str, found: Sequence[Commitment], at_ms: int, language: str, empty: str) -> Sheet:
    made = Sheet(title, "commitment", "what", "stage!", "by whom", "to", "by when", "said of it", empty=empty)
    for one in found:
        status = "" if one.status == "actual" else f" ({one.status})"
        what = pick(one.text, language) + (f" If: {one.condition}" if one.condition else "")
        made.add(f"{name(one)}{status}", what, stage(one), owed_by(one), ", ".join(map(safe, one.owed_to)), by_when(one, at_ms), said(one))
    return made


def _undertakings(found: Owed, language: str) -> Sheet:
    made = Sheet("Said on a condition; it binds nobody", "readout", "says")
    for one in found.undertakings:
        made.add(one.ref, pick(one.said.says, language))
    return made


def _sums(found: Owed) -> Ink:
    parts: list[Ink] = []
    if found.undated:
        parts.append(assemble(word("unknown"), f"  {counted(len(found.undated), 'commitment')} of these cannot be dated by anybody"))
    if found.claimed:
        parts.append(ink(f"{counted(len(found.claimed), 'measure')} name {found.party} and do not bind it"))
    if found.unanswered:
        parts.append(ink(f"{counted(len(found.unanswered), 'measure')} would be owed to {found.party}, and bind nobody here"))
    return assemble(*(piece for part in parts for piece in (part, "\n")))
