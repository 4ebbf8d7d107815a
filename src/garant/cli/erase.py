"""`garant erase`: take back what a host keeps of hidden members. The log itself never changes."""

from pathlib import Path

import click

from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.node.naming import find
from garant.terminal.paper import ink


@click.command(short_help="Erase the kept disclosures of a statement.")
@directory
@click.argument("statement", metavar="ID")
@click.option("--yes", is_flag=True, help="Really do it: what is erased here cannot be brought back from here.")
@json_option
def erase(directory: Path, statement: str, *, yes: bool, as_json: bool) -> None:
    """Erase the disclosures that DIR keeps of the statement ID: its hidden members can then never be shown from here again.

    The log stays whole and every check passes as before. Backups, shared copies and proofs made with --disclose are not reached.

    \b
    Example:
      garant erase theatre 3f9a20c1 --yes
    """
    if not yes:
        raise Refused(Code.USAGE, "what is erased cannot be brought back from here; say --yes to do it")
    store = opened(directory).store
    index = find(store, statement)
    record = store.record(index)
    count = store.erase(record.statement_id) if record else 0
    answer({"index": index, "erased": count}, lambda: ink(f"{count} disclosures of entry {index} erased"), as_json=as_json)
