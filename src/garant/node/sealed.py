"""What a party may read of a statement that hides members: the open ones, and those whose disclosures were shared with it.

The store keeps disclosures beside the log. They go to the statement's own party and to those named in its signed `share`, and to
nobody else. What a verdict withholds goes to the two parties whose notices it is about. Without a name nothing hidden is shown, not even to
the host's own eyes.
"""

from typing import TypeVar

from garant.node.ports import EntryStore
from garant.statement import disclosure, withheld
from garant.statement.kinds import Hiding, Verdict
from garant.statement.withheld import Withheld

H = TypeVar("H", bound=Hiding)


def may_read(said: Hiding, party: str | None) -> bool:
    """Tell whether a party may read what a statement hides."""
    return party is not None and (party == said.party or party in (said.share or ()))


def as_seen_by(store: EntryStore, said: H, statement_id: str, party: str | None) -> H:
    """Give a statement as a party may read it."""
    if said.sd is None or not may_read(said, party):
        return said
    return disclosure.reveal(said, store.disclosures(statement_id))


def withheld_for(store: EntryStore, said: Verdict, statement_id: str, party: str | None) -> tuple[Withheld, ...]:
    """Give what a verdict withholds from everybody but a party and the one other that each piece of it is about, by the other notice."""
    if said.withheld is None or party is None:
        return ()
    return tuple(pair for pair in withheld.reveal(said, store.disclosures(statement_id)) if party in pair.parties)
