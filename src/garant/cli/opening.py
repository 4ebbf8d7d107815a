"""Opening a theatre's log for a command: everything in it is verified, and long logs show how far that is."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import click

from garant import bootstrap
from garant.bootstrap import Place
from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.node.host import Host
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.ports import EntryStore
from garant.terminal.progress import progress


class Opened(NamedTuple):
    """A log whose entries, signatures, rules and signed head were verified."""

    store: EntryStore
    ledger: Ledger


def opened(directory: Path, key: VerifierKey | None = None) -> Opened:
    """Open the log in a directory and verify it with its own key, or with the one given."""
    place = Place(directory)
    store = bootstrap.open_store(place)
    click.get_current_context().call_on_close(store.close)
    expected = key or bootstrap.verifier_key(place)
    with progress("verifying", _size(store)) as tell:
        return Opened(store, open_ledger(store, expected, tell))


def hosted(directory: Path) -> Host:
    """Open the log in a directory as its host."""
    place = Place(directory)
    with closing(bootstrap.open_store(place)) as store:
        size = _size(store)
    with progress("verifying", size) as tell:
        host = bootstrap.open_host(place, tell)
    click.get_current_context().call_on_close(host.store.close)
    return host


def _size(store: EntryStore) -> int:
    head = store.head()
    return head.size if head else 0


def the_key(text: str) -> VerifierKey:
    """Read a verifier key from the command line."""
    try:
        return VerifierKey.parse(text.strip())
    except Refused as refused:
        raise Refused(Code.USAGE, refused.refusal.sentence, "--key") from refused
