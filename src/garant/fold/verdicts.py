"""The rule of verdicts: one for each version of a notice, by the host, and consistent in itself.

Only what integers can judge is judged here. Whether the pairs and hits are the right ones is an answer that every replica computes
again; it objects when they are not.
"""

from collections.abc import Iterable, Iterator

from garant.errors import Code, Refused
from garant.fold.agreements import recorded, require_known
from garant.fold.case import Case, require, require_parties, require_same_status, require_there
from garant.state import flights
from garant.state.looks import counted, look
from garant.state.rows import OperationalIntentRow
from garant.state.state import Put, State
from garant.statement.kinds import Verdict
from garant.statement.kinds.verdicts import Hit, Pair


def verdict(state: State, case: Case) -> Iterator[Put]:
    """The host answers a version of a notice, once."""
    said: Verdict = case.said
    version = f"{said.notice}@{said.version:06d}"
    require_there(state, "notices", said.notice, "$.notice")
    notice = state.notice_versions.get(version)
    if notice is None:
        raise Refused(Code.WRONG_VERSION, f"{said.notice} has no version {said.version}", "$.version")
    require_same_status(notice.said.status, said)
    if version in state.verdicts.rows:
        raise Refused(Code.NOTHING_CHANGED, f"version {said.version} of {said.notice} has its verdict already", "$")
    if said.log_size > case.index:
        raise Refused(Code.SEEN_AHEAD, f"it rests on {said.log_size} entries; the log had {case.index}", "$.log_size")
    require(said.log_size > notice.index, Code.BAD_VALUE, "a verdict rests on a log that holds its notice", "$.log_size")
    _require_counts(said)
    with_flights = flights.counted(state)
    for pair in said.pairs or ():
        _require_pair(state, said, pair, with_flights=with_flights)
    if said.hits:
        _require_hits(state, said.hits)
        require_known(state, said)  # people stand in hits alone
    expected = result_of(said)
    if said.result != expected:
        raise Refused(Code.BAD_VALUE, f"what it says comes to {expected}, not {said.result}", "$.result")
    yield Put("verdicts", version, recorded(case))
    if said.withheld and counted(state):
        yield look(state, notice.said.party, case.index, case.t_ms)


def result_of(said: Verdict) -> str:
    """Give what the content of a verdict comes to: `not_clear` before `undetermined` before `clear`."""
    against = any(pair.news == "conflict" for pair in said.pairs or ()) or any(map(_is_against, said.hits or ()))
    if against or said.withheld:
        return "not_clear"
    return "undetermined" if said.undetermined else "clear"


def _is_against(hit: Hit) -> bool:
    """Tell whether a hit stands against what is notified: it is no exemption, and enough notice does not settle it."""
    return hit.says != "exempt" and not hit.met


def _require_counts(said: Verdict) -> None:
    """Refuse counts below what is listed, and what is left out without saying so."""
    listed = len(said.pairs or ())
    if said.pair_count < listed:
        raise Refused(Code.BAD_VALUE, f"{listed} pairs are listed; pair_count says {said.pair_count}", "$.pair_count")
    whole = (said.pairs_blob is not None) == (said.pair_count > listed)
    require(whole, Code.BAD_VALUE, "name the blob that has all pairs when not all are listed, and only then", "$.pairs_blob")
    for name, things, count in (
        ("hit_count", said.hits, said.hit_count),
        ("undetermined_count", said.undetermined, said.undetermined_count),
    ):
        if count is not None and count <= len(things or ()):
            raise Refused(Code.BAD_VALUE, f"give {name} only when there are more than are listed", f"$.{name}")


def _require_pair(state: State, said: Verdict, pair: Pair, *, with_flights: bool) -> None:
    met = flights.flight(state, pair.notice) if with_flights else None
    if met is not None:
        _require_flight(met, said, pair)
        return
    version = f"{pair.notice}@{pair.version:06d}"
    require_there(state, "notice_versions", version, "$.pairs")
    require(pair.notice != said.notice, Code.BAD_VALUE, "a notice does not meet itself", "$.pairs")
    require_same_status(state.notice_versions.rows[version].said.status, said)


def _require_flight(met: OperationalIntentRow, said: Verdict, pair: Pair) -> None:
    stands = flights.stands(met, pair.version)
    require(stands, Code.WRONG_VERSION, f"{pair.notice} does not stand in version {pair.version}", "$.pairs")
    require_same_status(met.said.status, said)


def _require_hits(state: State, hits: Iterable[Hit]) -> None:
    """Refuse hits of what is not there, claims of nobody, and enough notice where none was asked for."""
    for hit in hits:
        require_there(state, "measures", hit.measure, "$.hits")
        if hit.zone:
            require_there(state, "zones", hit.zone, "$.hits")
        fits = hit.says == "notice_required" or not hit.met
        require(fits, Code.BAD_VALUE, f"{hit.measure} asks for no notice, so it cannot be met by notice", "$.hits")
    require_parties(state, sorted({hit.claimed_by for hit in hits if hit.claimed_by}), "$.hits")
