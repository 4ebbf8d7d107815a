"""PNG files as a row of chunks, so that what they tell beside the picture can be named and left out. No pixel is touched.

    89 50 4E 47 0D 0A 1A 0A  [length type data crc]...  IEND        ISO/IEC 15948

Left out are texts, times, Exif, and every chunk that a picture does not need; and what follows its end.
"""

from collections.abc import Iterator
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.limits import PHOTO_PARTS_MAX

_SIGNATURE_BYTES = 8
_FRAME_BYTES = 12
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"})


class Chunk(NamedTuple):
    """A chunk: its type, and all its bytes."""

    kind: bytes
    whole: bytes


def told(data: bytes) -> tuple[str, ...]:
    """Name what it tells beside the picture."""
    found = list(chunks(data))
    names = {chunk.kind.decode("latin-1") for chunk in found if chunk.kind not in _KEPT}
    named = {"Exif" if name == "eXIf" else f"chunk {name}" if name.isalnum() else "a chunk" for name in names}
    after = len(data) > _SIGNATURE_BYTES + sum(len(chunk.whole) for chunk in found)
    return tuple(sorted(named | ({"bytes after its end"} if after else set())))


def stripped(data: bytes) -> bytes:
    """Give it without that."""
    return data[:_SIGNATURE_BYTES] + b"".join(chunk.whole for chunk in chunks(data) if chunk.kind in _KEPT)


def chunks(data: bytes) -> Iterator[Chunk]:
    """Give the chunks up to the end of the picture. Refuses what is not whole."""
    at = _SIGNATURE_BYTES
    for _ in range(PHOTO_PARTS_MAX):
        end = at + _FRAME_BYTES + int.from_bytes(data[at : at + 4], "big")
        if at + _FRAME_BYTES > len(data) or end > len(data):
            raise Refused(Code.BAD_VALUE, f"this PNG file is not whole: no chunk starts at byte {at}")
        chunk = Chunk(data[at + 4 : at + 8], data[at:end])
        yield chunk
        if chunk.kind == b"IEND":
            return
        at = end
    raise Refused(Code.TOO_LARGE, f"this PNG file has more than {PHOTO_PARTS_MAX} chunks; save it again with another program")
