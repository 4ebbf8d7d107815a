"""From what an officer writes to a payload: the kind's own members come in, the bookkeeping is added, one spelling goes out."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import instant
from garant.errors import Code, Refused
from garant.statement import canonical, compose, envelope
from garant.statement.kinds.base import Seen
from tests.statement.examples import EXAMPLES, LOG, Json
from tests.statement.refusal import refused

NOW_MS = instant.parse("2018-09-17T14:05:00Z")
BOOKS = compose.Bookkeeping(log=LOG, party="north", chain=compose.Chain(7, "5e" * 32), seen=Seen(size=41, root="a0" * 32), now_ms=NOW_MS)
OWN: Mapping[str, Json] = {"type": "revoke/1", "key": "0" * 64, "because": "lost"}


def test_the_bookkeeping_is_filled_in() -> None:
    said = envelope.read_payload(compose.payload(OWN, BOOKS))
    assert (said.log, said.party, said.seq, said.prev) == (LOG, "north", 7, "5e" * 32)
    assert (said.seen, said.time, said.not_after) == (BOOKS.seen, "2018-09-17T14:05:00Z", "2018-09-18T14:05:00Z")
    assert said.status == "actual"


def test_the_first_statement_of_a_key_has_no_statement_before_it() -> None:
    first = compose.Bookkeeping(log=LOG, party="north", chain=compose.Chain(1, None), seen=BOOKS.seen, now_ms=NOW_MS)
    assert envelope.read_payload(compose.payload(OWN, first)).prev is None


def test_an_exercise_says_that_it_is_one() -> None:
    assert envelope.read_payload(compose.payload({**OWN, "status": "exercise"}, BOOKS)).status == "exercise"


def test_an_officer_may_give_a_statement_a_shorter_life() -> None:
    said = envelope.read_payload(compose.payload({**OWN, "not_after": "2018-09-17T14:10:00Z"}, BOOKS))
    assert said.not_after == "2018-09-17T14:10:00Z"


@pytest.mark.parametrize("name", ["log", "seq", "prev", "seen", "time"])
def test_what_the_desk_knows_better_is_not_taken_from_the_officer(name: str) -> None:
    with refused(Code.USAGE):
        compose.payload({**OWN, name: EXAMPLES["revoke/1"][name]}, BOOKS)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"because": "boredom"}, Code.BAD_VALUE),
        ({"approved": True}, Code.UNKNOWN_MEMBER),
        ({"note": "half a pair: \ud800"}, Code.NOT_JSON),
        ({"note": "bell \a"}, Code.CONTROL_CHARACTER),
        ({"note": 1.0}, Code.NOT_AN_INTEGER),
        ({"note": None}, Code.BAD_VALUE),
        ({"type": "strike/1"}, Code.UNKNOWN_KIND),
    ],
)
def test_what_nobody_could_read_is_not_written(change: dict[str, Json], code: Code) -> None:
    with refused(code):
        compose.payload({**OWN, **change}, BOOKS)


@given(st.text(max_size=30))
def test_every_note_is_written_as_it_is_or_refused(note: str) -> None:
    try:
        data = compose.payload({**OWN, "note": note}, BOOKS)
    except Refused:
        return
    assert canonical.parse(data)["note"] == note
