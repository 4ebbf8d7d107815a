"""Incidents, conflicts and protected sites as the map draws them.

An incident that is said of an excluded group has no coordinates, whoever looks (guard-rail 1); one whose place is hidden has its district.
A conflict is what a verdict in the log says of two notices that both still stand as they were then.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from garant import instant
from garant.answers.incidents import IncidentLine, incidents
from garant.answers.incidents_when import window_of
from garant.answers.incidents_where import How
from garant.answers.places_said import point_of
from garant.answers.sites import sites
from garant.desk.map_view import Json, View
from garant.errors import Refused
from garant.node.sealed import withheld_for
from garant.state.rows import Recorded
from garant.statement.kinds import Verdict
from garant.statement.kinds.verdicts import Pair
from garant.statement.words import Status, Texts
from garant.terminal.picture.outlines import Point, point

_STANDS = ("filed", "started")
_LISTED: msgspec.json.Decoder[tuple[Pair, ...]] = msgspec.json.Decoder(tuple[Pair, ...])


class IncidentDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """An incident: its point where it has one that we may see, how well that is known, its district; when it was, as a window."""

    ref: str
    party: str
    form: str
    status: Status
    standing: str
    said: str
    point: Point | None
    where: How
    precision: str | None
    place: str | None
    district: str | None
    start_ms: int | None
    end_ms: int | None
    t_ms: int
    into: str | None
    text: Texts | None


class ConflictDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """Two notices that meet. `says`: conflict, inform; or withheld, where one hides its place: then there is a coarse word and no more."""

    a: str
    b: str
    status: Status
    says: Literal["conflict", "inform", "withheld"]
    word: str | None
    from_ms: int | None
    to_ms: int | None
    at: Json | None
    closest_m: float | None
    closest_ms: int | None


class SiteDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """A protected site: its region, which all see; whether its place is hidden from us, is to be confirmed again, and was shown to whom."""

    ref: str
    hidden: bool
    region: str | None
    reconfirm_ms: int | None
    overdue: bool
    shown_to: tuple[str, ...]


# Incidents


def incidents_drawn(view: View, at_ms: int) -> list[IncidentDrawn]:
    """Give the incidents of a view, by reference."""
    lines = incidents(view.state, at_ms, view.see)
    return [_incident(one) for one in lines if view.has_told(view.state.incidents.rows[one.ref].said)]


def _incident(one: IncidentLine) -> IncidentDrawn:
    said, window = one.said, window_of(one.said)
    place = said.place
    found = point_of(place) if place is not None else None
    return IncidentDrawn(
        ref=one.ref, party=said.party, form=said.form, status=said.status, standing=one.standing, said=said.standing,
        point=point(found) if found is not None else None, where=one.where, precision=place.precision if place else None,
        place=place.name if place else None, district=said.district if isinstance(said.district, str) else None,
        start_ms=window.start_ms if window else None, end_ms=window.end_ms if window else None, t_ms=one.t_ms, into=one.into,
        text=said.text,
    )  # fmt: skip


# Conflicts


def conflicts_drawn(view: View) -> list[ConflictDrawn]:
    """Give the pairs of notices of which verdicts say that they meet, as far as both stand as they were then, in the log's order."""
    rows = sorted(view.state.verdicts.values(), key=lambda row: row.index)
    return [pair for row in rows if _stands(view, row.said.notice, row.said.version) for pair in _of_verdict(view, row)]


def _of_verdict(view: View, row: Recorded[Verdict]) -> Iterator[ConflictDrawn]:
    said = row.said
    status = view.state.notices.rows[said.notice].status
    for pair in _pairs(view, said):
        if _stands(view, pair.notice, pair.version) and _is_known(view, said.notice, pair.notice):
            yield ConflictDrawn(
                a=said.notice, b=pair.notice, status=status, says=pair.news, word=None, from_ms=_ms(pair.start), to_ms=_ms(pair.end),
                at={"type": "Point", "coordinates": point(pair.place)}, closest_m=pair.closest_cm / 100, closest_ms=_ms(pair.closest_at),
            )  # fmt: skip
    for hidden in withheld_for(view.store, said, row.id, view.party):
        if view.known_to is None or view.known_to in hidden.parties:
            yield ConflictDrawn(
                a=hidden.notice, b=hidden.other, status=status, says="withheld", word=hidden.word, from_ms=None, to_ms=None, at=None,
                closest_m=None, closest_ms=None,
            )  # fmt: skip


def _pairs(view: View, said: Verdict) -> tuple[Pair, ...]:
    """Give all pairs of a verdict: those of its blob, where it has more than it lists and the blob is here."""
    data = view.store.blob(said.pairs_blob) if said.pairs_blob is not None else None
    if data is None:
        return said.pairs or ()
    try:
        return _LISTED.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, Refused):
        return said.pairs or ()


def _stands(view: View, ref: str, version: int) -> bool:
    row = view.state.notices.get(ref)
    return row is not None and row.version == version and row.standing in _STANDS


def _is_known(view: View, *refs: str) -> bool:
    """Tell whether a pair belongs into a view: one of the notices is the other party's own, or it was told of both."""
    rows = view.state.notices.rows
    own = any(rows[ref].party == view.known_to for ref in refs)
    return view.known_to is None or own or all(view.version_of(ref, rows[ref]) for ref in refs)


def _ms(text: str | None) -> int | None:
    return None if text is None else instant.parse(text)


# Sites


def sites_drawn(view: View, at_ms: int) -> list[SiteDrawn]:
    """Give the protected sites of a view, by reference: what was disclosed to us of each is in its notice."""
    rows = view.state.notices.rows
    return [
        SiteDrawn(
            ref=one.ref, hidden=one.hidden, region=one.said.region, reconfirm_ms=one.reconfirm.due_ms if one.reconfirm else None,
            overdue=one.reconfirm is not None and one.reconfirm.overdue, shown_to=tuple(dict.fromkeys(shown.reader for shown in one.shown)),
        )
        for one in sites(view.state, view.party, at_ms, view.see)
        if view.version_of(one.ref, rows[one.ref])
    ]  # fmt: skip
