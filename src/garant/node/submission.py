"""What is handed in to a host, and what it answers."""

from dataclasses import dataclass
from typing import NamedTuple

from garant.errors import Refusal


class Submission(NamedTuple):
    """What a party hands in: the bytes of an envelope, the disclosures of its hidden members, and those of a blob that it names."""

    envelope: bytes
    disclosures: tuple[str, ...] = ()
    blob: bytes | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """A statement is in the log: its id, its index, its stamp, and the receipt, a `.tlog-proof` that anybody can verify.

    `verdict`: of a version of a notice, the index of the host's verdict on it.
    """

    id: str
    index: int
    t_ms: int
    receipt: bytes
    verdict: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A statement that this process made itself is in the log: its id and its index. Nobody waits for a receipt, so none is made."""

    id: str
    index: int


class SignedRefusal(NamedTuple):
    """A statement is not in the log: why, and the host's signed word for it."""

    refusal: Refusal
    word: bytes


Answer = Admission | SignedRefusal
Made = Taken | SignedRefusal
"""What comes of a statement that this process makes in its turn."""
