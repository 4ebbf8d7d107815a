"""Commitments: how far each has come, by its clock and by what was said of it; who owes it, and whom nothing binds."""

import pytest

from garant import instant
from garant.answers.commitments import commitments
from garant.answers.commitments_renewals import renewals
from tests.answers.pledging import BOTH, REF, Pledged, measure, on
from tests.world import ACCEPTANCE

BEFORE, DURING, SOON, LATE = "2018-09-18T00:00:00Z", "2018-10-01T00:00:00Z", "2018-10-09T12:00:00Z", "2018-10-12T00:00:00Z"


# By the clock


@pytest.mark.parametrize(
    ("at", "stage"), [(BEFORE, "stated"), (DURING, "in_force"), (SOON, "due_soon"), ("2018-10-11T00:00:00Z", "due_soon"), (LATE, "overdue")]
)
def test_the_stages_of_what_nobody_speaks_of(at: str, stage: str) -> None:
    assert Pledged.of(measure()).stage(at) == stage


DISPUTED = {"is": "disputed", "readings": [{"by": "tr", "says": "x", "due": {"is": "by", "date": "2018-10-01"}}]}


@pytest.mark.parametrize("deadline", [{"is": "unknown", "because": "not_stated"}, {"is": "none"}, DISPUTED], ids=lambda one: str(one["is"]))
def test_what_is_not_dated_is_never_overdue(deadline: dict[str, object]) -> None:
    assert Pledged.of(measure(deadline=deadline)).stage("2090-01-01T00:00:00Z") == "in_force"


def test_a_rule_of_conduct_holds_from_its_date_on_and_is_never_overdue() -> None:
    made = Pledged.of(
        measure(form="cease_hostilities", prohibited=["any_weapon_fire"]),
        measure("m2", with_notice=[{"activities": ["aid_convoy"], "notice": "PT24H"}]),
        measure("m3", deadline={"is": "every", "period": "P1D"}, practice_not_text=True),
        measure("m4", prohibited=["deploy_heavy_weapons"]),
    )
    assert [one.stage for one in made.all(LATE).values()] == ["in_force", "in_force", "in_force", "overdue"]


def test_what_nobody_knows_to_be_in_force_is_only_stated() -> None:
    made = Pledged.of(measure(deadline={"is": "none"}), in_force={"is": "unknown", "because": "not_stated"})
    assert made.stage(LATE) == "stated"


# By what was said


def test_reported_then_verified_with_its_grade() -> None:
    made = Pledged.of(measure())
    made.report("tr", "m1", "partly")
    assert made.stage(LATE) == "overdue"
    made.report("tr", "m1")
    assert made.stage(LATE) == "reported_done"
    made.verify("un", "m1", 2)
    one = made.one("m1", LATE)
    assert (one.stage, [word.says for word in one.grades]) == ("verified", ["2"])


def test_what_others_found_complete_needs_no_report_and_what_they_found_begun_is_late() -> None:
    made = Pledged.of(measure(), measure("m2"))
    made.verify("un", "m1", 3)
    made.verify("un", "m2", 1)
    assert [one.stage for one in made.all(LATE).values()] == ["verified", "overdue"]


def test_of_two_who_owe_it_one_report_is_not_enough() -> None:
    made = Pledged.of(measure(addressee=BOTH))
    made.report("tr", "m1")
    assert made.stage(LATE) == "overdue"
    made.report("ru", "m1")
    assert made.stage(LATE) == "reported_done"


def test_words_that_differ_make_it_contested_and_one_alone_does_not() -> None:
    made = Pledged.of(measure())
    made.position("ru", "m1", "not_kept")
    assert made.stage(LATE) == "overdue"
    made.report("tr", "m1")
    assert made.stage(LATE) == "contested"
    made.position("ru", "m1", "kept")
    assert made.stage(LATE) == "reported_done"


def test_an_allegation_that_a_registrar_reports_contests_nothing_and_is_shown() -> None:
    made = Pledged.of(measure())
    made.report("tr", "m1")
    made.position("reg", "m1", "not_kept", by={"text": "a headline"})
    one = made.one("m1", LATE)
    assert (one.stage, [(word.by, word.says, word.reported_by) for word in one.positions]) == (
        "reported_done",
        [("a headline", "not_kept", "reg")],
    )


def test_words_of_another_status_are_not_of_this_one() -> None:
    made = Pledged.of(measure())
    made.world.admit(made.sides["tr"].headquarters, {**ACCEPTANCE, "status": "exercise"})
    made.report("tr", "m1", status="exercise")
    made.position("ru", "m1", "not_kept", status="exercise")
    assert (made.stage(LATE), made.one("m1", LATE, "exercise").stage) == ("overdue", "contested")
    assert made.one("m1", LATE).reports == ()


# What became of it


EXTENDED = {"deadline": {"is": "by", "date": "2018-11-10"}}


def test_nobody_moves_its_own_deadline_alone() -> None:
    made = Pledged.of(measure(addressee=BOTH))
    made.change("tr", "m1", "extended", **EXTENDED)
    one = made.one("m1", LATE)
    assert (one.stage, one.extended_to, one.notes) == ("overdue", None, ("tr alone says: extended",))


def test_when_all_who_are_bound_say_it_the_deadline_moves() -> None:
    made = Pledged.of(measure())
    made.change("tr", "m1", "extended", **EXTENDED)
    made.change("ru", "m1", "extended", deadline={"is": "by", "date": "2018-11-11"})
    assert made.stage(LATE) == "overdue"
    made.change("ru", "m1", "extended", **EXTENDED)
    one = made.one("m1", LATE)
    assert (one.stage, one.clock.dues[0].date, one.notes) == ("extended", "2018-11-10", ())
    assert made.stage("2018-11-20T00:00:00Z") == "overdue"


def test_a_registrars_word_with_its_source_counts() -> None:
    made = Pledged.of(measure(), measure("m2"), measure("m3"))
    made.change("reg", "m1", "lapsed")
    made.change("reg", "m2", "superseded", superseded_by=f"{REF}#m3")
    made.change("reg", "m3", "suspended")
    assert [one.stage for one in made.all(LATE).values()] == ["lapsed", "superseded", "suspended"]
    assert made.one("m2", LATE).superseded_by == f"{REF}#m3"
    made.change("reg", "m3", "resumed")
    assert made.stage(LATE, "m3") == "overdue"


def test_a_change_counts_from_when_it_is_effective() -> None:
    made = Pledged.of(measure())
    made.change("reg", "m1", "lapsed", effective=on("2018-10-05"))
    assert (made.stage(DURING), made.stage(LATE)) == ("in_force", "lapsed")


def agreement_change(made: Pledged, change: str, **members: object) -> None:
    made.say("reg", "agreement_change/1", agreement=REF, change=change, **{"effective": on("2018-10-05"), **members})


def test_with_its_agreement_it_is_suspended_or_ends() -> None:
    made = Pledged.of(measure())
    agreement_change(made, "suspended", until=on("2018-12-01"))
    assert made.stage(LATE) == "suspended"
    agreement_change(made, "denounced")
    assert made.stage(LATE) == "lapsed"
    assert made.stage(DURING) == "in_force"


# Who owes it


def test_who_denounced_it_owes_it_no_more_and_the_other_still_does() -> None:
    made = Pledged.of(measure(addressee=BOTH))
    made.say("tr", "agreement_change/1", agreement=REF, change="denounced", effective=on("2018-10-05"))
    one = made.one("m1", LATE)
    assert (one.bound, one.stage, one.notes) == (("ru",), "overdue", ("tr says: denounced",))
    assert made.one("m1", DURING).bound == ("tr", "ru")


def test_named_and_bound_are_two_things() -> None:
    made = Pledged.of(measure(addressee=[*BOTH, {"party": "un"}, {"text": "the groups"}]))
    one = made.one("m1", DURING)
    assert [(ower.who.party or ower.who.text, ower.bound) for ower in one.owers or ()] == [
        ("tr", True),
        ("ru", True),
        ("un", False),
        ("the groups", False),
    ]
    assert (one.bound, one.owed_to, one.claimed_by) == (("tr", "ru"), ("ru", "tr"), "reg")


def test_without_any_acceptance_nobody_is_bound_and_the_clock_runs_all_the_same() -> None:
    one = Pledged.of(measure(), accept=()).one("m1", LATE)
    assert (one.bound, one.stage, one.claimed_by, one.owed_to) == ((), "overdue", "reg", ("ru",))


def test_who_rejected_it_or_accepted_another_part_is_not_bound() -> None:
    made = Pledged.of(measure(), measure("m2"), accept=())
    made.world.admit(made.sides["tr"].headquarters, {**ACCEPTANCE, "measures": ["m2"]})
    assert [one.bound for one in made.all(DURING).values()] == [(), ("tr",)]
    made.world.admit(made.sides["tr"].headquarters, {**ACCEPTANCE, "binds": "rejects"})
    assert [one.bound for one in made.all(DURING).values()] == [(), ()]


def test_whom_its_representative_bound_owes_it_through_that() -> None:
    made = Pledged.of(measure(addressee=[{"party": "un"}]), accept=())
    keys = [made.sides["tr"].headquarters, made.sides["un"].headquarters]
    made.world.admit(keys, {"type": "representation/1", "represented": "un", "scope": {"en": "all"}})
    made.world.admit(keys[0], {**ACCEPTANCE, "on_behalf_of": "un"})
    made.report("tr", "m1", on_behalf_of="un")
    (ower,) = made.one("m1", DURING).owers or ()
    assert (ower.bound, ower.through, ower.report) == (True, "tr", "done")


def test_where_nobody_is_named_nobody_owes_and_it_is_no_empty_list() -> None:
    one = Pledged.of(measure(addressee={"is": "none"})).one("m1", LATE)
    assert (one.owers, one.bound, one.stage) == (None, (), "overdue")


def test_a_condition_makes_it_conditional() -> None:
    made = Pledged.of(measure(condition="if the other side does the same"), measure("m2", standing="conditional"), measure("m3"))
    assert [one.is_conditional for one in made.all(DURING).values()] == [True, True, False]


# What recurs


def test_each_time_needs_its_report() -> None:
    made = Pledged.of(measure(deadline={"is": "every", "period": "P1D", "first": "2018-10-01"}, form="report"))
    for day in ("2018-10-01", "2018-10-03"):
        made.report("tr", "m1", period=day)
    one = made.one("m1", "2018-10-05T18:00:00Z")
    assert (one.stage, [missed.day for missed in one.unreported]) == ("overdue", ["2018-10-02", "2018-10-04"])
    made.report("tr", "m1", period="2018-10")
    assert made.one("m1", "2018-10-05T18:00:00Z").unreported == ()


def test_two_hours_a_day_need_two_reports_a_day() -> None:
    made = Pledged.of(
        measure(deadline={"is": "every", "at": ["12:00", "16:00"], "utc_offset": "+03:00", "first": "2018-10-01"}, form="report")
    )
    made.report("tr", "m1", period="2018-10-01")
    assert [one.nth for one in made.one("m1", "2018-10-01T18:00:00Z").unreported] == [1]
    made.report("tr", "m1", period="2018-10-01")
    assert made.one("m1", "2018-10-01T18:00:00Z").unreported == ()


# Follow-ups, and all of it


def test_a_follow_up_is_a_commitment_from_when_it_was_entered() -> None:
    made = Pledged.of(measure())
    incident = {
        "type": "incident/1", "name": "shelling", "capacity": "party", "basis": "own_observation", "form": "shelling", "standing": "said",
        "when": on("2018-09-16"), "time_precision": "day", "district": "the valley", "by": "undetermined",
    }  # fmt: skip
    made.world.admit(made.sides["ru"].headquarters, incident)
    owed = {"owed_by": [{"party": "tr"}], "owed_to": [{"party": "ru"}], "deadline": {"is": "after", "event": "signature", "period": "P15D"}}
    made.say("ru", "follow_up/1", name="inquiry", about="incident:ru/shelling", form="inquiry", text={"en": "An inquiry"}, **owed)
    found = [one for one in commitments(made.world.state, instant.parse(LATE)) if one.thing.startswith("follow_up:")]
    assert [(one.stage, one.bound, one.owed_to, one.clock.dues[0].date) for one in found] == [("overdue", (), ("ru",), "2018-10-02")]
    made.say("tr", "fulfilment/1", of="follow_up:ru/inquiry", says="done", when=on("2018-10-01"))
    (one,) = (one for one in commitments(made.world.state, instant.parse(LATE)) if one.thing.startswith("follow_up:"))
    assert (one.stage, one.bound) == ("reported_done", ("tr",))


def test_each_status_has_commitments_of_its_own() -> None:
    made = Pledged.of(measure())
    made.world.admit(made.sides["tr"].headquarters, {**ACCEPTANCE, "status": "exercise"})
    found = commitments(made.world.state, instant.parse(LATE))
    assert [(one.status, one.bound) for one in found] == [("actual", ("tr",)), ("exercise", ("tr",))]


# Renewal by consensus


def renewed(made: Pledged, name: str, *granted: str, **members: object) -> None:
    asked = {"form": "renewal", "of": BOTH, "about": [f"agreement:{REF}"], "name": name}
    made.say("un", "request/1", **asked)
    for party in granted:
        made.say(party, "reply/1", request=f"un/{name}", answer="granted")


def test_a_term_is_renewed_when_every_guarantor_says_so_and_not_before() -> None:
    made = Pledged.of(measure(), end={"is": "after", "event": "in_force", "period": "P6M"}, guarantors=BOTH)
    at_ms = instant.parse("2019-03-19T00:00:00Z")
    (term,) = renewals(made.world.state, at_ms)
    assert (term.renewed, term.lacking, [due.date for due in term.clock.dues], term.clock.standing) == (
        0,
        ("tr", "ru"),
        ["2019-03-20"],
        "soon",
    )
    renewed(made, "first", "tr")
    (term,) = renewals(made.world.state, at_ms)
    assert (term.renewed, term.asked, term.agreed, term.lacking) == (0, "un/first", ("tr",), ("ru",))
    made.say("ru", "reply/1", request="un/first", answer="granted")
    (term,) = renewals(made.world.state, at_ms)
    assert (term.renewed, term.asked, [due.date for due in term.clock.dues]) == (1, None, ["2019-09-20"])
    made.say("ru", "reply/1", request="un/first", answer="withdrawn")
    (term,) = renewals(made.world.state, at_ms)
    assert (term.renewed, term.agreed, term.lacking) == (0, ("tr",), ("ru",))


def test_an_exercise_renews_nothing_actual() -> None:
    made = Pledged.of(measure(), end={"is": "after", "event": "in_force", "period": "P6M"}, guarantors=BOTH)
    asked = {"type": "request/1", "status": "exercise", "name": "played", "capacity": "party", "form": "renewal", "of": BOTH}
    made.world.admit(made.sides["un"].headquarters, {**asked, "about": [f"agreement:{REF}"]})
    for party in ("tr", "ru"):
        answered = {"type": "reply/1", "status": "exercise", "request": "un/played", "capacity": "party", "answer": "granted"}
        made.world.admit(made.sides[party].headquarters, answered)
    found = {term.status: term.renewed for term in renewals(made.world.state, 0)}
    assert found == {"actual": 0, "exercise": 1}
