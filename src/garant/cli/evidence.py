"""`garant evidence`: keeping files as evidence beside the log, giving them out as bytes, and through whose hands they go."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from garant.answers.reading_rights import may_have
from garant.cli import files
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import Desk, desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.errors import Code, Refused
from garant.limits import BLOB_BYTES_MAX
from garant.node.naming import require_known
from garant.terminal.paper import assemble, ink

if TYPE_CHECKING:
    from garant.exchange.media import Media

_FILE = click.Path(path_type=Path, dir_okay=False)
_STEPS = ("collected", "sealed", "handed_over", "received", "opened", "copied", "returned", "lost")


@click.group(short_help="Keep files as evidence, and their chain of custody.")
def evidence() -> None:
    """Keep files as evidence, and their chain of custody. `garant show DIR evidence` tells what there is, and every gap in its chain.

    The log names a file by its SHA-256; its bytes lie beside the log. Who took it, where and when is hidden unless you say --open. Nothing
    here ever opens, draws or runs a file.
    """


@evidence.command("add", short_help="Keep a file as evidence.")
@directory
@click.argument("file", type=_FILE)
@click.option("--name", required=True, metavar="NAME", help="The evidence's name.")
@click.option("--about", required=True, multiple=True, metavar="THING", help="What it is evidence of, such as incident:un/shelling-7.")
@click.option("--to", "readers", multiple=True, metavar="PARTY", help="Who may have its bytes, and read what is hidden; may be repeated.")
@click.option("--taken", metavar="DATE", help="When it was taken: 2027-03-01, or 2027-03-01T06:00:00Z.")
@click.option("--taken-by", metavar="TEXT", help="Who took it: a duty role, never a person's name.")
@click.option("--place", metavar="TEXT", help="Where it was taken.")
@click.option("--text", metavar="TEXT", help="What it shows. Everybody can read this.")
@click.option("--open", "open_", is_flag=True, help="Hide nothing, and give the bytes to everybody.")
@click.option("--strip", is_flag=True, help="Keep a photo without what it tells about its making; the original is named by its hash.")
@click.option("--keep-metadata", is_flag=True, help="Keep the file as it is, with whatever it tells about its making.")
@status_option
@language_option
@officer_key
@json_option
def add(directory: Path, file: Path, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Keep FILE as evidence of what is on record: it is named in the log by its hash, and its bytes are kept beside it.

    What a file is, its bytes say; photos, films, sound, PDF and plain texts are taken. A photo may tell by itself where and when it was
    taken: such a file is refused until you say --strip, or --keep-metadata.

    \b
    Examples:
      garant evidence add theatre crater.jpg --name crater --about incident:un/shelling-7 --strip --key un.key
      garant evidence add theatre log.txt --name log --about incident:un/shelling-7 --to ru --key un.key
    """
    data, media, original = _checked(file, strip=given["strip"], keep=given["keep_metadata"])
    desk = desk_at(directory, key_file)
    naming = _Naming(desk, media, given["name"], given["status"], as_json=as_json)
    sources = [] if original is None else [naming.original(original)]
    blob = naming.kept(data, given["readers"], open_=given["open_"])
    members = stated(
        {
            "type": "evidence/1",
            "status": given["status"],
            "name": given["name"],
            "blob": blob,
            "form": media.form,
            "about": given["about"],
            "taken": _dated(given["taken"]),
            "taken_by": given["taken_by"],
            "place": {"name": given["place"]} if given["place"] else None,
            "text": text_of(given["text"], language),
            "derived_from": sources,
            "share": given["readers"],
            "to": given["readers"],
        }
    )
    hide = () if given["open_"] else tuple(one for one in _PROTECTED if one in members)
    told = desk.say(members, as_json=as_json, hide=hide)
    answer({**told.data(), "sha256": blob, "media_type": media.name}, told.shown, as_json=as_json)


_PROTECTED = ("taken", "place", "taken_by")


def _dated(taken: str | None) -> dict[str, str] | None:
    """Give a day, or an instant with its day, as statements have it."""
    if taken is None:
        return None
    return {"is": "dated", "date": taken[:10], **({"utc": taken} if "T" in taken else {})}


def _checked(file: Path, *, strip: bool, keep: bool) -> "tuple[bytes, Media, bytes | None]":
    """Give the bytes to keep, what they are, and the original where something was taken out of it."""
    from garant.exchange import media as media_of

    data = files.read(file, BLOB_BYTES_MAX, too_large=Code.TOO_LARGE)
    if strip and keep:
        raise Refused(Code.USAGE, "say either --strip or --keep-metadata")
    try:
        media = media_of.sniff(data, file.suffix.lstrip("."))
        told = media_of.told(data, media)
        bare = media_of.stripped(data, media) if strip else data
    except Refused as refused:
        raise Refused(refused.refusal.code, refused.refusal.sentence, str(file)) from None
    if told and not strip and not keep:
        sentence = f"this file itself tells about its making ({', '.join(told)}); say --strip (photos alone) or --keep-metadata"
        raise Refused(Code.BAD_VALUE, sentence, str(file))
    return bare, media, data if bare != data else None


class _Naming:
    """Names blobs in the log, each once."""

    def __init__(self, desk: Desk, media: "Media", name: str, status: str, *, as_json: bool) -> None:
        self._desk, self._media, self._name, self._status, self._as_json = desk, media, name, status, as_json

    def original(self, data: bytes) -> str:
        """Name a file of which only a part is kept."""
        return self._named(data, {"title": {"en": f"{self._name}, the original"}}, None)

    def kept(self, data: bytes, readers: Sequence[str], *, open_: bool) -> str:
        """Name a file, and keep its bytes."""
        return self._named(data, {"title": {"en": self._name}, "to": readers, "open": open_ or None}, data)

    def _named(self, data: bytes, more: dict[str, Any], kept: bytes | None) -> str:
        found = sha256(data).hexdigest()
        if found not in self._desk.state.blobs:
            said = {"type": "blob/1", "status": self._status, "sha256": found, "size_bytes": len(data), "media_type": self._media.name}
            self._desk.say(stated({**said, **more}), as_json=self._as_json, blob=kept)
        return found


@evidence.command("get", short_help="Write the bytes of evidence to a file.")
@directory
@click.argument("ref", metavar="EVIDENCE")
@click.option("-o", "--output", required=True, type=_FILE, help="Where to write it.")
@click.option("--as", "party", metavar="PARTY", help="For PARTY; without it only what everybody may have.")
@json_option
def get(directory: Path, ref: str, output: Path, party: str | None, *, as_json: bool) -> None:
    """Write the bytes of EVIDENCE to a new file, if PARTY may have them. They are written as they are; nothing opens them.

    \b
    Example:
      garant evidence get theatre un/crater -o crater.jpg --as ru
    """
    store, ledger = opened(directory)
    require_known(ref, list(ledger.state.evidence.rows), "evidence")
    name = ledger.state.evidence.rows[ref].said.blob
    if not may_have(ledger.state, name, party):
        raise Refused(Code.NOT_A_RECIPIENT, f"the bytes of {ref} are not for {party or 'everybody'}; ask its owner")
    data = store.blob(name)
    if data is None:
        raise Refused(Code.UNKNOWN_REFERENCE, f"the bytes of {ref} ({name}) are not kept beside this log")
    files.write_new(output, data)
    told = {"file": str(output), "sha256": name, "bytes": len(data)}
    answer(told, lambda: assemble(f"{len(data):,} bytes, sha256 {name}, in ", ink(str(output))), as_json=as_json)


@evidence.command("custody", short_help="Say through whose hands evidence went.")
@directory
@click.argument("ref", metavar="EVIDENCE")
@click.argument("step", metavar="STEP", type=click.Choice(_STEPS))
@click.option("--with", "other", metavar="PARTY", help="To whom it went (handed_over, returned), or from whom it came (received).")
@click.option("--seal", metavar="TEXT", help="The number of the seal.")
@click.option("--at", "happened", metavar="INSTANT", help="When it happened, in UTC.")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@language_option
@officer_key
@json_option
def custody(directory: Path, ref: str, step: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what was done with EVIDENCE: collected, sealed, handed_over, received, opened, copied, returned, lost.

    Whoever is handed a thing says itself that it received it; until then the chain shows an open end. What is handed over is given: that
    party may have the bytes from then on.

    \b
    Examples:
      garant evidence custody theatre un/crater handed_over --with ru --seal A-17 --key officer.key
      garant evidence custody theatre un/crater received --with un --key ru-officer.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.evidence.rows), "evidence")
    members = {
        "type": "custody/1",
        "status": desk.state.evidence.rows[ref].said.status,
        "evidence": ref,
        "step": step,
        "other": given["other"],
        "seal": given["seal"],
        "happened": given["happened"],
        "text": text_of(given["text"], language),
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
