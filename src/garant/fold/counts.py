"""The rules of counts: whose numbers they are, and what they are about."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded, require_known
from garant.fold.case import Case, own_name, require, require_registered, require_same_status, require_there
from garant.fold.things import require_thing, require_things
from garant.state.state import Put, State
from garant.statement.kinds import CrossingCount, Inspection, Storage


def crossing_count(state: State, case: Case) -> Iterator[Put]:
    """A party's own count, or one that a registrar reports."""
    said: CrossingCount = case.said
    ref = own_name(state, "crossing_counts", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by.party == said.party
    require(own, Code.NOT_YOURS, f"{said.party!r} reports its own counts only", "$.by")
    returns = said.form == "returns" or said.voluntary is None
    require(returns, Code.BAD_VALUE, "returns alone are voluntary or not", "$.voluntary")
    require_things(state, said, said.about, "$.about")
    if said.replaces:
        _require_own_count(state, said, said.replaces)
    yield Put("crossing_counts", ref, recorded(case))


def _require_own_count(state: State, said: CrossingCount, ref: str) -> None:
    """A count corrects one of the same reporter, at the same point, of the same unit."""
    require_there(state, "crossing_counts", ref, "$.replaces")
    was = state.crossing_counts.rows[ref].said
    require_same_status(was.status, said)
    same = (was.party, was.by.party, was.by.text, was.form, was.point, was.unit) == (
        said.party, said.by.party, said.by.text, said.form, said.point, said.unit,
    )  # fmt: skip
    require(same, Code.NOT_YOURS, f"{ref} is another's count, or counts something else; a count replaces its reporter's own", "$.replaces")


def storage(state: State, case: Case) -> Iterator[Put]:
    """A party declares its own storage site, and declares it again as holdings change."""
    said: Storage = case.said
    ref = f"{said.party}/{said.name}"
    before = state.storages.get(ref)
    if before is not None:
        require_same_status(before.said.status, said)
    _require_where(state, said)
    yield Put("storages", ref, recorded(case))
    yield Put("storage_versions", f"{ref}@{case.index:012d}", recorded(case))


def inspection(state: State, case: Case) -> Iterator[Put]:
    """An inspecting party enters what its team found."""
    said: Inspection = case.said
    ref = own_name(state, "inspections", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    own = said.capacity == "registrar" or said.by.party == said.party
    require(own, Code.NOT_YOURS, f"{said.party!r} enters its own inspections only", "$.by")
    _require_where(state, said)
    if said.storage:
        require_thing(state, said, f"storage:{said.storage}", "$.storage")
    if said.access:
        require_thing(state, said, f"access:{said.access}", "$.access")
    yield Put("inspections", ref, recorded(case))


def _require_where(state: State, said: Storage | Inspection) -> None:
    if said.zone:
        require_there(state, "zones", said.zone, "$.zone")
    if said.measure:
        require_thing(state, said, f"measure:{said.measure}", "$.measure")
