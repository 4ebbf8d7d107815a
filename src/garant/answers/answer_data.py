"""Answers as data for programs; and the answer that a verdict in the log holds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from garant import instant
from garant.answers.asked import asked_of
from garant.answers.deconflict import Answer, Conflict
from garant.answers.flights import DRONE
from garant.answers.rules import RuleHit, Undetermined
from garant.instant import SECOND_MS
from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.state.flights import flight
from garant.state.state import State
from garant.statement.kinds.notices import NoticeKind
from garant.statement.kinds.verdicts import Hit, Pair, Verdict
from garant.statement.words import HOST, Position

if TYPE_CHECKING:
    from garant.answers.suggest import Suggestion

INFORMS = "This informs; it is never a permission. What was not found may be there all the same."
"""What every answer says of itself (guard-rail 3)."""

_CM_PER_M = 100
_DECIMALS = 7


# From a verdict to an answer


def recorded(state: State, said: Verdict) -> Answer:
    """Give the answer that a verdict in the log holds."""
    version = state.notice_versions.rows[f"{said.notice}@{said.version:06d}"]
    return Answer(
        asked=asked_of(said.notice, said.version, version.said),
        result=said.result,
        conflicts=tuple(_conflict(state, pair) for pair in said.pairs or ()),
        hits=tuple(map(_hit, said.hits or ())),
        undetermined=tuple(Undetermined(what=one.what, because=one.because) for one in said.undetermined or ()),
        lead_given_ms=None if said.lead_given_s is None else said.lead_given_s * SECOND_MS,
        lead_required_ms=None if said.lead_required_s is None else said.lead_required_s * SECOND_MS,
        considered=said.considered,
        log_size=said.log_size,
        version=said.answers,
    )


def _conflict(state: State, pair: Pair) -> Conflict:
    party, kind, activity = _what_it_is(state, pair)
    return Conflict(
        notice=pair.notice,
        version=pair.version,
        party=party,
        kind=kind,
        activity=activity,
        news=pair.news,
        closest_m=pair.closest_cm / _CM_PER_M,
        closest_at_ms=_ms(pair.closest_at),
        start_ms=_ms(pair.start),
        end_ms=_ms(pair.end),
        place=pair.place,
    )


def _what_it_is(state: State, pair: Pair) -> tuple[str, NoticeKind, str]:
    """Give the party, kind and activity of what was met: a version of a notice, or a flight of a drone operator."""
    if flight(state, pair.notice) is not None:
        return HOST, "flight", DRONE
    other = state.notice_versions.rows[f"{pair.notice}@{pair.version:06d}"].said
    return other.party, other.kind, other.activity


def _hit(hit: Hit) -> RuleHit:
    return RuleHit(
        measure=hit.measure,
        says=hit.says,
        zone=hit.zone,
        readings=hit.readings or (),
        not_under=hit.not_under or (),
        binds=hit.binds,
        claimed_by=hit.claimed_by,
        met=hit.met,
        required_ms=None if hit.required_s is None else hit.required_s * SECOND_MS,
        consent_of=hit.consent_of,
        because=hit.because or "",
        start_ms=_ms(hit.start),
        end_ms=_ms(hit.end),
        place=hit.place,
    )


def _ms(text: str | None) -> int | None:
    return None if text is None else instant.parse(text)


# From an answer to data


def data(found: Answer, suggested: Sequence["Suggestion"]) -> dict[str, Any]:
    """Give an answer as data: times in RFC 3339, positions in degrees, null for what is unbounded or not known."""
    asked = found.asked
    return {
        "notice": asked.ref,
        "version": asked.version,
        "party": asked.party,
        "status": asked.status,
        "result": found.result,
        "conflicts": [_conflict_data(one) for one in found.conflicts],
        "hits": [_hit_data(one) for one in found.hits],
        "undetermined": [{"what": one.what, "because": one.because} for one in found.undetermined],
        "lead_given_s": _seconds(found.lead_given_ms),
        "lead_required_s": _seconds(found.lead_required_ms),
        "considered": found.considered,
        "log_size": found.log_size,
        "answers": found.version,
        "suggestions": [_suggestion_data(one) for one in suggested],
    }


def _conflict_data(one: Conflict) -> dict[str, Any]:
    return {
        "notice": one.notice,
        "version": one.version,
        "party": one.party,
        "kind": one.kind,
        "activity": one.activity,
        "news": one.news,
        "from": _text(one.start_ms),
        "to": _text(one.end_ms),
        "closest_m": round(one.closest_m, 2),
        "closest_at": _text(one.closest_at_ms),
        "place": _degrees(one.place),
    }


def _hit_data(hit: RuleHit) -> dict[str, Any]:
    return {
        "measure": hit.measure,
        "says": hit.says,
        "against": hit.is_against,
        "zone": hit.zone,
        "readings": hit.readings,
        "not_under": hit.not_under,
        "binds": hit.binds,
        "claimed_by": hit.claimed_by,
        "met": hit.met,
        "required_s": _seconds(hit.required_ms),
        "consent_of": hit.consent_of,
        "because": hit.because,
        "from": _text(hit.start_ms),
        "to": _text(hit.end_ms),
        "place": None if hit.place is None else _degrees(hit.place),
    }


def _suggestion_data(one: "Suggestion") -> dict[str, Any]:
    by_m = None if one.by_cm is None else one.by_cm / _CM_PER_M
    return {"change": one.change, "by_s": _seconds(one.by_ms), "by_m": by_m, "within": one.within}


def _text(instant_ms: int | None) -> str | None:
    return None if instant_ms is None else instant.text(instant_ms)


def _seconds(length_ms: int | None) -> int | None:
    return None if length_ms is None else length_ms // SECOND_MS


def _degrees(place: Position) -> list[float]:
    return [round(value / COORDINATE_UNITS_PER_DEGREE, _DECIMALS) for value in place]
