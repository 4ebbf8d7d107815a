"""Exchange: outside formats to domain values and back. Bytes in, values out; files are somebody else's business.

    reading      a GeoJSON file (RFC 7946) to features, or the reason why not        docs/spec/geojson.md
    kml, gpx     what a KML or GPX file draws, to features
    writing      features to a GeoJSON file
    statements   a feature to the members of a notice statement, and a recorded notice to a feature
    asking       a feature to what is asked about it, before it is said
    feature      the value between them: a notice without its bookkeeping

The rest serves these: `texts` cuts a file into features, `form` types them, `foreign` looks at what is not ours, `volumes`, `shapes`,
`positions`, `quantities` and `times` say what is meant in integers, `objections` says what is wrong.
"""

from garant.exchange.drawn_xml import Drawing, Reach
from garant.exchange.feature import Feature
from garant.exchange.reading import iter_features, read_features
from garant.exchange.statements import feature_of, members, read_statements, write_statements
from garant.exchange.writing import write_features
from garant.exchange.xml import read_xml

__all__ = [
    "Drawing",
    "Feature",
    "Reach",
    "feature_of",
    "iter_features",
    "members",
    "read_features",
    "read_statements",
    "read_xml",
    "write_features",
    "write_statements",
]
