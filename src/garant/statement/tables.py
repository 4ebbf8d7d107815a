"""TOML from outside: read strictly, in bounded time, and refused in one way.

A key of many parts (`a.a.a ...`) costs the reader of the standard library the square of its parts, so a line has so many dots at most.
"""

import tomllib
from typing import Any, Final

from garant.errors import Code, Refused

LINE_DOTS_MAX: Final = 200
"""Dots in one line: a paragraph of text has fewer, and no key has so many parts."""


def read(data: bytes, where: str) -> dict[str, Any]:
    """Read a TOML file. Refuses (`unreadable`) what is none, what nests too deeply, and numbers that no integer type holds."""
    if any(line.count(b".") > LINE_DOTS_MAX for line in data.split(b"\n")):
        raise Refused(Code.UNREADABLE, f"this has a line with more than {LINE_DOTS_MAX} dots; break it into several", where)
    try:
        return tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, f"this is not TOML: {str(error)[:200]}", where) from None
