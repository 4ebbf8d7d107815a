"""The tables of `garant show`: one function a question, from the lines that `answers` gives."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from garant.answers.bound import Bond
from garant.answers.gaps import PLACES, Gap
from garant.answers.ladder import Rung
from garant.answers.overview import AgreementLine, ContactLine, NoticeLine, PartyLine, ProposalLine
from garant.statement.kinds import Meeting
from garant.statement.words import LEVELS
from garant.terminal.paper import clock, ink, pick, safe, word
from garant.terminal.values import brief, who


def table(title: str, *columns: str, caption: str = "") -> Table:
    """Give an empty table in the house's manner; a column whose name ends in `#` is for numbers, one in `!` keeps to one line."""
    made = Table(
        title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, caption=caption or None
    )
    made.caption_justify = "left"
    for column in columns:
        made.add_column(
            column.rstrip("#!"),
            justify="right" if column.endswith("#") else "left",
            no_wrap=column.endswith(("!", "#")),
            overflow="fold",
        )
    return made


def parties(lines: Sequence[PartyLine], language: str = "en") -> Table:
    """Who is party, who speaks for whom, and which agreements bind whom."""
    made = table("Parties", "party!", "who", "what!", "speaks for", "named in#", "accepted", "keys#")
    for line in lines:
        kind = f"{line.category}, guarantor" if line.guarantor else line.category
        speaks = ", ".join([*line.speaks_for, *(f"(through {one})" for one in line.spoken_for_by)])
        accepted = "\n".join(_with_status(bond.agreement, bond) for bond in line.bonds if bond.accepts)
        named = str(len(line.named_in) or "")
        made.add_row(line.party, ink(pick(line.title, language)), kind, speaks, named, accepted, str(len(line.keys)))
    return made


def _with_status(name: str, bond: Bond) -> str:
    """Name what is bound, and say so when that is for an exercise or a test alone."""
    return safe(name if bond.status == "actual" else f"{name} ({bond.status})")


def agreements(lines: Sequence[AgreementLine], language: str = "en") -> Table:
    """Agreements, how many measures each has, how many things it leaves open, and whom it binds."""
    made = table("Agreements", "agreement", "concluded", "title", "measures#", "open#", "bound", caption=_BOUND)
    for line in lines:
        bound = ", ".join(_with_status(bond.party, bond) for bond in line.bonds if bond.accepts)
        title = word("sealed") if line.said.title is None else ink(pick(line.said.title, language))
        made.add_row(
            ink(line.ref), brief(line.said.concluded), title, _measures(line), str(len(line.gaps) or ""), bound or Text("-", style="dim")
        )
    return made


_BOUND = "open: things that the text leaves unknown, unsaid or disputed. A registrar's entry binds nobody; only acceptances bind."


def _measures(line: AgreementLine) -> Text:
    known = len(line.measures)
    return Text(str(known)) if not line.hidden else Text.assemble(f"{known} + {line.hidden} ", word("sealed"))


def agreement(line: AgreementLine, language: str = "en") -> Group:
    """One agreement: its heads, and measure by measure what is said and what is not."""
    made = table("", "measure!", "what", "stands!", "addressee", "deadline", "verified")
    for measure in line.measures:
        text = Text.assemble(ink(pick(measure.text, language)), *_content(measure.content))
        made.add_row(
            ink(measure.name), text, measure.standing, brief(measure.addressee), brief(measure.deadline), brief(measure.verification)
        )
    return Group(_heads(line, language), made)


def _content(content: object) -> Iterable[Text | str]:
    return ("  content: ", brief(content)) if content is not None else ()


def _heads(line: AgreementLine, language: str) -> Table:
    heads = Table.grid(padding=(0, 2))
    said = line.said
    rows: tuple[tuple[str, RenderableType], ...] = (
        ("agreement", ink(line.ref, "bold")),
        ("title", ink(pick(said.title, language)) if said.title else word("sealed")),
        ("concluded", brief(said.concluded)),
        ("between", brief(said.between)),
        ("guarantors", brief(said.guarantors)),
        ("excluded", brief(said.excluded)),
        ("in force", brief(said.in_force)),
        ("until", brief(said.end)),
        ("sources", ink(", ".join(source.title for source in said.sources or ()))),
    )
    for name, value in rows:
        if not isinstance(value, Text) or value.plain:
            heads.add_row(Text(name, style="dim"), value)
    return heads


def gaps(found: Sequence[Gap], texts: dict[str, str]) -> Table:
    """Show what the texts leave open, measure by measure."""
    made = table("Gaps: what the texts leave open", "measure!", "what", *(f"{place}!" for place in PLACES))
    by_measure: dict[str, dict[str, str]] = {}
    for gap in found:
        by_measure.setdefault(gap.measure, {})[gap.place] = gap.how
    for measure, places in by_measure.items():
        made.add_row(ink(measure), ink(texts.get(measure, "")), *(word(places.get(place, "")) for place in PLACES))
    return made


def contacts(lines: Sequence[ContactLine], language: str = "en") -> Table:
    """Contacts, and what each side said of them."""
    made = table("Contacts and what each side said", "contact", "when", "level", "by", "said")
    for line in lines:
        head = (ink(line.ref), brief(line.said.when), ink(line.said.level))
        if not line.readouts:
            made.add_row(*head, "", Text("no readout", style="dim"))
        for number, one in enumerate(line.readouts):
            said = Text.assemble(ink(pick(one.says, language)), (f"  [{one.standing}]", "dim"))
            made.add_row(*(head if number == 0 else ("", "", "")), brief(one.by), said)
    return made


def meetings(lines: Sequence[tuple[str, Meeting]], language: str = "en") -> Table:
    """Meetings, with their dates or that they have none."""
    made = table("Meetings", "meeting", "what", "when", "where", "stands!")
    for ref, said in lines:
        title = pick(said.title, language) or said.form
        made.add_row(ink(ref), ink(title), brief(said.when), brief(said.place), said.stands)
    return made


def proposals(lines: Sequence[ProposalLine], language: str = "en") -> Table:
    """Proposals: who offered what to whom, in exchange for what, and the reply."""
    made = table("Proposals and requests", "proposal", "by", "to", "what", "in exchange", "reply")
    for line in lines:
        exchange = "; ".join(f"{who(one.of)}: {pick(one.text, language)}" for one in line.said.in_exchange or ())
        reply = Text(line.replies[-1].reply) if line.replies else brief(line.said.reply)
        what = ink(pick(line.said.text, language))
        made.add_row(ink(line.ref), who(line.said.by), brief(line.said.addressed_to), what, safe(exchange), reply)
    return made


def notices(lines: Sequence[NoticeLine]) -> Table:
    """Notices, where they stand, and how far the word has come. None of this is a permission."""
    made = table("Notices", "notice", "what", "status!", "stands!", "v#", "light!", "recipients", caption=_INFORMS)
    for line in lines:
        what = ink(f"{line.said.kind}: {line.said.activity}")
        recipients = Text(", ").join(Text.assemble(one.party, " ", word(one.light)) for one in line.ladders)
        made.add_row(ink(line.ref), what, word(line.said.status), line.standing, str(line.version), word(line.light), recipients)
    return made


_INFORMS = "A notice informs; it is never a permission. Amber until the unit on the ground has the word."


def ladder(line: NoticeLine) -> Table:
    """One notice's receipt ladder: recipients down, levels across."""
    levels = list(reversed(LEVELS))
    made = table(f"Receipts of {safe(line.ref)}, version {line.version}", "recipient!", *levels, "light!")
    for one in line.ladders:
        made.add_row(one.party, *(_rung(rung) for rung in one.rungs), word(one.light))
    return made


def _rung(rung: Rung) -> Text:
    if rung.t_ms is None:
        return Text("-", style="dim")
    how = " by relay" if rung.relayed else ""
    return Text.assemble(f"{rung.step}{how}", (f"\n{clock(rung.t_ms)}", "dim"))


def receipts(lines: Sequence[NoticeLine]) -> Group:
    """Every notice's ladder."""
    return Group(*(ladder(line) for line in lines))
