"""Writing a verdict: from a draft to the payload that the answer key signs, and what is kept beside it.

Figures become the log's own: whole centimetres, whole seconds, instants as text. Not more is listed than a statement has room for; what is
left out is counted, and of pairs all are in a blob.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

import msgspec

from garant import instant
from garant.answers.deconflict import Answer, Conflict
from garant.answers.rules import RuleHit
from garant.errors import Code, Refused
from garant.instant import SECOND_MS
from garant.limits import BLOB_BYTES_MAX, BRIEF_CHARACTERS_MAX, DISCLOSURES_MAX, VERDICT_ITEMS_MAX
from garant.node.ports import Salts
from garant.node.verdicts import Draft
from garant.statement import canonical, compose, withheld
from garant.statement.compose import Bookkeeping, Spoken
from garant.statement.disclosure import digest
from garant.statement.kinds.verdicts import Hit, Pair, Undetermined, Verdict
from garant.statement.values import Who

CM_PER_M = 100
_READINGS_MAX = 16
_ROOMS = (VERDICT_ITEMS_MAX, 32, 16, 8, 4, 2, 1)
"""How many things of each sort are listed: as many as fit."""

T = TypeVar("T")


class Written(NamedTuple):
    """What a verdict says; the disclosures of what it withholds; the blob of all its pairs under its hash, if it has one."""

    spoken: Spoken
    disclosures: tuple[str, ...]
    blobs: tuple[tuple[str, bytes], ...]


def write(draft: Draft, books: Bookkeeping, salts: Salts) -> Written:
    """Write a verdict. Refuses one that has no room for a single thing of each sort; their texts are too short for that."""
    told = draft.withheld[:DISCLOSURES_MAX]
    disclosures = withheld.conceal(told, [salts() for _ in told]) if told else ()
    digests = tuple(map(digest, disclosures))
    for room in _ROOMS:
        blob = _blob(draft.answer, room)
        try:
            return Written(compose.spelt(_verdict(draft, room, blob and blob[0], digests, books)), disclosures, (blob,) if blob else ())
        except Refused as refused:
            if refused.refusal.code != Code.TOO_LARGE:
                raise
    raise Refused(Code.TOO_LARGE, f"the verdict on {draft.answer.asked.ref} does not fit a statement")


def _verdict(draft: Draft, room: int, pairs_blob: str | None, digests: tuple[str, ...], books: Bookkeeping) -> Verdict:
    found, asked = draft.answer, draft.answer.asked
    hits, unknown = hits_of(found), undetermined_of(found)
    return Verdict(
        **compose.bookkeeping(books),
        status=asked.status,
        notice=asked.ref,
        version=asked.version,
        result=draft.result,
        pairs=tuple(map(pair_of, _first(found.conflicts, room, _stands_against))) or None,
        pair_count=len(found.conflicts),
        pairs_blob=pairs_blob,
        hits=_first(hits, room, _is_against) or None,
        hit_count=len(hits) if len(hits) > room else None,
        undetermined=unknown[:room] or None,
        undetermined_count=len(unknown) if len(unknown) > room else None,
        lead_given_s=None if found.lead_given_ms is None else found.lead_given_ms // SECOND_MS,
        lead_required_s=seconds(found.lead_required_ms),
        considered=found.considered,
        log_size=found.log_size,
        answers=found.version,
        withheld=digests or None,
    )


def _stands_against(conflict: Conflict) -> bool:
    return conflict.news == "conflict"


def _is_against(hit: Hit) -> bool:
    return hit.says != "exempt" and not hit.met


def _first(things: tuple[T, ...], room: int, is_against: Callable[[T], bool]) -> tuple[T, ...]:
    """Choose as many as there is room for, those that stand against the notice first; in their own order."""
    if len(things) <= room:
        return things
    ranked = sorted(range(len(things)), key=lambda place: not is_against(things[place]))
    return tuple(things[place] for place in sorted(ranked[:room]))


def _blob(found: Answer, room: int) -> tuple[str, bytes] | None:
    """Give all pairs as one JSON list, and its hash before it, when there are more than are listed."""
    if len(found.conflicts) <= room:
        return None
    data = b"[%s]" % b",".join(_up_to(BLOB_BYTES_MAX - 2, map(pair_of, found.conflicts)))
    return sha256(data).hexdigest(), data


def _up_to(room_bytes: int, pairs: Iterator[Pair]) -> Iterator[bytes]:
    """Spell pairs, as many as a blob holds."""
    for data in map(canonical.encode, pairs):
        room_bytes -= len(data) + 1
        if room_bytes < 0:
            return
        yield data


def pair_of(one: Conflict) -> Pair:
    """Give a conflict as a verdict says it."""
    return Pair(
        notice=one.notice,
        version=one.version,
        news=one.news,
        closest_cm=round(one.closest_m * CM_PER_M),
        closest_at=moment(one.closest_at_ms),
        start=moment(one.start_ms),
        end=moment(one.end_ms),
        place=one.place,
    )


def hits_of(found: Answer) -> tuple[Hit, ...]:
    """Give all hits as a verdict says them."""
    return tuple(map(_hit, found.hits))


def _hit(one: RuleHit) -> Hit:
    return Hit(
        measure=one.measure,
        says=one.says,
        zone=one.zone,
        readings=_briefs(one.readings),
        not_under=_briefs(one.not_under),
        binds=one.binds,
        claimed_by=one.claimed_by,
        met=one.met,
        required_s=seconds(one.required_ms),
        consent_of=_who(one.consent_of),
        because=brief(one.because) if one.because else None,
        start=moment(one.start_ms),
        end=moment(one.end_ms),
        place=one.place,
    )


def undetermined_of(found: Answer) -> tuple[Undetermined, ...]:
    """Give all that could not be computed, as a verdict says it."""
    return tuple(Undetermined(what=brief(one.what), because=brief(one.because)) for one in found.undetermined)


def moment(at_ms: int | None) -> str | None:
    """Spell an instant; unbounded stays unsaid."""
    return None if at_ms is None else instant.text(at_ms)


def seconds(span_ms: int | None) -> int | None:
    """Give whole seconds, never fewer than asked for."""
    return None if span_ms is None else -(-span_ms // SECOND_MS)


def brief(text: str) -> str:
    """Cut a text to one line of a verdict."""
    return text if len(text) <= BRIEF_CHARACTERS_MAX else f"{text[: BRIEF_CHARACTERS_MAX - 1]}…"


def _briefs(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    return tuple(map(brief, texts[:_READINGS_MAX])) if texts else None


def _who(who: Who | None) -> Who | None:
    cut = {} if who is None else {name: brief(text) for name in ("text", "office", "note") if (text := getattr(who, name))}
    return who and msgspec.structs.replace(who, **cut)
