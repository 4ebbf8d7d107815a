"""The rules of contacts, readouts, proposals, meetings and bodies: names, references, and in which capacity one speaks."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded, require_known
from garant.fold.case import Case, own_name, require, require_referred, require_registered, require_same_status, require_there
from garant.fold.since import require_in_force
from garant.fold.things import require_things
from garant.state.state import Put, State
from garant.statement.kinds import Body, Contact, Meeting, MeetingOutcome, Minutes, Proposal, ProposalReply, Readout


def contact(state: State, case: Case) -> Iterator[Put]:
    """A contact is entered by a side that took part, or by a registrar."""
    said: Contact = case.said
    ref = own_name(state, "contacts", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    took_part = said.capacity == "registrar" or said.party in {who.party for who in said.between}
    require(took_part, Code.NOT_YOURS, f"{said.party!r} took no part in it; a registrar reports the contacts of others", "$.between")
    require_referred(state, (*(said.outcome or ()), *(said.refers_to or ())))
    yield Put("contacts", ref, recorded(case))


def readout(state: State, case: Case) -> Iterator[Put]:
    """A side signs its own words; what others said is for a registrar to report."""
    said: Readout = case.said
    require_in_force(state, said)
    require_there(state, "contacts", said.contact, "$.contact")
    require_same_status(state.contacts.rows[said.contact].said.status, said)
    require_registered(state, said)
    require_known(state, said)
    speakers = {who.party for who in said.by} if isinstance(said.by, tuple) else {None}
    own = said.capacity == "registrar" or speakers == {said.party}
    require(own, Code.NOT_YOURS, f"{said.party!r} can sign its own words only; a registrar reports those of others", "$.by")
    require_points(state, said)
    ref = own_name(state, "readouts", said, said.name)
    yield Put("readouts", ref, recorded(case))


def minutes(state: State, case: Case) -> Iterator[Put]:
    """Two sides of a contact sign one text of it."""
    said: Minutes = case.said
    require_there(state, "contacts", said.contact, "$.contact")
    held = state.contacts.rows[said.contact].said
    require_same_status(held.status, said)
    sides = {who.party for who in held.between}
    require(said.party != said.other, Code.BAD_VALUE, "minutes are signed by two different sides", "$.other")
    require({said.party, said.other} <= sides, Code.NOT_YOURS, f"minutes of {said.contact} are signed by two of its sides", "$.other")
    ref = own_name(state, "minutes", said, said.name)
    require_referred(state, said.outcome or ())
    require_points(state, said)
    yield Put("minutes", ref, recorded(case))


def require_points(state: State, said: Readout | Minutes) -> None:
    """Refuse points about what is not there."""
    require_things(state, said, [point.about for point in said.points or () if point.about], "$.points")


def proposal(state: State, case: Case) -> Iterator[Put]:
    """An offer or a request, by its maker or as a registrar reports it."""
    said: Proposal = case.said
    require_in_force(state, said)
    ref = own_name(state, "proposals", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by.party == said.party
    require(own, Code.NOT_YOURS, f"{said.party!r} can make its own proposals only", "$.by")
    if said.contact:
        require_there(state, "contacts", said.contact, "$.contact")
        require_same_status(state.contacts.rows[said.contact].said.status, said)
    yield Put("proposals", ref, recorded(case))


def proposal_reply(state: State, case: Case) -> Iterator[Put]:
    """Those to whom a proposal was addressed answer it; its maker may say that it lapsed. A registrar names whose reply it reports."""
    said: ProposalReply = case.said
    require_in_force(state, said)
    require_there(state, "proposals", said.proposal, "$.proposal")
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by is None
    require(own, Code.NOT_YOURS, f"{said.party!r} replies for itself; a registrar reports the replies of others", "$.by")
    asked = state.proposals.rows[said.proposal].said
    require_same_status(asked.status, said)
    sides = {who.party for who in asked.addressed_to} | ({asked.by.party} if said.reply == "lapsed" else set())
    require(
        said.capacity == "registrar" or said.party in sides,
        Code.NOT_YOURS,
        f"{said.proposal} was not addressed to {said.party!r}",
        "$.party",
    )
    require(
        (said.counter is not None) == (said.reply == "countered"), Code.BAD_VALUE, "name the counter-proposal, and only then", "$.counter"
    )
    if said.counter:
        require_there(state, "proposals", said.counter, "$.counter")
    yield Put("proposal_replies", f"{said.proposal}@{case.index:012d}", recorded(case))


def meeting(state: State, case: Case) -> Iterator[Put]:
    """A round, congress or summit, after or before another one."""
    said: Meeting = case.said
    require_in_force(state, said)
    ref = own_name(state, "meetings", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    for other in filter(None, (said.before, said.after)):
        require_there(state, "meetings", other, "$.after")
    if said.body:
        require_there(state, "bodies", said.body, "$.body")
    yield Put("meetings", ref, recorded(case))


def meeting_outcome(state: State, case: Case) -> Iterator[Put]:
    """A party that took part, or a registrar, says what became of a meeting."""
    said: MeetingOutcome = case.said
    require_there(state, "meetings", said.meeting, "$.meeting")
    planned = state.meetings.rows[said.meeting].said
    require_same_status(planned.status, said)
    require_registered(state, said)
    sides = {who.party for who in planned.between or ()} | {planned.party}
    own = said.capacity == "registrar" or said.party in sides
    require(own, Code.NOT_YOURS, f"{said.party!r} had no part in {said.meeting}", "$.party")
    if said.next:
        require_there(state, "meetings", said.next, "$.next")
    require_things(state, said, [item.about for item in said.items or () if item.about], "$.items")
    yield Put("meeting_outcomes", f"{said.meeting}@{case.index:012d}", recorded(case))


def body(state: State, case: Case) -> Iterator[Put]:
    """What a meeting or an agreement created."""
    said: Body = case.said
    require_in_force(state, said)
    ref = own_name(state, "bodies", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    made = said.made_by is None or said.made_by in state.meetings or said.made_by in state.agreements
    require(made, Code.UNKNOWN_REFERENCE, f"there is no meeting or agreement {said.made_by}", "$.made_by")
    for agreement in said.agreements or ():
        require_there(state, "agreements", agreement, "$.agreements")
    yield Put("bodies", ref, recorded(case))
