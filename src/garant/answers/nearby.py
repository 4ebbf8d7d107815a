"""Which notices were in force near an incident, and who had acknowledged them by then; which measures speak of what happened there.

    nearby(state, seen, window, see)     the notices, nearest first, as far as who asks may read where they are
    concerned(state, seen, window)       the measures, with the readings of their zones under which the incident lies inside

A notice was in force when a version of it had been admitted before the incident was over, and it had neither ended nor been withdrawn
before the incident began; near, when it comes within a distance that goes by how precisely the place of the incident is known. What was
acknowledged is taken as of the incident's earliest instant: nobody is credited with what he learnt later.

An incident without a position, or whose position its reader may not see, is near nothing: that is undetermined, never "no notice".
Where it is said to concern an excluded group there are no coordinates, so nothing is computed (guard-rail 1). A notice that nobody gave
removes no protection and permits nothing (guard-rail 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from garant import instant
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.incidents_when import window_of
from garant.answers.ladder import Light
from garant.answers.places_said import point_of
from garant.answers.rules import RulesFound, rule_hits
from garant.answers.seen import See, as_open
from garant.errors import Refused
from garant.instant import Window
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Incident, Notice, NoticeAmendment, Receipt
from garant.statement.shapes import Circle, Volume
from garant.statement.words import LEVELS, Level

if TYPE_CHECKING:
    from garant.space.body import Body

NEAR_M: Final[dict[str | None, int]] = {
    "exact": 2_000, "settlement": 5_000, "area": 15_000, "district": 30_000, "governorate": 80_000, "unknown": 15_000, None: 5_000,
}  # fmt: skip
"""How far round an incident's position a notice is near it, by how precisely that is known."""

NO_PERMISSION = "That no notice was given removes no protection and permits nothing."

Version = Recorded[Notice | NoticeAmendment]


@dataclass(frozen=True, slots=True)
class Heard:
    """A recipient of a notice, as of the incident: its light, and the level nearest the ground that had acknowledged, when (ms)."""

    party: str
    light: Light
    level: Level | None
    t_ms: int | None


@dataclass(frozen=True, slots=True)
class Near:
    """A notice in force near an incident: how far (m), since when it was on record (ms), and whether surely before the incident."""

    notice: str
    version: int
    party: str
    kind: str
    activity: str
    distance_m: int
    filed_ms: int
    filed_before: bool | None
    recipients: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class NearbyFound:
    """The notices near an incident, nearest first; how many more were in force then and hide where they are; what is undetermined."""

    within_m: int | None
    found: tuple[Near, ...]
    hidden: int
    undetermined: tuple[str, ...]
    says: str = NO_PERMISSION


def nearby(state: State, seen: Incident, see: See = as_open) -> NearbyFound:
    """Give the notices near an incident, which is handed in as its reader may see it (without coordinates, where there may be none)."""
    window = window_of(seen)
    body = None if window is None else _body(seen, window)
    if body is None or window is None:
        return NearbyFound(None, (), 0, (_why(seen, window),))
    found, hidden, misshapen = list[Near](), 0, list[str]()
    for ref, version in _in_force(state, seen, window):
        volumes = see(version).volumes
        if volumes is None:
            hidden += 1
            continue
        try:
            distance_m = _distance_m(body, body_of(volumes))
        except Refused as refused:
            misshapen.append(f"{ref}: {refused.refusal.sentence}")
            continue
        if distance_m is not None:
            found.append(_near(state, ref, version, distance_m, window))
    found.sort(key=lambda near: (near.distance_m, near.notice))
    return NearbyFound(NEAR_M[_precision(seen)], tuple(found), hidden, tuple(misshapen))


def concerned(state: State, seen: Incident) -> RulesFound:
    """Give the measures that speak of what happened, where it happened, under each reading of their zones."""
    window = window_of(seen)
    volumes = None if window is None else _volumes(seen, window, 1)
    asked = Asked(f"incident:{seen.party}/{seen.name}", 1, seen.party, "presence", seen.form, None, seen.status, volumes)
    body = None if volumes is None else body_of(volumes)
    start_ms = 0 if window is None or window.start_ms is None else window.start_ms
    return rule_hits(state, asked, body, lambda _rule, _body: (), start_ms)


def _why(seen: Incident, window: Window | None) -> str:
    if window is None:
        return "when it was is not known"
    return "its place is hidden, or has no coordinates" if seen.sd is not None else "its place has no coordinates"


def _precision(seen: Incident) -> str | None:
    return None if seen.place is None else seen.place.precision


def _volumes(seen: Incident, window: Window, radius_cm: int) -> tuple[Volume, ...] | None:
    point = None if seen.place is None else point_of(seen.place)
    if point is None or window.start_ms is None or window.end_ms is None:
        return None
    start, end = instant.text(window.start_ms), instant.text(window.end_ms)
    return (Volume(shape=Circle(center=point, radius_cm=radius_cm), start=start, end=end),)


def _body(seen: Incident, window: Window) -> "Body | None":
    """Give the point of an incident, widened by how near is near: distances stay those to the point."""
    volumes = _volumes(seen, window, 0)
    return None if volumes is None else body_of(volumes, NEAR_M[_precision(seen)] * 100)


def _in_force(state: State, seen: Incident, window: Window) -> Iterator[tuple[str, Version]]:
    """Give the version of each notice of this status that was in force: the newest one before the incident, or the first during it."""
    start_ms, end_ms = window.start_ms or 0, window.end_ms or 0
    for ref, row in state.notices.items():
        if row.status != seen.status:
            continue
        over = any(step.t_ms < start_ms and step.said.step in ("end", "withdraw") for step in state.notice_steps.values(f"{ref}@"))
        versions = [version for version in state.notice_versions.values(f"{ref}@") if version.t_ms < end_ms]
        if versions and not over:
            before = [version for version in versions if version.t_ms <= start_ms]
            yield ref, before[-1] if before else versions[0]


def _distance_m(body: "Body", other: "Body") -> int | None:
    from garant.space.index import meet

    met = meet(body, other)
    return None if met is None else round(met.closest_m)


def _near(state: State, ref: str, version: Version, distance_m: int, window: Window) -> Near:
    said = version.said
    number = said.version if isinstance(said, NoticeAmendment) else 1
    start_ms = window.start_ms or 0
    receipts = state.receipts.values(f"{ref}@{number:06d}>")
    by_then = [row for row in receipts if row.t_ms <= start_ms]
    return Near(
        notice=ref,
        version=number,
        party=said.party,
        kind=said.kind,
        activity=said.activity,
        distance_m=distance_m,
        filed_ms=version.t_ms,
        filed_before=True if version.t_ms <= start_ms else None,
        recipients=tuple(_heard(party, [row for row in by_then if row.said.party == party]) for party in sorted(said.to or ())),
    )


def _heard(party: str, receipts: "list[Recorded[Receipt]]") -> Heard:
    """Give how far the word had come to a recipient, by the receipts until then."""
    has = [row for row in receipts if row.said.step in ("acknowledged", "disseminated")]
    units = [row for row in has if row.said.level == "unit" and (row.said.relay is None or row.said.relay.read_back)]
    stopped = any(row.said.step in ("objects", "unable") for row in receipts)
    lowest = min(has, key=lambda row: (LEVELS.index(row.said.level), row.index), default=None)
    light: Literal["red", "green", "amber"] = "red" if stopped else "green" if units else "amber"
    return Heard(party, light, lowest.said.level if lowest else None, lowest.t_ms if lowest else None)
