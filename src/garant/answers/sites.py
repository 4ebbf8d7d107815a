"""Sites as their readers may see them, and for their owner: to whom each was disclosed, when, for which purpose, who has acknowledged.

A protected site shows its region to everybody, its place to named readers alone (guard-rail 4). Whom a site was disclosed to is told to the
party whose notice it is; everybody else is told only what was disclosed to itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from garant.answers.ladder import Light, ladder
from garant.answers.reading_rights import disclosures_of
from garant.answers.receipts_due import Confirmation, Life, confirmation, life
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Disclosure, Notice, NoticeAmendment

Opening = Recorded[Notice | NoticeAmendment] | Recorded[Disclosure]
Seen = Callable[[Recorded[Notice | NoticeAmendment]], Notice | NoticeAmendment]
"""Gives a version as its reader may see it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reader of what a site hides: since when, by which statement, for which purpose, and how far the word has come on its side.

    `version` is the newest that was opened to it; `count` how many hidden members.
    """

    reader: str
    t_ms: int
    index: int
    version: int
    count: int
    purpose: str | None
    light: Light
    acknowledged_ms: int | None


@dataclass(frozen=True, slots=True)
class Site:
    """A site: what its reader may see of it, whether the place is hidden from it, that it still holds, and to whom it was shown."""

    ref: str
    said: Notice | NoticeAmendment
    version: int
    life: Life
    t_ms: int
    hidden: bool
    reconfirm: Confirmation | None
    shown: tuple[Shown, ...]


def sites(state: State, party: str | None, at_ms: int, seen: Seen = lambda row: row.said) -> list[Site]:
    """Give all sites, and everything else that is protected or whose place is hidden, by reference."""
    return [found for ref, _ in state.notices.items() if (found := _site(state, ref, party, at_ms, seen)) is not None]


def _site(state: State, ref: str, party: str | None, at_ms: int, seen: Seen) -> Site | None:
    row = state.notices.rows[ref]
    newest = state.notice_versions.rows[f"{ref}@{row.version:06d}"]
    if newest.said.kind != "site" and not newest.said.protected:
        return None
    said = seen(newest)
    whom = None if party == row.party else party
    shown = () if party is None else tuple(one for one in shown_to(state, ref) if whom in (None, one.reader))
    stands = life(row.standing, said, at_ms)
    return Site(ref, said, row.version, stands, newest.t_ms, said.volumes is None, confirmation(state, ref, at_ms), shown)


def shown_to(state: State, ref: str) -> list[Shown]:
    """Give everybody to whom something that any version of a notice hides was opened: by `share`, or by a disclosure, newest last."""
    found: dict[tuple[str, int], Shown] = {}
    for number in range(1, state.notices.rows[ref].version + 1):
        row = state.notice_versions.rows[f"{ref}@{number:06d}"]
        for reader in row.said.share or () if row.said.sd else ():
            found[reader, number] = _shown(state, ref, reader, row, number, len(row.said.sd or ()))
        for one in disclosures_of(state, row.said):
            for reader in one.said.readers:
                found.setdefault((reader, number), _shown(state, ref, reader, one, number, len(one.said.members)))
    return sorted(found.values(), key=lambda one: (one.index, one.reader))


def _shown(state: State, ref: str, reader: str, row: Opening, version: int, count: int) -> Shown:
    """Tell of one reader; `row` is what opened it: the version itself, or a disclosure."""
    rungs = ladder(state, ref, version, reader)
    acknowledged = [rung.t_ms for rung in rungs.rungs if rung.step in ("acknowledged", "disseminated") and rung.t_ms is not None]
    return Shown(reader, row.t_ms, row.index, version, count, row.said.purpose, rungs.light, min(acknowledged, default=None))


def disclosures(state: State, party: str | None) -> list[Recorded[Disclosure]]:
    """Give what a party has opened, and what was opened to it, in the order in which that was said; without a party nothing."""
    rows = (row for row in state.disclosures.values() if party is not None and party in (row.said.party, *row.said.readers))
    return sorted(rows, key=lambda row: row.index)
