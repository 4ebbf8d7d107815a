"""A shape that does not say what it is, where only one kind of shape may stand: refused like any other missing member."""

import copy
from typing import Any

import pytest

from garant.errors import Code
from garant.statement import canonical
from garant.statement.envelope import read_payload
from tests.statement.examples import EXAMPLES
from tests.statement.refusal import refused

SQUARE = {"is": "area", "polygons": [[[[0, 0], [10, 0], [10, 10], [0, 0]]]]}
ZONE = {"name": "z9", "title": {"en": "A zone"}, "status": "delineated"}
PLACES: dict[str, dict[str, Any]] = {
    "a drawn zone": {**ZONE, "rule": {"is": "polygon", "area": SQUARE}},
    "a drawing": {**ZONE, "rule": {"is": "districts", "units": ["A"]}, "drawing": {"areas": [SQUARE]}},
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_refused_with_its_place(place: str) -> None:
    agreement = {**EXAMPLES["agreement/1"], "zones": [PLACES[place]]}
    read_payload(canonical.encode(agreement))
    bare = copy.deepcopy(agreement)
    zone = bare["zones"][0]
    del (zone["drawing"]["areas"][0] if "drawing" in zone else zone["rule"]["area"])["is"]
    with refused(Code.MISSING_MEMBER) as caught:
        read_payload(canonical.encode(bare))
    assert "`is`" in caught.sentence
    assert caught.where.startswith("$.zones[0].")
