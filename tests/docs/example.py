"""The example log of `docs/spec/proof-bundle.md`, `host-word.md` and `state-digest.md`: a charter, and a party that joins.

Every key is made from a text, and the clock stands still, so that anybody can make the same bytes. To write the files again:

    .venv/bin/python -m tests.docs.example
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from garant import instant, signature
from garant.log import VerifierKey
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.state import snapshot
from garant.storage.memory import MemoryStore

FILES = Path(__file__).resolve().parents[2] / "docs" / "spec" / "examples"
LOG = "log.example/valley"
T_MS = instant.parse("2018-09-17T12:00:00Z")
NONSENSE = b'{"hello":"host"}'


def key(name: str) -> SigningKey:
    """Give an example key: its seed is SHA-256 of `example seed` and its name. Never use it for anything."""
    seed = sha256(f"example seed {name}".encode()).digest()
    return SigningKey(signature.public_key_of(seed), signature.signer(seed))


ROOT, CHECKPOINT, ANSWER, SOUTH = key("host root"), key("checkpoint"), key("answer"), key("south root")
VKEY = VerifierKey(LOG, CHECKPOINT.public)

CHARTER: dict[str, Any] = {
    "type": "charter/1",
    "party": "host",
    "status": "test",
    "title": {"en": "Example valley"},
    "area": {"en": "A valley that does not exist"},
    "roots": {"version": 1, "keys": [ROOT.public], "threshold": 1},
    "checkpoint_key": CHECKPOINT.public,
    "answer_key": ANSWER.public,
    "rules_level": 1,
    "languages": ["en"],
    "time_zone": "Asia/Damascus",
    "proofs_shown_by": "any_party",
}
JOINING: dict[str, Any] = {
    "type": "party/1",
    "party": "south",
    "status": "test",
    "title": {"en": "Southern side"},
    "category": "state",
    "roots": {"version": 1, "keys": [SOUTH.public], "threshold": 1},
}


@cache
def host() -> Host:
    """Give the host of the example log, with its two entries."""
    made = Host(MemoryStore(), HostKeys(VKEY, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), lambda: T_MS, _no_salt)
    for members, keys in ((CHARTER, [ROOT]), (JOINING, [SOUTH, ROOT])):
        answer = made.submit([say(made.ledger, LOG, Saying(members, T_MS), keys, _no_salt)])[0]
        assert isinstance(answer, Admission), answer
    return made


def _no_salt() -> bytes:
    raise AssertionError("nothing is hidden in the example log")


def proof() -> bytes:
    """Give the proof bundle of the joining, entry 1."""
    return bundle.encode(attested_bundle(host(), 1))


def refusal() -> bytes:
    """Give the host's signed refusal of bytes that are no statement."""
    answer = host().submit([Submission(NONSENSE)])[0]
    assert isinstance(answer, SignedRefusal)
    return answer.word


def files() -> dict[str, bytes]:
    """Give the files beside the pages, by name."""
    state = host().ledger.state
    return {"joining.proof": proof(), "refusal.word": refusal(), "joining.snapshot": snapshot.dump(state)}


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for name, data in files().items():
        (FILES / name).write_bytes(data)
