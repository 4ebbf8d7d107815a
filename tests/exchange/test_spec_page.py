"""`docs/spec/geojson.md`: its examples are what the code makes, and it names every property, every geometry and every code word."""

import json
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from garant import limits
from garant.exchange import form, members, read_features, write_features
from garant.statement import canonical
from tests.exchange import test_refusals

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "spec" / "geojson.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
EXAMPLES = [(json.loads(drawn)["id"], drawn, kind, meant) for (_, drawn), (kind, meant) in zip(BLOCKS[::2], BLOCKS[1::2], strict=True)]


@pytest.mark.parametrize(("drawn", "kind", "meant"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_an_example_means_what_the_page_says(drawn: str, kind: str, meant: str) -> None:
    [found] = read_features(drawn.encode())
    said = members(found) if kind == "json" else msgspec.to_builtins(found.volumes)
    assert canonical.encode(said).decode() == meant.strip()
    assert read_features(write_features([found])) == [found]


def test_each_geometry_has_an_example() -> None:
    drawn = {json.loads(text)["geometry"]["type"] for _, text, _, _ in EXAMPLES}
    assert drawn == {kind.__name__ for kind in get_args(form.Geometry)}


def test_the_page_has_every_property() -> None:
    rows = "\n".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    assert set(form.OURS) <= set(re.findall(r"`(\w+)`", rows))


def test_the_page_has_every_code_word() -> None:
    table = PAGE.split("## Refusals")[1].split("## Writing")[0]
    assert {row.code for row in (*test_refusals.ROWS, *test_refusals.SPELT)} == set(
        re.findall(r"`(\w+)`", re.sub(r"\| [^|]*\|$", "", table, flags=re.MULTILINE))
    ) - {"refused"}


def test_the_page_has_the_limits() -> None:
    assert limits.GEOJSON_BYTES_MAX == 2 * 2**30
    assert limits.FEATURE_BYTES_MAX == 64 * 2**20
    for limit in (limits.FEATURES_MAX, limits.FEATURE_ID_CHARACTERS_MAX, limits.VERTICES_MAX, limits.ITEMS_MAX):
        assert f"{limit:,}" in PAGE
