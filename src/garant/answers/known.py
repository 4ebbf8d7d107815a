"""The picture as it was known to a party at an instant: what it had been told by then, and what it can be shown to have seen.

Two marks for each thing, never one for the other:

    on the log       the host had admitted it by then, and it was addressed to the party, shared with it, or open to all
    seen             a statement signed by one of the party's own keys, admitted by then, says that this key had verified a checkpoint
                     which covers it (`seen`). It shows that the key's desk held the entry, not that somebody read it

A receipt is more than both: somebody at a level says that it has the word. What a party saw and never said anything after cannot
be shown, so a thing that is not marked as seen may have been seen all the same: unknown, not unseen.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from garant.answers.ladder import Rung, ladders
from garant.state.rows import KeyRow
from garant.state.state import State
from garant.statement.entry import Entry
from garant.statement.kinds import Disclosure, Hiding, Notice, NoticeAmendment, Statement, kind_of
from garant.statement.words import HOST

Reach = Literal["to", "share", "disclosed", "all"]

_SUBJECTS = (
    "notice", "call", "incident", "request", "book", "plan", "channel", "meeting", "evidence", "agreement", "measure", "zone", "contact",
    "proposal", "about", "of",
)  # fmt: skip
"""Members that name what a statement is about, the nearest first."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A statement of the party shows that its key at this level had verified the log up to `size` entries, by `t_ms` at the latest."""

    level: str
    size: int
    t_ms: int
    index: int


@dataclass(frozen=True, slots=True)
class Thing:
    """One statement that had reached the party: where it stands in the log, how it reached, and by when which level is shown to have it.

    `seen`: the first sight that covers it, level by level; empty when nothing shows one. `rungs`: of a notice, the party's receipts.
    """

    index: int
    t_ms: int
    id: str
    kind: str
    ref: str
    party: str
    reach: Reach
    seen: tuple[Sight, ...]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Statements of a kind that were open to all: how many were on the log, and how many of them the party is shown to have seen."""

    kind: str
    on_log: int
    seen: int


@dataclass(frozen=True, slots=True)
class Known:
    """The picture: the log's size then and its newest stamp, the newest sight of each level, what was meant for the party, and the rest."""

    party: str
    size: int
    t_ms: int
    sights: tuple[Sight, ...]
    addressed: tuple[Thing, ...]
    open: tuple[Open, ...]
    all: tuple[Thing, ...]


def known(state: State, entries: Iterable[tuple[int, Entry]], party: str, name: str = "") -> Known:
    """Give the picture of a party from the log as it was: the state after those entries, and the entries with their indexes.

    `name` keeps to what is about one thing (`party/name`).
    """
    held = list(entries)
    sights = _rising(_sights(state.keys.rows, held, party))
    things = [thing for index, entry in held if (thing := _thing(state, index, entry, party, sights)) and name in ("", thing.ref)]
    newest = tuple(steps[-1] for _, steps in sorted(sights.items(), key=lambda one: _ORDER.index(one[0])))
    addressed = tuple(one for one in things if one.reach != "all")
    return Known(party, state.size, state.t_ms, newest, addressed, _counted(things), tuple(things))


# What the party has seen


_ORDER = ("headquarters", "sector", "unit", "desk", "root")


def _sights(keys: Mapping[str, KeyRow], entries: Iterable[tuple[int, Entry]], party: str) -> Iterator[Sight]:
    for index, entry in entries:
        said = entry.signed.said
        for key in filter(None, map(keys.get, entry.signed.keyids)):
            if key.party == party and said.seen.size:
                yield Sight(_level(key), said.seen.size, entry.t_ms, index)


def _level(key: KeyRow) -> str:
    """Give the level that a key speaks for; a desk's machine is shown as that, as it reads nothing."""
    return key.level if key.role == "officer" and key.level else key.role


def _rising(sights: Iterable[Sight]) -> dict[str, list[Sight]]:
    """Keep of each level the sights that reach further than all before."""
    kept: dict[str, list[Sight]] = {}
    for sight in sights:
        steps = kept.setdefault(sight.level, [])
        if not steps or sight.size > steps[-1].size:
            steps.append(sight)
    return kept


def _first(steps: list[Sight], index: int) -> Sight | None:
    """Give the first sight that covers an entry."""
    at = bisect_right(steps, index, key=lambda one: one.size)
    return steps[at] if at < len(steps) else None


# What had reached it


def _thing(state: State, index: int, entry: Entry, party: str, sights: Mapping[str, list[Sight]]) -> Thing | None:
    said = entry.signed.said
    if said.party == party:
        return None
    seen = tuple(sight for level in _ORDER if (sight := _first(sights.get(level, []), index)))
    ref, reach = subject(said), _reach(said, party)
    return Thing(index, entry.t_ms, entry.signed.id, kind_of(said), ref, said.party, reach, seen, _rungs(state, said, party))


def _reach(said: Statement, party: str) -> Reach:
    if party in (said.to or ()):
        return "to"
    if isinstance(said, Disclosure) and party in said.readers:
        return "disclosed"
    return "share" if isinstance(said, Hiding) and party in (said.share or ()) else "all"


def subject(said: Statement) -> str:
    """Name what a statement makes or is about."""
    if said.party == HOST and not (hasattr(said, "notice") or hasattr(said, "call")):
        return HOST
    name = getattr(said, "name", None)
    about = next((str(value) for member in _SUBJECTS if (value := getattr(said, member, None)) is not None and isinstance(value, str)), "")
    return f"{said.party}/{name}" if name else about or said.party


def _rungs(state: State, said: Statement, party: str) -> tuple[Rung, ...]:
    if not isinstance(said, Notice | NoticeAmendment) or party not in (said.to or ()):
        return ()
    ref, version = (subject(said), 1) if isinstance(said, Notice) else (said.notice, said.version)
    return next((one.rungs for one in ladders(state, ref, version) if one.party == party), ())


def _counted(things: Iterable[Thing]) -> tuple[Open, ...]:
    on_log, seen = Counter[str](), Counter[str]()
    for one in things:
        if one.reach == "all":
            on_log[one.kind] += 1
            seen[one.kind] += bool(one.seen)
    return tuple(Open(kind, count, seen[kind]) for kind, count in sorted(on_log.items()))
