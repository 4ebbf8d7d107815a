"""Contacts, proposals, meetings and their agenda, bodies, counts at crossings and storage sites, on paper."""

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Group, RenderableType

from garant.answers import proposals
from garant.answers.agenda import Agenda
from garant.answers.bodies_made import MeetingPicture
from garant.answers.proposals import ProposalPicture
from garant.answers.readouts import ContactPicture
from garant.answers.requests import request
from garant.cli.questions import Sheet
from garant.node.ledger import read
from garant.node.questions.asked import Asked
from garant.node.questions.counts import StoragesFound
from garant.node.sealed import reader
from garant.terminal import contacts, contacts_proposals, counts, meetings
from garant.terminal import requests as request_sheets
from garant.terminal import sheet as paper
from garant.terminal.findings import signer


def _contacts(asked: Asked, found: list[ContactPicture], language: str) -> RenderableType:
    if not asked.name:
        return contacts.contacts(found, language)
    signers = {ref: _signers(asked, asked.state.minutes.rows[ref].index) for ref, _ in found[0].minutes}
    return Group(contacts.contact(found[0], signers, language), *_asked_in(asked, found[0], language))


def _asked_in(asked: Asked, contact: ContactPicture, language: str) -> Iterator[RenderableType]:
    """Show what was asked and proposed in a contact, with each answer or since when there is none."""
    see, state = reader(asked.store, asked.state, asked.party), asked.state
    if contact.requests:
        yield request_sheets.requests([request(state, ref, asked.at_ms, see(state.requests.rows[ref])) for ref in contact.requests])
    if contact.proposals:
        yield contacts_proposals.proposals([proposals.proposal(state, ref, asked.at_ms) for ref in contact.proposals], language)


def _signers(asked: Asked, index: int) -> list[str]:
    """Give who signed an entry, as text: the key's role, level and party."""
    record = asked.store.record(index)
    keyids = read(record.data).signed.keyids if record else ()
    return [str(signer(asked.state.keys.rows[keyid])) for keyid in keyids]


def _proposals(asked: Asked, found: list[ProposalPicture], language: str) -> RenderableType:
    return contacts_proposals.proposal(found[0], language) if asked.name else contacts_proposals.proposals(found, language)


def _meetings(asked: Asked, found: list[MeetingPicture], language: str) -> RenderableType:
    return meetings.meeting(found[0], language) if asked.name else meetings.meetings(found, language)


def _agenda(_asked: Asked, found: list[Agenda], language: str) -> RenderableType:
    if not found:
        return paper.Sheet("Agenda", "item", empty="nothing is open")
    return Group(*(meetings.agenda(one, language) for one in found))


def _storages(_asked: Asked, found: StoragesFound, language: str) -> RenderableType:
    if found.elsewhere is None:
        return counts.storage(found.sites[0], language)
    return Group(counts.storages(found.sites, language), *(counts.inspection(one, language) for one in found.elsewhere))


SHEETS: Final[Mapping[str, Sheet]] = {
    "contacts": _contacts,
    "undertakings": lambda _asked, found, language: contacts.undertakings(found, language),
    "proposals": _proposals,
    "meetings": _meetings,
    "rounds": lambda _asked, found, _language: meetings.rounds(found),
    "bodies": lambda _asked, found, language: meetings.bodies(found, language),
    "agenda": _agenda,
    "crossings": lambda _asked, found, _language: counts.crossings(found),
    "storages": _storages,
}
