"""The rules of agreements: who may enter one, what it may refer to, who accepts it, what became of it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from garant.errors import Code, Refused
from garant.fold.case import (
    Case,
    own_name,
    parts,
    require,
    require_parties,
    require_referred,
    require_registered,
    require_same_status,
    require_there,
)
from garant.fold.since import WHOLE_ZONES, reaches, require_in_force
from garant.fold.zone_rules import require_whole, require_zone
from garant.state.rows import AgreementRow, GroundsRow, MeasureRow, Recorded, RepresentationRow, ZoneRow
from garant.state.state import Put, State
from garant.statement.activities import ATTACKS, PROHIBITABLE
from garant.statement.kinds import Acceptance, Agreement, AgreementChange, AgreementPart, BookReply, Fulfilment, Position, Reply
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Source, Who
from garant.statement.zones import Zone

_NEVER_BLANK = ("title", "between", "in_force", "end")
"""What an agreement must say unless it hides members: `unknown` or `none` are answers, a blank is not."""


def recorded(case: Case) -> Recorded[Any]:
    """Give the row that holds what was said."""
    return Recorded(index=case.index, t_ms=case.t_ms, id=case.id, said=case.said)


def require_known(state: State, said: Struct) -> None:
    """Refuse people named as parties who are none, anywhere in a statement."""
    require_parties(state, sorted({one.party for one in parts(said) if isinstance(one, Who) and one.party}), "$")


def agreement(state: State, case: Case) -> Iterator[Put]:
    """An agreement is entered whole in what it refers to; its parts may follow."""
    said: Agreement = case.said
    ref = own_name(state, "agreements", said, said.name)
    require_registered(state, said)
    blank = [name for name in _NEVER_BLANK if getattr(said, name) is None and said.sd is None]
    require(not blank, Code.MISSING_MEMBER, f"say {', '.join(blank)} too; `unknown` and `none` are answers", "$")
    require_referred(state, said.refers_to or ())
    _require_side(said)
    row = AgreementRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said)
    yield from _contents(state, case, ref, row)


def _require_side(said: Agreement) -> None:
    """Refuse an agreement that is entered in the capacity of a party by somebody whom it does not name. What is hidden is not judged."""
    named = [whos for whos in (said.between, said.guarantors) if isinstance(whos, tuple)]
    if said.capacity == "party" and isinstance(said.between, tuple):
        sides = {who.party for whos in named for who in whos}
        require(
            said.party in sides,
            Code.NOT_YOURS,
            f"{said.party!r} is no side of it; a registrar enters the agreements of others",
            "$.between",
        )


def agreement_part(state: State, case: Case) -> Iterator[Put]:
    """The party that entered an agreement adds to it, up to the count that it gave."""
    said: AgreementPart = case.said
    require_there(state, "agreements", said.agreement, "$.agreement")
    row = state.agreements.rows[said.agreement]
    require(row.said.party == said.party, Code.NOT_YOURS, f"{row.said.party!r} entered {said.agreement}; only it adds parts", "$.party")
    require_same_status(row.said.status, said)
    yield Put("agreement_parts", f"{said.agreement}@{case.index:012d}", recorded(case))
    yield from _contents(state, case, said.agreement, row)


def _contents(state: State, case: Case, ref: str, row: AgreementRow) -> Iterator[Put]:
    """Put what an agreement, or a part of it, brings: every name new, every reference known. What is hidden is not judged."""
    said: Agreement | AgreementPart = case.said
    require_in_force(state, said)
    require_known(state, said)
    measures, zones = said.measures or (), said.zones or ()
    new = msgspec.structs.replace(
        row,
        measures=_added(row.measures, measures, "$.measures"),
        zones=_added(row.zones, zones, "$.zones"),
        sources=_added(row.sources, said.sources or (), "$.sources"),
    )
    count = row.said.measure_count
    require(len(new.measures) <= count, Code.BAD_VALUE, f"{len(new.measures)} measures; measure_count says {count}", "$.measure_count")
    _require_cited((*measures, *zones), set(new.sources))
    _require_activities(measures)
    _require_exempts(state, measures)
    for zone in zones:
        require_zone(state, zone)
    if row.said.sd is None and said.sd is None:
        _require_zones(state, measures, set(new.zones))
        if reaches(state, WHOLE_ZONES):
            require_whole(zones, set(new.zones))
    yield Put("agreements", ref, new)
    yield from (Put("measures", f"{ref}#{one.name}", MeasureRow(index=case.index, measure=one)) for one in measures)
    yield from (Put("zones", f"{ref}#{one.name}", ZoneRow(index=case.index, zone=one)) for one in zones)


def acceptance(state: State, case: Case) -> Iterator[Put]:
    """A party binds itself, or one that it represents. What a party says itself and what its representative says stand side by side."""
    said: Acceptance = case.said
    require_there(state, "agreements", said.agreement, "$.agreement")
    if said.on_behalf_of:
        yield grounds_of(case, representation_behind(state, said))
    strange = sorted(set(said.measures or ()) - set(state.agreements.rows[said.agreement].measures))
    sealed = state.agreements.rows[said.agreement].said.sd is not None
    require(sealed or not strange, Code.UNKNOWN_REFERENCE, f"{said.agreement} has no measure {', '.join(strange)}", "$.measures")
    yield Put("acceptances", _bond(said.agreement, said.on_behalf_of or said.party, said), recorded(case))


def _bond(agreement: str, bound: str, said: Acceptance | AgreementChange) -> str:
    return f"{agreement}>{bound}:{said.status}:{said.party}"


def agreement_change(state: State, case: Case) -> Iterator[Put]:
    """A side, or a registrar with a source, says what became of an agreement."""
    said: AgreementChange = case.said
    require_there(state, "agreements", said.agreement, "$.agreement")
    require_registered(state, said)
    if said.superseded_by:
        require_there(state, "agreements", said.superseded_by, "$.superseded_by")
    require(
        (said.superseded_by is not None) == (said.change == "superseded"), Code.BAD_VALUE, "name what it was superseded by, and only then"
    )
    entered = state.agreements.rows[said.agreement].said.party == said.party
    accepted = _bond(said.agreement, said.party, said) in state.acceptances
    require(
        entered or accepted or said.capacity == "registrar", Code.NOT_YOURS, f"{said.party!r} has no part in {said.agreement}", "$.party"
    )
    yield Put("agreement_changes", f"{said.agreement}@{case.index:012d}", recorded(case))


def grounds_of(case: Case, grounds: RepresentationRow) -> Put:
    """Keep on which representation a word for another party leaned, for those who prove it later."""
    return Put("bond_grounds", f"{case.index:012d}", GroundsRow(index=case.index, representation=grounds.index))


def representation_behind(state: State, said: Acceptance | Position | BookReply | Reply | Fulfilment) -> RepresentationRow:
    """Give the representation in force on which a word for another party leans, or refuse it."""
    row = state.representations.get(f"{said.party}>{said.on_behalf_of}")
    if row is None or row.ended is not None or row.status != said.status:
        sentence = f"no representation in force lets {said.party!r} speak for {said.on_behalf_of!r}"
        raise Refused(Code.NOT_REPRESENTED, sentence, "$.on_behalf_of")
    return row


def _added(names: tuple[str, ...], brought: Iterable[Measure | Zone | Source], where: str) -> tuple[str, ...]:
    new = (*names, *(one.name for one in brought))
    require(len(new) == len(set(new)), Code.NAME_TAKEN, "a name stands twice in this agreement", where)
    return new


def _require_cited(citing: Iterable[Measure | Zone], sources: set[str]) -> None:
    unknown = sorted({name for one in citing for name in one.sources or ()} - sources)
    require(not unknown, Code.UNKNOWN_REFERENCE, f"no source is named {', '.join(unknown)} here", "$.sources")


def _require_activities(measures: Iterable[Measure]) -> None:
    """Refuse words outside the vocabulary, and measures that would allow an attack: an attack is only ever prohibited (guard-rail 2)."""
    for measure in measures:
        allowed = {word for one in measure.with_notice or () for word in one.activities}
        allowed |= {word for one in measure.with_consent or () for word in one.activities}
        allowed |= {word for one in measure.exempts or () for word in one.activities or ()}
        attacks = ", ".join(sorted(allowed & ATTACKS))
        require(not attacks, Code.ATTACK_ACTIVITY, f"measure {measure.name} would allow {attacks}; it can be prohibited only", "$.measures")
        strange = ", ".join(sorted((allowed | set(measure.prohibited or ())) - PROHIBITABLE))
        require(not strange, Code.UNKNOWN_ACTIVITY, f"measure {measure.name} names {strange}, not in the vocabulary", "$.measures")


def _require_exempts(state: State, measures: Iterable[Measure]) -> None:
    exempt = {party for measure in measures for one in measure.exempts or () for party in one.parties or ()}
    require_parties(state, sorted(exempt), "$.measures")


def _require_zones(state: State, measures: Iterable[Measure], own: set[str]) -> None:
    for measure in measures:
        for name in measure.zone if isinstance(measure.zone, tuple) else ():
            known = name in own or name in state.zones
            require(known, Code.UNKNOWN_REFERENCE, f"measure {measure.name} applies to a zone {name!r} that is not there", "$.measures")
