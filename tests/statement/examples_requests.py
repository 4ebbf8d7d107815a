"""One valid statement of every kind of requests, disclosures and evidence, small enough to read."""

from typing import Any, Final

from tests.statement.examples import said

_BLOB: Final = "b1" * 32

ALL: Final[tuple[dict[str, Any], ...]] = (
    said(
        "request/1",
        "north",
        name="passage-1",
        capacity="party",
        form="guarantee",
        of=[{"party": "south"}, {"text": "the council of the upper valley"}],
        about=["notice:north/convoy-1"],
        version=1,
        text={"en": "No fire on the road while the convoy passes."},
        valid_from="2018-09-18T06:00:00Z",
        valid_until="2018-09-18T12:00:00Z",
        reply_by="2018-09-18T00:00:00Z",
    ),
    said(
        "reply/1",
        "south",
        request="north/passage-1",
        capacity="party",
        answer="granted",
        conditions="on the main road alone",
        valid_until="2018-09-18T10:00:00Z",
    ),
    said(
        "disclosure/1",
        "north",
        of="notice:north/clinic-1",
        version=1,
        members=["A" * 43],
        readers=["south"],
        purpose="so that it is not hit",
    ),
    said(
        "evidence/1",
        "north",
        name="photo-1",
        blob=_BLOB,
        form="photo",
        about=["incident:north/shelling-7"],
        text={"en": "A crater beside the road."},
        _sd=["A" * 43],
        share=["south"],
    ),
    said(
        "custody/1",
        "north",
        evidence="north/photo-1",
        step="handed_over",
        other="south",
        seal="A-17",
        happened="2018-09-17T13:00:00Z",
    ),
)
