"""Several texts: one event told twice is one event with two sources; what they dispute stays side by side; when in doubt, two stay two."""

from typing import Any

import pytest

from garant.reading.drafts import drafts
from garant.reading.merging import Event, differ, events
from garant.reading.timeline import timeline
from garant.reading.timeline_words import Wording
from tests.reading.told import IR, RU, TR, US, Told, day
from tests.world import World

SIDES = ("La Russie et la Turquie", (RU, TR))


def contact(words: str, published: str, when: str | None, name: str = "a.txt", place: str = "Moscou", form: str = "talks") -> Told:
    text = Told(f"La Russie et la Turquie {words} {place}.", published, name=name)
    fields: dict[str, Any] = {"when": (words, day(when, words))} if when else {}
    text.item("contact", text.text, form=(words, form), between=SIDES, place=(place, ...), stands=(words, "held"), **fields)
    return text


def together(*texts: Told) -> tuple[Event, ...]:
    return events([text.account() for text in texts])


def test_one_event_told_twice_has_two_sources() -> None:
    [event] = together(
        contact("ont parlé samedi à", "2018-12-29", "2018-12-29"), contact("se sont vues à", "2018-12-30", "2018-12-29", "b.txt")
    )
    [draft] = drafts([event], {"ru": "ru", "tr": "tr"}, "reg").drafts
    assert [source["published"] for source in draft.body["sources"]] == ["2018-12-29", "2018-12-30"]
    assert {ground.account for ground in draft.grounds["when"]} == {account.id for account in event.accounts}


def test_the_more_precise_date_is_no_dispute() -> None:
    [event] = together(contact("en décembre à", "2018-12-29", "2018-12"), contact("le 29 à", "2018-12-30", "2018-12-29", "b.txt"))
    assert event.disputed("when") == ()
    assert drafts([event], {}, "reg").drafts[0].body["when"]["date"] == "2018-12-29"


def test_days_that_differ_stay_side_by_side_with_their_sources() -> None:
    [event] = together(contact("samedi à", "2018-12-29", "2018-12-29"), contact("vendredi à", "2018-12-30", "2018-12-28", "b.txt"))
    [draft] = drafts([event], {"ru": "ru", "tr": "tr"}, "reg").drafts
    when = draft.body["when"]
    assert when["is"] == "disputed"
    assert [reading["says"] for reading in when["readings"]] == ["2018-12-29", "2018-12-28"]
    assert [reading["sources"] for reading in when["readings"]] == [[account.id] for account in event.accounts]
    world = World(rules_level=3)
    sides = [world.side(name) for name in ("ru", "tr", "reg")]
    world.admit(sides[-1].headquarters, draft.body)
    assert "disputed: 2018-12-29" in dict(Wording().rows(event))["when"]


def test_what_has_no_place_for_a_dispute_is_told_in_the_sources_notes() -> None:
    def numbered(number: int, name: str) -> Told:
        text = Told(f"Le sommet numéro {number} s'est tenu à Sotchi le 14 février.", "2019-02-15", name=name)
        text.item(
            "incident", text.text, form=("sommet", "shelling"), when=("14 février", day("2019-02-14")), place=("Sotchi", ...),
            count=(str(number), number), text=("s'est tenu à Sotchi le 14 février", ...),
        )  # fmt: skip
        return text

    [event] = together(numbered(4, "a.txt"), numbered(7, "b.txt"))
    [draft] = drafts([event], {}, "reg").drafts
    assert draft.body["effects"] == [{"form": "counted", "count": "undetermined"}]
    assert [source["note"] for source in draft.body["sources"]] == ["count: 4", "count: 7"]


@pytest.mark.parametrize(
    "other",
    [
        contact("ont parlé à", "2016-03-01", None, "b.txt"),
        contact("ont parlé en mars à", "2018-12-30", "2018-03-05", "b.txt"),
        contact("ont téléphoné samedi à", "2018-12-30", "2018-12-29", "b.txt", form="call"),
    ],
    ids=["undated, of another year", "another day", "told again"],
)
def test_when_in_doubt_two_stay_two(other: Told) -> None:
    first = contact("se sont rencontrées samedi à", "2018-12-29", "2018-12-29", form="visit")
    assert len(together(first, other)) == 2


def test_a_meeting_that_was_planned_and_then_held_is_one() -> None:
    def summit(words: str, published: str, stands: str, name: str) -> Told:
        text = Told(f"{words} le 14 février à Sotchi.", published, name=name)
        when = ("14 février", day("2019-02-14", "14 février"))
        text.item(
            "meeting",
            text.text,
            form=(words, "summit"),
            between=(words, (RU, TR, IR)),
            when=when,
            stands=(words, stands),
            place=("Sotchi", ...),
        )
        return text

    [event] = together(
        summit("Un sommet est prévu", "2019-02-11", "planned", "a.txt"), summit("Un sommet s'est tenu", "2019-02-15", "held", "b.txt")
    )
    assert drafts([event], {}, "reg").drafts[0].body["stands"] == "held"


def test_the_order_of_files_does_not_matter() -> None:
    texts = [
        contact("samedi à", "2018-12-29", "2018-12-29"),
        contact("vendredi à", "2018-12-30", "2018-12-28", "b.txt"),
        contact("à", "2018-12-31", None, "c.txt"),
    ]
    first, again = together(*texts), together(*reversed(texts))
    assert [[telling.account.id for telling in event.tellings] for event in first] == [
        [one.account.id for one in event.tellings] for event in again
    ]


def test_only_values_that_exclude_each_other_differ() -> None:
    assert not differ(day("2018"), day("2018-12-29"))
    assert differ(day("2018-12-28"), day("2018-12-29"))
    assert not differ("Moscou", "moscou")
    assert not differ((RU,), (RU, US))


# The timeline


def test_the_timeline_is_in_the_order_of_dates_and_keeps_the_undated_apart() -> None:
    text = Told("Alpha le 14 février. Beta en 2017. Gamma en mai 2017. Delta un jour. Epsilon d'ici mars.", "2019-02-11")
    for words, when in (
        ("Alpha le 14 février", "2019-02-14"),
        ("Beta en 2017", "2017"),
        ("Gamma en mai 2017", "2017-05"),
        ("Delta un jour", None),
    ):
        fields: dict[str, Any] = {"when": (words, day(when))} if when else {}
        text.item("incident", words, form=(words, "other"), text=(words, ...), **fields)
    text.item(
        "measure",
        "Epsilon .. mars",
        "agreed",
        addressee=("Epsilon", (RU, TR)),
        text=("Epsilon", ...),
        deadline=("d'ici mars", day("2019-03")),
    )
    line = timeline(events([text.account()]))
    assert [one.date for one in line.dated] == ["2017", "2017-05", "2019-02-14", "2019-03"]
    assert [event.item.fields["text"].value for event in line.undated] == ["Delta un jour"]
    assert Wording().line(line.dated[-1].event).startswith("Measure · agreed: ru; tr")
