"""The face of a notice: its lead, where it stands, what changed, what measures ask beside it, and whose receipts are overdue.

Nothing on it is a permission, whoever has answered what (guard-rail 3).
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType

from garant.answers.consent import Consent
from garant.answers.ladder import Ladder
from garant.answers.receipts_due import Change, Due, Face
from garant.answers.requests import AskedOne
from garant.answers.rules import RuleHit
from garant.terminal import tables
from garant.terminal.answers import informs
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import duration, span
from garant.terminal.values import who

_STANDS: Mapping[str, str] = {"overdue": "bold red", "late": "red", "objects": "bold red", "unable": "bold red", "queried": "bold yellow"}


def notices(faces: Sequence[Face], light: Mapping[str, str]) -> Sheet:
    """Notices, where they stand, with how much warning they came, and how far the word has come. None of this is a permission."""
    made = Sheet("Notices", "notice", "what", "status!", "stands!", "v#", "warning", "light!", "recipients", note=_INFORMS)
    for one in faces:
        what = assemble(ink(f"{one.said.kind}: {one.said.activity}"), *_flags(one))
        made.add(one.ref, what, word(one.said.status), one.life, str(one.version), _warning(one), word(light[one.ref]), _recipients(one))
    return made


_INFORMS = "A notice informs; it is never a permission. Amber until the unit on the ground has the word. Warning: from filing to start."


def _flags(one: Face) -> Iterator[Ink]:
    if one.said.emergency:
        yield Ink(", emergency", style="bold red")
    if one.said.protected:
        yield Ink(", protected", style="cyan")
    if one.said.conduit:
        yield Ink(", through a conduit")


def _recipients(one: Face) -> Ink:
    late = {due.party for due in one.due if due.stands == "overdue"}
    lines = (
        assemble(ink(ladder.party), " ", word(ladder.light), *([Ink(" overdue", style="bold red")] if ladder.party in late else []))
        for ladder in one.ladders
    )
    return assemble(Ink("\n").join(lines))


def _warning(one: Face) -> Ink:
    """Say with how much warning a version came; late against what was to be given. What has always been there came with none."""
    lead = one.lead
    if lead.given_ms is None:
        return Ink("unknown", style="yellow") if one.said.volumes is None else Ink()
    given = duration(lead.given_ms) if lead.given_ms >= 0 else f"none, {duration(-lead.given_ms)} after its start"
    return assemble(given, (" late", "bold red")) if lead.late else Ink(given)


def face(one: Face, beside: Sequence[tuple[RuleHit, Sequence[Consent]]], language: str = "en") -> Group:
    """One notice: its heads, its receipts by level, its versions, and the consents that measures ask for."""
    parts: list[RenderableType] = [heads(_heads(one, language)), Ink(), ladder(one)]
    if one.due:
        parts.append(_due(one.due))
    if len(one.versions) > 1:
        parts.append(_versions(one.versions))
    if beside:
        parts.append(_consents(beside))
    return Group(*parts, informs())


def _heads(one: Face, language: str) -> Iterator[tuple[str, Cell]]:
    said, lead = one.said, one.lead
    yield "notice", assemble(ink(one.ref, "bold"), f", version {one.version}, ", word(said.status))
    yield "what", assemble(ink(f"{said.kind}: {said.activity}"), *_flags(one))
    yield "text", pick(said.text, language)
    yield "purpose", said.purpose or ""
    yield "filed for", said.filed_for or ("hidden: a conduit files for somebody" if said.conduit else "")
    yield "where", "" if said.volumes else Ink("hidden", style="cyan")
    yield "region", said.region or ""
    yield "stands", one.life
    yield "filed", clock(one.filed_ms) + (f", this version {clock(one.t_ms)}" if one.version > 1 else "")
    yield "warning", _warning(one)
    yield "to be given", "" if lead.required_ms is None else f"{duration(lead.required_ms)} before its start"
    if one.reconfirm is not None:
        again = one.reconfirm
        due = f"last {clock(again.last_ms)}, again by {clock(again.due_ms)}"
        yield "confirmed", assemble(due, *([(", overdue", "bold red")] if again.overdue else []))


def ladder(one: Face) -> RenderableType:
    """Show the receipts: recipients down, levels across; of a recipient with several units, which of them have the word."""
    title = f"Receipts of version {one.version}"
    made = Sheet(title, "recipient!", "headquarters!", "sector!", "unit!", "units", "light!", empty="addressed to nobody")
    for line in one.ladders:
        made.add(line.party, *(tables.rung_of(rung) for rung in line.rungs), units(line), word(line.light))
    return made


def units(line: Ladder) -> str:
    """Say which unit-level duties have acknowledged, where there are several."""
    if len(line.units) <= 1:
        return ""
    missing = [pick(unit.duty) for unit in line.units if not unit.acknowledged]
    told = f"{len(line.units) - len(missing)} of {len(line.units)}"
    return f"{told}; not yet: {', '.join(missing)}" if missing else told


def _due(dues: Sequence[Due]) -> Sheet:
    made = Sheet("Receipts by the clock", "recipient!", "level!", "by!", "stands!", "came!")
    for due in dues:
        made.add(due.party, due.level, clock(due.by_ms), Ink(due.stands, style=_STANDS.get(due.stands, "")), clock(due.t_ms))
    return made


def _versions(versions: Sequence[Change]) -> Sheet:
    made = Sheet("Versions", "version#", "admitted!", "changed")
    for one in versions:
        made.add(str(one.version), clock(one.t_ms), ", ".join(one.changed) if one.version > 1 else "")
    return made


def _consents(beside: Sequence[tuple[RuleHit, Sequence[Consent]]]) -> Sheet:
    made = Sheet("Consent that measures ask for, beside the notice", "measure", "consent of", "on record", "request", note=_BESIDE)
    for hit, found in beside:
        for one in found:
            made.add(hit.measure, who(one.of) if one.of else "somebody", consent(one), one.request or "")
    return made


_BESIDE = "Asked and answered apart from the notice, which it does not change: neither the measure nor the verdict."


def consent(one: Consent) -> Ink:
    """Say what is on record of a consent: not asked, asked without reply, granted on a day, refused."""
    if one.answer is None or one.asked_ms is None:
        return Ink("not asked", style="yellow")
    version = f" for version {one.version}" if one.version else ""
    if one.answer.answer == "no reply":
        late = ", reply overdue" if one.answer.overdue else ""
        return Ink(f"asked {clock(one.asked_ms)}{version}, no reply{late}", style="yellow")
    return assemble(answer(one.answer), f" {clock(one.answer.since_ms)}{version}")


def answer(one: AskedOne) -> Ink:
    """Say an answer in its own colour, with its conditions and its window."""
    style = {"granted": "green", "refused": "red", "withdrawn": "red", "lapsed": "red", "no reply": "yellow"}.get(one.answer, "")
    window = one.window
    bounded = window is not None and (window.start_ms is not None or window.end_ms is not None)
    told = f" {span(window)}" if window is not None and bounded else ""
    conditions = f", on condition: {ink(one.conditions).plain}" if one.conditions else ""
    return assemble(Ink(one.answer, style=style), told, conditions)
