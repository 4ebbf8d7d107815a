"""The desk's picture: its verified copy of the log; of a replica that stopped, what it had verified before, opened again from its store."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock

from garant.errors import Fault, Refused
from garant.node.ledger import Ledger
from garant.node.picture import Grown
from garant.node.ports import EntryStore, Head
from garant.node.replica import Replica

Reopen = Callable[[], Replica]
"""Opens the own copy anew, as it is on the disk: no step was taken with it."""


class OwnCopy:
    """A `Picture` that is there whatever the host shows."""

    def __init__(self, replica: Replica, reopen: Reopen) -> None:
        """Show this replica; one opened anew, once it has failed."""
        self.replica, self._reopen = replica, reopen
        self._read = replica
        self._falling = Lock()
        self._listeners: list[Grown] = []
        replica.listen(self._grown)

    @property
    def store(self) -> EntryStore:
        """Give the store to read from."""
        return self._read.store

    @property
    def log(self) -> str:
        """Give the log's origin."""
        return self.replica.log

    @property
    def failed(self) -> Refused | Fault | None:
        """Give why nothing more is taken in."""
        return self.replica.failed

    def head(self) -> Head:
        """Give the newest head that was taken."""
        return self._read.head()

    def reading(self) -> AbstractContextManager[Ledger]:
        """Hold tree and state still, and give them."""
        if self._read.failed and self._read is self.replica:
            self.fall_back()
        return self._read.reading()

    def fall_back(self) -> None:
        """Read from the disk what was verified: a replica that failed while it folded may have more in memory than that.

        It folds again what came since the last snapshot; whoever reads waits for that, and it is done once.
        """
        with self._falling:
            if self._read is self.replica:
                self._read = self._reopen()

    def live(self) -> None:
        """Give nothing: what is live is found when somebody asks."""

    def as_of_ms(self) -> int:
        """Give the instant up to which this picture is known to be whole."""
        return self.replica.as_of_ms()

    def listen(self, grown: Grown) -> Callable[[], None]:
        """Tell of each new head."""
        self._listeners.append(grown)
        return lambda: self._listeners.remove(grown)

    def _grown(self, head: Head) -> None:
        for one in tuple(self._listeners):
            one(head)
