"""Questions of `garant show` about contacts, proposals, meetings and their agenda, bodies, counts at crossings and storage sites."""

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Group, RenderableType

from garant.answers import agenda, bodies_made, crossings, proposals, readouts, storages
from garant.answers.agenda import Agenda
from garant.answers.readouts import ContactPicture
from garant.answers.requests import request
from garant.answers.seen import See
from garant.cli.naming import require_known
from garant.cli.questions import Asked, Question, Shown
from garant.node.ledger import read
from garant.node.sealed import reader
from garant.terminal import contacts, contacts_proposals, counts, meetings
from garant.terminal import requests as request_sheets
from garant.terminal.findings import signer
from garant.terminal.sheet import Sheet


def _contacts(asked: Asked) -> Shown:
    found = [readouts.contact(asked.state, ref) for ref in _refs(asked, "contacts")]
    if not asked.name:
        return found, contacts.contacts(found, asked.language)
    signers = {ref: _signers(asked, asked.state.minutes.rows[ref].index) for ref, _ in found[0].minutes}
    return found, Group(contacts.contact(found[0], signers, asked.language), *_asked_in(asked, found[0]))


def _asked_in(asked: Asked, contact: ContactPicture) -> Iterator[RenderableType]:
    """Show what was asked and proposed in a contact, with each answer or since when there is none."""
    see, state = reader(asked.store, asked.state, asked.party), asked.state
    if contact.requests:
        yield request_sheets.requests([request(state, ref, asked.at_ms, see(state.requests.rows[ref])) for ref in contact.requests])
    if contact.proposals:
        yield contacts_proposals.proposals([proposals.proposal(state, ref, asked.at_ms) for ref in contact.proposals], asked.language)


def _signers(asked: Asked, index: int) -> list[str]:
    """Give who signed an entry, as text: the key's role, level and party."""
    record = asked.store.record(index)
    keyids = read(record.data).signed.keyids if record else ()
    return [str(signer(asked.state.keys.rows[keyid])) for keyid in keyids]


def _undertakings(asked: Asked) -> Shown:
    found = list(readouts.undertakings(asked.state, asked.name))
    return found, contacts.undertakings(found, asked.language)


def _proposals(asked: Asked) -> Shown:
    found = [proposals.proposal(asked.state, ref, asked.at_ms) for ref in _refs(asked, "proposals")]
    if asked.name:
        return found, contacts_proposals.proposal(found[0], asked.language)
    return found, contacts_proposals.proposals(found, asked.language)


def _meetings(asked: Asked) -> Shown:
    found = [one for one in bodies_made.meetings(asked.state) if asked.wants(one.ref)]
    return found, meetings.meeting(found[0], asked.language) if asked.name else meetings.meetings(found, asked.language)


def _rounds(asked: Asked) -> Shown:
    found = bodies_made.rounds(asked.state, asked.name)
    if asked.name and not found:
        require_known(asked.name, [one.process for one in bodies_made.rounds(asked.state)], "process")
    return found, meetings.rounds(found)


def _bodies(asked: Asked) -> Shown:
    found = [bodies_made.body(asked.state, ref) for ref in _refs(asked, "bodies")]
    return found, meetings.bodies(found, asked.language)


def _agenda(asked: Asked) -> Shown:
    found = list(agendas(asked, reader(asked.store, asked.state, asked.party)))
    if not found:
        return found, Sheet("Agenda", "item", empty="nothing is open")
    return found, Group(*(meetings.agenda(one, asked.language) for one in found))


def agendas(asked: Asked, see: See) -> Iterator[Agenda]:
    """Give the agenda of a meeting, a body or a process by its name; without a name all that is open, status by status."""
    state, name, at_ms = asked.state, asked.name, asked.at_ms
    if not name:
        whole = (agenda.of_all(state, status, at_ms, see) for status in ("actual", "exercise", "test"))
        yield from (one for one in whole if one.items)
    elif name in state.meetings:
        yield agenda.of_meeting(state, name, at_ms, see)
    elif name in state.bodies:
        yield agenda.of_body(state, name, at_ms, see)
    else:
        processes = {(row.said.process, row.said.status) for row in state.meetings.values() if row.said.process}
        known = [*state.meetings.rows, *state.bodies.rows, *(process for process, _ in processes if process)]
        require_known(name, known, "meeting, body or process")
        yield from (agenda.of_process(state, name, status, at_ms, see) for process, status in sorted(processes) if process == name)


def _crossings(asked: Asked) -> Shown:
    found = crossings.crossings(asked.state, asked.name)
    return found, counts.crossings(found)


def _storages(asked: Asked) -> Shown:
    see = reader(asked.store, asked.state, asked.party)
    found = [storages.storage(asked.state, ref, asked.at_ms, see) for ref in _refs(asked, "storages")]
    if asked.name:
        return found, counts.storage(found[0], asked.language)
    others = storages.elsewhere(asked.state, see)
    shown = Group(counts.storages(found, asked.language), *(counts.inspection(one, asked.language) for one in others))
    return {"sites": found, "elsewhere": others}, shown


def _refs(asked: Asked, table: str) -> list[str]:
    return [ref for ref, _ in asked.state.table(table).items() if asked.wants(ref)]


QUESTIONS: Final[Mapping[str, Question]] = {
    "contacts": Question("contact", "contacts", _contacts, "meetings, visits and calls; with NAME what differs between the sides"),
    "undertakings": Question("contact", "contacts", _undertakings, "what a side would do on a condition, and whether it was asked"),
    "proposals": Question("proposal", "proposals", _proposals, "what was offered to whom, the reply, and since when there is none"),
    "meetings": Question("meeting", "meetings", _meetings, "rounds and summits, and that they have no date"),
    "rounds": Question("process", "", _rounds, "the rounds of a process by number, the missing ones, and the next date"),
    "bodies": Question("body", "bodies", _bodies, "what meetings created: members, mandates, and what nobody says of them"),
    "agenda": Question("meeting", "", _agenda, "what is open; with NAME (a meeting, body or process) between those who meet"),
    "crossings": Question("count", "crossing_counts", _crossings, "returns and aid: promised and delivered, by point and period"),
    "storages": Question("storage site", "storages", _storages, "weapons in storage: declared, inspected, found and absent"),
}
