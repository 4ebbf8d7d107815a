"""What every statement carries, whatever its kind.

    type      kind and version, as in `notice/1`
    log       the origin of the log that it is made for: a statement for one log is worth nothing in another
    party     who says it
    seq, prev the signing key's own chain: seq rises strictly from 1, prev is the id of this key's statement before (absent at 1).
              Statements by several keys chain on the party's root instead
    joint     true when several keys sign: it is said inside, so that nobody can drop a signature and have the same act counted twice
    seen      size and root of the newest checkpoint that the signer had verified: who had seen what, when, can be shown later
    not_after after this instant the host must not admit it any more
    time      when it was said, as the signer claims
    to        who must be told
    status    actual, exercise or test; only equal ones meet

A kind that may hide members (`HIDEABLE`) also carries `_sd`, the sorted digests of their disclosures (RFC 9901), and `share`,
the parties that may read them.
"""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from garant.errors import Code, Refused
from garant.limits import DISCLOSURES_MAX, RECIPIENTS_MAX
from garant.statement.words import Count, Hash, Instant, Origin, PartyId, Positive, Status

Parties = Annotated[tuple[PartyId, ...], Meta(min_length=1, max_length=RECIPIENTS_MAX)]
Digest = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}\Z")]


class Seen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A checkpoint: the log's size and its root there."""

    size: Count
    root: Hash


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type", gc=False):
    """One signed act. Kinds add their own members."""

    log: Origin
    party: PartyId
    seq: Positive
    prev: Hash | None = None
    joint: bool = False
    seen: Seen
    not_after: Instant
    time: Instant
    to: Parties | None = None
    status: Status


class Hiding(Statement, frozen=True, kw_only=True):
    """A statement some of whose members may be hidden behind digests."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset()

    sd: Annotated[tuple[Digest, ...], Meta(min_length=1, max_length=DISCLOSURES_MAX)] | None = field(default=None, name="_sd")
    share: Parties | None = None

    def __post_init__(self) -> None:
        """Refuse digests that are not sorted and distinct: their order must tell nothing, and each hides one member."""
        if self.sd is not None and list(self.sd) != sorted(set(self.sd)):
            raise Refused(Code.BAD_VALUE, "the digests in `_sd` must be distinct, and sorted", "$._sd")


BOOKKEEPING = ("log", "party", "seq", "prev", "joint", "seen", "not_after", "time")
"""The members that `garant say` fills in."""
