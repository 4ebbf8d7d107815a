"""Everything that can be read in some bytes without a key: plain text, what is base64 in it, what is packed in it, one inside the other.

A secret may leave in any of these: as a disclosure (base64url), in a signed payload (base64), in a spreadsheet (zip) or a stream (zlib).
"""

import io
import re
import zipfile
import zlib
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path

_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_DEPTH = 4


def bared(data: bytes, depth: int = _DEPTH) -> str:
    """Give all that can be read in some bytes, in lower case."""
    return "\n".join(_layers(data, depth)).lower()


def bared_tree(folder: Path) -> str:
    """Give all that can be read in the files of a folder, and in their names."""
    return "\n".join(f"{path.relative_to(folder)}\n{bared(path.read_bytes())}" for path in sorted(folder.rglob("*")) if path.is_file())


def _layers(data: bytes, depth: int) -> Iterator[str]:
    text = data.decode("utf-8", errors="replace")
    yield text
    if depth:
        for inner in (*_packed(data), *map(_decoded, set(_TOKEN.findall(text)))):
            if inner:
                yield from _layers(inner, depth - 1)


def _packed(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    for stream in _STREAM.findall(data):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def _decoded(token: str) -> bytes:
    """Decode what may be base64, of either alphabet; nothing if it is not."""
    bare = token.rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    try:
        found = urlsafe_b64decode(padded) if {"-", "_"} & set(bare) else b64decode(padded, validate=True)
    except ValueError:
        return b""
    return found if _is_text(found) else b""


def _is_text(data: bytes) -> bool:
    """Tell whether bytes may be words: keys and hashes are not worth looking into."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
