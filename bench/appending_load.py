"""The load of appending: notices as `bench.theatre` has them, spread in space and time as the areas of `bench.deconfliction` are.

Each is a circle about as large as its area, so that ours and the peer check the very same shapes, each in the way that is cheapest to it.

    standing      so many notices that are live already, each with its verdict: folded and stored as entries, but not signed
    arriving      notices that are signed and chained as desks do it, to be handed in

What stands was made by the bench itself, so its signatures are left blank and not verified, and its verdicts say "clear" whatever they
meet: that saves an hour and changes nothing that is measured, which are the notices that arrive.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from typing import Any, NamedTuple

from bench.deconfliction import areas
from bench.deconfliction.areas import KM_PER_DEGREE, UNIT, Areas
from bench.stored import head_of
from bench.table import is_milestone, progress
from bench.theatre import START_MS, Planner, Said, key
from bench.writing import payload_of
from garant import instant, signature
from garant.log import leaf_hash
from garant.node.ledger import Ledger, read
from garant.node.ports import Batch, EntryStore, Record
from garant.statement import canonical, envelope
from garant.statement.envelope import Envelope, Signature
from garant.statement.kinds.base import Seen
from garant.statement.words import HOST

LEVEL = 3
GROUP = 4_096
_BLANK = bytes(64)
_key = cache(key)


class Request(NamedTuple):
    """What one client hands in: the officer's key, the statement's envelope, and the same notice as the peer takes it."""

    officer: str
    envelope: bytes
    feature: bytes


class Load:
    """The notices of a run, by number: those below `live` stand, the others arrive."""

    def __init__(self, live: int, arrive: int) -> None:
        """Draw the areas."""
        self.live, self.arrive = live, arrive
        self.areas: Areas = areas.make(live + arrive)
        opening = list(Planner().opening())
        self._opening = [
            said._replace(members={**said.members, "rules_level": LEVEL}) if not at else said for at, said in enumerate(opening)
        ]
        self.officers = [(said.party, officer) for said in opening for officer in _officers(said)]
        self._chains: dict[str, tuple[int, str | None]] = {}

    def stand(self, store: EntryStore) -> Ledger:
        """Write what stands into an empty store, and give the ledger of it."""
        ledger = Ledger(lambda *_: True)
        source = chain(self._made_opening(ledger), chain.from_iterable(self._standing(ledger, at) for at in range(self.live)))
        total = len(self._opening) + 2 * self.live
        while several := list(islice(source, GROUP)):
            first = ledger.tree.size - len(several)
            store.commit(Batch(first, tuple(several), head_of(ledger)))
            if is_milestone(first, ledger.tree.size, total):
                progress(f"{ledger.tree.size:,} of {total:,} entries stand")
        return ledger

    def _made_opening(self, ledger: Ledger) -> Iterator[Record]:
        for said in self._opening:
            yield _take(ledger, self._signed(said, _seen(ledger)))

    def _standing(self, ledger: Ledger, at: int) -> Iterator[Record]:
        said = self._notice(at)
        yield _take(ledger, self._blank(said.keys[0], said))
        yield _take(ledger, self._blank("answer", _verdict(said, ledger.tree.size)))

    def requests(self, ledger: Ledger) -> list[Request]:
        """Sign what arrives; everything has seen what stands."""
        seen = _seen(ledger)
        return [self._request(at, seen) for at in range(self.live, self.live + self.arrive)]

    def _request(self, at: int, seen: Seen) -> Request:
        said = self._notice(at)
        return Request(said.keys[0], canonical.encode(self._signed(said, seen)), self.feature_bytes(at))

    def _notice(self, at: int) -> Said:
        """Give notice number `at`, by the officer whose turn it is, to two other parties."""
        by, officer = self.officers[at % len(self.officers)]
        to = sorted({self.officers[(at + step * 37) % len(self.officers)][0] for step in (1, 2)} - {by})
        members = {"type": "notice/1", "name": f"n{at}", "to": to, "kind": "patrol", "activity": "joint_patrol"}
        return Said((officer,), by, {**members, "volumes": [self._volume(at)], "text": {"en": "A joint patrol along the road."}})

    def _volume(self, at: int) -> dict[str, Any]:
        load = self.areas
        return {
            "shape": {"is": "circle", "center": self.circle(at)[0], "radius_cm": self.circle(at)[1]},
            "lower_cm": int(load.lower_cm[at]),
            "upper_cm": int(load.upper_cm[at]),
            "start": instant.text(int(load.start_ms[at])),
            "end": instant.text(int(load.end_ms[at])),
        }

    def circle(self, at: int) -> tuple[tuple[int, int], int]:
        """Give center (1e-7 degree) and radius (cm) of a notice: the middle of its area, and half its height."""
        lons, lats = zip(*self.areas.ring(at), strict=True)
        middle = (min(lons) + max(lons)) // 2, (min(lats) + max(lats)) // 2
        return middle, round((max(lats) - min(lats)) / 2 * UNIT * KM_PER_DEGREE * 100_000)

    def feature(self, at: int) -> dict[str, Any]:
        """Give the same notice as GeoJSON, with integers for altitudes (cm) and times (ms)."""
        said, load = self._notice(at), self.areas
        center, radius_cm = self.circle(at)
        properties = {
            "number": at,
            "party": said.party,
            "to": said.members["to"],
            "kind": "patrol",
            "activity": "joint_patrol",
            "text": said.members["text"]["en"],
            "radius_m": radius_cm / 100,
            "lower_cm": int(load.lower_cm[at]),
            "upper_cm": int(load.upper_cm[at]),
            "start_ms": int(load.start_ms[at]),
            "end_ms": int(load.end_ms[at]),
        }
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one / 10_000_000 for one in center]},
            "properties": properties,
        }

    def feature_bytes(self, at: int) -> bytes:
        """Give it as it is sent."""
        return json.dumps(self.feature(at)).encode()

    def _signed(self, said: Said, seen: Seen) -> Envelope:
        payload = self._payload(said.keys[0] if len(said.keys) == 1 else f"root of {said.party}", said, seen)
        return envelope.seal(payload, {one.public: one.sign for one in map(_key, said.keys)})

    def _blank(self, name: str, said: Said) -> Envelope:
        payload = self._payload(name, said, Seen(size=0, root=sha256().hexdigest()))
        signatures = (Signature(keyid=signature.keyid(_key(name).public), sig=_BLANK),)
        return Envelope(payload=payload, payload_type=envelope.PAYLOAD_TYPE, signatures=signatures)

    def _payload(self, name: str, said: Said, seen: Seen) -> bytes:
        seq, prev = self._chains.get(name, (0, None))
        payload = payload_of(said, seen, seq + 1, prev, START_MS)
        self._chains[name] = seq + 1, sha256(envelope.pae(envelope.PAYLOAD_TYPE, payload)).hexdigest()
        return payload


def by_client(requests: Iterable[Request], clients: int) -> list[list[Request]]:
    """Share requests out among clients, so that each officer's are one client's, in their order."""
    shares: list[list[Request]] = [[] for _ in range(clients)]
    places: dict[str, int] = {}
    for request in requests:
        shares[places.setdefault(request.officer, len(places)) % clients].append(request)
    return shares


def _take(ledger: Ledger, sealed: Envelope) -> Record:
    data = canonical.encode({"dsse": sealed, "t": START_MS, "v": 1})
    entry = read(data)
    ledger.take(data, entry)
    return Record(entry.signed.id, leaf_hash(data), data)


def _verdict(said: Said, size: int) -> Said:
    members = {"type": "verdict/1", "notice": f"{said.party}/{said.members['name']}", "version": 1, "result": "clear", "pair_count": 0}
    return Said(("answer",), HOST, {**members, "considered": 0, "log_size": size, "answers": 1})


def _officers(said: Said) -> Iterator[str]:
    """Give the officer that a grant of the opening names."""
    if said.members["type"] == "grant/1":
        taken = said.members["key"]
        yield from (f"{said.party} officer {one}" for one in range(10) if key(f"{said.party} officer {one}").public == taken)


def _seen(ledger: Ledger) -> Seen:
    return Seen(size=ledger.tree.size, root=ledger.tree.root().hex())


def body_of(request: Request) -> bytes:
    """Give the body of `POST /v1/statements`."""
    return b'{"dsse":%s}' % request.envelope
