"""What was added to kinds later: it is read strictly, older statements keep every byte, and a full verdict fits one statement."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code
from garant.limits import ENTRY_BYTES_MAX, PAYLOAD_BYTES_MAX, VERDICT_ITEMS_MAX
from garant.statement import canonical, entry, envelope
from garant.statement.entry import Entry
from tests.statement import examples
from tests.statement.examples import AGREEMENT, EXAMPLES, HIT, LATER_MEASURE, LATER_ZONES, PAIR, VERDICT, Json
from tests.statement.refusal import refused

LINE = {"course": examples.LINE}


def read(members: Mapping[str, Json]) -> object:
    return envelope.read_payload(canonical.encode(members))


def zone(**members: Json) -> dict[str, Json]:
    return {**AGREEMENT, "zones": [{**LATER_ZONES[0], **members}]}


def measure(**members: Json) -> dict[str, Json]:
    return {**AGREEMENT, "measures": [{**LATER_MEASURE, **members}]}


def news(*pairs: Json) -> dict[str, Json]:
    return {**EXAMPLES["charter_amendment/1"], "news": [{"kinds": [a, b], "news": "inform"} for a, b in pairs]}


@pytest.mark.parametrize(
    "members",
    [
        zone(drawing={}),
        zone(drawing={**LINE, "areas": LATER_ZONES[0]["drawing"]["areas"]}),
        zone(drawing={**LATER_ZONES[0]["drawing"], "side": "left"}),
        zone(drawing={**LINE, "side": "north"}),
        zone(lower_cm=300_001),
        zone(rule={"is": "around_notice", "radius_m": 500}),
        zone(rule={"is": "around_notice", "activities": ["aid_convoy"], "radius_m": -1}),
        measure(exempts=[{"note": "everybody"}]),
        measure(exempts=[]),
        measure(valid_until="2018-09-17T21:00:00Z"),
        measure(valid_until="2018-09-17T20:59:59.999Z"),
        news(("site", "patrol"), ("patrol", "site")),
        news(("site", "site"), ("flight", "patrol"), ("site", "site")),
        news(("site", "parade")),
        {**EXAMPLES["zone_reading/1"], "zone": "z1"},
        {**EXAMPLES["zone_reading/1"], "zone": "reg/valley-2018"},
        {**VERDICT, "result": "approved"},
        {**VERDICT, "pairs": [{**PAIR, "news": "ignore"}]},
        {**VERDICT, "pairs": []},
    ],
)
def test_a_bad_value_is_refused(members: Mapping[str, Json]) -> None:
    with refused(Code.BAD_VALUE):
        read(members)


def test_more_than_a_verdict_lists_is_refused() -> None:
    with refused(Code.TOO_LARGE):
        read({**VERDICT, "pairs": [PAIR] * (VERDICT_ITEMS_MAX + 1), "pair_count": 65})
    with refused(Code.TOO_LARGE):
        read({**VERDICT, "undetermined": [{"what": "reg/valley-2018#z1", "because": "x" * 201}]})


def test_a_charter_takes_the_table_of_kinds_too() -> None:
    charter = EXAMPLES["charter/1"]
    read({**charter, "news": [{"kinds": ["site", "patrol"], "news": "ignore"}]})
    with refused(Code.BAD_VALUE):
        read({**charter, "news": [{"kinds": ["site", "patrol"], "news": "ignore"}] * 2})


@pytest.mark.parametrize("kind", ["charter/1", "agreement/1"])
def test_a_statement_without_later_members_is_spelt_as_before(kind: str) -> None:
    data = examples.payload(kind)
    assert canonical.encode(envelope.read_payload(data)) == data
    assert not any(word in data for word in (b"news", b"drawing", b"exempts", b"valid_", b"upper_cm"))


BECAUSE = "The zone is described in words only; reg and south draw it apart by more than 2 km."
FULL_HIT: dict[str, Any] = {
    **{name: value for name, value in HIT.items() if name not in ("met", "because")},
    "zone": "reg/idlib-memorandum-2018#z-demilitarised",
    "measure": "reg/idlib-memorandum-2018#m-patrols",
    "binds": True,
    "readings": ["ru", "reg"],
}


def test_a_full_verdict_fits_one_statement() -> None:
    """64 pairs, 64 hits and 64 things undetermined, with names and texts of usual length."""
    several = range(VERDICT_ITEMS_MAX)
    full = {
        **VERDICT,
        "pairs": [{**PAIR, "notice": f"humanitarian/convoy-2018-{number:04d}"} for number in several],
        "pair_count": 1_000,
        "pairs_blob": "ab" * 32,
        "hits": [FULL_HIT] * VERDICT_ITEMS_MAX,
        "undetermined": [{"what": f"reg/idlib-memorandum-2018#z-{number:04d}", "because": BECAUSE} for number in several],
        "withheld": ["A" * 43] * 4,
    }
    data = canonical.encode(full)
    assert len(data) < PAYLOAD_BYTES_MAX
    one = Entry(envelope.open_envelope(examples.signed(data, "answer")), examples.T_MS)
    assert len(entry.encode(one)) < ENTRY_BYTES_MAX
