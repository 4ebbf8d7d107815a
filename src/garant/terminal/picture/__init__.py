"""Pictures: notices that meet, on a flat plan and over time, as one SVG file or one HTML page that needs nothing else.

    svg(scene), html(scene)         a `Scene` has things (notices), crossings (where they meet) and grounds (zones that were hit)

Symbols are neutral and colours tell notices apart, never sides. Everything that a picture shows stands in it as text as well.
"""

from garant.terminal.picture.page import html, svg
from garant.terminal.picture.scene import THINGS_MAX, Crossing, Ground, Scene, Thing

__all__ = ["THINGS_MAX", "Crossing", "Ground", "Scene", "Thing", "html", "svg"]
