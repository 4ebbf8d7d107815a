"""The load: about twenty parties, two hundred officers, and what they say; the same for the same seed.

    notices     about 70 in 100, each with one volume, to two other parties
    receipts    about 25 in 100, by officers of those two
    the rest    amendments, steps, and grants of further keys

`Planner` says who says what, in order. It does not sign: `bench.writing` does, in several processes.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from hashlib import sha256
from random import Random
from typing import Any, NamedTuple

from garant import instant, signature
from garant.node.saying import SigningKey

ORIGIN = "bench.garant.example/load"
START_MS = instant.parse("2026-01-01T00:00:00Z")
STEP_MS = 250
"""Between two entries; a million of them are three days."""

PARTIES = 20
OFFICERS = 10
"""Of each party."""

_RECENT = 2_000
"""Receipts, amendments and steps are about notices among the newest."""

Members = Mapping[str, Any]


class Said(NamedTuple):
    """What one key says; `members` are the kind's own."""

    keys: tuple[str, ...]
    party: str
    members: Members


def key(name: str) -> SigningKey:
    """Give the key that belongs to a name, the same in every process."""
    return SigningKey(signature.public_key_of(seed(name)), signature.signer(seed(name)))


def seed(name: str) -> bytes:
    """Give the seed of that key."""
    return sha256(f"garant bench: {name}".encode()).digest()


def party(number: int) -> str:
    """Name a party."""
    return f"p{number:02d}"


class _Notice(NamedTuple):
    ref: str
    by: str
    version: int
    to: tuple[str, str]
    receipts: list[tuple[str, str]]


class Planner:
    """Says who says what, in order."""

    def __init__(self, seed: int = 1) -> None:
        """Start with an empty log."""
        self._chance = Random(seed)
        self._recent: deque[_Notice] = deque(maxlen=_RECENT)
        self._officers = {party(number): [f"{party(number)} officer {one}" for one in range(OFFICERS)] for number in range(PARTIES)}
        self._count = 0

    def opening(self) -> Iterator[Said]:
        """Give the charter, the enrolments and the grants that come first."""
        yield Said(("host root",), "host", _charter())
        for name, officers in self._officers.items():
            yield Said((f"{name} root", "host root"), name, _enrolment(name))
            yield from (Said((f"{name} root",), name, _grant(officer)) for officer in officers)

    def go_on(self) -> Iterator[Said]:
        """Go on for ever."""
        while True:
            self._count += 1
            yield self._next(self._chance.random())

    def _next(self, dice: float) -> Said:
        if dice < 0.70 or len(self._recent) < 100:
            return self._notice()
        if dice < 0.95:
            return self._receipt()
        if dice < 0.998:
            return self._change(amend=dice < 0.98)
        return self._further_key()

    def _notice(self) -> Said:
        by, *to = self._chance.sample(sorted(self._officers), 3)
        name = f"n{self._count}"
        first, second = sorted(to)
        receipts = [(one, step) for one in (first, second) for step in ("delivered", "acknowledged", "disseminated")]
        self._chance.shuffle(receipts)
        self._recent.append(_Notice(f"{by}/{name}", by, 1, (first, second), receipts))
        return self._said(by, {"type": "notice/1", "name": name, "to": [first, second], **self._content()})

    def _receipt(self) -> Said:
        place = self._chance.randrange(len(self._recent))
        notice = self._recent[place]
        if not notice.receipts:
            return self._notice()
        by, step = notice.receipts.pop()
        return self._said(by, {"type": "receipt/1", "notice": notice.ref, "version": notice.version, "level": "unit", "step": step})

    def _change(self, *, amend: bool) -> Said:
        place = self._chance.randrange(len(self._recent))
        notice = self._recent[place]
        if not amend:
            del self._recent[place]
            step = {"type": "notice_step/1", "notice": notice.ref, "version": notice.version, "step": "withdraw"}
            return self._said(notice.by, step)
        self._recent[place] = notice._replace(version=notice.version + 1, receipts=[])
        members = {"type": "notice_amendment/1", "notice": notice.ref, "version": notice.version + 1, "to": list(notice.to)}
        return self._said(notice.by, {**members, **self._content()})

    def _further_key(self) -> Said:
        name = self._chance.choice(sorted(self._officers))
        officer = f"{name} officer {len(self._officers[name])}"
        self._officers[name].append(officer)
        return Said((f"{name} root",), name, _grant(officer))

    def _said(self, by: str, members: Members) -> Said:
        return Said((self._chance.choice(self._officers[by]),), by, members)

    def _content(self) -> Members:
        chance = self._chance
        center = [chance.randrange(360_000_000, 380_000_000), chance.randrange(350_000_000, 370_000_000)]
        start_ms = START_MS + chance.randrange(3 * instant.DAY_MS)
        volume = {
            "shape": {"is": "circle", "center": center, "radius_cm": chance.randrange(10_000, 500_000)},
            "lower_cm": 0,
            "upper_cm": chance.randrange(10_000, 300_000),
            "start": instant.text(start_ms),
            "end": instant.text(start_ms + 4 * 3_600_000),
        }
        return {"kind": "patrol", "activity": "joint_patrol", "volumes": [volume], "text": {"en": "A joint patrol along the road."}}


def _charter() -> Members:
    return {
        "type": "charter/1",
        "title": {"en": "A load to measure"},
        "area": {"en": "nowhere"},
        "roots": {"version": 1, "keys": [key("host root").public], "threshold": 1},
        "checkpoint_key": key("checkpoint").public,
        "answer_key": key("answer").public,
        "rules_level": 1,
        "languages": ["en"],
        "time_zone": "UTC",
        "proofs_shown_by": "any_party",
    }


def _enrolment(name: str) -> Members:
    roots = {"version": 1, "keys": [key(f"{name} root").public], "threshold": 1}
    return {"type": "party/1", "title": {"en": name}, "category": "state", "roots": roots}


def _grant(officer: str) -> Members:
    return {"type": "grant/1", "key": key(officer).public, "role": "officer", "level": "unit", "duty": {"en": "duty officer"}}
