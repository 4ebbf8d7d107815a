"""The reference scenario's files: well formed, complete in what they refer to, and true to the record that they are made from.

The record itself is not part of this tree. Where it lies beside it (`../shared/record`), every agreement, measure, contact, meeting,
body and proposal of it is looked up here, one by one. Where it is missing, those tests are skipped by name, and fail in CI.
"""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
import pytest
import yaml

from garant.limits import PAYLOAD_BYTES_MAX
from garant.statement import activities
from garant.statement.kinds import (
    Agreement,
    AnyStatement,
    Body,
    Contact,
    Hiding,
    Meeting,
    Notice,
    NoticeAmendment,
    Proposal,
    Readout,
    Receipt,
    Representation,
    Statement,
    ZoneReading,
)
from garant.statement.kinds.agreements import Measure
from garant.statement.kinds.authority import Category
from garant.statement.values import Absent, After, Between, By, Dated, Disputed, Every, Source, Unknown, Who
from garant.statement.words import LEVELS
from garant.statement.zones import AlongBoundary, Control, DepthFromLine, Drawing, Rings, RoadBand, Separation, Zone

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "src" / "garant" / "demo" / "scenario"
RECORD = ROOT.parent / "shared" / "record"
FILES = sorted(SCENARIO.glob("*.toml"))
SAYING = sorted(SCENARIO.glob("[0-9]*.toml"))
LINES_MAX = 320

Members = dict[str, Any]
S = TypeVar("S", bound=Statement)


@dataclass(frozen=True)
class Say:
    """One `[[say]]` of a file, with its statement decoded."""

    file: str
    entry: str
    also: tuple[str, ...]
    keys: tuple[str, ...]
    tell: str
    hide: tuple[str, ...]
    members: Members
    said: Statement


def read(path: Path) -> Members:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def parties() -> dict[str, Members]:
    return {party["id"]: party for party in read(SCENARIO / "parties.toml")["party"]}


@cache
def party_of_key() -> dict[str, str]:
    return {key["name"]: party["id"] for party in parties().values() for key in party["key"]}


def whole(say: Members) -> Members:
    """Give a statement's members with dummy bookkeeping, as a desk would fill it in."""
    return {
        **say["statement"],
        "log": read(SCENARIO / "theatre.toml")["origin"],
        "party": party_of_key()[say["keys"][0]],
        "seq": 1,
        "seen": {"size": 0, "root": "0" * 64},
        "not_after": "2027-01-02T00:00:00Z",
        "time": "2027-01-01T00:00:00Z",
    }


def decoded(members: Members) -> Statement:
    said: Statement = msgspec.json.decode(msgspec.json.encode(members), type=AnyStatement)
    return said


@cache
def says() -> tuple[Say, ...]:
    return tuple(as_say(path.name, say) for path in SAYING for say in read(path)["say"])


def as_say(file: str, say: Members) -> Say:
    members = whole(say)
    lists = (tuple(say.get(name, ())) for name in ("also", "keys", "hide"))
    also, keys, hide = lists
    return Say(file, say["entry"], also, keys, say["tell"], hide, members, decoded(members))


def of_kind(kind: type[S]) -> dict[str, S]:
    """Give the statements of one kind by every id under which they are found."""
    return {name: say.said for say in says() for name in (say.entry, *say.also) if isinstance(say.said, kind)}


def inside(value: object, kind: type[Any]) -> Iterator[Any]:
    """Yield every part of one type, however deep it lies."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, msgspec.Struct):
        yield from (found for name in value.__struct_fields__ for found in inside(getattr(value, name), kind))
    elif isinstance(value, tuple):
        yield from (found for item in value for found in inside(item, kind))


def refs(say: Say) -> Iterator[str]:
    """Yield what a statement refers to, by `party/name` (the part behind `#` too, where there is one)."""
    for name in ("agreement", "zone", "contact", "notice", "proposal", "counter", "superseded_by", "made_by", "before", "after"):
        if isinstance(say.members.get(name), str):
            yield say.members[name]
    for name in ("outcome", "refers_to"):
        yield from say.members.get(name, ())
    for measure in inside(say.said, Measure):
        yield from measure.refers_to or ()
        yield from (zone for zone in zones_of(measure) if "#" in zone)


def zones_of(measure: Measure) -> tuple[str, ...]:
    return measure.zone if isinstance(measure.zone, tuple) else ()


def made_by(say: Say) -> Iterator[str]:
    """Yield the references under which later statements find what this one makes."""
    name = say.members.get("name")
    if name:
        own = f"{say.said.party}/{name}"
        yield own
        yield from (f"{own}#{part.name}" for kind in (Measure, Zone) for part in inside(say.said, kind))


# The files


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_parses_explains_itself_and_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    read(path)
    assert lines[0].startswith("# ")
    assert len(lines) <= LINES_MAX


@pytest.mark.parametrize("path", SAYING, ids=lambda path: path.name)
def test_a_file_of_entries_holds_nothing_else(path: Path) -> None:
    known = {"entry", "also", "keys", "tell", "hide", "statement"}
    assert set(read(path)) == {"say"}
    assert [set(say) - known for say in read(path)["say"] if set(say) - known] == []


def test_the_theatre_names_what_a_charter_needs() -> None:
    theatre = read(SCENARIO / "theatre.toml")
    assert set(theatre) == {"origin", "title", "area", "languages", "time_zone", "proofs_shown_by", "registrars"}
    assert set(theatre["title"]) == set(theatre["area"]) == {"en", "fr", "ar"}
    assert set(theatre["registrars"]) <= set(parties())


@pytest.mark.parametrize("party", parties().values(), ids=lambda party: str(party["id"]))
def test_a_party_has_roots_keys_and_duty_roles(party: Members) -> None:
    assert party["category"] in get_args(Category)
    assert 1 <= party["threshold"] <= party["root_keys"]
    assert {"en", "fr", "ar", "ru", "tr"} <= set(party["title"])
    for key in party["key"]:
        assert set(key) == {"name", "role", "level", "duty"}
        assert key["name"].startswith(f"{party['id']}-")
        assert key["role"] in {"officer", "desk"}
        assert key["level"] in LEVELS


def test_no_key_is_granted_twice() -> None:
    names = [key["name"] for party in parties().values() for key in party["key"]]
    assert len(names) == len(set(names))


# The statements


@pytest.mark.parametrize("say", says(), ids=lambda say: str(say.entry))
def test_a_statement_fits_its_kind_and_says_nothing_twice(say: Say) -> None:
    payload = msgspec.json.encode(say.members, order="sorted")
    assert msgspec.json.encode(say.said, order="sorted") == payload, "a member spells out its default"
    assert len(payload) <= PAYLOAD_BYTES_MAX


def test_ids_are_unique() -> None:
    ids = [name for say in says() for name in (say.entry, *say.also)]
    assert len(ids) == len(set(ids))


def test_what_has_a_name_has_it_as_its_id() -> None:
    assert [say.entry for say in says() if say.members.get("name", say.entry) != say.entry] == []


@pytest.mark.parametrize("say", says(), ids=lambda say: str(say.entry))
def test_an_entry_is_told_in_one_line_and_signed_by_known_keys(say: Say) -> None:
    assert say.tell.isprintable()
    assert 10 < len(say.tell) <= 140
    signing = {party_of_key()[key] for key in say.keys}
    sides = {say.said.party, getattr(say.said, "represented", say.said.party), getattr(say.said, "other", say.said.party)}
    assert signing == sides


def test_references_go_to_what_stands_before() -> None:
    made: set[str] = set()
    lost: list[str] = []
    for say in says():
        made |= set(made_by(say))
        lost += [f"{say.entry} -> {ref}" for ref in refs(say) if ref not in made]
    assert lost == []


@pytest.mark.parametrize("say", says(), ids=lambda say: str(say.entry))
def test_sources_that_are_cited_are_listed(say: Say) -> None:
    listed = {source.name for source in inside(say.said, Source)}
    cited = {
        name
        for part in (*inside(say.said, Measure), *inside(say.said, Zone), *inside(say.said, Disputed))
        for holder in (part.readings if isinstance(part, Disputed) else (part,))
        for name in holder.sources or ()
    }
    assert cited <= listed


@pytest.mark.parametrize("agreement", of_kind(Agreement).values(), ids=lambda one: str(one.name))
def test_an_agreement_counts_its_measures_and_knows_its_zones(agreement: Agreement) -> None:
    measures, own = agreement.measures or (), {zone.name for zone in agreement.zones or ()}
    assert agreement.measure_count == len(measures)
    assert {name for measure in measures for name in zones_of(measure) if "#" not in name} <= own
    for rule in (zone.rule for zone in agreement.zones or ()):
        near = rule.of if isinstance(rule, AlongBoundary) else (rule.around,) if isinstance(rule, Rings) else ()
        assert set(near) <= own


@pytest.mark.parametrize("agreement", of_kind(Agreement).values(), ids=lambda one: str(one.name))
def test_an_agreement_leaves_no_blank_and_prohibits_known_activities(agreement: Agreement) -> None:
    assert None not in (agreement.title, agreement.between, agreement.in_force, agreement.end)
    assert agreement.title is not None
    assert {"en", "fr"} <= set(agreement.title)
    assert {word for measure in agreement.measures or () for word in measure.prohibited or ()} <= activities.PROHIBITABLE


@pytest.mark.parametrize("say", says(), ids=lambda say: str(say.entry))
def test_facts_are_the_registrars_with_sources_and_all_else_is_an_exercise(say: Say) -> None:
    if say.said.party in read(SCENARIO / "theatre.toml")["registrars"]:
        assert (say.said.status, say.members["capacity"]) == ("actual", "registrar")
        assert say.members["sources"]
    else:
        assert say.said.status == "exercise"
        assert say.members.get("capacity", "party") == "party"
        assert say.tell.startswith("Exercise: ")


def test_only_sealed_things_hide_members_and_only_those_they_may() -> None:
    sealed = [say for say in says() if say.hide]
    assert {say.entry for say in sealed} == {"exercise-line", "ru-tr-line", "roster-ru-hq", "un-site-1", "un-clinic-2"}
    for say in sealed:
        assert isinstance(say.said, Hiding)
        assert set(say.hide) <= say.said.HIDEABLE & set(say.members)
        assert say.said.share or getattr(say.said, "conduit", None), "what a conduit files is opened member by member"


def test_whoever_is_named_as_a_party_is_one_and_excluded_groups_never_are() -> None:
    assert {who.party for say in says() for who in inside(say.said, Who) if who.party} <= set(parties())
    excluded = [who for one in of_kind(Agreement).values() for who in inside(one.excluded, Who)]
    assert excluded
    assert [who for who in excluded if who.party] == []


def test_who_controls_what_has_no_geometry() -> None:
    zones = [zone for one in of_kind(Agreement).values() for zone in one.zones or ()]
    assert [zone.name for zone in zones if isinstance(zone.rule, Control)] == ["z-coh"] * 2  # the agreement has two ids


def test_no_public_text_is_drawn_and_every_drawing_says_that_it_is_indicative() -> None:
    drawn = [(say, drawing) for say in says() for drawing in inside(say.said, Drawing)]
    assert {say.entry for say, _ in drawn} == {"exercise-terms", "reading-dmz-tr", "reading-dmz-ru"}
    assert {say.said.status for say, _ in drawn} == {"exercise"}
    assert {drawing.note for _, drawing in drawn} == {"indicative, exercise"}
    read = {say.said.zone.partition("#")[0] for say in says() if isinstance(say.said, ZoneReading)}
    assert read == {"tr/exercise-terms"}, "nobody draws on the registrar's texts here"


# Notices and receipts


@pytest.mark.parametrize("say", [say for say in says() if isinstance(say.said, Notice | NoticeAmendment)], ids=lambda say: str(say.entry))
def test_what_is_drawn_says_that_it_is_indicative(say: Say) -> None:
    assert isinstance(say.said, Notice | NoticeAmendment)
    assert say.said.text is not None
    assert "indicative, exercise" in say.said.text["en"]
    assert "exercice" in say.said.text["fr"]
    assert say.said.activity in activities.DECLARED
    assert say.said.volumes
    assert say.said.to


def receipts(notice: str) -> set[tuple[str, int, str, str, bool]]:
    """Give who said what about a notice: party, version, level, step, and whether it was relayed."""
    found = (say.said for say in says() if isinstance(say.said, Receipt) and say.said.notice == notice)
    return {(one.party, one.version, one.level, one.step, one.relay is not None) for one in found}


def test_receipts_come_from_those_who_were_told() -> None:
    told = {(f"{say.said.party}/{say.said.name}", 1): say.said.to for say in says() if isinstance(say.said, Notice)}
    told |= {(say.said.notice, say.said.version): say.said.to for say in says() if isinstance(say.said, NoticeAmendment)}
    given = [say.said for say in says() if isinstance(say.said, Receipt)]
    assert [one for one in given if one.party not in (told[one.notice, one.version] or ())] == []


def test_receipts_show_each_way_in_which_word_travels_or_stops() -> None:
    convoy = receipts("un/un-convoy-1")
    assert {("tr", 1, level, "acknowledged", False) for level in LEVELS} <= convoy, "down to the unit's own word: green"
    assert ("opp", 1, "unit", "acknowledged", True) in convoy, "a unit without a key is reached by relay"
    assert [one for one in convoy if one[0] == "ru" and one[2] != "headquarters"] == [], "headquarters knows, the unit does not"
    assert {one[1] for one in receipts("tr/tr-supply-1")} == {1}, "nobody has answered version 2"
    assert "queried" in {one[3] for one in receipts("ru/ru-uav-1")}
    assert receipts("tr/tr-post-1") == set()


# Against the record


def record(name: str) -> Members:
    path = RECORD / name
    if not path.is_file():
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(f"needs the record {path}", pytrace=False)
        pytest.skip(f"needs the record {name}, which is not part of this tree")
    found: Members = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def written() -> list[Members]:
    """Give the agreements of agreements.yaml."""
    found: list[Members] = record("agreements.yaml")["agreements"]
    return found


@pytest.fixture(scope="module")
def press() -> Members:
    """Give the record of the five press reports."""
    return record("syria-2015-2019.yaml")


TEXT_STATUS = {
    "full_text_public": "full_text_public",
    "text_public_excerpt_read": "excerpt_read",
    "leaked_then_published": "leaked",
    "confidential": "confidential",
    "news_summary_only": "summary_only",
}
OF_KIND: dict[str, tuple[type[Any], ...]] = {
    "none": (Absent,),
    "unknown": (Unknown,),
    "absolute": (By,),
    "relative": (After,),
    "from_event": (After, Between),
    "recurring": (Every,),
}
ROLES = ("guarantor_role", "guarantor_split", "secretariat", "witness", "supervisor")
MORE_SIDES = {"SY-2016-COH": 2}
"""The press report names two more sides of this ceasefire."""


def pairs(written: list[Members]) -> Iterator[tuple[str, Members, Measure]]:
    """Yield each measure of agreements.yaml with the scenario's own."""
    for theirs in written:
        ours = of_kind(Agreement)[theirs["id"].lower()].measures or ()
        for one, measure in zip(theirs["measures"], ours, strict=True):
            yield f"{theirs['id']}.{one['id']}", one, measure


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def test_every_agreement_of_the_record_is_there(written: list[Members]) -> None:
    for theirs in written:
        ours = of_kind(Agreement)[theirs["id"].lower()]
        assert isinstance(ours.concluded, Dated)
        assert (ours.tier, ours.concluded.date) == (theirs["tier"], theirs["date"])
        assert ours.text_status == TEXT_STATUS[theirs["text_status"]]
        assert (ours.symbol, ours.publication) == (theirs.get("un_symbol"), theirs.get("publication"))


def test_every_agreement_has_its_sides_guarantors_roles_and_excluded_groups(written: list[Members]) -> None:
    for theirs in written:
        ours = of_kind(Agreement)[theirs["id"].lower()]
        more = MORE_SIDES.get(theirs["id"], 0)
        assert len(tuple(inside(ours.between, Who))) == len(theirs["parties"]) + more
        assert len(tuple(inside(ours.guarantors, Who))) == len(theirs["guarantors"])
        assert bool(ours.roles) == any(role in theirs for role in ROLES)
        groups = theirs["excluded_parties"]
        assert isinstance(ours.excluded, Unknown) if groups == "unknown" else len(ours_named(ours)) == len(groups)


def ours_named(agreement: Agreement) -> list[Who]:
    """Give the excluded groups but those that the press report alone names."""
    return [who for who in inside(agreement.excluded, Who) if who.note != "named by the press report only"]


def test_start_and_end_are_as_open_as_in_the_record(written: list[Members]) -> None:
    for theirs in written:
        ours = of_kind(Agreement)[theirs["id"].lower()]
        start = Disputed if "conflict" in theirs["in_force"] else Unknown if theirs["in_force"] == "unknown" else Dated
        assert isinstance(ours.in_force, start), theirs["id"]
        assert isinstance(ours.end, Unknown) or theirs["end"] != "unknown", theirs["id"]
        said = f"{msgspec.to_builtins(ours.in_force)} {msgspec.to_builtins(ours.end)}"
        assert numbers(f"{theirs['in_force']} {theirs['end']}") <= numbers(said), theirs["id"]


def test_every_source_keeps_its_title_and_address(written: list[Members]) -> None:
    known = record("agreements.yaml")["sources"]
    for theirs in written:
        for source in of_kind(Agreement)[theirs["id"].lower()].sources or ():
            if source.name in known:
                row = known[source.name]
                assert (source.title, source.url, source.form) == (row["title"], row["url"], row["kind"].replace("_", " "))


def test_every_measure_of_the_record_is_there_once_and_in_order(written: list[Members]) -> None:
    assert [where for where, theirs, ours in pairs(written) if (ours.name, ours.form) != (theirs["id"], theirs["type"])] == []
    assert [where for where, theirs, ours in pairs(written) if ours.verification != theirs["verifiable"]] == []


def test_every_measure_keeps_its_numbers_and_its_sources(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        assert numbers(theirs["text"]) <= numbers(ours.text["en"]), where
        mine = [name for name in ours.sources or () if not name.startswith("press-")]
        assert mine == theirs["sources"], where


def test_every_measure_has_as_many_addressees_and_a_missing_one_stays_missing(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        if theirs["addressee"][0].startswith("unnamed"):
            assert isinstance(ours.addressee, Absent), where
        else:
            assert len(tuple(inside(ours.addressee, Who))) == len(theirs["addressee"]), where


def test_every_deadline_is_of_its_kind(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        due = theirs["deadline"]
        expected = (Disputed,) if "conflict" in due else OF_KIND[due["kind"]]
        assert isinstance(ours.deadline, expected), where
        first = ours.deadline.readings[0].due if isinstance(ours.deadline, Disputed) else ours.deadline
        assert agrees(first, due), where


def agrees(ours: object, due: Members) -> bool:
    """Tell whether a deadline has the record's value: the date, the period, or the words."""
    value = str(due.get("value", ""))
    match ours:
        case By():
            return value.startswith(ours.date)
        case After() | Every():
            return value in (ours.period, ours.words)
        case Between():
            return isinstance(ours.finish_by, After) and ours.finish_by.period == value
        case _:
            return value == ""


def test_local_midnights_have_utc_only_where_the_country_is_named(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        if isinstance(ours.deadline, By):
            assert (ours.deadline.utc is not None) == ("Damascus" in theirs["deadline"]["value"]), where


def test_every_measure_keeps_what_it_prohibits_excepts_and_leaves_open(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        assert list(ours.prohibited or ()) == theirs.get("prohibited", []), where
        assert [one.replace(" ", "_") for one in ours.weapon_classes or ()] == theirs.get("weapon_classes", []), where
        assert list(ours.left_open or ()) == [word.replace("_", " ") for word in theirs.get("ambiguity", [])], where
        assert (ours.condition, ours.practice_not_text) == (theirs.get("condition"), theirs.get("practice_not_text", False)), where
        assert [ref.removeprefix("reg/").upper() for ref in ours.refers_to or ()] == theirs.get("refers_to", []), where
        assert isinstance(ours.content, Disputed) == theirs.get("disputed_reading", False), where


def test_exceptions_follow_the_rule_of_the_header(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        expected = tuple(theirs["exceptions"]) or None if theirs["exceptions"] != "unknown" else Unknown(because="confidential")
        assert ours.exceptions == expected, where


def test_every_measure_applies_to_the_same_zones(written: list[Members]) -> None:
    for where, theirs, ours in pairs(written):
        named = theirs.get("zone", [])
        asked = [named] if isinstance(named, str) else named
        assert [name.rpartition("#")[2] for name in zones_of(ours)] == [name.lower() for name in asked], where


def test_every_zone_of_the_record_is_there_with_its_distances(written: list[Members]) -> None:
    for theirs in written:
        ours = of_kind(Agreement)[theirs["id"].lower()].zones or ()
        for row, zone in zip(theirs["zones"], ours, strict=True):
            assert (zone.name, zone.title["en"], list(zone.sources or ())) == (row["id"].lower(), row["name"], row["sources"])
            assert distances(zone) == wanted(row["geometry"]), row["id"]
            status = row["geometry"]["status"].replace("_", " ")
            assert status in (zone.settled, zone.status.replace("_", " ")), row["id"]
            units = [*inside_units(zone), *(zone.units or ())]
            assert [unit for unit in row["geometry"].get("admin_units", []) if unit not in units] == [], row["id"]


def inside_units(zone: Zone) -> tuple[str, ...]:
    return getattr(zone.rule, "units", ())


def distances(zone: Zone) -> set[int]:
    """Give the distances of a zone's rule, in metres."""
    match zone.rule:
        case DepthFromLine(depth_m=one, depth_min_m=low, depth_max_m=high):
            found: tuple[object, ...] = (one, low, high)
        case RoadBand(left_m=left, right_m=right):
            found = (left, right)
        case Rings(out_to_m=bands):
            found = bands
        case Separation(distance_m=one):
            found = (one,)
        case _:
            found = (getattr(zone.rule, "length_m", None),)
    return {one for one in found if isinstance(one, int)}


def wanted(geometry: Members) -> set[int]:
    """Give the distances of a geometry of the record, in metres."""
    given = [value for name, value in geometry.items() if "_km" in name and isinstance(value, int)]
    return {value * 1000 for value in (*given, *geometry.get("bands_km", []))}


# Against the record of the press reports


def sources_of(said: Contact | Meeting | Body | Proposal | Agreement) -> set[str]:
    return {source.name for source in said.sources or ()}


def test_every_contact_of_the_record_is_there(press: Members) -> None:
    for theirs in press["contacts"]:
        ours = of_kind(Contact)[theirs["id"]]
        assert ours.level.lower() == theirs["level"].lower()
        assert {who.party for who in ours.between} == set(theirs.get("parties", ["us", "ru"]))
        assert theirs["source"] in sources_of(ours)
        assert theirs.get("place") in (None, ours.place)
        assert bool(ours.outcome) == ("outcome" in theirs)
        same_date(ours.when, theirs["date"])


def same_date(ours: object, theirs: object) -> None:
    """Assert that a date is the record's, and marked where the record marks it as being from outside the reports."""
    if isinstance(theirs, dict) and "day" not in theirs:
        assert isinstance(ours, Unknown)
        assert ours.note
    elif isinstance(theirs, dict):
        assert isinstance(ours, Dated)
        assert ours.date == str(theirs["day"]["value"])
        assert ours.outside
    else:
        assert isinstance(ours, Dated)
        assert ours.date == str(theirs)


def test_every_side_s_words_about_a_contact_are_there(press: Members) -> None:
    readouts = of_kind(Readout)
    for theirs in press["contacts"]:
        speakers = [speaker(one) for one in readouts.values() if one.contact == f"reg/{theirs['id']}"]
        asked = [row["by"].split()[0] for row in (*theirs.get("readouts", []), *theirs.get("said_before", []))]
        assert [name for name in set(asked) if speakers.count(name) < asked.count(name)] == []
    assert [name for name in READOUTS if name not in readouts] == []


def speaker(readout: Readout) -> str:
    return "unknown" if isinstance(readout.by, Unknown) else readout.by[0].party or ""


READOUTS = (
    "c-2015-09-18-us",
    "c-2015-09-18-ru",
    "c-2015-09-18-us-before",
    "c-2015-09-18-us-hope",
    "c-2015-09-18-ru-troops",
    "c-2016-07-15-us",
    "c-2016-07-15-ru",
    "c-2018-02-ru",
    "c-2018-12-29-ru",
    "c-2018-12-29-tr",
    "c-2019-02-unnamed",
    "c-2019-02-tr",
    "c-2019-02-ru",
)


def test_what_was_said_on_a_condition_or_hoped_stands_so() -> None:
    readouts = of_kind(Readout)
    assert readouts["c-2015-09-18-ru-troops"].standing == "conditional"
    assert readouts["c-2015-09-18-us-hope"].standing == "hoped"
    assert isinstance(readouts["c-2019-02-unnamed"].by, Unknown)
    assert (readouts["c-2018-12-29-ru"].standing, readouts["c-2018-12-29-tr"].standing) == ("agreed", "said")


def test_every_meeting_of_the_record_is_there_with_its_missing_date(press: Members) -> None:
    for theirs in press["meetings"]:
        ours = of_kind(Meeting)[theirs["id"]]
        missing = "date" in theirs.get("gap", [])
        assert isinstance(ours.when, Unknown if missing else Dated), theirs["id"]
        assert ours.number == theirs.get("number")
        assert theirs.get("place") in (None, ours.place)
        assert ours.stands == ("held" if theirs.get("held") else "possible" if "possibility" in theirs.get("status", "") else "planned")
        assert {who.party for who in ours.between or ()} == set(theirs.get("parties", []))
        assert theirs["source"] in sources_of(ours)
        assert ours.after == (f"reg/{theirs['after']}" if "after" in theirs else None)


def test_every_body_and_proposal_of_the_record_is_there(press: Members) -> None:
    for theirs in press["bodies"]:
        body = of_kind(Body)[theirs["id"]]
        assert body.made_by == f"reg/{theirs['made_by']}"
        assert isinstance(body.members, Unknown)
        assert isinstance(body.when, Unknown)
        assert theirs["source"] in sources_of(body)
    for theirs in press["proposals"]:
        proposal = of_kind(Proposal)[theirs["id"]]
        assert (proposal.by.party, proposal.addressed_to[0].party) == (theirs["by"], theirs["to"])
        assert [one.of.party for one in proposal.in_exchange or ()] == [one["to"][0] for one in theirs["in_exchange"]]
        assert isinstance(proposal.reply, Unknown)
        assert (proposal.handling or "").lower() == f"{theirs['handling']}.".lower()
        assert theirs["source"] in sources_of(proposal)


def test_a_request_without_reply_is_no_measure() -> None:
    request = of_kind(Proposal)["consult-syrian-army-2015"]
    assert (request.form, request.repeated) == ("request", True)
    assert isinstance(request.reply, Absent)


def test_every_agreement_of_the_reports_is_there_with_its_gaps(press: Members) -> None:
    for theirs in press["agreements"]:
        ours = of_kind(Agreement)[theirs["id"]]
        assert theirs["source"] in sources_of(ours)
        assert {who.party for who in inside(ours.guarantors, Who)} >= {*theirs.get("guarantors", []), *theirs.get("under", [])}
        assert len(ours.measures or ()) >= len(theirs.get("measures", []))
        if ours.name == theirs["id"]:
            for row, measure in zip(theirs.get("measures", []), ours.measures or (), strict=True):
                same_measure(measure, row)


def same_measure(ours: Measure, theirs: Members) -> None:
    assert ours.name == "m" + theirs["id"].rpartition(".")[2]
    assert ours.standing == theirs.get("status", "agreed").split()[0]
    assert ours.permission == (theirs.get("kind") == "permission")
    assert isinstance(ours.verification, Unknown)
    assert isinstance(ours.deadline, Unknown)
    to = theirs.get("to", "unknown")
    assert isinstance(ours.addressee, Unknown) if to == "unknown" else len(tuple(inside(ours.addressee, Who))) == len(to)
    gaps = theirs.get("gap", [])
    assert list(ours.left_open or ()) == gaps
    assert isinstance(ours.content, Unknown) == ("content" in gaps)


def test_one_instrument_in_both_records_is_one_agreement() -> None:
    found = of_kind(Agreement)
    assert found["coh-2016"].name == "sy-2016-coh"
    assert found["deescalation-2017"].name == "sy-2017-dez"
    assert {source.name for source in found["coh-2016"].sources or ()} >= {"press-2016-07-15", "S01"}


def test_excluded_groups_and_relations_of_the_record_are_told(press: Members) -> None:
    named = " ".join(f"{who.text} {who.note}" for who in inside(of_kind(Agreement)["coh-2016"].excluded, Who))
    assert [row["id"] for row in press["excluded_from_truce"] if row["name"]["en"] not in named] == []
    assert of_kind(Representation)["tr-for-opp"].represented == "opp"
    notes = " ".join(source.note or "" for say in says() for source in inside(say.said, Source))
    assert "Russia and Iran are allies of the government" in notes
    assert "the United States supports some of the rebels" in notes


def test_the_reports_keep_their_dates_and_what_is_from_outside(press: Members) -> None:
    sources = {source.name: source for say in says() for source in inside(say.said, Source) if source.name.startswith("press-")}
    assert set(sources) == {row["id"] for row in press["sources"]}
    for row in press["sources"]:
        day = row["date"].get("day")
        source = sources[row["id"]]
        assert source.published == str(day["value"] if day else row["date"]["value"])
        assert bool(source.outside) == bool(day)


def test_every_party_of_the_record_is_there(press: Members) -> None:
    for row in press["parties"]:
        party = parties()[row["id"]]
        assert party.get("guarantor", False) == row.get("guarantor", False)
        assert party["category"] == row["kind"].replace(" ", "_")
    assert set(parties()) == {row["id"] for row in press["parties"]} | {"reg"}
