"""What a log of some size has as files, where they lie, and that each holds exactly what C2SP tlog-tiles says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.log.tile import (
    BUNDLE_BYTES_MAX,
    Tile,
    decode_bundle,
    decode_tile,
    encode_bundle,
    entries_path,
    parse_entries_path,
    parse_tile_path,
    tile_bytes,
    tile_path,
    tiles_of,
)
from garant.log.tree import leaf_hash
from tests.log import oracle
from tests.log.refusal import refused
from tests.log.small_log import entries, tree

PATHS = {
    "tile/0/000": Tile(0, 0, 256),
    "tile/0/x001/x234/067": Tile(0, 1_234_067, 256),
    "tile/1/x001/000": Tile(1, 1_000, 256),
    "tile/2/999.p/1": Tile(2, 999, 1),
    "tile/63/x001/x234/067.p/255": Tile(63, 1_234_067, 255),
}
BAD_PATHS = [
    "",
    "000",
    "tile/0",
    "tile/0/",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/0",
    "tile/0/0000",
    "tile/0/x000/000",
    "tile/0/001/000",
    "tile/0/x001/x000",
    "tile/0/x001x000",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000.p/5/6",
    "tile/0/000/",
    "/tile/0/000",
    "tile/0/../000",
    "tile/0/٠٠٠",
    "tile/0/" + "x999/" * 9 + "999",
    "tile/8/0/000",
]


@pytest.mark.parametrize(("path", "tile"), PATHS.items(), ids=PATHS.keys())
def test_paths(path: str, tile: Tile) -> None:
    assert tile_path(tile.level, tile.index, tile.width) == path
    assert parse_tile_path(path) == tile


@given(st.integers(0, 63), st.integers(0, 2**63 - 1), st.integers(1, 256))
def test_paths_go_there_and_back(level: int, index: int, width: int) -> None:
    assert parse_tile_path(tile_path(level, index, width)) == Tile(level, index, width)
    assert parse_entries_path(entries_path(index, width)) == Tile(0, index, width)


@pytest.mark.parametrize("path", [*BAD_PATHS, "tile/entries/000"])
def test_no_other_path_is_a_tile(path: str) -> None:
    with refused(Code.BAD_TILE, Code.OUT_OF_RANGE):
        parse_tile_path(path)


@pytest.mark.parametrize("path", [path.replace("tile/0", "tile/entries") for path in BAD_PATHS] + ["tile/0/000"])
def test_no_other_path_is_an_entry_bundle(path: str) -> None:
    with refused(Code.BAD_TILE, Code.OUT_OF_RANGE):
        parse_entries_path(path)


@pytest.mark.parametrize(("level", "index", "width"), [(-1, 0, 1), (64, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257), (0, 2**63, 1)])
def test_no_path_for_what_is_no_tile(level: int, index: int, width: int) -> None:
    with refused(Code.OUT_OF_RANGE):
        tile_path(level, index, width)


EXAMPLES = {
    0: [],
    1: [Tile(0, 0, 1)],
    255: [Tile(0, 0, 255)],
    256: [Tile(0, 0, 256), Tile(1, 0, 1)],
    257: [Tile(0, 0, 256), Tile(0, 1, 1), Tile(1, 0, 1)],
    70_000: [
        *(Tile(0, index, 256) for index in range(273)),
        Tile(0, 273, 112),
        Tile(1, 0, 256),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ],
}


@pytest.mark.parametrize(("size", "tiles"), EXAMPLES.items(), ids=EXAMPLES.keys())
def test_the_tiles_of_a_log(size: int, tiles: list[Tile]) -> None:
    assert tiles_of(size) == tiles


@given(st.integers(0, 300_000))
def test_tiles_cover_each_level_once_and_none_is_empty(size: int) -> None:
    by_level: dict[int, int] = {}
    for tile in tiles_of(size):
        assert tile.index * 256 == by_level.get(tile.level, 0), "tiles follow each other"
        by_level[tile.level] = tile.index * 256 + tile.width
    assert by_level == {level: size >> (8 * level) for level in range(9) if size >> (8 * level)}


@pytest.mark.parametrize("size", [1, 3, 256, 700])
def test_a_tile_holds_the_hashes_of_complete_subtrees(size: int) -> None:
    items = entries(size)
    for tile in tiles_of(size):
        span = 256**tile.level
        starts = [(tile.index * 256 + at) * span for at in range(tile.width)]
        assert decode_tile(tile_bytes(tree(size), tile), tile.width) == [oracle.mth(items[start : start + span]) for start in starts]


def test_a_tile_that_the_tree_has_not_filled_is_refused() -> None:
    for tile in (Tile(0, 0, 6), Tile(1, 0, 1), Tile(0, 1, 1)):
        with refused(Code.OUT_OF_RANGE):
            tile_bytes(tree(5), tile)


@pytest.mark.parametrize("length", [0, 1, 63, 65, 96])
def test_a_tile_has_32_bytes_a_hash(length: int) -> None:
    with refused(Code.BAD_TILE):
        decode_tile(bytes(length), 2)


def test_a_bundle_looks_like_this() -> None:
    assert encode_bundle([b"one", b"", b"x" * 258]) == b"\x00\x03one" + b"\x00\x00" + b"\x01\x02" + b"x" * 258


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=256))
def test_bundles_go_there_and_back(items: list[bytes]) -> None:
    assert decode_bundle(encode_bundle(items)) == items


def test_a_full_bundle_of_the_longest_entries() -> None:
    items = [bytes([number]) * ENTRY_BYTES_MAX for number in range(256)]
    data = encode_bundle(items)
    assert len(data) == BUNDLE_BYTES_MAX
    assert decode_bundle(data) == items
    with refused(Code.TOO_LARGE):
        decode_bundle(data + b"\0")


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\x01", b"\0\x03ab", b"\0\0\0", b"\0\0" * 257, b"\0\x01ab"], ids=bytes.hex)
def test_any_other_bundle_is_refused(data: bytes) -> None:
    with refused(Code.BAD_TILE):
        decode_bundle(data)


def test_no_bundle_of_nothing_or_too_much() -> None:
    for items in ([], [b""] * 257):
        with refused(Code.BAD_TILE):
            encode_bundle(items)
    with refused(Code.TOO_LARGE):
        encode_bundle([b"x" * (ENTRY_BYTES_MAX + 1)])


@given(st.binary(max_size=64))
def test_whatever_decodes_is_spelled_that_way(data: bytes) -> None:
    try:
        items = decode_bundle(data)
    except Refused:
        return
    assert encode_bundle(items) == data


def test_bundles_and_tiles_tell_the_same_story() -> None:
    size = 700
    for tile in tiles_of(size):
        if tile.level == 0:
            bundle = encode_bundle(entries(size)[tile.index * 256 : tile.index * 256 + tile.width])
            assert [leaf_hash(item) for item in decode_bundle(bundle)] == decode_tile(tile_bytes(tree(size), tile), tile.width)
