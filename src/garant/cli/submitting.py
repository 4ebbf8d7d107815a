"""Handing a statement in: sign it for the log in a directory, append it there, and say what came of it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from garant import bootstrap
from garant.cli.opening import hosted
from garant.cli.output import complain
from garant.errors import Code, Fault
from garant.node.host import Admission, Answer, Host, SignedRefusal
from garant.node.saying import Saying, SigningKey, say
from garant.terminal.paper import Ink, clock

KEY_FILE = click.Path(path_type=Path, dir_okay=False)
_TRIES = 20


class Submitted(NamedTuple):
    """What came of a statement, and the host that answered, its log as it is now."""

    host: Host
    answer: Answer


def submit(directory: Path, saying: Saying, keys: list[SigningKey], host: Host | None = None) -> Submitted:
    """Append at the host of a log, opened now or before; when somebody else wrote in between, read again and sign again."""
    for _ in range(_TRIES):
        host = host or hosted(directory)
        try:
            return Submitted(host, host.submit([say(host.ledger, host.log, saying, keys, bootstrap.salt)])[0])
        except Fault as fault:
            if fault.code != Code.STALE_HEAD:
                raise
            host = None
    raise Fault(Code.STALE_HEAD, f"somebody else wrote to the log {_TRIES} times in between; try again")


def require_admitted(got: Answer, *, as_json: bool, more: Mapping[str, object] | None = None) -> Admission:
    """Give the admission. A refusal ends the command, with the host's signed word for it, and with `more` data."""
    if isinstance(got, SignedRefusal):
        raise click.exceptions.Exit(complain(got.refusal, as_json=as_json, more={"word": json.loads(got.word), **(more or {})}))
    return got


def told(got: Admission) -> Ink:
    """Say that a statement is in the log."""
    return Ink(f"admitted as entry {got.index} at {clock(got.t_ms)}\nid {got.id}")


def receipt(got: Admission) -> dict[str, Any]:
    """Give an admission as data: its receipt, which anybody can verify, and of a version of a notice the index of its verdict."""
    verdict = {} if got.verdict is None else {"verdict": got.verdict}
    return {"id": got.id, "index": got.index, "t_ms": got.t_ms, "receipt": got.receipt.decode(), **verdict}
