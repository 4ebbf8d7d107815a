"""Standard output and standard error, when things go wrong with them.

A reader that goes away (`garant show ... | head -1`) is no fault: the rest is written into nothing, and the exit code still says what
the command found. A stream that is closed leads into nothing from the start. A stream whose encoding lacks a character gets it spelt out.
"""

import io
import os
import sys
from typing import IO, TextIO


def put(text: str, stream: IO[str] | None = None) -> None:
    """Write text as it is, to standard output unless told otherwise; in silence when nobody reads any more."""
    target = sys.stdout if stream is None else stream
    try:
        target.write(text)
        target.flush()
    except BrokenPipeError:
        mute(target)


def put_bytes(data: bytes) -> None:
    """Write bytes as they are to standard output, whatever its encoding; in silence when nobody reads any more."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        mute(sys.stdout)


def mute(stream: IO[str]) -> None:
    """Lead a stream into nothing, so that Python does not stumble over it when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)


def steady() -> None:
    """Make standard output and error fit to write to, whatever they are."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the process ends
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def speaks_unicode(stream: TextIO) -> bool:
    """Tell whether a stream takes every character."""
    return (stream.encoding or "").lower().replace("-", "") == "utf8"
