"""The rules of contacts, readouts, proposals, meetings and bodies: names, references, and in which capacity one speaks."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded, require_known
from garant.fold.case import Case, own_name, require, require_referred, require_registered, require_same_status, require_there
from garant.state.state import Put, State
from garant.statement.kinds import Body, Contact, Meeting, Proposal, ProposalReply, Readout


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
    require_there(state, "contacts", said.contact, "$.contact")
    require_same_status(state.contacts.rows[said.contact].said.status, said)
    require_registered(state, said)
    require_known(state, said)
    speakers = {who.party for who in said.by} if isinstance(said.by, tuple) else {None}
    own = said.capacity == "registrar" or speakers == {said.party}
    require(own, Code.NOT_YOURS, f"{said.party!r} can sign its own words only; a registrar reports those of others", "$.by")
    ref = own_name(state, "readouts", said, said.name)
    yield Put("readouts", ref, recorded(case))


def proposal(state: State, case: Case) -> Iterator[Put]:
    """An offer or a request, by its maker or as a registrar reports it."""
    said: Proposal = case.said
    ref = own_name(state, "proposals", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by.party == said.party
    require(own, Code.NOT_YOURS, f"{said.party!r} can make its own proposals only", "$.by")
    yield Put("proposals", ref, recorded(case))


def proposal_reply(state: State, case: Case) -> Iterator[Put]:
    """Those to whom a proposal was addressed answer it; its maker may say that it lapsed."""
    said: ProposalReply = case.said
    require_there(state, "proposals", said.proposal, "$.proposal")
    require_registered(state, said)
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
    ref = own_name(state, "meetings", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    for other in filter(None, (said.before, said.after)):
        require_there(state, "meetings", other, "$.after")
    yield Put("meetings", ref, recorded(case))


def body(state: State, case: Case) -> Iterator[Put]:
    """What a meeting or an agreement created."""
    said: Body = case.said
    ref = own_name(state, "bodies", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    made = said.made_by is None or said.made_by in state.meetings or said.made_by in state.agreements
    require(made, Code.UNKNOWN_REFERENCE, f"there is no meeting or agreement {said.made_by}", "$.made_by")
    yield Put("bodies", ref, recorded(case))
