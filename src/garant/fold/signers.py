"""Whose signatures an envelope carries: each one must be by a key that the log knows, in force at this index, and must verify.

A statement may bring keys that the log cannot know yet: a charter's, a new party's, a rotation's. Those are read from the
statement itself; that their holders signed proves that they hold them, no more. Every signature must count: one bad or
unknown signature refuses the whole statement.
"""

from garant import signature
from garant.errors import Code, Refused
from garant.signature import keyid, require_key
from garant.state.rows import KeyRow
from garant.state.state import State
from garant.statement.envelope import Signature, Signed
from garant.statement.kinds import Charter, CharterAmendment, Finding, Minutes, Party, Representation, Root, Statement
from garant.statement.kinds.authority import Roots
from garant.statement.words import HOST

_BRINGING = (Charter, CharterAmendment, Party, Root)


def proven(state: State, signed: Signed, verify: signature.Verify) -> tuple[tuple[KeyRow, ...], frozenset[bytes]]:
    """Give the rows of the known keys that signed, and all public keys that signed."""
    known, signatures = state.keys.rows, signed.envelope.signatures
    rows = [known.get(one.keyid) for one in signatures]
    brought = _brought(signed.said)
    keys = [_public_key(row, one, brought) for row, one in zip(rows, signatures, strict=True)]
    signers = tuple(row for row in rows if row is not None)
    _require_at_home(signers, signed.said)
    for key, one in zip(keys, signatures, strict=True):
        if not verify(key, signed.pae, one.sig):
            raise Refused(Code.BAD_SIGNATURE, f"the signature by key {one.keyid[:16]} does not verify", "$.signatures")
    return signers, frozenset(keys)


def _brought(said: Statement) -> dict[str, bytes]:
    """Give the keys that a statement itself brings, by their ids."""
    if not isinstance(said, _BRINGING):
        return {}
    roots: Roots | None = said.roots
    return {keyid(key): require_key(key, "$.roots.keys") for key in (roots.keys if roots else ())}


def _public_key(row: KeyRow | None, one: Signature, brought: dict[str, bytes]) -> bytes:
    if row is None:
        if one.keyid not in brought:
            raise Refused(
                Code.UNKNOWN_KEY, f"key {one.keyid[:16]} is not known to this log; its party's root must grant it first", "$.signatures"
            )
        return brought[one.keyid]
    if row.until is not None:
        raise Refused(Code.REVOKED_KEY, f"key {one.keyid[:16]} was taken back at index {row.until}", "$.signatures")
    return row.public_key


def _require_at_home(signers: tuple[KeyRow, ...], said: Statement) -> None:
    """Refuse keys of parties that have no part in the statement."""
    if all(row.party == said.party for row in signers):
        return
    parties = _parties(said)
    for row in signers:
        if row.party not in parties:
            named = " or ".join(sorted(parties))
            raise Refused(Code.FOREIGN_KEY, f"key {keyid(row.public_key)[:16]} belongs to another party than {named}", "$.signatures")


def _parties(said: Statement) -> frozenset[str]:
    """Say whose keys may sign a statement: its party's, and those of the one other side that must."""
    match said:
        case Party():
            return frozenset({said.party, HOST})
        case Representation():
            return frozenset({said.party, said.represented})
        case Minutes():
            return frozenset({said.party, said.other})
        case Finding(capacity="party"):
            return frozenset({said.party, *(who.party for who in said.by if who.party)})
        case _:
            return frozenset({said.party})
