"""Questions about contacts, proposals, meetings and their agenda, bodies, counts at crossings and storage sites."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from garant.answers import agenda, bodies_made, crossings, proposals, readouts, storages
from garant.answers.agenda import Agenda
from garant.answers.bodies_made import BodyPicture, MeetingPicture, Rounds
from garant.answers.crossings import Crossings
from garant.answers.proposals import ProposalPicture
from garant.answers.readouts import ContactPicture, Undertaking
from garant.answers.storages import InspectionPicture, StoragePicture
from garant.node.naming import require_known
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import reader


class StoragesFound(NamedTuple):
    """Storage sites, and inspections of places that nobody declared; `elsewhere` is None where one site was asked for."""

    sites: list[StoragePicture]
    elsewhere: list[InspectionPicture] | None


def _contacts(asked: Asked) -> list[ContactPicture]:
    return [readouts.contact(asked.state, ref) for ref in asked.names("contacts")]


def _undertakings(asked: Asked) -> list[Undertaking]:
    return list(readouts.undertakings(asked.state, asked.name))


def _proposals(asked: Asked) -> list[ProposalPicture]:
    return [proposals.proposal(asked.state, ref, asked.at_ms) for ref in asked.names("proposals")]


def _meetings(asked: Asked) -> list[MeetingPicture]:
    return [one for one in bodies_made.meetings(asked.state) if asked.wants(one.ref)]


def _rounds(asked: Asked) -> list[Rounds]:
    found = bodies_made.rounds(asked.state, asked.name)
    if asked.name and not found:
        require_known(asked.name, [one.process for one in bodies_made.rounds(asked.state)], "process")
    return found


def _bodies(asked: Asked) -> list[BodyPicture]:
    return [bodies_made.body(asked.state, ref) for ref in asked.names("bodies")]


def _agenda(asked: Asked) -> list[Agenda]:
    """Give the agenda of a meeting, a body or a process by its name; without a name all that is open, status by status."""
    return list(_agendas(asked))


def _agendas(asked: Asked) -> Iterator[Agenda]:
    state, name, at_ms = asked.state, asked.name, asked.at_ms
    see = reader(asked.store, state, asked.party)
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


def _crossings(asked: Asked) -> Crossings:
    return crossings.crossings(asked.state, asked.name)


def _storages(asked: Asked) -> StoragesFound:
    see = reader(asked.store, asked.state, asked.party)
    found = [storages.storage(asked.state, ref, asked.at_ms, see) for ref in asked.names("storages")]
    return StoragesFound(found, None if asked.name else storages.elsewhere(asked.state, see))


def _storages_data(found: StoragesFound) -> Any:  # noqa: ANN401 - data on its way out
    return found.sites if found.elsewhere is None else found._asdict()


QUESTIONS: Final[Mapping[str, Question]] = {
    "contacts": Question("contact", "contacts", "meetings, visits and calls; with NAME what differs between the sides", _contacts),
    "undertakings": Question("contact", "contacts", "what a side would do on a condition, and whether it was asked", _undertakings),
    "proposals": Question("proposal", "proposals", "what was offered to whom, the reply, and since when there is none", _proposals),
    "meetings": Question("meeting", "meetings", "rounds and summits, and that they have no date", _meetings),
    "rounds": Question("process", "", "the rounds of a process by number, the missing ones, and the next date", _rounds),
    "bodies": Question("body", "bodies", "what meetings created: members, mandates, and what nobody says of them", _bodies),
    "agenda": Question("meeting", "", "what is open; with NAME (a meeting, body or process) between those who meet", _agenda),
    "crossings": Question("count", "crossing_counts", "returns and aid: promised and delivered, by point and period", _crossings),
    "storages": Question(
        "storage site", "storages", "weapons in storage: declared, inspected, found and absent", _storages, _storages_data
    ),
}
