"""One contract, every store: each promise in `garant.node.ports` is a test, and each store passes all of them."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from garant.errors import Code, Fault
from garant.limits import BLOB_BYTES_MAX
from garant.node.ports import Batch, EntryStore
from garant.storage.memory import MemoryStore
from garant.storage.postgresql import PostgresStore
from garant.storage.sqlite import SqliteStore
from tests import postgres
from tests.storage.samples import batch, fill, head, record

Make = Callable[[Path], EntryStore]
STORES: dict[str, Make] = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "log.db", create=True),
    "postgresql": lambda _: PostgresStore(postgres.ready()),
}


@pytest.fixture(params=STORES.values(), ids=list(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EntryStore]:
    """Give each store in turn, empty."""
    made: EntryStore = request.param(tmp_path)
    yield made
    made.close()


def everything(store: EntryStore) -> object:
    """Give all that a store can be asked, to see that nothing changed."""
    records = list(store.records())
    shown = [store.disclosures(one.statement_id) for one in records]
    heads = [store.head_over(index) for index in range(len(records) + 1)]
    return records, shown, heads, store.head()


def test_an_empty_store_holds_nothing(store: EntryStore) -> None:
    assert store.head() is None
    assert store.head_over(0) is None
    assert list(store.records()) == []
    assert store.record(0) is None
    assert store.find(record(0).statement_id) is None
    assert store.disclosures(record(0).statement_id) == ()
    assert store.erase(record(0).statement_id) == 0


def test_what_was_committed_is_there(store: EntryStore) -> None:
    fill(store, 2, 1)
    assert list(store.records()) == [record(0), record(1), record(2)]
    assert store.head() == head(3)


def test_a_turn_ends_with_a_commit_or_without(store: EntryStore) -> None:
    assert store.begin() == 0
    store.leave()
    store.leave()
    assert store.begin() == 0
    store.commit(batch(0))
    assert store.begin() == 1
    store.leave()
    assert store.head() == head(1)


def test_a_commit_that_failed_gives_the_turn_back(store: EntryStore) -> None:
    fill(store, 2)
    store.begin()
    with pytest.raises(Fault):
        store.commit(batch(1))
    assert store.begin() == 2
    store.commit(batch(2))
    assert store.head() == head(3)


def test_records_begin_where_one_asks(store: EntryStore) -> None:
    fill(store, 5)
    assert list(store.records(3)) == [record(3), record(4)]
    assert list(store.records(5)) == []
    assert list(store.records(99)) == []


def test_records_may_be_left_before_their_end(store: EntryStore) -> None:
    fill(store, 3)
    assert next(store.records()) == record(0)
    store.commit(batch(3))
    assert store.head() == head(4)


@pytest.mark.parametrize("index", [0, 1, 4])
def test_one_record_is_found_by_its_index(store: EntryStore, index: int) -> None:
    fill(store, 2, 3)
    assert store.record(index) == record(index)


@pytest.mark.parametrize("index", [-1, 5, 2**40, 2**63, 2**64])
def test_there_is_no_record_beyond_the_log(store: EntryStore, index: int) -> None:
    fill(store, 2, 3)
    assert store.record(index) is None


def test_a_statement_is_found_by_its_id(store: EntryStore) -> None:
    fill(store, 2, 3)
    assert [store.find(record(index).statement_id) for index in range(6)] == [0, 1, 2, 3, 4, None]
    asked = [record(index).statement_id for index in (5, 3, 0, 3)]
    assert store.find_all(["", "no id", *asked]) == {record(3).statement_id: 3, record(0).statement_id: 0}
    assert store.find_all([]) == {}


@pytest.mark.parametrize("text", ["", "zz", "é", record(0).statement_id.upper(), " " + record(0).statement_id, record(0).statement_id[:-2]])
def test_a_text_that_is_no_id_finds_nothing(store: EntryStore, text: str) -> None:
    name = record(0).statement_id
    store.commit(batch(0, 1, ((name, "a"),)))
    assert store.find(text) is None
    assert store.disclosures(text) == ()
    assert store.erase(text) == 0
    assert store.disclosures(name) == ("a",)


def test_the_head_over_an_entry_is_the_one_it_was_acknowledged_with(store: EntryStore) -> None:
    fill(store, 2, 1, 3)
    assert [store.head_over(index) for index in range(7)] == [head(2), head(2), head(3), head(6), head(6), head(6), None]


@pytest.mark.parametrize("first", [0, 2, 4, 99])
def test_a_writer_with_another_size_in_mind_is_refused(store: EntryStore, first: int) -> None:
    fill(store, 3)
    before = everything(store)
    with pytest.raises(Fault) as caught:
        store.commit(batch(first))
    assert caught.value.code == Code.STALE_HEAD
    assert everything(store) == before


def test_a_store_goes_on_after_it_refused(store: EntryStore) -> None:
    fill(store, 1)
    with pytest.raises(Fault):
        store.commit(batch(0))
    store.commit(batch(1))
    assert store.head() == head(2)


TWICE_IN_ITSELF = Batch(2, (record(2), record(2)), head(4))
TWICE_IN_THE_LOG = Batch(2, (record(2), record(0)), head(4), ((record(2).statement_id, "shown"),))


@pytest.mark.parametrize("bad", [TWICE_IN_ITSELF, TWICE_IN_THE_LOG], ids=["twice in the batch", "twice in the log"])
def test_a_batch_with_a_statement_twice_leaves_nothing_behind(store: EntryStore, bad: Batch) -> None:
    fill(store, 2)
    before = everything(store)
    with pytest.raises(Fault) as caught:
        store.commit(bad)
    assert caught.value.code == Code.STORE_FAILED
    assert everything(store) == before
    assert store.find(record(2).statement_id) is None
    assert store.disclosures(record(2).statement_id) == ()


def test_disclosures_are_kept_beside_their_statement(store: EntryStore) -> None:
    first, second = record(0).statement_id, record(1).statement_id
    store.commit(batch(0, 2, ((first, "b"), (first, "a"), (second, "c"))))
    assert store.disclosures(first) == ("a", "b")
    assert store.disclosures(second) == ("c",)


def test_a_disclosure_given_twice_is_kept_once(store: EntryStore) -> None:
    name = record(0).statement_id
    store.commit(batch(0, 1, ((name, "a"), (name, "a"))))
    store.commit(batch(1, 1, ((name, "a"),)))
    assert store.disclosures(name) == ("a",)


def test_erasing_disclosures_leaves_the_log_whole(store: EntryStore) -> None:
    name, other = record(0).statement_id, record(1).statement_id
    store.commit(batch(0, 2, ((name, "a"), (name, "b"), (other, "c"))))
    records = list(store.records())
    assert store.erase(name) == 2
    assert store.erase(name) == 0
    assert store.disclosures(name) == ()
    assert store.disclosures(other) == ("c",)
    assert list(store.records()) == records


def blob(data: bytes) -> tuple[str, bytes]:
    return sha256(data).hexdigest(), data


A_BLOB, OTHER_BLOB = blob(b"all pairs\x00\xff"), blob(b"")


def test_blobs_are_kept_by_their_hash(store: EntryStore) -> None:
    store.commit(batch(0)._replace(blobs=(A_BLOB, OTHER_BLOB)))
    assert store.blob(A_BLOB[0]) == A_BLOB[1]
    assert store.blob(OTHER_BLOB[0]) == b""


def test_a_blob_given_twice_is_kept_once(store: EntryStore) -> None:
    store.commit(batch(0)._replace(blobs=(A_BLOB, A_BLOB)))
    store.commit(batch(1)._replace(blobs=(A_BLOB,)))
    assert store.blob(A_BLOB[0]) == A_BLOB[1]


@pytest.mark.parametrize("text", ["", "zz", "é", A_BLOB[0].upper(), A_BLOB[0][:-2], "0" * 64])
def test_what_is_no_hash_of_a_blob_finds_none(store: EntryStore, text: str) -> None:
    store.commit(batch(0))
    assert store.blob(A_BLOB[0]) is None
    store.commit(batch(1)._replace(blobs=(A_BLOB,)))
    assert store.blob(text) is None


@pytest.mark.parametrize("bad", [(A_BLOB[0], b"another"), (A_BLOB[0].upper(), A_BLOB[1]), blob(b"x" * (BLOB_BYTES_MAX + 1))])
def test_a_bad_blob_leaves_nothing_behind(store: EntryStore, bad: tuple[str, bytes]) -> None:
    fill(store, 2)
    before = everything(store)
    with pytest.raises(Fault) as caught:
        store.commit(batch(2)._replace(blobs=(OTHER_BLOB, bad)))
    assert caught.value.code == Code.INTERNAL
    assert everything(store) == before
    assert store.blob(OTHER_BLOB[0]) is store.blob(bad[0]) is None


def test_a_refused_batch_leaves_no_blob(store: EntryStore) -> None:
    fill(store, 2)
    with pytest.raises(Fault):
        store.commit(TWICE_IN_THE_LOG._replace(blobs=(A_BLOB,)))
    assert store.blob(A_BLOB[0]) is None


def test_blobs_stay_when_disclosures_are_erased(store: EntryStore) -> None:
    name = record(0).statement_id
    store.commit(batch(0, 1, ((name, "a"),))._replace(blobs=(A_BLOB,)))
    assert store.erase(name) == 1
    assert store.blob(A_BLOB[0]) == A_BLOB[1]


@pytest.mark.parametrize("size_bytes", [0, 1, 65_535])
def test_bytes_come_back_as_they_went_in(store: EntryStore, size_bytes: int) -> None:
    data = bytes(range(256)) * 256
    one = record(0)._replace(data=data[:size_bytes])
    store.commit(Batch(0, (one,), head(1)._replace(note=b"\x00\xff\n")))
    assert store.record(0) == one
    assert store.head() == head(1)._replace(note=b"\x00\xff\n")


def test_a_store_may_be_closed_twice(store: EntryStore) -> None:
    store.close()
    store.close()
