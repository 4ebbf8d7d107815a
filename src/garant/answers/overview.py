"""Overviews: one line for each party, agreement and notice, as a newcomer asks for them.

Lines are plain values: what a terminal, a page or a program shows is made from the same ones. Texts stay maps from language to text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from garant.answers import bound, gaps
from garant.answers.bound import Bond
from garant.answers.gaps import Gap
from garant.answers.ladder import Ladder, ladders
from garant.state.rows import AgreementRow, KeyRow, NoticeStanding, RepresentationRow
from garant.state.state import State
from garant.statement.kinds import Agreement, Notice, NoticeAmendment
from garant.statement.kinds.agreements import Measure
from garant.statement.words import Texts


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party: what it is, for whom it speaks and who for it, its keys in force, what texts name it, its own word on agreements."""

    party: str
    title: Texts
    category: str
    guarantor: bool
    root_keys: int
    threshold: int
    speaks_for: tuple[str, ...]
    spoken_for_by: tuple[str, ...]
    keys: tuple[KeyRow, ...]
    named_in: tuple[str, ...]
    bonds: tuple[Bond, ...]


def parties(state: State) -> list[PartyLine]:
    """Give all parties, by id."""
    standing = [row for row in state.representations.values() if row.ended is None]
    return [_party(state, party, standing) for party, _ in state.parties.items()]


def _party(state: State, party: str, standing: list[RepresentationRow]) -> PartyLine:
    row = state.parties.rows[party]
    keys = [key for key in state.keys.values() if key.party == party and key.role != "root" and key.until is None]
    return PartyLine(
        party=party, title=row.title, category=row.category, guarantor=row.guarantor,
        root_keys=len(row.roots.keys), threshold=row.roots.threshold,
        speaks_for=tuple(one.represented for one in standing if one.representative == party),
        spoken_for_by=tuple(one.representative for one in standing if one.represented == party),
        keys=tuple(sorted(keys, key=lambda key: key.index)),
        named_in=tuple(ref for ref, one in state.agreements.items() if party in _sides(one.said)),
        bonds=tuple(bond for bond in bound.bonds(state) if bond.party == party),
    )  # fmt: skip


def _sides(said: Agreement) -> set[str | None]:
    """Give the parties that an agreement names as its sides or guarantors, as far as it is open."""
    sides = said.between if isinstance(said.between, tuple) else ()
    guarantors = said.guarantors if isinstance(said.guarantors, tuple) else ()
    return {who.party for who in (*sides, *guarantors)} - {None}


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as its reader may see it: `measures` that are open to it, and `hidden`, how many more there are."""

    ref: str
    said: Agreement
    measures: tuple[Measure, ...]
    hidden: int
    gaps: tuple[Gap, ...]
    bonds: tuple[Bond, ...]
    changes: tuple[str, ...]
    index: int


def agreement(state: State, ref: str, said: Agreement | None = None) -> AgreementLine:
    """Give one agreement; `said` is what its reader may see of it, where that is more than what is open to all."""
    row = state.agreements.rows[ref]
    seen = said or row.said
    measures = _measures(state, ref, row, seen)
    found = gaps.of_measures(ref, measures)
    changes = tuple(change.said.change for change in state.agreement_changes.values(f"{ref}@"))
    hidden = max(0, row.said.measure_count - len(measures))
    return AgreementLine(ref, seen, measures, hidden, tuple(found), tuple(bound.bonds(state, ref)), changes, row.index)


def _measures(state: State, ref: str, row: AgreementRow, seen: Agreement) -> tuple[Measure, ...]:
    named = tuple(state.measures.rows[f"{ref}#{name}"].measure for name in row.measures)
    extra = tuple(one for one in seen.measures or () if one.name not in row.measures)
    return (*named, *extra)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in its newest version: where it stands, when it was first and last admitted, and how far the word has come."""

    ref: str
    said: Notice | NoticeAmendment
    version: int
    standing: NoticeStanding
    filed_ms: int
    t_ms: int
    ladders: tuple[Ladder, ...]

    @property
    def light(self) -> str:
        """Give the notice's light: red if any recipient's is, green if all are, amber otherwise."""
        lights = {ladder.light for ladder in self.ladders}
        return "red" if "red" in lights else "green" if lights == {"green"} else "amber"


def notices(state: State, refs: Iterable[str] = ()) -> list[NoticeLine]:
    """Give all notices, or those named, by reference."""
    return [notice(state, ref) for ref in (sorted(refs) or [ref for ref, _ in state.notices.items()])]


def notice(state: State, ref: str) -> NoticeLine:
    """Give one notice."""
    row = state.notices.rows[ref]
    first, newest = (state.notice_versions.rows[f"{ref}@{number:06d}"] for number in (1, row.version))
    return NoticeLine(ref, newest.said, row.version, row.standing, first.t_ms, newest.t_ms, tuple(ladders(state, ref)))
