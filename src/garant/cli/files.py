"""Files that people name: read no more than is allowed, and never write over what is there."""

import sys
from pathlib import Path

from garant.errors import Code, Refused

STANDARD_INPUT = "-"


def read(path: Path, limit_bytes: int, too_large: Code = Code.UNREADABLE) -> bytes:
    """Read a file (or standard input, `-`) of at most so many bytes, however many it claims to have or sends."""
    try:
        if str(path) == STANDARD_INPUT:
            data = _standard_input(limit_bytes + 1)
        else:
            with path.open("rb") as file:
                data = file.read(limit_bytes + 1)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be read: {error.strerror}", str(path)) from error
    if len(data) > limit_bytes:
        raise Refused(too_large, f"this has more than the {limit_bytes} bytes that are allowed here", str(path))
    return data


def _standard_input(count: int) -> bytes:
    if sys.stdin is None:
        raise Refused(Code.UNREADABLE, "standard input is closed", STANDARD_INPUT)
    if sys.stdin.isatty():
        sys.stderr.write("Type the statement as JSON, and end it with Ctrl-D.\n")
    return sys.stdin.buffer.read(count)


def write_new(path: Path, data: bytes) -> None:
    """Write a new file; refuse to write over one, which may be evidence."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise Refused(Code.EXISTS, "there is something there already; choose another name", str(path)) from None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be written: {error.strerror}", str(path)) from error
