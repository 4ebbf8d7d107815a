"""Which notices may be live: all that are, whether their rows sleep or not; and rows that were only looked at sleep on."""

from random import Random
from typing import Any

import msgspec
import numpy as np
import pytest

from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.filed import maybe_live, standing
from garant.answers.live import Live
from garant.instant import MINUTE_MS, text
from garant.state import snapshot
from garant.state.packed import key_at
from garant.state.sleeping import Sleeping, chosen_in, looks
from garant.state.state import State
from garant.statement.shapes import Volume
from garant.storage.rows_at_once import look
from tests.answers.around import BOW_TIE, amended, at, circle, filed, sides, stepped
from tests.world import START_MS, World

ROUTE = {
    "shape": {
        "is": "route", "line": [[366100000, 359300000], [366200000, 359300000]], "buffer_cm": 50_000,
        "times": ["2018-09-17T06:00:00Z", "2018-09-17T06:10:00Z"],
    },
}  # fmt: skip


def asleep(state: State) -> State:
    return snapshot.load(snapshot.dump(state))


def refs(state: State) -> list[str]:
    return sorted(one.ref for one in maybe_live(state))


def looked_through(state: State, t_ms: int) -> State:
    """Give a state asleep whose versions somebody looked through at an instant."""
    made, lines = asleep(state), snapshot.dump(state)
    assert isinstance(made.notice_versions.rows, Sleeping)
    made.notice_versions.rows.chosen = maybe_not_over(lines, t_ms)
    return made


def maybe_not_over(lines: bytes, t_ms: int) -> list[int]:
    return look(np.frombuffer(bytearray(lines), np.uint8), snapshot.Loading(lines).start, len(lines), text(t_ms)).open


@pytest.mark.parametrize("seed", range(3))
def test_what_sleeps_is_found_live_as_what_is_awake(seed: int) -> None:
    world, chance = World(rules_level=2, silent=True), Random(seed)
    tr, _ = sides(world)
    for number in range(60):
        world.clock.turn(MINUTE_MS)
        ref, window = f"tr/n{chance.randrange(30)}", (number - 5, number + chance.randrange(1, 60))
        volume = chance.choice([circle(chance.randrange(3_000), minutes=window)] * 6 + [BOW_TIE, circle(), circle(minutes=(None, None))])
        row = world.state.notices.get(ref)
        if row is None:
            world.say(tr.unit, filed(ref[3:], volume), ["volumes"] if chance.random() < 0.1 else [])
        else:
            step = stepped(ref, row.version, chance.choice(["start", "end", "withdraw"]))
            world.say(tr.unit, amended(ref, row.version + 1, volume) if chance.random() < 0.5 else step)
    state = asleep(world.state)
    assert refs(state) == refs(world.state)
    for t_ms in (world.state.t_ms, world.state.t_ms - 30 * MINUTE_MS):
        assert refs(looked_through(world.state, t_ms)) == refs(world.state)
    assert list(standing(state)) == sorted(standing(world.state))
    everything, found = Live.of(world.state, among=world.state.notices.rows), Live.of(asleep(world.state))
    asked = Asked(
        "tr/q",
        1,
        "tr",
        "patrol",
        "joint_patrol",
        None,
        "exercise",
        (msgspec.convert(circle(minutes=(None, None), radius_m=5_000), Volume),),
    )
    body, now_ms = body_of(asked.volumes or ()), world.clock()
    assert found.meetings(asked, body, now_ms) == everything.meetings(asked, body, now_ms) != []
    assert found.considered(asked, body, now_ms) == everything.considered(asked, body, now_ms)
    assert found.hidden(asked) == everything.hidden(asked)
    assert list(found.misshapen(asked, now_ms)) == list(everything.misshapen(asked, now_ms))
    assert found.hiding() == everything.hiding()


def test_what_is_over_and_what_is_live_sleep_on() -> None:
    world = World(rules_level=2, silent=True)
    tr, _ = sides(world)
    world.admit(tr.unit, filed("over", circle(minutes=(0, 10))))
    world.admit(tr.unit, filed("flown", ROUTE))
    world.clock.turn(24 * 60 * MINUTE_MS)
    world.admit(tr.unit, filed("stands"))
    state = asleep(world.state)
    Live.of(state)
    rows: Any = state.notice_versions.rows
    assert not rows.awake(), "a glance at a version is enough to draw it"


def test_of_what_was_looked_through_only_what_was_found_is_read() -> None:
    world = World(rules_level=2, silent=True)
    tr, _ = sides(world)
    world.admit(tr.unit, filed("over", circle(minutes=(0, 10))))
    world.clock.turn(24 * 60 * MINUTE_MS)
    world.admit(tr.unit, filed("stands"))
    state = looked_through(world.state, world.state.t_ms)
    assert [key for key, _ in looks(state.notice_versions.rows, chosen_in(state.notice_versions.rows))] == ["tr/stands@000001"]
    assert refs(state) == ["tr/stands"]


FLOWN = {"shape": {**ROUTE["shape"], "times": [at(0), at(10)]}}
STILL = {"shape": {name: value for name, value in ROUTE["shape"].items() if name != "times"} | {"is": "corridor"}}


@pytest.mark.parametrize(
    ("volumes", "over"),
    [
        ([circle(minutes=(0, 10))], True),
        ([circle(minutes=(0, 10)), circle(minutes=(5, 59))], True),
        ([circle(minutes=(0, 10)), circle(minutes=(5, 61))], False),
        ([circle(minutes=(0, 60))], False),
        ([circle(minutes=(0, None))], False),
        ([circle(minutes=(0, 10)), circle(minutes=(None, None))], False),
        ([FLOWN], True),
        ([FLOWN, circle(minutes=(0, 10))], True),
        ([FLOWN, circle(minutes=(0, None))], False),
        ([STILL], False),
        (None, False),
    ],
    ids=["ended", "both ended", "one goes on", "ends now", "has no end", "one has no time", "route", "route and circle", "route and no end",
         "corridor", "hidden"],
)  # fmt: skip
@pytest.mark.parametrize("words", ["", '"volumes":[{"end":"2018-09-17T00:00:00Z","shape":{', '"end":"9999-12-31T00:00:00Z"'])
def test_of_those_that_were_not_found_each_is_over(volumes: list[Any] | None, words: str, *, over: bool) -> None:
    """What it says in words looks like the members that are looked for, but for the backslashes before its quotes."""
    world = World(rules_level=2, silent=True)
    tr, _ = sides(world)
    said = filed("n", *(volumes or [circle()]), **({"text": {"en": words}} if words else {}))
    world.admit(tr.unit, said, [] if volumes else ["volumes"])
    assert (maybe_not_over(snapshot.dump(world.state), START_MS + 60 * MINUTE_MS) == []) is over


def test_a_row_that_cannot_be_read_is_found_so_that_reading_it_says_so() -> None:
    lines = b"\n0 0 x\nnotice_versions\ttr/a@000001\t{\nnotice_versions\ttr/b@000001\t" + b"[" * 10_000 + b"\n"
    looked = look(np.frombuffer(bytearray(lines), np.uint8), 7, len(lines), text(0))
    assert [key_at(lines, place) for place in looked.open] == [b"tr/a@000001", b"tr/b@000001"]
