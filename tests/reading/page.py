"""The page of scores, `docs/reference/reading-scores.md`, made of a run: `python -m tests.reading.score --page`."""

from collections.abc import Iterable
from pathlib import Path

from tests.reading.marked import corpus
from tests.reading.score import ALL, field_rows, rows, score

WHERE = Path(__file__).parents[2] / "docs" / "reference" / "reading-scores.md"

_PAGE = """\
# How well texts are read

Made by `python -m tests.reading.score --page`. What is marked in a text, and by which rules, stands in `tests/reading/corpus/README.md`.
Scores are F1: 1 is everything found and nothing else. The last columns give F1 in each language. Of what is marked as of high confidence
precision counts, over everything that was found so, of every kind.

## Texts held back

{held_count} texts of our own writing, in the manner of agencies, ministries, monitors and the United Nations, on conflicts of several
continents. No rule is written for them; they are run for these figures alone. Two things make the figures a little kind: whoever wrote
these texts also described, from the other texts, which classes of errors there were; and their marks were checked once against a run,
which changed or loosened nine of them, most of them marks that count neither way.

{held}

How often a field is right, of the items that were found:

{held_fields}

## Texts that were at hand while the rules were written

{count} texts: the press reports of the reference record, and more of our own writing. `make score-reading` lists every error.

{seen}

How often a field is right, of the items that were found:

{seen_fields}
"""


def page() -> str:
    """Give the page."""
    held, seen = score(corpus(held=True)), score(corpus())
    return _PAGE.format(
        held_count=held[ALL].texts,
        held=_table(rows(held)),
        held_fields=_table(field_rows(held)),
        count=seen[ALL].texts,
        seen=_table(rows(seen)),
        seen_fields=_table(field_rows(seen)),
    )


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = rows
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, tuple("---" for _ in head), *body))
