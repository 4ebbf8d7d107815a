"""Whether a USS's service answers, as an arbiter sets it; and reports of exchanges that failed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.f3548.dss import AA, SC, Dss, Told, at, serving_dss


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def put(dss: Dss, availability: object, old: str | None = "", uss: str = "uss1") -> Told:
    return dss.put("arbiter", f"/uss_availability/{uss}", {"old_version": old, "availability": availability}, AA)


def test_what_nobody_set_is_unknown(dss: Dss) -> None:
    told = dss.get("uss2", "/uss_availability/uss1", SC)
    assert (told.status, told.body) == (200, {"version": "", "status": {"uss": "uss1", "availability": "Unknown"}})


def test_it_is_set_in_letters_of_any_size(dss: Dss) -> None:
    version = ""
    for given, shown in (("normal", "Normal"), ("DOWN", "Down"), ("Unknown", "Unknown"), ("", "Unknown"), ("Normal", "Normal")):
        told = put(dss, given, version)
        assert (told.status, told.body["status"]) == (200, {"uss": "uss1", "availability": shown})
        assert told.body["version"] not in {"", version}
        version = told.body["version"]
        assert dss.get("uss2", "/uss_availability/uss1", AA).body == told.body


def test_the_version_must_be_the_one_that_stands(dss: Dss) -> None:
    assert put(dss, "Normal", "1").status == 409
    assert put(dss, "Normal", None).status == 200
    size = dss.size
    assert [put(dss, "Down", old).status for old in ("", None, "x")] == [409, 409, 409]
    assert dss.size == size


@pytest.mark.parametrize("given", ["Resting", "normal ", 1, None])
def test_other_words_are_400(dss: Dss, given: object) -> None:
    assert (put(dss, given).status, dss.size) == (400, 1)


def test_any_text_names_a_uss(dss: Dss) -> None:
    assert put(dss, "Normal", uss="a%2Fb%20%C3%A9").body["status"]["uss"] == "a/b é"
    assert dss.get("uss1", "/uss_availability/a%2Fb%20%C3%A9").body["status"]["availability"] == "Normal"
    assert put(dss, "Normal", uss="").status == 400
    assert put(dss, "Normal", uss="x" * 201).status == 400


def exchange(**members: object) -> dict[str, Any]:
    whole = {"url": "https://uss.example", "method": "POST", "recorder_role": "Client", "request_time": at(0), "problem": "no answer"}
    return {"exchange": {**whole, **members}}


def test_a_report_is_kept_and_said_back(dss: Dss) -> None:
    told = dss.post("uss1", "/reports", exchange(response_code=500))
    assert told.status == 201
    name = told.body.pop("report_id")
    assert 1 <= len(name) <= 128
    assert told.body == exchange(response_code=500)
    assert dss.size == 2


@pytest.mark.parametrize("body", [{}, {"exchange": None}, {"exchange": []}, {"exchange": {"url": "https://uss.example"}}], ids=str)
def test_a_report_of_nothing_is_400(dss: Dss, body: dict[str, Any]) -> None:
    assert (dss.post("uss1", "/reports", body).status, dss.size) == (400, 1)
