"""Pairs that a campaign once found to differ, each the smallest of its sort: they are looked at for ever."""

import pytest

from tests.space.agreement import difference
from tests.space.volumes import Volume

EAST, WEST = 1_800_000_000, -1_611_195_425

FOUND = {
    "both are there always": (
        Volume("circle", (((172398690, 829021182),),), 4134368),
        Volume("circle", (((153813388, 826154391),),), 0),
    ),
    "a level route one centimetre above a band": (
        Volume("route", (((-424092298, 363310363), (-407759824, 352165653)),), 8125954, times_ms=(0, 3600000), altitudes_cm=(10000, 10000)),
        Volume("circle", (((-412636302, 354185818),),), 5534613, band_cm=(-1, 9999)),
    ),
    "a route enters through the middle of a long meridian edge": (
        Volume("route", (((-915374579, 853878229), (-1650452900, 873086877)),), 0, times_ms=(1537178400000, 1537179000000)),
        Volume("area", (((-EAST, 863516944), (WEST, 863516944), (WEST, 884159060), (-EAST, 884159060), (-EAST, 863516944)),)),
    ),
    "a circle beside the middle of a long meridian edge": (
        Volume(
            "area",
            (((300000000, 755000000), (400000000, 755000000), (400000000, 845000000), (300000000, 845000000), (300000000, 755000000)),),
        ),
        Volume("circle", (((400025872, 800000010),),), 6000),
    ),
    "a corridor beside the middle of a long edge": (
        Volume(
            "area",
            (
                (
                    (-761079854, 686903962),
                    (-735094602, 665775759),
                    (-732615180, 862417038),
                    (-758600432, 862417038),
                    (-761079854, 686903962),
                ),
            ),
        ),
        Volume("corridor", (((-759862605, 773083990), (-759862089, 773083907)),), 591),
    ),
    "a route grazes the reach around an area": (
        Volume("route", (((-1452544596, 220992088), (-1486629079, 218573204)),), 37262617, times_ms=(1537171200000, 1537174312738)),
        Volume("area", (((-1482915159, 253159655), (-1485269395, 254344052), (-1484947580, 252479128), (-1482915159, 253159655)),)),
    ),
    "a route grazes what it reaches a thousand kilometres away": (
        Volume("circle", (((178126421, 100164552),),), 49152729),
        Volume("route", (((110792992, 37312671), (245399129, -46325805)),), 49152730, times_ms=(1537174800000, 1537178400000)),
    ),
    "two that fly a hundred kilometres in a second": (
        Volume(
            "route",
            (((262884181, 77336128), (121856707, 23928645), (69676073, 88709791)),),
            1363411,
            times_ms=(1537171200000, 1537171260000, 1537171320000),
        ),
        Volume(
            "route",
            (((196706878, 1733505), (121856707, 23928645), (86010158, 160820464)),),
            161298,
            times_ms=(1537171200500, 1537171260500, 1537171320500),
        ),
    ),
}


@pytest.mark.parametrize(("one", "other"), FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(one: Volume, other: Volume) -> None:
    assert not difference((one,), (other,))
    assert not difference((other,), (one,))
