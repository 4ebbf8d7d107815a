"""The transparency log over plain bytes: an order of entries that its host cannot rewrite unseen.

The law of the room:

* it knows entries as bytes and nothing of what they mean;
* it is RFC 6962's tree in C2SP's formats, so that other people's tools verify ours (`docs/spec/`);
* one value, one spelling: every parser prints again what it read and compares;
* it is pure: bytes in, bytes or a `Refused` out.

    entries -> Tree -> root -> Checkpoint -> signed note        what the host commits to
               Tree -> tiles, entry bundles                     what everybody may copy
               Tree -> TlogProof, ConsistencyProof              what anybody may check alone
"""

from garant.log.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from garant.log.consistency import ConsistencyProof
from garant.log.note import Note, NoteSignature, VerifierKey, open_note, parse_note, sign_note
from garant.log.proof import root_from_inclusion, verify_consistency, verify_inclusion
from garant.log.tile import (
    TILE_WIDTH,
    Tile,
    decode_bundle,
    decode_tile,
    encode_bundle,
    entries_path,
    parse_entries_path,
    parse_tile_path,
    tile_bytes,
    tile_path,
    tiles_of,
)
from garant.log.tlog_proof import TlogProof
from garant.log.tree import EMPTY_ROOT, HASH_BYTES, Tree, leaf_hash, node_hash

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "TILE_WIDTH",
    "Checkpoint",
    "ConsistencyProof",
    "Note",
    "NoteSignature",
    "Tile",
    "TlogProof",
    "Tree",
    "VerifierKey",
    "decode_bundle",
    "decode_tile",
    "encode_bundle",
    "entries_path",
    "leaf_hash",
    "node_hash",
    "open_checkpoint",
    "open_note",
    "parse_entries_path",
    "parse_note",
    "parse_tile_path",
    "root_from_inclusion",
    "sign_checkpoint",
    "sign_note",
    "tile_bytes",
    "tile_path",
    "tiles_of",
    "verify_consistency",
    "verify_inclusion",
]
