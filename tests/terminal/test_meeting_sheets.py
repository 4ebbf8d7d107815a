"""The sheets of contacts, proposals, meetings, agendas and counts, drawn from awkward texts at any width: nothing acts, nothing crashes."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from garant import instant
from garant.answers import agenda, bodies_made, crossings, proposals, readouts, storages
from garant.answers.agenda_dates import dated_things
from garant.terminal import contacts, contacts_proposals, counts, meetings
from tests.fold.test_counts import COUNT, LOOK, SITE
from tests.terminal.prints import in_a_pipe, on_a_terminal
from tests.terminal.test_tables import AWKWARD, CONTROLS, OURS, WIDTHS
from tests.world import BODY, CONTACT, MEETING, PROPOSAL, READOUT, World

AT_MS = instant.parse("2019-01-01T00:00:00Z")
SAYS = {"en": AWKWARD}


@cache
def world() -> World:
    made = World(rules_level=3)
    tr, ru = made.side("tr"), made.side("ru")
    made.admit(tr.headquarters, {**CONTACT, "level": AWKWARD, "place": AWKWARD})
    for side, place in ((tr, "Sochi"), (ru, AWKWARD)):
        points: list[dict[str, Any]] = [
            {"topic": "line", "says": f"{side.name} {AWKWARD}"},
            {"topic": f"only_{side.name}", "says": AWKWARD, "standing": "conditional", "condition": AWKWARD},
        ]
        own = {**READOUT, "by": [{"party": side.name}], "says": SAYS, "points": points, "place": place}
        made.admit(side.headquarters, own)
    agreed = {
        "type": "minutes/1",
        "contact": "tr/call-1",
        "name": "agreed",
        "other": "ru",
        "says": SAYS,
        "points": [{"topic": "line", "says": AWKWARD}],
    }
    made.admit([tr.headquarters, ru.headquarters], agreed)
    made.admit(tr.headquarters, {**PROPOSAL, "text": SAYS, "in_exchange": [{"of": {"party": "ru"}, "text": SAYS}]})
    refused = {"type": "proposal_reply/1", "proposal": "tr/other", "capacity": "party", "reply": "refused", "text": SAYS}
    made.admit(tr.headquarters, {**PROPOSAL, "name": "other"})
    made.admit(ru.headquarters, refused)
    for number in (1, 4):
        made.admit(
            tr.headquarters, {**MEETING, "name": f"round-{number}", "number": number, "process": AWKWARD, "title": SAYS, "place": AWKWARD}
        )
    outcome = {"type": "meeting_outcome/1", "meeting": "tr/round-1", "capacity": "party", "stands": "held", "when": {"is": "none"}}
    item = {"about": "meeting:tr/round-4", "text": SAYS, "standing": "said"}
    made.admit(tr.headquarters, {**outcome, "next_when": {"is": "none", "note": AWKWARD}, "items": [item], "text": SAYS})
    made.admit(tr.headquarters, {**BODY, "title": SAYS, "purpose": SAYS, "made_by": "tr/round-1"})
    made.admit(tr.headquarters, {**COUNT, "point": AWKWARD})
    made.admit(tr.headquarters, {**COUNT, "name": "aid-2", "form": "returns", "unit": "persons", "voluntary": "mixed"})
    made.admit(tr.headquarters, {**SITE, "title": SAYS, "district": AWKWARD, "place": {"name": AWKWARD}})
    made.admit(ru.unit, {**LOOK, "absent": [{"form": "tank", "count": 1, "because": AWKWARD}], "text": SAYS})
    return made


def site() -> storages.StoragePicture:
    return storages.storage(world().state, "tr/depot", AT_MS)


DRAWN: dict[str, Callable[[], RenderableType]] = {
    "contacts": lambda: contacts.contacts([readouts.contact(world().state, "tr/call-1")]),
    "contact": lambda: contacts.contact(readouts.contact(world().state, "tr/call-1"), {"tr/agreed": [AWKWARD]}),
    "undertakings": lambda: contacts.undertakings(list(readouts.undertakings(world().state))),
    "proposals": lambda: contacts_proposals.proposals(proposals.proposals(world().state, AT_MS)),
    "proposal": lambda: contacts_proposals.proposal(proposals.proposal(world().state, "tr/other", AT_MS)),
    "meetings": lambda: meetings.meetings(bodies_made.meetings(world().state)),
    "meeting": lambda: meetings.meeting(bodies_made.meeting(world().state, "tr/round-1")),
    "rounds": lambda: meetings.rounds(bodies_made.rounds(world().state)),
    "bodies": lambda: meetings.bodies(bodies_made.bodies(world().state)),
    "agenda": lambda: meetings.agenda(agenda.of_all(world().state, "actual", AT_MS)),
    "not dated": lambda: meetings.not_dated(dated_things(world().state, AT_MS)),
    "crossings": lambda: counts.crossings(crossings.crossings(world().state)),
    "storages": lambda: counts.storages([site()]),
    "storage": lambda: counts.storage(site()),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWN)
def test_it_is_drawn_within_its_width_and_nothing_in_it_acts(name: str, width: int) -> None:
    shown = on_a_terminal(DRAWN[name](), width)
    assert not {mark for mark in shown if unicodedata.category(mark) in CONTROLS} - OURS
    for line in shown.splitlines():
        assert cell_len(line) <= width
        assert line.count("\u2068") == line.count("\u2069"), "an isolate ends with its line"


@pytest.mark.parametrize("name", DRAWN)
def test_a_pipe_gets_no_colour(name: str) -> None:
    assert "\x1b" not in in_a_pipe(DRAWN[name]())


def flat(name: str) -> str:
    return " ".join(on_a_terminal(DRAWN[name](), 2_000).split())


def test_what_differs_stands_side_by_side() -> None:
    shown = flat("contact")
    assert "only tr speaks of it" in shown
    assert "the words differ" in shown


def test_a_missing_number_and_a_missing_date_are_shown() -> None:
    shown = flat("rounds")
    assert "Not on record: 2 to 3." in shown
    assert "no date: none" in shown


def test_an_absence_that_nobody_explains_is_told() -> None:
    assert "2 (1 unexplained)" in in_a_pipe(DRAWN["storage"]())
