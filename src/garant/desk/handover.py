"""Notes for the next shift: they stay on this desk, in one JSON file, and are nobody's statement."""

from pathlib import Path
from threading import Lock
from typing import Annotated

import msgspec
from msgspec import Meta

from garant.desk.told import Note
from garant.errors import Code, Fault, Refused
from garant.storage.witness_files import replace

NOTES_MAX = 200
CHARACTERS_MAX = 10_000
_FILE_BYTES_MAX = 32 << 20

_Notes = Annotated[tuple[Note, ...], Meta(max_length=NOTES_MAX)]


class Handover:
    """The newest two hundred notes."""

    def __init__(self, path: Path) -> None:
        """Read what is there. Refuses with `unreadable` a file that is none of ours."""
        self._path, self._lock = path, Lock()
        self._notes = _read(path)

    def notes(self) -> tuple[Note, ...]:
        """Give them, newest first."""
        return self._notes

    def add(self, note: Note) -> None:
        """Add one, durably; of more than two hundred the oldest goes. Refuses one that says nothing, or too much."""
        if not note.text.strip():
            raise Refused(Code.BAD_VALUE, "a note for the next shift says something", "$.text")
        if len(note.text) > CHARACTERS_MAX:
            raise Refused(Code.TOO_LARGE, f"a note has at most {CHARACTERS_MAX} characters", "$.text")
        with self._lock:
            notes = (note, *self._notes)[:NOTES_MAX]
            replace(self._path, msgspec.json.encode(notes))
            self._notes = notes


def _read(path: Path) -> tuple[Note, ...]:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_FILE_BYTES_MAX), type=_Notes)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Fault(Code.STORE_FAILED, f"the notes for the next shift cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, "these are no notes of a desk's; move the file away", str(path)) from error
