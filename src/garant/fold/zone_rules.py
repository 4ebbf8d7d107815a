"""What a zone may refer to, and which drawing fits which rule.

rule                                            a drawing has
polygon, districts, country, annex_map          areas
depth_from_line                                 a course, and on which side of it
road_band, separation                           a course
rings, along_boundary, around_notice            none: it is computed from other zones, or from notices
control                                         none, ever: who controls which ground is not mapped (guard-rail 1)
"""

from collections.abc import Iterable

from garant.errors import Code
from garant.fold.case import require, require_there
from garant.state.state import State
from garant.statement.activities import DECLARED
from garant.statement.zones import (
    AlongBoundary,
    AroundNotice,
    DepthFromLine,
    Drawing,
    Rings,
    RoadBand,
    Separation,
    Zone,
    ZoneRule,
    require_mappable,
)

_LINES = (DepthFromLine, RoadBand, Separation)
_COMPUTED = (Rings, AlongBoundary, AroundNotice)


def require_zone(state: State, zone: Zone) -> None:
    """Refuse a zone whose drawing does not fit its rule, and one round notices that are not there or that nobody could file."""
    if zone.drawing is not None:
        require_fitting(zone.rule, zone.drawing, "$.zones")
    if isinstance(zone.rule, AroundNotice):
        strange = ", ".join(sorted(set(zone.rule.activities or ()) - DECLARED))
        require(not strange, Code.UNKNOWN_ACTIVITY, f"zone {zone.name} is round {strange}, which no notice may name", "$.zones")
        for ref in zone.rule.notices or ():
            require_there(state, "notices", ref, "$.zones")


def require_whole(zones: Iterable[Zone], known: set[str]) -> None:
    """Refuse zones round other zones that their agreement does not have."""
    for zone in zones:
        missing = ", ".join(sorted(_others(zone.rule) - known))
        require(
            not missing, Code.UNKNOWN_REFERENCE, f"zone {zone.name} lies round {missing}, which this agreement does not have", "$.zones"
        )


def _others(rule: ZoneRule) -> set[str]:
    if isinstance(rule, Rings):
        return {rule.around}
    return set(rule.of) if isinstance(rule, AlongBoundary) else set()


def require_fitting(rule: ZoneRule, drawing: Drawing, where: str) -> None:
    """Refuse a drawing of another thing than the rule names."""
    require_mappable(rule)
    computed = isinstance(rule, _COMPUTED)
    require(not computed, Code.BAD_VALUE, "this zone is computed from other zones or from notices; draw those", where)
    if isinstance(rule, _LINES):
        require(drawing.course is not None, Code.BAD_VALUE, "the rule names a line or a road; draw its course", where)
    else:
        require(drawing.areas is not None, Code.BAD_VALUE, "the rule names areas; draw those", where)
    one_sided = isinstance(rule, DepthFromLine)
    require(
        (drawing.side is not None) == one_sided, Code.BAD_VALUE, "say on which side of its line a depth lies, and of nothing else", where
    )
