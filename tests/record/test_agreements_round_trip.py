"""All agreements of the public record, there and back: said, folded, shown, and read from the log again without loss.

Twice. Once straight from the sheet (`agreements.yaml`) through statements into a log and out again: member by member the same. And once
through the reference scenario, whose entries name parties by id and date things in UTC: every measure of the sheet is found there again
with each of its fields, in the log and not only in the files.

The sheet is not part of this tree. Where it lies beside it these tests run; elsewhere they are skipped by name, and fail in CI.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from garant import instant
from garant.answers import overview
from garant.answers.commitments import of_agreement
from garant.answers.plain import plain as as_data
from garant.node.questions.commitments import commitment_data
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Absent, After, Between, By, Disputed, Every, Unknown
from garant.terminal import commitments as sheets
from garant.terminal import tables
from tests.record import sheet
from tests.record.played import agreements, played
from tests.world import World

FILE = Path(__file__).resolve().parents[3] / "shared" / "record" / "agreements.yaml"
CI = os.environ.get("CI", "").lower() in {"true", "1"}
AT_MS = instant.parse("2020-06-01T00:00:00Z")

pytestmark = pytest.mark.skipif(not FILE.is_file() and not CI, reason="the record agreements.yaml is not kept in the repository")

Members = dict[str, Any]


@cache
def record() -> Members:
    found: Members = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def entered() -> World:
    """Say every agreement of the sheet, as a registrar does."""
    world = World(rules_level=3)
    reg = world.side("reg")
    zone_of = {zone["id"]: one["id"] for one in record()["agreements"] for zone in one["zones"]}
    for one in sorted(record()["agreements"], key=lambda one: (bool(_refers(one)), one["date"])):
        world.admit(reg.headquarters, sheet.said(one, record()["sources"], zone_of))
    return world


def _refers(one: Members) -> list[str]:
    return [name for measure in one["measures"] for name in measure.get("refers_to", ())]


def each() -> list[Any]:
    return [pytest.param(one, id=one["id"]) for one in record()["agreements"]] if FILE.is_file() else []


# Straight from the sheet


@pytest.mark.parametrize("one", each())
def test_an_agreement_comes_back_from_the_log_as_it_was(one: Members) -> None:
    back, wanted = sheet.sheet(entered().state, f"reg/{one['id']}"), sheet.plain(one)
    for ours, theirs in zip(back["measures"], wanted["measures"], strict=True):
        assert ours == theirs, theirs["id"]
    for ours, theirs in zip(back["zones"], wanted["zones"], strict=True):
        assert ours == theirs, theirs["id"]
    assert back == wanted


@pytest.mark.parametrize("one", each())
def test_its_sources_come_back_with_title_and_address(one: Members) -> None:
    for source in entered().state.agreements.rows[f"reg/{one['id']}"].said.sources or ():
        known = record()["sources"][source.name]
        assert {"title": source.title, "url": source.url, "kind": source.form} == known


@pytest.mark.parametrize("one", each())
def test_every_measure_is_shown_with_its_text_and_its_clock(one: Members) -> None:
    state, ref = entered().state, f"reg/{one['id']}"
    found = list(of_agreement(state, ref, "actual", AT_MS))
    console = Console(width=2_000, no_color=True)
    with console.capture() as caught:
        console.print(tables.agreement(overview.agreement(state, ref)), sheets.whole(found, AT_MS))
    printed, data = caught.get(), str(as_data([commitment_data(each) for each in found]))
    for measure, commitment in zip(one["measures"], found, strict=True):
        assert commitment.thing == f"measure:{ref}#{measure['id']}"
        assert sheet.deadline_back(commitment.deadline) == sheet.plain_measure(measure)["deadline"]
        assert printed.count(measure["text"]) == 2
        assert measure["text"] in data or repr(measure["text"])[1:-1] in data


def test_there_are_as_many_as_in_the_sheet() -> None:
    state = entered().state
    measures = sum(len(one["measures"]) for one in record()["agreements"])
    assert (len(state.agreements), len(state.measures)) == (len(record()["agreements"]), measures)
    assert (len(record()["agreements"]), measures) == (16, 88)


# Through the reference scenario


def pairs() -> Iterator[tuple[str, Members, Measure]]:
    """Give each measure of the sheet, and the scenario's as it stands in the log."""
    rows = played(agreements).state.measures.rows
    for one in record()["agreements"]:
        for measure in one["measures"]:
            ref = f"reg/{one['id'].lower()}#{measure['id']}"
            yield ref, measure, rows[ref].measure


def test_the_log_holds_all_agreements_of_the_scenario() -> None:
    entered_by_the_registrar = [ref for ref, _ in played(agreements).state.agreements.items() if ref.startswith("reg/")]
    assert len(entered_by_the_registrar) == 27


def test_each_measure_keeps_its_form_text_and_way_of_verification() -> None:
    for ref, theirs, ours in pairs():
        assert ours.form == theirs["type"], ref
        text = ours.text["en"].replace("Türkiye", "Turkey")
        assert text == theirs["text"] or (isinstance(ours.content, Unknown) and theirs["text"].startswith(text.rstrip("."))), ref
        assert ours.verification == theirs["verifiable"], ref


def test_each_measure_keeps_whom_it_addresses() -> None:
    for ref, theirs, ours in pairs():
        if isinstance(ours.addressee, Absent):
            assert theirs["addressee"][0].startswith("unnamed"), ref
        else:
            assert isinstance(ours.addressee, tuple), ref
            assert len(ours.addressee) == len(theirs["addressee"]), ref


KINDS: dict[str, tuple[type[Any], ...]] = {
    "none": (Absent,),
    "unknown": (Unknown,),
    "absolute": (By,),
    "relative": (After,),
    "from_event": (After, Between),
    "recurring": (Every,),
}


def test_each_measure_keeps_its_deadline() -> None:
    for ref, theirs, ours in pairs():
        wanted, deadline = theirs["deadline"], ours.deadline
        if "conflict" in wanted:
            assert isinstance(deadline, Disputed), ref
            assert all(reading.due is not None for reading in deadline.readings), ref
            continue
        assert isinstance(deadline, KINDS[wanted["kind"]]), ref
        value = str(wanted.get("value", ""))
        if isinstance(deadline, By):
            assert deadline.date == value[:10], ref
        elif isinstance(deadline, After | Every):
            assert value in (deadline.period, deadline.words), ref
        elif isinstance(deadline, Between):
            assert isinstance(deadline.finish_by, After), ref
            assert deadline.finish_by.period == value, ref


def test_each_measure_keeps_where_it_applies_and_what_it_prohibits_and_excepts() -> None:
    for ref, theirs, ours in pairs():
        zones = [theirs["zone"]] if isinstance(theirs.get("zone"), str) else theirs.get("zone", [])
        assert [name.rpartition("#")[2] for name in ours.zone or ()] == [name.lower() for name in zones], ref  # type: ignore[union-attr]
        assert list(ours.prohibited or ()) == theirs.get("prohibited", []), ref
        if theirs["exceptions"] == "unknown":
            assert isinstance(ours.exceptions, Unknown), ref
        else:
            assert len(ours.exceptions or ()) == len(theirs["exceptions"]), ref  # type: ignore[arg-type]


def test_each_measure_keeps_its_condition_weapons_gaps_references_and_sources() -> None:
    for ref, theirs, ours in pairs():
        assert bool(ours.condition) == ("condition" in theirs), ref
        assert len(ours.weapon_classes or ()) == len(theirs.get("weapon_classes", ())), ref
        assert len(ours.left_open or ()) == len(theirs.get("ambiguity", ())), ref
        assert ours.practice_not_text == theirs.get("practice_not_text", False), ref
        assert isinstance(ours.content, Disputed) == theirs.get("disputed_reading", False), ref
        assert [name.partition("/")[2] for name in ours.refers_to or ()] == [name.lower() for name in theirs.get("refers_to", ())], ref
        assert set(theirs["sources"]) <= set(ours.sources or ()), ref


def test_each_measure_is_a_commitment_that_is_shown() -> None:
    state = played(agreements).state
    shown = {one.thing for ref, _ in state.agreements.items() for one in of_agreement(state, ref, "actual", AT_MS)}
    assert {f"measure:{ref}" for ref, _, _ in pairs()} <= shown
