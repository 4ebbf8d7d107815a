"""One simulated theatre, from one integer: hosts over one store, witnesses, desks, replicas, and all that goes wrong.

    Outcome = play(seed)

A run has two parts. In the first, troubles come (which kinds, the seed says: a run with few of them goes other ways than one with all).
Then the theatre is left in peace: lines are good, disks are mended, and in the end everybody must have an answer and the same picture.
"""

from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import Final

from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import Head
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission
from garant.storage.sqlite import SqliteStore
from tests.simulation.agenda import Agenda
from tests.simulation.desk import Desk
from tests.simulation.disk import Image
from tests.simulation.host_process import LOG, HostProcess
from tests.simulation.judge import Broken, Judge
from tests.simulation.lying import Liar
from tests.simulation.machine import Machine
from tests.simulation.mischief import RogueDesk
from tests.simulation.network import Network
from tests.simulation.parts import Parts, World
from tests.simulation.power import laid_out
from tests.simulation.reader import Outcome, ReplicaProcess
from tests.simulation.troubles import Cast, Troubles
from tests.simulation.witness_process import WitnessProcess
from tests.world import ANSWER, CHARTER, CHECKPOINT, HOST_ROOT, ORIGIN, START_MS, make_key, salts
from tests.world import World as SmallWorld

PARTIES: Final = ("north", "south", "centre", "rogue")
FRONTS: Final = (0, 1, 2)
"""How many fronts a host may have."""

TROUBLED_MS: Final = 25_000
PEACE_MS: Final = 12_000


@dataclass
class Played:
    """What came of a run: the sentence of what broke, or None; and what it did."""

    seed: int
    broken: str | None
    events: int
    counts: dict[str, int]
    trace: list[str] = field(repr=False)
    digest: str


class Theatre:
    """Everything that lives in one run."""

    def __init__(self, seed: int, parts: Parts) -> None:
        """Set it up."""
        agenda = Agenda(seed)
        key = SmallWorld(open=False).key
        self.world = World(agenda, Network(agenda), Judge(key), parts, key)
        chance = agenda.chance
        self.witnesses = [WitnessProcess(f"witness{number}", self.world) for number in (1, 2, 3)]
        self.machine = Machine("machine", agenda, genesis())
        keys = HostKeys(key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign)
        names = ("host1", "host2")[: chance.randint(1, 2)]
        self.hosts = [HostProcess(name, self.machine, keys, self.witnesses, self.world, chance.choice(FRONTS)) for name in names]
        self._heads: dict[str, Head] = {}
        self.desks = [self._desk(name) for name in PARTIES]
        self.replicas = [ReplicaProcess(f"replica{number}", self.world) for number in (1, 2)]
        cast = Cast(self.machine, self.hosts, self.witnesses, self.desks, self.replicas, Liar(keys, officer("rogue"), self.world))
        self.troubles = Troubles(cast, self.world)

    def _desk(self, name: str) -> Desk:
        kind = RogueDesk if name == "rogue" else Desk
        return kind(name, officer(name), self.hosts, self.world)

    def run(self) -> None:
        """Live through the troubles, and then in peace."""
        agenda = self.world.agenda
        for host in self.hosts:
            agenda.after(0, host.start)
            agenda.every(60, 240, host.beat)
            agenda.every(700, 2_000, host.cosign)
        for desk in self.desks:
            agenda.every(250, 800, desk.beat)
        for replica in self.replicas:
            agenda.every(300, 1_000, partial(self._poll, replica))
        self.troubles.begin()
        agenda.run(START_MS + TROUBLED_MS, self._look)
        self._peace()

    def _poll(self, replica: ReplicaProcess) -> None:
        replica.poll(self.world.agenda.chance.choice(self.hosts))

    def _look(self) -> None:
        """Look at every host after each event: what it calls durable is never taken back. All else the judge hears when it happens."""
        for host in self.hosts:
            if host.sequencer is not None and host.sequencer.head() != self._heads.get(host.name):
                self._heads[host.name] = host.head()

    def _peace(self) -> None:
        """Mend everything, wait, and require that everybody has an answer and the same picture."""
        agenda, judge = self.world.agenda, self.world.judge
        agenda.tell("-", "peace")
        self.troubles.end()
        self.world.network.good = True
        for desk in self.desks:
            desk.quiet = True
        agenda.run(START_MS + TROUBLED_MS + PEACE_MS, self._look)
        for host in self.hosts:
            judge.require(host.sequencer is not None, f"{host.name} does not serve, in peace")
            judge.require(host.porch is None or host.porch.accepts, f"no front of {host.name} accepts anything, in peace")
            assert host.host is not None
            judge.log_is(host.host.store)
            judge.showed(host.head())
        for desk in self.desks:
            judge.require(not desk.honest or desk.lied_to or desk.open is None, f"{desk.name} has no answer, in peace")
        for reader in (*self.desks, *self.replicas):
            if not reader.lied_to:
                judge.require(reader.poll(self.hosts[0]) is Outcome.CURRENT, f"{reader.name} has no picture, in peace")

    def close(self) -> None:
        """Take it away."""
        self.world.agenda.end()
        for machine in (self.machine, *(one.machine for one in self.witnesses), *(one.machine for one in self.replicas)):
            machine.close()


def play(seed: int, parts: Parts | None = None) -> Played:
    """Play one run."""
    theatre = Theatre(seed, parts or Parts())
    broken: str | None = None
    try:
        theatre.run()
    except Broken as found:
        broken = str(found)
    except Exception as error:  # noqa: BLE001 - production code that raises what nobody expects is a finding too
        broken = f"{type(error).__name__}: {error} (in {_place_of(error)})"
    finally:
        theatre.close()
    agenda = theatre.world.agenda
    if broken:
        agenda.tell("judge", broken)
    return Played(seed, broken, agenda.events, theatre.world.judge.counts, agenda.told, agenda.trace_digest())


def _place_of(error: Exception) -> str:
    innermost = extract_tb(error.__traceback__)[-1]
    return f"{Path(innermost.filename).name}:{innermost.lineno}"


def officer(party: str) -> SigningKey:
    """Give a party's officer's key."""
    return make_key(f"simulated officer of {party}")


@cache
def genesis() -> Image:
    """Give the disk of a log that was founded before: its charter, its parties, their officers."""
    with laid_out({}) as directory:
        with closing(SqliteStore(directory / LOG, create=True)) as store:
            host = Host(store, HostKeys(SmallWorld(open=False).key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), lambda: START_MS, salts)
            _say(host, [HOST_ROOT], {**CHARTER, "rules_level": 3})
            for name in PARTIES:
                root = make_key(f"simulated root of {name}")
                roots = {"version": 1, "keys": [root.public], "threshold": 1}
                _say(
                    host, [root, HOST_ROOT], {"type": "party/1", "party": name, "title": {"en": name}, "category": "state", "roots": roots}
                )
                duty = {"role": "officer", "level": "unit", "duty": {"en": "officer"}}
                _say(host, [root], {"type": "grant/1", "key": officer(name).public, **duty})
        return {path.name: path.read_bytes() for path in directory.iterdir()}


def _say(host: Host, keys: list[SigningKey], members: dict[str, object]) -> None:
    assert isinstance(host.submit([say(host.ledger, ORIGIN, Saying(members, START_MS), keys, salts)])[0], Admission)
