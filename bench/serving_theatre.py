"""A theatre to be served: a host's directory with some parties, and what their officers will hand in, signed beforehand.

Each officer has a chain of its own, and has seen nothing of the log yet, so that everything can be signed before the host runs. Notices
lie apart from each other: what is measured is the way of a statement, not the geometry (`bench.appending`, `bench.deconfliction`).
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.theatre import key
from garant import bootstrap
from garant.bootstrap import Place
from garant.node.host import Host
from garant.node.saying import Saying, SigningKey, say
from garant.statement import canonical, compose, envelope
from garant.statement.compose import Bookkeeping, Chain
from garant.statement.kinds.base import Seen
from garant.storage import keyfile

ORIGIN = "bench.garant.example/serving"
THEATRE = f"""
origin = "{ORIGIN}"
title.en = "A theatre to be served"
area.en = "Nowhere"
languages = ["en"]
time_zone = "UTC"
proofs_shown_by = "any_party"
"""
EMPTY = Seen(size=0, root=sha256().hexdigest())


class Officer(NamedTuple):
    """Somebody who hands in: the party, and the key."""

    party: str
    key: SigningKey


def found(folder: Path, parties: int, officers: int) -> list[list[Officer]]:
    """Make a theatre in a directory, with so many parties, and so many officers of each; give them by party."""
    place = Place(folder)
    host = bootstrap.found(place, bootstrap.parse_theatre(THEATRE.encode(), "theatre.toml"))
    root = keyfile.read(place.key("root-1"))
    try:
        return [_party(host, root, f"p{number:02d}", officers) for number in range(parties)]
    finally:
        host.store.close()


def _party(host: Host, host_root: SigningKey, name: str, officers: int) -> list[Officer]:
    root = key(f"{name} serving root")
    roots = {"version": 1, "keys": [root.public], "threshold": 1}
    _say(host, [root, host_root], {"type": "party/1", "party": name, "title": {"en": name}, "category": "state", "roots": roots})
    made = [Officer(name, key(f"{name} serving officer {number}")) for number in range(officers)]
    for one in made:
        _say(
            host,
            [root],
            {"type": "grant/1", "key": one.key.public, "role": "officer", "level": "headquarters", "duty": {"en": "duty officer"}},
        )
    return made


def _say(host: Host, keys: list[SigningKey], members: Mapping[str, Any]) -> None:
    said = say(host.ledger, ORIGIN, Saying(members, bootstrap.now_ms()), keys, bootstrap.salt)
    bootstrap.require_admitted(host.submit([said])[0])


def bodies(officer: Officer, count: int, number: int, to: str) -> Iterator[bytes]:
    """Give the bodies of so many requests of one officer's: notices in its own strip of the map. `number` is its own."""
    chain = Chain(1, None)
    for at in range(count):
        books = Bookkeeping(log=ORIGIN, party=officer.party, chain=chain, seen=EMPTY, now_ms=bootstrap.now_ms())
        payload = compose.payload(_notice(number, at, to), books)
        sealed = envelope.seal(payload, {officer.key.public: officer.key.sign})
        chain = Chain(chain.seq + 1, envelope.open_envelope(sealed).id)
        yield msgspec.json.encode({"dsse": msgspec.Raw(canonical.encode(sealed))})


def _notice(number: int, at: int, to: str) -> dict[str, Any]:
    center = [300_000_000 + (at % 1_000) * 100_000, 300_000_000 + number * 1_000_000 + at // 1_000 * 100_000]
    volume = {"shape": {"is": "circle", "center": center, "radius_cm": 10_000}, "lower_cm": 0, "upper_cm": 60_000}
    named = {"type": "notice/1", "name": f"n{number}-{at}", "kind": "patrol", "activity": "joint_patrol", "to": [to]}
    return {**named, "volumes": [volume], "text": {"en": "A joint patrol along the road."}}
