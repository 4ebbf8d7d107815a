"""Handing a statement in: sign it for the log in a directory, append it there, and say what came of it."""

import json
from collections.abc import Mapping
from typing import Any

import click

from garant import bootstrap
from garant.cli.output import complain
from garant.cli.where import KEY_FILE
from garant.errors import Refused
from garant.node.host import Host
from garant.node.ledger import Ledger
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, Answer, SignedRefusal, Submission, Taken
from garant.terminal.paper import Ink, clock

officer_key = click.option("--key", "key_file", required=True, type=KEY_FILE, help="The officer's key to sign with.")


def submit(host: Host, saying: Saying, keys: list[SigningKey]) -> Answer:
    """Append at the host of a log, on top of what others have written meanwhile."""
    refused: list[Refused] = []

    def make(ledger: Ledger) -> Submission:
        try:
            return say(ledger, host.log, saying, keys, bootstrap.salt)
        except Refused as error:
            refused.append(error)
            raise

    got = host.submit([make])[0]
    if refused:
        raise refused[0]
    return host.admission(got.index) if isinstance(got, Taken) else got


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
