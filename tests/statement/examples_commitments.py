"""One valid statement of every kind of commitments, plans and zones, small enough to read."""

from typing import Any, Final

from tests.statement.examples import said

DAY: Final[dict[str, Any]] = {"is": "dated", "date": "2018-10-09"}
SOURCE: Final[dict[str, Any]] = {"name": "s1", "title": "Report of the mission"}

FULFILMENT: Final = said(
    "fulfilment/1",
    "north",
    of="measure:reg/valley-2018#m1",
    capacity="party",
    says="done",
    period="2018-10",
    when=DAY,
    text={"en": "The last tank has left."},
)
VERIFICATION: Final = said(
    "verification/1",
    "reg",
    of="measure:reg/valley-2018#m1",
    capacity="registrar",
    by={"text": "the monitoring mission"},
    grade=2,
    when=DAY,
    text={"en": "Two of three sites were seen to be empty."},
    sources=[SOURCE],
)
EVENT: Final = said("event/1", "north", agreement="reg/valley-2018", capacity="party", event="Day D", when={**DAY, "words": "at noon"})
MEASURE_CHANGE: Final = said(
    "measure_change/1",
    "north",
    measure="reg/valley-2018#m1",
    capacity="party",
    change="extended",
    deadline={"is": "by", "date": "2018-11-10", "words": "24:00 local time"},
    effective=DAY,
)
STEPS: Final[list[dict[str, Any]]] = [
    {
        "name": "post-north",
        "text": {"en": "The north leaves the post at the bridge."},
        "of": {"party": "north"},
        "phase": "first",
        "place": {"name": "the bridge", "precision": "settlement"},
        "quantity": 20,
        "unit": "vehicles",
        "hands_over": {"form": "post", "text": "the post at the bridge", "to": {"text": "the local council"}},
        "start_by": {"is": "by", "date": "2018-10-12"},
        "finish_by": {"is": "after", "event": "begun", "period": "P7D"},
        "together_with": ["post-south"],
    },
    {"name": "post-south", "text": {"en": "The south leaves the mill."}, "of": {"party": "south"}, "quantity": 20, "unit": "vehicles"},
    {"name": "road", "text": {"en": "The road opens."}, "of": {"text": "both"}, "after": ["post-north", "post-south"]},
]
PLAN: Final = said(
    "plan/1",
    "north",
    name="apart-1",
    capacity="party",
    form="disengagement",
    order="reciprocal",
    title={"en": "Apart at the river"},
    standing="agreed",
    between=[{"party": "north"}, {"party": "south"}],
    begun=DAY,
    deadline={"is": "unknown", "because": "not_stated"},
    steps=STEPS,
    about=["agreement:reg/valley-2018"],
)
PLAN_WORD: Final = said(
    "plan_word/1",
    "south",
    plan="north/apart-1",
    step="post-north",
    capacity="party",
    basis="observed",
    says="done",
    quantity=18,
    when=DAY,
)
ZONE_ACCEPTANCE: Final = said("zone_acceptance/1", "south", zone="reg/valley-2018#z1", reading_of="north", binds="accepts")

ALL: Final[tuple[dict[str, Any], ...]] = (FULFILMENT, VERIFICATION, EVENT, MEASURE_CHANGE, PLAN, PLAN_WORD, ZONE_ACCEPTANCE)
