"""Witnesses in a terminal: what one has cosigned, what it keeps as evidence, and what a host's witnesses answered."""

from collections.abc import Sequence

from rich.console import Group, RenderableType

from garant.log import Checkpoint, VerifierKey, parse_note
from garant.log.cosignature import CosignerKey
from garant.log.policy import Witnessed, shown
from garant.node.witness import MS_PER_S, Cosigned, Evidence
from garant.node.witness_asking import Ahead, Cosignature, Reply
from garant.terminal.paper import Ink, assemble, clock, ink, safe, unbroken
from garant.terminal.sheet import Sheet

_DOUBTS = {"fork": "a fork: two roots at one size", "unproved": "no good proof of growth"}


def witness(key: CosignerKey, logs: Sequence[tuple[VerifierKey, Cosigned | None]], evidence: Sequence[Evidence]) -> Group:
    """Say what a witness watches and has seen."""
    sheet = Sheet("Logs", "log", "entries#", "cosigned", empty="none: write their keys into the file `logs`")
    for log, last in logs:
        sheet.add(log.name, str(last.size) if last else "", clock(last.time_s * MS_PER_S) if last else "nothing yet")
    parts: list[RenderableType] = [unbroken(assemble(("witness  ", "dim"), ink(str(key)))), Ink(), sheet]
    return Group(*parts, *([_evidence(evidence)] if evidence else []))


def _evidence(evidence: Sequence[Evidence]) -> Sheet:
    sheet = Sheet("Evidence", "#", "log", "cosigned#", "shown#", "when", "what")
    for number, one in enumerate(evidence, 1):
        ours, theirs = (str(Checkpoint.parse(parse_note(note).text).size) for note in (one.ours, one.theirs))
        sheet.add(str(number), one.origin, ours, theirs, clock(one.time_s * MS_PER_S), _DOUBTS[one.doubt])
    return sheet


def replies(found: Sequence[Reply]) -> Sheet:
    """Say what each witness answered."""
    sheet = Sheet("Witnesses", "witness", "answer", empty="nobody was asked")
    for reply in found:
        sheet.add(reply.witness.name, _answer(reply))
    return sheet


def _answer(reply: Reply) -> Ink:
    if isinstance(reply, Cosignature):
        return assemble(("cosigned", "bold green"), f" at {clock(reply.time_s * MS_PER_S)}")
    if isinstance(reply, Ahead):
        return assemble(("ahead", "bold red"), f": has seen {reply.size} entries")
    return assemble(("no cosignature", "bold yellow"), f": {safe(reply.sentence)}")


def witnessed(found: Witnessed, size: int | None = None) -> Ink:
    """Say which checkpoint a policy accepts, and who cosigned it; of how many entries, where that is more."""
    of = f" of {size}" if size is not None and size != found.checkpoint.size else ""
    who = (
        ", ".join(f"{safe(shown(one.name))} {clock(time_s * MS_PER_S)}" for one, time_s in found.cosigned)
        or "nobody; the policy asks for none"
    )
    return assemble(("witnessed", "bold green"), f"     {found.checkpoint.size}{of} entries: {who}")
