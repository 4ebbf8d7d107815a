"""A log kept in memory, which can fail on request, before it wrote or after. It forgets when the process ends."""

from collections.abc import Iterator, Sequence
from typing import Literal

from garant.errors import Code, Fault
from garant.node.ports import Batch, Head, Record, require_blobs


class MemoryStore:
    """An `EntryStore` in memory."""

    def __init__(self) -> None:
        """Start empty and willing."""
        self._records: list[Record] = []
        self._heads: list[Head] = []
        self._index: dict[str, int] = {}
        self._disclosures: dict[str, dict[str, None]] = {}
        self._blobs: dict[str, bytes] = {}
        self.fail_next: Literal["before", "after"] | None = None

    def begin(self) -> int:
        """Give the log's size: nobody else writes here."""
        return len(self._records)

    def leave(self) -> None:
        """Nothing to give back."""

    def commit(self, batch: Batch) -> None:
        """Take a batch in; fail first or afterwards when told to."""
        self._fail("before")
        if batch.first != len(self._records):
            raise Fault(Code.STALE_HEAD, f"the log has {len(self._records)} entries, not {batch.first}; read it again")
        require_blobs(batch)
        names = [record.statement_id for record in batch.records]
        if len(set(names)) != len(names) or not self._index.keys().isdisjoint(names):
            raise Fault(Code.STORE_FAILED, "a statement is in the log once")
        for offset, record in enumerate(batch.records):
            self._index[record.statement_id] = batch.first + offset
        self._records.extend(batch.records)
        self._heads.append(batch.head)
        for statement_id, text in batch.disclosures:
            self._disclosures.setdefault(statement_id, {})[text] = None
        self._blobs.update(batch.blobs)
        self._fail("after")

    def _fail(self, moment: Literal["before", "after"]) -> None:
        if self.fail_next == moment:
            self.fail_next = None
            raise Fault(Code.STORE_FAILED, f"the store failed {moment} it wrote, as it was told to")

    def head(self) -> Head | None:
        """Give the newest head."""
        return self._heads[-1] if self._heads else None

    def head_over(self, index: int) -> Head | None:
        """Give the oldest head above an index."""
        return next((head for head in self._heads if head.size > index), None)

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Give the records from an index on."""
        return iter(self._records[start:end])

    def record(self, index: int) -> Record | None:
        """Give one record."""
        return self._records[index] if 0 <= index < len(self._records) else None

    def find(self, statement_id: str) -> int | None:
        """Give the index of a statement."""
        return self._index.get(statement_id)

    def find_all(self, statement_ids: Sequence[str]) -> dict[str, int]:
        """Give the indexes of those statements that are there."""
        found = ((name, self.find(name)) for name in statement_ids)
        return {name: index for name, index in found if index is not None}

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures kept for a statement, sorted."""
        return tuple(sorted(self._disclosures.get(statement_id, ())))

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have a hash."""
        return self._blobs.get(sha256)

    def erase(self, statement_id: str) -> int:
        """Erase a statement's disclosures."""
        return len(self._disclosures.pop(statement_id, ()))

    def close(self) -> None:
        """Nothing to let go of."""
