"""`garant witness ask` and `garant witness check`: a host and its witnesses."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from rich.console import Group

from garant.cli import files
from garant.cli.opening import Opened, opened
from garant.cli.output import answer, directory, json_option
from garant.cli.policies import cosigned_file, policy_file, read_policy
from garant.limits import NOTE_BYTES_MAX
from garant.log import parse_note
from garant.log.cosignature import with_lines
from garant.node.export import require_head
from garant.node.witness_asking import Ahead, Cosignature, Reply
from garant.state.state import CHARTER
from garant.terminal import witnesses
from garant.terminal.paper import assemble, ink

if TYPE_CHECKING:
    from garant.client.witnesses_gate import Circle

_FILE = click.Path(path_type=Path, dir_okay=False)
_policy_option = click.option("--policy", type=_FILE, metavar="FILE", help="Whom to ask, and where; DIR/witnesses.policy, by default.")
_deadline_option = click.option(
    "--deadline",
    "deadline_s",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0.1, 600.0),
    help="Seconds to wait, for all together.",
)


class _Asked(NamedTuple):
    read: Opened
    note: bytes
    circle: "Circle"
    replies: list[Reply]


def _ask(directory: Path, policy: Path | None, deadline_s: float) -> _Asked:
    from garant.client.witnesses_gate import Circle

    read = opened(directory)
    charter = read.ledger.state.charters.get(CHARTER)
    path = policy or (policy_file(directory) if policy_file(directory).is_file() else None)
    circle = Circle.of(charter.charter if charter else None, read_policy(path) if path else None)
    note = require_head(read.store).note
    return _Asked(read, note, circle, circle.ask(note, read.ledger.tree, deadline_s))


@click.command("ask", short_help="Ask a log's witnesses to cosign it.")
@directory
@_policy_option
@_deadline_option
@click.option("-o", "--output", type=_FILE, help="Where to write the cosigned checkpoint; DIR/cosigned, by default.")
@json_option
def ask(directory: Path, policy: Path | None, deadline_s: float, output: Path | None, *, as_json: bool) -> None:
    """Ask the witnesses of the log in DIR to cosign its newest checkpoint, all at once, and keep what they signed.

    Whom to ask says the charter, or else the policy; where they answer says the policy. What they signed goes to DIR/cosigned, for
    `garant log verify --policy` and `garant proof make --cosigned`. Exit code 1 when one has seen more of this log, or another one, or when
    too few answer.

    \b
    Example:
      garant witness ask theatre --policy witnesses.policy
    """
    from garant.client.witnesses_gate import lines_of
    from garant.storage.witness_files import replace

    asked = _ask(directory, policy, deadline_s)
    out = output or cosigned_file(directory)
    lines = lines_of(asked.replies)
    if lines:
        replace(out, with_lines(_before(out, asked.note), lines))
    asked.circle.require(asked.note, asked.replies)
    told = {"file": str(out), "size": asked.read.ledger.tree.size, "witnesses": _plain(asked.replies)}
    text = assemble(f"{len(lines)} of {len(asked.replies)} witnesses cosigned the log at size {told['size']}: ", ink(str(out)))
    answer(told, lambda: Group(witnesses.replies(asked.replies), text), as_json=as_json)


def _before(out: Path, note: bytes) -> bytes:
    """Give what was cosigned of the same checkpoint before, or the plain note."""
    if not out.is_file():
        return note
    known = files.read(out, NOTE_BYTES_MAX)
    return known if known.startswith(f"{parse_note(note).text}\n".encode()) else note


@click.command("check", short_help="Ask a log's witnesses whether it is an old copy.")
@directory
@_policy_option
@_deadline_option
@json_option
def check(directory: Path, policy: Path | None, deadline_s: float, *, as_json: bool) -> None:
    """Ask the witnesses of the log in DIR whether they have seen more of it, or another one, before a host goes on with it.

    Exit code 1, and one sentence that says why, when the log was restored from an old copy, when its history is not the one that they saw,
    or when too few of them answer.

    \b
    Example:
      garant witness check theatre && echo "go on"
    """
    asked = _ask(directory, policy, deadline_s)
    asked.circle.require(asked.note, asked.replies)
    size = asked.read.ledger.tree.size
    told = {"good": True, "size": size, "witnesses": _plain(asked.replies)}
    text = assemble(("good", "bold green"), f"  no witness has seen more than the {size} entries that are here")
    answer(told, lambda: Group(witnesses.replies(asked.replies), text), as_json=as_json)


def _plain(replies: list[Reply]) -> list[dict[str, object]]:
    return [{"witness": reply.witness.name, "key": str(reply.witness.key), **_told(reply)} for reply in replies]


def _told(reply: Reply) -> dict[str, object]:
    if isinstance(reply, Cosignature):
        return {"cosigned": True, "time_s": reply.time_s}
    if isinstance(reply, Ahead):
        return {"cosigned": False, "size": reply.size}
    return {"cosigned": False, "sentence": reply.sentence}
