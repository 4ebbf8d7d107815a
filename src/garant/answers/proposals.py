"""Where proposals stand: the reply and since when there is none, what countered what, and that one lapsed.

A proposal binds nobody, and is never a measure: accepted, it is still words, until an agreement is entered and accepted (guard-rail 3).
The clock of a reply: from the day on which it was made, or was entered, until `reply_by`, where its maker named one.
"""

from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers.calendar import moment_of
from garant.answers.readouts import named
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Proposal, ProposalReply
from garant.statement.values import Absent, Unknown

Stands = Literal["no_reply", "reply_unknown", "replied", "accepted", "refused", "countered", "lapsed"]


@dataclass(frozen=True, slots=True)
class Answered:
    """One reply: whose, what, when it was entered, and the proposal that it puts in the place of this one."""

    by: str
    reported: bool
    reply: str
    said: ProposalReply
    t_ms: int


@dataclass(frozen=True, slots=True)
class ProposalPicture:
    """A proposal: where it stands, since when it waits, whether its clock has run out, and the chain of counter-proposals around it."""

    ref: str
    said: Proposal
    t_ms: int
    stands: Stands
    answers: tuple[Answered, ...]
    waits_ms: int | None
    due_ms: int | None
    overdue: bool
    chain: tuple[str, ...]


def proposal(state: State, ref: str, at_ms: int) -> ProposalPicture:
    """Give where one proposal stands at an instant."""
    row = state.proposals.rows[ref]
    answers = tuple(_answered(one) for one in sorted(state.proposal_replies.values(f"{ref}@"), key=lambda one: one.index))
    stands = _stands(row.said, answers)
    made = moment_of(row.said.when)
    waits = max(0, at_ms - (made.last_ms if made else row.t_ms)) if stands == "no_reply" else None
    due = instant.parse(row.said.reply_by) if row.said.reply_by else None
    overdue = waits is not None and due is not None and at_ms >= due
    return ProposalPicture(ref, row.said, row.t_ms, stands, answers, waits, due, overdue, chain(state, ref))


def proposals(state: State, at_ms: int) -> list[ProposalPicture]:
    """Give all proposals, by reference."""
    return [proposal(state, ref, at_ms) for ref, _ in state.proposals.items()]


def _answered(row: Recorded[ProposalReply]) -> Answered:
    said = row.said
    return Answered(named(said.by) if said.by else said.party, said.capacity == "registrar", said.reply, said, row.t_ms)


def _stands(said: Proposal, answers: tuple[Answered, ...]) -> Stands:
    """Give where it stands: the newest reply entered, else what its own text says of a reply."""
    if answers:
        return answers[-1].said.reply
    match said.reply:
        case Absent():
            return "no_reply"
        case Unknown():
            return "reply_unknown"
        case _:
            return "replied"


def chain(state: State, ref: str) -> tuple[str, ...]:
    """Give the chain of counter-proposals that one stands in, the first first; alone it is a chain of one."""
    counters: dict[str, str] = {}
    for row in sorted(state.proposal_replies.values(), key=lambda row: row.index):
        if row.said.counter:
            counters[row.said.proposal] = row.said.counter
    before = {counter: proposal for proposal, counter in reversed(counters.items())}
    links = [ref]
    while (earlier := before.get(links[0])) and earlier not in links:
        links.insert(0, earlier)
    while (later := counters.get(links[-1])) and later not in links:
        links.append(later)
    return tuple(links)
