"""Guard-rail 4. A protected site is its owner's: these tests ask every way there is as everybody, and find no place that was not opened.

Stories T18 and T19 tell how it is meant to be used.
"""

from dataclasses import asdict
from typing import Any

import pytest

from garant.answers import overview
from garant.answers.receipts_due import face
from garant.answers.sites import sites
from garant.errors import Code, Refused
from garant.node import export
from garant.node.attesting import attested_bundle
from garant.node.bundle import encode
from garant.node.sealed import as_seen_by, reader
from garant.node.submission import SignedRefusal
from garant.statement import disclosure
from tests.world import CIRCLE, NOTICE, START_MS, Side, World, make_key, receipt

SECRET = 366_339_017
"""A longitude that stands nowhere else."""
PLACE = {**CIRCLE, "shape": {"is": "circle", "center": [SECRET, 359_306_023], "radius_cm": 10_000}}
SITE = {
    **NOTICE,
    "name": "site-1",
    "kind": "site",
    "activity": "medical_site",
    "to": ["ru", "us"],
    "protected": True,
    "region": "Idlib",
    "purpose": "protection",
    "owner_agrees": "in writing",
    "volumes": [PLACE],
}
HIDE = ("volumes", "purpose", "owner_agrees")
PARTIES = ("ru", "us", "ir", "host", None)


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def un(world: World) -> Side:
    un = world.side("un")
    for party in ("ru", "us", "ir"):
        world.side(party)
    world.admit(un.headquarters, SITE, HIDE)
    return un


def shown(world: World, party: str | None) -> str:
    """Gather whatever the answers of this domain tell a party."""
    state, store = world.state, world.store
    row = state.notice_versions.rows["un/site-1@000001"]
    seen = as_seen_by(store, row.said, row.id, party, state)
    told = [asdict(one) for one in sites(state, party, START_MS, reader(store, state, party))]
    lines = [face(state, "un/site-1", START_MS, seen), overview.notice(state, "un/site-1"), told, seen]
    return repr(lines)


@pytest.mark.usefixtures("un")
@pytest.mark.parametrize("party", PARTIES)
def test_nobody_gets_the_place_before_it_is_opened(world: World, party: str | None) -> None:
    assert str(SECRET) not in shown(world, party)
    assert str(SECRET) in shown(world, "un")


@pytest.mark.parametrize("party", PARTIES)
def test_opened_to_one_it_is_opened_to_that_one(world: World, un: Side, party: str | None) -> None:
    row = world.state.notice_versions.rows["un/site-1@000001"]
    [digest] = [disclosure.digest(text) for text in world.store.disclosures(row.id) if disclosure.read(text).name == "volumes"]
    said = {"of": "notice:un/site-1", "version": 1, "members": [digest], "readers": ["us"], "purpose": "protection"}
    world.admit(un.headquarters, {"type": "disclosure/1", "status": "exercise", **said})
    assert (str(SECRET) in shown(world, party)) == (party == "us")


@pytest.mark.usefixtures("un")
def test_no_export_and_no_proof_holds_the_place(world: World) -> None:
    files = [data for _, data in [*export.files(world.store, world.host.ledger.tree), *export.blobs(world.store, world.state)]]
    proofs = [encode(attested_bundle(world.host, index)) for index in range(world.state.size)]
    assert str(SECRET).encode() not in b"".join([*files, *proofs])


ERRORS: list[tuple[str, dict[str, Any]]] = [
    ("ru", {**receipt(notice="un/site-1", version=2), "status": "exercise"}),
    ("ir", {**receipt(notice="un/site-1"), "status": "exercise"}),
    ("ru", {"type": "notice_step/1", "status": "exercise", "notice": "un/site-1", "version": 1, "step": "withdraw"}),
    ("un", {**SITE, "name": "site-2"}),
    ("un", {**SITE, "name": "site-2", "volumes": [{**PLACE, "lower_cm": 9, "upper_cm": 1}]}),
]


@pytest.mark.parametrize(("party", "members"), ERRORS)
def test_no_error_repeats_it(world: World, un: Side, party: str, members: dict[str, Any]) -> None:
    try:
        answer = world.say(make_key(f"{party} unit officer "), members)
    except Refused as refused:
        told = str(refused)
    else:
        assert isinstance(answer, SignedRefusal)
        told = str(answer.refusal) + answer.word.decode()
    assert str(SECRET) not in told


@pytest.mark.usefixtures("un")
def test_a_neighbour_learns_no_more_than_one_coarse_word(world: World) -> None:
    """What meets a protected site hears "coordinate by hotline": no place, no distance, no name of the site in the open."""
    got = world.admit(
        make_key("us unit officer "),
        {**NOTICE, "name": "exercise-9", "kind": "exercise", "activity": "field_exercise", "to": ["un"], "volumes": [PLACE]},
    )
    assert got.verdict is not None
    record = world.store.record(got.verdict)
    assert record is not None
    assert b"site-1" not in record.data
    assert world.state.verdicts.rows["us/exercise-9@000001"].said.result == "not_clear"


def test_a_protected_site_in_the_open_never_reaches_the_log(world: World, un: Side) -> None:
    answer = world.say(un.headquarters, {**SITE, "name": "site-3"})
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.MISSING_MEMBER
    assert str(SECRET).encode() not in b"".join(world.leaves())


def test_a_party_puts_into_a_proof_only_what_it_was_shown(world: World, un: Side) -> None:
    """A reader of the place alone can prove the place, and neither the purpose nor the owner's word."""
    row = world.state.notice_versions.rows["un/site-1@000001"]
    texts = {disclosure.read(text).name: text for text in world.store.disclosures(row.id)}
    said = {"of": "notice:un/site-1", "version": 1, "members": [disclosure.digest(texts["volumes"])], "readers": ["us"], "purpose": "p"}
    world.admit(un.headquarters, {"type": "disclosure/1", "status": "exercise", **said})
    bundles = {party: attested_bundle(world.host, row.index, disclose=True, party=party).disclosures for party in ("us", "ru", "un")}
    assert bundles["us"] == (texts["volumes"],)
    assert bundles["ru"] is None
    assert set(bundles["un"] or ()) == set(texts.values())
