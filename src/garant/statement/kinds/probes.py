"""A look before a notice: a party asks the host whether what it plans would meet something that others hide.

    probe            by an officer: what is planned, its place hidden and shown to the host alone
    probe_answer     by the host's answer key, at the next index: whether something hidden is met, and nothing of where, when or how near

What everybody can compute is not asked: a check against what is open is free, on one's own replica. Every probe is on record, and the owner
of what it touched sees by whom and when.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.limits import DISCLOSURES_MAX
from garant.statement.kinds.base import Digest, Hiding, Statement
from garant.statement.kinds.notices import NoticeKind, Volumes
from garant.statement.words import Count, Name, Positive, Ref, Word


class Probe(Hiding, tag="probe/1", frozen=True, kw_only=True):
    """A draft of a notice, held against what others hide. It tells nobody anything, and is no notice.

    Its `volumes` are always hidden: an answer beside an open place would tell every reader of the log where something is.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"volumes"})

    name: Name
    kind: NoticeKind
    activity: Word
    volumes: Volumes | None = None


class ProbeAnswer(Statement, tag="probe_answer/1", frozen=True, kw_only=True):
    """The host's answer to a probe: whether it is in conflict with something that others hide. It informs, and permits nothing.

    `withheld` are digests of what only the prober and one owner each are told: which of the owner's notices it is. `log_size` counts the
    entries on which this rests, and `answers` is the version of the way in which it was computed.
    """

    probe: Ref
    result: Literal["clear", "not_clear", "undetermined"]
    log_size: Count
    answers: Positive
    withheld: Annotated[tuple[Digest, ...], Meta(min_length=1, max_length=DISCLOSURES_MAX)] | None = None
