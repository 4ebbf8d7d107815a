"""A log as static files, in the layout of C2SP tlog-tiles: what a web server or a USB stick can hand to anybody who verifies.

checkpoint                       the signed note
tile/<L>/<N>[.p/<W>]             tree hashes, 256 a tile
tile/entries/<N>[.p/<W>]         entry bundles, each entry with a 16-bit length before it
blob/<sha256>                    where asked for: the blobs that everybody may have, each named by its hash

No disclosure is in it, and no blob that is for some alone.
"""

from collections.abc import Iterator
from itertools import islice

from garant.answers.reading_rights import may_have
from garant.errors import Code, Refused
from garant.log import TILE_WIDTH, ConsistencyProof, TlogProof, Tree, encode_bundle, entries_path, tile_bytes, tile_path, tiles_of
from garant.node.ports import EntryStore, Head
from garant.state.state import State


def files(store: EntryStore, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every file of the newest head, the checkpoint last."""
    head = require_head(store)
    for tile in tiles_of(head.size):
        yield tile_path(tile.level, tile.index, tile.width), tile_bytes(tree, tile)
    yield from _bundles(store, head.size)
    yield "checkpoint", head.note


def blobs(store: EntryStore, state: State) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every blob that is kept here and that everybody may have, by hash."""
    named = {*(name for name, _ in state.blobs.items()), *(row.said.pairs_blob for row in state.verdicts.values() if row.said.pairs_blob)}
    for name in sorted(named):
        data = store.blob(name) if may_have(state, name, None) else None
        if data is not None:
            yield f"blob/{name}", data


def _bundles(store: EntryStore, size: int) -> Iterator[tuple[str, bytes]]:
    records = islice(store.records(), size)
    for number in range(-(-size // TILE_WIDTH)):
        entries = [record.data for record in islice(records, TILE_WIDTH)]
        yield entries_path(number, len(entries)), encode_bundle(entries)


def require_head(store: EntryStore) -> Head:
    """Give the newest head of a log that has one."""
    head = store.head()
    if head is None:
        raise Refused(Code.NO_LOG, "this log is empty")
    return head


def tlog_proof(store: EntryStore, tree: Tree, index: int) -> bytes:
    """Give the `.tlog-proof` of an entry at the newest head; its extra line carries the entry's bytes."""
    head, record = require_head(store), store.record(index)
    if record is None or index >= head.size:
        raise Refused(Code.OUT_OF_RANGE, f"there is no entry {index}; the log has {head.size}")
    return TlogProof(index, tuple(tree.inclusion(index, head.size)), head.note, record.data).encode()


def consistency(store: EntryStore, tree: Tree, old_size: int) -> bytes:
    """Give the proof that the newest head only added to the log as it was at `old_size`."""
    head = require_head(store)
    if not 0 <= old_size <= head.size:
        raise Refused(Code.OUT_OF_RANGE, f"{old_size} is beyond the log, which has {head.size} entries")
    return ConsistencyProof(old_size, tuple(tree.consistency(old_size, head.size)), head.note).encode()
