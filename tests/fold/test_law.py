"""The law's table: every kind has its row, its level and its authority, and nobody else may say it."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code
from garant.fold import decide
from garant.fold.law import LAWS
from garant.node.saying import SigningKey
from garant.statement.kinds import KINDS
from garant.statement.kinds.base import BOOKKEEPING
from tests.fold.refusing import refuses
from tests.statement.examples import EXAMPLES
from tests.world import ACCEPTANCE, AGREEMENT, BODY, CONTACT, HOST_ROOT, MEETING, NOTICE, PROPOSAL, READOUT, Side, World, receipt, refused

CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
OPEN = {"is": "unknown", "because": "not_stated"}
BLOB = {"type": "blob/1", "sha256": "a" * 64, "size_bytes": 1, "media_type": "text/plain", "title": {"en": "A text"}}

BY_HEADQUARTERS: tuple[Mapping[str, Any], ...] = (
    {"type": "representation_end/1", "representative": "tr", "represented": "ru"},
    AGREEMENT,
    {"type": "agreement_part/1", "agreement": "reg/zone-2018"},
    ACCEPTANCE,
    {"type": "agreement_change/1", "agreement": "reg/zone-2018", "capacity": "party", "change": "expired", "effective": OPEN},
    CONTACT,
    READOUT,
    PROPOSAL,
    {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"},
    MEETING,
    BODY,
)
BY_ANY_OFFICER: tuple[Mapping[str, Any], ...] = (
    NOTICE,
    {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2},
    {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": 1, "step": "start"},
    BLOB,
)


def word(members: object) -> str:
    return str(members["type"]) if isinstance(members, Mapping) else str(members)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    world.enrol("ru")
    return world.side("tr")


def test_every_kind_has_its_law() -> None:
    assert LAWS.keys() == KINDS.keys()


@pytest.mark.parametrize("level", ["sector", "unit", "desk", "root"])
@pytest.mark.parametrize("members", BY_HEADQUARTERS, ids=word)
def test_headquarters_alone_says(world: World, tr: Side, members: Mapping[str, Any], level: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, tr.roots[0] if level == "root" else getattr(tr, level), members)


@pytest.mark.parametrize("level", ["desk", "root"])
@pytest.mark.parametrize("members", BY_ANY_OFFICER, ids=word)
def test_officers_alone_say(world: World, tr: Side, members: Mapping[str, Any], level: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, tr.roots[0] if level == "root" else getattr(tr, level), members)


@pytest.mark.parametrize("members", [*BY_HEADQUARTERS, *BY_ANY_OFFICER], ids=word)
def test_a_desk_beside_an_officer_spoils_it(world: World, tr: Side, members: Mapping[str, Any]) -> None:
    refuses(world, Code.NOT_AUTHORISED, [tr.headquarters, tr.desk], members)


def test_two_officers_may_sign_together(world: World, tr: Side) -> None:
    world.admit([tr.headquarters, tr.unit], NOTICE)


def test_the_tables_above_leave_out_what_roots_and_recipients_say() -> None:
    here = {word(members) for members in (*BY_HEADQUARTERS, *BY_ANY_OFFICER)}
    by_roots = {"charter/1", "charter_amendment/1", "party/1", "root/1", "grant/1", "revoke/1"}
    later = {kind for kind, law in LAWS.items() if law.level > 1}
    assert LAWS.keys() - here == by_roots | later | {"representation/1", word(receipt())}


def test_what_is_in_force_from_the_second_level_on() -> None:
    """The files of these kinds test who may say them."""
    assert {kind for kind, law in LAWS.items() if law.level == 2} == {"zone_reading/1", "verdict/1"}


REGISTER = [kind for kind, law in LAWS.items() if law.level == 3]
PROBING = {"probe/1", "probe_answer/1"}
BY_A_GATEWAY = {
    "operational_intent/1", "operational_intent_part/1", "operational_intent_end/1", "constraint_reference/1", "constraint_reference_end/1",
    "subscription/1", "subscription_end/1", "uss_availability/1", "uss_report/1",
}  # fmt: skip
IN_PARTS = {"operational_intent_part/1"}
BY_THE_HOST = {"escalation/1"}
BY_ANY_OFFICER_LATER = {
    "channel_word/1", "call/1", "call_step/1", "message/1", "request/1", "incident/1", "incident_step/1", "access_event/1",
    "verification/1", "plan_word/1", "inspection/1", "evidence/1", "custody/1",
}  # fmt: skip
BY_TWO = {"minutes/1"}


def bare(kind: str) -> dict[str, Any]:
    """Give what the example of a kind says, without the bookkeeping and without names of its own world."""
    left_out = (*BOOKKEEPING, "to", "share", "_sd")
    return {name: value for name, value in EXAMPLES[kind].items() if name not in left_out} | ({"other": "ru"} if kind in BY_TWO else {})


@pytest.mark.parametrize("kind", REGISTER)
def test_the_register_waits_for_the_third_level(kind: str) -> None:
    world = World(rules_level=2)
    world.enrol("ru")
    refuses(world, Code.UNKNOWN_KIND, world.side("tr").headquarters, bare(kind))


@pytest.mark.parametrize("level", ["sector", "unit", "desk"])
@pytest.mark.parametrize("kind", REGISTER)
def test_who_says_what_in_the_register(kind: str, level: str) -> None:
    world = World(rules_level=3)
    world.enrol("ru")
    tr = world.side("tr")
    answer = world.say(getattr(tr, level), bare(kind))
    may = kind in BY_ANY_OFFICER_LATER and level != "desk"
    assert (refused(answer) == Code.NOT_AUTHORISED) is not may


@pytest.mark.parametrize("kind", sorted(BY_THE_HOST))
def test_what_the_host_alone_says(kind: str) -> None:
    world = World(rules_level=3)
    refuses(world, Code.NOT_AUTHORISED, world.side("tr").headquarters, bare(kind))


def test_what_is_in_force_from_the_fourth_and_the_fifth_level_on() -> None:
    assert {kind for kind, law in LAWS.items() if law.level == 4} == PROBING | BY_A_GATEWAY - IN_PARTS
    assert {kind for kind, law in LAWS.items() if law.level == 5} == IN_PARTS


@pytest.mark.parametrize("kind", sorted(PROBING | BY_A_GATEWAY))
def test_they_wait_for_the_fourth_level(kind: str) -> None:
    world = World(rules_level=3)
    world.enrol("ru")
    refuses(world, Code.UNKNOWN_KIND, world.side("tr").headquarters, bare(kind))


@pytest.mark.parametrize("kind", sorted(BY_A_GATEWAY))
def test_what_a_gateway_alone_says(kind: str) -> None:
    world = World(rules_level=5)
    refuses(world, Code.NOT_AUTHORISED, world.side("tr").headquarters, bare(kind))


# Rules are for ever; a new one waits for its level


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let blobs be a kind of the second rules level."""
    monkeypatch.setattr(decide, "LAWS", {**LAWS, "blob/1": LAWS["blob/1"]._replace(level=2)})


@pytest.mark.usefixtures("later")
def test_a_kind_is_unknown_before_the_charter_reaches_its_level(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_KIND, tr.unit, BLOB)
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 2})
    world.admit(tr.unit, BLOB)


def test_a_kind_without_a_law_is_unknown(world: World, tr: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "LAWS", {kind: law for kind, law in LAWS.items() if kind != "blob/1"})
    refuses(world, Code.UNKNOWN_KIND, tr.unit, BLOB)


def test_a_raised_level_takes_nothing_away(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 9})
    world.admit(tr.unit, NOTICE)


def test_who_signs_is_known_before_the_level_is_judged(world: World, tr: Side, later: None) -> None:
    stranger = SigningKey(tr.unit.public, HOST_ROOT.sign)
    refuses(world, Code.BAD_SIGNATURE, stranger, BLOB)
