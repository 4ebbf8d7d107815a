"""Judging an excerpt: who signed what with which authority, shown from a few entries instead of a whole log.

A proof carries the charter, the enrolments, rotations and grants behind some signatures, each with its place in the tree. Folding just
those, in their order, gives the keys that were in force; then the other entries' signatures and authority are judged by the same
law as ever. What an excerpt cannot show is absence: that a key was not revoked, that a chain has no gap, that there was no other
statement. Nothing here claims it.
"""

from garant import signature
from garant.fold.agreements import representation_behind
from garant.fold.case import Case, require_level, require_speaker
from garant.fold.law import LAWS
from garant.fold.signers import proven
from garant.state.state import State
from garant.statement.entry import Entry
from garant.statement.kinds import (
    Acceptance,
    BookReply,
    Charter,
    CharterAmendment,
    Fulfilment,
    Grant,
    Party,
    Position,
    Receipt,
    Reply,
    Representation,
    Root,
    kind_of,
)

SPEAKING = (Acceptance, BookReply, Fulfilment, Position, Reply)
"""The kinds in which a party may speak for one that it represents."""

AUTHORITY = (Charter, CharterAmendment, Party, Root, Grant, Representation)
"""The kinds that make keys count, and let one party speak for another."""


def witness(state: State, entry: Entry, index: int, verify: signature.Verify = signature.verify) -> Case:
    """Judge the signatures and the authority of one entry of an excerpt, and take it in if it makes keys count. Raises `Refused`."""
    said = entry.signed.said
    law = LAWS[kind_of(said)]
    require_level(state, said, law.level)
    signers, keys = proven(state, entry.signed, verify)
    case = Case(index, entry.t_ms, entry.signed.id, said, signers, keys)
    law.authority(state, case)
    if isinstance(said, AUTHORITY):
        for change in list(law.rule(state, case)):
            state.put(change)
    if isinstance(said, Receipt):
        require_speaker(case, said)
    if isinstance(said, SPEAKING) and said.on_behalf_of:
        representation_behind(state, said)
    return case
