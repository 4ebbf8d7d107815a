"""Writing what was drafted: a file for each statement, in the order in which they can be said; what each rests on; the sources."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from garant.cli import files
from garant.cli.read_data import draft_data, left_data, source_data
from garant.errors import Code, Refused
from garant.limits import SOURCE_BYTES_MAX

if TYPE_CHECKING:
    from garant.cli.read_files import Taken
    from garant.reading.drafts import Drafts
    from garant.reading.sources_account import Account

INDEX = "index.json"


def write(folder: Path, taken: "Taken", found: "Drafts") -> list[str]:
    """Write drafts, the index and the sources; give the names of the drafts' files."""
    folder.mkdir(parents=True, exist_ok=True)
    width = max(2, len(str(len(found.drafts))))
    names = [f"{number:0{width}}-{draft.name}.json" for number, draft in enumerate(found.drafts, 1)]
    for name, draft in zip(names, found.drafts, strict=True):
        files.write_new(folder / name, _spelt(draft.body))
    copies = folder / "sources"
    copies.mkdir(exist_ok=True)
    for account in taken.accounts:
        files.write_new(copies / f"{account.source.sha256}{account.source.kind.ending}", _again(account))
    index = {
        "sources": [source_data(account) for account in taken.accounts],
        "drafts": [{"file": name, **draft_data(draft)} for name, draft in zip(names, found.drafts, strict=True)],
        "left": [left_data(one) for one in found.left],
    }
    files.write_new(folder / INDEX, _spelt(index))
    return names


def keep(taken: "Taken", directory: Path, key_file: Path, status: str) -> list[str]:
    """Keep each source as a blob beside a log, named there by its hash; give the hashes of those that are new."""
    from garant.cli.telling import desk_at

    desk, kept = desk_at(directory, key_file), list[str]()
    for account in taken.accounts:
        source = account.source
        if source.sha256 not in desk.state.blobs:
            title = {account.reading.language: f"Source {account.id}"}
            said = {"type": "blob/1", "status": status, "sha256": source.sha256, "size_bytes": source.size_bytes, "title": title}
            desk.say({**said, "media_type": source.kind.media_type}, as_json=False, blob=_again(account))
            kept.append(source.sha256)
    return kept


def _again(account: "Account") -> bytes:
    """Read the bytes of a source again, and make sure that they are still those that were read."""
    from hashlib import sha256

    data = files.read(Path(account.source.name), SOURCE_BYTES_MAX)
    if sha256(data).hexdigest() != account.source.sha256:
        raise Refused(Code.UNREADABLE, "this file was changed while it was read; read it again", account.source.name)
    return data


def _spelt(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
