"""The steps of one entry, each alone: signed, verified, parsed strictly, decided and applied, hashed into the tree."""

import json
from collections.abc import Sequence
from hashlib import sha256, shake_256
from itertools import islice

import msgspec
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_sign, crypto_sign_open, crypto_sign_seed_keypair

from bench.table import Row, Table, best, drain, rate
from bench.theatre import ORIGIN, START_MS, Planner, Said, key
from garant import signature
from garant.log import Tree
from garant.node.ledger import Ledger, read
from garant.node.ports import Record
from garant.node.saying import SigningKey
from garant.statement import canonical, compose, envelope
from garant.statement.compose import Bookkeeping, Chain
from garant.statement.entry import Entry
from garant.statement.envelope import Envelope
from garant.statement.kinds import AnyStatement, Statement
from garant.statement.kinds.base import Seen

Claims = list[tuple[bytes, bytes, bytes]]


class _Leaf(msgspec.Struct):
    """An entry as msgspec alone would read it: no canonical form, no limits."""

    dsse: Envelope
    t: int
    v: int


def table(records: Sequence[Record]) -> Table:
    """Measure every step over these records, the first ones of a log."""
    entries = [read(record.data) for record in records]
    rows = [_signed(len(records)), _verified(records, entries), _parsed(records, entries), _folded(records, entries), _appended(records)]
    return Table(f"One step alone, one process, {len(records):,} entries", rows)


# Signed


def _signed(count: int) -> Row:
    planner = Planner()
    drain(planner.opening())
    plan = list(islice(planner.go_on(), count))
    keys = {said.keys: [key(name) for name in said.keys] for said in plan}
    seen = Seen(size=0, root=Tree().root().hex())
    made: list[bytes] = []
    per_s = rate(count, lambda: made.extend(_sign(said, keys[said.keys], seen) for said in plan))
    payloads = [envelope.decode(data) for data in made]
    _, secret = crypto_sign_seed_keypair(bytes(range(32)))
    return Row(
        "statements composed, checked and signed",
        per_s,
        [
            ("Ed25519 signature (libsodium)", best(count, lambda: drain(crypto_sign(one.pae, secret) for one in payloads))),
            ("JSON encoding (msgspec)", best(count, lambda: drain(msgspec.json.encode(one.said) for one in payloads))),
        ],
    )


def _sign(said: Said, keys: Sequence[SigningKey], seen: Seen) -> bytes:
    books = Bookkeeping(log=ORIGIN, party=said.party, chain=Chain(1, None), seen=seen, now_ms=START_MS)
    payload = compose.payload({**said.members, "status": "test"}, books)
    return envelope.encode(envelope.seal(payload, {one.public: one.sign for one in keys}))


# Verified


def folded(records: Sequence[Record], entries: Sequence[Entry]) -> Ledger:
    """Fold entries without looking at their signatures."""
    ledger = Ledger(lambda *_: True)
    for record, entry in zip(records, entries, strict=True):
        ledger.take(record.data, entry)
    return ledger


def claims_of(records: Sequence[Record], entries: Sequence[Entry]) -> Claims:
    """Give every signature with its key and message; the keys as the folded log knows them."""
    keys = folded(records, entries).state.keys
    return [
        (row.public_key, entry.signed.pae, one.sig)
        for entry in entries
        for one in entry.signed.envelope.signatures
        if (row := keys.get(one.keyid)) is not None
    ]


def _verified(records: Sequence[Record], entries: Sequence[Entry]) -> Row:
    claims = claims_of(records, entries)
    count = len(claims)
    assert count >= len(entries)
    answers: list[bool] = []
    per_s = rate(count, lambda: answers.extend(signature.verify(*claim) for claim in claims))
    assert all(answers)
    assert len(answers) == count
    bare = rate(count, lambda: drain(crypto_sign_open(sig + message, public) for public, message, sig in claims))
    point = rate(count, lambda: drain(crypto_core_ed25519_is_valid_point(sig[:32]) for _, _, sig in claims))
    together = 1 / (1 / bare + 1 / point)
    openssl = rate(count, lambda: drain(_openssl(*claim) for claim in claims))
    return Row(
        "signatures verified strictly",
        per_s,
        [
            ("Ed25519 verification (libsodium)", bare),
            ("prime-order check of one point", point),
            ("both together", together),
            ("Ed25519 verification (OpenSSL)", openssl),
        ],
    )


def _openssl(public: bytes, message: bytes, signed: bytes) -> bool:
    Ed25519PublicKey.from_public_bytes(public).verify(signed, message)
    return True


# Parsed


def _parsed(records: Sequence[Record], entries: Sequence[Entry]) -> Row:
    count = len(records)
    seen: list[str] = []
    per_s = rate(count, lambda: seen.extend(read(record.data).signed.id for record in records))
    assert seen == [record.statement_id for record in records]
    payloads = [entry.signed.envelope.payload for entry in entries]
    leaf: msgspec.json.Decoder[_Leaf] = msgspec.json.Decoder(_Leaf)
    inside: msgspec.json.Decoder[Statement] = msgspec.json.Decoder(AnyStatement)
    both = [(record.data, payload) for record, payload in zip(records, payloads, strict=True)]
    loaded = [json.loads(payload) for payload in payloads]
    spelled = [rfc8785.dumps(value) for value in loaded[:200]]
    assert spelled == payloads[:200], "another implementation spells them alike"
    return Row(
        "entries parsed strictly (entry, envelope, statement, id)",
        per_s,
        [
            ("msgspec decodes entry and statement", best(count, lambda: drain((leaf.decode(a), inside.decode(b)) for a, b in both))),
            ("json.loads of entry and statement", rate(count, lambda: drain((json.loads(a), json.loads(b)) for a, b in both))),
            ("rfc8785 spells the statement", rate(count, lambda: drain(rfc8785.dumps(value) for value in loaded))),
            ("ours spells the statement", best(count, lambda: drain(canonical.encode(value) for value in loaded))),
        ],
    )


# Decided and applied


def _folded(records: Sequence[Record], entries: Sequence[Entry]) -> Row:
    count = len(records)
    ledgers: list[Ledger] = []
    per_s = rate(count, lambda: ledgers.append(folded(records, entries)))
    assert ledgers[0].state.size == ledgers[0].tree.size == count
    data = [entry.signed.envelope.payload for entry in entries]
    return Row(
        "entries decided and applied (signatures not verified)",
        per_s,
        [
            (
                "SHAKE-256 of the statement (2048 bits, the digest's unit)",
                best(count, lambda: drain(shake_256(one).digest(256) for one in data)),
            )
        ],
    )


# The tree


def _appended(records: Sequence[Record]) -> Row:
    count = len(records)
    tree = Tree()

    def grow() -> None:
        for record in records:
            tree.append(record.leaf_hash)

    per_s = rate(count, grow)
    assert tree.root() == Tree.from_leaves(record.leaf_hash for record in records).root()
    pair = b"\x01" + bytes(64)
    return Row("Merkle appends", per_s, [("SHA-256 of 65 bytes", best(count, lambda: drain(sha256(pair).digest() for _ in range(count))))])
