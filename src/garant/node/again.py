"""Verdicts, computed again: whoever folds a log asks the same questions at the same places, and objects where the host said something else.

    again = Again(store)
    ledger = open_ledger(store, key, progress, again.take)
    again.objections

A set of pairs, hits or unknown things must be the same, a distance or place within a metre, an instant or span within a second. What is
withheld is compared in number, and only where all that hides is kept here. The version of the answers goes with the level of the rules:
another one is an objection, so that nobody escapes by it. Not computed again, but counted, are verdicts that rest on fewer entries than
stand before them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Protocol, TypeVar

import msgspec

from garant import instant
from garant.answers.deconflict import answers_version
from garant.errors import Refused
from garant.instant import SECOND_MS
from garant.limits import BLOB_BYTES_MAX, DISCLOSURES_MAX
from garant.node.ledger import Ledger
from garant.node.verdicts import Draft, Verdicts
from garant.node.writing import CM_PER_M, hits_of, pair_of, seconds, undetermined_of
from garant.state.state import State
from garant.statement import canonical
from garant.statement.entry import Entry
from garant.statement.kinds import ProbeAnswer, Verdict
from garant.statement.kinds.verdicts import Hit, Pair
from garant.statement.words import Position

_UNIT_M = 0.011132
"""1e-7 degree of latitude."""

T = TypeVar("T")


class Beside(Protocol):
    """What is kept beside a log, as far as it is: an `EntryStore`, or nothing."""

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures of a statement."""

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have a hash."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What a verdict says otherwise than the answers: its index, its version of a notice, and how it differs."""

    index: int
    version: str
    sentence: str


class Again:
    """Takes entries into a ledger, and computes each verdict again before it is taken."""

    def __init__(self, beside: Beside) -> None:
        """Use what is kept beside the log."""
        self._beside = beside
        self._verdicts = Verdicts(beside.disclosures)
        self.recomputed = 0
        self.not_recomputed = 0
        self.objections: list[Objection] = []

    def take(self, ledger: Ledger, data: bytes, entry: Entry) -> None:
        """Take an entry in. One that the rules refuse is a `Fault`, a verdict that is not so an objection."""
        said, index = entry.signed.said, ledger.tree.size
        draft = self._draft(ledger.state, said) if isinstance(said, Verdict) else None
        probed = list(self._probed(ledger.state, said)) if isinstance(said, ProbeAnswer) else []
        changes = ledger.take(data, entry)
        self._verdicts.feed(ledger.state, changes)
        if isinstance(said, Verdict) and draft is not None:
            version = f"{said.notice}@{said.version:06d}"
            self.objections += [Objection(index, version, how) for how in self._differences(said, draft)]
        if isinstance(said, ProbeAnswer):
            self.objections += [Objection(index, said.probe, how) for how in probed]

    def _probed(self, state: State, said: ProbeAnswer) -> Iterator[str]:
        """Say how the answer to a probe differs from what is found here, where all that hides is kept here."""
        if said.probe not in state.probes or said.log_size != state.size:
            return
        if said.answers != (version := answers_version(state)):
            yield _other_answers(said.answers, version)
        touched, saw_all = self._verdicts.touched(state, said.probe)
        theirs, ours = len(said.withheld or ()), min(len(touched), DISCLOSURES_MAX)
        if saw_all and theirs != ours:
            yield f"it withholds {theirs} things; there are {ours}"

    def _draft(self, state: State, said: Verdict) -> Draft | None:
        """Answer what a verdict is about, on the entries on which it rests: those before it."""
        version = f"{said.notice}@{said.version:06d}"
        if version not in state.notice_versions:
            return None
        if said.log_size != state.size:
            self.not_recomputed += 1
            return None
        self.recomputed += 1
        return self._verdicts.draft(state, version)

    def _differences(self, said: Verdict, draft: Draft) -> Iterator[str]:
        """Say how a verdict differs from what was computed."""
        found = draft.answer
        if said.answers != found.version:
            yield _other_answers(said.answers, found.version)
        yield from self._pairs(said, draft)
        yield from _listed("hit", said.hits or (), said.hit_count, hits_of(found), _hit_name, _same_hit)
        yield from _listed("undetermined", said.undetermined or (), said.undetermined_count, undetermined_of(found), str, _equal)
        given = None if found.lead_given_ms is None else found.lead_given_ms // SECOND_MS
        yield from _figure("lead_given_s", said.lead_given_s, given)
        yield from _figure("lead_required_s", said.lead_required_s, seconds(found.lead_required_ms))
        if said.considered != found.considered:
            yield f"it considered {said.considered} notices; there are {found.considered}"
        yield from _withheld(said, draft)
        result = "not_clear" if said.withheld else found.result
        if said.result != result:
            yield f"its result is {said.result}; it comes to {result}"

    def _pairs(self, said: Verdict, draft: Draft) -> Iterator[str]:
        """Compare all pairs: those in the blob where it is kept, otherwise those that are listed."""
        ours = {one.notice: one for one in map(pair_of, draft.answer.conflicts)}
        if said.pair_count != len(ours):
            yield f"it counts {said.pair_count} pairs; there are {len(ours)}"
        try:
            theirs = dict.fromkeys((*self._in_blob(said), *(said.pairs or ())))
        except Refused as refused:
            yield f"its blob is no list of pairs: {refused.refusal.sentence}"
            return
        names = {one.notice for one in theirs}
        if len(names) == said.pair_count:
            yield from (f"it leaves out {name}" for name in sorted(ours.keys() - names))
        for one in theirs:
            if one.notice not in ours:
                yield f"it names {one.notice}, which is not met"
            elif not _same_pair(one, ours[one.notice]):
                yield f"{one.notice} is not met as it says: {_spelt(one)}; here it is {_spelt(ours[one.notice])}"

    def _in_blob(self, said: Verdict) -> tuple[Pair, ...]:
        data = self._beside.blob(said.pairs_blob) if said.pairs_blob else None
        return canonical.decode(data, _PAIRS, BLOB_BYTES_MAX) if data is not None else ()


_PAIRS: msgspec.json.Decoder[tuple[Pair, ...]] = msgspec.json.Decoder(tuple[Pair, ...])


def _other_answers(theirs: int, ours: int) -> str:
    return f"its answers are of version {theirs}; at this level of the rules they are of version {ours}"


def _withheld(said: Verdict, draft: Draft) -> Iterator[str]:
    theirs, ours = len(said.withheld or ()), min(len(draft.withheld), DISCLOSURES_MAX)
    if theirs < ours or (theirs > ours and draft.saw_all):
        yield f"it withholds {theirs} conflicts with hidden notices; there are {ours}"


def _listed(
    what: str, theirs: Sequence[T], count: int | None, ours: Sequence[T], name: Callable[[T], str], same: Callable[[T, T], bool]
) -> Iterator[str]:
    """Hold each listed thing against one of ours; all of them when none is left out."""
    total = len(theirs) if count is None else count
    if total != len(ours):
        yield f"it counts {total} things as {what}; there are {len(ours)}"
    left = list(ours)
    for one in theirs:
        place = next((place for place, other in enumerate(left) if same(one, other)), None)
        if place is None:
            yield f"{what}: {name(one)} is not so"
        else:
            del left[place]
    if count is None:
        yield from (f"{what}: it leaves out {name(one)}" for one in left)


def _hit_name(hit: Hit) -> str:
    return f"{hit.measure} ({hit.says})"


def _same_hit(one: Hit, other: Hit) -> bool:
    bare = [msgspec.structs.replace(hit, start=None, end=None, place=None, required_s=None) for hit in (one, other)]
    near = _same_place(one.place, other.place) and _near_s(one.required_s, other.required_s)
    return bare[0] == bare[1] and near and _same_time(one.start, other.start) and _same_time(one.end, other.end)


def _same_pair(one: Pair, other: Pair) -> bool:
    times = ((one.closest_at, other.closest_at), (one.start, other.start), (one.end, other.end))
    near = abs(one.closest_cm - other.closest_cm) <= CM_PER_M and _same_place(one.place, other.place)
    return (one.version, one.news) == (other.version, other.news) and near and all(_same_time(*pair) for pair in times)


def _same_time(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    return abs(instant.parse(one) - instant.parse(other)) <= SECOND_MS


def _same_place(one: Position | None, other: Position | None) -> bool:
    """Tell whether two places are within a metre, both of them given or neither."""
    if one is None or other is None:
        return one == other
    east = ((one[0] - other[0] + 1_800_000_000) % 3_600_000_000 - 1_800_000_000) * cos(radians(one[1] * 1e-7))
    return hypot(east, one[1] - other[1]) * _UNIT_M <= 1.0


def _near_s(one: int | None, other: int | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) <= 1


def _figure(name: str, theirs: int | None, ours: int | None) -> Iterator[str]:
    if not _near_s(theirs, ours):
        yield f"its {name} is {theirs}; here it is {ours}"


def _equal(one: object, other: object) -> bool:
    return one == other


def _spelt(pair: Pair) -> str:
    window = f"{pair.start or 'always'} to {pair.end or 'for ever'}"
    return f"{pair.news}, version {pair.version}, {pair.closest_cm} cm at {pair.closest_at or 'any time'}, {window}, near {pair.place}"
