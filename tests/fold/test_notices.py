"""Notices: filed for named parties, amended, started, ended or withdrawn by their filer, and never about an attack."""

from itertools import product
from typing import Any, get_args

import pytest

from garant.errors import Code
from garant.fold.notices import STEPS
from garant.state.rows import NoticeStanding
from garant.statement.activities import ATTACKS, BREACHES, DECLARED
from tests.fold.refusing import refuses, refuses_submission
from tests.world import NOTICE, Side, World

REF = "tr/patrol-1"
BLOB: dict[str, Any] = {"type": "blob/1", "sha256": "a" * 64, "size_bytes": 1, "media_type": "text/plain", "title": {"en": "A text"}}
CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}


def amendment(version: int = 2, **members: object) -> dict[str, Any]:
    return {**CONTENT, "type": "notice_amendment/1", "notice": REF, "version": version, **members}


def step(word: str, version: int = 1, **members: object) -> dict[str, Any]:
    return {"type": "notice_step/1", "status": "exercise", "notice": REF, "version": version, "step": word, **members}


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("sy")
    return world


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


@pytest.fixture
def filed(world: World, tr: Side) -> int:
    return world.admit(tr.unit, NOTICE).index


# Filing


def test_a_notice_is_filed_with_those_that_must_be_told(world: World, tr: Side, filed: int) -> None:
    row = world.state.notices.rows[REF]
    assert (row.index, row.party, row.version, row.standing, row.status, row.to) == (filed, "tr", 1, "filed", "exercise", ("ru",))
    assert world.state.notice_versions.rows[f"{REF}@000001"].said.volumes


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit"])
def test_any_officer_files(world: World, tr: Side, level: str) -> None:
    world.admit(getattr(tr, level), NOTICE)


def test_a_notice_for_nobody_is_none(world: World, tr: Side) -> None:
    refuses(world, Code.MISSING_MEMBER, tr.unit, {name: value for name, value in NOTICE.items() if name != "to"})


@pytest.mark.parametrize("stranger", ["ir", "host"])
def test_who_is_no_party_cannot_be_told(world: World, tr: Side, stranger: str) -> None:
    refuses(world, Code.UNKNOWN_PARTY, tr.unit, {**NOTICE, "to": ["ru", stranger]})


def test_what_is_hidden_can_only_be_shared_with_parties(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_PARTY, tr.unit, {**NOTICE, "share": ["ir"]}, hide=["volumes"])


def test_a_notice_says_where_and_when(world: World, tr: Side) -> None:
    refuses(world, Code.MISSING_MEMBER, tr.unit, {name: value for name, value in NOTICE.items() if name != "volumes"})


def test_where_may_be_hidden(world: World, tr: Side) -> None:
    world.admit(tr.unit, {**NOTICE, "share": ["ru"]}, hide=["volumes"])


@pytest.mark.parametrize("digests", [["b" * 43, "a" * 43], ["a" * 43, "a" * 43]], ids=["unsorted", "twice"])
def test_digests_stand_in_one_order(world: World, tr: Side, digests: list[str]) -> None:
    refuses_submission(world, Code.BAD_VALUE, world.forge(tr.unit, NOTICE, _sd=digests))


def test_a_name_is_used_once(world: World, tr: Side, filed: int) -> None:
    refuses(world, Code.NAME_TAKEN, tr.headquarters, NOTICE)


def test_another_party_may_use_the_same_name(world: World, tr: Side, ru: Side, filed: int) -> None:
    world.admit(ru.unit, {**NOTICE, "to": ["tr"]})


@pytest.mark.parametrize("activity", sorted(DECLARED))
def test_what_is_in_the_vocabulary_may_be_declared(world: World, tr: Side, activity: str) -> None:
    window = {"start": "2018-09-17T12:00:00Z", "end": "2018-09-17T13:00:00Z"}
    (volume,) = NOTICE["volumes"]
    world.admit(tr.unit, {**NOTICE, "activity": activity, "volumes": [{**volume, **window}]})


@pytest.mark.parametrize("activity", sorted(ATTACKS))
def test_no_notice_names_an_attack(world: World, tr: Side, filed: int, activity: str) -> None:
    refuses(world, Code.ATTACK_ACTIVITY, tr.unit, {**NOTICE, "name": "patrol-2", "activity": activity})
    refuses(world, Code.ATTACK_ACTIVITY, tr.unit, amendment(activity=activity))


@pytest.mark.parametrize("activity", [*sorted(BREACHES), "picnic"])
def test_what_nobody_declares_is_not_in_the_vocabulary(world: World, tr: Side, activity: str) -> None:
    refuses(world, Code.UNKNOWN_ACTIVITY, tr.unit, {**NOTICE, "activity": activity})


# Amending


def test_an_amendment_is_a_new_version_and_keeps_the_old_one(world: World, tr: Side, filed: int) -> None:
    world.admit(tr.sector, amendment(to=["sy"]))
    row = world.state.notices.rows[REF]
    assert (row.version, row.standing, row.to) == (2, "filed", ("sy",))
    assert [said.said.to for said in world.state.notice_versions.values(f"{REF}@")] == [("ru",), ("sy",)]


def test_only_its_filer_amends_a_notice(world: World, ru: Side, filed: int) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, amendment(to=["tr"]))


def test_what_is_amended_must_be_there(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.unit, amendment())


def test_versions_have_no_holes(world: World, tr: Side, filed: int) -> None:
    refuses(world, Code.WRONG_VERSION, tr.unit, amendment(3))
    world.admit(tr.unit, amendment(2))
    refuses(world, Code.WRONG_VERSION, tr.unit, amendment(2, text={"en": "another second one"}))


def test_an_amendment_has_its_notices_status(world: World, tr: Side, filed: int) -> None:
    refuses(world, Code.OTHER_STATUS, tr.unit, amendment(status="actual"))


@pytest.mark.parametrize("member", ["to", "volumes"])
def test_an_amendment_is_whole(world: World, tr: Side, filed: int, member: str) -> None:
    refuses(world, Code.MISSING_MEMBER, tr.unit, {name: value for name, value in amendment().items() if name != member})


# Its life


WORDS = ["amend", "start", "end", "withdraw"]
WAY_TO: dict[NoticeStanding, list[str]] = {"filed": [], "started": ["start"], "ended": ["start", "end"], "withdrawn": ["withdraw"]}


def move(word: str) -> dict[str, Any]:
    return amendment() if word == "amend" else step(word)


@pytest.mark.parametrize(("standing", "word"), list(product(get_args(NoticeStanding), WORDS)), ids=lambda value: value)
def test_each_step_follows_where_its_life_cycle_allows(world: World, tr: Side, filed: int, standing: NoticeStanding, word: str) -> None:
    for way in WAY_TO[standing]:
        world.admit(tr.unit, move(way))
    if (standing, word) in STEPS:
        world.admit(tr.unit, move(word))
        assert world.state.notices.rows[REF].standing == STEPS[standing, word]
    else:
        refuses(world, Code.WRONG_STEP, tr.unit, move(word))


def test_the_life_cycle_is_the_one_that_is_written_down() -> None:
    allowed = {standing: {word for at, word in STEPS if at == standing} for standing in get_args(NoticeStanding)}
    running = {"amend", "withdraw", "confirm"}
    assert allowed == {"filed": running | {"start"}, "started": running | {"end"}, "ended": set(), "withdrawn": set()}


def test_every_step_is_kept(world: World, tr: Side, filed: int) -> None:
    world.admit(tr.unit, step("start"))
    world.admit(tr.unit, step("end"))
    assert [row.said.step for row in world.state.notice_steps.values(f"{REF}@")] == ["start", "end"]


def test_a_step_is_about_the_version_in_force(world: World, tr: Side, filed: int) -> None:
    world.admit(tr.unit, amendment())
    refuses(world, Code.WRONG_VERSION, tr.unit, step("start", version=1))
    world.admit(tr.unit, step("start", version=2))


def test_only_its_filer_starts_or_withdraws_a_notice(world: World, ru: Side, filed: int) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, step("withdraw"))


def test_a_step_has_its_notices_status(world: World, tr: Side, filed: int) -> None:
    refuses(world, Code.OTHER_STATUS, tr.unit, step("start", status="actual"))


def test_what_was_never_filed_does_not_start(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.unit, step("start"))


# Blobs


def test_a_larger_thing_is_named_once(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, BLOB)
    refuses(world, Code.NAME_TAKEN, ru.unit, BLOB)


# Since there is a register: confirming, protected sites, conduits


def test_a_notice_is_confirmed_from_rules_level_three_on(world: World, tr: Side, filed: int) -> None:
    refuses(world, Code.WRONG_STEP, tr.unit, step("confirm"))


@pytest.mark.parametrize("way", [[], ["start"]], ids=["filed", "started"])
def test_confirming_changes_nothing_but_that_it_was_confirmed(way: list[str]) -> None:
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    world.admit(tr.unit, NOTICE)
    for word in way:
        world.admit(tr.unit, step(word))
    before = world.state.notices.rows[REF]
    world.admit(tr.unit, step("confirm"))
    world.admit(tr.unit, step("confirm"))
    after = world.state.notices.rows[REF]
    assert (after.standing, after.version, after.to) == (before.standing, before.version, before.to)


@pytest.mark.parametrize("way", [["withdraw"], ["start", "end"]], ids=["withdrawn", "ended"])
def test_what_is_over_is_not_confirmed(way: list[str]) -> None:
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    world.admit(tr.unit, NOTICE)
    for word in way:
        world.admit(tr.unit, step(word))
    refuses(world, Code.WRONG_STEP, tr.unit, step("confirm"))


@pytest.mark.parametrize("member", ["conduit", "protected", "region", "reconfirm", "acknowledge_by", "owner_agrees"])
def test_below_level_three_a_notice_has_no_member_of_the_register(world: World, tr: Side, member: str) -> None:
    values = {"conduit": True, "protected": True, "reconfirm": "P30D", "acknowledge_by": "2018-09-18T00:00:00Z"}
    refuses(world, Code.UNKNOWN_MEMBER, tr.unit, {**NOTICE, member: values.get(member, "Idlib")})
