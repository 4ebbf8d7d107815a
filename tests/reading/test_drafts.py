"""Drafts: each kind of thing that is read becomes a statement that the log admits, in the order in which they are said, without names."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from garant.reading.drafts import Drafts, drafts
from garant.reading.drafts_writer import Draft
from garant.reading.merging import events
from garant.reading.sources_account import Account
from tests.reading.told import IR, LAVROV, RU, TR, US, Told, day, everything
from tests.world import Side, World

PARTIES = {"ru": "ru", "tr": "tr"}
KINDS = {
    "contact/1", "meeting/1", "readout/1", "agreement/1", "plan/1", "proposal/1", "incident/1", "position/1", "crossing_count/1", "body/1",
    "request/1",
}  # fmt: skip


def drafted(*accounts: Account) -> Drafts:
    return drafts(events(accounts), PARTIES, "reg")


def of_kind(found: Iterable[Draft], kind: str) -> list[dict[str, Any]]:
    return [draft.body for draft in found if draft.kind == kind]


def small_log() -> tuple[World, Side]:
    world = World(rules_level=3)
    sides = [world.side(name) for name in ("ru", "tr", "reg")]
    return world, sides[-1]


def admit_all(found: Drafts) -> None:
    world, registrar = small_log()
    for draft in found.drafts:
        world.admit(registrar.headquarters, draft.body)


def test_every_kind_of_thing_becomes_statements_that_the_log_admits() -> None:
    found = drafted(everything())
    admit_all(found)
    assert {draft.body["type"] for draft in found.drafts} == KINDS
    assert [left.event.item.kind for left in found.left] == ["relation"]


def test_drafts_have_names_of_their_own_and_are_the_same_each_time() -> None:
    first, again = drafted(everything()), drafted(everything())
    names = [draft.name for draft in first.drafts]
    assert len(set(names)) == len(names)
    assert [draft.body for draft in first.drafts] == [draft.body for draft in again.drafts]


def test_no_name_of_a_person_stands_in_any_draft() -> None:
    spelt = json.dumps([draft.body for draft in drafted(everything()).drafts], ensure_ascii=False)
    assert "Lavrov" not in spelt
    assert "Sergueï" not in spelt
    assert "ministre russe des Affaires étrangères" in spelt


def test_parties_are_ids_where_the_theatre_has_them_and_words_elsewhere() -> None:
    [meeting] = of_kind(drafted(everything()).drafts, "meeting")
    assert meeting["between"] == [{"party": "ru"}, {"party": "tr"}, {"text": "Iran"}]


def test_what_the_text_leaves_open_is_open_and_asked_about() -> None:
    found = drafted(everything()).drafts
    understanding = next(body for body in of_kind(found, "agreement") if "measures" in body)
    [measure] = understanding["measures"]
    assert measure["content"] == measure["deadline"] == {"is": "unknown", "because": "not_stated"}
    assert measure["left_open"] == ["ne précise pas quelles mesures"]
    [question] = of_kind(found, "request")
    assert question["about"] == [f"agreement:reg/{understanding['name']}"]
    assert question["capacity"] == "party", "whoever signs a question asks it in its own name"


def test_a_wish_is_no_measure() -> None:
    found = drafted(everything()).drafts
    understanding = next(body for body in of_kind(found, "agreement") if "measures" in body)
    assert [one["standing"] for one in understanding["measures"]] == ["agreed"]
    [readout] = of_kind(found, "readout")
    assert [point["standing"] for point in readout["points"]] == ["agreed", "hoped"]


def test_a_condition_without_a_contact_is_told_and_not_drafted() -> None:
    text = Told("La Russie enverrait des troupes si Damas le demandait.")
    text.item("measure", text.text, "conditional", addressee=("La Russie", (RU,)), text=("des troupes", ...))
    found = drafted(text.account())
    assert found.drafts == ()
    assert "conditional" in found.left[0].because


def test_a_newspapers_word_is_an_offer_as_it_reports_it() -> None:
    [proposal] = [body for body in of_kind(drafted(everything()).drafts, "proposal") if body["form"] == "offer"]
    assert (proposal["by"], proposal["reported_by"], proposal["reply"]["is"]) == ({"party": "ru"}, "le journal", "unknown")


def test_a_claim_and_its_denial_are_two_positions_on_one_incident() -> None:
    found = drafted(everything()).drafts
    positions = of_kind(found, "position")
    first, second, third = ((one["says"], one["by"]) for one in positions)
    assert (first, second) == (("alleges", {"text": "États-Unis"}), ("denies", {"party": "ru"}))
    assert positions[0]["about"] == positions[1]["about"]
    assert third == ("denies", {"text": "Iran"})
    assert positions[2]["about"] != positions[0]["about"], "who was not accused denies something else"


def test_who_is_left_out_of_a_truce_stands_in_it_without_any_place() -> None:
    begun = next(body for body in of_kind(drafted(everything()).drafts, "agreement") if body["form"] == "truce")
    assert begun["excluded"] == [{"text": "jihadistes"}]
    assert begun["in_force"]["date"] == "2018-02"


def test_an_incident_of_an_excluded_group_has_no_coordinates() -> None:
    text = Told("Les jihadistes ont attaqué Alep vendredi.")
    left_out = LAVROV._replace(party=None, text="jihadistes", office=None, excluded=True)
    text.item(
        "incident", text.text, form=("attaqué", "attack"), by=("jihadistes", (left_out,)), place=("Alep", ...), text=("attaqué Alep", ...)
    )
    found = drafted(text.account())
    admit_all(found)
    [body] = of_kind(found.drafts, "incident")
    assert (body["excluded_party"], body["district"], "place" in body) == ("jihadistes", "Alep", False)


def test_confidential_measures_are_said_to_be_that() -> None:
    text = Told("Ils ont convenu de mesures concrètes. Elles ne seront pas rendues publiques.")
    text.item("measure", "Ils ont .. concrètes.", "agreed", addressee=("Ils", (RU, US)), text=("mesures concrètes", ...))
    text.item(
        "gap", "Elles .. publiques.", of=("ne seront pas rendues publiques", "confidential"), text=("ne seront pas rendues publiques", ...)
    )
    [body] = of_kind(drafted(text.account()).drafts, "agreement")
    assert body["text_status"] == "confidential"
    assert body["measures"][0]["content"] == {"is": "unknown", "because": "confidential"}


def test_measures_of_another_day_are_another_understanding() -> None:
    text = Told("Samedi, ils ont convenu de coopérer. En mai 2017, ils avaient convenu de zones. Ils ont promis une aide.")
    for words, about in (("Samedi, .. coopérer.", "coopérer"), ("En mai .. zones.", "zones"), ("Ils ont promis .. aide.", "une aide")):
        text.item("measure", words, "agreed", addressee=(about, (RU, TR)), text=(about, ...))
    text.mentions += [mention_of(text, "Samedi", "2018-12-29"), mention_of(text, "mai 2017", "2017-05")]
    found = [(body["concluded"]["date"], body["measure_count"]) for body in of_kind(drafted(text.account()).drafts, "agreement")]
    assert found == [("2018-12-29", 1), ("2017-05", 2)], "what follows goes with what stands last before it"


def mention_of(text: Told, words: str, iso: str) -> Any:  # noqa: ANN401 - a mention
    from garant.reading.mentions import Mention

    return Mention("date", text.span(words), day=day(iso, words))


@pytest.mark.parametrize("value", ["", "Ünïcode-Form!", "9 lives", "x" * 200])
def test_a_form_is_always_a_word_of_the_vocabulary(value: str) -> None:
    text = Told("Un incident.")
    text.item("incident", text.text, form=("incident", value), text=("Un incident", ...))
    admit_all(drafted(text.account()))


def test_very_many_measures_are_bounded_and_nothing_breaks() -> None:
    lines = [f"Ils ont convenu de la mesure numéro {number} sans délai." for number in range(300)]
    text = Told("\n".join(lines))
    for line in lines:
        text.item("measure", line, "agreed", addressee=("Ils", (RU, TR, IR)), text=(line, ...))
    found = drafted(text.account())
    admit_all(found)
    assert found.drafts or all(left.because for left in found.left)
