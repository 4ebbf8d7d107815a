"""A checked proof of absence, in words: who had not been told, or had not read it, of what, by when; and what that does not mean."""

from rich.console import Group

from garant.node.absence import AbsenceFinding
from garant.statement.absence import SENTENCE, Question
from garant.statement.host_word import AbsenceAnswer
from garant.terminal.answers import place
from garant.terminal.findings import shown_by
from garant.terminal.paper import Ink, assemble, clock, safe
from garant.terminal.sheet import heads


def absent(found: AbsenceFinding) -> Group:
    """Say what a proof of absence shows."""
    log = f"  log {safe(found.checkpoint.origin)}, checkpoint of {found.checkpoint.size} entries\n"
    asked = found.question
    rows = (
        ("shows", Ink(said(found), style="bold")),
        ("status", asked.status),
        ("by", f"{asked.at}, entries 0 to {found.entries - 1} of the log; the last of {clock(found.last_ms)}"),
        ("told", ", ".join(f"{one.notice} version {one.version}, entry {one.index}, {clock(one.t_ms)}" for one in found.answer.told)),
        ("to be shown by", shown_by(found.charter)),
    )
    head = assemble(("verified", "bold green"), log, (f"root {found.checkpoint.root.hex()}", "dim"))
    return Group(head, Ink(), heads(rows), Ink(), sentence(), Ink(), _clock(found))


def said(found: AbsenceFinding) -> str:
    """Say in a sentence what a proof shows."""
    asked = found.question
    if found.answer.result == "never_told":
        teller = f"{asked.by} had not" if asked.by else "nobody had"
        return f"{teller} told {asked.party} of {_of(asked)}"
    by = f" by {asked.by}" if asked.by else ""
    return f"{asked.party} was told of {_of(asked)}{by}, and its {asked.level} had not read it"


def sentence() -> Ink:
    """Give the sentence that goes with every absence (guard-rail 3)."""
    return Ink(f"{SENTENCE[0].upper()}{SENTENCE[1:]}.", style="bold")


def _of(asked: Question) -> str:
    if asked.box is None:
        return f"notice {asked.notice}"
    box = asked.box
    window = f", {box.start or 'any time'} to {box.end or 'any time'}" if box.start or box.end else ""
    return f"any notice that reaches into the box from {place((box.west, box.south))} to {place((box.east, box.north))}{window}"


def _clock(found: AbsenceFinding) -> Ink:
    folded = f"All {found.entries:,} entries up to then were verified and folded again."
    if found.next_ms is not None:
        return Ink(f"{folded} The entry after them is of {clock(found.next_ms)}: nothing of that time is left out.")
    words = [one for one in found.words if isinstance(one, AbsenceAnswer)]
    if words:
        told = f"when it spoke, at {words[0].time}, its log had {words[0].head.size} entries"
        return assemble(f"{folded}\n", ("the host's word, not proven here  ", "cyan"), told)
    return Ink(f"{folded} That nothing came between the last of them and {found.question.at} is not shown: ask the host.")
