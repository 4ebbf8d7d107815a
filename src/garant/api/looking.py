"""An event loop that gives up the floor (`node.floor`) while it looks for what comes next, and has it while it answers."""

from selectors import DefaultSelector, SelectorKey

from garant.node.floor import Floor, Speaker


class Looking(DefaultSelector):
    """Looks for what came, silently."""

    def __init__(self, floor: Floor) -> None:
        """Look for nothing yet."""
        super().__init__()
        self._speaker = Speaker(floor)

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Wait so long for something, as every selector does."""
        with self._speaker.silent():
            return super().select(timeout)

    def close(self) -> None:
        """Look no more, and say no more."""
        self._speaker.leave()
        super().close()
