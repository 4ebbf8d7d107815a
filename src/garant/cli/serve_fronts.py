"""What `garant serve --fronts` does: processes before the host that take statements in, at a port of their own."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from garant.api.fronts import Fronts
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
        self._given, self._place = given, place._replace(port=given["fronts_port"])
        self._fronts = self._made(sequencer, quotas, around) if given["fronts"] else None
        self.told = {"fronts": self._fronts.listen(self._place)} if self._fronts else {}

    def _made(
        self, sequencer: "Sequencer", quotas: "Quotas", around: "tuple[Callable[[Fault], None], Callable[[str], None], Metrics]"
    ) -> "Fronts":
        from garant.api.fronts import Around, Fronts

        return Fronts(sequencer, quotas, Around(*around))

    def running(self, connections: "Connections") -> "AbstractAsyncContextManager[None]":
        """Give what runs them while the host serves."""
        if self._fronts is None:
            return nullcontext()
        from garant.api.fronts import Limits

        return self._fronts.running(
            self._given["fronts"], self._place, Limits(self._given["per_second"], connections, self._given["proxies"])
        )
