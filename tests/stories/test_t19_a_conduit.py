"""T19. A humanitarian organisation that may not be seen with a list of sites files through a conduit, and stays hidden from the parties.

Where an organisation's name alone could harm its people, a coordination office filed for it. So `filed_for` is always behind a digest: the
conduit, and those that it names, can tell for whom a notice was filed; nobody else can, by what is shown, by its size, by an export, by a
proof, or by what an error says.
"""

import json
from typing import Any

import pytest

from garant.answers.receipts_due import face
from garant.errors import Code
from garant.node import export
from garant.node.attesting import attested_bundle
from garant.node.bundle import encode
from garant.node.sealed import as_seen_by
from garant.statement import disclosure
from tests.fold.refusing import refuses
from tests.world import CIRCLE, START_MS, Side, World

NAME = "Relief for the Valley"
NOTICE = {
    "type": "notice/1",
    "status": "actual",
    "name": "clinic-4",
    "kind": "site",
    "activity": "medical_site",
    "to": ["ru", "tr"],
    "conduit": True,
    "filed_for": NAME,
    "volumes": [CIRCLE],
}
REF = "un/clinic-4"


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def un(world: World) -> Side:
    un = world.side("un")
    for party in ("ru", "tr"):
        world.side(party)
    world.admit(un.headquarters, NOTICE, ("filed_for",))
    return un


def seen(world: World, party: str | None) -> Any:  # noqa: ANN401 - a notice or an amendment
    row = world.state.notice_versions.rows[f"{REF}@000001"]
    return as_seen_by(world.store, row.said, row.id, party, world.state)


@pytest.mark.usefixtures("un")
def test_the_conduit_knows_and_the_parties_do_not(world: World) -> None:
    assert [seen(world, party).filed_for for party in ("un", "ru", "tr", "host", None)] == [NAME, None, None, None, None]


def test_it_can_be_opened_to_one_that_the_conduit_names(world: World, un: Side) -> None:
    row = world.state.notice_versions.rows[f"{REF}@000001"]
    [digest] = map(disclosure.digest, world.store.disclosures(row.id))
    said = {"of": f"notice:{REF}", "version": 1, "members": [digest], "readers": ["tr"], "purpose": "an inquiry into the strike"}
    world.admit(un.headquarters, {"type": "disclosure/1", "status": "actual", **said})
    assert [seen(world, party).filed_for for party in ("tr", "ru")] == [NAME, None]


@pytest.mark.usefixtures("un")
def test_no_export_no_proof_and_no_face_names_it(world: World) -> None:
    files = b"".join(data for _, data in export.files(world.store, world.host.ledger.tree))
    proofs = b"".join(encode(attested_bundle(world.host, index)) for index in range(world.state.size))
    faces = repr(face(world.state, REF, START_MS)) + repr(list(world.state.rows()))
    assert NAME.encode() not in files + proofs + faces.encode()
    assert json.dumps(NAME).encode() not in files + proofs


@pytest.mark.parametrize("other", ["R", "A" * 3_000], ids=["short", "long"])
def test_the_length_of_the_name_shows_nowhere_in_the_log(world: World, un: Side, other: str) -> None:
    """A digest has 43 characters, whatever it is of."""
    index = world.admit(un.headquarters, {**NOTICE, "name": "clinic-5", "filed_for": other}, ("filed_for",)).index
    twin = world.admit(un.headquarters, {**NOTICE, "name": "clinic-6"}, ("filed_for",)).index
    records = [world.store.record(one) for one in (index, twin)]
    one, two = (record.data for record in records if record is not None)
    assert len(one) == len(two)


def test_its_name_in_the_open_is_refused_and_the_refusal_does_not_repeat_it(world: World, un: Side) -> None:
    word = refuses(world, Code.BAD_VALUE, un.headquarters, {**NOTICE, "name": "clinic-7"})
    assert NAME not in word.sentence


def test_a_conduit_says_for_whom(world: World, un: Side) -> None:
    said = {name: value for name, value in NOTICE.items() if name != "filed_for"}
    refuses(world, Code.MISSING_MEMBER, un.headquarters, {**said, "name": "clinic-8"})


def test_a_conduit_does_not_share_all_that_its_notice_hides(world: World, un: Side) -> None:
    """`share` opens every hidden member, the name among them: the place is opened alone, by a disclosure."""
    refuses(world, Code.BAD_VALUE, un.headquarters, {**NOTICE, "name": "clinic-9", "share": ["ru"]}, ("filed_for", "volumes"))
