"""Tiles: the tree and its entries as files that never change (C2SP tlog-tiles).

    tile/<level>/<index>            256 hashes of 32 bytes, end to end: 8 levels of the tree
    tile/<level>/<index>.p/<w>      the first w of them (1 to 255), while the log has no more
    tile/entries/<index>[.p/<w>]    the 256 (or w) entries under tile <index> of level 0, each behind its length (2 bytes, big-endian)

    index    3 digits a path element, all but the last with an x:  1234067 -> x001/x234/067

The law: hash i of tile n at level l is the complete subtree over entries (256 n + i) 256^l up to (256 n + i + 1) 256^l. What
a log of some size has is thereby fixed: every full tile, and at each level at most one partial tile, never an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.log.spelling import NUMBER_MAX, parse_number
from garant.log.tree import HASH_BYTES, Tree

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
LEVEL_MAX = 63
LENGTH_BYTES = 2
BUNDLE_BYTES_MAX = TILE_WIDTH * (LENGTH_BYTES + ENTRY_BYTES_MAX)
"""The largest entry bundle that can be written: 256 entries of full length."""

_GROUP = 1_000


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One tile: `width` hashes (1 to 256) from number 256 * `index` on, each over 256**`level` entries."""

    level: int
    index: int
    width: int


def tile_path(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """Give a tile's path. Refuses with `out_of_range` a level, index or width that no tile has."""
    if not 0 <= level <= LEVEL_MAX:
        raise Refused(Code.OUT_OF_RANGE, f"tiles have levels 0 to {LEVEL_MAX}, not {level}")
    return f"tile/{level}/{_place(index, width)}"


def entries_path(index: int, width: int = TILE_WIDTH) -> str:
    """Give an entry bundle's path. Refuses with `out_of_range` an index or width that no bundle has."""
    return f"tile/entries/{_place(index, width)}"


def parse_tile_path(path: str) -> Tile:
    """Read a tile's path. Refuses with `bad_tile` (or `out_of_range`) any other spelling."""
    level = parse_number(path.removeprefix("tile/").partition("/")[0], Code.BAD_TILE, "level of the tile")
    index, width = _parse_place(path.removeprefix(f"tile/{level}/"))
    if tile_path(level, index, width) != path:
        raise Refused(Code.BAD_TILE, f"{path[:64]!r} is not the path of a tile; tiles are at tile/<level>/<index>[.p/<width>]")
    return Tile(level, index, width)


def parse_entries_path(path: str) -> Tile:
    """Read an entry bundle's path, as the tile of level 0 that it belongs to. Refuses with `bad_tile` (or `out_of_range`)."""
    index, width = _parse_place(path.removeprefix("tile/entries/"))
    if entries_path(index, width) != path:
        raise Refused(Code.BAD_TILE, f"{path[:64]!r} is not the path of an entry bundle; they are at tile/entries/<index>[.p/<width>]")
    return Tile(0, index, width)


def tiles_of(size: int) -> list[Tile]:
    """List every tile of a log of `size` entries, full and partial, by level and index. The bundles are those of level 0."""
    tiles, level = [], 0
    while size:
        full, rest = divmod(size, TILE_WIDTH)
        tiles += [Tile(level, index, TILE_WIDTH) for index in range(full)]
        tiles += [Tile(level, full, rest)] if rest else []
        size, level = full, level + 1
    return tiles


def tile_bytes(tree: Tree, tile: Tile) -> bytes:
    """Give a tile's content, 32 * width bytes. Refuses with `out_of_range` a tile that the tree has not filled that far."""
    start = tile.index * TILE_WIDTH
    return tree.hashes(tile.level * TILE_HEIGHT, start, start + tile.width)


def decode_tile(data: bytes, width: int) -> list[bytes]:
    """Give the hashes (32 bytes each) of a tile of `width`. Refuses with `bad_tile` any other length."""
    if len(data) != width * HASH_BYTES:
        raise Refused(Code.BAD_TILE, f"a tile of width {width} has {width * HASH_BYTES} bytes, not {len(data)}; get it again from the log")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Write 1 to 256 entries as a bundle. Refuses with `bad_tile` any other count and with `too_large` an entry over 65,535 bytes."""
    if not 1 <= len(entries) <= TILE_WIDTH:
        raise Refused(Code.BAD_TILE, f"an entry bundle holds 1 to {TILE_WIDTH} entries, not {len(entries)}")
    for entry in entries:
        if len(entry) > ENTRY_BYTES_MAX:
            raise Refused(Code.TOO_LARGE, f"an entry has at most {ENTRY_BYTES_MAX} bytes, not {len(entry)}; put its content into a blob")
    return b"".join([len(entry).to_bytes(LENGTH_BYTES, "big") + entry for entry in entries])


def decode_bundle(data: bytes) -> list[bytes]:
    """Give the 1 to 256 entries of a bundle. Refuses with `too_large` or `bad_tile` anything else, a cut or surplus byte included."""
    if len(data) > BUNDLE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"an entry bundle has at most {BUNDLE_BYTES_MAX} bytes, not {len(data)}; this is something else")
    entries: list[bytes] = []
    at = 0
    while at < len(data) and len(entries) < TILE_WIDTH:
        start = at + LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "big")
        entries.append(data[start:at])
    if not entries or at != len(data):
        raise Refused(Code.BAD_TILE, "the entry bundle's lengths do not add up; get it again from the log")
    return entries


def _place(index: int, width: int) -> str:
    """Spell index and width: x001/x234/067.p/8."""
    if not (0 <= index <= NUMBER_MAX and 1 <= width <= TILE_WIDTH):
        raise Refused(Code.OUT_OF_RANGE, f"tiles have an index from 0 and a width from 1 to {TILE_WIDTH}, not {index} and {width}")
    place = f"{index % _GROUP:03d}"
    while index := index // _GROUP:
        place = f"x{index % _GROUP:03d}/{place}"
    return place if width == TILE_WIDTH else f"{place}.p/{width}"


def _parse_place(place: str) -> tuple[int, int]:
    """Read index and width leniently: the caller spells them again and compares."""
    digits, partial, width = place.partition(".p/")
    bare = digits.replace("/", "").replace("x", "").lstrip("0") or "0"
    return (
        parse_number(bare, Code.BAD_TILE, "index of the tile"),
        parse_number(width, Code.BAD_TILE, "width of the tile") if partial else TILE_WIDTH,
    )
