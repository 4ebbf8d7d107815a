"""Targets: our own formats, from payloads, entries and disclosures to notes, proofs, tiles, policies, words and snapshots."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import rfc8785

from garant.errors import Code, Fault, Refused
from garant.log import ConsistencyProof, TlogProof, VerifierKey, parse_note
from garant.log.checkpoint import open_checkpoint
from garant.log.cosignature import read_lines
from garant.log.policy import Policy
from garant.log.tile import decode_bundle, decode_tile, encode_bundle, parse_entries_path, parse_tile_path, tile_bytes, tiles_of
from garant.node.absence import check as check_absence
from garant.node.bundle import encode as encode_proof
from garant.node.bundle import make as prove
from garant.node.checking import check
from garant.state import snapshot
from garant.statement import canonical, disclosure, entry, envelope, host_word
from garant.statement.kinds import Hiding, Verdict
from garant.statement.withheld import reveal
from tests.fuzzing.mutating import Mutate, bytes_, lines, spelt, tree
from tests.fuzzing.running import Target
from tests.log import small_log
from tests.log.test_cosignature import cosigned
from tests.log.test_policy import EXAMPLE
from tests.node.watching import request
from tests.state.acts import ACTS, Stage
from tests.statement.examples import EXAMPLES, entry_of
from tests.world import ANSWER, NOTICE, World, receipt

SPEC = Path(__file__).parents[2] / "docs" / "spec" / "examples"


def target(name: str, share: int, samples: Sequence[bytes], mutate: Mutate, read: Callable[[bytes], object]) -> Target:
    """Put a target together: good inputs, how they are spoilt, who reads them."""

    def make(rng: Random) -> bytes:
        return mutate(rng, rng.choice(samples), samples)

    return Target(name, share, make, read)


PAYLOADS = [spelt(members) for members in EXAMPLES.values()]
ENTRIES = [entry.encode(entry_of(kind)) for kind in EXAMPLES]
ENVELOPES = [spelt(json.loads(one)["dsse"]) for one in ENTRIES]


def payload(data: bytes) -> None:
    """Read a payload: what is read, is what it was, in somebody else's program too."""
    said = envelope.read_payload(data)
    assert canonical.encode(said) == data == rfc8785.dumps(json.loads(data))


def an_entry(data: bytes) -> None:
    assert entry.encode(entry.decode(data)) == data


def an_envelope(data: bytes) -> None:
    assert envelope.encode(envelope.decode(data).envelope) is not None


_HIDING = [members for members in EXAMPLES.values() if members["type"] == "notice/1"]


def a_disclosure(data: bytes) -> None:
    """Its digest is in a statement that somebody signed, so it counts as his word; nonsense must stop nobody."""
    text = data.decode("latin-1")
    digest = disclosure.digest(text) if text.isascii() else "A" * 43
    open_ = {name: value for name, value in _HIDING[0].items() if name not in ("volumes", "text", "purpose", "filed_for", "owner_agrees")}
    said = envelope.read_payload(canonical.encode({**open_, "_sd": [digest]}))
    assert isinstance(said, Hiding)
    disclosure.reveal(said, [text])


def withheld(data: bytes) -> None:
    text = data.decode("latin-1")
    digest = disclosure.digest(text) if text.isascii() else "A" * 43
    said = envelope.read_payload(canonical.encode({**EXAMPLES["verdict/1"], "withheld": [digest]}))
    assert isinstance(said, Verdict)
    reveal(said, [text])


def _texts(*values: object) -> list[bytes]:
    return [disclosure._base64url(json.dumps(value).encode()).encode() for value in values]


def _again(mutate: Mutate) -> Mutate:
    """Spoil what stands behind base64, as often as the base64 itself."""

    def within(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
        if rng.random() < 0.3:
            return bytes_(rng, data, others)
        raw = disclosure._bytes(data.decode()) if hasattr(disclosure, "_bytes") else _unbase(data)
        return disclosure._base64url(mutate(rng, raw, [raw])).encode()

    return within


def _unbase(data: bytes) -> bytes:
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(data + b"=" * (-len(data) % 4))


DISCLOSURES = _texts(["s" * 43, "volumes", EXAMPLES["notice/1"].get("volumes")], ["s" * 43, "purpose", "to pass"])
WITHHELD = _texts(["s" * 43, {"notice": "south/convoy-12", "other": "north/patrol-5", "word": "coordinate by hotline"}])


# The log's


def checkpoint(data: bytes) -> None:
    open_checkpoint(data, small_log.KEY)


def proof(data: bytes) -> None:
    made = TlogProof.parse(data)
    assert made.encode() == data
    made.verify(small_log.entry(2), small_log.KEY)


def consistency(data: bytes) -> None:
    assert ConsistencyProof.parse(data).encode() == data


def policy(data: bytes) -> None:
    Policy.parse(data).require(cosigned())


def cosignature(data: bytes) -> None:
    read_lines(parse_note(small_log.note(5)).text, data)


def tile(data: bytes) -> None:
    decode_tile(data, 256 if len(data) > 200 else 5)


def entries_tile(data: bytes) -> None:
    assert encode_bundle(decode_bundle(data)) == data


def paths(data: bytes) -> None:
    text = data.decode("latin-1")
    try:
        assert parse_tile_path(text).width
    except Refused:
        assert parse_entries_path(text).width


def verifier_key(data: bytes) -> None:
    text = data.decode("latin-1")
    assert str(VerifierKey.parse(text)) == text


# What people carry about


def _told() -> tuple[World, bytes]:
    world = World()
    tr, ru = world.side("tr"), world.side("ru")
    filed = world.admit(tr.unit, NOTICE)
    world.admit(ru.unit, receipt())
    return world, encode_proof(prove(world.host.ledger, world.store, filed.index))


_WORLD, BUNDLE = _told()


def bundle(data: bytes) -> None:
    check(data, _WORLD.key)


def absence(data: bytes) -> None:
    check_absence(data, _WORLD.key)


def word(data: bytes) -> None:
    host_word.open_word(data, ANSWER.public)


def a_snapshot(data: bytes) -> None:
    """Read a snapshot: one that is not whole is a fault of the disk with one code word, and nothing else."""
    try:
        assert snapshot.dump(snapshot.load(data)) == data
    except Fault as fault:
        if fault.code != Code.LOG_CORRUPT:
            raise
        raise Refused(fault.code, fault.sentence) from None


WORD = (SPEC / "refusal.word").read_bytes()
SNAPSHOT = snapshot.dump(Stage().play(range(len(ACTS))).world.state)
SMALL = [small_log.note(size) for size in (0, 5, 300)]
PROOFS = [TlogProof(2, tuple(small_log.tree(size).inclusion(2, size)), small_log.note(size)).encode() for size in (5, 300)]
TILES = [tile_bytes(small_log.tree(300), one) for one in tiles_of(300)]
BUNDLES = [encode_bundle([small_log.entry(index) for index in range(count)]) for count in (1, 5, 256)]
PATHS = [b"tile/0/000", b"tile/0/x001/234.p/17", b"tile/entries/x001/x234/567.p/255", b"tile/63/000", b"tile/entries/000"]
ABSENT = [spelt({"v": 1, "absence": {"party": "ru", "at": "2018-09-17T12:00:00Z", "status": "actual"}, "note": "x", "checkpoint": "x",
                 "entries": ["e30="], "growth": []}), BUNDLE]  # fmt: skip

TARGETS = (
    target("payload", 260, PAYLOADS, tree, payload),
    target("entry", 40, ENTRIES, tree, an_entry),
    target("envelope", 40, ENVELOPES, tree, an_envelope),
    target("disclosure", 40, DISCLOSURES, _again(tree), a_disclosure),
    target("withheld", 10, WITHHELD, _again(tree), withheld),
    target("checkpoint", 30, SMALL, lines, checkpoint),
    target("tlog-proof", 25, PROOFS, lines, proof),
    target("consistency", 25, [request(0, 5), request(5, 7), request(3, 300)], lines, consistency),
    target("cosignature", 15, [cosigned()], lines, cosignature),
    target("policy", 25, [EXAMPLE.encode()], lines, policy),
    target("tile", 10, TILES, bytes_, tile),
    target("entries-tile", 15, BUNDLES, bytes_, entries_tile),
    target("tile-path", 15, PATHS, bytes_, paths),
    target("verifier-key", 10, [str(small_log.KEY).encode()], bytes_, verifier_key),
    target("bundle", 25, [BUNDLE, (SPEC / "joining.proof").read_bytes()], tree, bundle),
    target("absence", 15, ABSENT, tree, absence),
    target("word", 20, [WORD], tree, word),
    target("snapshot", 10, [SNAPSHOT, (SPEC / "joining.snapshot").read_bytes()], lines, a_snapshot),
)
