"""What a party may read of a statement that hides members: the open ones, and those of the others that it has a right to.

The store keeps disclosures beside the log. Who may have which is told by `answers.reading_rights`: a statement's own party and those in its
signed `share` all of them, readers that its owner named in a `disclosure/1` those that it opens. What a verdict withholds goes to the two
parties whose notices it is about. Without a name nothing hidden is shown, not even to the host's own eyes.
"""

from collections.abc import Callable
from typing import TypeVar

from garant.answers.reading_rights import is_whole, readable
from garant.fold.things import named, row_of
from garant.node.ports import EntryStore
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement import disclosure, withheld
from garant.statement.kinds import Disclosure, Hiding
from garant.statement.withheld import Withheld, Withholding

H = TypeVar("H", bound=Hiding)


def may_read(said: Hiding, party: str | None) -> bool:
    """Tell whether a party may read all that a statement hides."""
    return is_whole(said, party)


def as_seen_by(store: EntryStore, said: H, statement_id: str, party: str | None, state: State | None = None) -> H:
    """Give a statement as a party may read it. `state` knows what was disclosed since; without it only `share` counts."""
    if said.sd is None or party is None:
        return said
    return disclosure.reveal(said, disclosures_for(store, said, statement_id, party, state))


def disclosures_for(store: EntryStore, said: Hiding, statement_id: str, party: str, state: State | None) -> tuple[str, ...]:
    """Give those of a statement's disclosures, as far as they are kept, that a party may have."""
    opened = readable(state, said, party) if state is not None else frozenset(said.sd or () if may_read(said, party) else ())
    return kept(store, statement_id, opened)


def kept(store: EntryStore, statement_id: str, opened: frozenset[str]) -> tuple[str, ...]:
    """Give those of a statement's disclosures, as far as they are kept, that have one of these digests."""
    return tuple(text for text in store.disclosures(statement_id) if disclosure.digest(text) in opened) if opened else ()


def withheld_texts(store: EntryStore, said: Withholding, statement_id: str, party: str) -> tuple[str, ...]:
    """Give the disclosures of what the host withholds from everybody but a party and the one other that each is about."""
    texts = store.disclosures(statement_id) if said.withheld else ()
    return tuple(text for text in texts if party in withheld.reveal(said, (text,))[0].parties)


def reader(store: EntryStore, state: State, party: str | None) -> Callable[[Recorded[H]], H]:
    """Give what shows recorded statements as a party may read them."""
    return lambda row: as_seen_by(store, row.said, row.id, party, state)


def opened_by(store: EntryStore, state: State, said: Disclosure, party: str | None) -> tuple[str, ...]:
    """Name the members that a disclosure opens, as far as a party may know them and the store still keeps them."""
    sort, ref = named(said.of)
    row = state.notice_versions.get(f"{ref}@{said.version:06d}") if sort == "notice" else row_of(state, said.of)
    if not isinstance(row, Recorded) or not isinstance(row.said, Hiding):
        return ()
    wanted = readable(state, row.said, party).intersection(said.members)
    kept = {disclosure.digest(text): text for text in store.disclosures(row.id)}
    return tuple(sorted(disclosure.read(kept[digest]).name for digest in wanted & kept.keys()))


def withheld_for(store: EntryStore, said: Withholding, statement_id: str, party: str | None) -> tuple[Withheld, ...]:
    """Give what a verdict, or a probe's answer, withholds from all but a party and the one other that it is about, by the other notice."""
    if said.withheld is None or party is None:
        return ()
    return tuple(pair for pair in withheld.reveal(said, store.disclosures(statement_id)) if party in pair.parties)
