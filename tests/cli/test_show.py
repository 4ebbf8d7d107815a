"""`garant show`: each question has its answer, for people and for programs; names that the log does not have are refused."""

from pathlib import Path
from typing import Any

import pytest

from garant.errors import Refused
from garant.node.naming import find
from garant.node.ports import Batch, Head, Record
from garant.storage.memory import MemoryStore
from tests.cli.desk import NOTICE_INDEX, RECEIPT_INDEX, SEALED_INDEX, SIZE, fine, garant

QUESTIONS = ("parties", "agreements", "gaps", "contacts", "meetings", "proposals", "notices", "receipts")


def asked(shelf: Path, *words: object) -> Any:  # noqa: ANN401 - any JSON value
    return fine("show", shelf / "theatre", *words, "--json").json()


def id_of(shelf: Path, index: int) -> str:
    return str(asked(shelf, "statement", index)["id"])


def test_parties_are_those_that_were_let_in(shelf: Path) -> None:
    assert [line["party"] for line in asked(shelf, "parties")] == ["north", "south"]
    [north] = asked(shelf, "parties", "north")
    assert [key["level"] for key in north["keys"]] == ["headquarters", "unit"]
    told = fine("show", shelf / "theatre", "parties", "north").out
    assert "1 of 1 keys" in told
    assert "Duty officer" in told


def test_a_notice_is_green_when_its_unit_has_the_word(shelf: Path) -> None:
    [notice] = asked(shelf, "notices", "north/patrol-1")
    assert [one["light"] for one in notice["ladders"]] == ["green"]
    told = fine("show", shelf / "theatre", "notices").out
    assert "south green" in told
    assert "never a permission" in told


def test_receipts_are_shown_level_by_level(shelf: Path) -> None:
    [line] = asked(shelf, "receipts", "north/patrol-1")
    rungs = {rung["level"]: rung["step"] for rung in line["ladders"][0]["rungs"]}
    assert rungs == {"headquarters": "sent", "sector": "sent", "unit": "acknowledged"}


@pytest.mark.parametrize(("party", "open_"), [(None, False), ("north", True), ("south", True)])
def test_a_sealed_agreement_is_open_to_those_it_was_shared_with(shelf: Path, party: str | None, open_: bool) -> None:
    words = ("agreements", "north/line", *(("--as", party) if party else ()))
    [line] = asked(shelf, *words)
    assert (line["hidden"], len(line["measures"])) == ((0, 1) if open_ else (1, 0))
    told = fine("show", shelf / "theatre", *words).out
    assert ("A telephone line" in told) == open_
    assert ("1 sealed" in told) != open_


def test_gaps_of_a_sealed_agreement_are_sealed_too(shelf: Path) -> None:
    nobody = asked(shelf, "gaps")
    assert (nobody["gaps"], nobody["counts"], nobody["questions"]) == ([], {}, [])
    assert [tally["gaps"] for tally in nobody["tallies"]] == [0] * len(nobody["tallies"])
    assert asked(shelf, "gaps", "north/line", "--as", "south")["counts"] == {"deadline none": 1}
    assert "1 gaps in 1 measures" in fine("show", shelf / "theatre", "gaps", "--as", "south").out


@pytest.mark.parametrize("what", ["contacts", "meetings", "proposals"])
def test_where_there_is_nothing_yet_that_is_what_is_said(shelf: Path, what: str) -> None:
    assert asked(shelf, what) == []
    assert "none yet" in fine("show", shelf / "theatre", what).out


def test_a_statement_is_named_by_its_index_its_id_or_how_that_begins(shelf: Path) -> None:
    name = id_of(shelf, NOTICE_INDEX)
    for words in ((NOTICE_INDEX,), (name,), (name[:6],), (name[:40],)):
        assert asked(shelf, "statement", *words)["index"] == NOTICE_INDEX
    told = fine("show", shelf / "theatre", "statement", name[:8]).out
    assert name in told
    assert "north officer at headquarters, Duty officer" in told
    assert '"activity": "joint_patrol"' in told


@pytest.mark.parametrize("name", [SIZE, 10**15, 10**30, "-1", "٧", "7.0", "x" * 200, "abc", "%", "", "\x1b[2J"])
def test_a_name_of_no_statement_is_refused(shelf: Path, name: object) -> None:
    said = garant("show", shelf / "theatre", "statement", "--", name)
    assert (said.code, said.out) == (2 if name == "" else 1, "")
    assert "\x1b" not in said.err
    assert "index" in said.err, "it says how to name one"


def test_a_name_that_may_mean_two_statements_is_refused() -> None:
    store = MemoryStore()
    ids = ("abcdef01", "abcdef02", "000001ff")
    records = tuple(Record(f"{name:0<64}", bytes(32), b"") for name in ids)
    store.commit(Batch(0, records, Head(3, b"", "", 0)))
    assert [find(store, name) for name in ("abcdef01", "000001f", "0", "2")] == [0, 2, 0, 2]
    for name, told in (("abcdef", "entry 0, entry 1"), ("000001", "entry 1, entry 2")):
        with pytest.raises(Refused, match=f"may mean 2 statements \\({told}\\); give more of the id"):
            find(store, name)


def test_a_hidden_member_of_a_statement_is_shown_to_whom_it_was_shared_with(shelf: Path) -> None:
    assert "title" not in asked(shelf, "statement", SEALED_INDEX)["said"]
    assert asked(shelf, "statement", SEALED_INDEX, "--as", "south")["said"]["title"] == {"en": "A telephone line"}
    assert "signed_by" in asked(shelf, "statement", RECEIPT_INDEX, "--as", "south"), "a kind that hides nothing"


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_name_that_the_log_does_not_have_is_refused_with_what_it_may_mean(shelf: Path, what: str) -> None:
    name = {"parties": "nort", "agreements": "line", "gaps": "north/lime", "notices": "patrol-1", "receipts": "north/patrol"}.get(what, "x")
    said = garant("show", shelf / "theatre", what, name, "--json")
    assert (said.code, said.json()["refused"]["code"]) == (1, "unknown_reference")
    assert name == "x" or "; is it north" in said.err


def test_texts_are_shown_in_the_language_asked_for_where_they_have_it(shelf: Path) -> None:
    assert fine("show", shelf / "theatre", "parties", "--lang", "ar").out == fine("show", shelf / "theatre", "parties").out
