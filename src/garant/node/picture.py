"""What is asked: a log's entries and the state they make, verified and durable, while they grow under other hands.

A host's `Sequencer` and a `Replica` both are one. Whoever answers questions over a network, or on a desk, needs no more than this.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from garant.answers.live import Live
from garant.node.ledger import Ledger
from garant.node.ports import EntryStore, Head

Grown = Callable[[Head], None]
"""Told of each new head, from whichever thread it came in; it must be quick, and never raise."""


class Picture(Protocol):
    """A log as it is known here."""

    @property
    def store(self) -> EntryStore:
        """Give the store to read from, by a connection of its own: no writer's unfinished work is seen through it."""

    @property
    def log(self) -> str:
        """Give the log's origin."""

    def head(self) -> Head:
        """Give the newest head: durable, and verified. It does not wait for anybody."""

    def reading(self) -> AbstractContextManager[Ledger]:
        """Hold tree and state still, and give them. All that is in them is durable. Leave it soon: a writer may wait."""

    def live(self) -> Live | None:
        """Give a copy of the live notices, as everybody may read them, if they are known here anyhow; only while `reading`."""

    def as_of_ms(self) -> int:
        """Give the instant up to which this picture is known to be whole: now for a host, for a replica when it last heard."""

    def listen(self, grown: Grown) -> Callable[[], None]:
        """Be told of each new head from now on; give what ends that."""
