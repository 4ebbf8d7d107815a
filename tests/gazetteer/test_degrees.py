"""Positions as people write them."""

import pytest

from garant.errors import Code, Refused
from garant.gazetteer.degrees import parse_degrees, parse_position

DEIR = (401_408_333, 353_358_333)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("35.33588 40.14084", (401_408_400, 353_358_800)),
        ("35.33588, 40.14084", (401_408_400, 353_358_800)),
        ("-35.5 -40.25", (-402_500_000, -355_000_000)),
        ("35°20'09\"N 40°08'27\"E", DEIR),
        ("35°20′09″N, 40°08′27″E", DEIR),
        ("35 20 09 N, 40 08 27 E", DEIR),
        ("35 20 09 40 08 27", DEIR),
        ("35 20.15 N, 40 08.45 E", DEIR),
        ("E40 08 27 N35 20 09", DEIR),
        ("n35.5 e40.2", (402_000_000, 355_000_000)),
        ("33 51 54S, 151 12 34E", (1_512_094_444, -338_650_000)),
        ("0.5 N 0.25 W", (-2_500_000, 5_000_000)),
        ("37SFV0367810888", (401_408_384, 353_358_760)),
        ("37S FV 03678 10888", (401_408_384, 353_358_760)),
    ],
)
def test_a_position_is_read(text: str, point: tuple[int, int]) -> None:
    assert parse_position(text) == point


@pytest.mark.parametrize(
    "text",
    [
        "",
        "35",
        "35 N",
        "35.1 40.2 7",
        "91 40",
        "35 181",
        "35 60 00 40 00 00",
        "35N 40N",
        "35N 40",
        "N35N 40E",
        "north of here",
        "35,33588 40,14084 1",
    ],
)
def test_what_is_none_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_position(text)
    assert caught.value.refusal.code == Code.BAD_VALUE


def test_decimal_degrees_have_a_bound() -> None:
    assert parse_degrees("-90.0000001"[:5], 90) == -900_000_000
    with pytest.raises(Refused):
        parse_degrees("90.1", 90)
