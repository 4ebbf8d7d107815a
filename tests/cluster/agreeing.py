"""What must hold of a cluster when the load is over, whatever happened to its processes: one log, the same everywhere, and nothing lost.

* every receipt that a client was given is in the log, to the byte, at its index; and a host gives the same receipt again;
* no statement is in it twice; no index was given out twice;
* the log folds anew to the digest of its head, from its first entry on; every notice has its verdict;
* each replica has the same entries, the same root and the same digest;
* each witness has cosigned this log's newest checkpoint or an older one of it, and has seen no other.
"""

import time
from collections.abc import Sequence
from contextlib import closing

from garant.log import Checkpoint, parse_note
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.ports import EntryStore, Head
from garant.node.verdicts import missing
from garant.storage.postgresql import PostgresStore
from garant.storage.sqlite import SqliteStore
from garant.storage.witness_state import SqliteWitnessState
from tests.cluster.cluster import Cluster
from tests.cluster.members import ask
from tests.cluster.speaking import Given

ASKED_AGAIN = 50
"""Receipts asked for a second time at each host."""
CAUGHT_UP_S = 180.0


def require_agreement(cluster: Cluster, given: Sequence[Given]) -> int:
    """Require all of it; give the log's size. Nobody may be writing."""
    with closing(PostgresStore(cluster.database.url)) as store:
        head = store.head()
        assert head is not None
        leaves = [record.data for record in store.records()]
        ledger = open_ledger(store, cluster.key)
        _require_whole(ledger, head, leaves)
        _require_given(store, given)
    _require_again(cluster, given)
    _require_replicas(cluster, head, leaves)
    _require_witnesses(cluster, ledger)
    return head.size


def _require_whole(ledger: Ledger, head: Head, leaves: list[bytes]) -> None:
    assert (ledger.tree.size, ledger.state.digest()) == (head.size, head.state_digest)
    assert len(set(leaves)) == len(leaves) == head.size
    assert not missing(ledger.state), "every notice has its verdict"


def _require_given(store: EntryStore, given: Sequence[Given]) -> None:
    for one in given:
        record = store.record(one.index)
        assert record is not None, f"entry {one.index} was acknowledged and is not there"
        assert (record.statement_id, record.data) == (one.id, one.leaf), f"entry {one.index} is not what was acknowledged"
    assert len({one.index for one in given}) == len({one.id for one in given}) == len(given)


def _require_again(cluster: Cluster, given: Sequence[Given]) -> None:
    for host in cluster.hosts:
        for one in given[-ASKED_AGAIN:]:
            assert ask(host.url, f"/v1/statements/{one.id}/receipt").body == one.receipt, f"{host.name}: another receipt of {one.index}"


def _require_replicas(cluster: Cluster, head: Head, leaves: list[bytes]) -> None:
    for replica in cluster.replicas:
        until_size(replica.url, head.size)
        store = SqliteStore(cluster.folder / replica.name / "log.db")
        with closing(store):
            own = store.head()
            assert own is not None
            assert [record.data for record in store.records()] == leaves, f"{replica.name} has other entries"
            assert own.state_digest == head.state_digest, f"{replica.name} has another state"
            assert _read(own.note) == _read(head.note), f"{replica.name} has another root"


def _require_witnesses(cluster: Cluster, ledger: Ledger) -> None:
    for witness in cluster.witnesses:
        with closing(SqliteWitnessState(cluster.folder / witness.name / "witness.db")) as state:
            newest = state.newest(cluster.key.name)
            assert newest is not None, f"{witness.name} was never asked"
            assert newest.root == ledger.tree.root(newest.size), f"{witness.name} saw another history"
            assert not state.evidence(), f"{witness.name} has evidence of a fork"


def until_size(url: str, size: int) -> None:
    """Wait until somebody's checkpoint has at least this size."""
    deadline = time.monotonic() + CAUGHT_UP_S
    while (now := size_at(url)) is None or now < size:
        assert time.monotonic() < deadline, f"{url} has {now} of {size} entries"
        time.sleep(0.05)


def size_at(url: str, path: str = "/checkpoint") -> int | None:
    """Give the size of somebody's checkpoint; None when there is none, or no answer."""
    said = ask(url, path)
    return _read(said.body).size if said.status == 200 else None


def _read(note: bytes) -> Checkpoint:
    return Checkpoint.parse(parse_note(note).text)
