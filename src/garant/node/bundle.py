"""The proof bundle: statements, the authority behind them, and their places in one checkpointed tree, in one file that stands alone.

    {"checkpoint": the signed note,
     "disclosures": [...],                          of the first item, where its keeper chose to show them
     "items": [{"entry": base64, "index": n, "proof": [base64, ...]}, ...],     by index
     "subject": index of the statement that the proof is about,
     "v": 1,
     "words": [{"dsse"...}, ...]}                   what only the host can say, signed by it and labelled as its word

Canonical JSON. `docs/spec/proof-bundle.md` tells how to check one without Garant.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from garant.answers.evidence import authority, related, representation_of
from garant.errors import Code, Refused
from garant.limits import BUNDLE_BYTES_MAX, DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, ENTRY_BYTES_MAX, NOTE_BYTES_MAX, PROOF_HASHES_MAX
from garant.node.ledger import Ledger, read
from garant.node.ports import EntryStore, Head
from garant.statement import canonical
from garant.statement.entry import Entry
from garant.statement.envelope import Envelope
from garant.statement.words import Count


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One entry: its index, its bytes, and its inclusion proof."""

    index: Count
    entry: Annotated[bytes, Meta(max_length=ENTRY_BYTES_MAX)]
    proof: Annotated[tuple[Annotated[bytes, Meta(min_length=32, max_length=32)], ...], Meta(max_length=PROOF_HASHES_MAX)]


class Bundle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """The file."""

    v: Literal[1]
    subject: Count
    checkpoint: Annotated[str, Meta(max_length=NOTE_BYTES_MAX)]
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]
    disclosures: (
        Annotated[tuple[Annotated[str, Meta(max_length=DISCLOSURE_BYTES_MAX)], ...], Meta(min_length=1, max_length=DISCLOSURES_MAX)] | None
    ) = None
    words: Annotated[tuple[Envelope, ...], Meta(min_length=1, max_length=16)] | None = None


_BUNDLE: msgspec.json.Decoder[Bundle] = msgspec.json.Decoder(Bundle)


def decode(data: bytes) -> Bundle:
    """Read a bundle's canonical bytes."""
    bundle = canonical.decode(data, _BUNDLE, BUNDLE_BYTES_MAX)
    indexes = [item.index for item in bundle.items]
    if indexes != sorted(set(indexes)) or bundle.subject not in indexes:
        raise Refused(Code.BAD_PROOF, "the items of a bundle are sorted by index, each there once, its subject among them", "$.items")
    return bundle


def encode(bundle: Bundle) -> bytes:
    """Give a bundle's canonical bytes."""
    return canonical.encode(bundle)


def gather(ledger: Ledger, store: EntryStore, subject: int) -> list[tuple[int, bytes]]:
    """Collect what belongs in the proof of an entry: itself, what it belongs with, and the authority behind every signature, by index."""
    found: dict[int, tuple[Entry, bytes]] = {subject: _entry(store, subject)}
    for indexes in (related(ledger.state, found[subject][0].signed.said), _leant_on(ledger, found), _behind(ledger, found)):
        found |= {index: _entry(store, index) for index in set(indexes) - set(found)}
    return [(index, found[index][1]) for index in sorted(found)]


def _leant_on(ledger: Ledger, found: dict[int, tuple[Entry, bytes]]) -> Iterator[int]:
    """Give the representations that acceptances for others lean on."""
    yield from (one for index in found if (one := representation_of(ledger.state, index)) is not None)


def _behind(ledger: Ledger, found: dict[int, tuple[Entry, bytes]]) -> Iterator[int]:
    """Give the authority behind every signature collected so far."""
    for entry, _ in found.values():
        yield from authority(ledger.state, entry.signed.keyids)


def _entry(store: EntryStore, index: int) -> tuple[Entry, bytes]:
    record = store.record(index)
    if record is None:
        raise Refused(Code.OUT_OF_RANGE, f"there is no entry {index} in this log")
    return read(record.data), record.data


def make(ledger: Ledger, store: EntryStore, subject: int, words: tuple[Envelope, ...] = (), disclosures: tuple[str, ...] = ()) -> Bundle:
    """Make the bundle of an entry at the log's newest checkpoint."""
    head = store.head()
    if head is None:
        raise Refused(Code.NO_LOG, "this log is empty; there is nothing to prove")
    items = tuple(_item(ledger, head, index, data) for index, data in gather(ledger, store, subject))
    return Bundle(v=1, subject=subject, checkpoint=head.note.decode(), items=items, words=words or None, disclosures=disclosures or None)


def _item(ledger: Ledger, head: Head, index: int, data: bytes) -> Item:
    return Item(index=index, entry=data, proof=tuple(ledger.tree.inclusion(index, head.size)))
