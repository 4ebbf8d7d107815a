"""What a group of submissions has added so far, not yet durable; and after its commit, what was acknowledged with it."""

from collections.abc import Iterable

from garant.errors import Code, Fault
from garant.log import leaf_hash
from garant.log.edge import Edge
from garant.node.ports import Batch, Head, Record
from garant.statement.entry import Entry


class Pending:
    """Entries with their records, disclosures and blobs, for one commit; `head` covers them, once they are committed."""

    def __init__(self, first: int) -> None:
        """Start with nothing; `first` is the log's size."""
        self.first = first
        self.records: list[Record] = []
        self.disclosures: list[tuple[str, str]] = []
        self.blobs: list[tuple[str, bytes]] = []
        self.head: Head | None = None
        self._entries: list[Entry] = []
        self._indexes: dict[str, int] = {}

    def index_of(self, statement_id: str) -> int | None:
        """Give the index of a statement that was added or known, or None."""
        return self._indexes.get(statement_id)

    def id_of(self, index: int) -> str:
        """Give the id of a statement that was added."""
        return self.records[index - self.first].statement_id

    def know(self, indexes: dict[str, int]) -> None:
        """Take in where statements are that the log holds already."""
        self._indexes.update(indexes)

    def add(self, entry: Entry, record: Record, disclosures: Iterable[str]) -> int:
        """Add an entry, and give its index."""
        index = self._indexes[record.statement_id] = self.first + len(self.records)
        self._entries.append(entry)
        self.records.append(record)
        self.disclosures.extend((record.statement_id, text) for text in disclosures)
        return index

    def rehash(self, edge: Edge, root: bytes) -> None:
        """Hash what is about to be stored once more, on a way of its own (`edge`, which grows): memory that failed is never signed."""
        for record in self.records:
            edge.append(leaf_hash(record.data))
        if edge.root() != root:
            raise Fault(Code.INTERNAL, "the entries to be stored do not hash to the tree's root: this machine's memory may be failing")

    def batch(self, head: Head) -> Batch:
        """Give what is to be committed under a head."""
        return Batch(self.first, tuple(self.records), head, tuple(self.disclosures), tuple(self.blobs))

    def acknowledged(self, index: int) -> tuple[Entry, Head] | None:
        """Give an entry of this commit and the head that it was acknowledged with; None of any other, and before the commit."""
        if self.head is None or not self.first <= index < self.head.size:
            return None
        return self._entries[index - self.first], self.head
