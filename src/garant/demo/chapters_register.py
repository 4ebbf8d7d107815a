"""Chapters 4 and 6: what the register holds of one day, one incident and one side's duties; and a STOP call that goes on by the clock."""

from collections.abc import Iterator

from garant import instant
from garant.answers import books, commitments, incidents
from garant.answers.commitments import Commitment
from garant.answers.hotline_calls import Calls
from garant.answers.owed import owed
from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.gazetteer.index import PlaceIndex
from garant.node.escalating import escalate
from garant.node.sealed import as_seen_by
from garant.terminal import books as book_sheets
from garant.terminal import commitments as commitment_sheets
from garant.terminal import incidents as incident_sheets
from garant.terminal.calls_short import rung
from garant.terminal.paper import Paper, assemble, ink, pick
from garant.terminal.sheet import Sheet

_DAY, _INCIDENT, _PARTY = "2017-01-22", "reg/i-2016-strikes", "ru"
_OWED = ("measure:reg/sy-2018-idlib#m9", "measure:reg/sy-2018-idlib#m10")
"""The commitments that the demo shows of all that it counts."""


def register(out: Paper, play: Play) -> None:
    """Show two books of a day, an incident with two positions, and what a party owes."""
    begin(out, 4, "The register", "What each side says stands beside what the other says. Nobody's count is made the true one.")
    state = play.host.ledger.state
    out.print(book_sheets.books([day for day in books.days(state) if day.start == _DAY]))
    line = incidents.incident(state, _INCIDENT, state.t_ms)
    title = f"Incident {_INCIDENT}: {line.said.form.replace('_', ' ')}, by whom: {line.said.by}"
    out.print(incident_sheets.sides(title, line.sides))
    out.print(_owed(play))


def _owed(play: Play) -> Sheet:
    state = play.host.ledger.state
    found = owed(state, _PARTY, _commitments(play))
    late = sum(one.stage == "overdue" for one in found.owes)
    note = f"Of {len(found.owes)} measures that bind {_PARTY}, {late} are overdue, and {len(found.undated)} cannot be dated by anybody."
    made = Sheet(f"What {_PARTY} owes, as {_PARTY} sees it", "measure!", "what", "stage!", "by when", note=note)
    for one in found.owes:
        if one.thing in _OWED:
            when = commitment_sheets.by_when(one, state.t_ms)
            made.add(commitment_sheets.name(one), pick(one.text), commitment_sheets.stage(one), when)
    return made


def _commitments(play: Play) -> Iterator[Commitment]:
    state = play.host.ledger.state
    for ref, row in state.agreements.items():
        seen = as_seen_by(play.host.store, row.said, row.id, _PARTY, state)
        for status in commitments.statuses(state, ref):
            yield from commitments.of_agreement(state, ref, status, state.t_ms, seen)


STOP = "tr-stop-2"
_RINGS_S, _DEPUTY_S = 60, 9
"""How long the first on duty lets it ring, as the line's terms have it, and how soon the next takes it."""


def stop(out: Paper, play: Play) -> None:
    """Call a STOP, let a minute pass, let the next on duty take it."""
    begin(
        out,
        6,
        "A STOP, taken by the next on duty",
        "In 2016 such a call waited 27 minutes for one absent officer. Here anyone on duty takes it.",
    )
    ref, status = f"tr/{STOP}", {"status": "exercise", "to": ["ru"]}
    call = {"name": STOP, "channel": "tr/ru-tr-line", "urgency": "stop", "text": {"en": "Stop: our vehicles are on this road (exercise)."}}
    play.speak(STOP, "tr-unit", {**status, "type": "call/1", **call})
    play.clock.turn(_RINGS_S * instant.SECOND_MS)
    (said,) = escalate(play.host)
    play.clock.turn(_DEPUTY_S * instant.SECOND_MS)
    step = {**status, "type": "call_step/1", "call": ref}
    play.speak(f"{STOP}-taken", "ru-hq", {**step, "step": "taken", "duty": {"en": _DEPUTY}})
    play.speak(f"{STOP}-ended", "tr-unit", {"status": "exercise", "to": ["ru"], **step, "step": "ended"})
    line = Calls(play.host.ledger.state, play.host.ledger.state.t_ms, PlaceIndex([])).one(ref)
    out.print(assemble(ink(line.said.party, "bold"), " unit: ", (pick(line.said.text), "italic")))
    out.print(rung(line, f"The host let it go on by its clock and said so: entry {said.index}. Missed attempts stay on record."))


_DEPUTY = "Deputy duty officer, headquarters"
