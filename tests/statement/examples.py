"""One valid statement of every kind, small enough to read: the members of each payload, as JSON has them.

Two parties share a made-up valley: `north` and `south`; `reg` is a registrar; `host` keeps the log. Seeds are public, so that
anybody can make the same keys, the same signatures and the same statement ids.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from garant import signature
from garant.statement import canonical, envelope
from garant.statement.entry import Entry

Json = Any
"""A JSON value."""

LOG: Final = "log.example/valley"
T_MS: Final = 1_537_193_100_250
"""2018-09-17T14:05:00.250Z."""


def seed(name: str) -> bytes:
    """Give the secret seed of an example key: everybody knows it."""
    return sha256(f"example seed {name}".encode()).digest()


def key(name: str) -> bytes:
    """Give the public key of an example seed."""
    return signature.public_key_of(seed(name))


def wire(data: bytes) -> str:
    """Spell bytes as they travel in JSON."""
    return b64encode(data).decode()


def said(kind: str, party: str, /, **own: Json) -> dict[str, Json]:
    """Put the members that every statement has around a kind's own."""
    common = {
        "type": kind,
        "log": LOG,
        "party": party,
        "seq": 7,
        "prev": "5e" * 32,
        "seen": {"size": 41, "root": "a0" * 32},
        "not_after": "2018-09-18T14:05:00Z",
        "time": "2018-09-17T14:05:00Z",
        "status": "actual",
    }
    return {**common, **own}


def roots(*names: str, threshold: int) -> dict[str, Json]:
    """Give a set of root keys as statements carry it: sorted by their bytes."""
    return {"version": 1, "keys": [wire(one) for one in sorted(map(key, names))], "threshold": threshold}


CIRCLE: Final[dict[str, Json]] = {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 50_000}
ROUTE: Final[dict[str, Json]] = {
    "is": "route",
    "line": [[366_100_000, 359_300_000], [366_400_000, 359_500_000]],
    "times": ["2018-09-18T06:00:00Z", "2018-09-18T06:40:00.500Z"],
    "buffer_cm": 20_000,
    "vertical_buffer_cm": 5_000,
    "altitudes_cm": [60_000, 65_000],
}
SQUARE: Final = [[366_000_000, 359_000_000], [367_000_000, 359_000_000], [367_000_000, 360_000_000], [366_000_000, 359_000_000]]
SOURCE: Final[dict[str, Json]] = {
    "name": "s1",
    "title": "Memorandum, as published",
    "url": "https://example.org/m.html",
    "published": "2018-09-17",
    "language": "en",
}

MEASURE: Final[dict[str, Json]] = {
    "name": "m1",
    "form": "withdrawal",
    "text": {"en": "Heavy weapons leave the zone.", "ar": "تغادر الأسلحة الثقيلة المنطقة."},
    "standing": "agreed",
    "addressee": [{"text": "all armed groups"}, {"party": "south", "office": "its general staff"}],
    "deadline": {"is": "by", "date": "2018-10-10", "utc": "2018-10-09T21:00:00Z", "words": "by 10 October, 00:00 local time"},
    "zone": ["z1"],
    "prohibited": ["deploy_heavy_weapons", "air_strike"],
    "with_notice": [{"activities": ["monitoring_patrol"], "notice": "PT48H"}],
    "with_consent": [{"activities": ["inspection"], "of": {"party": "north"}}],
    "exceptions": {"is": "none"},
    "verification": {"is": "unknown", "because": "not_stated"},
    "sources": ["s1"],
}
ZONE: Final[dict[str, Json]] = {
    "name": "z1",
    "title": {"en": "Zone along the line"},
    "rule": {"is": "depth_from_line", "line": "the line of contact", "depth_min_m": 15_000, "depth_max_m": 20_000},
    "status": "map_to_follow",
}

LINE: Final = [[366_000_000, 359_000_000], [366_500_000, 359_100_000], [367_000_000, 359_000_000]]

AGREEMENT: Final = said(
    "agreement/1",
    "reg",
    name="valley-2018",
    capacity="registrar",
    form="memorandum",
    concluded={"is": "dated", "date": "2018-09-17"},
    text_status="full_text_public",
    measure_count=1,
    text_sha256="c0" * 32,
    title={"en": "Memorandum on the valley"},
    between=[{"party": "north"}, {"party": "south"}],
    in_force={"is": "disputed", "readings": [{"by": "north", "says": "on signature"}, {"by": "south", "says": "when ratified"}]},
    end={"is": "after", "event": "in_force", "period": "P6M"},
    purpose="Fewer incidents along the line.",
    zones=[ZONE],
    measures=[MEASURE],
    sources=[SOURCE],
)

NOTICE: Final = said(
    "notice/1",
    "south",
    to=["north"],
    name="convoy-12",
    kind="movement",
    activity="aid_convoy",
    purpose="Flour for the town.",
    text={"en": "Twelve lorries, white, marked.\nThey stop twice."},
    volumes=[
        {"shape": CIRCLE, "lower_cm": 0, "upper_cm": 60_000, "start": "2018-09-18T06:00:00Z", "end": "2018-09-18T08:00:00Z"},
        {"shape": ROUTE},
    ],
)

NEWS: Final[list[Json]] = [{"kinds": ["site", "patrol"], "news": "ignore"}, {"kinds": ["flight", "flight"], "news": "conflict"}]
LATER_MEASURE: Final[dict[str, Json]] = {
    **MEASURE,
    "name": "m2",
    "exempts": [{"activities": ["aid_convoy", "medevac_flight"], "parties": ["south"], "purposes": ["aid"], "note": "Marked vehicles."}],
    "valid_from": "2018-09-17T21:00:00Z",
    "valid_until": "2019-03-17T21:00:00Z",
}
LATER_ZONES: Final[list[Json]] = [
    {
        "name": "z2",
        "title": {"en": "The old town"},
        "rule": {"is": "districts", "units": ["the old town"]},
        "drawing": {"areas": [{"is": "area", "polygons": [[SQUARE]]}]},
        "lower_cm": 0,
        "upper_cm": 300_000,
        "status": "delineated",
    },
    {
        "name": "z3",
        "title": {"en": "Round convoys"},
        "rule": {"is": "around_notice", "activities": ["aid_convoy"], "radius_m": 500},
        "status": "described",
    },
    {
        "name": "z4",
        "title": {"en": "Along the edge of the old town"},
        "rule": {"is": "along_boundary", "of": ["z2"], "width_m": 1_000},
        "status": "described",
    },
]

PAIR: Final[dict[str, Json]] = {
    "notice": "north/patrol-4",
    "version": 2,
    "news": "conflict",
    "closest_cm": 31_250,
    "closest_at": "2018-09-18T06:20:00.250Z",
    "start": "2018-09-18T06:12:00Z",
    "end": "2018-09-18T06:31:00Z",
    "place": [366_210_000, 359_380_000],
}
HIT: Final[dict[str, Json]] = {
    "measure": "reg/valley-2018#m1",
    "says": "notice_required",
    "zone": "reg/valley-2018#z1",
    "readings": ["north"],
    "not_under": ["south"],
    "claimed_by": "north",
    "met": True,
    "required_s": 172_800,
    "because": "Patrols are told two days before.",
    "start": "2018-09-18T06:00:00Z",
    "end": "2018-09-18T08:00:00Z",
    "place": [366_100_000, 359_300_000],
}

VERDICT: Final = said(
    "verdict/1",
    "host",
    notice="south/convoy-12",
    version=2,
    result="not_clear",
    pairs=[PAIR],
    pair_count=1,
    hits=[HIT, {"measure": "reg/valley-2018#m2", "says": "consent_required", "binds": True, "consent_of": {"party": "north"}}],
    undetermined=[{"what": "reg/valley-2018#z2", "because": "Nobody has drawn this zone."}],
    lead_given_s=57_300,
    lead_required_s=172_800,
    considered=14,
    log_size=41,
    answers=1,
)

_ALL: Final = (
    said(
        "charter/1",
        "host",
        title={"en": "The valley"},
        area={"en": "The valley and the roads to it"},
        roots=roots("host root 1", "host root 2", threshold=2),
        checkpoint_key=wire(key("checkpoint")),
        answer_key=wire(key("answer")),
        gateway_keys=[wire(key("gateway"))],
        witnesses={"keys": ["witness.example+0123abcd+AQID"], "quorum": 1},
        rules_level=1,
        languages=["en", "ar"],
        time_zone="Asia/Damascus",
        proofs_shown_by="any_party",
        registrars=["reg"],
    ),
    said("charter_amendment/1", "host", version=2, rules_level=2, proofs_shown_by="addressees", news=NEWS),
    said("party/1", "north", title={"en": "North"}, category="state", guarantor=True, roots=roots("north root", threshold=1)),
    said("root/1", "north", roots={**roots("north root", "north root 2", threshold=2), "version": 2}),
    said("grant/1", "north", key=wire(key("officer")), role="officer", level="sector", duty={"en": "duty officer, west"}),
    said("revoke/1", "north", key=signature.keyid(key("officer")), because="lost", note="Left in a lorry."),
    said("representation/1", "south", represented="east", scope={"en": "the memorandum"}, until={"is": "unknown", "because": "not_stated"}),
    said("representation_end/1", "east", representative="south", represented="east"),
    AGREEMENT,
    said(
        "agreement_part/1",
        "reg",
        agreement="reg/valley-2018",
        zones=LATER_ZONES,
        measures=[LATER_MEASURE],
        sources=[{**SOURCE, "name": "s2"}],
    ),
    said(
        "acceptance/1",
        "south",
        agreement="reg/valley-2018",
        binds="accepts",
        on_behalf_of="east",
        measures=["m1"],
        reservation="Not for the hill.",
    ),
    said(
        "agreement_change/1",
        "north",
        agreement="reg/valley-2018",
        capacity="party",
        change="extended",
        effective={"is": "dated", "date": "2019-03"},
    ),
    said(
        "contact/1",
        "reg",
        name="visit-3",
        capacity="registrar",
        form="visit",
        level="ministers",
        between=[{"party": "north"}, {"text": "the mediator"}],
        when={"is": "dated", "date": "2018-09", "until": "2018-10", "words": "in the autumn"},
        place={"is": "unknown", "because": "confidential"},
        outcome=["reg/valley-2018"],
    ),
    said(
        "readout/1",
        "north",
        contact="reg/visit-3",
        name="visit-3-north",
        capacity="party",
        by=[{"party": "north"}],
        says={"en": "We spoke of the road."},
        standing="announced",
    ),
    said(
        "proposal/1",
        "north",
        name="road-1",
        capacity="party",
        form="offer",
        by={"party": "north"},
        addressed_to=[{"party": "south"}],
        text={"en": "Open the road on Fridays."},
        in_exchange=[{"of": {"party": "south"}, "text": {"en": "Open the bridge."}}],
        reply={"is": "none"},
    ),
    said("proposal_reply/1", "south", proposal="north/road-1", capacity="party", reply="countered", counter="south/road-2"),
    said(
        "meeting/1",
        "reg",
        name="round-5",
        capacity="registrar",
        form="round",
        number=5,
        when={"is": "none", "note": "no date was given"},
        place="Astana",
        stands="possible",
        before="reg/round-4",
    ),
    said(
        "body/1",
        "reg",
        name="committee",
        capacity="registrar",
        title={"en": "Road committee"},
        made_by="reg/visit-3",
        purpose={"en": "To keep the road open."},
        members={"is": "unknown", "because": "not_read"},
        when={"is": "dated", "date": "2018"},
    ),
    NOTICE,
    said(
        "notice_amendment/1",
        "south",
        notice="south/convoy-12",
        version=2,
        kind="movement",
        activity="aid_convoy",
        volumes=[{"shape": ROUTE}],
        emergency=True,
    ),
    said("notice_step/1", "south", notice="south/convoy-12", version=2, step="start"),
    said(
        "receipt/1",
        "north",
        notice="south/convoy-12",
        version=2,
        level="sector",
        step="disseminated",
        relay={"unit": "post 4", "means": "radio", "call_sign": "Heron", "read_back": True, "at": "2018-09-17T14:20:00Z"},
    ),
    said(
        "zone_reading/1",
        "north",
        zone="reg/valley-2018#z1",
        capacity="party",
        drawing={
            "course": LINE,
            "side": "left",
            "minus": [{"is": "area", "polygons": [[SQUARE]]}],
            "note": "As our surveyors walked it.",
        },
        note={"en": "The line of 2018, without the hill."},
    ),
    VERDICT,
    said("blob/1", "reg", sha256="b1" * 32, size_bytes=120_455, media_type="application/pdf", title={"en": "The map"}),
)

from tests.statement import (  # noqa: E402 - they are made with what stands above
    examples_books,
    examples_commitments,
    examples_counts,
    examples_f3548,
    examples_hotline,
    examples_incidents,
    examples_probes,
    examples_requests,
)

_REGISTER = (
    *examples_hotline.ALL,
    *examples_requests.ALL,
    *examples_incidents.ALL,
    *examples_books.ALL,
    *examples_commitments.ALL,
    *examples_counts.ALL,
    *examples_probes.ALL,
    *examples_f3548.ALL,
)
EXAMPLES: Final[Mapping[str, dict[str, Json]]] = {one["type"]: one for one in (*_ALL, *_REGISTER)}
"""The members of one payload of each kind, by its `name/version`."""


def payload(kind: str) -> bytes:
    """Give the canonical payload of an example."""
    return canonical.encode(EXAMPLES[kind])


def signed(data: bytes, *names: str) -> envelope.Envelope:
    """Sign a payload with example keys."""
    return envelope.seal(data, {key(name): signature.signer(seed(name)) for name in names or ("officer",)})


def entry_of(kind: str) -> Entry:
    """Give an example as the host would have admitted it."""
    return Entry(envelope.open_envelope(signed(payload(kind))), T_MS)
