"""What a group of submissions has added so far, not yet durable."""

from collections.abc import Iterable

from garant.node.ports import Record


class Pending:
    """Records with their disclosures and blobs, for one commit."""

    def __init__(self, first: int) -> None:
        """Start with nothing; `first` is the log's size."""
        self.first = first
        self.records: list[Record] = []
        self.disclosures: list[tuple[str, str]] = []
        self.blobs: list[tuple[str, bytes]] = []
        self._indexes: dict[str, int] = {}

    def index_of(self, statement_id: str) -> int | None:
        """Give the index of a statement that was added, or None."""
        return self._indexes.get(statement_id)

    def add(self, record: Record, disclosures: Iterable[str]) -> int:
        """Add a record, and give its index."""
        index = self._indexes[record.statement_id] = self.first + len(self.records)
        self.records.append(record)
        self.disclosures.extend((record.statement_id, text) for text in disclosures)
        return index
