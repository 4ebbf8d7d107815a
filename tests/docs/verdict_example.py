"""The example of `docs/spec/verdict.md`: South's convoy meets North's patrol, and a notice of North's that hides its place.

Every key is made from a text, the clock stands still, and the one salt is the bytes 00 to 1f, so that anybody can make the same bytes.
"""

from functools import cache
from typing import Any

from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission
from garant.state.rows import Recorded
from garant.statement import entry
from garant.statement.kinds import Verdict
from garant.storage.memory import MemoryStore
from tests.docs.example import ANSWER, CHARTER, CHECKPOINT, JOINING, LOG, ROOT, SOUTH, T_MS, VKEY, key

NORTH = key("north root")
OFFICERS = {name: key(f"{name} officer") for name in ("north", "south")}
SALT = bytes(range(32))

PATROL: dict[str, Any] = {
    "type": "notice/1",
    "status": "test",
    "name": "patrol-4",
    "kind": "patrol",
    "activity": "monitoring_patrol",
    "to": ["south"],
    "volumes": [
        {
            "shape": {"is": "circle", "center": [367_000_000, 359_300_000], "radius_cm": 50_000},
            "start": "2018-09-17T12:00:00Z",
            "end": "2018-09-17T18:00:00Z",
        }
    ],
}
HIDDEN = {**PATROL, "name": "patrol-5"}
CONVOY: dict[str, Any] = {
    "type": "notice/1",
    "status": "test",
    "name": "convoy-12",
    "kind": "movement",
    "activity": "aid_convoy",
    "to": ["north"],
    "volumes": [
        {
            "shape": {
                "is": "route",
                "line": [[366_000_000, 359_300_000], [369_000_000, 359_300_000]],
                "times": ["2018-09-17T14:00:00Z", "2018-09-17T15:00:00Z"],
                "buffer_cm": 10_000,
            }
        }
    ],
}


@cache
def host() -> Host:
    """Give the host of the example's log."""
    made = Host(MemoryStore(), HostKeys(VKEY, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), lambda: T_MS, lambda: SALT)
    north = {**JOINING, "party": "north", "title": {"en": "Northern side"}, "roots": {"version": 1, "keys": [NORTH.public], "threshold": 1}}
    admit(made, {**CHARTER, "rules_level": 2}, ROOT)
    admit(made, JOINING, SOUTH, ROOT)
    admit(made, north, NORTH, ROOT)
    for name, root in (("north", NORTH), ("south", SOUTH)):
        grant = {"type": "grant/1", "role": "officer", "level": "headquarters", "duty": {"en": "Duty officer"}, "status": "test"}
        admit(made, {**grant, "key": OFFICERS[name].public}, root)
    admit(made, PATROL, OFFICERS["north"])
    admit(made, HIDDEN, OFFICERS["north"], hide=("volumes",))
    admit(made, CONVOY, OFFICERS["south"])
    return made


def admit(made: Host, members: dict[str, Any], *keys: SigningKey, hide: tuple[str, ...] = ()) -> None:
    """Say something that must be admitted."""
    (answer,) = made.submit([say(made.ledger, LOG, Saying(members, T_MS, hide), keys, lambda: SALT)])
    assert isinstance(answer, Admission), answer


def row() -> Recorded[Verdict]:
    """Give the verdict on the convoy."""
    return host().ledger.state.verdicts.rows["south/convoy-12@000001"]


def payload() -> str:
    """Give its payload, as it was signed."""
    record = host().store.record(row().index)
    assert record is not None
    return entry.decode(record.data).signed.envelope.payload.decode()


def disclosure() -> str:
    """Give what it withholds."""
    (text,) = host().store.disclosures(row().id)
    return text
