"""Hidden notices: what a host was shown in confidence brings both sides to the telephone, and nobody else learns anything of it."""

from typing import Any

import pytest

from garant.node.again import Again
from garant.node.attesting import attested_bundle
from garant.node.checking import check
from garant.node.replay import replay
from garant.node.sealed import withheld_for
from garant.statement import canonical, disclosure
from garant.statement.kinds import Verdict
from garant.statement.withheld import COARSE, Withheld
from tests.answers.around import BOW_TIE, amended, circle, filed, stepped
from tests.node.test_again import Nothing
from tests.world import ANSWER, Side, World, verdict

HIDE = ["volumes"]


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


def verdict_on(world: World, ref: str, version: int = 1) -> Verdict:
    return world.state.verdicts.rows[f"{ref}@{version:06d}"].said


def shown(world: World, ref: str, party: str | None, version: int = 1) -> list[str]:
    """Give the notices that a party is told to coordinate about."""
    row = world.state.verdicts.rows[f"{ref}@{version:06d}"]
    pairs = withheld_for(world.store, row.said, row.id, party)
    assert all(pair == Withheld(notice=ref, other=pair.other, word=COARSE) for pair in pairs)
    return [pair.other for pair in pairs]


def again(world: World, beside: Any = None) -> Again:  # noqa: ANN401 - whatever keeps disclosures
    checked = Again(beside or world.store)
    records = list(world.store.records())
    replay(records, len(records), take=checked.take)
    return checked


# Both sides, and nobody else


def test_an_open_notice_that_meets_a_hidden_one(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.admit(tr.unit, filed("me"))
    said = verdict_on(world, "tr/me")
    assert (said.result, said.pair_count, said.pairs, len(said.withheld or ())) == ("not_clear", 0, None, 1)
    assert [(one.what, one.because) for one in said.undetermined or ()] == [("other notices", "1 live notice hides where it is")]
    assert [shown(world, "tr/me", party) for party in ("tr", "ru", "reg", None)] == [["ru/hidden"], ["ru/hidden"], [], []]


def test_a_hidden_notice_that_meets_an_open_one(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("open"))
    world.admit(ru.unit, filed("me", to=["tr"]), hide=HIDE)
    said = verdict_on(world, "ru/me")
    assert (said.result, said.pair_count, said.considered, said.lead_given_s) == ("not_clear", 0, 0, None)
    assert [shown(world, "ru/me", party) for party in ("tr", "ru")] == [["tr/open"], ["tr/open"]]


def test_two_hidden_notices(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("hidden"), hide=HIDE)
    world.admit(ru.unit, filed("me", to=["tr"]), hide=HIDE)
    assert (verdict_on(world, "tr/hidden").result, verdict_on(world, "ru/me").result) == ("undetermined", "not_clear")
    assert shown(world, "ru/me", "tr") == ["tr/hidden"]


def test_each_is_told_of_its_own_alone(world: World, tr: Side, ru: Side) -> None:
    sy = world.side("sy")
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.admit(sy.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.admit(tr.unit, filed("me"))
    assert len(verdict_on(world, "tr/me").withheld or ()) == 2
    assert [shown(world, "tr/me", party) for party in ("tr", "ru", "sy")] == [["ru/hidden", "sy/hidden"], ["ru/hidden"], ["sy/hidden"]]


def test_the_log_holds_neither_the_word_nor_a_place(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", circle(100), to=["tr"]), hide=HIDE)
    admitted = world.admit(tr.unit, filed("me"))
    row = world.state.verdicts.rows["tr/me@000001"]
    (text,) = world.store.disclosures(row.id)
    assert row.said.withheld == (disclosure.digest(text),)
    assert admitted.verdict is not None
    leaf = world.leaves()[admitted.verdict]
    assert not [word for word in (text, "hotline", "ru/hidden") if word.encode() in leaf]
    members = canonical.encode(disclosure.read_item(text))
    assert members == b'{"notice":"tr/me","other":"ru/hidden","word":"coordinate by hotline"}', "and it tells no place either"


def test_what_hides_and_is_not_met_withholds_nothing(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", circle(5_000), to=["tr"]), hide=HIDE)
    world.admit(ru.unit, filed("flight", kind="flight", activity="flight_uav", to=["tr"]), hide=HIDE)
    world.admit(ru.unit, filed("test", status="test", to=["tr"]), hide=HIDE)
    world.admit(ru.unit, filed("bow", BOW_TIE, to=["tr"]), hide=HIDE)
    world.admit(tr.unit, filed("me"))
    said = verdict_on(world, "tr/me")
    assert (said.result, said.withheld) == ("undetermined", None), "what would only inform is no conflict"
    assert [one.because for one in said.undetermined or ()] == ["3 live notices hide where they are"]


def test_what_the_host_was_not_shown_withholds_nothing(world: World, tr: Side, ru: Side) -> None:
    submission = world.compose(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.host.submit([submission._replace(disclosures=())])
    world.admit(tr.unit, filed("me"))
    assert (verdict_on(world, "tr/me").result, verdict_on(world, "tr/me").withheld) == ("undetermined", None)


def test_a_disclosure_that_came_in_the_same_group_counts(world: World, tr: Side, ru: Side) -> None:
    group = [world.compose(ru.unit, filed("hidden", to=["tr"]), hide=HIDE), world.compose(tr.unit, filed("me"))]
    world.host.submit(group)
    assert shown(world, "tr/me", "ru") == ["ru/hidden"]


def test_what_was_erased_is_not_looked_at_any_more(world: World, tr: Side, ru: Side) -> None:
    hidden = world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.store.erase(hidden.id)
    world.restart()
    world.admit(tr.unit, filed("me"))
    assert verdict_on(world, "tr/me").withheld is None


def test_what_has_ended_or_shown_itself_is_withheld_no_more(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("ends", to=["tr"]), hide=HIDE)
    world.admit(ru.unit, filed("opens", to=["tr"]), hide=HIDE)
    world.admit(tr.unit, filed("me"))
    world.admit(ru.unit, stepped("ru/ends", 1, "withdraw"))
    world.admit(ru.unit, amended("ru/opens", 2, to=["tr"]))
    world.admit(tr.unit, amended("tr/me", 2))
    assert len(verdict_on(world, "tr/me").withheld or ()) == 2
    said = verdict_on(world, "tr/me", 2)
    assert (said.withheld, [pair.notice for pair in said.pairs or ()]) == (None, ["ru/opens"])


# Proofs


def test_a_proof_shows_the_verdict_and_never_what_it_withholds(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    admitted = world.admit(tr.unit, filed("me"))
    assert admitted.verdict is not None
    for index in (admitted.index, admitted.verdict):
        made = attested_bundle(world.host, index, disclose=True)
        found = check(canonical.encode(made), world.key)
        assert {type(one.said).__name__ for one in (found.subject, *found.others)} == {"Notice", "Verdict"}
        assert (made.disclosures, found.revealed) == (None, None)


# Computed again


@pytest.fixture
def log(world: World, tr: Side, ru: Side) -> World:
    """Give a log in which an open notice meets a hidden one, and a second hidden one is far away."""
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    world.admit(ru.unit, filed("away", circle(90_000), to=["tr"]), hide=HIDE)
    world.admit(tr.unit, filed("me"))
    return world


def test_whoever_keeps_the_disclosures_counts_what_is_withheld(log: World) -> None:
    assert again(log).objections == []


def test_whoever_does_not_cannot_object(log: World) -> None:
    assert again(log, Nothing()).objections == []


def test_nor_whoever_keeps_some(log: World) -> None:
    log.store.erase(log.state.notice_versions.rows["ru/hidden@000001"].id)
    assert again(log).objections == []


def test_one_that_is_kept_from_its_parties_is_found(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), hide=HIDE)
    assert withheld_lie(world, tr, result="undetermined") == ["it withholds 0 conflicts with hidden notices; there are 1"]


def test_one_that_is_made_up_is_found(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("away", circle(90_000), to=["tr"]), hide=HIDE)
    assert withheld_lie(world, tr, result="not_clear", withheld=["A" * 43]) == ["it withholds 1 conflicts with hidden notices; there are 0"]


def withheld_lie(world: World, tr: Side, **members: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Let the host lie about what it withholds on a fresh notice, and give what is objected to."""
    unknown = [{"what": "other notices", "because": "1 live notice hides where it is"}]
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me"))
    world.admit(ANSWER, verdict(**{"notice": "tr/me", "log_size": world.state.size, "undetermined": unknown, **members}))
    return [one.sentence for one in again(world).objections]
