"""A log as files: what `tests/log/small_log.py` holds in memory, written down as C2SP tlog-tiles says."""

from pathlib import Path

from garant.log import ConsistencyProof, TlogProof, encode_bundle, entries_path, tile_bytes, tile_path, tiles_of
from tests.log.small_log import entries, note, tree


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def export_log(folder: Path, size: int) -> None:
    """Write checkpoint, tiles and entry bundles of the small log at `size`."""
    write(folder / "checkpoint", note(size))
    for tile in tiles_of(size):
        write(folder / tile_path(tile.level, tile.index, tile.width), tile_bytes(tree(size), tile))
        if tile.level == 0:
            start = tile.index * 256
            write(folder / entries_path(tile.index, tile.width), encode_bundle(entries(size)[start : start + tile.width]))


def inclusion_proof(index: int, size: int, extra: bytes = b"") -> bytes:
    return TlogProof(index, tuple(tree(size).inclusion(index, size)), note(size), extra).encode()


def consistency_proof(old: int, new: int) -> bytes:
    return ConsistencyProof(old, tuple(tree(new).consistency(old, new)), note(new)).encode()
