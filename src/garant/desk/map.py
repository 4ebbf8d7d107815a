"""Everything that is drawn: our party's picture at an instant, as one JSON object; or as known to another party then.

    GET /desk/v1/map?at=&known_to=     docs/spec/desk-data.md

Windows travel with each thing, so a client moves its own slider over one answer. Another one is needed for the past as the log had it then
(`at` before its newest entry), and for what another party knew. An answer is kept while nothing changes it: neither the log nor the clock.
Nothing here maps who controls what (guard-rail 1); what is hidden from us has no place here, and says that it has none.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

import msgspec
from msgspec import Struct

from garant import instant
from garant.answers.answer_data import INFORMS
from garant.api.endpoint import JSON, Call, Endpoint, Needs, Reply, Routes
from garant.api.questions import At, within_reach
from garant.desk.basis import Basis
from garant.desk.map_flights import Flights
from garant.desk.map_notices import NoticeDrawn, Notices, next_change_ms
from garant.desk.map_things import ConflictDrawn, IncidentDrawn, SiteDrawn, conflicts_drawn, incidents_drawn, sites_drawn
from garant.desk.map_view import View
from garant.desk.map_zones import ZoneDrawn, Zones
from garant.errors import Code, Refused
from garant.node.prefix import fold_until
from garant.state.state import State
from garant.statement.words import PartyId, Status

PATH = "/desk/v1/map"
NOTICES_MAX = 20_000
"""Notices that one answer draws; of more the newest, and it says how many it leaves out."""

ANSWERS_KEPT = 6
PASTS_KEPT = 4
"""States of the past that are kept: a slider goes back and forth over a few."""


class MapAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """At which instant (now by default), and as known to which party (ours by default)."""

    at: At | None = None
    known_to: PartyId | None = None


class Unplaced(Struct, frozen=True, kw_only=True, gc=False):
    """What has no place on the map, and why: hidden from us, uncoordinated, unknown, or in a zone's case the reason in words."""

    thing: str
    because: str


class LeftOut(Struct, frozen=True, kw_only=True, gc=False):
    """How many more there are: notices beyond the bound; what was on the log and is not known to have reached the other party."""

    notices: int
    incidents: int
    zones: int


class Drawn(Struct, frozen=True, kw_only=True, gc=False):
    """The answer without its instant. `contested` names the zones whose lines the sides read differently, with their status."""

    log_size: int
    party: str
    known_to: str | None
    as_of_ms: int
    informs: str
    notices: list[NoticeDrawn]
    conflicts: list[ConflictDrawn]
    zones: tuple[ZoneDrawn, ...]
    contested: list[tuple[str, Status]]
    incidents: list[IncidentDrawn]
    sites: list[SiteDrawn]
    unplaced: list[Unplaced]
    left_out: LeftOut


class MapTold(Struct, frozen=True, kw_only=True):
    """The answer: the instant, and the members of `Drawn` beside it."""

    at: int
    log_size: int


class _Kept(NamedTuple):
    rest: bytes
    from_ms: int
    until_ms: int | None


class Map:
    """Draws one log for one party."""

    def __init__(self, basis: Basis) -> None:
        """Draw when somebody asks."""
        self._basis = basis
        self._lock = Lock()
        self._notices, self._flights, self._zones = Notices(), Flights(), Zones()
        self._answers: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()
        self._pasts: OrderedDict[int, State] = OrderedDict()

    def answer(self, call: Call[MapAsked, None]) -> Reply:
        """Answer a request. Refuses with `unknown_party`, and with `out_of_range` an instant before the log."""
        now_ms = self._basis.clock()
        at_ms = now_ms if call.asks.at is None else within_reach(instant.parse(call.asks.at), now_ms)
        with self._lock:
            rest = self._rest(at_ms, call.asks.known_to)
        return Reply(b'{"at":%d,%b' % (at_ms, rest[1:]), JSON)

    def _rest(self, at_ms: int, known_to: str | None) -> bytes:
        still, party = self._basis.still(), self._basis.reader()
        is_now = still.state.t_ms <= at_ms
        state = still.state if is_now else self._past(at_ms)
        if known_to is not None and known_to not in still.state.parties:
            raise Refused(Code.UNKNOWN_PARTY, f"{known_to!r} is no party of this theatre", "?known_to")
        key = (state.size, party, known_to, None if is_now else at_ms)
        found = self._answers.get(key)
        if found is None or at_ms < found.from_ms or (found.until_ms is not None and at_ms >= found.until_ms):
            view = View(state, self._basis.picture.store, party, known_to, is_now)
            found = self._answers[key] = self._draw(view, at_ms, still.as_of_ms)
        self._answers.move_to_end(key)
        while len(self._answers) > ANSWERS_KEPT:
            self._answers.popitem(last=False)
        return found.rest

    def _past(self, at_ms: int) -> State:
        """Give the state as the log made it by an instant. That never changes: what comes later is stamped later."""
        state = self._pasts.get(at_ms) or fold_until(self._basis.picture.store, at_ms).state
        if not state.size:
            raise Refused(Code.OUT_OF_RANGE, "this log had no entry by then", "?at")
        self._pasts[at_ms] = state
        self._pasts.move_to_end(at_ms)
        while len(self._pasts) > PASTS_KEPT:
            self._pasts.popitem(last=False)
        return state

    def _draw(self, view: View, at_ms: int, as_of_ms: int) -> _Kept:
        notices = self._notices.drawn(view, at_ms, NOTICES_MAX)
        with_flights = notices + self._flights.drawn(view, at_ms, NOTICES_MAX - len(notices))
        incidents, zones = incidents_drawn(view, at_ms), self._zones.drawn(view)
        drawn = Drawn(
            log_size=view.state.size, party=view.party, known_to=view.known_to, as_of_ms=as_of_ms, informs=INFORMS, notices=with_flights,
            conflicts=conflicts_drawn(view), zones=zones, contested=_contested(zones),
            incidents=incidents, sites=sites_drawn(view, at_ms), unplaced=_unplaced(notices, incidents, zones),
            left_out=LeftOut(
                notices=len(view.state.notices) - len(notices),
                incidents=len(view.state.incidents) - len(incidents),
                zones=len(view.state.zones) - len({one.zone for one in zones}),
            ),
        )  # fmt: skip
        return _Kept(msgspec.json.encode(drawn), at_ms, next_change_ms(with_flights, at_ms))


def _contested(zones: tuple[ZoneDrawn, ...]) -> list[tuple[str, Status]]:
    return [(one.zone, one.status) for one in zones if one.standing == "contested"]


def _unplaced(notices: list[NoticeDrawn], incidents: list[IncidentDrawn], zones: tuple[ZoneDrawn, ...]) -> list[Unplaced]:
    """List what has no place, so that a table beside the map can say it."""
    return [
        *(Unplaced(thing=f"notice:{one.ref}", because="hidden") for one in notices if one.hidden),
        *(Unplaced(thing=f"incident:{one.ref}", because=one.where) for one in incidents if one.point is None),
        *(Unplaced(thing=f"zone:{one.zone}", because=one.because or "not_drawn") for one in zones if not one.readings),
    ]


def routes(basis: Basis) -> Routes:
    """Give the endpoint of the map."""
    return (
        Endpoint(
            "GET", PATH, Map(basis).answer, "Everything that is drawn at an instant, as our party, or as another, knew it.",
            asks=MapAsked, answers=MapTold, needs=Needs.PARTY, refuses=(Code.UNKNOWN_PARTY, Code.OUT_OF_RANGE, Code.BAD_TIME, Code.NO_LOG),
        ),
    )  # fmt: skip
