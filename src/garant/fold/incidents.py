"""The rules of incidents, positions, findings, follow-ups and access events.

A position is a party's own word; nobody takes another's away. Whoever entered an incident shares, withdraws, merges, closes it and takes it
up again; what is a judgement (assessed, tasked, verified, ruled ...) is a step of monitors and commissions alone, for no side judges its
own case. A commission of two sides is a party of its own, whose root takes keys of both. One side's view of what happened is a position;
a finding is a monitor's, a commission's, or several parties' together, and then each of them signs it.

What is said of an excluded group has no coordinates (guard-rail 1); whence something was observed is never in the open (guard-rail 5).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from garant import instant
from garant.errors import Code
from garant.fold.agreements import grounds_of, recorded, representation_behind, require_known
from garant.fold.case import Case, own_name, require, require_registered, require_same_status, require_there
from garant.fold.things import named, require_thing, require_things
from garant.state.rows import IncidentRow, IncidentStanding
from garant.state.state import Put, State
from garant.statement.kinds import AccessEvent, Finding, FollowUp, Incident, IncidentStep, Position

BODIES = frozenset({"monitor", "commission"})
"""The categories of parties that judge: neither of the sides."""

OPEN: frozenset[IncidentStanding] = frozenset(
    {
        "registered", "shared", "assessed", "tasked", "access_refused", "verified", "not_verified", "investigated", "ruled", "not_ruled",
        "reopened",
    }
)  # fmt: skip
"""Where an incident still has something to come."""

OVER: frozenset[IncidentStanding] = frozenset({"closed", "withdrawn", "merged"})
"""From where it is taken up again."""

STEPS: Mapping[str, frozenset[IncidentStanding]] = MappingProxyType(
    {
        "shared": frozenset({"registered", "reopened"}),
        "assessed": frozenset({"registered", "shared", "reopened"}),
        "tasked": frozenset({"registered", "shared", "assessed", "access_refused", "not_verified", "reopened"}),
        "access_refused": frozenset({"tasked"}),
        "verified": frozenset({"tasked", "access_refused", "not_verified"}),
        "not_verified": frozenset({"tasked", "access_refused", "verified"}),
        "investigated": frozenset({"verified", "not_verified", "assessed", "reopened"}),
        "ruled": frozenset({"investigated", "verified"}),
        "not_ruled": frozenset({"investigated", "verified", "not_verified"}),
        "closed": OPEN,
        "reopened": OVER,
        "withdrawn": OPEN,
        "merged": OPEN,
    }
)
"""Each step, and where an incident must stand for it."""

BY_REPORTER = frozenset({"shared", "closed", "reopened", "withdrawn", "merged"})
BY_BODY = frozenset(STEPS) - {"withdrawn", "merged"}
"""Whose a step is: whoever entered the incident, or a monitor or commission."""

_ABOUT = frozenset({"incident", "item", "finding", "access", "measure", "follow_up", "plan", "agreement"})
"""What one takes a position on."""

_PROMISED = frozenset({"measure", "follow_up", "plan", "agreement"})
_KEPT = frozenset({"kept", "partly_kept", "not_kept"})
"""What is kept or not: what was promised, never an event."""


def incident(state: State, case: Case) -> Iterator[Put]:
    """An event is entered, by whom it may be."""
    said: Incident = case.said
    ref = own_name(state, "incidents", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    require_uncoordinated(said)
    _require_unseen(said)
    require_things(state, said, [f"measure:{measure}" for measure in said.measures or ()], "$.measures")
    require_things(state, said, [f"notice:{notice}" for notice in said.notices or ()], "$.notices")
    require_things(state, said, said.evidence, "$.evidence")
    yield Put("incidents", ref, IncidentRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said, standing="registered"))


def require_uncoordinated(said: Incident) -> None:
    """Refuse coordinates, open or hidden, of what is said of an excluded group."""
    if said.excluded_party is not None:
        pointed = said.sd is not None or (said.place is not None and said.place.is_pointed) or said.observer is not None
        sentence = "what is said of an excluded group is given by district, without coordinates or observer, and hides nothing"
        require(not pointed, Code.NO_GEOMETRY, sentence, "$.place")


def _require_unseen(said: Incident) -> None:
    """Refuse an observer whose place is in the open, or can be told from the distance and direction to what it saw."""
    seen = said.observer
    if seen is not None:
        place = seen.place
        shown = place is not None and (place.name is not None or place.is_pointed)
        told = shown or seen.distance_m is not None or seen.direction is not None
        sentence = "where an observer is stays hidden: hide `observer`, or say in the open only its means and its district"
        require(not told, Code.NO_GEOMETRY, sentence, "$.observer")


def incident_step(state: State, case: Case) -> Iterator[Put]:
    """What is done with an incident, by whose step it is."""
    said: IncidentStep = case.said
    row = require_incident(state, said)
    allowed = row.standing in STEPS[said.step]
    require(allowed, Code.WRONG_STEP, f"{said.incident} is {row.standing}; {said.step} does not follow from there", "$.step")
    _require_whose(state, said, row)
    if said.into is not None:
        _require_target(state, said, said.into)
    require_things(state, said, said.about, "$.about")
    if said.step == "ruled":
        found = (state.findings.get(named(thing).ref) for thing in said.about or () if named(thing).sort == "finding")
        holds = any(one is not None and one.said.incident == said.incident for one in found)
        require(holds, Code.MISSING_MEMBER, "name in `about` the finding on this incident by which it is ruled", "$.about")
    yield Put("incidents", said.incident, msgspec.structs.replace(row, standing=said.step, into=said.into))
    yield Put("incident_steps", f"{said.incident}@{case.index:012d}", recorded(case))


def _require_whose(state: State, said: IncidentStep, row: IncidentRow) -> None:
    """Refuse a step that is somebody else's. What was withdrawn or merged is taken up again by whoever did that."""
    by_body = said.step in BY_BODY and state.parties.rows[said.party].category in BODIES
    if said.step == "reopened" and row.standing != "closed":
        by_body = False
    own = said.step in BY_REPORTER and said.party == row.said.party
    whose = " or ".join(
        who for who, may in ((repr(row.said.party), said.step in BY_REPORTER), ("a monitor or commission", said.step in BY_BODY)) if may
    )
    require(own or by_body, Code.NOT_YOURS, f"{said.step} of {said.incident} is a step of {whose}", "$.party")


def _require_target(state: State, said: IncidentStep, into: str) -> None:
    """Refuse a merger into itself, and into what is itself merged or withdrawn: mergers never run in a circle."""
    require(said.incident != into, Code.BAD_VALUE, "an incident is not merged into itself", "$.into")
    require_thing(state, said, f"incident:{into}", "$.into")
    standing = state.incidents.rows[into].standing
    require(standing not in ("merged", "withdrawn"), Code.WRONG_STEP, f"{into} is {standing}; name one that stands", "$.into")


def require_incident(state: State, said: IncidentStep | Finding) -> IncidentRow:
    """Give the incident that a statement is about; refuse one that is not there, and one of another status."""
    require_there(state, "incidents", said.incident, "$.incident")
    row = state.incidents.rows[said.incident]
    require_same_status(row.said.status, said)
    return row


def position(state: State, case: Case) -> Iterator[Put]:
    """A party's word, signed by itself or by who represents it; or one that a registrar reports. None takes another's place.

    A later one about the same thing by the same signer for the same party replaces the earlier.
    """
    said: Position = case.said
    require(named(said.about).sort in _ABOUT, Code.BAD_VALUE, f"no position is taken on {said.about}", "$.about")
    fits = said.says not in _KEPT or named(said.about).sort in _PROMISED
    require(fits, Code.BAD_VALUE, "only what was promised is kept or not; say of an event whether you confirm it", "$.says")
    require_thing(state, said, said.about, "$.about")
    require_registered(state, said)
    require_known(state, said)
    reported = said.capacity == "registrar"
    require(reported == (said.by is not None), Code.BAD_VALUE, "a registrar names in `by` whose word it is, and nobody else does", "$.by")
    if said.on_behalf_of:
        require(not reported, Code.BAD_VALUE, "a registrar reports, and speaks for nobody", "$.on_behalf_of")
        yield grounds_of(case, representation_behind(state, said))
    require_things(state, said, said.evidence, "$.evidence")
    yield Put("positions", f"{said.about}>{whose(said)}:{said.status}:{said.party}", recorded(case))


def whose(said: Position) -> str:
    """Name in a key whose word it is: a party by its id, anybody else in quotation marks."""
    if said.by is not None:
        return said.by.party or f'"{said.by.text}"'
    return said.on_behalf_of or said.party


def finding(state: State, case: Case) -> Iterator[Put]:
    """A body's finding: a monitor's or a commission's, that of several parties who all sign, or one that a registrar reports."""
    said: Finding = case.said
    ref = own_name(state, "findings", said, said.name)
    require_incident(state, said)
    require_registered(state, said)
    require_known(state, said)
    if said.capacity == "party":
        makers = {who.party for who in said.by if who.party}
        require(said.party in makers, Code.NOT_YOURS, f"{said.party!r} is not among those whose finding it is", "$.by")
        judges = len(makers) > 1 or state.parties.rows[said.party].category in BODIES
        require(
            judges, Code.NOT_AUTHORISED, "one side's view is a position; a finding is a monitor's, a commission's or several sides'", "$.by"
        )
    require_things(state, said, [f"measure:{measure}" for measure in said.measures or ()], "$.measures")
    require_things(state, said, said.evidence, "$.evidence")
    yield Put("findings", ref, recorded(case))


def follow_up(state: State, case: Case) -> Iterator[Put]:
    """What is owed after an incident or a finding. That it is agreed, only those can say who owe it."""
    said: FollowUp = case.said
    ref = own_name(state, "follow_ups", said, said.name)
    require_thing(state, said, said.about, "$.about")
    require_registered(state, said)
    require_known(state, said)
    own = not said.agreed or said.capacity == "registrar" or said.party in {who.party for who in said.owed_by}
    require(own, Code.NOT_YOURS, "only who owes it says that it is agreed", "$.agreed")
    yield Put("follow_ups", ref, recorded(case))


def access_event(state: State, case: Case) -> Iterator[Put]:
    """A team was kept from a place."""
    said: AccessEvent = case.said
    ref = own_name(state, "access_events", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    early = said.arrived is None or said.left is None or instant.parse(said.arrived) <= instant.parse(said.left)
    require(early, Code.BAD_VALUE, "a team leaves after it has arrived", "$.left")
    require_things(state, said, [f"zone:{said.zone}"] if said.zone else None, "$.zone")
    require_things(state, said, [f"measure:{measure}" for measure in said.measures or ()], "$.measures")
    require_things(state, said, said.about, "$.about")
    yield Put("access_events", ref, recorded(case))
