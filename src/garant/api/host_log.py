"""The log over HTTP: the checkpoint, tiles and bundles as files that never change, entries by range, proofs.

It reads a `Picture`, so that a host and a replica answer alike. What is under the newest head never changes: of a tree that grows, that
part is read without holding it still.
"""

from typing import Annotated

from msgspec import Meta, Struct

from garant.api.at_hand import AtHand
from garant.api.endpoint import BYTES, FOR_EVER, TEXT, Call, Endpoint, Needs, Reply, Routes
from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX
from garant.log import TILE_WIDTH, TlogProof, VerifierKey, encode_bundle, tile_bytes
from garant.log.tile import TILE_HEIGHT, Tile, parse_entries_path, parse_tile_path
from garant.node.opening import require_own_checkpoint
from garant.node.picture import Picture
from garant.node.ports import Record

ENTRIES_MAX = 1_024
ENTRIES_BYTES_MAX = 8_000_000

Index = Annotated[int, Meta(ge=0, le=INTEGER_MAX)]
Id = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class TileAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tile's level and its place: `x001/234`, or `067.p/8` while it is not full."""

    level: Annotated[int, Meta(ge=0, le=63)]
    place: Annotated[str, Meta(max_length=64)]


class BundleAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry bundle's place, as a tile's."""

    place: Annotated[str, Meta(max_length=64)]


class StatementAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement's id: 64 hexadecimal digits."""

    id: Id


class EntriesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries from `start` on, at most `count`, and at most 8 MB."""

    start: Index = 0
    count: Annotated[int, Meta(ge=1, le=ENTRIES_MAX)] = ENTRIES_MAX


class InclusionAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry's index, and the size of the log in which its place is to be proved: the newest by default."""

    index: Index
    size: Annotated[int, Meta(ge=1, le=INTEGER_MAX)] | None = None


class ConsistencyAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two sizes of the log: the newest by default."""

    old: Index
    new: Index | None = None


class StatementEntry(Struct, frozen=True, kw_only=True):
    """Where a statement is in the log, and the bytes of its entry (base64)."""

    id: str
    index: int
    entry: bytes


class Entries(Struct, frozen=True, kw_only=True):
    """The log's size, and the bytes of consecutive entries (base64)."""

    size: int
    entries: tuple[bytes, ...]


class Inclusion(Struct, frozen=True, kw_only=True):
    """An audit path, from the leaf upwards (RFC 6962 section 2.1.1; base64)."""

    index: int
    size: int
    hashes: tuple[bytes, ...]


class Consistency(Struct, frozen=True, kw_only=True):
    """A proof that a log begins with an older one (RFC 6962 section 2.1.2; base64)."""

    old: int
    new: int
    hashes: tuple[bytes, ...]


class Shelf:
    """A log's files and proofs."""

    def __init__(self, picture: Picture, key: VerifierKey) -> None:
        """Read from a picture; `key` is the log's first verifier key."""
        self._picture, self._key, self._at_hand = picture, key, AtHand()
        with picture.reading() as ledger:
            self._tree = ledger.tree

    async def checkpoint(self, _: Call[None, None]) -> Reply:
        """Give the newest checkpoint."""
        return Reply(self._picture.head().note, TEXT)

    async def key(self, _: Call[None, None]) -> Reply:
        """Give the log's first verifier key."""
        return Reply(f"{self._key}\n".encode(), TEXT)

    async def tile(self, call: Call[TileAsked, None]) -> Reply:
        """Give a tile of hashes."""
        tile = self._held(parse_tile_path(f"tile/{call.asks.level}/{call.asks.place}"))
        return Reply(tile_bytes(self._tree, tile), BYTES, headers=(FOR_EVER,))

    def bundle(self, call: Call[BundleAsked, None]) -> Reply:
        """Give a bundle of entries."""
        start, width = self._bundled(call)
        entries = [record.data for record in self._picture.store.records(start, start + width)]
        self._at_hand.take(start, entries)
        return _bundle(entries)

    def bundle_at_hand(self, call: Call[BundleAsked, None]) -> Reply | None:
        """Give a bundle whose entries are all at hand."""
        entries = self._at_hand.give(*self._bundled(call))
        return None if entries is None else _bundle(entries)

    def _bundled(self, call: Call[BundleAsked, None]) -> tuple[int, int]:
        tile = self._held(parse_entries_path(f"tile/entries/{call.asks.place}"))
        return tile.index * TILE_WIDTH, tile.width

    def _held(self, tile: Tile) -> Tile:
        """Refuse a tile that the log has not filled that far."""
        needed = (tile.index * TILE_WIDTH + tile.width) << (tile.level * TILE_HEIGHT)
        if needed > self._picture.head().size:
            raise Refused(Code.OUT_OF_RANGE, f"the log has {self._picture.head().size} entries; this tile needs {needed}")
        return tile

    def entries(self, call: Call[EntriesAsked, None]) -> Entries:
        """Give entries by range: those that there are."""
        size, count = self._ranged(call)
        entries = self._bounded(call.asks.start, count)
        self._at_hand.take(call.asks.start, entries)
        return Entries(size=size, entries=tuple(entries))

    def entries_at_hand(self, call: Call[EntriesAsked, None]) -> Entries | None:
        """Give entries by range that are all at hand."""
        size, count = self._ranged(call)
        entries = self._at_hand.give(call.asks.start, count)
        return None if entries is None else Entries(size=size, entries=tuple(entries))

    def _ranged(self, call: Call[EntriesAsked, None]) -> tuple[int, int]:
        """Give the log's size, and how many of the entries that are asked for are under the newest head."""
        size = self._picture.head().size
        if call.asks.start > size:
            raise Refused(Code.OUT_OF_RANGE, f"the log has {size} entries; ask from a smaller index", "?start")
        return size, min(call.asks.count, size - call.asks.start)

    def _bounded(self, start: int, count: int) -> list[bytes]:
        """Read entries, as many as an answer holds."""
        taken: list[bytes] = []
        held_bytes = 0
        for record in self._picture.store.records(start, start + count):
            held_bytes += len(record.data)
            if taken and held_bytes > ENTRIES_BYTES_MAX:
                break
            taken.append(record.data)
        return taken

    def statement(self, call: Call[StatementAsked, None]) -> StatementEntry:
        """Give a statement's place and its entry's bytes."""
        index, record = self._found(call.asks.id)
        return StatementEntry(id=record.statement_id, index=index, entry=record.data)

    def receipt(self, call: Call[StatementAsked, None]) -> Reply:
        """Give the receipt of a statement: its place under the oldest checkpoint that covers it."""
        index, _ = self._found(call.asks.id)
        head = self._picture.store.head_over(index)
        if head is None or head.size > self._picture.head().size:
            raise Refused(Code.NOT_FOUND, "no checkpoint covers this statement yet", "id")
        with self._picture.reading() as ledger:
            require_own_checkpoint(ledger, head)
        return Reply(TlogProof(index, tuple(self._tree.inclusion(index, head.size)), head.note).encode(), TEXT, headers=(FOR_EVER,))

    def _found(self, statement_id: str) -> tuple[int, Record]:
        index = self._picture.store.find(statement_id)
        record = None if index is None or index >= self._picture.head().size else self._picture.store.record(index)
        if index is None or record is None:
            raise Refused(Code.NOT_FOUND, "no statement of this log has that id", "id")
        return index, record

    async def inclusion(self, call: Call[InclusionAsked, None]) -> Inclusion:
        """Prove that an entry is in the log."""
        size = self._size(call.asks.size)
        return Inclusion(index=call.asks.index, size=size, hashes=tuple(self._tree.inclusion(call.asks.index, size)))

    async def consistency(self, call: Call[ConsistencyAsked, None]) -> Consistency:
        """Prove that the log only grew."""
        new = self._size(call.asks.new)
        return Consistency(old=call.asks.old, new=new, hashes=tuple(self._tree.consistency(call.asks.old, new)))

    def _size(self, asked: int | None) -> int:
        size = self._picture.head().size
        if asked is not None and asked > size:
            raise Refused(Code.OUT_OF_RANGE, f"the log has {size} entries, not {asked}; ask for a size that it has reached")
        return size if asked is None else asked


def _bundle(entries: list[bytes]) -> Reply:
    return Reply(encode_bundle(entries), BYTES, headers=((b"cache-control", b"private, max-age=31536000, immutable"),))


def routes(picture: Picture, key: VerifierKey) -> Routes:
    """Give the endpoints that show the log."""
    shelf = Shelf(picture, key)
    range_ = (Code.OUT_OF_RANGE,)
    return (
        Endpoint("GET", "/checkpoint", shelf.checkpoint, "The newest checkpoint (C2SP signed note).", answers=TEXT, needs=Needs.NOTHING),
        Endpoint("GET", "/key", shelf.key, "The log's first verifier key.", answers=TEXT, needs=Needs.NOTHING),
        Endpoint(
            "GET", "/tile/entries/{place:path}", shelf.bundle, "An entry bundle (C2SP tlog-tiles); it never changes.",
            at_hand=shelf.bundle_at_hand, asks=BundleAsked, answers=BYTES, refuses=(*range_, Code.BAD_TILE),
        ),
        Endpoint(
            "GET", "/tile/{level}/{place:path}", shelf.tile, "A tile of hashes (C2SP tlog-tiles); it never changes.",
            asks=TileAsked, answers=BYTES, needs=Needs.NOTHING, refuses=(*range_, Code.BAD_TILE),
        ),
        Endpoint(
            "GET", "/v1/entries", shelf.entries, "Entries by range.",
            at_hand=shelf.entries_at_hand, asks=EntriesAsked, answers=Entries, refuses=range_,
        ),
        Endpoint(
            "GET", "/v1/statements/{id}", shelf.statement, "A statement's place in the log, and its entry.",
            asks=StatementAsked, answers=StatementEntry, refuses=(Code.NOT_FOUND,),
        ),
        Endpoint(
            "GET", "/v1/statements/{id}/receipt", shelf.receipt, "The receipt of a statement (C2SP tlog-proof).",
            asks=StatementAsked, answers=TEXT, refuses=(Code.NOT_FOUND,),
        ),
        Endpoint(
            "GET", "/v1/proofs/inclusion", shelf.inclusion, "A proof that an entry is in the log.",
            asks=InclusionAsked, answers=Inclusion, needs=Needs.NOTHING, refuses=range_,
        ),
        Endpoint(
            "GET", "/v1/proofs/consistency", shelf.consistency, "A proof that the log only grew.",
            asks=ConsistencyAsked, answers=Consistency, needs=Needs.NOTHING, refuses=range_,
        ),
    )  # fmt: skip
