"""Files that people name: read no more than is allowed, and never write over what is there."""

import io
import sys
from pathlib import Path
from typing import BinaryIO

from garant.errors import Code, Refused

STANDARD_INPUT = "-"
_PART_BYTES = 16 * 1024 * 1024


def read(path: Path, limit_bytes: int, too_large: Code = Code.UNREADABLE) -> bytes:
    """Read a file (or standard input, `-`) of at most so many bytes, however many it claims to have or sends."""
    try:
        if str(path) == STANDARD_INPUT:
            data = _standard_input(limit_bytes + 1)
        else:
            with path.open("rb") as file:
                data = _at_most(file, limit_bytes + 1)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be read: {error.strerror}", str(path)) from error
    if len(data) > limit_bytes:
        raise Refused(too_large, f"this has more than the {limit_bytes} bytes that are allowed here", str(path))
    return data


def _standard_input(count: int) -> bytes:
    if sys.stdin is None:
        raise Refused(Code.UNREADABLE, "standard input is closed", STANDARD_INPUT)
    if sys.stdin.isatty():
        sys.stderr.write("Type it as JSON, and end it with Ctrl-D.\n")
    return _at_most(sys.stdin.buffer, count)


def _at_most(stream: BinaryIO, count: int) -> bytes:
    """Read up to so many bytes, and keep no room for more than come."""
    held = io.BytesIO()
    while held.tell() < count and (part := stream.read(min(count - held.tell(), _PART_BYTES))):
        held.write(part)
    return held.getvalue()


def require_free(path: Path | None) -> None:
    """Refuse a place where there is something already, or that cannot be, before much work is done for it."""
    if path is not None and path.exists():
        raise _taken(path)
    if path is not None and not path.parent.is_dir():
        raise Refused(Code.UNREADABLE, "there is no such directory to write it to", str(path))


def _taken(path: Path) -> Refused:
    return Refused(Code.EXISTS, "there is something there already; choose another name", str(path))


def write_new(path: Path, data: bytes) -> None:
    """Write a new file; refuse to write over one, which may be evidence."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be written: {error.strerror}", str(path)) from error
