"""What campaigns found, each as small as it could be made: a refusal now, and an exception once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from garant.cli.zone import _drawing
from garant.errors import Refused
from garant.exchange import bulletins
from garant.reading.sources_account import account_of

DAY = b'[[bulletin]]\ndate = "2017-01-03"\nsource = "A paper"\n'


def bulletin(data: bytes) -> object:
    return [one for day in bulletins.read(data, "b") for one in bulletins.statements(day, "reg", "exercise")]


def drawing(data: bytes) -> object:
    return _drawing(data, Path("drawn.geojson"))


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (bulletin, DAY + b'books.north = "twelve"\n'),
        (bulletin, DAY + b"books = {}\nnorth_on_south = 3\n"),
        (bulletin, b'[{"date":' + b"[" * 100_000),
        (bulletin, b"[[bulletin]]\na" + b".a" * 100_000 + b" = 1"),
        (drawing, b'{"type":"LineString","coordinates":[[1' + b"0" * 400 + b",36],[36,36]]}"),
    ],
)
def test_what_was_an_exception_is_a_refusal(read: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(data)
    assert refused.value.refusal.sentence


@pytest.mark.parametrize("text", ["֗selon le du 12 mars 2019", "La Russie ֗ chars selon le porte-parole du Kremlin."])
def test_a_mark_that_stands_alone_is_no_word_and_stops_nothing(text: str) -> None:
    """A combining mark has nothing to be written over: folded it is empty."""
    assert account_of(text.encode(), "2019-03-12-x.txt").source.text
