"""What no host can leave out of a notice, however it is written, measured in this process: below that no figure of ours can go.

One thread does these one after the other. Signatures and flush do not hold the interpreter's lock, and could be done beside the rest.
"""

from collections.abc import Callable, Iterator, Sequence
from time import thread_time

from bench.appending_load import Request
from bench.theatre import key
from garant import signature
from garant.log import Tree, leaf_hash
from garant.state.state import Put, State, row_hash
from garant.statement import envelope

ROUNDS = 5


def floor(requests: Sequence[Request], state: State, commit_us: float) -> Iterator[str]:
    """Give a table of processor time for a notice; `commit_us`: what the store took for it, bare, in groups."""
    read = [envelope.decode(one.envelope) for one in requests]
    claims = [(key(one.officer).public, signed.pae, signed.envelope.signatures[0].sig) for one, signed in zip(requests, read, strict=True)]
    verdict, tree = key("answer").sign, Tree()
    rows = [Put(table, name, state.table(table).rows[name]) for table in _TABLES for name in list(state.table(table).rows)[: len(requests)]]
    parts = (
        ("its signature verified, strictly", _each(requests, lambda at: signature.verify(*claims[at]))),
        ("the verdict signed", _each(requests, lambda at: verdict(read[at].pae))),
        ("statement and verdict read strictly", 2 * _each(requests, lambda at: envelope.decode(requests[at].envelope))),
        ("two leaves hashed into the tree", 2 * _each(requests, lambda at: tree.append(leaf_hash(requests[at].envelope)))),
        ("five rows hashed for the state's digest", 5 * _each(rows, lambda at: row_hash(rows[at]))),
        ("committed, its share of a group, bare", commit_us),
    )
    for what, us in parts:
        yield f"  {what:48}{us:>8.0f}"
    total = sum(us for _, us in parts)
    yield f"  {'all that, by one thread':48}{total:>8.0f}    {1e6 / total:,.0f} a second, with no law, no answer and no HTTP"


_TABLES = ("notices", "notice_versions", "verdicts")


def _each(things: Sequence[object], work: Callable[[int], object]) -> float:
    """Give the least time of some rounds, in microseconds for each."""
    took = []
    for _ in range(ROUNDS):
        began = thread_time()
        for at in range(len(things)):
            work(at)
        took.append(thread_time() - began)
    return min(took) / len(things) * 1e6
