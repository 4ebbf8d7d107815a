"""What an answer says to people: every finding in words, nothing that is unknown left out, and no word that could be a permission."""

import re
import unicodedata
from typing import Any

import pytest
from rich.cells import cell_len

from garant import instant
from garant.answers.asked import Asked
from garant.answers.deconflict import Answer, Conflict
from garant.answers.rules import RuleHit, Undetermined
from garant.answers.suggest import Suggestion
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS, Window
from garant.statement.values import Who
from garant.terminal.answers import answered, informs, place, withheld
from garant.terminal.pairs import Pair, screened
from garant.terminal.spans import apart, counted, duration, metres, span
from tests.terminal.prints import in_a_pipe, on_a_terminal

T_MS = instant.parse("2027-03-01T06:00:00Z")
ASKED = Asked("north/convoy-1", 2, "north", "movement", "aid_convoy", None, "exercise", None)
CONFLICT = Conflict(
    notice="south/works-1", version=1, party="south", kind="works", activity="road_works", news="conflict", closest_m=0.0,
    closest_at_ms=T_MS, start_ms=T_MS, end_ms=T_MS + HOUR_MS, place=(366_512_345, -360_500_000),
)  # fmt: skip
HIT = RuleHit(
    measure="reg/road#m1", says="prohibited", zone="reg/road#band", readings=("text",), not_under=("south",), binds=False,
    claimed_by="reg", met=False, required_ms=None, consent_of=None, because="the text excepts: patrols", start_ms=T_MS, end_ms=None,
    place=(366_000_000, 360_000_000),
)  # fmt: skip


def hit(**changed: Any) -> RuleHit:  # noqa: ANN401 - any member
    return RuleHit(**{**{name: getattr(HIT, name) for name in HIT.__slots__}, **changed})


def found(**changed: Any) -> Answer:  # noqa: ANN401 - any member
    members: dict[str, Any] = {
        "asked": ASKED, "result": "clear", "conflicts": (), "hits": (), "undetermined": (),
        "lead_given_ms": DAY_MS, "lead_required_ms": None,
        "considered": 12, "log_size": 34_567,
    }  # fmt: skip
    return Answer(**{**members, **changed})


NOT_CLEAR = found(
    result="not_clear",
    conflicts=(CONFLICT,),
    hits=(HIT,),
    undetermined=(Undetermined(what="reg/road#m2", because="town: nobody has drawn it"),),
)


def told(answer: Answer, *suggested: Suggestion) -> str:
    return " ".join(on_a_terminal(answered(answer, suggested), 240).split())


def test_the_head_says_what_was_asked_what_was_found_and_on_what_that_rests() -> None:
    said = told(NOT_CLEAR)
    assert said.startswith("notice north/convoy-1, version 2, exercise what movement: aid_convoy found ")
    assert "found 1 conflict, 1 measure against it, 1 thing that could not be computed" in said
    assert "looked at 12 live notices of that time, in a log of 34,567 entries" in said


def test_a_conflict_says_with_what_when_how_close_and_where() -> None:
    assert "south/works-1 works: road_works conflict 2027-03-01 06:00 to 07:00Z overlap, 36.0500S 36.6512E" in told(NOT_CLEAR)


def test_nothing_against_it_is_said_in_words_that_permit_nothing() -> None:
    assert "found nothing against it" in told(found())
    assert "What was not found may be there all the same." in in_a_pipe(informs())


SAYINGS = {
    "prohibited; claimed by reg": HIT,
    "prohibited; binds the filer": hit(binds=True, claimed_by=None),
    "prohibited; binds nobody": hit(claimed_by=None),
    "notice 2 d before: not given; binds the filer": hit(says="notice_required", required_ms=2 * DAY_MS, binds=True),
    "notice 2 d before: given; binds the filer": hit(says="notice_required", required_ms=2 * DAY_MS, met=True, binds=True),
    "notice: not given; claimed by reg": hit(says="notice_required"),
    "consent of the guarantors; claimed by reg": hit(says="consent_required", consent_of=Who(text="the guarantors")),
    "consent of somebody; claimed by reg": hit(says="consent_required"),
    "exempt; claimed by reg": hit(says="exempt"),
}


@pytest.mark.parametrize(("words", "one"), SAYINGS.items(), ids=SAYINGS)
def test_a_measure_says_what_it_says_and_whom_it_binds(words: str, one: RuleHit) -> None:
    assert f"reg/road#m1 {words} reg/road#band (text); not as read by south" in told(found(result="not_clear", hits=(one,)))


def test_a_measure_without_a_zone_holds_everywhere_and_at_all_times() -> None:
    one = hit(zone=None, readings=(), not_under=(), start_ms=None, end_ms=None, because="")
    assert "claimed by reg everywhere at all times" in told(found(hits=(one,)))


@pytest.mark.parametrize(
    ("given_ms", "asked_ms", "words"),
    [
        (None, None, "notice given unknown looked"),
        (HOUR_MS, 2 * DAY_MS, "notice given 1 h notice asked 2 d looked"),
        (-90 * MINUTE_MS, None, "notice given none; it began 1 h 30 min before looked"),
    ],
)
def test_the_notice_that_was_given_stands_beside_what_is_asked_for(given_ms: int | None, asked_ms: int | None, words: str) -> None:
    assert words in told(found(lead_given_ms=given_ms, lead_required_ms=asked_ms))


SUGGESTED = {
    "25 min later": Suggestion("delay", 25 * MINUTE_MS, None, "24 h"),
    "no later time within 24 h": Suggestion("delay", None, None, "24 h"),
    "1 h earlier": Suggestion("earlier", -HOUR_MS, None, "24 h"),
    "1 h 30 min 5 s later": Suggestion("delay", 90 * MINUTE_MS + 5_000, None, "24 h"),
    "no earlier time within 24 h": Suggestion("earlier", None, None, "24 h"),
    "300 m higher": Suggestion("altitude", None, 30_000, "3,000 m"),
    "20 m lower": Suggestion("altitude", None, -2_000, "3,000 m"),
    "no other altitude within 3,000 m": Suggestion("altitude", None, None, "3,000 m"),
}


@pytest.mark.parametrize(("words", "one"), SUGGESTED.items(), ids=SUGGESTED)
def test_what_might_help_is_said(words: str, one: Suggestion) -> None:
    assert f"might help {words}" in told(NOT_CLEAR, one)


def test_what_is_hidden_is_only_said_to_be_there() -> None:
    assert ["".join(one.plain) for one in withheld(2)] == ["coordinate by hotline  2 conflicts with what is hidden\n"]
    assert list(withheld(0)) == []


def test_many_are_not_all_told() -> None:
    said = told(found(result="not_clear", conflicts=(CONFLICT,) * 50))
    assert said.count("south/works-1") == 40
    assert "The first 40 of 50; --json gives all of them." in said


def test_no_word_is_a_permission() -> None:
    """Guard-rail 3."""
    said = told(NOT_CLEAR) + told(found()) + told(found(hits=(hit(says="exempt"),))) + in_a_pipe(informs())
    assert not re.search(r"approv|permitted|authori|cleared|granted|\bclear\b|safe|allowed|\bok\b", said.casefold())
    assert "never a permission" in said


# At any width, whatever the texts


AWKWARD = "\u202eevil\u2069 \x1b[31m القطاع الشمالي 漢字 [bold]x[/bold] " + "w" * 90


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_awkward_texts_stay_within_the_paper_and_do_nothing(width: int) -> None:
    odd = hit(zone=None, because=AWKWARD, readings=(AWKWARD,), consent_of=Who(text=AWKWARD), says="consent_required")
    answer = found(result="not_clear", conflicts=(CONFLICT,), hits=(odd, HIT), undetermined=(Undetermined(what=AWKWARD, because=AWKWARD),))
    pairs = [Pair(AWKWARD, "b", Window(None, T_MS), 0.1)]
    for shown in (on_a_terminal(answered(answer), width), on_a_terminal(screened(pairs, 1, {"actual": 2}), width)):
        assert not {mark for mark in shown if unicodedata.category(mark) == "Cc"} - {"\n"}
        assert "\u202e" not in shown
        assert max(map(cell_len, shown.splitlines())) <= width


# Words for windows, lengths and places


HOUR = (T_MS, T_MS + HOUR_MS)
SPANS: dict[str, tuple[int | None, int | None]] = {
    "2027-03-01 06:00 to 07:00Z": HOUR,
    "2027-03-01 06:00:01 to 06:00:02Z": (T_MS + 1_234, T_MS + 1_235),
    "2027-03-01 06:00 to 2027-03-02 06:00Z": (T_MS, T_MS + DAY_MS),
    "from 2027-03-01 06:00Z on": (T_MS, None),
    "until 2027-03-01 06:00Z": (None, T_MS),
    "at all times": (None, None),
}


@pytest.mark.parametrize(("words", "window"), SPANS.items(), ids=SPANS)
def test_a_window_is_said_in_utc(words: str, window: tuple[int | None, int | None]) -> None:
    assert span(Window(*window)) == words


def test_lengths_are_said_as_precisely_as_they_matter() -> None:
    assert [metres(one) for one in (0, 0.4, 9.96, 12.3, 999.4, 1_000, 12_345)] == [
        "0 m",
        "0.4 m",
        "10.0 m",
        "12 m",
        "999 m",
        "1.00 km",
        "12.35 km",
    ]
    assert [apart(one) for one in (0.0, 0.001, 0.4)] == ["overlap", "overlap", "0.4 m apart"]


def test_durations_are_said_in_their_two_largest_units() -> None:
    lengths_ms = (0, 999, 40_000, 25 * MINUTE_MS, 90 * MINUTE_MS, 2 * DAY_MS, 2 * DAY_MS + 3 * HOUR_MS + 4 * MINUTE_MS)
    assert [duration(one) for one in lengths_ms] == ["0 s", "0 s", "40 s", "25 min", "1 h 30 min", "2 d", "2 d 3 h"]


def test_counts_have_their_noun() -> None:
    assert [counted(one, "notice") for one in (0, 1, 2_000)] == ["0 notices", "1 notice", "2,000 notices"]


@pytest.mark.parametrize(("position", "words"), [((366_000_000, 359_999_999), "36.0000N 36.6000E"), ((-1, -1), "0.0000S 0.0000W")])
def test_a_place_is_said_to_some_ten_metres(position: tuple[int, int], words: str) -> None:
    assert place(position) == words
