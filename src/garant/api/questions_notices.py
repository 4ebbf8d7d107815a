"""Questions about where and when: what a notice would meet, and which notices stand in a box. Answered from indexes that are kept.

    POST /v1/questions/check                    a GeoJSON file, as `garant check` takes it
    GET  /v1/questions/box?west=&south=&east=&north=&start=&end=&status=

What the session's party may read counts; what others hide does not, and is told as what could not be computed. Nothing is signed and
nothing is written, and no answer is a permission (guard-rail 3).
"""

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from garant import instant
from garant.answers.answer_data import data
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.deconflict import answer
from garant.answers.places_drawn import mentioned
from garant.answers.suggest import suggestions
from garant.api.endpoint import Call, Endpoint, Reply, Routes
from garant.api.questions import REFUSES, Asking, At, Told
from garant.errors import Code, Refused
from garant.exchange import Feature, read_features
from garant.exchange.asking import asked_about, party_of
from garant.node.standing import Ready, Standing
from garant.state.state import State
from garant.statement.shapes import Area, Volume
from garant.statement.words import Status

CHECKED_MAX = 200
"""Notices that are checked in one request."""

CHECK_BYTES_MAX = 4 * 1024 * 1024
BOX_MAX = 5_000
"""Notices that are told of in one answer about a box."""

_PER_DEGREE = 10_000_000

Longitude = Annotated[float, Meta(ge=-180, le=180)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]


class CheckAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As of when; whose notices these are, where neither the session nor the file says."""

    at: At | None = None
    party: Annotated[str, Meta(max_length=64)] | None = None


class BoxAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A box on the map in degrees, a window in time (unbounded where it does not say), statements of which status."""

    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude
    start: At | None = None
    end: At | None = None
    status: Status = "actual"

    def volume(self) -> Volume:
        """Give it as what a notice would draw. Refuses with `bad_value` a box or window that is inside out."""
        west, south, east, north = (round(value * _PER_DEGREE) for value in (self.west, self.south, self.east, self.north))
        if west >= east or south >= north:
            raise Refused(Code.BAD_VALUE, "a box goes from west to east and from south to north", "?west")
        corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return Volume(shape=Area(polygons=((corners,),)), start=self.start, end=self.end)


class Notices:
    """Answers from the notices that stand."""

    def __init__(self, asking: Asking) -> None:
        """Ask a picture."""
        self._asking = asking
        self._standing = Standing(asking.stills, asking.picture.store)

    def check(self, call: Call[CheckAsked, bytes]) -> Told:
        """Say what the notices of a file would meet."""
        at_ms = self._asking.at_ms(call.asks.at)
        features = read_features(call.takes, unlocated=True)
        if len(features) > CHECKED_MAX:
            raise Refused(Code.TOO_LARGE, f"{len(features)} notices; a request checks {CHECKED_MAX} at most", "$.features")
        with self._standing.asking(call.party) as ready:
            found = [self._checked(ready, one, call.party or call.asks.party, at_ms) for one in features]
        told = {"notices": found} | ({"look_again": names} if (names := self._names(features)) else {})
        return self._asking.tell("check", call.party, ready.still, at_ms, told)

    def _checked(self, ready: Ready, feature: Feature, party: str | None, at_ms: int) -> dict[str, Any]:
        state, live = ready.still.state, ready.live
        whose = _known_party(state, party_of(feature, party))
        found = answer(state, live, asked_about(state, feature, whose), at_ms)
        return {"id": feature.id, **data(found, suggestions(state, live, found, at_ms))}

    def _names(self, features: Sequence[Feature]) -> list[dict[str, Any]]:
        """Give the names in the notices' words that do not fit what they draw."""
        worded = [one for one in features if one.volumes and (one.text or one.purpose)]
        index = self._asking.places() if worded else None
        return [
            {"id": one.id, "name": found.name, "distance_m": found.distance_m, "allowed_m": found.allowed_m}
            for one in worded
            if index is not None
            for found in mentioned(index, (*(one.text or {}).values(), one.purpose or ""), one.volumes)
        ]

    def box(self, call: Call[BoxAsked, None]) -> Told:
        """Say which notices stand in a box; moving ones count by where they are in the window."""
        at_ms = self._asking.at_ms(None)
        volumes = (call.asks.volume(),)
        body = body_of(volumes)
        asked = Asked("", 0, "", "site", "", None, call.asks.status, volumes)
        with self._standing.asking(call.party) as ready:
            found = ready.live.meetings(asked, body, max(at_ms, ready.still.state.t_ms))
            hidden = ready.live.hidden(asked)
        if len(found) > BOX_MAX:
            raise Refused(Code.TOO_LARGE, f"{len(found)} notices stand there; an answer tells of {BOX_MAX}: ask after a smaller box")
        told = {"notices": [_standing(ready.still.state, one) for one, _ in found], "hidden": hidden}
        return self._asking.tell("box", call.party, ready.still, at_ms, told)


def _known_party(state: State, party: str) -> str:
    if party not in state.parties:
        raise Refused(Code.UNKNOWN_PARTY, f"{party[:64]!r} is no party of this theatre", "$.features")
    return party


def _standing(state: State, one: Asked) -> dict[str, Any]:
    windows = [volume.window() for volume in one.volumes or ()]
    ends = [each.end_ms for each in windows]
    return {
        "notice": one.ref, "version": one.version, "party": one.party, "kind": one.kind, "activity": one.activity, "status": one.status,
        "standing": state.notices.rows[one.ref].standing, "start": _text(one.start_ms),
        "end": None if None in ends else _text(max(filter(None, ends), default=None)), "volumes": one.volumes,
    }  # fmt: skip


def _text(instant_ms: int | None) -> str | None:
    return None if instant_ms is None else instant.text(instant_ms)


def routes(asking: Asking) -> Routes:
    """Give the endpoints."""
    notices = Notices(asking)

    async def check(call: Call[CheckAsked, bytes]) -> Reply:
        return await asking.told(call, lambda: notices.check(call))

    async def box(call: Call[BoxAsked, None]) -> Reply:
        return await asking.told(call, lambda: notices.box(call))

    return (
        Endpoint(
            "POST", "/v1/questions/check", check, "What the notices of a GeoJSON file would meet, before they are said, and what may help.",
            asks=CheckAsked, takes=bytes, answers=Told, refuses=(*REFUSES, *CHECKS), body_bytes_max=CHECK_BYTES_MAX,
        ),
        Endpoint(
            "GET", "/v1/questions/box", box, "The notices that stand in a box and a window, and how many hide where they are.",
            asks=BoxAsked, answers=Told, refuses=(*REFUSES, Code.BAD_VALUE, Code.BAD_SHAPE),
        ),
    )  # fmt: skip


CHECKS = (
    Code.NOT_JSON, Code.TOO_DEEP, Code.BAD_VALUE, Code.MISSING_MEMBER, Code.BAD_SHAPE, Code.UNKNOWN_ACTIVITY, Code.ATTACK_ACTIVITY,
    Code.DUPLICATE_ID, Code.DUPLICATE_NAME, Code.CONTROL_CHARACTER, Code.OTHER_DATUM, Code.UNKNOWN_MEMBER, Code.UNKNOWN_PARTY,
)  # fmt: skip
