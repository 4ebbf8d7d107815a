"""The sheets of `garant show`: one function a question, from the lines that `answers` gives."""

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.text import Text

from garant.answers.bound import Bond
from garant.answers.gaps import PLACES, Gap
from garant.answers.ladder import Rung
from garant.answers.overview import AgreementLine, NoticeLine, PartyLine
from garant.signature import keyid
from garant.state.rows import ChainGapRow
from garant.statement.kinds.agreements import Measure
from garant.statement.words import LEVELS
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief

_NOTHING = "-"


def parties(lines: Sequence[PartyLine], language: str = "en") -> Sheet:
    """Who is party, who speaks for whom, and which agreements bind whom."""
    made = Sheet("Parties", "party!", "who", "what", "speaks for", "named in#", "accepted")
    for line in lines:
        made.add(line.party, pick(line.title, language), _category(line), _speaks(line), str(len(line.named_in) or ""), _accepted(line))
    return made


def _category(line: PartyLine) -> str:
    return f"{line.category}, guarantor" if line.guarantor else line.category


def _speaks(line: PartyLine) -> str:
    return ", ".join([*line.speaks_for, *(f"(through {one})" for one in line.spoken_for_by)])


def _accepted(line: PartyLine) -> Text:
    return Ink("\n").join(_bond(bond.agreement, bond) for bond in line.bonds if bond.accepts)


def party(line: PartyLine, language: str = "en") -> Group:
    """One party: its heads, and the keys that speak for it."""
    rows = (
        ("party", ink(line.party, "bold")),
        ("who", pick(line.title, language)),
        ("what", _category(line)),
        ("speaks for", _speaks(line)),
        ("roots", f"{line.threshold} of {line.root_keys} keys"),
        ("accepted", _accepted(line)),
        ("rejected", ", ".join(bond.agreement for bond in line.bonds if not bond.accepts)),
        ("named in", ", ".join(line.named_in)),
    )
    made = Sheet("Keys in force", "role!", "level!", "duty", "since entry#", "key", empty="no key but its roots")
    for key in line.keys:
        made.add(key.role, key.level or "", pick(key.duty, language), str(key.index), keyid(key.public_key)[:16])
    return Group(heads(rows), Ink(), made)


def _bond(name: str, bond: Bond) -> Ink:
    """Name what is bound, and say so when that is for a part alone, with a reservation, or for an exercise or a test."""
    part = f"{', '.join(bond.measures)} only" if bond.measures else ""
    status = "" if bond.status == "actual" else bond.status
    said = "; ".join(filter(None, (part, "with a reservation" if bond.reservation else "", status)))
    return ink(f"{name} ({said})" if said else name)


def agreements(lines: Sequence[AgreementLine], language: str = "en") -> Sheet:
    """Agreements, how many measures each has, how many things it leaves open, and whom it binds."""
    made = Sheet("Agreements", "agreement", "concluded", "title", "measures", "open#", "bound", note=_BOUND)
    for line in lines:
        bound = Ink("\n").join(_bond(bond.party, bond) for bond in line.bonds if bond.accepts) or ink(_NOTHING, "dim")
        made.add(line.ref, brief(line.said.concluded), _title(line, language), _measures(line), str(len(line.gaps) or ""), bound)
    return made


_BOUND = "open: things that the text leaves unknown, unsaid or disputed. A registrar's entry binds nobody; only acceptances bind."


def _title(line: AgreementLine, language: str) -> Ink:
    return word("sealed") if line.said.title is None else ink(pick(line.said.title, language))


def _measures(line: AgreementLine) -> Text:
    known = len(line.measures)
    return Ink(str(known)) if not line.hidden else assemble(f"{known} + {line.hidden} ", word("sealed"))


def agreement(line: AgreementLine, language: str = "en") -> Group:
    """One agreement: its heads, and measure by measure what is said and what is not."""
    hidden = f"{line.hidden} sealed: `--as PARTY` shows what PARTY may read"
    made = Sheet(
        "", "measure!", "what", "stands!", "addressee", "deadline", "verified", empty=hidden if line.hidden else "no measures entered"
    )
    for one in line.measures:
        made.add(one.name, _content(one, language), one.standing, brief(one.addressee), brief(one.deadline), brief(one.verification))
    return Group(heads(_heads(line, language)), Ink(), made)


def _content(measure: Measure, language: str) -> Text:
    said = ink(pick(measure.text, language))
    also = (
        ("content", measure.content),
        ("where", measure.zone),
        ("if", measure.condition),
        ("prohibited", measure.prohibited),
        ("except", measure.exceptions),
        ("weapons", measure.weapon_classes),
        ("left open", measure.left_open),
    )
    return Ink("\n").join([said, *(assemble((f"{name}: ", "dim"), brief(value)) for name, value in also if value is not None)])


def _heads(line: AgreementLine, language: str) -> Iterator[tuple[str, Cell]]:
    said = line.said
    yield "agreement", ink(line.ref, "bold")
    yield "title", _title(line, language)
    yield "concluded", brief(said.concluded)
    yield "between", brief(said.between)
    yield "guarantors", brief(said.guarantors)
    yield "excluded", brief(said.excluded)
    yield "in force", brief(said.in_force)
    yield "until", brief(said.end)
    yield "measures", _measures(line) if line.hidden else ""
    yield "hash of text", said.text_sha256 or ""
    yield "hidden", f"{len(said.sd)} members, behind digests" if said.sd else ""
    yield "changes", ", ".join(line.changes)
    yield "bound", Ink(", ").join(_bond(bond.party, bond) for bond in line.bonds if bond.accepts)
    yield "rejected by", ", ".join(bond.party for bond in line.bonds if not bond.accepts)
    yield "sources", "; ".join(source.title for source in said.sources or ())


def gaps(found: Sequence[Gap], texts: dict[str, str]) -> Sheet:
    """Show what the texts leave open, measure by measure."""
    made = Sheet("Gaps: what the texts leave open", "measure", "what", *(f"{_PLACES.get(place, place)}!" for place in PLACES), empty="none")
    by_measure: dict[str, dict[str, str]] = {}
    for gap in found:
        by_measure.setdefault(gap.measure, {})[gap.place] = gap.how
    for measure, places in by_measure.items():
        made.add(measure, texts.get(measure, ""), *(word(places.get(place, "")) for place in PLACES))
    return made


_PLACES = {"verification": "verified"}
"""Where a heading is another word than the place it shows."""


def chain_gap(gap: ChainGapRow) -> str:
    """Say what is missing in a key's chain before a statement."""
    given, expected = gap.given or "nothing", gap.expected or "nothing"
    return f"its key's statement before it is {given[:16]}, but the newest by that key in this log was {expected[:16]}"


def notices(lines: Sequence[NoticeLine]) -> Sheet:
    """Notices, where they stand, and how far the word has come. None of this is a permission."""
    made = Sheet("Notices", "notice", "what", "status!", "stands!", "v#", "light!", "recipients", note=_INFORMS)
    for line in lines:
        recipients = Ink("\n").join(assemble(ink(one.party), " ", word(one.light)) for one in line.ladders)
        what = f"{line.said.kind}: {line.said.activity}"
        made.add(line.ref, what, word(line.said.status), line.standing, str(line.version), word(line.light), recipients)
    return made


_INFORMS = "A notice informs; it is never a permission. Amber until the unit on the ground has the word."


def ladder(line: NoticeLine) -> Sheet:
    """One notice's receipt ladder: recipients down, levels across."""
    levels = list(reversed(LEVELS))
    title = f"Receipts of {safe(line.ref)}, version {line.version} ({line.said.status}, {line.standing})"
    made = Sheet(title, "recipient!", *(f"{level}!" for level in levels), "light!", empty="addressed to nobody")
    for one in line.ladders:
        made.add(one.party, *(rung_of(rung) for rung in one.rungs), word(one.light))
    return made


def rung_of(rung: Rung) -> Text:
    """Say how far the word has come at a level, and when."""
    if rung.t_ms is None:
        return Ink(_NOTHING, style="dim")
    how = " by relay" if rung.relayed else ""
    return assemble(f"{rung.step}{how}", (f"\n{clock(rung.t_ms)}", "dim"))


def receipts(lines: Sequence[NoticeLine]) -> Group:
    """Every notice's ladder."""
    return Group(*map(ladder, lines)) if lines else Group(Sheet("Receipts"))
