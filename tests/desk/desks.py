"""Desks of a small world's parties, on real lines to a real host: what the tests of a desk at work have in common.

with reading(world) as host, desk(tmp_path, world, tr, host.url) as office:
    office.unlock(PASSPHRASE)
    sign(office, NOTICE)
    until(lambda: queue(office) == ["admitted"])
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from garant.desk.office import Office
from garant.desk.opening import Outside, running
from garant.desk.place import DeskPlace, Settings, write_settings
from garant.desk.told import Queued
from garant.storage import keyfile, replica_files, sealed_key
from tests.world import Side, World, salts

PASSPHRASE = "four plain words here"


def seed(name: str) -> bytes:
    """Give the secret of a small world's key (`tests.world.make_key`)."""
    return sha256(f"garant small world: {name}".encode()).digest()


def made(folder: Path, world: World, side: Side, url: str, *, level: str = "unit", machine: str = "headquarters") -> DeskPlace:
    """Make a desk's directory for an officer of a side at a level."""
    place = DeskPlace(folder)
    if place.settings.exists():
        write_settings(place, Settings(url=url, party=side.name))
        return place
    replica_files.make(place.replica, world.key)
    write_settings(place, Settings(url=url, party=side.name))
    private(place.officer, sealed_key.seal(seed(f"{side.name} {level} officer "), PASSPHRASE, sealed_key.LEAST))
    if machine:
        private(place.machine, keyfile.spelled(seed(f"{side.name} {machine} desk ")))
    return place


def private(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)


@contextmanager
def desk(folder: Path, world: World, side: Side, url: str, **given: Any) -> Iterator[Office]:  # noqa: ANN401 - `made`'s
    """Open a desk, in a directory that is made where there is none."""
    place = made(folder, world, side, url, **given)
    with running(place, Outside(world.clock, salts, Random(7)), lambda _: None) as office:
        yield office


def sign(office: Office, members: Mapping[str, Any], hide: tuple[str, ...] = (), blob: bytes | None = None) -> Queued:
    """Draft and sign."""
    return office.sign(office.draft(members, hide, blob).draft)


def standings(office: Office, by: str = "officer") -> list[str]:
    """Give how an officer's (or the machine's) statements stand, in the order in which they were signed."""
    return [one.state for one in reversed(office.queue()) if one.by == by]


def locked(office: Office) -> bool:
    """Tell whether the officer's key is locked."""
    key = office.standing().key
    assert key is not None
    return key.locked


def until(holds: Callable[[], bool], what: str = "", timeout_s: float = 30.0) -> None:
    """Wait until it holds, and fail if it never does."""
    end_s = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end_s, what or "it never came about"
        time.sleep(0.01)
