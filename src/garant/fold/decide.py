"""Decide, then apply: how one entry becomes changes.

The order of the checks: kind, log, place, time, signatures, chain, what was seen, authority, and last the kind's own rule.
"""

from collections.abc import Iterable

from garant import instant
from garant.errors import Code, Refusal, Refused
from garant.fold.case import Case, Grounds, require, require_level, require_parties, the_charter
from garant.fold.law import LAWS, Law
from garant.fold.signers import proven
from garant.state.rows import ChainGapRow, ChainRow
from garant.state.state import Put, State
from garant.statement.entry import Entry
from garant.statement.kinds import Charter, Hiding, Statement, kind_of

Changes = tuple[Put, ...]


def decide(state: State, entry: Entry, grounds: Grounds) -> Changes | Refusal:
    """Say what an entry would change at index `state.size`, or why it is refused. Changes nothing."""
    try:
        return _changes(state, entry, grounds)
    except Refused as refused:
        return refused.refusal


def apply(state: State, entry: Entry, changes: Iterable[Put]) -> None:
    """Write what `decide` said, and count the entry."""
    for change in changes:
        state.put(change)
    state.advance(entry.t_ms)


def _changes(state: State, entry: Entry, grounds: Grounds) -> Changes:
    said = entry.signed.said
    law = _law(said)
    _require_place(state, said)
    _require_time(state, entry)
    signers, keys = proven(state, entry.signed, grounds.verify)
    require_level(state, said, law.level)
    chain = _chain(state, entry)
    _require_seen(state, said, grounds)
    _require_addressees(state, said)
    case = Case(state.size, entry.t_ms, entry.signed.id, said, signers, keys)
    law.authority(state, case)
    return *chain, *law.rule(state, case)


def _law(said: Statement) -> Law:
    law = LAWS.get(kind_of(said))
    if law is None:
        raise Refused(Code.UNKNOWN_KIND, f"no rule is known here for {kind_of(said)}", "$.type")
    return law


def _require_place(state: State, said: Statement) -> None:
    """The charter comes first and once; every other statement names the charter's log."""
    require(isinstance(said, Charter) == (state.size == 0), Code.NO_CHARTER, "a log starts with its charter, and has one only", "$.type")
    if state.size and said.log != (log := the_charter(state).log):
        raise Refused(Code.WRONG_LOG, f"this statement was made for {said.log}; this log is {log}", "$.log")


def _require_time(state: State, entry: Entry) -> None:
    not_after = entry.signed.said.not_after
    require(entry.t_ms >= state.t_ms, Code.TIME_BACKWARDS, "an entry may not be stamped before the one in front of it", "t")
    if entry.t_ms > instant.parse(not_after):
        raise Refused(Code.EXPIRED, f"this statement was good until {not_after}; sign it again", "$.not_after")


def _chain(state: State, entry: Entry) -> list[Put]:
    """Move the chain of the signing key on (or of the party's root, when several keys signed), and show what is missing in it."""
    signed, said = entry.signed, entry.signed.said
    keyids = signed.keyids
    several = len(keyids) > 1
    require(said.joint == several, Code.BAD_CHAIN, "a statement says `joint` when several keys sign it, and only then", "$.joint")
    key = f"root:{said.party}" if said.joint else keyids[0]
    head = state.chains.get(key)
    require((said.seq == 1) == (said.prev is None), Code.BAD_CHAIN, "seq 1 has no prev, and every later one has", "$.prev")
    newest, expected = (head.seq, head.last) if head else (0, None)
    if said.seq <= newest:
        raise Refused(Code.REPLAYED, f"this key has signed number {newest} already; the next is {newest + 1}", "$.seq")
    moved = Put("chains", key, ChainRow(index=state.size, seq=said.seq, last=signed.id))
    if said.prev == expected:
        return [moved]
    gap = ChainGapRow(index=state.size, chain=key, seq=said.seq, expected=expected, given=said.prev)
    return [Put("chain_gaps", f"{state.size:012d}", gap), moved]


def _require_seen(state: State, said: Statement, grounds: Grounds) -> None:
    """What the signer had seen must be this log's own past."""
    size = said.seen.size
    if size > state.size:
        raise Refused(Code.SEEN_AHEAD, f"it has seen {size} entries; the log had {state.size}", "$.seen.size")
    if said.seen.root != grounds.root_at(size).hex():
        raise Refused(Code.SEEN_OTHER_ROOT, f"at size {size} this log's root is another one; compare your histories", "$.seen.root")


def _require_addressees(state: State, said: Statement) -> None:
    if said.to:
        require_parties(state, said.to, "$.to")
    if isinstance(said, Hiding) and said.share:
        require_parties(state, said.share, "$.share")
