"""Notices as the map draws them: where each lies, when, whose it is, how it stands, how far the word of it has come.

What a version covers never changes, so its outline is made once and kept. The lights of its receipts are kept until a receipt comes.
"""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import msgspec
from msgspec import Raw, Struct

from garant import instant
from garant.answers.ladder import Ladder, Light, Step, ladders
from garant.answers.receipts_due import Life, life, window_of
from garant.desk.map_view import Json, View
from garant.desk.outlines import outline
from garant.exchange.quantities import metres
from garant.node.ledger import read
from garant.state.rows import NoticeRow, NoticeStanding
from garant.state.state import State
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.shapes import Circle, Corridor, Route, Volume
from garant.statement.words import Status, Texts
from garant.terminal.picture.outlines import Point, geodesics, point, unwrapped

KEPT_MAX = 50_000
"""Outlines that are kept: of more notices than a theatre has, all are made afresh now and then."""

_LIGHTS: tuple[Light, ...] = ("green", "amber", "red")
_NOTHING = Raw(b"[]")
OVER: frozenset[NoticeStanding] = frozenset({"ended", "withdrawn"})
"""How a notice stands that is over by somebody's word."""


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One volume: its outline (GeoJSON), window, altitudes (null: unbounded); of what moves its line and when it is at each point of it."""

    is_: str = msgspec.field(name="is")
    geometry: Json
    start_ms: int | None
    end_ms: int | None
    lower_m: float | None
    upper_m: float | None
    center: Point | None = None
    radius_m: float | None = None
    buffer_m: float | None = None
    line: list[Point] | None = None
    times_ms: list[int] | None = None


class Recipient(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody who must be told: how far the word has come there, at each level."""

    party: str
    light: Light
    headquarters: Step
    sector: Step
    unit: Step


class NoticeDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """A notice. `hidden`: its place is not ours to see. `light`: the worst of its recipients'; null where it has none.

    `over_ms`: when it was ended or withdrawn, by the log's clock; null while it stands.
    """

    ref: str
    version: int
    index: int
    t_ms: int
    party: str
    kind: str
    activity: str
    status: Status
    standing: NoticeStanding
    life: Life
    emergency: bool
    protected: bool
    hidden: bool
    light: Light | None
    recipients: tuple[Recipient, ...]
    start_ms: int | None
    end_ms: int | None
    over_ms: int | None
    region: str | None
    purpose: str | None
    text: Texts | None
    parts: Raw


class Notices:
    """Draws the notices of one log as it grows. For one thread at a time."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._parts: dict[str, Raw] = {}
        self._lights: dict[str, tuple[Recipient, ...]] = {}
        self._over_ms: dict[int, int] = {}
        self._receipts = 0
        self._keys: tuple[tuple[int, int | None], ...] = ()

    def drawn(self, view: View, at_ms: int, most: int) -> list[NoticeDrawn]:
        """Give the notices of a view, as of an instant, by reference; of more than `most` those that were changed last."""
        if view.is_now:
            self._follow(view.state)
        rows = [(ref, row) for ref, row in view.state.notices.items() if view.version_of(ref, row)]
        if len(rows) > most:
            rows = sorted(sorted(rows, key=lambda one: -one[1].index)[:most])
        if len(self._parts) > KEPT_MAX:
            self._parts.clear()
        return [self._one(view, ref, row, at_ms) for ref, row in rows]

    def _one(self, view: View, ref: str, row: NoticeRow, at_ms: int) -> NoticeDrawn:
        number = view.version_of(ref, row)
        key = f"{ref}@{number:06d}"
        newest = view.state.notice_versions.rows[key]
        said: Notice | NoticeAmendment = view.see(newest)
        recipients, window = self._recipients(view, ref, number, key), window_of(said)
        return NoticeDrawn(
            ref=ref, version=number, index=newest.index, t_ms=newest.t_ms, party=row.party, kind=said.kind, activity=said.activity,
            status=row.status, standing=row.standing, life=life(row.standing, said, at_ms), emergency=said.emergency,
            protected=bool(said.protected), hidden=said.volumes is None, light=_worst(recipients), recipients=recipients,
            start_ms=window.start_ms, end_ms=window.end_ms, over_ms=self._over(view, row), region=said.region, purpose=said.purpose,
            text=said.text, parts=self._outlines(key, said.volumes),
        )  # fmt: skip

    def _over(self, view: View, row: NoticeRow) -> int | None:
        """Give when a notice was ended or withdrawn: its row is of the entry that said so."""
        if row.standing not in OVER:
            return None
        if row.index not in self._over_ms and (record := view.store.record(row.index)):
            self._over_ms[row.index] = read(record.data).t_ms
        return self._over_ms.get(row.index)

    def _outlines(self, key: str, volumes: tuple[Volume, ...] | None) -> Raw:
        if not volumes:
            return _NOTHING
        made = self._parts.get(key)
        if made is None:
            made = self._parts[key] = outlines(volumes)
        return made

    def _recipients(self, view: View, ref: str, number: int, key: str) -> tuple[Recipient, ...]:
        known = self._lights.get(key) if view.is_now else None
        if known is None:
            known = tuple(map(_recipient, ladders(view.state, ref, number)))
            if view.is_now:
                self._lights[key] = known
        return known

    def _follow(self, state: State) -> None:
        """Forget the lights that may have changed: of notices with new receipts, and all when a key was granted or taken back."""
        rows = state.receipts.rows
        for key in islice(reversed(rows), len(rows) - self._receipts):
            self._lights.pop(key.partition(">")[0], None)
        keys = tuple((row.index, row.until) for row in state.keys.rows.values())
        if keys != self._keys:
            self._lights.clear()
        self._receipts, self._keys = len(rows), keys


def _recipient(one: Ladder) -> Recipient:
    headquarters, sector, unit = (rung.step for rung in one.rungs)
    return Recipient(party=one.party, light=one.light, headquarters=headquarters, sector=sector, unit=unit)


def _worst(recipients: tuple[Recipient, ...]) -> Light | None:
    return max((one.light for one in recipients), key=_LIGHTS.index, default=None)


def next_change_ms(drawn: list[NoticeDrawn], at_ms: int) -> int | None:
    """Give when the life of one of these notices changes next by the clock alone; None where none will."""
    marks = (mark for one in drawn if one.standing == "filed" for mark in (one.start_ms, one.end_ms))
    return min((mark for mark in marks if mark is not None and mark > at_ms), default=None)


# A volume


def outlines(volumes: tuple[Volume, ...]) -> Raw:
    """Draw volumes: a JSON array of `Part`."""
    return Raw(msgspec.json.encode([part_of(one) for one in volumes]))


def part_of(volume: Volume) -> Part:
    """Draw one volume."""
    shape, window = volume.shape, volume.window()
    lower_m, upper_m = (None if cm is None else metres(cm) for cm in (volume.lower_cm, volume.upper_cm))
    more: dict[str, Any] = {}
    if isinstance(shape, Circle):
        more = {"center": point(shape.center), "radius_m": metres(shape.radius_cm)}
    elif isinstance(shape, Corridor):
        more = {"line": list(unwrapped([point(one) for one in shape.line])), "buffer_m": metres(shape.buffer_cm)}
    elif isinstance(shape, Route):
        lower_m, upper_m = _levels(shape, lower_m, upper_m)
        line, times_ms = _moving(shape)
        more = {"line": line, "times_ms": times_ms, "buffer_m": metres(shape.buffer_cm)}
    return Part(
        is_=str(shape.__struct_config__.tag), geometry=outline(shape), start_ms=window.start_ms, end_ms=window.end_ms,
        lower_m=lower_m, upper_m=upper_m, **more,
    )  # fmt: skip


def _levels(route: Route, lower_m: float | None, upper_m: float | None) -> tuple[float | None, float | None]:
    """Give between which altitudes a route moves: its own, where it has them."""
    beside_cm = route.vertical_buffer_cm or 0
    if route.altitudes_cm is not None:
        return metres(min(route.altitudes_cm) - beside_cm), metres(max(route.altitudes_cm) + beside_cm)
    return None if lower_m is None else lower_m - beside_cm / 100, None if upper_m is None else upper_m + beside_cm / 100


def _moving(route: Route) -> tuple[list[Point], list[int]]:
    """Give the points of a route and when it is at each, so near to each other that it goes straight between them on a flat map."""
    stops = [point(one) for one in route.line]
    times_ms = [instant.parse(one) for one in route.times]
    fixes = [(stops[0], times_ms[0]), *(fix for leg in zip(pairwise(stops), pairwise(times_ms), strict=True) for fix in _leg(*leg))]
    line = unwrapped([place for place, _ in fixes])
    return [(round(lon * 1e6) / 1e6, round(lat * 1e6) / 1e6) for lon, lat in line], [at_ms for _, at_ms in fixes]


def _leg(ends: tuple[Point, Point], times_ms: tuple[int, int]) -> Iterator[tuple[Point, int]]:
    """Give the points of a leg without its start."""
    points = geodesics(ends)
    count = len(points) - 1
    for at, place in enumerate(points[1:], 1):
        yield place, times_ms[0] + (times_ms[1] - times_ms[0]) * at // count
