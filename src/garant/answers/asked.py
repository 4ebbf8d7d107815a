"""What an answer is asked about: a version of a notice as the questions need it, whether it is in the log or only being thought of.

`volumes` is None where they are hidden from whoever asks: where the notice lies is then not known, and nothing is computed from a guess.
"""

from typing import NamedTuple

from msgspec import Struct

from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.kinds.notices import NoticeKind
from garant.statement.shapes import Volume
from garant.statement.words import Status


class Asked(NamedTuple):
    """A version of a notice: whose it is, what is done there, and where and when (None: hidden)."""

    ref: str
    version: int
    party: str
    kind: NoticeKind
    activity: str
    purpose: str | None
    status: Status
    volumes: tuple[Volume, ...] | None

    @property
    def start_ms(self) -> int | None:
        """Give when the first volume begins; None if one has always been there, or if all are hidden."""
        starts = [volume.window().start_ms for volume in self.volumes or ()]
        return None if None in starts else min((start for start in starts if start is not None), default=None)


class Said(Struct):
    """Of what a version of a notice says, as much as makes the question: the rest of a row that sleeps is left asleep."""

    party: str
    kind: NoticeKind
    activity: str
    status: Status
    purpose: str | None = None
    volumes: tuple[Volume, ...] | None = None


def asked_of(ref: str, version: int, said: Notice | NoticeAmendment | Said) -> Asked:
    """Make the question of a version of a notice as it was said (or as its reader may see it)."""
    return Asked(ref, version, said.party, said.kind, said.activity, said.purpose, said.status, said.volumes)
