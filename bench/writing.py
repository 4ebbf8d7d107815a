"""Making a log to measure: planned in one process, signed in several, round by round.

Every statement is chained on its key's one before and has seen the checkpoint at the end of the round before, as desks that
update now and then would have it.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from bench.environment import cores
from bench.theatre import ORIGIN, START_MS, STEP_MS, Planner, Said, key
from garant import instant
from garant.log import Tree, leaf_hash
from garant.node.ports import Record
from garant.statement import canonical, envelope
from garant.statement.kinds.base import Seen

ROUND = 8_192
_key = cache(key)


class _Line(NamedTuple):
    """One statement to sign: its place in the log, and where its chain stands."""

    place: int
    said: Said
    chain: str
    seq: int
    prev: str | None


class _Task(NamedTuple):
    """What one process signs in one round: chains that no other process touches."""

    seen: Seen
    lines: list[_Line]


def records(count: int, seed: int = 1) -> Iterator[list[Record]]:
    """Give the records of a log of `count` entries, round by round."""
    planner, tree, chains = Planner(seed), Tree(), dict[str, tuple[int, str]]()
    with ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool:
        for said in _rounds(planner, count):
            done = _sign_all(pool, _tasks(said, tree, chains), chains, tree.size)
            for record in done:
                tree.append(record.leaf_hash)
            yield done


def _rounds(planner: Planner, count: int) -> Iterator[list[Said]]:
    """Cut the plan: the opening by itself, then whole rounds."""
    opening = list(islice(planner.opening(), count))
    yield opening
    source = islice(planner.go_on(), count - len(opening))
    while several := list(islice(source, ROUND)):
        yield several


def _tasks(several: Sequence[Said], tree: Tree, chains: dict[str, tuple[int, str]]) -> list[_Task]:
    """Share a round out, so that each chain is one process's business."""
    seen = Seen(size=tree.size, root=tree.root().hex())
    by_chain: dict[str, list[_Line]] = {}
    for index, said in enumerate(several, tree.size):
        name = said.keys[0] if len(said.keys) == 1 else f"root of {said.party}"
        seq, prev = chains.get(name, (0, None))
        lines = by_chain.setdefault(name, [])
        lines.append(_Line(index, said, name, seq + len(lines) + 1, prev))
    shares: list[list[_Line]] = [[] for _ in range(cores())]
    for number, lines in enumerate(by_chain.values()):
        shares[number % len(shares)] += lines
    return [_Task(seen, share) for share in shares]


def _sign_all(pool: ProcessPoolExecutor, tasks: list[_Task], chains: dict[str, tuple[int, str]], first: int) -> list[Record]:
    done: dict[int, Record] = {}
    for task, signed in zip(tasks, pool.map(sign, tasks), strict=True):
        for line, record in zip(task.lines, signed, strict=True):
            done[line.place] = record
            chains[line.chain] = (line.seq, record.statement_id)
    return [done[index] for index in range(first, first + len(done))]


def sign(task: _Task) -> list[Record]:
    """Sign one share of a round; runs in another process."""
    newest: dict[str, str] = {}
    made = []
    for line in task.lines:
        prev = newest.get(line.chain, line.prev)
        record = _record(line, task.seen, prev)
        newest[line.chain] = record.statement_id
        made.append(record)
    return made


def _record(line: _Line, seen: Seen, prev: str | None) -> Record:
    t_ms = START_MS + line.place * STEP_MS
    payload = payload_of(line.said, seen, line.seq, prev, t_ms)
    sealed = envelope.seal(payload, {one.public: one.sign for one in map(_key, line.said.keys)})
    data = canonical.encode({"dsse": sealed, "t": t_ms, "v": 1})
    return Record(_id(payload), leaf_hash(data), data)


def _id(payload: bytes) -> str:
    return sha256(envelope.pae(envelope.PAYLOAD_TYPE, payload)).hexdigest()


def payload_of(said: Said, seen: Seen, seq: int, prev: str | None, t_ms: int) -> bytes:
    """Spell a statement with its bookkeeping."""
    members = {
        **said.members,
        "log": ORIGIN,
        "party": said.party,
        "seq": seq,
        "seen": seen,
        "time": instant.text(t_ms),
        "not_after": instant.text(t_ms + instant.DAY_MS),
        "status": "test",
    }
    joint = {"joint": True} if len(said.keys) > 1 else {}
    chained = {} if prev is None else {"prev": prev}
    return canonical.encode(members | joint | chained)
