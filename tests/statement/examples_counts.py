"""One valid statement of every kind of counts, storage, inspections, minutes and the outcome of meetings, small enough to read."""

from typing import Any, Final

from tests.statement.examples import said

UNKNOWN: Final[dict[str, Any]] = {"is": "unknown", "because": "not_stated"}

ALL: Final[tuple[dict[str, Any], ...]] = (
    said(
        "minutes/1",
        "north",
        joint=True,
        contact="north/talks",
        name="talks-minutes",
        other="south",
        says={"en": "Works stop when a convoy crosses."},
        points=[{"topic": "bridge", "says": "Works stop when a convoy crosses.", "standing": "agreed"}],
        outcome=["reg/zone-2018"],
    ),
    said(
        "meeting_outcome/1",
        "north",
        meeting="north/round-1",
        capacity="party",
        stands="held",
        when={"is": "dated", "date": "2018-09-17"},
        items=[{"about": "incident:north/shots-1", "text": {"en": "Each side gives its position."}, "standing": "agreed"}],
        next_when={"is": "none", "note": "no day was agreed"},
    ),
    said(
        "crossing_count/1",
        "south",
        name="aid-w38",
        capacity="party",
        form="aid",
        point="The bridge",
        start="2018-09-10",
        until="2018-09-16",
        unit="trucks",
        promised=250,
        delivered=180,
        by={"party": "south"},
        standing="said",
        replaces="south/aid-w38-first",
    ),
    said(
        "storage/1",
        "north",
        name="depot-1",
        title={"en": "Depot of the first brigade"},
        district="Upper valley",
        place={"name": "The old mill", "precision": "settlement"},
        measure="reg/zone-2018#m1",
        as_of="2018-09-17",
        holdings=[{"form": "tank", "count": 24}, {"form": "mortar_120mm", "count": UNKNOWN}],
    ),
    said(
        "inspection/1",
        "south",
        name="depot-1-september",
        capacity="party",
        by={"party": "south"},
        storage="north/depot-1",
        when={"is": "dated", "date": "2018-09-18"},
        found=[{"form": "tank", "count": 22}],
        absent=[{"form": "tank", "count": 1, "because": "in repair, says the site"}],
    ),
)
