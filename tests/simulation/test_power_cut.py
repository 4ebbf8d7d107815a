"""The power fails after every file operation of production stores, and nothing that was promised is lost or changed (`power`).

10,000 crash states here; `make simulate` makes as many as somebody has time for.
"""

import sqlite3
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from garant.storage.sqlite import SqliteStore
from garant.storage.witness_state import SqliteWitnessState
from tests.node.scene import Scene, copy
from tests.simulation import campaign
from tests.simulation.disk import Create, Delete, Disk, Sync, SyncNames, Truncate, Write
from tests.simulation.planted import STORES, WITNESS_STATES
from tests.simulation.power import laid_out, play
from tests.simulation.power_log import LogStory
from tests.simulation.power_witness import WitnessStory
from tests.simulation.recording import recording
from tests.world import World

STATES = 10_000


def test_no_crash_state_loses_or_changes_what_was_acknowledged() -> None:
    tally = campaign.power_cuts(first=0, states=STATES)
    assert tally.failed == []
    assert tally.states >= STATES


@pytest.mark.parametrize("kind", STORES, ids=lambda kind: kind.__name__)
def test_a_store_that_promises_too_early_is_found(kind: type[SqliteStore]) -> None:
    assert any(play(LogStory(kind), seed, draws=2).failed for seed in range(12))


@pytest.mark.parametrize("kind", WITNESS_STATES, ids=lambda kind: kind.__name__)
def test_a_witness_that_promises_too_early_is_found(kind: type[SqliteWitnessState]) -> None:
    assert any(play(WitnessStory(kind), seed, draws=2).failed for seed in range(12))


def test_what_a_killed_host_had_written_is_on_the_disk_before_its_successor_speaks() -> None:
    """Killed between writing and syncing, a host has told nobody; the next one reads it all the same, and may give a receipt for it."""
    with laid_out({}) as directory, recording(directory, Disk()) as heard:
        brinks: list[Disk] = []
        heard.tell = lambda operation: brinks.append(deepcopy(heard.disk)) if isinstance(operation, Write) else None
        writing = copy(Scene(World()).world.store, directory / "log.db")
        killed = brinks[-1]
    writing.close()
    with laid_out(killed.now()) as directory, recording(directory, killed), closing(SqliteStore(directory / "log.db")) as store:
        head = store.head()
        images = [killed.crash(Random(seed)) for seed in range(30)]
    assert head is not None
    assert [_head(image) for image in images] == [head] * 30


def _head(image: dict[str, bytes]) -> object:
    with laid_out(image) as directory, closing(SqliteStore(directory / "log.db")) as store:
        return store.head()


# The model of a disk


def left(disk: Disk) -> list[dict[str, bytes]]:
    """Give what many crashes leave, each once."""
    found: list[dict[str, bytes]] = []
    for seed in range(400):
        image = disk.crash(Random(seed))
        if image not in found:
            found.append(image)
    return found


def written(*operations: Write | Truncate | Sync | Create | Delete | SyncNames) -> Disk:
    disk = Disk({"a": b"old" * 400})
    for operation in operations:
        disk.do(operation)
    return disk


def test_what_was_synced_is_there() -> None:
    assert left(written(Write(0, 0, b"new"), Sync(0))) == [{"a": b"new" + b"old" * 399}]


def test_what_was_not_synced_may_be_there_sector_by_sector() -> None:
    found = left(written(Write(0, 500, b"N" * 24)))
    assert {(b"old" * 400)[500:524], b"N" * 24} <= {image["a"][500:524] for image in found}
    assert any(image["a"][500:512] == b"N" * 12 and b"N" not in image["a"][512:] for image in found)
    assert any(image["a"][512:524] == b"N" * 12 and b"N" not in image["a"][:512] for image in found)
    assert all(image["a"][:500] == (b"old" * 400)[:500] for image in found), "bytes that nobody wrote to do not change"


def test_a_name_that_was_not_synced_may_be_missing_and_a_deleted_one_there() -> None:
    names = {frozenset(image) for image in left(written(Create("b", 1), Delete("a")))}
    assert names == {frozenset("a"), frozenset("ab"), frozenset("b"), frozenset()}
    assert {frozenset(image) for image in left(written(Create("b", 1), Delete("a"), SyncNames()))} == {frozenset("b")}


def test_a_file_may_be_longer_than_what_came_of_its_bytes() -> None:
    found = [image["a"] for image in left(written(Truncate(0, 0), Sync(0), Write(0, 0, b"N" * 600)))]
    assert {b"", b"N" * 600, bytes(600), b"N" * 512, bytes(512) + b"N" * 88} <= set(found)


def test_what_was_being_written_at_one_cut_may_come_back_by_the_next() -> None:
    assert campaign.power_story(2_227).failed == []


def test_everything_that_is_heard_is_what_is_there(tmp_path: Path) -> None:
    with laid_out({}) as directory, recording(directory, Disk()) as heard:
        writing = copy(Scene(World()).world.store, directory / "log.db")
        there = {path.name: path.read_bytes() for path in directory.iterdir() if not path.name.endswith("-shm")}
        assert heard.disk.now() == there
    writing.close()


def test_who_listens_to_one_directory_leaves_a_file_of_any_name_alone(tmp_path: Path) -> None:
    strange = tmp_path / "\udcff القطاع"
    with laid_out({}) as directory, recording(directory, Disk()) as heard, closing(sqlite3.connect(strange)) as stranger:
        stranger.execute("CREATE TABLE there (it INTEGER)")
    assert strange.exists()
    assert heard.disk.now() == {}
