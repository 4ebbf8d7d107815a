"""Whose eyes the map has: our party's, at an instant; or what of that another party had been told by then, or had said itself.

    what was told     the party is in its `to`, in its `share`, or a disclosure names it as a reader
    what was said     it is the party's own

Of both no more is shown than our own party may read: who looks through another's eyes does not see more with them. What the other had
*seen* is another question (`/v1/questions/known`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from garant.answers.reading_rights import disclosures_of, is_whole, readable
from garant.node.ports import EntryStore
from garant.node.sealed import as_seen_by, kept
from garant.state.rows import NoticeRow, Recorded
from garant.state.state import State
from garant.statement import disclosure
from garant.statement.kinds import Hiding, Statement

Json = dict[str, Any]
H = TypeVar("H", bound=Hiding)


@dataclass(frozen=True)
class View:
    """A state, and how it is looked at: by which party, and as known to which other (None: to us). `is_now`: it is the newest state."""

    state: State
    store: EntryStore
    party: str
    known_to: str | None
    is_now: bool

    def read(self, said: H, statement_id: str) -> H:
        """Give a statement as this view shows it."""
        if said.sd is None:
            return said
        if self.known_to is None:
            return as_seen_by(self.store, said, statement_id, self.party, self.state)
        both = readable(self.state, said, self.party) & readable(self.state, said, self.known_to)
        return disclosure.reveal(said, kept(self.store, statement_id, both))

    def see(self, row: Recorded[H], /) -> H:
        """Give what a row's statement says to this view."""
        return self.read(row.said, row.id)

    def has_told(self, said: Statement) -> bool:
        """Tell whether a statement had been said by, or told to, whoever's picture it is."""
        whose = self.known_to
        if whose is None or whose in (said.party, *(said.to or ())):
            return True
        return isinstance(said, Hiding) and (
            is_whole(said, whose) or any(whose in row.said.readers for row in disclosures_of(self.state, said))
        )

    def version_of(self, ref: str, row: NoticeRow) -> int:
        """Give the newest version of a notice that belongs into this view; 0 where none does."""
        if self.known_to is None:
            return row.version
        told: Callable[[int], bool] = lambda number: self.has_told(self.state.notice_versions.rows[f"{ref}@{number:06d}"].said)  # noqa: E731
        return next((number for number in range(row.version, 0, -1) if told(number)), 0)
