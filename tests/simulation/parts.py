"""What a simulated theatre is made of: production classes, each in one place where a planted bug can take its own (`planted`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from garant.api.front import Front
from garant.api.fronts import Fronts
from garant.log import Checkpoint, VerifierKey
from garant.node.host import Host
from garant.node.ports import Clock
from garant.node.replica import Replica
from garant.node.sequencer import Sequencer
from garant.node.steady import SteadyClock
from garant.node.witness import Witness
from garant.node.witness_asking import Reply, require_not_behind
from garant.storage.sqlite import SqliteStore
from garant.storage.witness_state import SqliteWitnessState
from tests.simulation.agenda import Agenda
from tests.simulation.judge import Judge
from tests.simulation.network import Network

Gate = Callable[[Checkpoint, Iterable[Reply], int], None]


@dataclass(frozen=True)
class Parts:
    """The classes that a run is played with."""

    store: Callable[[Path], SqliteStore] = SqliteStore
    host: type[Host] = Host
    sequencer: type[Sequencer] = Sequencer
    fronts: type[Fronts] = Fronts
    front: type[Front] = Front
    clock: Callable[[Clock, Callable[[], int]], Clock] = SteadyClock
    gate: Gate = require_not_behind
    witness: type[Witness] = Witness
    witness_state: type[SqliteWitnessState] = SqliteWitnessState
    replica: type[Replica] = Replica


class World(NamedTuple):
    """What all that lives in a run has in common: when things happen, over which lines, who judges, what it is made of, the log's key."""

    agenda: Agenda
    network: Network
    judge: Judge
    parts: Parts
    key: VerifierKey
