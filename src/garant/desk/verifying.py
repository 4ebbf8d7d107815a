"""Checking a proof that somebody handed over: offline, with the log's key that is trusted here, or another one that is given.

    POST /desk/v1/verify?key=&index=&entry=      the bytes of a proof bundle, a proof of absence, or a .tlog-proof with its entry

The answer says whether it holds, what was checked, step by step, and what such a file cannot show. It says `holds: false` with the first
thing that does not hold; a file that is no proof at all holds nothing either.
"""

from base64 import b64decode
from binascii import Error as NotBase64
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from garant.answers.plain import plain
from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.errors import Code, Refusal, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.log import TlogProof, VerifierKey
from garant.log.tlog_proof import HEADER
from garant.node import absence, checking
from garant.node.absence import AbsenceFinding, is_absence
from garant.node.checking import Finding, Shown
from garant.node.ledger import read
from garant.node.opening import checkpoint_keys
from garant.signature import keyid
from garant.statement.absence import SENTENCE

PROOF_BYTES_MAX = 16 * 1024 * 1024
"""Of a file that is checked on a page; a larger one is checked by `garant proof verify`."""

Form = Literal["bundle", "absence", "tlog_proof"]

_CHECKED: dict[Form, tuple[str, ...]] = {
    "bundle": (
        "checkpoint_signed", "entries_in_tree", "keys_from_charter", "signatures_and_authority", "charter_names_key", "host_words_signed",
    ),
    "absence": (
        "checkpoint_signed", "first_entries_of_log", "signatures_and_rules", "none_left_out_by_the_instant", "question_asked_again",
        "host_words_signed",
    ),
    "tlog_proof": ("checkpoint_signed", "entry_in_tree"),
}  # fmt: skip
_NOT_SHOWN: dict[Form, tuple[str, ...]] = {
    "bundle": ("later_revocation", "further_receipts", "later_entries"),
    "absence": ("entries_after_the_instant", "told_outside_the_log"),
    "tlog_proof": ("authority", "signatures", "later_entries"),
}


class VerifyAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With which key, if not the one trusted here; and, for a .tlog-proof, the entry that it is about: base64, or its place in our copy."""

    key: Annotated[str, Meta(max_length=512)] | None = None
    entry: Annotated[str, Meta(max_length=ENTRY_BYTES_MAX)] | None = None


class NotHeld(Struct, frozen=True, kw_only=True, gc=False):
    """Why a proof does not hold."""

    code: str
    sentence: str
    where: str


class Signer(Struct, frozen=True, kw_only=True, gc=False):
    """Who signed: a key, whose it is, in which role and at which level."""

    keyid: str
    party: str | None
    role: str | None
    level: str | None
    duty: dict[str, str] | None


class ShownStatement(Struct, frozen=True, kw_only=True, gc=False):
    """A statement that the file shows."""

    index: int
    t_ms: int
    id: str
    type: str
    party: str
    signed_by: tuple[Signer, ...]
    said: dict[str, Any]


class Verified(Struct, frozen=True, kw_only=True):
    """The outcome. `reasons`: what was checked, in order; `not_shown`: what such a file cannot show; `ours`: by our own trusted key."""

    holds: bool
    form: Form | None
    ours: bool
    log: str | None = None
    size: int | None = None
    root: str | None = None
    shown_by: str | None = None
    subject: ShownStatement | None = None
    revealed: dict[str, Any] | None = None
    others: tuple[ShownStatement, ...] = ()
    authority: tuple[ShownStatement, ...] = ()
    absence: dict[str, Any] | None = None
    words: tuple[dict[str, Any], ...] = ()
    reasons: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()
    refused: NotHeld | None = None


def verify(basis: Basis, asked: VerifyAsked, data: bytes) -> Verified:
    """Check a file. Refuses only a key that is none."""
    form: Form = "tlog_proof" if data.startswith(HEADER.encode()) else "absence" if is_absence(data) else "bundle"
    ours = asked.key is None
    keys = _trusted(basis) if asked.key is None else (VerifierKey.parse(asked.key.strip()),)
    refusal = Refusal(Code.UNKNOWN_LOG_KEY, "no key of a log is known here")
    for key in keys:
        try:
            return _checked(basis, asked, data, form, key)
        except Refused as refused:
            refusal = refused.refusal
        if refusal.code not in _OTHER_KEY:
            break
    return Verified(holds=False, form=form, ours=ours, refused=NotHeld(code=refusal.code, sentence=refusal.sentence, where=refusal.where))


_OTHER_KEY = (Code.UNKNOWN_LOG_KEY, Code.BAD_SIGNATURE)
"""Refusals after which another key of the same log may do: it was rotated since, or before."""


def _trusted(basis: Basis) -> tuple[VerifierKey, ...]:
    """Give the log's keys that are trusted here: the one that the desk was made with, and those that our verified copy has named."""
    with basis.picture.reading() as ledger:
        named = [VerifierKey(basis.key.name, key) for key in checkpoint_keys(ledger)]
    return tuple({str(key): key for key in (basis.key, *named)}.values())


def _checked(basis: Basis, asked: VerifyAsked, data: bytes, form: Form, key: VerifierKey) -> Verified:
    ours = asked.key is None
    match form:
        case "absence":
            return _absent(absence.check(data, key), ours=ours)
        case "tlog_proof":
            return _included(basis, asked, TlogProof.parse(data), key, ours=ours)
        case "bundle":
            return _found(checking.check(data, key), ours=ours)


def _found(found: Finding, *, ours: bool) -> Verified:
    return Verified(
        holds=True, form="bundle", ours=ours, log=found.checkpoint.origin, size=found.checkpoint.size, root=found.checkpoint.root.hex(),
        shown_by=found.charter.proofs_shown_by, subject=_statement(found.subject),
        revealed=None if found.revealed is None else _said(found.revealed), others=tuple(map(_statement, found.others)),
        authority=tuple(map(_statement, found.authority)), words=tuple(_said(word) for word in found.words),
        reasons=_CHECKED["bundle"], not_shown=_NOT_SHOWN["bundle"],
    )  # fmt: skip


def _absent(found: AbsenceFinding, *, ours: bool) -> Verified:
    told = {
        "question": plain(found.question), "result": found.answer.result, "note": SENTENCE, "told": plain(found.answer.told),
        "entries": found.entries, "last_ms": found.last_ms, "next_ms": found.next_ms,
    }  # fmt: skip
    return Verified(
        holds=True, form="absence", ours=ours, log=found.checkpoint.origin, size=found.checkpoint.size, root=found.checkpoint.root.hex(),
        shown_by=found.charter.proofs_shown_by, absence=told, words=tuple(_said(word) for word in found.words),
        reasons=_CHECKED["absence"], not_shown=_NOT_SHOWN["absence"],
    )  # fmt: skip


def _included(basis: Basis, asked: VerifyAsked, proof: TlogProof, key: VerifierKey, *, ours: bool) -> Verified:
    """Check an inclusion proof: with the entry that is given, or the one that our own copy has there."""
    entry = _given(asked.entry) if asked.entry is not None else _own(basis, proof.index, ours=ours)
    checkpoint = proof.verify(entry, key)
    parsed = read(entry)
    keys = basis.still().state.keys.rows if ours else {}
    signers = tuple(row for row in map(keys.get, parsed.signed.keyids) if row is not None)
    shown = Shown(proof.index, parsed.t_ms, parsed.signed.id, parsed.signed.said, parsed.signed.keyids, signers)
    return Verified(
        holds=True, form="tlog_proof", ours=ours, log=checkpoint.origin, size=checkpoint.size, root=checkpoint.root.hex(),
        subject=_statement(shown), reasons=_CHECKED["tlog_proof"], not_shown=_NOT_SHOWN["tlog_proof"],
    )  # fmt: skip


def _given(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except NotBase64:
        raise Refused(Code.BAD_BASE64, "the entry is given in base64", "?entry") from None


def _own(basis: Basis, index: int, *, ours: bool) -> bytes:
    record = basis.picture.store.record(index) if ours else None
    if record is None:
        raise Refused(
            Code.OUT_OF_RANGE, f"this file proves the place of entry {index}, which is not in our copy; give the entry too", "?entry"
        )
    return record.data


def _statement(one: Shown) -> ShownStatement:
    by_id = {keyid(row.public_key): row for row in one.signers}
    signers = tuple(
        Signer(
            keyid=name, party=row.party if row else None, role=row.role if row else None, level=row.level if row else None,
            duty=dict(row.duty) if row and row.duty else None,
        )
        for name in one.keyids
        for row in [by_id.get(name)]
    )  # fmt: skip
    said = _said(one.said)
    return ShownStatement(
        index=one.index, t_ms=one.t_ms, id=one.id, type=str(said.get("type", "")), party=one.said.party, signed_by=signers, said=said
    )


def _said(value: object) -> dict[str, Any]:
    told = plain(value)
    return told if isinstance(told, dict) else {"value": told}


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""

    def check(call: Call[VerifyAsked, bytes]) -> Verified:
        return verify(basis, call.asks, call.takes)

    return (
        Endpoint(
            "POST", "/desk/v1/verify", check, "Whether a proof holds, offline; what was checked, and what it cannot show.",
            asks=VerifyAsked, takes=bytes, answers=Verified, needs=Needs.PARTY, refuses=(Code.BAD_VERIFIER_KEY, Code.NO_LOG),
            body_bytes_max=PROOF_BYTES_MAX,
        ),
    )  # fmt: skip
