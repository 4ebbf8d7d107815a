"""One valid statement of every kind of incidents and what follows from them, small enough to read."""

from typing import Any, Final

from tests.statement.examples import SOURCE, said

_SHARED: Final = {"name": "Mill bridge", "position": [366_100_000, 359_300_000], "precision": "settlement", "district": "Upper valley"}

INCIDENT: Final[dict[str, Any]] = said(
    "incident/1",
    "north",
    to=["south"],
    name="shots-at-the-mill",
    capacity="party",
    basis="own_observation",
    form="small_arms_fire",
    standing="alleged",
    when={"is": "dated", "date": "2018-09-17", "utc": "2018-09-17T11:20:00Z", "words": "about 14:20"},
    time_precision="minute",
    place=_SHARED,
    district="Upper valley",
    observer={"means": "heard", "place": {"district": "Upper valley", "precision": "district"}},
    by="undetermined",
    against=[{"party": "south"}],
    weapon="undetermined",
    effects=[{"form": "damage_to_building", "count": 1}, {"form": "wounded", "count": "undetermined", "text": "a mill hand"}],
    measures=["reg/valley-2018#m1"],
    notices=["south/patrol-3"],
    text={"en": "Three bursts from the east bank."},
    evidence=["evidence:north/recording-1"],
    _sd=["A" * 43],
    share=["south"],
)

INCIDENT_STEP: Final[dict[str, Any]] = said(
    "incident_step/1",
    "north",
    incident="north/shots-at-the-mill",
    step="merged",
    into="north/shots-in-the-valley",
    about=["book:north/2018-09-17"],
    text={"en": "One event, entered twice."},
)

POSITION: Final[dict[str, Any]] = said(
    "position/1",
    "south",
    about="incident:north/shots-at-the-mill",
    capacity="party",
    on_behalf_of="hill-people",
    says="does_not_confirm",
    against={"text": "hunters"},
    text={"en": "Nobody of ours was there."},
    evidence=["evidence:south/log-9"],
)

FINDING: Final[dict[str, Any]] = said(
    "finding/1",
    "mission",
    name="f-7",
    incident="north/shots-at-the-mill",
    capacity="party",
    by=[{"party": "mission", "office": "verification team"}],
    occurrence="established",
    breach="interpretation_disputed",
    attribution="side",
    attributed_to={"party": "south"},
    confidence="medium",
    measures=["reg/valley-2018#m1"],
    dissent=[{"by": {"text": "the team's member for the south"}, "text": "Attribution is not established."}],
    text={"en": "Seven fresh marks on the wall."},
    evidence=["evidence:mission/photo-2"],
    sources=[SOURCE],
)

FOLLOW_UP: Final[dict[str, Any]] = said(
    "follow_up/1",
    "south",
    name="inquiry-7",
    about="finding:mission/f-7",
    capacity="party",
    form="inquiry",
    owed_by=[{"party": "south"}],
    owed_to=[{"party": "north"}],
    deadline={"is": "by", "date": "2018-10-17"},
    text={"en": "An inquiry, and its result in writing."},
    agreed=True,
)

ACCESS_EVENT: Final[dict[str, Any]] = said(
    "access_event/1",
    "mission",
    name="gate-3",
    capacity="party",
    team="verification team 2",
    place=_SHARED,
    district="Upper valley",
    zone="reg/valley-2018#z1",
    measures=["reg/valley-2018#m1"],
    arrived="2018-09-17T12:00:00Z",
    left="2018-09-17T13:30:00Z",
    minutes_lost=90,
    outcome="refused",
    refused_by=[{"party": "south", "office": "the gate's guard"}],
    reason="No order to let you pass.",
    about=["incident:north/shots-at-the-mill"],
)

ALL: Final[tuple[dict[str, Any], ...]] = (INCIDENT, INCIDENT_STEP, POSITION, FINDING, FOLLOW_UP, ACCESS_EVENT)
