"""Doubt: what makes a replica stop, and what it must never forget.

A doubt is about what somebody signed, so it comes with the bytes: two checkpoints, and the entries between them. Who has those can show
what happened to anybody, without being believed.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from garant.errors import Refusal, Refused
from garant.node.again import Objection


class Doubt(NamedTuple):
    """Why a replica stopped, and what shows it: the newest checkpoint taken before, the other one, the entries shown from `first` on."""

    refusal: Refusal
    ours: bytes
    theirs: bytes
    first: int
    entries: Sequence[bytes]


class Doubted(Refused):
    """Carries a doubt to where it is kept."""

    def __init__(self, doubt: Doubt) -> None:
        """Refuse with the doubt's own code and sentence."""
        super().__init__(doubt.refusal.code, doubt.refusal.sentence, doubt.refusal.where)
        self.doubt = doubt


class Memory(Protocol):
    """What a replica must never forget, beside its log. Raises `Fault` when it cannot write it down."""

    def keep_doubt(self, doubt: Doubt) -> None:
        """Write down, durably, why it stopped."""

    def keep_objections(self, objections: Sequence[Objection]) -> None:
        """Write down, durably, where the host's verdicts say something else than the answers; each once."""
