"""The page on verdicts: its example is what the host says and what a replica computes, and it names every member."""

import json
import re
from math import cos, radians

from garant.node.again import Again
from garant.node.replay import replay
from garant.statement import disclosure, withheld
from garant.statement.kinds import Verdict
from garant.statement.kinds.base import Statement
from garant.statement.kinds.verdicts import Hit, Pair
from tests.docs import verdict_example as example
from tests.docs.test_spec_pages import page, told

PAGE = page("verdict")


def test_the_example_is_what_the_host_says() -> None:
    """Figures that come from floats may differ in their last digit from one machine to the next."""
    (shown,) = (json.loads(block) for block in re.findall(r"^```json\n(.*?)\n```$", PAGE, re.DOTALL | re.MULTILINE))
    said = json.loads(example.payload())
    (here,), (there,) = shown.pop("pairs"), said.pop("pairs")
    assert shown == said
    for name in ("place", "closest_at", "start", "end"):
        near(here.pop(name), there.pop(name))
    assert here == there
    assert example.row().index == said["log_size"]


def near(one: object, other: object) -> None:
    if isinstance(one, list) and isinstance(other, list):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 2
    else:
        assert str(one)[:18] == str(other)[:18]


def test_a_replica_computes_the_same() -> None:
    records = list(example.host().store.records())
    again = Again(example.host().store)
    replay(records, len(records), take=again.take)
    assert (again.recomputed, again.objections) == (3, [])


def test_what_the_page_tells_of_the_drive() -> None:
    """A parallel of latitude is not the shortest way, but over 27 km the difference is a few centimetres."""
    (pair,) = example.row().said.pairs or ()
    metres = 0.03 * 10 * 111_413 * cos(radians(35.93))
    assert round(metres / 1_000) == 27
    seconds = float(str(pair.end)[17:-1]) - float(str(pair.start)[17:-1]) + 60 * (int(str(pair.end)[14:16]) - int(str(pair.start)[14:16]))
    assert abs(seconds - 2 * 600 / metres * 3_600) < 2
    assert str(pair.closest_at).startswith("2018-09-17T14:20:00")


def test_what_is_withheld_is_as_the_page_has_it() -> None:
    shown = told("verdict")
    assert shown["disclosure"] == example.disclosure()
    assert shown["digest"] == disclosure.digest(example.disclosure()) == (example.row().said.withheld or ())[0]
    (pair,) = withheld.reveal(example.row().said, [example.disclosure()])
    assert (pair.notice, pair.other) == ("south/convoy-12", "north/patrol-5")
    (array,) = re.findall(r"^array {2,}(\[.*\])$", PAGE, re.MULTILINE)
    assert json.loads(array)[1] == {"notice": pair.notice, "other": pair.other, "word": pair.word}


def test_the_page_names_every_member() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    own = {name for kind in (Verdict, Pair, Hit) for name in kind.__struct_fields__} - set(Statement.__struct_fields__)
    assert own - named - {"measure", "undetermined_count"} == set()


def test_the_page_says_that_it_permits_nothing() -> None:
    assert "A verdict informs; it permits nothing." in PAGE
