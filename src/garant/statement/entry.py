"""The entry: what one leaf of the log holds.

    {"dsse": envelope, "t": instant of admission in ms, "v": 1}        canonical, at most 65,535 bytes

`t` is the host's stamp: it never decreases along the log, and it is the only clock that the fold reads.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from garant import instant
from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.statement import canonical
from garant.statement.envelope import Envelope, Signed, open_envelope


class _Leaf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    dsse: Envelope
    t: Annotated[int, Meta(ge=0, le=instant.LAST_MS)]
    v: Literal[1]


class Entry(Struct, frozen=True):
    """A signed statement and when the host admitted it, in ms."""

    signed: Signed
    t_ms: int


_LEAF: msgspec.json.Decoder[_Leaf] = msgspec.json.Decoder(_Leaf)


def encode(entry: Entry) -> bytes:
    """Give the leaf's bytes; refuse an entry that is too large for the log."""
    data = canonical.encode(_Leaf(dsse=entry.signed.envelope, t=entry.t_ms, v=1))
    if len(data) > ENTRY_BYTES_MAX:
        raise Refused(
            Code.TOO_LARGE, f"the entry would have {len(data)} bytes, the log takes {ENTRY_BYTES_MAX}; put large things into blobs"
        )
    return data


def decode(data: bytes) -> Entry:
    """Read a leaf's bytes, canonical only."""
    leaf = canonical.decode(data, _LEAF, ENTRY_BYTES_MAX)
    return Entry(open_envelope(leaf.dsse), leaf.t)
