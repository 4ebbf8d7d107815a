"""Opening a log believes nothing that is stored: any byte changed in any column is found, and the first bad entry is named.

What one log alone cannot show is that its newest entries *and* their heads are gone: for that somebody must hold a newer checkpoint.
"""

# ruff: noqa: S608 - a test writes the SQL that a forger would

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

import pytest

from garant.errors import Code, Fault
from garant.log import VerifierKey, leaf_hash
from garant.node.opening import open_ledger
from garant.node.ports import Head, Record
from garant.statement import canonical, entry, envelope
from garant.statement.entry import Entry
from garant.storage.memory import MemoryStore
from garant.storage.sqlite import SqliteStore
from tests.node.scene import Scene, copy, flip
from tests.world import CHECKPOINT, ORIGIN, World, make_key

SIZE = 12


@cache
def good() -> Scene:
    """Give a log to damage copies of."""
    scene = Scene()
    scene.fill(SIZE)
    return scene


def changed(index: int, change: Callable[[Record], Record]) -> MemoryStore:
    """Give a copy of the log with one record changed."""
    store, source = MemoryStore(), good().world.store
    store._records, store._heads = list(source._records), list(source._heads)
    store._records[index] = change(store._records[index])
    return store


def with_head(change: Callable[[Head], Head]) -> MemoryStore:
    store = changed(0, lambda record: record)
    store._heads[-1] = change(store._heads[-1])
    return store


def fault(store: MemoryStore | SqliteStore, key: VerifierKey | None = None) -> str:
    """Open a log that must not open, and give the sentence."""
    with pytest.raises(Fault) as caught:
        open_ledger(store, key or good().world.key)
    assert caught.value.code == Code.LOG_CORRUPT
    return caught.value.sentence


def require_named(store: MemoryStore, index: int) -> None:
    sentence = fault(store)
    assert sentence.startswith(f"entry {index} "), sentence


def test_a_good_log_opens() -> None:
    ledger = open_ledger(changed(0, lambda record: record), good().world.key)
    assert ledger.state.digest() == good().world.state.digest()
    assert ledger.tree.size == SIZE


def test_an_empty_log_opens() -> None:
    assert open_ledger(MemoryStore(), good().world.key).tree.size == 0


# Entries


@pytest.mark.parametrize("index", range(SIZE))
def test_a_changed_byte_of_an_entry_is_named(index: int) -> None:
    data = good().world.leaves()[index]
    places = Random(index).sample(range(len(data)), 24)
    for place in (0, len(data) - 1, *places):
        require_named(changed(index, lambda record, at=place: record._replace(data=flip(record.data, at))), index)  # type: ignore[misc]


@pytest.mark.parametrize("index", range(SIZE))
def test_a_changed_byte_of_a_leaf_hash_is_named(index: int) -> None:
    for place in range(32):
        require_named(changed(index, lambda record, at=place: record._replace(leaf_hash=flip(record.leaf_hash, at))), index)  # type: ignore[misc]


@pytest.mark.parametrize("index", range(SIZE))
def test_a_changed_byte_of_a_statement_id_is_named(index: int) -> None:
    for place in range(32):
        name = flip(bytes.fromhex(good().world.store._records[index].statement_id), place).hex()
        require_named(changed(index, lambda record, name=name: record._replace(statement_id=name)), index)  # type: ignore[misc]


def rehashed(record: Record, data: bytes) -> Record:
    """Change an entry the way a careful forger would: with its leaf hash."""
    return record._replace(data=data, leaf_hash=leaf_hash(data))


@pytest.mark.parametrize("index", range(SIZE))
def test_a_changed_byte_that_was_hashed_again_is_named(index: int) -> None:
    """The signatures, the rules and the canonical form still hold the entry; its stamp is held by the root."""
    data = good().world.leaves()[index]
    for place in Random(index).sample(range(len(data)), 24):
        store = changed(index, lambda record, at=place: rehashed(record, flip(record.data, at)))  # type: ignore[misc]
        sentence = fault(store)
        assert sentence.startswith((f"entry {index} ", "the root ", f"entry {index + 1} ")), sentence


def test_a_changed_stamp_that_was_hashed_again_is_found_by_the_root() -> None:
    def later(record: Record) -> Record:
        stored = entry.decode(record.data)
        return rehashed(record, entry.encode(Entry(stored.signed, stored.t_ms + 1)))

    assert "the root" in fault(changed(SIZE - 1, later))
    assert fault(changed(3, later)).startswith("entry 4 "), "the next entry is stamped before it, or has seen another root"


def test_a_signature_by_somebody_else_is_named() -> None:
    def resigned(record: Record) -> Record:
        stored, other = entry.decode(record.data), make_key("a forger")
        sealed = stored.signed.envelope
        forged = envelope.Signature(keyid=sealed.signatures[0].keyid, sig=other.sign(stored.signed.pae))
        new = envelope.Envelope(payload=sealed.payload, payload_type=sealed.payload_type, signatures=(forged,))
        return rehashed(record, canonical.encode({"dsse": new, "t": stored.t_ms, "v": 1}))

    for index in range(3, SIZE):
        sentence = fault(changed(index, resigned))
        assert sentence.startswith(f"entry {index} breaks the rules")
        assert "does not verify" in sentence


def test_the_first_of_several_bad_entries_is_named() -> None:
    store = changed(9, lambda record: record._replace(data=record.data[:-1]))
    for index in (5, 7):
        store._records[index] = store._records[index]._replace(leaf_hash=bytes(32))
    require_named(store, 5)


def test_two_entries_that_changed_places_are_named() -> None:
    store = changed(0, lambda record: record)
    store._records[6], store._records[7] = store._records[7], store._records[6]
    require_named(store, 6)


def test_an_entry_that_is_there_twice_is_named() -> None:
    store = changed(0, lambda record: record)
    store._records.insert(7, store._records[6])
    require_named(store, 7)


# Heads


def test_a_changed_byte_of_the_head_s_note_is_found() -> None:
    for place in range(len(good().world.store._heads[-1].note)):
        store = with_head(lambda head, at=place: head._replace(note=flip(head.note, at)))  # type: ignore[misc]
        assert "checkpoint of size 12 is not good" in fault(store)


def test_a_changed_character_of_the_digest_is_found() -> None:
    for place in range(64):
        store = with_head(lambda head, at=place: head._replace(state_digest=flip(head.state_digest.encode(), at).decode()))  # type: ignore[misc]
        assert "the state digest" in fault(store)


@pytest.mark.parametrize("change", [-1, 1, 1_000_000])
def test_a_changed_stamp_of_the_head_is_found(change: int) -> None:
    assert "the newest stamp" in fault(with_head(lambda head: head._replace(t_ms=head.t_ms + change)))


@pytest.mark.parametrize("size", [0, 1, SIZE - 1, SIZE + 1, 10 * SIZE])
def test_a_changed_size_of_the_head_is_found(size: int) -> None:
    assert "size" in fault(with_head(lambda head: head._replace(size=size)))


def test_entries_without_a_head_are_found() -> None:
    store = changed(0, lambda record: record)
    store._heads = []
    assert fault(store) == "entry 0 is stored without a signed checkpoint that covers it"


def test_a_head_without_entries_is_found() -> None:
    store = changed(0, lambda record: record)
    store._records = []
    assert "the size" in fault(store)


def test_an_older_head_in_the_place_of_the_newest_is_found() -> None:
    store = changed(0, lambda record: record)
    store._heads.pop()
    assert fault(store) == f"entry {SIZE - 1} is stored without a signed checkpoint that covers it"


def test_another_log_s_head_is_found() -> None:
    other = World().store._heads[-1]
    assert fault(with_head(lambda _: other)) == "entry 1 is stored without a signed checkpoint that covers it"


def test_another_key_opens_nothing() -> None:
    stranger = make_key("a stranger").public
    assert "is not good" in fault(changed(0, lambda record: record), VerifierKey(ORIGIN, stranger))
    assert "is not good" in fault(changed(0, lambda record: record), VerifierKey("other.example/log", CHECKPOINT.public))


# The same in a file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a good log."""
    copy(good().world.store, tmp_path / "log.db").close()
    return tmp_path / "log.db"


TRIGGERS = ("entry_is_for_ever", "entry_stays", "head_is_for_ever", "head_stays")


def tamper(path: Path, *changes: str) -> None:
    """Change a log's file as somebody with access to it might."""
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        for change in (*(f"DROP TRIGGER {trigger}" for trigger in TRIGGERS), *changes):
            stranger.execute(change)


def fault_of(path: Path) -> str:
    with closing(SqliteStore(path)) as store:
        return fault(store)


FLIPPED = "CAST(substr({0}, 1, 9) || x'00' || substr({0}, 11) AS BLOB)"


def test_a_good_file_opens(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        assert open_ledger(store, good().world.key).state.digest() == good().world.state.digest()


@pytest.mark.parametrize("column", ["bytes", "leaf_hash", "statement_id"])
@pytest.mark.parametrize("index", [0, 5, SIZE - 1])
def test_a_column_of_an_entry_changed_in_the_file_is_named(path: Path, column: str, index: int) -> None:
    tamper(path, f"UPDATE entry SET {column} = {FLIPPED.format(column)} WHERE idx = {index}")
    assert fault_of(path).startswith(f"entry {index} ")


@pytest.mark.parametrize(
    ("column", "value"),
    [("note", FLIPPED.format("note")), ("state_digest", "replace(state_digest, 'a', 'b')"), ("t_ms", "t_ms + 1"), ("size", "size + 1")],
)
def test_a_column_of_the_newest_head_changed_in_the_file_is_found(path: Path, column: str, value: str) -> None:
    tamper(path, f"UPDATE head SET {column} = {value} WHERE size = (SELECT max(size) FROM head)")
    assert fault_of(path)


@pytest.mark.parametrize("index", [0, 5, SIZE - 2])
def test_an_entry_deleted_from_the_file_is_named(path: Path, index: int) -> None:
    tamper(path, f"DELETE FROM entry WHERE idx = {index}")
    assert fault_of(path) == f"entry {index} is missing"


def test_the_newest_entry_deleted_is_found_by_the_head(path: Path) -> None:
    tamper(path, f"DELETE FROM entry WHERE idx = {SIZE - 1}")
    assert "the size" in fault_of(path)


def test_an_entry_deleted_and_the_rest_moved_up_is_found(path: Path) -> None:
    moves = [f"UPDATE entry SET idx = {index - 1} WHERE idx = {index}" for index in range(7, SIZE)]
    tamper(path, "DELETE FROM entry WHERE idx = 6", *moves)
    assert fault_of(path).startswith(("entry 6 ", "entry 7 "))


def test_all_entries_deleted_are_found(path: Path) -> None:
    tamper(path, "DELETE FROM entry")
    assert "the size" in fault_of(path)


def test_all_heads_deleted_are_found(path: Path) -> None:
    tamper(path, "DELETE FROM head")
    assert "without a signed checkpoint" in fault_of(path)


def test_an_entry_added_in_the_file_is_found(path: Path) -> None:
    tamper(path, f"INSERT INTO entry SELECT {SIZE}, x'00', leaf_hash, bytes FROM entry WHERE idx = 6")
    assert fault_of(path).startswith(f"entry {SIZE} ")


def test_a_log_cut_back_together_with_its_heads_opens_as_the_older_one(path: Path) -> None:
    """It *is* the older log, as it was once signed. Who holds a receipt or a newer checkpoint can show that entries are gone."""
    tamper(path, f"DELETE FROM entry WHERE idx >= {SIZE - 2}", f"DELETE FROM head WHERE size > {SIZE - 2}")
    with closing(SqliteStore(path)) as store:
        assert open_ledger(store, good().world.key).tree.size == SIZE - 2


class Growing(MemoryStore):
    """A store to which another host writes at the very moment when somebody, having read the head, begins to read the entries."""

    def __init__(self, world: World) -> None:
        """Hold what the world's own store holds."""
        super().__init__()
        self.__dict__.update(world.store.__dict__)
        self._world = world

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Let the other one write first."""
        self._world.enrol("latecomer")
        return super().records(start, end)


def test_a_log_that_grows_while_it_is_opened_opens_as_it_was() -> None:
    world = World()
    before = world.state.digest()
    assert open_ledger(Growing(world), world.key).state.digest() == before
