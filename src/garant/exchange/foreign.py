"""Members that are not ours: passed over, as RFC 7946 wishes, unless that could change what the sender meant.

Refused are a property whose name is almost one of ours (`bufer_m`), one of ours in the wrong place (beside `geometry` instead of in
`properties`), a name that stands twice in one object (programs differ on which one counts), and a reference system of old GeoJSON other
than longitude and latitude on WGS84.

The happy way counts: when a feature's text has as many member names as were understood, nothing stands there twice or beside.
Only else is it looked at again, name by name.
"""

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import UNSET

from garant.errors import Code, Refused
from garant.exchange.form import OURS, FeatureForm, GeometryCollection
from garant.limits import JSON_DEPTH_MAX

_LIKENESS = 0.81
"""`radius` is as good as `radius_m` (0.86), `alt_lower_m` as `altitude_lower_m` (0.815); `timestamp` is no `time_start` (0.74)."""

_CRS84 = frozenset(
    {
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "https://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "OGC:CRS84",
    }
)

_NESTED = (dict, list)
_TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


def require_ours_or_other(names: Iterable[str]) -> None:
    """Refuse with `unknown_member` a property that is not ours but reads like one of ours."""
    for name in names:
        like = _almost(name)
        if like:
            raise Refused(
                Code.UNKNOWN_MEMBER,
                f"there is no property {name[:64]!r}; write `{like}` if that is meant, or give another name to what is not ours",
                "properties",
            )


@lru_cache(maxsize=4096)
def _almost(name: str) -> str:
    """Give the property of ours that a name is almost, or nothing."""
    return next(iter(difflib.get_close_matches(name.lower(), sorted(OURS), 1, _LIKENESS)), "")


def require_nothing_hidden(raw: bytes, form: FeatureForm) -> None:
    """Refuse a feature's text with a member twice, with one of ours beside `properties`, or with a foreign reference system."""
    if _names_in(raw) != _names_understood(form):
        feature = _members(raw)
        _require_at_home(feature, "")
        for path, geometry in _geometries(feature.get("geometry"), "geometry"):
            _require_at_home(geometry, path)


def require_at_home_in_file(members: Mapping[str, Any], crs: object) -> None:
    """Refuse properties of ours beside `features`, and a foreign reference system of the whole file (`crs`, where there is one)."""
    _require_at_home({**members, **({"crs": crs} if "crs" in members else {})}, "")


def require_single(raw: bytes) -> None:
    """Refuse with `duplicate_name` a JSON text that names a member twice in one object."""
    _members(raw)


def _names_in(raw: bytes) -> int:
    """Count the member names of a JSON text: the colons outside of its texts."""
    outside = _TEXTS.sub(b"", raw) if b"\\" in raw else b"".join(raw.split(b'"')[::2])
    return outside.count(b":")


def _names_understood(form: FeatureForm) -> int:
    beside = (form.id is not UNSET) + (form.properties is not UNSET) + (form.bbox is not UNSET)
    geometry = 0 if form.geometry is None else 2
    if isinstance(form.geometry, GeometryCollection):
        geometry += 2 * len(form.geometry.geometries)
    return 2 + beside + geometry + _names_of(form.properties) + _names_of(form.id) + _names_of(form.bbox)


def _names_of(value: object, depth: int = 0) -> int:
    if depth > JSON_DEPTH_MAX:
        raise Refused(Code.TOO_DEEP, f"nested deeper than {JSON_DEPTH_MAX} levels")
    if isinstance(value, dict):
        return len(value) + sum([_names_of(one, depth + 1) for one in value.values() if isinstance(one, _NESTED)])
    return sum([_names_of(one, depth + 1) for one in value if isinstance(one, _NESTED)]) if isinstance(value, list) else 0


def _members(raw: bytes) -> dict[str, Any]:
    """Read a text again, each name once. Numbers do not matter here."""
    try:
        read: dict[str, Any] = json.loads(raw.decode(), object_pairs_hook=_once, parse_int=str, parse_float=str)
    except UnicodeDecodeError:
        raise Refused(Code.NOT_JSON, "these bytes are not UTF-8") from None
    except RecursionError:
        raise Refused(Code.TOO_DEEP, "nested too deeply for a notice") from None
    return read


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise Refused(Code.DUPLICATE_NAME, f"the member {twice[:64]!r} stands twice in one object; leave one of them")
    return members


def _geometries(geometry: object, path: str) -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(geometry, dict):
        return []
    inner = [(f"{path}.geometries[{at}]", one) for at, one in enumerate(geometry.get("geometries", ())) if isinstance(one, dict)]
    return [(path, geometry), *inner]


def _require_at_home(members: Mapping[str, Any], path: str) -> None:
    astray = sorted(OURS & members.keys())
    if astray:
        raise Refused(Code.UNKNOWN_MEMBER, f"`{astray[0]}` belongs in the `properties` of a Feature; it has no meaning here", path)
    if "crs" in members and _name_of(members["crs"]) not in _CRS84:
        raise Refused(
            Code.OTHER_DATUM,
            "`crs` names a reference system that is not taken; give longitude and latitude on WGS84, and leave `crs` out (RFC 7946)",
            f"{path}.crs".lstrip("."),
        )


def _name_of(crs: object) -> object:
    """Give the name of a reference system as GeoJSON had it in 2008."""
    properties = crs.get("properties") if isinstance(crs, dict) and crs.get("type") == "name" else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None
