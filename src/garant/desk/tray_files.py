"""The files of the tray: a reading's index, the texts behind it, and drafts; read strictly, written for their owner alone."""

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from garant.errors import Code, Refused
from garant.limits import SOURCE_BYTES_MAX
from garant.reading.sources import source_of
from garant.statement.kinds import KINDS

DRAFTS_MAX = 500
INDEX_BYTES_MAX = 4 * 1024 * 1024
TEXTS_KEPT = 64
INDEX = "index.json"
_ENDINGS = (".txt", ".html", ".pdf", ".docx")


class Ground(Struct, frozen=True, gc=False):
    """What a member rests on, as a reading's index has it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    confidence: int = 0


class IndexedSource(Struct, frozen=True, gc=False):
    """A text, as a reading's index has it."""

    id: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    title: str | None = None
    language: str | None = None
    url: str | None = None
    published: str | None = None


class IndexedDraft(Struct, frozen=True, gc=False):
    """A draft, as a reading's index has it."""

    name: str
    body: dict[str, Any]
    file: str | None = None
    confidence: int | None = None
    grounds: dict[str, tuple[Ground, ...]] = {}


class Index(Struct, frozen=True, gc=False):
    """A reading's index."""

    drafts: Annotated[tuple[IndexedDraft, ...], Meta(max_length=DRAFTS_MAX)]
    sources: tuple[IndexedSource, ...] = ()


def files_in(folder: Path) -> list[Path]:
    """Give the drafts of a folder."""
    found = sorted(one for one in folder.glob("*.json") if one.is_file() and not one.is_symlink() and one.name != INDEX)
    return [one for one in found if not one.name.startswith(".")]


def text_of(folder: Path, name: str) -> str | None:
    """Give the text of a source's copy; None where there is none of that hash."""
    path = next((folder / f"{name}{ending}" for ending in _ENDINGS if (folder / f"{name}{ending}").is_file()), None)
    if path is None or path.is_symlink():
        return None
    try:
        data = read(path, SOURCE_BYTES_MAX)
    except Refused:
        return None
    return _read_text(data) if sha256(data).hexdigest() == name else None


@lru_cache(TEXTS_KEPT)
def _read_text(data: bytes) -> str | None:
    try:
        found = source_of(data, "")
    except Refused:
        return None
    return "\n".join([found.text, *(line for line, _ in found.aside)])


# Files


def read(path: Path, bytes_max: int) -> bytes:
    """Read a file of bounded size."""
    try:
        with path.open("rb") as file:
            data = file.read(bytes_max + 1)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be read: {error.strerror}", path.name) from None
    if len(data) > bytes_max:
        raise Refused(Code.TOO_LARGE, f"this has more than {bytes_max} bytes", path.name)
    return data


def write(path: Path, data: bytes) -> None:
    """Write a new file, for its owner's eyes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - with its mode
            file.write(data)
    except FileExistsError:
        raise Refused(Code.EXISTS, "there is a draft of this name in the tray already; give another name", "?name") from None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the tray cannot be written: {error.strerror}", path.name) from None


def decoded(data: bytes, form: Any) -> Any:  # noqa: ANN401 - of the form that is asked for
    """Read JSON of a form. Refuses with `not_json` or `bad_value`."""
    try:
        return msgspec.json.decode(data, type=form)
    except msgspec.ValidationError as error:
        raise Refused(Code.BAD_VALUE, f"this is no draft: {str(error)[:200]}") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused(Code.NOT_JSON, "this is not one JSON text in UTF-8") from None


def body_of(found: dict[str, Any]) -> dict[str, Any]:
    """Give a statement's body back. Refuses with `unknown_kind` what names no kind of statement."""
    kind = found.get("type")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Refused(Code.UNKNOWN_KIND, "a draft is a statement's body, and names its kind in `type`, as in notice/1", "$.type")
    return found


def plain_name(number: int, name: str) -> str:
    """Name the file of a draft, whatever its reading calls it."""
    plain = "".join(mark if mark.isascii() and (mark.isalnum() or mark in "-_") else "-" for mark in name)[:60]
    return f"{number:03}-{plain or 'draft'}.json"
