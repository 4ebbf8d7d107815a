"""A snapshot in a file: what a start from it comes to is what a fold comes to, and what does not fit the log beside it is never used."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from garant import __version__
from garant.answers.filed import maybe_live
from garant.errors import Code, Fault, Refused
from garant.instant import DAY_MS, MINUTE_MS
from garant.log import VerifierKey
from garant.node.host import Host
from garant.node.ledger import Ledger
from garant.node.opening import begun, open_ledger
from garant.node.ports import Head
from garant.node.submission import Admission
from garant.state import snapshot
from garant.state.sleeping import Sleeping, looks
from garant.storage import snapshot_file
from garant.storage.memory import MemoryStore
from tests.answers.around import circle, filed
from tests.node.scene import Scene, flip, notice
from tests.world import World, make_key


@pytest.fixture
def scene() -> Scene:
    made = Scene(World(rules_level=3))
    made.fill(20)
    return made


@pytest.fixture
def path(scene: Scene, tmp_path: Path) -> Path:
    """Give the file of a good snapshot."""
    snapshot_file.write(tmp_path / "snapshot", scene.world.host.ledger)
    return tmp_path / "snapshot"


def beginning(scene: Scene, path: Path) -> tuple[Ledger | None, list[str]]:
    told: list[str] = []
    return snapshot_file.beginning(path, scene.world.store, scene.world.key, told.append), told


def test_it_gives_the_ledger_back(scene: Scene, path: Path) -> None:
    ledger, told = beginning(scene, path)
    assert ledger
    assert (ledger.tree.root(), ledger.state.digest()) == (scene.world.host.ledger.tree.root(), scene.world.state.digest())
    assert told == []


def test_what_came_since_is_folded_on_top(scene: Scene, path: Path) -> None:
    scene.fill(30)
    taken: list[int] = []

    def take(ledger: Ledger, data: bytes, entry: object) -> None:
        taken.append(ledger.tree.size)
        ledger.take(data, entry)  # type: ignore[arg-type]

    ledger = open_ledger(scene.world.store, scene.world.key, take=take, begin=beginning(scene, path)[0])
    assert taken == list(range(taken[0], len(scene.world.leaves()))), "nothing before the snapshot is folded again"
    assert taken[0] >= 20
    assert ledger.state.digest() == scene.world.state.digest()


def test_a_host_that_began_with_it_goes_on_like_any_other(scene: Scene, path: Path) -> None:
    """The same statements get the same receipts, verdicts and digests."""
    world = scene.world
    began = Host(world.store, world.host._keys, world.clock, lambda: b"\x2a" * 32, begin=beginning(scene, path)[0])
    world.host = began
    admission = world.admit(scene.officers[0], notice("after"))
    assert isinstance(admission, Admission)
    assert admission.verdict is not None
    assert open_ledger(world.store, world.key).state.digest() == world.state.digest()


def test_the_same_ledger_has_the_same_bytes(scene: Scene, path: Path, tmp_path: Path) -> None:
    ledger, _ = beginning(scene, path)
    assert ledger
    snapshot_file.write(tmp_path / "again", ledger)
    assert (tmp_path / "again").read_bytes() == path.read_bytes()


@pytest.fixture(params=["short", "long"])
def length(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take every file for a short one, and then for a long one."""
    if request.param == "long":
        as_long(monkeypatch)
    return str(request.param)


def as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_file, "SHORT_BYTES", 0)
    monkeypatch.setattr(snapshot_file, "_PIECE_BYTES", 700)
    monkeypatch.setattr(snapshot_file, "_HEAD_BYTES", 300)


def test_long_files_are_looked_at_in_pieces(scene: Scene, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_long(monkeypatch)
    ledger, told = beginning(scene, path)
    assert told == []
    assert ledger
    assert ledger.state.digest() == scene.world.state.digest()
    path.write_bytes(path.read_bytes().replace(b"joint_patrol", b"joint_patrom", 1))
    assert beginning(scene, path)[0] is None


def test_what_is_over_is_seen_by_those_who_hash_and_what_came_since_by_who_asks(
    scene: Scene, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_long(monkeypatch)
    scene.world.admit(scene.officers[0], filed("over", circle(minutes=(0, 10))))
    scene.world.clock.turn(DAY_MS)
    scene.file("stands")
    snapshot_file.write(path, scene.world.host.ledger)
    scene.world.clock.turn(MINUTE_MS)
    scene.file("since")
    ledger = open_ledger(scene.world.store, scene.world.key, begin=beginning(scene, path)[0])
    rows = ledger.state.notice_versions.rows
    assert isinstance(rows, Sleeping)
    assert rows.chosen is not None
    found = [key for key, _ in looks(rows, rows.chosen)]
    assert set(rows) - set(found) == {"tr/over@000001"}
    assert "tr/since@000001" in found, "what came since is awake, and is looked at by who asks"
    assert sorted(one.ref for one in maybe_live(ledger.state)) == sorted(one.ref for one in maybe_live(scene.world.state))


@pytest.mark.usefixtures("length")
def test_what_was_read_stays_whatever_becomes_of_the_file(scene: Scene, path: Path) -> None:
    ledger, _ = beginning(scene, path)
    assert ledger
    with path.open("r+b") as file:
        file.write(b" " * path.stat().st_size)
    assert list(ledger.state.rows()) == list(scene.world.state.rows())


def test_it_is_the_owner_s_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_write_that_was_cut_short_leaves_the_old_one(scene: Scene, path: Path) -> None:
    before = path.read_bytes()
    path.with_name("snapshot.new").write_bytes(b"half of it")
    assert beginning(scene, path)[0]
    scene.fill(24)
    snapshot_file.write(path, scene.world.host.ledger)
    assert path.read_bytes() != before
    assert beginning(scene, path)[0]


# What is not used


def not_used(scene: Scene, path: Path, why: str = "") -> None:
    ledger, told = beginning(scene, path)
    assert ledger is None
    assert len(told) == 1
    assert why in told[0]
    assert "the whole log is folded" in told[0]


def test_without_one_nothing_is_said(scene: Scene, tmp_path: Path) -> None:
    assert beginning(scene, tmp_path / "none") == (None, [])


@pytest.mark.usefixtures("length")
def test_a_changed_byte_anywhere_is_found(scene: Scene, path: Path) -> None:
    data = path.read_bytes()
    for place in {*range(80), *range(0, len(data), 211), len(data) - 1}:
        path.write_bytes(flip(data, place))
        not_used(scene, path)


@pytest.mark.usefixtures("length")
def test_a_file_that_was_cut_or_lengthened_is_found(scene: Scene, path: Path) -> None:
    data = path.read_bytes()
    rows_at = data.index(b"garant-snapshot/")
    for changed in (
        b"",
        data[:10],
        data[:rows_at],
        data[: rows_at + 40],
        data[:-1],
        data + b"\n",
        data + data[-200:],
        data[: len(data) // 2],
    ):
        path.write_bytes(changed)
        not_used(scene, path)


def test_another_version_s_is_not_read(scene: Scene, path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"garant-ledger/v1 ", b"garant-ledger/v1 9", 1))
    not_used(scene, path, "another version")


def test_one_of_a_longer_log_is_not_used(scene: Scene, path: Path) -> None:
    """The log was restored from a copy that is older than the snapshot."""
    scene.world.store._heads = scene.world.store._heads[:-1]
    not_used(scene, path, "no signed checkpoint of")


def test_one_of_another_log_is_not_used(scene: Scene, path: Path) -> None:
    other = Scene(World(rules_level=3))
    other.world.clock.turn(1)
    other.fill(20)
    snapshot_file.write(path, other.world.host.ledger)
    not_used(scene, path)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda head: head._replace(state_digest="0" * 64), "the state digest"),
        (lambda head: head._replace(note=flip(head.note, 60)), "is not good"),
        (lambda head: head._replace(t_ms=head.t_ms + 1), "the newest stamp"),
    ],
    ids=["digest", "note", "stamp"],
)
def test_one_that_the_stored_head_does_not_bear_out_is_not_used(scene: Scene, path: Path, change: Callable[[Head], Head], why: str) -> None:
    scene.world.store._heads[-1] = change(scene.world.store._heads[-1])
    not_used(scene, path, why)


def test_the_checkpoint_must_be_signed_by_a_key_that_the_log_has_named(scene: Scene, path: Path) -> None:
    tree, state = snapshot_file.read(path)
    with pytest.raises(Fault) as caught:
        begun(scene.world.store, VerifierKey(scene.world.key.name, make_key("a stranger").public), tree, state)
    assert caught.value.code == Code.LOG_CORRUPT


def test_an_empty_store_bears_nothing_out(path: Path) -> None:
    with closing(MemoryStore()) as store, pytest.raises(Fault):
        begun(store, World().key, *snapshot_file.read(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        snapshot_file.read(tmp_path / "none")


# When it is worth it


def test_one_is_kept_when_the_log_has_grown_far_beyond_the_last(scene: Scene, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_file, "WORTH_ENTRIES", 6)
    before = path.read_bytes()
    scene.fill(len(scene.world.leaves()) + 4)
    snapshot_file.keep(path, scene.world.host.ledger)
    assert path.read_bytes() == before
    scene.fill(len(scene.world.leaves()) + 4)
    snapshot_file.keep(path, scene.world.host.ledger)
    assert snapshot_file.read(path)[0].size == len(scene.world.leaves())
    path.write_bytes(b"none of ours")
    snapshot_file.keep(path, scene.world.host.ledger)
    assert beginning(scene, path)[0], "one that cannot be read counts as none"


def test_the_file_is_as_its_page_says(scene: Scene, path: Path) -> None:
    """`docs/spec/snapshot.md`: two lines, the leaf hashes, the snapshot of the state."""
    leaves = b"".join(record.leaf_hash for record in scene.world.store.records())
    head = f"garant-ledger/v1 {__version__}\n{len(scene.world.leaves())}\n".encode()
    assert path.read_bytes() == head + leaves + snapshot.dump(scene.world.state)
