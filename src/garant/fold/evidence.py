"""The rules of evidence: a blob that is named, things that are there, and a chain of custody told by those who hold it, or held it."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded
from garant.fold.case import Case, own_name, require, require_parties, require_same_status, require_there
from garant.fold.things import require_things
from garant.state.state import Put, State
from garant.statement.kinds import Custody, Evidence

_WITH_ANOTHER = frozenset({"handed_over", "received", "returned"})


def evidence(state: State, case: Case) -> Iterator[Put]:
    """A party enters a blob as evidence. A blob that another named is evidence too, but not one that is made from itself."""
    said: Evidence = case.said
    ref = own_name(state, "evidence", said, said.name)
    for blob in (said.blob, *(said.derived_from or ())):
        require_there(state, "blobs", blob, "$.blob")
    require(said.blob not in (said.derived_from or ()), Code.BAD_VALUE, "nothing is derived from itself", "$.derived_from")
    require_things(state, said, said.about, "$.about")
    yield Put("evidence", ref, recorded(case))


def custody(state: State, case: Case) -> Iterator[Put]:
    """Whoever holds it says what was done with it, and to whom it went."""
    said: Custody = case.said
    require_there(state, "evidence", said.evidence, "$.evidence")
    row = state.evidence.rows[said.evidence]
    require_same_status(row.said.status, said)
    steps = [one.said for one in state.custody.values(f"{said.evidence}@")]
    touched = {row.said.party, *(one.party for one in steps), *(one.other for one in steps if one.other)}
    require(said.party in touched, Code.NOT_YOURS, f"{said.evidence} was never handed to {said.party!r}", "$.party")
    if said.other:
        require_parties(state, (said.other,), "$.other")
    both = (said.step in _WITH_ANOTHER) == (said.other is not None)
    require(both, Code.BAD_VALUE, "name in `other` to whom it went or from whom it came, and only then", "$.other")
    require(said.other != said.party, Code.BAD_VALUE, "nobody hands a thing to itself", "$.other")
    yield Put("custody", f"{said.evidence}@{case.index:012d}", recorded(case))
