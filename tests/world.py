"""A small world in memory: parties with keys, a clock turned by hand, a host over a store that fails on request.

    world = World()                          a theatre with its charter
    tr = world.enrol("tr")                   a party with one root key, let in by the host
    hq = world.grant(tr, "headquarters")     an officer
    world.say(hq, NOTICE | {"to": ["ru"]})   an Admission, or a SignedRefusal

or, with everything that most tests need:

    tr = world.side("tr")                    a party with tr.headquarters, tr.sector, tr.unit, and its desk's machine tr.desk
    world.admit(tr.unit, NOTICE)             an Admission, or the test ends here

Keys are made from their names, so every run is the same.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from garant import instant, signature
from garant.errors import Code
from garant.log import VerifierKey
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ledger import Ledger, read
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, Answer, SignedRefusal, Submission
from garant.state.state import State
from garant.statement import canonical, envelope
from garant.storage.memory import MemoryStore

ORIGIN = "exercise.garant.example/small-world"
START_MS = instant.parse("2018-09-17T12:00:00Z")


MADE: dict[bytes, signature.Sign] = {}
"""Every key that was made here: the small world's host holds them all, should its charter come to name them."""


def make_key(name: str) -> SigningKey:
    """Give the key that belongs to a name, the same in every run."""
    seed = sha256(f"garant small world: {name}".encode()).digest()
    key = SigningKey(signature.public_key_of(seed), signature.signer(seed))
    MADE[key.public] = key.sign
    return key


@dataclass
class Clock:
    """A clock turned by hand."""

    ms: int = START_MS

    def __call__(self) -> int:
        """Tell the time."""
        return self.ms

    def turn(self, ms: int) -> None:
        """Go on (or back) by so many ms."""
        self.ms += ms


@dataclass
class Member:
    """A party and its root keys."""

    name: str
    roots: list[SigningKey]


@dataclass
class Side:
    """A party with an officer at each level, and with its desk's machine key at headquarters."""

    name: str
    roots: list[SigningKey]
    headquarters: SigningKey
    sector: SigningKey
    unit: SigningKey
    desk: SigningKey


HOST_ROOT, CHECKPOINT, ANSWER = make_key("host root"), make_key("host checkpoint"), make_key("host answer")

CHARTER: Mapping[str, Any] = {
    "type": "charter/1",
    "party": "host",
    "title": {"en": "Small world"},
    "area": {"en": "nowhere"},
    "roots": {"version": 1, "keys": [HOST_ROOT.public], "threshold": 1},
    "checkpoint_key": CHECKPOINT.public,
    "answer_key": ANSWER.public,
    "rules_level": 1,
    "languages": ["en"],
    "time_zone": "Asia/Damascus",
    "proofs_shown_by": "any_party",
    "registrars": ["reg"],
}

CIRCLE: Mapping[str, Any] = {
    "shape": {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 50_000},
    "lower_cm": 0,
    "upper_cm": 60_000,
}

NOTICE: Mapping[str, Any] = {
    "type": "notice/1",
    "status": "exercise",
    "name": "patrol-1",
    "kind": "patrol",
    "activity": "joint_patrol",
    "to": ["ru"],
    "volumes": [CIRCLE],
}

SOURCE: Mapping[str, Any] = {"name": "s1", "title": "A public text"}

MEASURE: Mapping[str, Any] = {
    "name": "m1",
    "form": "withdraw_weapons",
    "text": {"en": "Heavy weapons leave the zone."},
    "standing": "agreed",
    "addressee": {"is": "none"},
    "deadline": {"is": "by", "date": "2018-10-10"},
    "verification": {"is": "unknown", "because": "not_stated"},
}

AGREEMENT: Mapping[str, Any] = {
    "type": "agreement/1",
    "name": "zone-2018",
    "capacity": "registrar",
    "form": "memorandum",
    "concluded": {"is": "dated", "date": "2018-09-17"},
    "text_status": "full_text_public",
    "measure_count": 1,
    "title": {"en": "Memorandum on a zone"},
    "between": [{"party": "tr"}, {"party": "ru"}],
    "in_force": {"is": "unknown", "because": "not_stated"},
    "end": {"is": "none"},
    "measures": [MEASURE],
    "sources": [SOURCE],
}

ACCEPTANCE: Mapping[str, Any] = {"type": "acceptance/1", "agreement": "reg/zone-2018", "binds": "accepts"}

CONTACT: Mapping[str, Any] = {
    "type": "contact/1",
    "name": "call-1",
    "capacity": "party",
    "form": "call",
    "level": "ministers",
    "between": [{"party": "tr"}, {"party": "ru"}],
    "when": {"is": "dated", "date": "2018-09-17"},
}

READOUT: Mapping[str, Any] = {
    "type": "readout/1",
    "contact": "tr/call-1",
    "name": "call-1",
    "capacity": "party",
    "by": [{"party": "tr"}],
    "says": {"en": "The sides spoke of the zone."},
    "standing": "said",
}

PROPOSAL: Mapping[str, Any] = {
    "type": "proposal/1",
    "name": "swap",
    "capacity": "party",
    "form": "offer",
    "by": {"party": "tr"},
    "addressed_to": [{"party": "ru"}],
    "text": {"en": "A step for a step."},
    "reply": {"is": "none"},
}

MEETING: Mapping[str, Any] = {
    "type": "meeting/1",
    "name": "round-1",
    "capacity": "party",
    "form": "round",
    "when": {"is": "dated", "date": "2018-09"},
    "stands": "held",
}

BODY: Mapping[str, Any] = {
    "type": "body/1",
    "name": "centre",
    "capacity": "party",
    "title": {"en": "Coordination centre"},
    "purpose": {"en": "To coordinate"},
    "members": [{"party": "tr"}, {"party": "ru"}],
    "when": {"is": "unknown", "because": "not_stated"},
}


def verdict(**members: object) -> dict[str, Any]:
    """Give a verdict on the small world's notice: clear, and resting on the first `log_size` entries. The answer key signs it."""
    whole = {"notice": "tr/patrol-1", "version": 1, "result": "clear", "pair_count": 0, "considered": 0, "log_size": 1, "answers": 1}
    return {"type": "verdict/1", "status": "exercise", "party": "host", **whole, **members}


def receipt(step: str = "acknowledged", level: str = "unit", notice: str = "tr/patrol-1", version: int = 1) -> dict[str, Any]:
    """Give a receipt of the small world's notice."""
    return {"type": "receipt/1", "status": "exercise", "notice": notice, "version": version, "level": level, "step": step}


def relay(*, read_back: bool = True, unit: str = "the observation post") -> dict[str, Any]:
    """Tell how the word was passed to a unit without a key."""
    return {"unit": unit, "means": "radio", "read_back": read_back, "at": "2018-09-17T12:00:00Z"}


def salts() -> bytes:
    """Give salts that a test can foresee; never do this elsewhere."""
    return b"\x2a" * 32


class Silent(Host):
    """A host that answers no notice, as one from before there were verdicts."""

    def _answer_notice(self, version: str, t_ms: int) -> None:
        """Say nothing."""


@dataclass
class World:
    """A theatre with its host. `open=False` leaves the log empty; `rules_level` is the charter's; a `silent` host says no verdicts."""

    clock: Clock = field(default_factory=Clock)
    store: MemoryStore = field(default_factory=MemoryStore)
    open: bool = True
    rules_level: int = 1
    silent: bool = False

    def __post_init__(self) -> None:
        """Start the host, and let it lay down its charter."""
        self.host = self.restart()
        if self.open:
            assert isinstance(self.say(HOST_ROOT, {**CHARTER, "rules_level": self.rules_level}), Admission)

    @property
    def state(self) -> State:
        """Give the state as it stands."""
        return self.host.ledger.state

    @property
    def key(self) -> VerifierKey:
        """Give the log's verifier key."""
        return VerifierKey(ORIGIN, CHECKPOINT.public)

    def restart(self) -> Host:
        """Start a host over the same store, as after a stop."""
        kind = Silent if self.silent else Host
        self.host = kind(self.store, HostKeys(self.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign, MADE), self.clock, salts)
        return self.host

    def compose(self, keys: SigningKey | Sequence[SigningKey], members: Mapping[str, Any], hide: Sequence[str] = ()) -> Submission:
        """Sign a statement without handing it in."""
        several = [keys] if isinstance(keys, SigningKey) else list(keys)
        return say(self.host.ledger, ORIGIN, Saying(members, self.clock(), hide), several, salts)

    def say(self, keys: SigningKey | Sequence[SigningKey], members: Mapping[str, Any], hide: Sequence[str] = ()) -> Answer:
        """Sign a statement and hand it in."""
        return self.host.submit([self.compose(keys, members, hide)])[0]

    def admit(self, keys: SigningKey | Sequence[SigningKey], members: Mapping[str, Any], hide: Sequence[str] = ()) -> Admission:
        """Say something that must be admitted."""
        answer = self.say(keys, members, hide)
        assert isinstance(answer, Admission), str(answer.refusal)
        return answer

    def forge(self, keys: SigningKey | Sequence[SigningKey], members: Mapping[str, Any], **bookkeeping: object) -> Submission:
        """Sign a statement whose bookkeeping members are the test's own; None leaves one out."""
        several = [keys] if isinstance(keys, SigningKey) else list(keys)
        honest = self.compose(several, members)
        payload = {**json.loads(envelope.decode(honest.envelope).envelope.payload), **bookkeeping}
        signed = canonical.encode({name: value for name, value in payload.items() if value is not None})
        return Submission(envelope.encode(envelope.seal(signed, {key.public: key.sign for key in several})), honest.disclosures)

    def picture(self) -> tuple[object, ...]:
        """Give all that a refusal must leave alone: size, root and digest, the stored head and the number of stored entries."""
        tree, state = self.host.ledger.tree, self.state
        return tree.size, tree.root(), state.size, state.t_ms, state.digest(), self.store.head(), len(self.leaves())

    def leaves(self) -> list[bytes]:
        """Give the bytes of every entry of the log."""
        return [record.data for record in self.store.records()]

    def enrol(self, name: str, *, keys: int = 1, threshold: int = 1, category: str = "state") -> Member:
        """Let a party in, with so many root keys."""
        roots = sorted((make_key(f"{name} root {number}") for number in range(keys)), key=lambda key: key.public)
        members = {"version": 1, "keys": [key.public for key in roots], "threshold": threshold}
        party = {"type": "party/1", "party": name, "title": {"en": name}, "category": category, "roots": members}
        assert isinstance(self.say([*roots[:threshold], HOST_ROOT], party), Admission)
        return Member(name, roots)

    def grant(self, member: Member, level: str, role: str = "officer", name: str = "") -> SigningKey:
        """Give an officer, or a desk, a key at a level."""
        key = make_key(f"{member.name} {level} {role} {name}")
        grant = {"type": "grant/1", "key": key.public, "role": role, "level": level, "duty": {"en": f"{role} at {level}"}}
        assert isinstance(self.say(member.roots, grant), Admission)
        return key

    def side(self, name: str) -> Side:
        """Let a party in, with officers at all levels and a desk."""
        member = self.enrol(name)
        headquarters, sector, unit = (self.grant(member, level) for level in ("headquarters", "sector", "unit"))
        return Side(name, member.roots, headquarters, sector, unit, self.grant(member, "headquarters", "desk"))


def fold(leaves: Sequence[bytes], ledger: Ledger | None = None) -> Ledger:
    """Fold entries, into a fresh ledger or on top of one that holds those before."""
    ledger = ledger or Ledger()
    for leaf in leaves:
        ledger.take(leaf, read(leaf))
    return ledger


def refused(answer: Answer) -> Code | None:
    """Give the code word of a refusal, or None when the statement was admitted."""
    return answer.refusal.code if isinstance(answer, SignedRefusal) else None
