"""Acts of every kind, for logs that nobody wrote by hand: play any of them in any order; some will be refused, which is fine.

stage = Stage()                  a theatre with four parties
stage.play(range(len(ACTS)))     every act once: then every kind of statement is in the log
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from garant.node.saying import SigningKey
from tests.state.register_acts import REGISTER
from tests.world import (
    ACCEPTANCE,
    AGREEMENT,
    ANSWER,
    BODY,
    CHECKPOINT,
    CONTACT,
    HOST_ROOT,
    MEASURE,
    MEETING,
    NOTICE,
    PROPOSAL,
    READOUT,
    SOURCE,
    Side,
    World,
    make_key,
    receipt,
    relay,
    verdict,
)

REF = "reg/zone-2018"
CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
DATED = {"is": "dated", "date": "2019-01-01"}
ZONES = [
    {"name": "z1", "title": {"en": "Where they are"}, "rule": {"is": "control"}, "status": "contested"},
    {"name": "z2", "title": {"en": "Along the line"}, "rule": {"is": "depth_from_line", "line": "the line"}, "status": "described"},
]
COURSE = [[366_000_000, 359_000_000], [367_000_000, 359_000_000]]
READING = {"type": "zone_reading/1", "zone": f"{REF}#z2", "capacity": "party", "drawing": {"course": COURSE, "side": "left"}}


@dataclass
class Stage:
    """A theatre with four parties, and a number that makes each name new."""

    world: World = field(default_factory=lambda: World(rules_level=5))
    number: int = 0

    def __post_init__(self) -> None:
        """Let everybody in."""
        self.ru, self.tr, self.sna, self.reg = (self.world.side(name) for name in ("ru", "tr", "sna", "reg"))

    def play(self, acts: Iterable[int]) -> "Stage":
        """Play acts by their numbers, a minute apart."""
        for act in acts:
            self.number += 1
            self.world.clock.turn(60_000)
            keys, members, hide = ACTS[act % len(ACTS)](self)
            self.world.say(keys, members, hide)
        return self

    @property
    def fresh(self) -> SigningKey:
        """Give a key that is new."""
        return make_key(f"fresh {self.number}")


Act = tuple[SigningKey | list[SigningKey], dict[str, Any], tuple[str, ...]]


def by(keys: SigningKey | list[SigningKey], *parts: Any, hide: tuple[str, ...] = ()) -> Act:  # noqa: ANN401 - mappings of JSON
    """Put an act together: who signs, what is said, what is hidden."""
    return keys, {name: value for part in parts for name, value in part.items()}, hide


def newest(stage: Stage) -> int:
    row = stage.world.state.notices.get("tr/patrol-1")
    return row.version if row else 1


def rotate(stage: Stage, side: Side) -> Act:
    row = stage.world.state.parties.rows[side.name].roots
    roots = {"version": row.version + 1, "keys": sorted([*row.keys, stage.fresh.public]), "threshold": 1}
    return by([*side.roots, stage.fresh], {"type": "root/1", "party": side.name, "roots": roots})


def amend_charter(stage: Stage) -> Act:
    row = stage.world.state.charters.rows["charter"]
    return by(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": row.version + 1, "gateway_keys": [stage.fresh.public]})


def enrol(stage: Stage) -> Act:
    party = {"type": "party/1", "party": f"p{stage.number}", "title": {"ar": "طرف"}, "category": "humanitarian"}
    return by([HOST_ROOT, stage.fresh], party, {"roots": {"version": 1, "keys": [stage.fresh.public], "threshold": 1}})


def grant(stage: Stage) -> Act:
    return by(stage.tr.roots, {"type": "grant/1", "key": stage.fresh.public, "role": "officer", "level": "unit", "duty": {"en": "duty"}})


def revoke(stage: Stage) -> Act:
    granted = [key for key, row in stage.world.state.keys.items() if row.party == "tr" and row.role == "officer" and row.index > 25]
    return by(stage.tr.roots, {"type": "revoke/1", "key": (granted or [CHECKPOINT.id])[0], "because": "replaced"})


SPEAKS = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}
ENDS = {"type": "representation_end/1", "representative": "tr", "represented": "sna"}
CHANGE = {
    "type": "agreement_change/1",
    "agreement": REF,
    "capacity": "registrar",
    "change": "extended",
    "effective": DATED,
    "sources": [SOURCE],
}
REPLY = {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"}
REPORTED = {"capacity": "registrar", "sources": [SOURCE]}

AMENDMENT = {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "to": ["ru", "sna"]}

ACTS: tuple[Callable[[Stage], Act], ...] = (
    enrol,
    grant,
    revoke,
    lambda stage: rotate(stage, stage.sna),
    amend_charter,
    lambda stage: by([stage.tr.headquarters, stage.sna.headquarters], SPEAKS),
    lambda stage: by(stage.reg.headquarters, AGREEMENT, {"zones": ZONES, "measure_count": 99}),
    lambda stage: by(stage.reg.headquarters, AGREEMENT, {"name": f"sealed-{stage.number}"}, hide=("measures", "title")),
    lambda stage: by(
        stage.reg.headquarters,
        {"type": "agreement_part/1", "agreement": REF, "measures": [{**MEASURE, "name": f"m-{stage.number}"}]},
    ),
    lambda stage: by(stage.tr.headquarters, ACCEPTANCE, {"on_behalf_of": "sna"}),
    lambda stage: by(stage.ru.headquarters, ACCEPTANCE, {"binds": "rejects", "reservation": "Строка"}),
    lambda stage: by(stage.sna.headquarters, ENDS),
    lambda stage: by(stage.reg.headquarters, CHANGE),
    lambda stage: by(stage.tr.headquarters, CONTACT),
    lambda stage: by(stage.tr.headquarters, READOUT, {"name": f"r-{stage.number}"}),
    lambda stage: by(stage.tr.headquarters, PROPOSAL),
    lambda stage: by(stage.ru.headquarters, REPLY),
    lambda stage: by(stage.reg.headquarters, MEETING, REPORTED, {"name": f"round-{stage.number}"}),
    lambda stage: by(stage.reg.headquarters, BODY, REPORTED, {"name": f"body-{stage.number}"}),
    lambda stage: by(stage.tr.unit, NOTICE, {"to": ["ru", "sna"]}),
    lambda stage: by(stage.ru.unit, NOTICE, {"name": f"n-{stage.number}", "to": ["tr"], "share": ["tr"]}, hide=("volumes",)),
    lambda stage: by(stage.ru.desk, receipt("delivered", "headquarters", version=newest(stage))),
    lambda stage: by(stage.sna.unit, receipt(version=newest(stage))),
    lambda stage: by(stage.ru.sector, receipt(version=newest(stage)), {"relay": relay()}),
    lambda stage: by(stage.tr.unit, AMENDMENT, {"version": newest(stage) + 1}),
    lambda stage: by(
        stage.tr.unit,
        {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": newest(stage), "step": "start"},
    ),
    lambda stage: by(
        stage.tr.unit,
        {"type": "blob/1", "sha256": f"{stage.number:064x}", "size_bytes": 1, "media_type": "text/plain", "title": {"en": "A text"}},
    ),
    lambda stage: by(stage.tr.headquarters, READING, {"note": {"en": f"Reading {stage.number}"}}),
    lambda stage: by(ANSWER, verdict(version=newest(stage), log_size=stage.world.state.size)),
    lambda stage: by(stage.ru.unit, receipt("objects", version=newest(stage)), {"text": {"en": "Not today.\nNot here."}}),
    *REGISTER,
)  # fmt: skip
