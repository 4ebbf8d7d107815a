"""Where an incident was, as its reader may see it: never more than was disclosed to him, and no coordinates of an excluded group.

An incident is *uncoordinated* when it is said of an excluded group, or when anybody's position says so (guard-rail 1): what is shown of it
then holds names and districts, and no positions, grid references, distances or directions, whoever asks. The place of an observer is shown
to those alone to whom it was disclosed (guard-rail 5).
"""

from typing import Literal, TypeVar

import msgspec

from garant.statement.kinds import Incident
from garant.statement.kinds.books import BookItem
from garant.statement.kinds.incidents import Observer
from garant.statement.values import Place

How = Literal["open", "disclosed", "hidden", "uncoordinated", "unknown"]

T = TypeVar("T", Incident, BookItem)


def where_of(open_: Incident, seen: Incident, *, uncoordinated: bool) -> How:
    """Say how the place of an incident is known: `open_` is what all may read, `seen` what its reader may."""
    if uncoordinated:
        return "uncoordinated"
    if seen.place is not None:
        return "open" if open_.place is not None else "disclosed"
    return "hidden" if seen.sd is not None else "unknown"


def without_coordinates(seen: Incident) -> Incident:
    """Take everything out of an incident that tells where it was, but names and districts."""
    observer = None if seen.observer is None else Observer(means=seen.observer.means)
    return msgspec.structs.replace(seen, place=bare(seen.place), observer=observer)


def item_without_coordinates(item: BookItem) -> BookItem:
    """Take the coordinates out of an item of a book."""
    return msgspec.structs.replace(item, place=bare(item.place) or Place(district="unknown"))


def bare(place: Place | None) -> Place | None:
    """Give the name and district of a place; None if it has neither."""
    if place is None or (place.name is None and place.district is None):
        return None
    return Place(name=place.name, district=place.district, precision=place.precision)
