"""The host's logged answer to a notice: what it meets, which rules it touches, and how much warning it gave.

    clear           nothing here stands against it. That is no permission: nobody approves a notice (guard-rail 3)
    not_clear       it meets another notice in conflict, or a measure prohibits it, asks for consent, or for earlier notice
    undetermined    neither, but something could not be computed: no geometry, a zone that nobody has drawn

The host signs it with the charter's answer key, at most once for a version of a notice. Everybody who follows the log computes it
again from the first `log_size` entries and objects when it differs.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.limits import DISCLOSURES_MAX, INTEGER_MAX, VERDICT_ITEMS_MAX
from garant.statement.kinds.base import Digest, Statement
from garant.statement.values import Part, Who
from garant.statement.words import Brief, Count, Hash, Instant, MeasureRef, PartyId, Position, Positive, Ref, ZoneRef

Seconds = Annotated[int, Meta(ge=-INTEGER_MAX, le=INTEGER_MAX)]
Briefs = Annotated[tuple[Brief, ...], Meta(min_length=1, max_length=16)]


class Pair(Part, frozen=True, kw_only=True):
    """Another notice that this one meets: how close they come, when first, while they overlap, and about where.

    `closest_cm` is 0 when their bodies overlap; an absent `start` or `end` is unbounded.
    """

    notice: Ref
    version: Positive
    news: Literal["conflict", "inform"]
    closest_cm: Count
    closest_at: Instant | None = None
    start: Instant | None = None
    end: Instant | None = None
    place: Position


class Hit(Part, frozen=True, kw_only=True):
    """A measure that speaks of what is notified: it prohibits it, asks for notice or consent, or exempts it.

    `readings` are those of the zone under which it applies, `not_under` those under which it does not. `binds` tells that who
    filed the notice has accepted the measure; otherwise it is `claimed_by` somebody. `met` tells that enough notice was given,
    of the `required_s` that are asked for.
    """

    measure: MeasureRef
    says: Literal["prohibited", "notice_required", "consent_required", "exempt"]
    zone: ZoneRef | None = None
    readings: Briefs | None = None
    not_under: Briefs | None = None
    binds: bool = False
    claimed_by: PartyId | None = None
    met: bool = False
    required_s: Count | None = None
    consent_of: Who | None = None
    because: Brief | None = None
    start: Instant | None = None
    end: Instant | None = None
    place: Position | None = None


class Undetermined(Part, frozen=True, kw_only=True):
    """What could not be computed, and why. It is never counted as clear."""

    what: Brief
    because: Brief


Pairs = Annotated[tuple[Pair, ...], Meta(min_length=1, max_length=VERDICT_ITEMS_MAX)]
Hits = Annotated[tuple[Hit, ...], Meta(min_length=1, max_length=VERDICT_ITEMS_MAX)]


class Verdict(Statement, tag="verdict/1", frozen=True, kw_only=True):
    """The host's answer to one version of a notice. It informs, and permits nothing.

    `pair_count` counts all pairs but those withheld: when it is more than `pairs` lists, the blob `pairs_blob` has them all.
    `hit_count` and `undetermined_count` are given only when there are more than are listed. `withheld` are digests of what only
    the parties of a hidden notice are told. `considered` counts the live notices whose window overlapped, `log_size` the entries
    on which this rests, and `answers` is the version of the way in which it was computed. `lead_given_s` is absent when the
    start is hidden or unbounded, and negative when it came too late.
    """

    notice: Ref
    version: Positive
    result: Literal["clear", "not_clear", "undetermined"]
    pairs: Pairs | None = None
    pair_count: Count
    pairs_blob: Hash | None = None
    hits: Hits | None = None
    hit_count: Positive | None = None
    undetermined: Annotated[tuple[Undetermined, ...], Meta(min_length=1, max_length=VERDICT_ITEMS_MAX)] | None = None
    undetermined_count: Positive | None = None
    lead_given_s: Seconds | None = None
    lead_required_s: Count | None = None
    considered: Count
    log_size: Count
    answers: Positive
    withheld: Annotated[tuple[Digest, ...], Meta(min_length=1, max_length=DISCLOSURES_MAX)] | None = None
