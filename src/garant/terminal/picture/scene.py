"""What a picture shows: notices, zones that were hit, and where and when notices meet. Values only; `page` draws them.

A picture shows what parties said that they will do or have. It is no map of who is where, and no permission (guard-rails 1 and 3).
"""

from typing import NamedTuple

from garant.instant import Window
from garant.space.body import Body
from garant.statement.shapes import Volume
from garant.statement.words import Position

THINGS_MAX = 12
"""Notices in one picture: more than the eye can tell apart helps nobody. How many were left out is said in it."""


class Thing(NamedTuple):
    """A notice: its name, whose it is (where that is known), what it covers."""

    name: str
    party: str
    volumes: tuple[Volume, ...]

    def windows(self) -> list[Window]:
        """Give its windows, each once, by their start."""
        return sorted({volume.window() for volume in self.volumes}, key=lambda window: (window.start_ms or 0, window.end_ms or 0))


class Ground(NamedTuple):
    """A zone that was hit: its name, under which reading, and what it covers so."""

    name: str
    reading: str
    body: Body


class Crossing(NamedTuple):
    """Two notices that meet: about where (None: not known), while when, how close, and what news that is: a conflict, or to inform."""

    a: str
    b: str
    place: Position | None
    window: Window
    closest_m: float
    news: str = "conflict"


class Scene(NamedTuple):
    """A picture's content. `notes` are sentences below its title; the first `things` stand in front."""

    title: str
    notes: tuple[str, ...]
    things: tuple[Thing, ...]
    crossings: tuple[Crossing, ...] = ()
    grounds: tuple[Ground, ...] = ()


def limited(scene: Scene) -> Scene:
    """Keep the first `THINGS_MAX` things and the crossings among them, and say in a note what was left out."""
    kept = scene.things[:THINGS_MAX]
    names = {thing.name for thing in kept}
    crossings = tuple(one for one in scene.crossings if {one.a, one.b} <= names)
    left = (len(scene.things) - len(kept), len(scene.crossings) - len(crossings))
    if left == (0, 0):
        return scene
    note = f"Not drawn: {left[0]:,} more notices and {left[1]:,} more meetings."
    return scene._replace(notes=(*scene.notes, note), things=kept, crossings=crossings)
