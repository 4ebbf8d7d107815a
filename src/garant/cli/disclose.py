"""`garant disclose`: opening what a statement hides, to readers by name, for a purpose that stays on record."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from garant.cli.output import answer, directory, json_option
from garant.cli.telling import Desk, desk_at
from garant.cli.where import KEY_FILE
from garant.cli.words import stated
from garant.errors import Code, Refused
from garant.fold.things import TABLES, named, row_of
from garant.node.naming import require_known
from garant.state.rows import Recorded
from garant.statement import disclosure
from garant.statement.kinds import Hiding


@click.command(short_help="Open hidden members to readers by name.")
@directory
@click.argument("thing", metavar="THING")
@click.option("--member", "members", multiple=True, metavar="NAME", help="A hidden member to open, such as volumes; all by default.")
@click.option("--to", "readers", required=True, multiple=True, metavar="PARTY", help="Who may read it from now on; may be repeated.")
@click.option("--purpose", required=True, metavar="TEXT", help="For which purpose. Everybody can read this.")
@click.option("--version", type=click.IntRange(min=1), help="Which version of a notice; the newest by default.")
@click.option("--key", "key_file", required=True, type=KEY_FILE, help="A headquarters' key of the party whose statement it is.")
@json_option
def disclose(directory: Path, thing: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Open what THING hides (notice:un/hospital-1, evidence:un/photo-1) to readers that you name. Only its own party can.

    That it was opened, to whom and for which purpose is on record for everybody; what was opened is not. A new version of a notice hides
    afresh: open that one, too. What somebody has read cannot be taken back.

    \b
    Example:
      garant disclose theatre notice:un/hospital-1 --to ru --purpose "Not to be hit" --key hq.key
    """
    desk = desk_at(directory, key_file)
    number, row = _hiding(desk, thing, given["version"])
    members = {
        "type": "disclosure/1",
        "status": row.said.status,
        "of": thing,
        "version": number,
        "members": _digests(desk, row, given["members"]),
        "readers": given["readers"],
        "to": given["readers"],
        "purpose": given["purpose"],
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _hiding(desk: Desk, thing: str, version: int | None) -> tuple[int | None, Recorded[Hiding]]:
    """Find the statement that hides something: of a notice its version, and which."""
    sort, ref = named(thing)
    if sort not in TABLES:
        raise Refused(Code.USAGE, f"a thing is named with its sort, as in notice:un/hospital-1; there is no sort {sort[:32]!r}")
    require_known(ref, list(desk.state.table(TABLES[sort]).rows), sort)
    number = (version or desk.state.notices.rows[ref].version) if sort == "notice" else None
    row = desk.state.notice_versions.get(f"{ref}@{number:06d}") if number else row_of(desk.state, thing)
    said = getattr(row, "said", None)
    if row is None or not isinstance(said, Hiding):
        raise Refused(Code.BAD_DISCLOSURE, f"{thing} hides nothing" if row else f"{ref} has no version {number}")
    return number, row  # type: ignore[return-value]


def _digests(desk: Desk, row: Recorded[Hiding], members: Sequence[str]) -> list[str]:
    """Give the digests of hidden members by their names, which the disclosures beside the log tell the party whose statement it is."""
    if row.said.party != desk.party:
        raise Refused(Code.NOT_YOURS, f"only {row.said.party!r} opens what it hides; this key speaks for {desk.party!r}")
    kept = {disclosure.read(text).name: disclosure.digest(text) for text in desk.store.disclosures(row.id)}
    strange = sorted(set(members) - kept.keys())
    if strange or not kept:
        hidden = f"it hides {', '.join(sorted(kept))}" if kept else "nothing that it hides is kept here"
        raise Refused(Code.BAD_DISCLOSURE, f"there is no hidden member {strange[0]!r}; {hidden}" if strange else hidden)
    return sorted(digest for name, digest in kept.items() if not members or name in members)
