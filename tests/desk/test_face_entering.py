"""Who comes in: one-time tickets, the officer's passphrase, and how a wrong one slows the next."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from garant.desk.entering import SLOWEST_S, TICKETS_MAX, TOKENS_MAX, Door
from garant.errors import Code, Refused
from tests.desk.facing import Steady
from tests.desk.refusing import refusal

GOOD = "four or five words"


@dataclass
class Doors:
    """A door to a key that one passphrase opens: what it was tried with, and the tickets that it gave after one was used."""

    clock: Steady = field(default_factory=Steady)
    tried: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.door = Door(self._unlock, self.told.append, self.clock)

    def _unlock(self, passphrase: str) -> None:
        self.tried.append(passphrase)
        if passphrase != GOOD:
            raise Refused(Code.WRONG_PASSPHRASE, "this passphrase does not open the key")


@pytest.fixture
def doors() -> Doors:
    return Doors()


def test_a_ticket_opens_once(doors: Doors) -> None:
    ticket = doors.door.ticket()
    token = doors.door.by_ticket(ticket)
    assert doors.door.knows(token)
    assert refusal(lambda: doors.door.by_ticket(ticket)) is Code.NO_SESSION


def test_a_used_ticket_brings_the_next(doors: Doors) -> None:
    doors.door.by_ticket(doors.door.ticket())
    assert len(doors.told) == 1
    assert doors.door.knows(doors.door.by_ticket(doors.told[0]))


def test_what_is_no_ticket_opens_nothing(doors: Doors) -> None:
    ticket = doors.door.ticket()
    token = doors.door.by_ticket(ticket)
    for other in ("", "x", ticket[:-1], ticket.upper(), token):
        assert refusal(partial(doors.door.by_ticket, other)) is Code.NO_SESSION
    assert not any(map(doors.door.knows, ("", "x", ticket, token[:-1])))


def test_only_the_newest_tickets_are_good(doors: Doors) -> None:
    tickets = [doors.door.ticket() for _ in range(TICKETS_MAX + 1)]
    assert refusal(lambda: doors.door.by_ticket(tickets[0])) is Code.NO_SESSION
    assert doors.door.knows(doors.door.by_ticket(tickets[-1]))


def test_only_the_newest_tokens_are_good(doors: Doors) -> None:
    tokens = [doors.door.by_passphrase(GOOD) for _ in range(TOKENS_MAX + 1)]
    assert [doors.door.knows(token) for token in tokens] == [False, *[True] * TOKENS_MAX]


def test_a_passphrase_enters_and_unlocks(doors: Doors) -> None:
    assert doors.door.knows(doors.door.by_passphrase(GOOD))
    assert doors.tried == [GOOD]


def test_each_wrong_passphrase_closes_the_door_for_twice_as_long(doors: Doors) -> None:
    closed_s: list[float] = []
    for _ in range(10):
        assert refusal(lambda: doors.door.by_passphrase("a guess")) is Code.WRONG_PASSPHRASE
        began_s = doors.clock.s
        while refusal(lambda: doors.door.by_passphrase("")) is Code.TOO_MANY:
            doors.clock.s += 0.5
        doors.tried.pop()  # the one that was let through
        closed_s.append(doors.clock.s - began_s)
        doors.clock.s += SLOWEST_S
    assert closed_s[0] == 1
    assert closed_s == sorted(closed_s)
    assert closed_s[-1] == SLOWEST_S


def test_a_closed_door_does_not_even_try(doors: Doors) -> None:
    refusal(lambda: doors.door.by_passphrase("a guess"))
    assert refusal(lambda: doors.door.by_passphrase(GOOD)) is Code.TOO_MANY
    assert doors.tried == ["a guess"]
    doors.clock.s += 1
    assert doors.door.knows(doors.door.by_passphrase(GOOD))


def test_a_good_passphrase_opens_the_door_for_the_next_mistake(doors: Doors) -> None:
    for _ in range(3):
        refusal(lambda: doors.door.by_passphrase("a guess"))
        doors.clock.s += SLOWEST_S
    doors.door.by_passphrase(GOOD)
    refusal(lambda: doors.door.by_passphrase("a slip"))
    doors.clock.s += 1
    assert doors.door.knows(doors.door.by_passphrase(GOOD))


def test_guessing_from_outside_does_not_keep_the_officer_from_unlocking(doors: Doors) -> None:
    token = doors.door.by_ticket(doors.door.ticket())
    refusal(lambda: doors.door.by_passphrase("a stranger's guess"))
    doors.door.unlock(GOOD)
    assert doors.door.knows(token)


def test_a_mistake_of_another_kind_slows_nobody() -> None:
    def broken(_: str) -> None:
        raise Refused(Code.UNREADABLE, "the key file is damaged")

    door = Door(broken, now_s=Steady())
    assert [refusal(lambda: door.unlock(GOOD)) for _ in range(3)] == [Code.UNREADABLE] * 3
