"""A drawing in XML, whichever it is: KML or GPX, told by how it begins."""

import re

from garant.errors import Code, Refused
from garant.exchange.drawn_xml import Drawing, Reach
from garant.exchange.gpx import read_gpx
from garant.exchange.kml import read_kml

_ROOT = re.compile(rb"<(?:[A-Za-z0-9_.-]{1,32}:)?(kml|gpx)[\s>/]")
_HEAD_BYTES = 4_096


def read_xml(data: bytes, reach: Reach | None = None) -> Drawing:
    """Read a KML or GPX file. Refuses with `unreadable` what is neither."""
    found = _ROOT.search(data[:_HEAD_BYTES])
    if found is None:
        raise Refused(Code.UNREADABLE, "this is XML, and neither KML nor GPX; save the drawing as one of these, or as GeoJSON")
    return (read_kml if found[1] == b"kml" else read_gpx)(data, reach)
