"""Guard-rail 5 for evidence: who took it, where and when leaks through no answer, export, error or size; nor do its bytes."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from garant.answers.custody import evidence
from garant.answers.reading_rights import may_have
from garant.errors import Code
from garant.node import export
from garant.node.attesting import attested_bundle
from garant.node.bundle import encode
from garant.node.sealed import as_seen_by
from garant.node.submission import Admission
from tests.fold.refusing import refuses
from tests.world import NOTICE, Side, World

DATA = b"bytes that only some may have"
SHA = sha256(DATA).hexdigest()
TAKER, SPOT = "duty officer of the fourth post", "the white house by the well"
FOUND: dict[str, Any] = {
    "type": "evidence/1",
    "status": "exercise",
    "name": "photo-1",
    "blob": SHA,
    "form": "photo",
    "about": ["notice:un/patrol-1"],
    "taken": {"is": "dated", "date": "2018-09-17", "utc": "2018-09-17T10:11:12Z"},
    "place": {"name": SPOT, "position": [366_339_017, 359_306_023]},
    "taken_by": TAKER,
}
HIDE = ("taken", "place", "taken_by")
SECRETS = (TAKER, SPOT, "366339017", "10:11:12")
PARTIES = ("ru", "tr", "host", None)


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def un(world: World) -> Side:
    for party in ("ru", "tr"):
        world.side(party)
    un = world.side("un")
    world.admit(un.unit, NOTICE)
    blob = {
        "type": "blob/1",
        "status": "exercise",
        "sha256": SHA,
        "size_bytes": len(DATA),
        "media_type": "image/jpeg",
        "title": {"en": "p"},
    }
    [answer] = world.host.submit([world.compose(un.unit, blob)._replace(blob=DATA)])
    assert isinstance(answer, Admission)
    world.admit(un.unit, FOUND, HIDE)
    return un


def told(world: World, party: str | None) -> str:
    row = world.state.evidence.rows["un/photo-1"]
    return repr(evidence(world.state, "un/photo-1", as_seen_by(world.store, row.said, row.id, party, world.state)))


@pytest.mark.usefixtures("un")
@pytest.mark.parametrize("party", PARTIES)
def test_nobody_but_its_owner_sees_who_took_it_where_and_when(world: World, party: str | None) -> None:
    assert [secret for secret in SECRETS if secret in told(world, party)] == []
    assert TAKER in told(world, "un")


@pytest.mark.usefixtures("un")
@pytest.mark.parametrize("party", PARTIES)
def test_its_bytes_are_for_nobody_else(world: World, party: str | None) -> None:
    assert not may_have(world.state, SHA, party)
    assert may_have(world.state, SHA, "un")


EXPORTS: dict[str, Callable[[World], bytes]] = {
    "the log's files": lambda world: b"".join(data for _, data in export.files(world.store, world.host.ledger.tree)),
    "the blobs for everybody": lambda world: b"".join(data for _, data in export.blobs(world.store, world.state)),
    "the proof of every entry": lambda world: b"".join(encode(attested_bundle(world.host, one)) for one in range(world.state.size)),
    "the state": lambda world: repr(list(world.state.rows())).encode(),
}


@pytest.mark.usefixtures("un")
@pytest.mark.parametrize("made", EXPORTS.values(), ids=EXPORTS)
def test_no_export_holds_any_of_it(world: World, made: Callable[[World], bytes]) -> None:
    data = made(world)
    assert [secret for secret in SECRETS if secret.encode() in data] == []
    assert DATA not in data


def test_what_was_handed_over_does_not_open_what_is_hidden(world: World, un: Side) -> None:
    """The bytes go with the thing; who took it, where and when does not."""
    step = {"type": "custody/1", "status": "exercise", "evidence": "un/photo-1", "step": "handed_over", "other": "ru"}
    world.admit(un.unit, step)
    assert may_have(world.state, SHA, "ru")
    assert TAKER not in told(world, "ru")


def test_sizes_tell_nothing(world: World, un: Side) -> None:
    sizes = set()
    for name, taker in (("photo-2", "x"), ("photo-3", "y" * 900)):
        index = world.admit(un.unit, {**FOUND, "name": name, "taken_by": taker}, HIDE).index
        record = world.store.record(index)
        assert record is not None
        sizes.add(len(record.data))
    assert len(sizes) == 1


def test_no_error_repeats_it(world: World, un: Side) -> None:
    word = refuses(world, Code.NAME_TAKEN, un.unit, FOUND, HIDE)
    assert [secret for secret in SECRETS if secret in word.sentence] == []
