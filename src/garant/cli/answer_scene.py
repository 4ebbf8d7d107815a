"""The picture of `garant check`: notices that were asked about, what they meet, and the zones of measures that speak of them."""

from collections.abc import Iterator, Sequence

from garant.answers.deconflict import Answer, Conflict
from garant.answers.extents import volumes_of
from garant.answers.zones import readings_of
from garant.cli.asking import Checked
from garant.instant import Window
from garant.state.flights import flight
from garant.state.state import State
from garant.terminal.picture import Crossing, Ground, Scene, Thing
from garant.terminal.spans import counted, moment

_GROUNDS_MAX = 6


def of_answers(state: State, checked: Sequence[Checked], now_ms: int) -> Scene:
    """Draw notices that were asked about, what they meet, and the zones of measures that stand against them."""
    telling = [one for one in checked if one.found.conflicts or one.found.hits] or list(checked)
    asked = [_asked_thing(one.found) for one in telling]
    met = {one.notice: one for each in telling for one in each.found.conflicts}
    others = [_recorded_thing(state, one) for ref, one in sorted(met.items())]
    crossings = tuple(_crossing(each.found, one) for each in telling for one in each.found.conflicts)
    note = f"As of {moment(now_ms)}Z, against a log of {state.size:,} entries."
    return Scene(_title(telling), (note,), (*asked, *others), crossings, tuple(_grounds(state, telling)))


def _title(telling: Sequence[Checked]) -> str:
    names = [one.found.asked.ref for one in telling]
    return f"What {names[0]} meets" if len(names) == 1 else f"What {counted(len(names), 'notice')} meet"


def _asked_thing(found: Answer) -> Thing:
    return Thing(found.asked.ref, found.asked.party, found.asked.volumes or ())


def _recorded_thing(state: State, one: Conflict) -> Thing:
    row = flight(state, one.notice)
    if row is not None:
        return Thing(one.notice, one.party, volumes_of(row.extents))
    said = state.notice_versions.rows[f"{one.notice}@{one.version:06d}"].said
    return Thing(one.notice, one.party, said.volumes or ())


def _crossing(found: Answer, one: Conflict) -> Crossing:
    return Crossing(found.asked.ref, one.notice, one.place, Window(one.start_ms, one.end_ms), one.closest_m, one.news)


def _grounds(state: State, telling: Sequence[Checked]) -> Iterator[Ground]:
    """Give the zones of the measures that speak of the notices, as each reading under which they do has them."""
    hits = {
        (one.found.asked.status, hit.zone, reading) for one in telling for hit in one.found.hits for reading in hit.readings if hit.zone
    }
    for status, zone, reading in sorted(hits)[:_GROUNDS_MAX]:
        for shape in readings_of(state, zone or "", status):
            if shape.reading == reading:
                yield Ground(zone or "", reading, shape.body)
