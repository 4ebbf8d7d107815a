"""T10. An understanding that nobody could cite: existence and hash for all, content for its parties.

In 2016 two powers agreed on documents that they did not publish. Everybody was asked to keep to them, nobody could quote them, and
after a week each side said that the other had broken them.

A sealed agreement shows everybody that it exists, its date, how many measures it has and the hash of its text. Those who hold the
disclosures see what it says, and can show it, with proof that it is what was entered then.
"""

from hashlib import sha256

import pytest

from garant.errors import Code, Refused
from garant.node import bundle
from garant.node.checking import check
from garant.node.ledger import read
from garant.node.submission import Admission
from garant.state import snapshot
from garant.statement.kinds import Agreement
from garant.statement.values import Dated
from tests.world import AGREEMENT, Side, World

TEXT = b"Terms of the cessation of hostilities, 9 September 2016"
SECRET = "Neither side flies over the agreed areas."
SEALED = {
    **{name: value for name, value in AGREEMENT.items() if name != "sources"},
    "name": "documents-2016",
    "capacity": "party",
    "concluded": {"is": "dated", "date": "2016-09-09"},
    "text_status": "confidential",
    "text_sha256": sha256(TEXT).hexdigest(),
    "between": [{"party": "us"}, {"party": "ru"}],
    "measures": [{**AGREEMENT["measures"][0], "text": {"en": SECRET}}],
    "share": ["us", "ru"],
}
HIDDEN = ("title", "between", "measures")


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("ru")
    return world


@pytest.fixture
def us(world: World) -> Side:
    return world.side("us")


@pytest.fixture
def entered(world: World, us: Side) -> Admission:
    return world.admit(us.headquarters, SEALED, HIDDEN)


def test_everybody_sees_that_it_exists_its_date_its_size_and_its_hash(world: World, entered: Admission) -> None:
    said = world.state.agreements.rows["us/documents-2016"].said
    assert said.concluded == Dated(date="2016-09-09")
    assert (said.measure_count, said.text_sha256, len(said.sd or ())) == (1, sha256(TEXT).hexdigest(), len(HIDDEN))
    assert (said.title, said.between, said.measures) == (None, None, None)
    assert not len(world.state.measures)


def test_nothing_of_its_content_is_in_the_log_or_in_the_state(world: World, entered: Admission) -> None:
    payloads = [read(leaf).signed.envelope.payload for leaf in world.leaves()]
    assert not [payload for payload in payloads if SECRET.encode() in payload]
    assert SECRET.encode() not in snapshot.dump(world.state)


def test_its_parties_can_show_what_it_says(world: World, entered: Admission) -> None:
    disclosures = world.store.disclosures(entered.id)
    file = bundle.encode(bundle.make(world.host.ledger, world.store, entered.index, disclosures=disclosures))
    revealed = check(file, world.key).revealed
    assert isinstance(revealed, Agreement)
    assert revealed.measures is not None
    assert revealed.measures[0].text == {"en": SECRET}


def test_others_can_show_that_it_exists(world: World, entered: Admission) -> None:
    file = bundle.encode(bundle.make(world.host.ledger, world.store, entered.index))
    finding = check(file, world.key)
    assert finding.revealed is None
    assert isinstance(finding.subject.said, Agreement)
    assert finding.subject.said.text_sha256 == sha256(TEXT).hexdigest()


def test_nobody_can_show_other_words_for_it(world: World, us: Side, entered: Admission) -> None:
    other = {**SEALED, "name": "another", "measures": [{**AGREEMENT["measures"][0], "text": {"en": "Everybody flies."}}]}
    foreign = world.admit(us.headquarters, other, HIDDEN)
    wrong = bundle.make(world.host.ledger, world.store, entered.index, disclosures=world.store.disclosures(foreign.id))
    with pytest.raises(Refused) as caught:
        check(bundle.encode(wrong), world.key)
    assert caught.value.refusal.code == Code.BAD_DISCLOSURE


def test_what_was_erased_leaves_the_log_whole(world: World, entered: Admission) -> None:
    assert world.store.erase(entered.id) == len(HIDDEN)
    assert world.store.disclosures(entered.id) == ()
    assert world.restart().ledger.state.digest() == world.state.digest()
