"""Batches of entries that mean nothing: a store keeps bytes and never reads them."""

from hashlib import sha256

from garant.node.ports import Batch, EntryStore, Head, Record


def record(number: int, size_bytes: int = 40) -> Record:
    """Give a record that is told from every other by its number."""
    data = (b"entry %d " % number).ljust(size_bytes, b".")
    return Record(sha256(b"statement" + data).hexdigest(), sha256(b"\x00" + data).digest(), data)


def head(size: int) -> Head:
    """Give a head of a size."""
    return Head(size, b"the note over %d entries\n" % size, sha256(b"state %d" % size).hexdigest(), 1_000 + size)


def batch(first: int, count: int = 1, disclosures: tuple[tuple[str, str], ...] = (), size_bytes: int = 40) -> Batch:
    """Give a batch of `count` entries from `first` on."""
    records = tuple(record(number, size_bytes) for number in range(first, first + count))
    return Batch(first, records, head(first + count), disclosures)


def fill(store: EntryStore, *counts: int) -> int:
    """Commit batches of these sizes, and give the log's size."""
    size = 0
    for count in counts:
        store.commit(batch(size, count))
        size += count
    return size
