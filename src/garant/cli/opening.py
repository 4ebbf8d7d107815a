"""Opening a theatre's log for a command: everything in it is verified, and long logs show how far that is."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from garant import bootstrap
from garant.bootstrap import Place
from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.node.again import Again
from garant.node.host import Host
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.ports import EntryStore
from garant.node.replay import Progress, Take
from garant.terminal.paper import safe
from garant.terminal.progress import progress


class Opened(NamedTuple):
    """A log whose entries, signatures, rules and signed head were verified."""

    store: EntryStore
    ledger: Ledger


def opened(directory: Path, key: VerifierKey | None = None, begin: Ledger | None = None) -> Opened:
    """Open the log in a directory and verify it with its own key, or with the one given; all of it, or what comes after a snapshot's."""
    return _read(_store(directory), directory, key, Ledger.take, begin)


def opened_again(directory: Path, key: VerifierKey | None = None) -> tuple[Opened, Again]:
    """Open the log in a directory as `opened` does, and compute every verdict in it again."""
    store = _store(directory)
    again = Again(store)
    return _read(store, directory, key, again.take), again


def _store(directory: Path) -> EntryStore:
    store = bootstrap.open_store(Place(directory))
    click.get_current_context().call_on_close(store.close)
    return store


def _read(store: EntryStore, directory: Path, key: VerifierKey | None, take: Take, begin: Ledger | None = None) -> Opened:
    expected = key or bootstrap.verifier_key(Place(directory))
    with progress("verifying", _size(store)) as tell:
        return Opened(store, open_ledger(store, expected, tell, take, begin))


def hosted(directory: Path) -> Host:
    """Open the log in a directory as its host."""
    with verifying(directory) as progressed:
        host = bootstrap.open_host(Place(directory), progressed, tell=tell)
    click.get_current_context().call_on_close(host.store.close)
    return host


@contextmanager
def verifying(directory: Path) -> Iterator[Progress]:
    """Show how far a log in a directory has been verified."""
    with closing(bootstrap.open_store(Place(directory))) as store:
        size = _size(store)
    with progress("verifying", size) as tell:
        yield tell


def _size(store: EntryStore) -> int:
    head = store.head()
    return head.size if head else 0


def the_key(text: str) -> VerifierKey:
    """Read a verifier key from the command line."""
    try:
        return VerifierKey.parse(text.strip())
    except Refused as refused:
        raise Refused(Code.USAGE, refused.refusal.sentence, "--key") from refused


def tell(sentence: str) -> None:
    """Tell on the error stream what somebody should know, and what is no answer."""
    sys.stderr.write(f"{safe(sentence)}\n")
    sys.stderr.flush()
