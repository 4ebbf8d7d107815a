"""T11. Two histories of one theatre: the consistency proof fails, and whoever has seen the other one is refused.

"We never received that" and "we told you on Tuesday" can both be shown by a host that keeps two books. A log cannot: whoever holds a
checkpoint of the one notices the other at the first comparison, and the two signed checkpoints are the evidence.
"""

import pytest

from garant.errors import Code, Refused
from garant.log import ConsistencyProof, open_checkpoint
from garant.node.export import consistency, require_head
from garant.node.submission import SignedRefusal
from garant.statement import host_word
from tests.world import ANSWER, NOTICE, Side, World


def theatre() -> tuple[World, Side]:
    """Open the same theatre in the same way."""
    world = World()
    world.enrol("ru")
    return world, world.side("tr")


def told(world: World, side: Side, name: str) -> None:
    world.admit(side.unit, {**NOTICE, "name": name})


@pytest.fixture
def shown() -> World:
    """Keep the book that is shown to tr: its notice is in it."""
    world, tr = theatre()
    told(world, tr, "on-tuesday")
    return world


@pytest.fixture
def hidden() -> World:
    """Keep the book that is shown to ru: another notice stands there, and the log went on."""
    world, tr = theatre()
    for name in ("on-thursday", "on-friday"):
        told(world, tr, name)
    return world


def test_up_to_the_fork_both_are_one_log() -> None:
    (one, _), (other, _) = theatre(), theatre()
    assert one.picture() == other.picture()


def test_a_log_that_only_grew_proves_that_it_did() -> None:
    world, tr = theatre()
    old = open_checkpoint(require_head(world.store).note, world.key)
    told(world, tr, "on-tuesday")
    proof = ConsistencyProof.parse(consistency(world.store, world.host.ledger.tree, old.size))
    assert proof.verify(old.size, old.root, world.key).size == old.size + 1


def test_the_consistency_proof_between_two_histories_fails(shown: World, hidden: World) -> None:
    seen = open_checkpoint(require_head(shown.store).note, shown.key)
    proof = ConsistencyProof.parse(consistency(hidden.store, hidden.host.ledger.tree, seen.size))
    with pytest.raises(Refused) as caught:
        proof.verify(seen.size, seen.root, hidden.key)
    assert caught.value.refusal.code == Code.PROOF_FAILED


def test_both_checkpoints_are_signed_by_the_same_key_and_that_is_the_evidence(shown: World, hidden: World) -> None:
    one, other = (open_checkpoint(require_head(world.store).note, shown.key) for world in (shown, hidden))
    assert hidden.host.ledger.tree.root(one.size) != one.root
    assert one.origin == other.origin


def test_a_statement_that_has_seen_the_other_history_is_refused(shown: World, hidden: World) -> None:
    _, tr = theatre()
    letter = shown.compose(tr.sector, {**NOTICE, "name": "on-saturday"})
    before = hidden.picture()
    answer = hidden.host.submit([letter])[0]
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.SEEN_OTHER_ROOT
    assert hidden.picture() == before


def test_and_the_refusal_is_signed_so_that_a_party_can_show_it(shown: World, hidden: World) -> None:
    _, tr = theatre()
    answer = hidden.host.submit([shown.compose(tr.sector, {**NOTICE, "name": "on-saturday"})])[0]
    assert isinstance(answer, SignedRefusal)
    word = host_word.open_word(answer.word, ANSWER.public)
    assert (word.head.size, word.head.root) == (hidden.state.size, hidden.host.ledger.tree.root().hex())
