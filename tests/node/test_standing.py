"""Live notices that are kept from question to question: the same as if all were made anew, for everybody and for every party."""

from collections.abc import Mapping
from random import Random

import pytest

from garant import instant
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.deconflict import answer
from garant.answers.live import Live
from garant.answers.suggest import suggestions
from garant.node.sealed import as_seen_by
from garant.node.sequencer import Sequencer
from garant.node.standing import Standing
from garant.node.still import Stills
from garant.space.shift import LATER
from garant.state.state import digest_of
from garant.statement import disclosure
from garant.statement.shapes import Circle, Volume
from tests.answers.around import BOW_TIE, SPOT, UNITS_PER_M_EAST, amended, at, circle, filed, stepped
from tests.answers.flying import GATEWAY, extent, flight, flight_id, landed, skies
from tests.fold.calling import CHANNEL
from tests.world import NOTICE, Side, World

READERS = (None, "tr", "ru", "us")
MINUTES = 24 * 60


class Scene:
    """A world in which notices come, change and go, some of them hidden, and some of those shown to somebody."""

    def __init__(self, seed: int) -> None:
        self.world, self.random, self.count = skies(silent=True), Random(seed), 0
        self.sides: dict[str, Side] = {name: self.world.side(name) for name in ("ru", "us", "tr")}
        picture = Sequencer(self.world.host, self.world.store, self.world.clock)
        self.standing = Standing(Stills(picture), self.world.store)

    def some(self) -> Asked:
        """Ask after a place that is not in the log."""
        east = round(self.random.uniform(-3_000, 3_000) * UNITS_PER_M_EAST)
        drawn = Volume(
            shape=Circle(center=(SPOT[0] + east, SPOT[1]), radius_cm=self.random.choice((30_000, 200_000))), start=at(30), end=at(MINUTES)
        )
        return Asked("tr/q", 1, "tr", "patrol", "joint_patrol", None, "exercise", (drawn,))

    def step(self) -> None:
        self.count += 1
        self.world.clock.turn(self.random.randint(0, 40) * instant.MINUTE_MS)
        self.random.choice((self.file, self.file, self.file, self.amend, self.move, self.disclose, self.fly, self.fly, self.land))()

    def fly(self) -> None:
        """File a flight, or its next version."""
        number, start = self.random.randint(1, 4), self.random.randint(0, MINUTES)
        row = self.world.state.operational_intents.get(flight_id(number))
        version = row.said.version + 1 if row and row.ended is None else 1
        where = extent(self.random.randint(-4_000, 4_000), (start, start + 300), radius_m=self.random.choice((100, 1_500)))
        self.world.admit(GATEWAY, flight(number, where, version=version))

    def land(self) -> None:
        number = self.random.randint(1, 4)
        row = self.world.state.operational_intents.get(flight_id(number))
        if row and row.ended is None:
            self.world.admit(GATEWAY, landed(number, row.said.version))

    def place(self) -> Mapping[str, object]:
        start = self.random.randint(0, MINUTES)
        drawn = circle(self.random.randint(-4_000, 4_000), radius_m=self.random.choice((100, 1_500)), minutes=(start, start + 300))
        return BOW_TIE if self.random.random() < 0.1 else drawn

    def say(self, party: str, members: dict[str, object]) -> None:
        hidden = self.random.random() < 0.5
        share = self.random.choice(([], ["ru"], ["us"])) if hidden else []
        other = "ru" if party == "tr" else "tr"
        said = {**members, "to": [other], **({"share": share} if share and share != [party] else {})}
        self.world.say(self.sides[party].unit, said, ("volumes",) if hidden else ())

    def ref(self) -> str:
        return self.random.choice(sorted(self.world.state.notices.rows) or [""])

    def file(self) -> None:
        self.say(self.random.choice(sorted(self.sides)), filed(f"n-{self.count}", self.place()))

    def amend(self) -> None:
        if row := self.world.state.notices.get(ref := self.ref()):
            self.say(row.party, amended(ref, row.version + 1, self.place()))

    def move(self) -> None:
        if row := self.world.state.notices.get(ref := self.ref()):
            self.world.say(self.sides[row.party].unit, stepped(ref, row.version, self.random.choice(("start", "end", "withdraw"))))

    def disclose(self) -> None:
        """Open what a notice hides to one party more."""
        if (row := self.world.state.notices.get(ref := self.ref())) is None:
            return
        version = self.world.state.notice_versions.rows[f"{ref}@{row.version:06d}"]
        digests = sorted(map(disclosure.digest, self.world.store.disclosures(version.id)))
        reader = self.random.choice([name for name in self.sides if name != row.party])
        said = {"of": f"notice:{ref}", "version": row.version, "members": digests, "readers": [reader], "purpose": "an inquiry"}
        if digests:
            self.world.say(self.sides[row.party].headquarters, {"type": "disclosure/1", "status": "exercise", **said})

    def anew(self, party: str | None) -> Live:
        """Make the live notices of a party from nothing: the oracle."""
        world = self.world
        return Live.of(world.state, lambda row: as_seen_by(world.store, row.said, row.id, party, world.state).volumes)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_kept_answers_as_what_is_made_anew(seed: int) -> None:
    scene = Scene(seed)
    for _ in range(12):
        for _ in range(scene.random.randint(1, 6)):
            scene.step()
        asked, party, now_ms = scene.some(), scene.random.choice(READERS), scene.world.clock()
        anew, state = scene.anew(party), scene.world.state
        with scene.standing.asking(party) as (live, still):
            assert still.state.digest() == state.digest()
            found = answer(still.state, live, asked, now_ms)
            assert found == answer(state, anew, asked, now_ms)
            assert suggestions(still.state, live, found, now_ms) == suggestions(state, anew, found, now_ms)
            body = body_of(asked.volumes or ())
            kept, made = (sorted(one.blocked(asked, body, LATER, -3_600_000, 3_600_000, now_ms), key=str) for one in (live, anew))
            assert kept == made


def test_in_that_world_readers_are_answered_differently() -> None:
    """So that the test above compares what it is for."""
    differ = set()
    for seed in range(8):
        scene = Scene(seed)
        for _ in range(40):
            scene.step()
        asked = scene.some()
        answers = [answer(scene.world.state, scene.anew(party), asked, scene.world.clock()) for party in READERS]
        differ |= {(len({one.conflicts for one in answers}) > 1, len({one.undetermined for one in answers}) > 1)}
    assert (True, True) in differ


def test_a_still_stays_as_it_is_while_the_log_grows() -> None:
    world = World(rules_level=3)
    north = world.side("north")
    stills = Stills(Sequencer(world.host, world.store, world.clock))
    before = stills.now()
    digest, root = before.state.digest(), world.host.ledger.tree.root()
    world.side("ru")
    world.admit(north.unit, {**filed("patrol-1"), "to": ["ru"]})
    after = stills.now()
    assert (before.state.digest(), before.root) == (digest, root)
    assert [len(still.state.notices) for still in (before, after)] == [0, 1]
    assert list(after.state.parties.items()) == sorted(world.state.parties.rows.items())
    assert after.state.digest() == world.state.digest()
    assert stills.now().state is after.state


def test_a_still_takes_over_the_tables_that_nothing_changed() -> None:
    world = World(rules_level=3)
    tr = world.side("tr")
    world.side("ru")
    world.admit(tr.unit, NOTICE)
    stills = Stills(Sequencer(world.host, world.store, world.clock))
    before = stills.now().state
    kept = before.digest()
    world.admit(tr.headquarters, CHANNEL)
    after = stills.now().state
    assert after.notices is before.notices
    assert after.notice_versions is before.notice_versions
    assert after.channels is not before.channels
    assert after.chains is not before.chains
    world.admit(tr.unit, {**NOTICE, "name": "another"})
    assert stills.now().state.notices is not before.notices
    assert [digest_of(one.size, one.t_ms, one.rows()) for one in (before, after, stills.now().state)] == [
        kept,
        after.digest(),
        world.host.ledger.state.digest(),
    ]
