"""A valid statement of each kind that a gateway files for drone operators (ASTM F3548-21), small enough to read."""

from typing import Any, Final

from tests.statement.examples import said

INTENT_ID, CONSTRAINT_ID = "8f3a1c52-7d0e-4b6a-9c11-2e5d90a7b314", "2b90c4de-51f7-4e08-8a6d-f07c3b1a95e2"
SUBSCRIPTION_ID, REPORT_ID = "c1d7e6a8-0f42-4d95-b3c0-7a9e58d24f61", "5e6f7a80-91b2-4c3d-8e4f-a0b1c2d3e4f5"
EXTENT: Final = {
    "center": [366_100_000, 359_300_000],
    "radius_cm": 5_000,
    "lower_cm": 0,
    "upper_cm": 6_000,
    "start": "2018-09-17T12:00:00.000000Z",
    "end": "2018-09-17T12:10:00.000000Z",
}
_BY: Final = {"client": "uss-one", "base_url": "https://uss-one.example/utm"}
_VERSION: Final = {"version": 1, "ovn_sha256": "0a" * 32, "extents": [EXTENT]}

ALL: Final[tuple[dict[str, Any], ...]] = (
    said("operational_intent/1", "host", id=INTENT_ID, state="Accepted", _sd=["G" * 43], **_BY, **_VERSION),
    said("operational_intent_part/1", "host", id=INTENT_ID, client="uss-one", version=1, part=1, extents=[EXTENT]),
    said("operational_intent_end/1", "host", id=INTENT_ID, client="uss-one", version=1),
    said("constraint_reference/1", "host", id=CONSTRAINT_ID, notified=[SUBSCRIPTION_ID], **_BY, **_VERSION),
    said("constraint_reference_end/1", "host", id=CONSTRAINT_ID, client="uss-one", version=1),
    said("subscription/1", "host", id=SUBSCRIPTION_ID, extent=EXTENT, for_intents=True, **_BY),
    said("subscription_end/1", "host", id=SUBSCRIPTION_ID, client="uss-one", replaces=7),
    said("uss_availability/1", "host", client="arbiter", uss="uss-one", availability="Down"),
    said("uss_report/1", "host", client="uss-one", id=REPORT_ID, sha256="c3" * 32, size_bytes=512),
)
