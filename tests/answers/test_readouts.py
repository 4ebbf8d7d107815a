"""Two sides tell one contact: who alone speaks of a thing, what is told alike, and in what it differs; reports are marked as reports."""

from typing import Any

import pytest

from garant.answers import readouts
from garant.answers.readouts import Compared
from tests.world import CONTACT, READOUT, SOURCE, Side, World

DATED = {"is": "dated", "date": "2018-09-17"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def talked(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**CONTACT, "place": "Sochi"})


def point(topic: str, says: str, standing: str | None = None, **more: str) -> dict[str, str]:
    return {"topic": topic, "says": says, **({"standing": standing} if standing else {}), **more}


def tell(world: World, side: Side, *points: dict[str, str], **members: Any) -> None:  # noqa: ANN401
    own = {**READOUT, "by": [{"party": side.name}], "name": f"{side.name}-{world.state.size}", **members}
    world.admit(side.headquarters, {**own, **({"points": list(points)} if points else {})})


def compared(world: World) -> dict[str, Compared]:
    return {one.topic or one.what: one for one in readouts.contact(world.state, "tr/call-1").compared}


@pytest.mark.usefixtures("talked")
def test_a_topic_is_told_by_one_side_alike_or_differently(world: World, tr: Side, ru: Side) -> None:
    tell(world, tr, point("patrols", "Two a week.", "agreed"), point("line", "It stays.", "agreed"), point("aid", "A second lane."))
    tell(world, ru, point("patrols", "two  a week.", "agreed"), point("line", "It was discussed.", "said"))
    found = compared(world)
    assert (found["patrols"].how, found["patrols"].differs_in) == ("alike", ())
    assert (found["line"].how, found["line"].differs_in) == ("differently", ("words", "standing"))
    assert (found["aid"].how, found["aid"].silent) == ("one_side", ("ru",))
    assert [one.topic for one in readouts.contact(world.state, "tr/call-1").differs] == ["line", "aid"]


@pytest.mark.usefixtures("talked")
def test_agreed_here_and_discussed_there_is_a_difference_even_in_the_same_words(world: World, tr: Side, ru: Side) -> None:
    tell(world, tr, point("line", "The line.", "agreed"))
    tell(world, ru, point("line", "The line.", "said"))
    assert compared(world)["line"].differs_in == ("standing",)
    assert [(word.side, word.standing) for word in compared(world)["line"].words] == [("tr", "agreed"), ("ru", "said")]


@pytest.mark.usefixtures("talked")
def test_a_point_stands_as_its_readout_does_unless_it_says_so(world: World, tr: Side, ru: Side) -> None:
    tell(world, tr, point("line", "The line."), standing="agreed")
    tell(world, ru, point("line", "The line.", "agreed"), standing="said")
    assert compared(world)["line"].how == "alike"


@pytest.mark.usefixtures("talked")
def test_who_when_and_where_are_compared_as_each_says(world: World, tr: Side, ru: Side) -> None:
    tell(world, tr, held=DATED)
    tell(world, ru, between=[{"party": "ru"}, {"party": "tr"}, {"text": "an observer"}], held={**DATED, "words": "Monday"}, place="Ankara")
    found = compared(world)
    assert found["when"].how == "alike"
    assert found["participants"].how == found["place"].how == "differently"
    assert [(word.side, word.says) for word in found["place"].words] == [("tr", "Sochi"), ("ru", "Ankara")]


@pytest.mark.usefixtures("talked")
def test_the_order_of_people_is_no_difference(world: World, tr: Side, ru: Side) -> None:
    tell(world, ru, between=[{"party": "ru"}, {"party": "tr"}])
    tell(world, tr)
    assert compared(world)["participants"].how == "alike"


@pytest.mark.usefixtures("talked")
def test_readouts_without_points_are_compared_in_how_they_stand(world: World, tr: Side, ru: Side) -> None:
    tell(world, tr, standing="agreed")
    tell(world, ru)
    assert compared(world)["whole"].differs_in == ("standing",)


@pytest.mark.usefixtures("talked")
def test_one_side_alone_differs_from_nobody(world: World, tr: Side) -> None:
    tell(world, tr)
    assert not compared(world)
    assert [(side.side, len(side.told)) for side in readouts.contact(world.state, "tr/call-1").sides] == [("tr", 1), ("ru", 0)]


@pytest.mark.usefixtures("talked")
def test_what_a_registrar_reports_is_marked_and_an_unknown_speaker_is_compared_with_nobody(world: World, tr: Side) -> None:
    reg = world.side("reg")
    reported = {"capacity": "registrar", "sources": [SOURCE]}
    tell(world, reg, by=[{"party": "ru", "office": "spokesman"}], **reported)
    tell(world, reg, by={"is": "unknown", "because": "not_stated"}, **reported)
    sides = readouts.contact(world.state, "tr/call-1").sides
    assert [(side.side, [told.reported_by for told in side.told]) for side in sides] == [("tr", []), ("ru", ["reg"]), ("?", ["reg"])]
    assert not compared(world)


@pytest.mark.usefixtures("talked")
def test_what_is_undertaken_on_a_condition_is_listed_with_who_asked_since(world: World, tr: Side, ru: Side) -> None:
    tell(world, ru, point("engineers", "They clear the verge.", "conditional", condition="the other side asks"), point("road", "Open."))
    (before,) = readouts.contact(world.state, "tr/call-1").undertakings
    assert (before.side, before.condition, before.asked) == ("ru", "the other side asks", ())
    asking = {"type": "request/1", "name": "verge", "capacity": "party", "form": "access", "of": [{"party": "ru"}]}
    world.admit(tr.headquarters, {**asking, "status": "actual", "about": ["contact:tr/call-1"], "text": {"en": "Please clear it."}})
    (after,) = readouts.undertakings(world.state)
    assert after.asked == ("tr/verge",)
    assert readouts.contact(world.state, "tr/call-1").requests == ("tr/verge",)
