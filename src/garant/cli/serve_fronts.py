"""What `garant serve --fronts` does: processes before the host that take statements in, at a port of their own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from garant.api.front_process import Entrance
    from garant.api.host_statements import Quotas
    from garant.api.metrics import Metrics
    from garant.api.server import Connections, Place
    from garant.errors import Fault
    from garant.node.sequencer import Sequencer

F = TypeVar("F", bound=Callable[..., Any])

_PORT = 8415
_MOST = 16
_OPTIONS = (
    click.option(
        "--fronts", default=0, metavar="N", type=click.IntRange(0, _MOST), help="Processes that take statements in at a port of theirs."
    ),
    click.option("--fronts-port", default=_PORT, show_default=True, type=click.IntRange(0, 65_535), help="That port."),
)


def options(command: F) -> F:
    """Add the options of fronts to a command."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


class Before:
    """The fronts of one run of the command, if it is to have any; `told` is what it says of them."""

    def __init__(
        self,
        sequencer: "Sequencer",
        quotas: "Quotas",
        around: "tuple[Callable[[Fault], None], Callable[[str], None], Metrics]",
        place: "Place",
        given: dict[str, Any],
    ) -> None:
        """Listen for them, at the host's address. Refuses with `unreadable` a port that cannot be had."""
        self._given = given
        self._entrance = self._listening(place) if given["fronts"] else None
        if self._entrance:
            from garant.api.fronts import Around, Fronts

            self._fronts = Fronts(sequencer, quotas, Around(*around))
        self.told = {"fronts": self._entrance.url} if self._entrance else {}

    def _listening(self, place: "Place") -> "Entrance":
        from garant.api.front_process import Entrance

        return Entrance(place._replace(port=self._given["fronts_port"]))

    @asynccontextmanager
    async def running(self, connections: "Connections") -> AsyncIterator[None]:
        """Run them while the host serves."""
        if self._entrance is None:
            yield
            return
        from garant.api.front_process import Limits

        limits = Limits(self._given["per_second"], connections, self._given["proxies"])
        with closing(self._entrance):
            async with self._fronts.running(self._given["fronts"], self._entrance.begin(limits)):
                yield
