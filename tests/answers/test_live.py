"""Live notices: what is there now, per status; what hides or has no shape is there too, and never taken to be elsewhere."""

import subprocess
import sys
from random import Random

import msgspec
import pytest

from garant import instant
from garant.answers.asked import Asked, asked_of
from garant.answers.bodies import body_of
from garant.answers.live import Live, Version
from garant.answers.shelf import Volumes
from garant.statement import disclosure
from tests.answers.around import BOW_TIE, amended, circle, filed, sides, stepped
from tests.world import Side, World

ME = "tr/me"


@pytest.fixture
def world() -> World:
    return World(rules_level=2, silent=True)


@pytest.fixture
def tr(world: World) -> Side:
    return sides(world)[0]


def newest(world: World, ref: str) -> Asked:
    row = world.state.notices.rows[ref]
    return asked_of(ref, row.version, world.state.notice_versions.rows[f"{ref}@{row.version:06d}"].said)


def met(live: Live, asked: Asked, now_ms: int = 0) -> list[str]:
    return [one.ref for one, _ in live.meetings(asked, body_of(asked.volumes or ()), now_ms)]


def considered(live: Live, asked: Asked, now_ms: int = 0) -> int:
    return live.considered(asked, body_of(asked.volumes or ()), now_ms)


def of(world: World) -> Live:
    return Live.of(world.state)


# What is there


def test_a_notice_is_there_from_its_filing(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    assert met(of(world), newest(world, ME)) == [], "and never meets itself"
    world.admit(tr.unit, filed("other", circle(900)))
    world.admit(tr.unit, filed("far", circle(1_100)))
    assert met(of(world), newest(world, ME)) == ["tr/other"]
    assert considered(of(world), newest(world, ME)) == 2


def test_a_notice_that_is_only_thought_of_meets_what_is_there(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other"))
    thought = newest(world, "tr/other")._replace(ref="tr/draft")
    assert met(of(world), thought) == ["tr/other"]


def test_a_new_version_stands_in_the_place_of_the_old_one(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, amended("tr/other", 2, circle(5_000)))
    assert met(of(world), newest(world, ME)) == []
    moved = newest(world, ME)._replace(volumes=newest(world, "tr/other").volumes)
    assert met(of(world), moved) == ["tr/other"]


@pytest.mark.parametrize("steps", [["withdraw"], ["start", "end"], ["start", "withdraw"]], ids=" ".join)
def test_what_has_ended_is_there_no_more(world: World, tr: Side, steps: list[str]) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("other"))
    live = of(world)
    for step in steps:
        assert met(of(world), newest(world, ME)) == ["tr/other"]
        world.admit(tr.unit, stepped("tr/other", 1, step))
    assert met(of(world), newest(world, ME)) == []
    assert considered(of(world), newest(world, ME)) == 0
    assert met(live, newest(world, ME)) == ["tr/other"], "what is not fed knows nothing of it"


def test_what_is_over_is_there_no_more(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("other", circle(minutes=(None, 10))))
    asked, live, end_ms = newest(world, ME), of(world), world.clock() + 10 * instant.MINUTE_MS
    assert met(live, asked, end_ms - 1) == ["tr/other"]
    assert met(live, asked, end_ms) == [], "a window is half open"
    assert (considered(live, asked, end_ms - 1), considered(live, asked, end_ms)) == (1, 0)
    world.clock.turn(10 * instant.MINUTE_MS)
    world.admit(tr.unit, filed("later", circle(9_000)))
    assert met(of(world), asked) == [], "the stamp of an entry has made it so"


def test_statuses_never_meet(world: World, tr: Side) -> None:
    for status in ("actual", "exercise", "test"):
        world.admit(tr.unit, filed(status, status=status))
    for status in ("actual", "exercise", "test"):
        assert met(of(world), newest(world, f"tr/{status}")) == []
        assert considered(of(world), newest(world, f"tr/{status}")) == 0


# What hides, and what has no shape


def test_what_hides_is_counted_and_never_met(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("sealed"), hide=["volumes"])
    world.admit(tr.unit, filed("sealed-test", status="test"), hide=["volumes"])
    asked = newest(world, ME)
    assert (met(of(world), asked), of(world).hidden(asked), considered(of(world), asked)) == ([], 1, 0)
    assert of(world).hidden(newest(world, "tr/sealed")) == 0, "itself is not among the others"
    world.admit(tr.unit, amended("tr/sealed", 2))
    assert (met(of(world), asked), of(world).hidden(asked)) == (["tr/sealed"], 0)


def test_what_was_shown_is_met_by_those_to_whom(world: World, tr: Side) -> None:
    def shown(version: Version) -> Volumes | None:
        return disclosure.reveal(version.said, world.store.disclosures(version.id)).volumes

    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("sealed"), hide=["volumes"])
    asked = newest(world, ME)
    live = Live.of(world.state, shown)
    assert (met(live, asked), live.hidden(asked), considered(live, asked)) == (["tr/sealed"], 0, 1)
    world.admit(tr.unit, filed("open"))
    only = Live.of(world.state, shown, hidden_only=True)
    assert (met(only, asked), only.hidden(asked)) == (["tr/sealed"], 0)


def test_what_hides_something_else_has_its_place_in_the_open(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("purpose", purpose="Flour."), hide=["purpose"])
    assert (met(of(world), newest(world, ME)), of(world).hidden(newest(world, ME))) == (["tr/purpose"], 0)


def test_a_shape_that_cannot_be_is_named_with_the_reason(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    world.admit(tr.unit, filed("bow", BOW_TIE))
    world.admit(tr.unit, filed("over", {**BOW_TIE, "end": "2018-09-17T12:00:00Z"}))
    asked = newest(world, ME)
    ((ref, why),) = of(world).misshapen(asked, world.clock())
    assert (ref, "cross" in why) == ("tr/bow", True)
    assert met(of(world), asked) == []
    world.admit(tr.unit, stepped("tr/bow", 1, "withdraw"))
    assert list(of(world).misshapen(asked, world.clock())) == []


# Fed or built


def random_acts(world: World, tr: Side, chance: Random) -> Live:
    """File, amend, step and hide at random, a minute apart; give what was fed all along."""
    live, versions = Live(), dict[str, int]()
    for number in range(120):
        world.clock.turn(instant.MINUTE_MS)
        ref = f"tr/n{chance.randrange(40)}"
        window = (number + chance.randrange(-5, 40), number + 40 + chance.randrange(60))
        volumes = [circle(chance.randrange(0, 6_000), minutes=window) if chance.random() < 0.9 else BOW_TIE]
        status = "exercise" if int(ref[4:]) % 3 else "test"
        before = world.state.size
        if chance.random() < 0.3 and ref in versions:
            world.say(tr.unit, {**stepped(ref, versions[ref], chance.choice(["start", "end", "withdraw"])), "status": status})
        else:
            version = versions.get(ref, 0) + 1
            members = amended(ref, version, *volumes, status=status) if version > 1 else filed(ref[3:], *volumes, status=status)
            world.say(tr.unit, members, ["volumes"] if chance.random() < 0.1 else [])
        if world.state.size > before and ref in world.state.notices:
            versions[ref] = world.state.notices.rows[ref].version
        live.feed(world.state, [change for change in world.state.rows() if change.row.index >= before])
    return live


@pytest.mark.parametrize("seed", range(4))
def test_what_was_fed_is_what_is_built(world: World, tr: Side, seed: int) -> None:
    chance = Random(seed)
    fed = random_acts(world, tr, chance)
    built, now_ms = of(world), world.state.t_ms
    world.admit(tr.unit, filed("probe"))
    several = 0
    for status in ("exercise", "test"):
        probe = newest(world, "tr/probe")._replace(status=status)
        for east_m in range(0, 6_000, 500):
            moved = probe._replace(volumes=msgspec.convert([circle(east_m)], Volumes))
            found = met(built, moved, now_ms)
            assert met(fed, moved, now_ms) == found
            assert considered(fed, moved, now_ms) == considered(built, moved, now_ms) >= len(found)
            several += len(found)
        assert fed.hidden(probe) == built.hidden(probe)
        assert list(fed.misshapen(probe, now_ms)) == list(built.misshapen(probe, now_ms))
    assert several


# What it costs


def test_no_kernel_is_loaded_before_the_first_body_comes() -> None:
    code = (
        "import sys; from garant.answers.live import Live; from garant.answers import deconflict; from garant.state.state import State; "
        "live = Live.of(State()); live.feed(State(), ()); sys.exit('numba' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
