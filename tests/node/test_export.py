"""A log as files: the layout that C2SP tlog-tiles asks for, and nothing in it that cannot be checked from the files alone."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from garant.errors import Code, Refused
from garant.log import (
    EMPTY_ROOT,
    ConsistencyProof,
    TlogProof,
    Tree,
    decode_bundle,
    decode_tile,
    leaf_hash,
    node_hash,
    open_checkpoint,
    parse_entries_path,
    parse_tile_path,
)
from garant.node.export import consistency, files, tlog_proof
from garant.node.ports import EntryStore
from garant.storage.memory import MemoryStore
from tests.interop.files import write
from tests.interop.test_go_verifier import Verifier, flip
from tests.node.scene import Scene, copy
from tests.world import CHARTER, HOST_ROOT, ORIGIN, World

SIZES = [1, 255, 256, 257, 700]


@cache
def world() -> World:
    """Give a log of 700 entries, one commit each."""
    scene = Scene()
    scene.fill(SIZES[-1])
    return scene.world


def at(size: int) -> MemoryStore:
    """Give the same log as it was at an earlier size."""
    store, source = MemoryStore(), world().store
    store._records = source._records[:size]
    store._heads = [head for head in source._heads if head.size <= size]
    store._index = {record.statement_id: index for index, record in enumerate(store._records)}
    return store


def tree_of(store: EntryStore) -> Tree:
    return Tree.from_leaves(record.leaf_hash for record in store.records())


@cache
def exported(size: int) -> dict[str, bytes]:
    return dict(files(at(size), tree_of(at(size))))


# Layout


LAYOUT = {
    1: ["tile/0/000.p/1", "tile/entries/000.p/1", "checkpoint"],
    255: ["tile/0/000.p/255", "tile/entries/000.p/255", "checkpoint"],
    256: ["tile/0/000", "tile/1/000.p/1", "tile/entries/000", "checkpoint"],
    257: ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/1", "checkpoint"],
    700: [
        *("tile/0/000", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"),
        *("tile/entries/000", "tile/entries/001", "tile/entries/002.p/188", "checkpoint"),
    ],
}


@pytest.mark.parametrize("size", SIZES)
def test_a_log_has_these_files_and_the_checkpoint_comes_last(size: int) -> None:
    """Last, so that whoever copies them in order never shows a checkpoint over tiles that are not there yet."""
    assert list(exported(size)) == LAYOUT[size]


def test_an_empty_log_has_no_files() -> None:
    empty = World(open=False)
    for ask in (
        lambda: list(files(empty.store, Tree())),
        lambda: tlog_proof(empty.store, Tree(), 0),
        lambda: consistency(empty.store, Tree(), 0),
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.refusal.code == Code.NO_LOG


@pytest.mark.parametrize("size", SIZES)
def test_an_export_from_a_file_is_the_same(tmp_path: Path, size: int) -> None:
    with closing(copy(at(size), tmp_path / "log.db")) as store:
        assert dict(files(store, tree_of(store))) == exported(size)


def test_full_tiles_never_change_as_the_log_grows() -> None:
    for smaller, larger in pairwise(SIZES):
        full = {path: data for path, data in exported(smaller).items() if path != "checkpoint" and ".p/" not in path}
        assert full.items() <= exported(larger).items()


# From the files alone


def entries_in(held: dict[str, bytes]) -> Iterator[bytes]:
    """Give the entries of an export, in order."""
    for path, data in sorted(held.items()):
        if path.startswith("tile/entries/"):
            bundle = decode_bundle(data)
            assert parse_entries_path(path).width == len(bundle)
            yield from bundle


def complete_subtrees(leaves: list[bytes], levels: int) -> list[bytes]:
    """Hash 2**levels leaves at a time, the plain way."""
    for _ in range(levels):
        leaves = [node_hash(left, right) for left, right in zip(leaves[::2], leaves[1::2], strict=False)]
    return leaves


def plain_root(leaves: list[bytes]) -> bytes:
    """Hash a tree as RFC 6962 section 2.1 writes it down."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    middle = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(plain_root(leaves[:middle]), plain_root(leaves[middle:]))


@pytest.mark.parametrize("size", SIZES)
def test_the_files_alone_show_that_they_are_whole(size: int) -> None:
    held = exported(size)
    leaves = [leaf_hash(data) for data in entries_in(held)]
    checkpoint = open_checkpoint(held["checkpoint"], world().key)
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, size)
    assert len(leaves) == size
    assert plain_root(leaves) == checkpoint.root
    for path, data in held.items():
        if path.startswith(("tile/0/", "tile/1/")):
            tile = parse_tile_path(path)
            hashes = complete_subtrees(leaves, 8 * tile.level)[256 * tile.index :][: tile.width]
            assert decode_tile(data, tile.width) == hashes


def test_the_entries_are_the_log_s_own() -> None:
    assert list(entries_in(exported(700))) == world().leaves()


# Proof files


@pytest.mark.parametrize("size", SIZES)
def test_a_tlog_proof_verifies(size: int) -> None:
    store = at(size)
    for index in {0, size // 2, size - 1}:
        data = tlog_proof(store, tree_of(store), index)
        checkpoint = TlogProof.parse(data).verify(world().leaves()[index], world().key)
        assert (checkpoint.size, TlogProof.parse(data).index) == (size, index)
        assert TlogProof.parse(data).extra == world().leaves()[index]


@pytest.mark.parametrize("index", [-1, 257, 700, 2**70])
def test_there_is_no_proof_of_what_is_not_there(index: int) -> None:
    with pytest.raises(Refused) as caught:
        tlog_proof(at(257), tree_of(at(257)), index)
    assert caught.value.refusal.code == Code.OUT_OF_RANGE


@pytest.mark.parametrize("old", [0, 1, 255, 256, 257, 699, 700])
def test_a_consistency_file_verifies(old: int) -> None:
    root = plain_root([leaf_hash(data) for data in world().leaves()[:old]])
    data = consistency(at(700), tree_of(at(700)), old)
    assert ConsistencyProof.parse(data).verify(old, root, world().key).size == 700


@pytest.mark.parametrize("old", [-1, 258, 2**70])
def test_a_log_is_not_consistent_with_its_future(old: int) -> None:
    with pytest.raises(Refused) as caught:
        consistency(at(257), tree_of(at(257)), old)
    assert caught.value.refusal.code == Code.OUT_OF_RANGE


# Somebody else's code


@pytest.mark.parametrize("size", SIZES)
def test_the_go_verifier_accepts_the_files(verifier: Verifier, tmp_path: Path, size: int) -> None:
    for path, data in exported(size).items():
        write(tmp_path / path, data)
    assert verifier("log", tmp_path, world().key) == (True, f"accepted: {size} entries of {ORIGIN}")


@pytest.mark.parametrize("path", LAYOUT[257])
def test_the_go_verifier_rejects_them_with_one_bit_changed(verifier: Verifier, tmp_path: Path, path: str) -> None:
    for name, data in exported(257).items():
        write(tmp_path / name, flip(data, 0.5) if name == path else data)
    accepted, said = verifier("log", tmp_path, world().key)
    assert not accepted, said


@pytest.mark.parametrize("index", [0, 255, 256, 699])
def test_the_go_verifier_accepts_a_tlog_proof(verifier: Verifier, tmp_path: Path, index: int) -> None:
    write(tmp_path / "it.tlog-proof", tlog_proof(at(700), tree_of(at(700)), index))
    write(tmp_path / "entry", world().leaves()[index])
    assert verifier("proof", tmp_path / "it.tlog-proof", tmp_path / "entry", world().key) == (
        True,
        f"accepted: entry {index} of 700 in {ORIGIN}",
    )
    write(tmp_path / "entry", world().leaves()[index - 1])
    assert not verifier("proof", tmp_path / "it.tlog-proof", tmp_path / "entry", world().key)[0]


@pytest.mark.parametrize("index", [0, 300])
def test_the_go_verifier_accepts_a_receipt(verifier: Verifier, tmp_path: Path, index: int) -> None:
    """The receipt of an admission is such a file too, at the checkpoint that first covered its entry."""
    write(tmp_path / "receipt", world().host.admission(index).receipt)
    write(tmp_path / "entry", world().leaves()[index])
    said = f"accepted: entry {index} of {index + 1} in {ORIGIN}"
    assert verifier("proof", tmp_path / "receipt", tmp_path / "entry", world().key) == (True, said)


@pytest.mark.parametrize("old", [1, 255, 256, 257, 700])
def test_the_go_verifier_accepts_a_consistency_file(verifier: Verifier, tmp_path: Path, old: int) -> None:
    write(tmp_path / "it.consistency", consistency(at(700), tree_of(at(700)), old))
    head = world().store.head_over(old - 1)
    assert head is not None
    write(tmp_path / "older", head.note)
    said = f"accepted: 700 entries extend {old} in {ORIGIN}"
    assert verifier("consistency", tmp_path / "it.consistency", world().key, tmp_path / "older") == (True, said)


def test_the_go_verifier_rejects_a_consistency_file_from_another_past(verifier: Verifier, tmp_path: Path) -> None:
    other = World(open=False)
    other.clock.turn(1)
    other.say(HOST_ROOT, CHARTER)
    head = other.store.head()
    assert head is not None
    write(tmp_path / "it.consistency", consistency(at(257), tree_of(at(257)), 1))
    write(tmp_path / "older", head.note)
    assert not verifier("consistency", tmp_path / "it.consistency", world().key, tmp_path / "older")[0]
