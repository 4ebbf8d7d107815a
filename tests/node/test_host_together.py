"""Statements that come together: admitted in one commit, refused together; a host that took in half of them stops, with none on disk."""

import pytest

from garant import signature
from garant.errors import Code, Fault
from garant.node.intake import Prepared
from garant.node.saying import Saying, prepared
from garant.node.submission import Admission, SignedRefusal
from garant.statement.compose import Chain
from garant.statement.envelope import Signed
from tests.answers.flying import GATEWAY, flight, flight_id, skies
from tests.world import ORIGIN, World, salts

PART = {"type": "operational_intent_part/1", "party": "host", "client": "uss1", "status": "exercise", "id": flight_id(1), "version": 1}


def made(world: World, *several: dict[str, object]) -> Prepared:
    """Sign statements one after the other, to come together."""
    signed: list[Prepared] = []
    for members in several:
        last = signed[-1].read if signed else None
        chain = Chain(last.said.seq + 1, last.id) if isinstance(last, Signed) else None
        saying = Saying(members, world.clock())
        signed.append(prepared(world.host.ledger, ORIGIN, saying, GATEWAY, salts, signature.verify, chain))
    return signed[-1]._replace(before=tuple(signed[:-1]))


def part(number: int) -> dict[str, object]:
    return {**PART, "part": number, "extents": flight()["extents"]}


def test_in_one_commit_and_the_answer_is_of_the_last() -> None:
    world = skies()
    one = made(world, part(1), part(2), flight(parts=2))
    (answer,) = world.host.submit([one])
    assert isinstance(answer, Admission)
    assert answer.index == 3
    assert {world.store.head_over(index) for index in (1, 2, 3)} == {world.store.head()}
    assert world.host.submit([one]) == [answer], "a retry changes nothing"


def test_refused_together_nothing_changes() -> None:
    world = skies()
    before = world.picture()
    (answer,) = world.host.submit([made(world, part(2), flight(parts=1))])
    assert isinstance(answer, SignedRefusal)
    assert answer.refusal.code == Code.BAD_VALUE
    assert world.picture() == before


def test_a_host_that_took_in_half_stops_and_nothing_is_on_disk() -> None:
    world = skies()
    size = len(world.leaves())
    with pytest.raises(Fault):
        world.host.submit([made(world, part(1), flight(parts=2))])
    assert len(world.leaves()) == size
    with pytest.raises(Fault):
        world.host.submit([])
    world.restart()
    (answer,) = world.host.submit([made(world, part(1), flight(parts=1))])
    assert isinstance(answer, Admission)
