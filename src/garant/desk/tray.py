"""The tray: drafts of statements that wait for an officer, each beside the words of the text that it rests on. Nothing in it is signed.

    DIR/drafts/*.json                       a statement's body a file, as `garant say` takes it
    DIR/drafts/[<name>/]index.json          what members rest on, as `garant read --drafts` writes it
    DIR/drafts/[<name>/]sources/<sha256>.*  the texts

    GET  /desk/v1/tray          POST /desk/v1/tray?name=FILE.json (a body, or an index with the bodies in it)
    POST /desk/v1/tray/forget {"file": ...}

What lies there may have come from anybody: files are read as far as they are regular, bounded and of the right form, and the others are
told with their reason.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.desk.tray_files import (
    DRAFTS_MAX,
    INDEX,
    INDEX_BYTES_MAX,
    Ground,
    Index,
    IndexedDraft,
    body_of,
    decoded,
    files_in,
    plain_name,
    read,
    text_of,
    write,
)
from garant.errors import Code, Refused
from garant.limits import PAYLOAD_BYTES_MAX

_SOURCES = "sources"
_TAKEN = (INDEX, f"{_SOURCES}.json")
"""Names under which a draft, or a folder of drafts, would be there and never be seen."""

_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.json$"


class DraftField(Struct, frozen=True, kw_only=True, gc=False):
    """Words of a text on which a member (by its path) rests: by which rule, and how sure that is, of 100."""

    member: str
    text: str
    span: tuple[int, int]
    words: str | None
    rule: str
    confidence: int


class TrayDraft(Struct, frozen=True, kw_only=True, gc=False):
    """A draft: its file, what `/desk/v1/drafted` takes, and what it rests on."""

    file: str
    title: str
    type: str
    confidence: int | None
    members: dict[str, Any]
    fields: list[DraftField]
    texts: tuple[str, ...]


class TrayText(Struct, frozen=True, kw_only=True, gc=False):
    """A text; `text` is null where its copy is not there, or cannot be read. Offsets of fields are characters of it."""

    id: str
    title: str | None
    language: str | None
    url: str | None
    published: str | None
    text: str | None


class Unread(Struct, frozen=True, kw_only=True, gc=False):
    """A file that is no draft, and why."""

    file: str
    code: str
    sentence: str


class TrayTold(Struct, frozen=True, kw_only=True):
    """The tray."""

    drafts: list[TrayDraft]
    texts: list[TrayText]
    unread: list[Unread]


class Added(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Under which name a draft is put into the tray."""

    name: Annotated[str, Meta(pattern=_NAME)]


class Forgotten(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which draft is thrown away."""

    file: Annotated[str, Meta(max_length=400)]


class Tray:
    """A directory of drafts."""

    def __init__(self, directory: Path) -> None:
        """Use a directory; it need not be there."""
        self._directory = directory

    def told(self) -> TrayTold:
        """Tell what lies in it."""
        drafts, unread = list[TrayDraft](), list[Unread]()
        texts: dict[str, TrayText] = {}
        for folder in self._folders():
            indexed, sources = self._index(folder, unread)
            for path in files_in(folder):
                if len(drafts) >= DRAFTS_MAX:
                    unread.append(Unread(file=self._name(path), code=Code.TOO_LARGE, sentence=f"a tray shows {DRAFTS_MAX} drafts"))
                    continue
                try:
                    drafts.append(self._draft(path, indexed.get(path.name), sources))
                except Refused as refused:
                    unread.append(_unread(self._name(path), refused))
            texts |= {one.id: one for one in sources.values()}
        used = {name for one in drafts for name in one.texts}
        return TrayTold(drafts=drafts, texts=[text for name, text in texts.items() if name in used], unread=unread)

    def add(self, name: str, data: bytes) -> TrayTold:
        """Put a draft into it, or all drafts of a reading's index in a folder of its own. Refuses with `exists` to write over anything."""
        if name in _TAKEN:
            raise Refused(Code.BAD_VALUE, f"{name} is not the name of a draft: the tray keeps something else there; give another", "?name")
        found = decoded(data, dict[str, Any])
        if "drafts" in found:
            index = decoded(data, Index)
            bodies = {plain_name(number, one.name): body_of(one.body) for number, one in enumerate(index.drafts, 1)}
            named = tuple(msgspec.structs.replace(one, file=file) for file, one in zip(bodies, index.drafts, strict=True))
            told = msgspec.structs.replace(index, drafts=named)
            folder = self._directory / name.removesuffix(".json")
            if folder.exists():
                raise Refused(Code.EXISTS, "there is a reading of this name in the tray already; give another name", "?name")
            for file, body in bodies.items():
                write(folder / file, msgspec.json.encode(body))
            write(folder / INDEX, msgspec.json.encode(told))
        else:
            write(self._directory / name, msgspec.json.encode(body_of(found)))
        return self.told()

    def forget(self, file: str) -> TrayTold:
        """Throw a draft away. Refuses with `unknown_reference` what does not lie in the tray."""
        for folder in self._folders():
            for path in files_in(folder):
                if self._name(path) == file:
                    path.unlink(missing_ok=True)
                    return self.told()
        raise Refused(Code.UNKNOWN_REFERENCE, "there is no such draft in the tray", "$.file")

    def _folders(self) -> Iterator[Path]:
        if self._directory.is_dir():
            yield self._directory
            yield from sorted(
                one for one in self._directory.iterdir() if one.is_dir() and not one.is_symlink() and one.name not in {_SOURCES, ".", ".."}
            )[:DRAFTS_MAX]

    def _name(self, path: Path) -> str:
        return path.relative_to(self._directory).as_posix()

    def _index(self, folder: Path, unread: list[Unread]) -> tuple[dict[str, IndexedDraft], dict[str, TrayText]]:
        """Read a folder's index: what each of its files rests on, and the texts, by names that no other folder has."""
        path = folder / INDEX
        if not path.is_file() or path.is_symlink():
            return {}, {}
        try:
            found = decoded(read(path, INDEX_BYTES_MAX), Index)
        except Refused as refused:
            unread.append(_unread(self._name(path), refused))
            return {}, {}
        sources = {one.id: TrayText(id=one.sha256, title=one.title, language=one.language, url=one.url, published=one.published,
                                    text=text_of(folder / _SOURCES, one.sha256)) for one in found.sources}  # fmt: skip
        return {one.file: one for one in found.drafts if one.file}, sources

    def _draft(self, path: Path, indexed: IndexedDraft | None, sources: dict[str, TrayText]) -> TrayDraft:
        body = body_of(decoded(read(path, PAYLOAD_BYTES_MAX), dict[str, Any]))
        grounds = indexed.grounds if indexed else {}
        fields = [field for member, found in grounds.items() for one in found for field in _fields(member, one, sources)]
        title = indexed.name if indexed else str(body.get("name") or path.stem)
        return TrayDraft(
            file=self._name(path), title=title[:200], type=str(body["type"]), confidence=indexed.confidence if indexed else None,
            members=body, fields=fields, texts=tuple(dict.fromkeys(one.text for one in fields)),
        )  # fmt: skip


def _fields(member: str, ground: Ground, sources: dict[str, TrayText]) -> Iterator[DraftField]:
    source = sources.get(ground.text)
    for start, end in ground.spans if source else ():
        words = source.text[start:end] if source and source.text is not None and 0 <= start <= end <= len(source.text) else None
        if source:
            yield DraftField(member=member, text=source.id, span=(start, end), words=words, rule=ground.rule, confidence=ground.confidence)


def _unread(name: str, refused: Refused) -> Unread:
    return Unread(file=name, code=refused.refusal.code, sentence=refused.refusal.sentence)


def routes(basis: Basis) -> Routes:
    """Give the endpoints."""
    tray = Tray(basis.directory / "drafts")
    refuses = (Code.EXISTS, Code.UNREADABLE, Code.TOO_LARGE, Code.NOT_JSON, Code.BAD_VALUE, Code.UNKNOWN_KIND)

    def told(_: Call[None, None]) -> TrayTold:
        return tray.told()

    def add(call: Call[Added, bytes]) -> TrayTold:
        return tray.add(call.asks.name, call.takes)

    def forget(call: Call[None, Forgotten]) -> TrayTold:
        return tray.forget(call.takes.file)

    return (
        Endpoint("GET", "/desk/v1/tray", told, "Drafts that wait, beside their texts.", answers=TrayTold, needs=Needs.PARTY),
        Endpoint(
            "POST", "/desk/v1/tray", add, "Put a draft into the tray, or all drafts of a reading.", asks=Added, takes=bytes,
            answers=TrayTold, needs=Needs.PARTY, refuses=refuses, body_bytes_max=INDEX_BYTES_MAX,
        ),
        Endpoint(
            "POST", "/desk/v1/tray/forget", forget, "Throw a draft away.", takes=Forgotten, answers=TrayTold, needs=Needs.PARTY,
            refuses=(Code.UNKNOWN_REFERENCE,),
        ),
    )  # fmt: skip
