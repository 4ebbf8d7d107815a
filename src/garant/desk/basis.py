"""What the desk's routes of data rest on: the picture, whose desk it is, named places, the clock, the log's key, the desk's directory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from garant.answers.seen import See
from garant.errors import Code, Refused
from garant.gazetteer.index import PlaceIndex
from garant.log import VerifierKey
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.node.questions.asked import Places
from garant.node.sealed import reader
from garant.node.still import Still, Stills


@dataclass(frozen=True)
class Basis:
    """All of it. `party` gives whose desk this is, empty before the log has said so; `key` is the verifier key that is trusted here."""

    picture: Picture
    party: Callable[[], str]
    places: Places
    clock: Clock
    key: VerifierKey
    directory: Path
    stills: Stills = field(init=False)
    index: Callable[[], PlaceIndex] = field(init=False)

    def __post_init__(self) -> None:
        """Keep a still picture, and the place index once it was read."""
        object.__setattr__(self, "stills", Stills(self.picture))
        object.__setattr__(self, "index", cache(self.places))

    def reader(self) -> str:
        """Give whose desk this is. Refuses with `no_log` before the log has said so."""
        party = self.party()
        if not party:
            raise Refused(Code.NO_LOG, "this desk does not know yet whose it is: nothing has come of the log; let it reach its host once")
        return party

    def still(self) -> Still:
        """Give the picture as it is now, held still."""
        return self.stills.now()

    def see(self, still: Still) -> See:
        """Give what shows statements as this desk's party may read them."""
        return reader(self.picture.store, still.state, self.reader())
