"""The log, row by row, and every kind: what the log explorer and the general form stand on."""

from collections.abc import Iterator
from typing import Any

import pytest

from garant.statement.kinds import KINDS, Hiding
from tests.answers.around import filed
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import Side, World, receipt

LOG = "/desk/v1/log"


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def desk(world: World, tr: Side, ru: Side) -> Iterator[DataDesk]:
    world.side("un")
    world.admit(tr.unit, filed("patrol-1", text={"en": "Two lorries."}))
    world.admit(ru.unit, receipt())
    world.admit(ru.unit, filed("hidden", to=["un"], text={"en": "Nobody's business."}), hide=["text"])
    with data_desk(world, "tr") as one:
        yield one


def pages(desk: DataDesk, **asks: object) -> list[Any]:
    """Turn all pages."""
    found, start = [], asks.pop("start", None)
    while True:
        page = desk.get(LOG, **asks, **({} if start is None else {"start": start}))
        found += page["rows"]
        start = page["next"]
        if start is None:
            return found


def test_the_newest_come_first_and_every_page_goes_on_where_the_last_ended(world: World, desk: DataDesk) -> None:
    indexes = [one["index"] for one in pages(desk, count=3)]
    assert indexes == list(range(world.state.size))[::-1]
    assert [one["index"] for one in pages(desk, count=4, newest="false", start=2)] == list(range(2, world.state.size))


def test_a_row_tells_who_signed_with_which_authority(desk: DataDesk) -> None:
    [row] = pages(desk, thing="notice:tr/patrol-1", type="notice")
    assert (row["type"], row["party"], row["thing"], row["to"], row["text"]) == (
        "notice/1",
        "tr",
        "tr/patrol-1",
        ["ru"],
        {"en": "Two lorries."},
    )
    [signer] = row["signed_by"]
    assert (signer["party"], signer["role"], signer["level"], signer["until"]) == ("tr", "officer", "unit", None)


def test_rows_are_found_by_party_type_and_thing(desk: DataDesk) -> None:
    assert [one["type"] for one in pages(desk, thing="tr/patrol-1")] == ["receipt/1", "verdict/1", "notice/1"]
    assert {one["party"] for one in pages(desk, party="ru")} == {"ru"}
    assert [one["thing"] for one in pages(desk, type="notice/1", count=1)] == ["ru/hidden", "tr/patrol-1"]
    assert pages(desk, thing="notice:tr/none") == []


def test_what_is_hidden_from_us_is_counted_and_not_shown(desk: DataDesk) -> None:
    [row] = pages(desk, thing="ru/hidden", type="notice")
    assert (row["text"], row["hides"]) == (None, 1)


def test_a_page_beyond_the_log_is_empty(world: World, desk: DataDesk) -> None:
    assert desk.get(LOG, start=10_000, newest="false") == {"rows": [], "size": world.state.size, "next": None}
    assert len(desk.get(LOG, start=10_000)["rows"]) == world.state.size


# Kinds


def test_every_kind_is_told_with_its_members_and_who_signs_it(desk: DataDesk) -> None:
    told = desk.get("/desk/v1/kinds")
    kinds = {one["kind"]: one for one in told["kinds"]}
    assert kinds.keys() == KINDS.keys()
    assert (kinds["notice/1"]["signed_by"], kinds["notice/1"]["least"]) == ("officer", "unit")
    assert (kinds["agreement/1"]["least"], kinds["verdict/1"]["signed_by"]) == ("headquarters", "host_answer_key")
    for name, kind in KINDS.items():
        hideable = {one["name"] for one in kinds[name]["members"] if one["hideable"]}
        assert hideable == (set(kind.HIDEABLE) if issubclass(kind, Hiding) else set())


def test_the_general_form_knows_what_it_fills_in_and_what_must_be_given(desk: DataDesk) -> None:
    [notice] = [one for one in desk.get("/desk/v1/kinds")["kinds"] if one["kind"] == "notice/1"]
    members = {one["name"]: one for one in notice["members"]}
    assert {name for name, one in members.items() if one["required"] and not one["filled_in"]} == {"status", "name", "kind", "activity"}
    assert members["seq"]["filled_in"]


def test_no_type_is_told_that_is_nowhere_explained(desk: DataDesk) -> None:
    told = desk.get("/desk/v1/kinds")
    assert _references(told) <= {f"#/components/{name}" for name in told["components"]}


def _references(value: Any) -> set[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        own = {str(value["$ref"])} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_references, value.values()))
    return set().union(*map(_references, value)) if isinstance(value, list) else set()
