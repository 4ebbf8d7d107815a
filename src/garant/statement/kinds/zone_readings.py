"""How a party reads a zone: its own drawing of what the text's rule names, side by side with the others'.

No public text gives the corner points of any zone, and the sides draw its lines differently. So a reading binds nobody: answers say
under whose reading something lies in a zone, and under whose it does not.
"""

from typing import Literal

from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Statement
from garant.statement.values import Sources
from garant.statement.words import PartyId, Texts, ZoneRef
from garant.statement.zones import Drawing


class ZoneReading(Statement, tag="zone_reading/1", frozen=True, kw_only=True):
    """A party's drawing of a zone, or one that a registrar enters from a source. A later one by the same party replaces it."""

    zone: ZoneRef
    capacity: Capacity
    drawing: Drawing
    note: Texts | None = None
    sources: Sources | None = None


class ZoneAcceptance(Statement, tag="zone_acceptance/1", frozen=True, kw_only=True):
    """A party says whether it takes another's reading of a zone as its own. When all who are bound do, the zone's lines are delineated."""

    zone: ZoneRef
    reading_of: PartyId
    binds: Literal["accepts", "rejects"]
    text: Texts | None = None
