"""`delivered`, by the desk's machine key alone: of each version that comes to the party, once, whoever is asleep."""

import json
from pathlib import Path

import pytest

from garant.desk import delivering
from garant.desk.delivering import Delivering
from garant.errors import Code, Refusal
from garant.node.outbox import expire
from garant.node.saying import SigningKey
from garant.node.sequencer import Sequencer
from garant.node.submission import Admission
from garant.statement import envelope
from garant.storage.outbox import MemoryOutbox
from tests.api.reading import reading
from tests.desk.desks import desk, locked, standings, until
from tests.node.scene import notice
from tests.world import NOTICE, Member, Side, World, receipt, salts


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture(autouse=True)
def ru(world: World, tr: Side) -> Side:
    return world.side("ru")


def told(world: World) -> list[tuple[str, int, str, str, str]]:
    rows = sorted(world.state.receipts.values(), key=lambda row: row.index)
    return [(row.said.notice, row.said.version, row.said.party, row.said.level, row.said.step) for row in rows]


def amended(version: int) -> dict[str, object]:
    """Give a further version of the small world's notice."""
    members = {name: value for name, value in NOTICE.items() if name != "name"}
    return {**members, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": version}


def test_the_machine_says_it_of_each_version_once_and_never_of_its_own(world: World, tr: Side, ru: Side, tmp_path: Path) -> None:
    world.admit(tr.unit, NOTICE)
    world.admit(tr.unit, {**notice("for-others"), "to": ["tr"]})
    world.admit(ru.unit, notice("own"))
    with reading(world) as host:
        with desk(tmp_path, world, ru, host.url) as office:
            until(lambda: standings(office, "machine") == ["admitted"])
            host.hosted.hand_in(world.compose(tr.unit, amended(2)))
            until(lambda: standings(office, "machine") == ["admitted"] * 2)
            assert locked(office), "no officer was needed"
        with desk(tmp_path, world, ru, host.url) as office:
            host.hosted.hand_in(world.compose(tr.unit, notice("later")))
            until(lambda: standings(office, "machine") == ["admitted"] * 3)
    expected = [("tr/patrol-1", 1), ("tr/patrol-1", 2), ("tr/later", 1)]
    assert told(world) == [(ref, version, "ru", "headquarters", "delivered") for ref, version in expected]


class Machine:
    """A machine key at work, turn by turn, with a queue in memory."""

    def __init__(self, world: World, side: Side, key: SigningKey | None = None) -> None:
        self.world, self.outbox = world, MemoryOutbox()
        picture = Sequencer(world.host, world.store, world.clock, lambda: 0.0)
        self.at_work = Delivering(picture, self.outbox, key or side.desk, world.clock, salts)

    def versions(self) -> list[str]:
        held = [json.loads(envelope.decode(one.submission.envelope).envelope.payload) for one in self.outbox.unseen()]
        return [f"{one['notice']}@{one['version']}" for one in held]


def test_what_waits_is_not_said_again_and_what_expired_is(world: World, tr: Side, ru: Side) -> None:
    machine = Machine(world, ru)
    world.admit(tr.unit, NOTICE)
    assert machine.at_work.turn() == 1
    assert machine.at_work.turn() == 0
    world.clock.turn(2 * 86_400_000)
    assert expire(machine.outbox, world.clock()) == 1
    assert machine.at_work.turn() == 1
    assert machine.versions() == ["tr/patrol-1@1"] * 2


def test_what_another_desk_of_the_party_said_is_not_said_again(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, NOTICE)
    world.admit(ru.headquarters, receipt("delivered", "headquarters"))
    assert Machine(world, ru).at_work.turn() == 0


@pytest.fixture
def desks(world: World, tr: Side, ru: Side) -> list[Machine]:
    """Give two desks of ru's at one level, in the order in which they speak."""
    second = world.grant(Member("ru", ru.roots), "headquarters", "desk", "second")
    return [Machine(world, ru, key) for key in sorted((ru.desk, second), key=lambda key: key.id)]


def test_of_two_desks_at_one_level_one_speaks(world: World, tr: Side, desks: list[Machine]) -> None:
    """The log takes one word of theirs: whoever came second would be refused, and its chain would show a gap."""
    world.admit(tr.unit, NOTICE)
    first, second = desks
    assert (second.at_work.turn(), first.at_work.turn()) == (0, 1)
    (one,) = first.outbox.waiting()
    assert isinstance(world.host.submit([one.submission])[0], Admission)
    world.clock.turn(delivering.PATIENCE_MS)
    assert second.at_work.turn() == 0


def test_a_desk_speaks_for_one_that_is_away(world: World, tr: Side, desks: list[Machine]) -> None:
    world.admit(tr.unit, NOTICE)
    second = desks[1]
    assert second.at_work.turn() == 0
    world.clock.turn(delivering.PATIENCE_MS)
    assert second.at_work.turn() == 1


@pytest.mark.parametrize(("code", "shown"), [(Code.NOTHING_CHANGED, 0), (Code.EXPIRED, 0), (Code.NOT_A_RECIPIENT, 1)])
def test_nobody_need_look_at_a_word_that_another_desk_said_or_that_is_said_anew(
    world: World, tr: Side, ru: Side, code: Code, shown: int
) -> None:
    machine = Machine(world, ru)
    world.admit(tr.unit, NOTICE)
    machine.at_work.turn()
    (one,) = machine.outbox.waiting()
    machine.outbox.change(one.refused(Refusal(code, "no")))
    assert sum(machine.outbox.counts().values()) == shown


def test_what_was_refused_is_not_said_again(world: World, tr: Side, ru: Side) -> None:
    machine = Machine(world, ru)
    world.admit(tr.unit, NOTICE)
    machine.at_work.turn()
    (one,) = machine.outbox.waiting()
    machine.outbox.change(one.refused(Refusal(Code.NOT_A_RECIPIENT, "no")))
    assert machine.at_work.turn() == 0


def test_few_at_once_and_no_more_than_so_many_ahead(world: World, tr: Side, ru: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "AHEAD_MAX", 25)
    for number in range(30):
        world.admit(tr.unit, notice(f"n{number}"))
    machine = Machine(world, ru)
    assert [machine.at_work.turn() for _ in range(4)] == [10, 10, 5, 0]
    assert len(set(machine.versions())) == 25


def test_a_key_that_is_no_desks_or_was_revoked_says_nothing(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, NOTICE)
    world.admit(ru.roots, {"type": "revoke/1", "key": ru.desk.id, "because": "lost"})
    assert Machine(world, ru).at_work.turn() == 0
