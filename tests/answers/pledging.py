"""A small world in which things are promised, in a few words, for the tests of what becomes of them.

made = Pledged.of(measure(...))          an agreement of tr and ru with these measures, accepted by both; `un` looks on
made.report("tr", "m1")                  tr reports m1 done
made.one("m1", "2018-10-12T12:00:00Z")   the commitment as of then
"""

from dataclasses import dataclass
from typing import Any

from garant import instant
from garant.answers.commitments import Commitment, of_agreement
from garant.statement.words import Status
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, SOURCE, Side, World

REF = "reg/zone-2018"
BOTH: list[dict[str, Any]] = [{"party": "tr"}, {"party": "ru"}]


def on(date: str) -> dict[str, Any]:
    """Give a date as statements have it."""
    return {"is": "dated", "date": date}


def measure(name: str = "m1", **members: object) -> dict[str, Any]:
    """Give a measure that tr owes by 10 October 2018, unless it says otherwise."""
    plain = {"name": name, "addressee": [{"party": "tr"}], "deadline": {"is": "by", "date": "2018-10-10"}, "verification": "yes"}
    return {**MEASURE, **plain, **members}


@dataclass
class Pledged:
    """The world and its sides."""

    world: World
    sides: dict[str, Side]

    @classmethod
    def of(cls, *measures: dict[str, Any], accept: tuple[str, ...] = ("tr", "ru"), **members: object) -> "Pledged":
        """Enter an agreement with these measures; those in `accept` accept it."""
        world = World(rules_level=3)
        sides = {name: world.side(name) for name in ("reg", "tr", "ru", "un")}
        known = {"status": "actual", "in_force": on("2018-09-20"), "measures": list(measures), "measure_count": len(measures)}
        world.admit(sides["reg"].headquarters, {**AGREEMENT, **known, **members})
        for party in accept:
            world.admit(sides[party].headquarters, ACCEPTANCE)
        return cls(world, sides)

    def say(self, party: str, kind: str, **members: object) -> None:
        """Say something as a party, or as a registrar from a source."""
        capacity = {"capacity": "registrar", "sources": [SOURCE]} if party == "reg" else {"capacity": "party"}
        self.world.admit(self.sides[party].headquarters, {"type": kind, **capacity, **members})

    def report(self, party: str, name: str, says: str = "done", **members: object) -> None:
        """Report how far a measure is."""
        self.say(party, "fulfilment/1", of=f"measure:{REF}#{name}", says=says, **{"when": on("2018-10-09"), **members})

    def verify(self, party: str, name: str, grade: int, **members: object) -> None:
        """Verify how far a measure is."""
        self.say(party, "verification/1", of=f"measure:{REF}#{name}", grade=grade, when=on("2018-10-11"), **members)

    def position(self, party: str, name: str, says: str, **members: object) -> None:
        """Say whether a measure is kept."""
        self.say(party, "position/1", about=f"measure:{REF}#{name}", says=says, **members)

    def change(self, party: str, name: str, change: str, **members: object) -> None:
        """Say what became of a measure."""
        self.say(party, "measure_change/1", measure=f"{REF}#{name}", change=change, **{"effective": on("2018-10-01"), **members})

    def all(self, at: str, status: Status = "actual") -> dict[str, Commitment]:
        """Give all commitments as of an instant, by their measure's name."""
        found = of_agreement(self.world.state, REF, status, instant.parse(at))
        return {one.thing.rpartition("#")[2]: one for one in found}

    def one(self, name: str, at: str, status: Status = "actual") -> Commitment:
        """Give one commitment as of an instant."""
        return self.all(at, status)[name]

    def stage(self, at: str, name: str = "m1") -> str:
        """Tell how far one has come."""
        return self.one(name, at).stage
