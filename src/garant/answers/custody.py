"""Evidence, and through whose hands it went: the chain of custody with its gaps, which are shown and judged by nobody here.

    collected, sealed, opened, copied, lost     by whoever holds it
    handed_over, returned                       by the holder, to another; who must then say `received`
    received                                    by that other, from the holder

A gap is a step that does not follow: by somebody who did not hold it by then, a handing over that nobody received, a time before the step
before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from garant import instant
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Blob, Custody, Evidence

_PASSING = ("handed_over", "returned")


@dataclass(frozen=True, slots=True)
class Link:
    """One step, and what does not follow about it (empty: it follows)."""

    said: Custody
    t_ms: int
    index: int
    gap: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence: what is known of its blob, its chain, who holds it by now, and what is open at the end of the chain."""

    ref: str
    said: Evidence
    blob: Blob
    t_ms: int
    index: int
    chain: tuple[Link, ...]
    holder: str | None
    open_end: str

    @property
    def gaps(self) -> int:
        """Count what does not follow."""
        return sum(bool(link.gap) for link in self.chain) + bool(self.open_end)


def evidence(state: State, ref: str, seen: Evidence | None = None) -> EvidenceLine:
    """Give one piece of evidence; `seen` is what its reader may see of it."""
    row = state.evidence.rows[ref]
    chain = _Chain(row.said.party)
    links = tuple(chain.link(step) for step in state.custody.values(f"{ref}@"))
    said = seen or row.said
    blob = state.blobs.rows[row.said.blob].said
    return EvidenceLine(ref, said, blob, row.t_ms, row.index, links, chain.holder, chain.open_end)


class _Chain:
    """Who holds a thing while one step follows another."""

    def __init__(self, holder: str) -> None:
        self.holder: str | None = holder
        self._waiting: str | None = None
        self._last_ms: int | None = None

    @property
    def open_end(self) -> str:
        """Say what is open when no step follows any more."""
        return f"handed to {self._waiting}, which has not said that it received it" if self._waiting else ""

    def link(self, row: Recorded[Custody]) -> Link:
        """Take a step in."""
        gap = "; ".join((*self._passing(row.said), *self._timing(row.said)))
        return Link(row.said, row.t_ms, row.index, gap)

    def _passing(self, said: Custody) -> Iterator[str]:
        if said.step == "received":
            yield from self._received(said)
            return
        if self._waiting is not None:
            yield f"{self._waiting} has not said that it received it"
        elif self.holder is None:
            yield "it was lost"
        elif said.party != self.holder:
            yield f"{self.holder} held it"
        self.holder, self._waiting = (None, None) if said.step == "lost" else (said.party, said.other if said.step in _PASSING else None)

    def _received(self, said: Custody) -> Iterator[str]:
        if self._waiting != said.party or self.holder != said.other:
            yield f"{said.other} has not said that it handed it to {said.party}"
        self.holder, self._waiting = said.party, None

    def _timing(self, said: Custody) -> Iterator[str]:
        happened = None if said.happened is None else instant.parse(said.happened)
        if happened is not None and self._last_ms is not None and happened < self._last_ms:
            yield "it happened before the step before it"
        self._last_ms = happened if happened is not None else self._last_ms
