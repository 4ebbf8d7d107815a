"""What a host's own gateway says is taken in as it was made: the same bytes as anybody's, nothing read twice, and no bad signature."""

from garant.errors import Code
from garant.node.intake import Prepared
from garant.node.saying import Saying, SigningKey, prepared, say
from garant.node.submission import SignedRefusal, Taken
from garant.signature import verify
from garant.statement.envelope import Signed, decode, encode
from tests.fold.test_f3548 import GATEWAY, I1, intent
from tests.world import CHARTER, HOST_ROOT, ORIGIN, World, salts

OVN = "an-ovn-that-is-long-enough"


def gateway_world() -> World:
    world = World(open=False)
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": 4, "gateway_keys": [GATEWAY.public]})
    return world


def made(world: World, key: SigningKey = GATEWAY) -> Prepared:
    return prepared(world.host.ledger, ORIGIN, saying(world), key, salts, verify)


def saying(world: World) -> Saying:
    return Saying(intent(ovn=OVN), world.clock(), ("ovn",))


def test_it_is_what_anybody_would_say() -> None:
    world = gateway_world()
    ours, theirs = made(world), say(world.host.ledger, ORIGIN, saying(world), [GATEWAY], salts)
    assert isinstance(ours.read, Signed)
    assert ours.submission._replace(envelope=encode(ours.read.envelope)) == theirs
    assert ours.read == decode(theirs.envelope)
    assert ours.own


def test_it_is_admitted_with_what_it_hides() -> None:
    world = gateway_world()
    answer = world.host.submit([lambda _: made(world)])[0]
    assert isinstance(answer, Taken)
    assert world.host.admission(answer.index).id == answer.id
    assert len(world.store.disclosures(answer.id)) == 1
    assert world.state.operational_intents.rows[I1].said.ovn is None
    assert OVN.encode() not in world.leaves()[-1]


def test_a_signature_that_does_not_hold_is_refused_like_anybodys() -> None:
    world = gateway_world()
    failing = SigningKey(GATEWAY.public, lambda message: GATEWAY.sign(message + b"?"))
    before = world.picture()
    answer = world.host.submit([made(world, failing)])[0]
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.BAD_SIGNATURE
    assert world.picture() == before
