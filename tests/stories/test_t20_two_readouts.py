"""T20. Moscow, 29 December 2018, and every meeting like it: one side came home with an agreement, the other had "discussed" something.

After the talks on the American withdrawal one minister said that it was agreed how the military representatives on the ground would go
on; the other that common work had been discussed. Each readout was public. Nobody held the two against each other on the day on which that
would have helped.

Here two sides meet, each signs what it says, topic by topic, and the register shows what differs: a thing that was agreed for one and
discussed for the other, a thing of which one alone speaks, a place that each names otherwise. Then they sign one text together; it does
not overwrite what either had said.
"""

from typing import Any

import pytest

from garant.answers import readouts
from garant.answers.readouts import ContactPicture
from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import Side, World

TALKS: dict[str, Any] = {
    "type": "contact/1",
    "name": "talks",
    "capacity": "party",
    "form": "meeting",
    "level": "ministers",
    "between": [{"party": "ru"}, {"party": "tr"}],
    "when": {"is": "dated", "date": "2018-12-29"},
    "place": "Moscow",
}


def readout(party: str, says: str, *points: dict[str, str], **members: Any) -> dict[str, Any]:  # noqa: ANN401
    own = {"type": "readout/1", "contact": "ru/talks", "name": "talks", "capacity": "party", "by": [{"party": party}], "standing": "said"}
    return {**own, "says": {"en": says}, "points": list(points), **members}


def point(topic: str, standing: str, says: str) -> dict[str, str]:
    return {"topic": topic, "standing": standing, "says": says}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def talks(world: World, ru: Side, tr: Side) -> None:
    world.admit(ru.headquarters, TALKS)
    ours = (
        point("coordination", "agreed", "Representatives on the ground go on coordinating."),
        point("summit", "announced", "One early in the year."),
    )
    world.admit(ru.headquarters, readout("ru", "Optimistic.", *ours))
    theirs = point("coordination", "said", "How to coordinate was discussed."), point("summit", "announced", "One early in the year.")
    withdrawal = point("withdrawal", "said", "Common work as the others leave.")
    world.admit(tr.headquarters, readout("tr", "Useful.", *theirs, withdrawal, place="Ankara"))


def picture(world: World) -> ContactPicture:
    return readouts.contact(world.state, "ru/talks")


@pytest.mark.usefixtures("talks")
def test_each_side_stands_beside_the_other_in_its_own_words(world: World) -> None:
    assert [(side.side, [told.said.says["en"] for told in side.told]) for side in picture(world).sides] == [
        ("ru", ["Optimistic."]),
        ("tr", ["Useful."]),
    ]


@pytest.mark.usefixtures("talks")
def test_agreed_for_one_and_discussed_for_the_other(world: World) -> None:
    (coordination,) = (one for one in picture(world).differs if one.topic == "coordination")
    assert coordination.differs_in == ("words", "standing")
    assert [(word.side, word.standing) for word in coordination.words] == [("ru", "agreed"), ("tr", "said")]


@pytest.mark.usefixtures("talks")
def test_what_one_alone_speaks_of_and_where_each_says_they_met(world: World) -> None:
    differs = {one.topic or one.what: one for one in picture(world).differs}
    assert set(differs) == {"coordination", "withdrawal", "place"}
    assert (differs["withdrawal"].how, differs["withdrawal"].silent) == ("one_side", ("ru",))
    assert {word.side: word.says for word in differs["place"].words} == {"ru": "Moscow", "tr": "Ankara"}


@pytest.mark.usefixtures("talks")
def test_what_both_say_alike_is_not_made_a_difference(world: World) -> None:
    assert [one.topic for one in picture(world).compared if one.how == "alike"] == ["summit"]


@pytest.mark.usefixtures("talks")
def test_minutes_carry_both_signatures_and_leave_the_readouts_alone(world: World, ru: Side, tr: Side) -> None:
    minutes = {"type": "minutes/1", "contact": "ru/talks", "name": "minutes", "other": "tr", "says": {"en": "Coordination goes on."}}
    refuses(world, Code.NOT_AUTHORISED, ru.headquarters, minutes)
    world.admit([ru.headquarters, tr.headquarters], minutes)
    ((ref, said),) = picture(world).minutes
    assert (ref, said.party, said.other) == ("ru/minutes", "ru", "tr")
    assert "coordination" in {one.topic for one in picture(world).differs}


@pytest.mark.usefixtures("talks")
def test_nobody_says_what_the_other_said(world: World, ru: Side) -> None:
    refuses(
        world, Code.NOT_YOURS, ru.headquarters, {**readout("tr", "We agreed."), "name": "theirs", "points": [point("x", "agreed", "Yes.")]}
    )
