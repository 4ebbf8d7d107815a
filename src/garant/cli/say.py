"""`garant say`: signing a statement and putting it into the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from garant import bootstrap
from garant.cli import files
from garant.cli.opening import hosted
from garant.cli.output import USAGE, answer, directory, exit_code_of, json_option
from garant.cli.submitting import receipt, require_admitted, submit, told
from garant.cli.where import KEY_FILE
from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.node.saying import Saying
from garant.statement import canonical
from garant.statement.kinds import KINDS
from garant.statement.words import HOST
from garant.storage import keyfile

INPUT_BYTES_MAX = 16 * ENTRY_BYTES_MAX


@click.command(short_help="Sign a statement and append it to the log.", epilog=f"Kinds: {', '.join(KINDS)}.")
@directory
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--key", "key_files", multiple=True, type=KEY_FILE, help="A key to sign with; may be repeated.")
@click.option("--hide", multiple=True, metavar="NAME", help="Hide this member behind a digest; may be repeated.")
@json_option
def say(directory: Path, file: Path, key_files: tuple[Path, ...], hide: tuple[str, ...], *, as_json: bool) -> None:
    """Sign the statement in FILE (JSON, or - for standard input) and append it to the log in DIR.

    FILE holds the kind's own members; log, party, seq, prev, joint, seen, not_after and time are filled in. A statement without a
    `status` (actual, exercise, test) is actual. The first key given says which party speaks.

    A refusal changes nothing and ends with exit code 1. With --json the answer holds the receipt, a proof that anybody can
    verify, and a refusal holds the host's signed word for it.

    \b
    Examples:
      garant say theatre notice.json --key officer.key
      garant say theatre party.json --key new-root.key --key theatre/keys/root-1.key
      garant say theatre sealed.json --key officer.key --hide title --hide measures
      garant say theatre - --key unit.key <<'END'
      {"type": "receipt/1", "status": "exercise", "notice": "un/convoy-1", "version": 1,
       "level": "unit", "step": "acknowledged"}
      END
    """
    members = _read_members(file)
    keys = [keyfile.read(path) for path in key_files]
    with _naming(file):
        got_back = submit(hosted(directory), Saying(members, bootstrap.now_ms(), hide), keys)
    got = require_admitted(got_back, as_json=as_json)
    answer(receipt(got), lambda: told(got), as_json=as_json)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Name the file in what is refused before the statement reaches the host."""
    try:
        yield
    except Refused as refused:
        was = refused.refusal
        if exit_code_of(was) == USAGE:
            raise
        raise Refused(was.code, was.sentence, f"{file} {was.where}".strip()) from refused


def _read_members(file: Path) -> dict[str, Any]:
    data = files.read(file, INPUT_BYTES_MAX)
    try:
        members = canonical.parse(data)
    except Refused as refused:
        was = refused.refusal
        code = Code.UNREADABLE if was.code == Code.NOT_JSON else was.code
        raise Refused(code, was.sentence, str(file)) from refused
    if not isinstance(members, dict):
        raise Refused(Code.UNREADABLE, 'a statement is one JSON object, as in {"type": "notice/1", ...}', str(file))
    _require_kind(members)
    return members


def _require_kind(members: dict[str, Any]) -> None:
    kind = members.get("type")
    if not isinstance(kind, str) or kind not in KINDS:
        said = "no type" if kind is None else f"the type {str(kind)[:40]!r}"
        raise Refused(Code.UNKNOWN_KIND, f"the statement has {said}; `garant say --help` lists the kinds there are", "$.type")
    if members.get("party") == HOST and not kind.startswith("charter"):
        raise Refused(Code.NOT_AUTHORISED, "the host says nothing but its charter in this way", "$.party")
