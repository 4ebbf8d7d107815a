"""Chapters 1 to 3: a French report becomes a draft with its source, an officer signs it, and what the text leaves open is shown as that."""

from rich.console import Group
from rich.padding import Padding

from garant.answers import gaps, overview
from garant.answers.overview import AgreementLine
from garant.answers.questions_open import questions
from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.demo.report import CHANGED, REF, Basis, Report, bases, report, reviewed, value, write
from garant.reading.drafts_writer import OPEN
from garant.terminal import tables
from garant.terminal.commitments import question
from garant.terminal.findings import signer
from garant.terminal.paper import Ink, Paper, assemble, ink, pick, safe, word
from garant.terminal.passage import Mark, passages
from garant.terminal.sheet import Cell, Sheet, heads

_INDENT = (0, 0, 0, 2)
_QUESTION = "un/question-decisive-measures"
_TOLD_GAPS = (f"{REF}#m1", "reg/understanding-2016-07#m1", "reg/communique-2019-02#m1")
"""The gaps that the demo shows of all that it counts."""


def reading(out: Paper, play: Play) -> None:
    """Read the report, show which words what rests on, and the draft."""
    begin(
        out,
        1,
        "A French report becomes a draft",
        "Monitors learn of agreements from public texts. Every field keeps the words that it rests on.",
    )
    found = report(frozenset(play.host.ledger.state.parties.rows))
    marked = bases(found)
    for line in passages(found.account.reading.text, [Mark(one.span.start, one.span.end, number) for number, one in enumerate(marked, 1)]):
        out.print(Padding(line, _INDENT))
    out.print(_read(marked))
    out.print(_draft(found))


def _read(marked: list[Basis]) -> Sheet:
    made = Sheet("", "#", "read as", "value", "rule", "sure#")
    for number, one in enumerate(marked, 1):
        rules, sure = (", ".join(dict.fromkeys(said)) for said in ([g.rule for g in one.grounds], [str(g.confidence) for g in one.grounds]))
        made.add(str(number), _read_as(one), _value(value(*one.members[0])), rules, sure)
    return made


def _read_as(one: Basis) -> str:
    """Name the members that rest on some words, draft by draft: `contact: between; agreement: between, addressee`."""
    by_kind: dict[str, list[str]] = {}
    for draft, member in one.members:
        by_kind.setdefault(draft.kind, []).append(member.rpartition(".")[2])
    return "; ".join(f"{kind}: {', '.join(members)}" for kind, members in by_kind.items())


def _value(given: object) -> Ink:
    """Say a member of a draft in a few words."""
    match given:
        case list() as people:
            return ink(", ".join(f"{one.get('party') or one.get('text')} ({one.get('office', '')})".replace(" ()", "") for one in people))
        case {"date": str() as day}:
            return ink(day)
        case str() as words:
            return ink(words)
        case _:
            return Ink("in its own words", style="dim")


def _draft(found: Report) -> Group:
    account, (measure,) = found.account, found.understanding.body["measures"]
    unknown = [place for place in gaps.PLACES if measure.get(place, {}) == dict(OPEN)]
    others = ", ".join(draft.kind for draft in found.drafts if draft is not found.understanding)
    rows: tuple[tuple[str, Cell], ...] = (
        ("draft", assemble("an agreement with one measure; ", word("unknown"), f", as the text does not say: {', '.join(unknown)}")),
        ("source", f"“{account.title}”, {account.reading.published}, SHA-256 {account.source.sha256[:16]}..."),
        ("also drafted", f"{others}. Nothing enters the log by itself."),
    )
    return Group(heads(rows), Ink())


def signing(out: Paper, play: Play) -> None:
    """Let the officer review the draft, and sign it."""
    begin(
        out,
        2,
        "An officer reviews it and signs",
        "A draft says nothing. What is signed is an entry for good, and a registrar's entry binds nobody.",
    )
    found = report(frozenset(play.host.ledger.state.parties.rows))
    drafts = write(found, play.place.directory / "drafts")
    index = play.speak("report-m4", "reg-hq", reviewed(found.understanding.body))
    row = play.host.ledger.state.agreements.rows[REF]
    key = next(key for key in play.host.ledger.state.keys.values() if key.party == "reg" and key.role == "officer")
    shown = (
        ("draft", f"drafts/{drafts[found.drafts.index(found.understanding)].name}, one of {len(drafts)}"),
        ("reviewed", ", ".join(CHANGED)),
        ("signed by", signer(key)),
        ("entry", assemble((f"{index}", "bold"), f": agreement {safe(REF)}, ", word(row.said.status))),
        ("id", row.id),
    )
    out.print(heads(shown))
    out.print("")


def leaving_open(out: Paper, play: Play) -> None:
    """Show what the text leaves open, beside others, and the question that nobody has answered."""
    begin(
        out,
        3,
        "What the texts leave open",
        "Communiqués promise measures without content, date or addressee. A gap is shown, never filled.",
    )
    state = play.host.ledger.state
    lines = [overview.agreement(state, ref) for ref, _ in state.agreements.items()]
    texts = {f"{line.ref}#{one.name}": pick(one.text) for line in lines for one in line.measures}
    found = [gap for line in lines for gap in line.gaps]
    told = sorted((gap for gap in found if gap.measure in _TOLD_GAPS), key=lambda gap: _TOLD_GAPS.index(gap.measure))
    out.print(tables.gaps(told, texts))
    out.print(_counted(lines, found))
    (asked,) = (one for one in questions(state) if one.ref == _QUESTION)
    out.print(heads((("asked", pick(asked.text)), ("of whom", question(asked)))))
    out.print("")


def _counted(lines: list[AgreementLine], found: list[gaps.Gap]) -> str:
    measures, sealed = sum(len(line.measures) for line in lines), sum(line.hidden for line in lines)
    places = {place: len({gap.measure for gap in found if gap.place == place}) for place in gaps.PLACES}
    told = ", ".join(f"{count} no known {place}" for place, count in places.items() if count)
    held = f"{len(lines)} agreements hold {measures} measures in the open and {sealed} sealed ones."
    return f"{held} Of all {measures} measures, {told.replace(' no', ' have no', 1)}.\n"
