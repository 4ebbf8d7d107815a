"""UTM operators that fly as fast as they are answered: each creates a flight, activates it and ends it, over a connection of its own.

apart      every operator far from the others
together   all in one place and at one time: every key has the OVNs of all other flights
           announced   each tells the others beforehand which OVNs its next versions will have, so that a key is hardly ever too old
           learned     each learns an OVN when its operator has it

Whose key was too old is refused (409), and asks again. With OVNs announced that takes a host that stands still for a moment, while by the
other one of a pool others fly on, beyond all that they had announced by then.

A flight is 20 m high, 2 m wide and 5 s long. Everybody has a subscription around where they fly, of the same size.
"""

import asyncio
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from math import cos, pi, sin
from multiprocessing import get_context
from random import uniform
from secrets import randbits
from time import perf_counter
from typing import Any, Literal, NamedTuple
from uuid import UUID, uuid4

import msgspec

from bench.serving_load import Came, Line
from garant import instant

How = Literal["apart", "announced", "learned"]
ROOT = "/dss/v1/operational_intent_references"
URL = "https://uss.example/utm"
AHEAD = 4
"""OVNs of an operator's versions to come that the others know of: two flights' creations and activations."""
_STANDING_S = 3_600
AIR_S = 5
"""How long a flight is in the air."""
_HALF = 0.0000127
"""Degrees from the middle of such a square to its corners."""
_OK = {200, 201}
_CONFLICT = 409


class Fleet(NamedTuple):
    """Who flies: an operator for each token, its requests to one of these ports in turn; how; so long; among so many that stand there."""

    ports: tuple[int, ...]
    tokens: tuple[str, ...]
    how: How
    seconds: float
    standing: int = 0


def fly(fleet: Fleet) -> Came:
    """Fly in a process of its own. Times are of writes that were accepted; statuses, of all."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_fly, fleet).result()


def request(method: str, path: str, token: str, body: object = None) -> bytes:
    """Give a request with a token."""
    sent = b"" if body is None else msgspec.json.encode(body)
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(sent)}\r\n\r\n"
    return head.encode() + sent


def volume(number: int, start: float, end: float) -> dict[str, Any]:
    """Give a square 2 m wide, turned somehow, 20 m high, at the place of this number, from and to so many seconds from now."""
    lat, lng = 46.0 + number // 100 * 0.1, 7.0 + number % 100 * 0.1
    turned = uniform(0.0, pi / 2)
    corners = [(_HALF * sin(turned + quarter * pi / 2), _HALF * cos(turned + quarter * pi / 2)) for quarter in range(4)]
    return {
        "volume": {
            "outline_polygon": {"vertices": [{"lat": lat + north, "lng": lng + east} for north, east in corners]},
            "altitude_lower": {"value": 50, "reference": "W84", "units": "M"},
            "altitude_upper": {"value": 70, "reference": "W84", "units": "M"},
        },
        "time_start": _at(start),
        "time_end": _at(end),
    }


def intent(number: int, **members: object) -> dict[str, Any]:
    """Give the body of an operational intent at the place of this number."""
    return {"extents": [volume(number, 1, 1 + AIR_S)], "uss_base_url": URL, "key": [], **members}


def _at(seconds: float) -> dict[str, str]:
    return {"value": instant.micros_text(time.time_ns() // 1_000 + int(seconds * 1e6)), "format": "RFC3339"}


def _fly(fleet: Fleet) -> Came:
    return asyncio.run(_fly_all(fleet))


async def _fly_all(fleet: Fleet) -> Came:
    loop = asyncio.get_running_loop()
    air = Air(fleet)
    for number, token in enumerate(fleet.tokens):
        _, line = await loop.create_connection(Line, "127.0.0.1", fleet.ports[number % len(fleet.ports)])
        air.operators.append(Operator(air, number, line, token))
    for operator in air.operators:
        await operator.get_ready()
    before = _statuses(air)
    began = perf_counter()
    await asyncio.gather(*(operator.fly(began + fleet.seconds) for operator in air.operators))
    seconds = perf_counter() - began
    answered = _statuses(air) - before
    for operator in air.operators:
        await operator.leave()
    return Came([one for operator in air.operators for one in operator.took_s], answered, seconds)


def _statuses(air: "Air") -> Counter[int]:
    return sum((operator.line.statuses for operator in air.operators), Counter())


class Air:
    """What the operators know of each other."""

    def __init__(self, fleet: Fleet) -> None:
        """Begin with nobody."""
        self.fleet = fleet
        self.operators: list[Operator] = []
        self.standing: list[str] = []

    def key(self, own: int) -> list[str]:
        """Give the OVNs of all others."""
        if self.fleet.how == "apart":
            return []
        others = (ovn for operator in self.operators if operator.number != own for ovn in operator.ovns())
        return [*self.standing, *others]


class Operator:
    """One operator: its place, its connection, its flight."""

    def __init__(self, air: Air, number: int, line: Line, token: str) -> None:
        """Stand ready with a connection and a token."""
        self._air, self.number, self.line, self._token = air, number, line, token
        self._place = number if air.fleet.how == "apart" else 0
        self._subscription = str(uuid4())
        self._version = ""
        self._stand: list[str] = []
        self._ovn: str | None = None
        self._coming: list[tuple[str, str]] = []
        self.took_s: list[float] = []

    def ovns(self) -> list[str]:
        """Give the OVNs of this operator's flight, now and soon."""
        return [*([self._ovn] if self._ovn else []), *(f"{name}_{suffix}" for name, suffix in self._coming)]

    async def get_ready(self) -> None:
        """Subscribe, and let stand what is to stand there: the first operator's."""
        around = {"extents": volume(self._place, 0, _STANDING_S), "uss_base_url": URL, "notify_for_operational_intents": True}
        told = await self._must("PUT", f"/dss/v1/subscriptions/{self._subscription}", around)
        self._version = told["subscription"]["version"]
        if self._air.fleet.how == "announced":
            self.announce()
        for _ in range(self._air.fleet.standing if self.number == 0 else 0):
            body = intent(self._place, state="Accepted", key=self._air.standing, extents=[volume(self._place, 1, _STANDING_S)])
            told = (await self._must("PUT", f"{ROOT}/{uuid4()}", body))["operational_intent_reference"]
            self._air.standing.append(told["ovn"])
            self._stand.append(f"{told['id']}/{told['ovn']}")

    def announce(self) -> None:
        """Choose the OVNs of the next versions."""
        while len(self._coming) < AHEAD:
            self._coming.extend(_suffixes())

    async def leave(self) -> None:
        """End what stands, and the subscription."""
        for one in self._stand:
            await self._must("DELETE", f"{ROOT}/{one}")
        await self._must("DELETE", f"/dss/v1/subscriptions/{self._subscription}/{self._version}")
        self.line.close()

    async def fly(self, end: float) -> None:
        """Fly, flight after flight."""
        while perf_counter() < end:
            name = self._coming[0][0] if self._coming else str(uuid4())
            await self._put(name, "Accepted")
            await self._put(name, "Activated")
            await self._timed("DELETE", f"{ROOT}/{name}/{self._ovn}", None)
            self._ovn = None

    async def _put(self, name: str, state: str) -> None:
        members: dict[str, object] = {"state": state, "subscription_id": self._subscription}
        if self._coming:
            members["requested_ovn_suffix"] = self._coming[0][1]
        told = None
        while told is None:
            body = intent(self._place, key=self._air.key(self.number), **members)
            told = await self._timed("PUT", f"{ROOT}/{name}/{self._ovn}" if self._ovn else f"{ROOT}/{name}", body)
        self._ovn = told["operational_intent_reference"]["ovn"]
        if self._coming:
            del self._coming[0]
            self.announce()

    async def _timed(self, method: str, path: str, body: object) -> dict[str, Any] | None:
        """Ask, and note how long it took; None for a key that was too old."""
        began = perf_counter()
        status, told = await self._ask(method, path, body)
        if status == _CONFLICT and self._air.fleet.how != "apart" and "missing_operational_intents" in told:
            return None
        assert status in _OK, (status, told)
        self.took_s.append(perf_counter() - began)
        return told

    async def _must(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        status, told = await self._ask(method, path, body)
        assert status in _OK, (status, told)
        return told

    async def _ask(self, method: str, path: str, body: object) -> tuple[int, dict[str, Any]]:
        answer = await self.line.ask(request(method, path, self._token, body))
        head, _, sent = answer.partition(b"\r\n\r\n")
        return int(head[9:12]), msgspec.json.decode(sent)


def _suffixes() -> list[tuple[str, str]]:
    """Give the id of a flight with the OVN suffixes of its two versions: UUIDs of version 7."""
    name = str(uuid4())
    return [(name, _v7()), (name, _v7())]


def _v7() -> str:
    return str(UUID(int=(time.time_ns() // 1_000_000 << 80) | (7 << 76) | (randbits(12) << 64) | (2 << 62) | randbits(62)))
