"""Short passages as newspapers write them, each with all that a careful reader takes from it, and passages that tell nothing of the kind.

`passages/<language>.toml` has them by what they are about. A passage is read if all that it tells is found and nothing is found beside it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from garant.reading.read import read
from garant.reading.values import Item
from tests.reading.compare import parties
from tests.reading.test_phrases import PUBLISHED, SAME

PASSAGES = Path(__file__).parent / "passages"
TOLD = ("contact", "meeting", "measure", "claim", "denial")
"""The kinds of items of which a passage may have none that it does not tell."""
MAY_BE = "?"
"""Before what careful readers may take from a passage or not."""
LEAST = 0.7
"""The share of a language's passages of each part that is read whole."""


def told(items: Sequence[Item], wanted: str) -> list[Item]:
    """Give the items that tell what is wanted: `kind: what`, as in phrases."""
    kind, what = wanted.split(":", 1)
    return [one for one in items if SAME[kind]((one,), what.strip())]


def unread(text: str, language: str, wanted: Sequence[str]) -> list[str]:
    """Give what of a passage is not found (`-`), and what is found that it does not tell (`+`)."""
    items = read(text, language, PUBLISHED).items
    found = {one: told(items, one.removeprefix(MAY_BE)) for one in wanted}
    right = [item for row in found.values() for item in row]
    beside = [one for one in items if one.kind in TOLD and one not in right]
    lost = [one for one, row in found.items() if not row and not one.startswith(MAY_BE)]
    return [f"- {one}" for one in lost] + [f"+ {shown(one)}" for one in beside]


def shown(item: Item) -> str:
    names = ("between", "by", "against", "addressee")
    sides = " ".join(f"{name}={sorted(parties(item.value(name)))}" for name in names if item.value(name) is not None)
    return f"{item.kind} {item.value('stands') or ''} {sides} {item.value('text') or ''}"


def passages() -> Iterator[tuple[str, str, Mapping[str, Sequence[str]]]]:
    for path in sorted(PASSAGES.glob("*.toml")):
        for part, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield path.stem, part, row


@pytest.mark.parametrize(("language", "part", "row"), list(passages()), ids=lambda one: one if isinstance(one, str) else "")
def test_most_passages_are_read_whole(language: str, part: str, row: Mapping[str, Sequence[str]]) -> None:
    wrong = {text: found for text, wanted in row.items() if (found := unread(text, language, wanted))}
    assert len(row) - len(wrong) >= LEAST * len(row), "\n".join(f"{text}\n    {found}" for text, found in wrong.items())


def test_a_passage_is_wrong_where_more_is_found_than_it_tells() -> None:
    text = "The Russian and Turkish presidents met in Sochi on Tuesday."
    assert unread(text, "en", ["meet: ru tr"]) == []
    assert [one[0] for one in unread(text, "en", [])] == ["+"]
    assert [one[0] for one in unread(text, "en", ["meet: ru tr", "deny: ru"])] == ["-"]
