"""`garant log snapshot`: what a log has come to, in a file, so that its host or replica starts in seconds."""

from contextlib import closing
from pathlib import Path

import click

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.opening import opened, tell
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.node.ledger import Ledger
from garant.storage import snapshot_file
from garant.terminal.paper import assemble, ink


@click.command("snapshot", short_help="Write what the log has come to, to start from.")
@directory
@click.option("--anew", is_flag=True, help="Fold the whole log, and do not begin with the snapshot that is there.")
@json_option
def snapshot(directory: Path, *, anew: bool, as_json: bool) -> None:
    """Write a snapshot of the log in DIR, from which its host or replica starts in seconds. It may be running meanwhile.

    The snapshot that is there already is begun with, if it is good, and only what came since is folded. A snapshot is believed as far as
    DIR/log.db bears it out, and no further: `garant log verify` and `garant replay` never look at it.

    \b
    Examples:
      garant log snapshot theatre
      garant log snapshot theatre --anew
    """
    place = Place(directory)
    begin = None if anew else _begin(place)
    store, ledger = opened(directory, begin=begin)
    if not ledger.tree.size:
        raise Refused(Code.NO_LOG, "this log is empty", str(directory))
    store.close()
    size_bytes = snapshot_file.write(place.snapshot, ledger)
    told = {"file": str(place.snapshot), "size": ledger.tree.size, "state_digest": ledger.state.digest(), "bytes": size_bytes}
    answer(told, lambda: assemble(f"snapshot of {told['size']} entries: ", ink(str(place.snapshot))), as_json=as_json)


def _begin(place: Place) -> Ledger | None:
    with closing(bootstrap.open_store(place)) as store:
        return snapshot_file.beginning(place.snapshot, store, bootstrap.verifier_key(place), tell)
