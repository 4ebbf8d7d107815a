"""The page of scores, `docs/reference/reading-scores.md`, made of a run: `python -m tests.reading.score --page`."""

from collections.abc import Iterable
from pathlib import Path

from tests.reading.marked import HELD_SETS, SEEN, corpus
from tests.reading.score import ALL, field_rows, rows, score

WHERE = Path(__file__).parents[2] / "docs" / "reference" / "reading-scores.md"

LATE = ("dev8",)
"""So begin the names of the texts of a round of meetings and calls."""
REPORTS = ("dev10",)
"""So begin the names of the latest texts, in the manner of press reports on Syria."""

_PAGE = """\
# How well texts are read

Made by `python -m tests.reading.score --page`. What is marked in a text, and by which rules, stands in `tests/reading/corpus/README.md`.
Scores are F1: 1 is everything found and nothing else. The last columns give F1 in each language. Of what is marked as of high confidence
precision counts, over everything that was found so, of every kind.

## Texts held back

{held_count} texts of our own writing, in the manner of agencies, ministries, monitors and the United Nations, on conflicts of several
continents. No rule is written for them and nobody who writes rules reads them; they are run for these figures alone. Whoever wrote them
did not change the rules.

{held}

How often a field is right, of the items that were found:

{held_fields}

## Texts held back, most on Syria

{syria_count} texts written later and kept in the same way: nine in the manner of press reports on Syria from 2015 to 2019, as those of the
reference record are, three in the manner of ministries and of the United Nations on other conflicts.

{syria}

How often a field is right, of the items that were found:

{syria_fields}

## Texts that were held back once

{seen_count} texts, on which no rule was written until their figures had been published. They are now tuned on like the others, and their
figures tell how far that went.

{seen}

How often a field is right, of the items that were found:

{seen_fields}

## Texts that are at hand while rules are written

{count} texts: the press reports of the reference record, and more of our own writing. `make score-reading` lists every error.

{hand}

How often a field is right, of the items that were found:

{hand_fields}

## Texts of the round before the latest

{late_count} texts by the hand that writes the rules, full of meetings and calls and of little else, in five lots: each was read first with
the rules as they stood (below), then tuned on. They are all at hand now.

{late}

How often a field is right, of the items that were found:

{late_fields}

## Texts of the latest round, in the manner of press reports on Syria

{reports_count} texts as agencies and newspapers wrote on Syria from 2015 to 2019, in lots of eight, five of each in French. Whoever
wrote them had not read the rules; each lot was read first with the rules as they stood (below), and is at hand since.

{reports}

How often a field is right, of the items that were found:

{reports_fields}

## What fresh texts said each time

The same figures, each of six to eighteen texts at the moment when they were first read, before any rule was written for them; by another
hand unless the row says so. What rules learn from the texts at hand shows above; what they reach beyond shows here. Clauses found the
parties and the measures of fresh texts better, claims a little; what stands around (who stands beside an office, relative clauses, verbs
that say that a meeting takes place) found claims better and contacts and meetings a little, and lost a party. The five lots of meetings
have hardly any measures and claims (-); each was written in other ways of saying that people met than the ones before.

| texts, and the rules that first read them | parties | dates | contacts and meetings | measures | claims and denials | high confidence |
| --- | --- | --- | --- | --- | --- | --- |
| 12, word lists, first round | 0.812 | 0.864 | 0.471 | 0.678 | 0.604 | 0.939 |
| 12, word lists, third round | 0.909 | 0.908 | 0.500 | 0.451 | 0.630 | 0.882 |
| 18, word lists, fourth round | 0.939 | 0.939 | 0.393 | 0.383 | 0.531 | 0.857 |
| 12 (those held back now), word lists, fourth round | 0.753 | 0.942 | 0.500 | 0.603 | 0.564 | 1.000 |
| 12 (those held back now), clauses | 0.851 | 0.959 | 0.471 | 0.688 | 0.585 | 0.947 |
| 12 of one's own hand, clauses | 0.878 | 0.947 | 0.481 | 0.576 | 0.618 | 0.943 |
| 10 of one's own hand, clauses | 0.852 | 0.908 | 0.415 | 0.326 | 0.615 | 0.808 |
| 6 of one's own hand, what stands around | 0.906 | 0.938 | 0.488 | 0.571 | 0.640 | 0.938 |
| 12 (those held back now), what stands around | 0.824 | 0.975 | 0.514 | 0.698 | 0.650 | 1.000 |
| 14 (most on Syria), what stands around | 0.915 | 0.923 | 0.494 | 0.531 | 0.617 | 0.879 |
| 12 (those held back, most on Syria), what stands around | 0.983 | 0.951 | 0.776 | 0.741 | 0.897 | 0.958 |
| 8 of one's own hand (first lot), what stands around | 0.860 | 0.937 | 0.571 | - | - | 0.688 |
| 8 of one's own hand (second lot), after the first | 0.906 | 0.960 | 0.589 | - | - | 0.750 |
| 7 of one's own hand (third lot), after the second | 0.899 | 0.935 | 0.607 | - | - | 0.700 |
| 8 of one's own hand (fourth lot), after the third | 0.868 | 0.935 | 0.565 | - | - | 1.000 |
| 4 of one's own hand (fifth lot), after the fourth | 0.917 | 1.000 | 0.717 | - | - | 1.000 |
| 8 of one's own hand, dense in measures and claims, what stands around | 0.925 | 0.884 | 0.545 | 0.549 | 0.632 | 0.879 |
| 7 of one's own hand, dense, negated verbs and nouns of deeds | 0.917 | 0.931 | 0.000 | 0.533 | 0.408 | 0.947 |
| 7 of one's own hand, parentheses, charging, things to come | 0.968 | 0.939 | 0.556 | 0.773 | 0.667 | 0.714 |
| 6 of one's own hand, further infinitives, several accused | 0.897 | 1.000 | 0.444 | 0.556 | 0.706 | 0.857 |
| 8 in the manner of press reports on Syria (first lot) | 0.943 | 0.952 | 0.559 | 0.476 | 0.683 | 0.840 |
| 8 in the manner of press reports on Syria (second lot) | 0.878 | 0.909 | 0.542 | 0.450 | 0.303 | 0.905 |
| 8 in the manner of press reports on Syria (third lot) | 0.933 | 0.916 | 0.377 | 0.333 | 0.607 | 0.900 |

Of the four lots that were written to be dense in what is agreed, alleged, counted and left open, what is left open was found at 0.79, 0.67,
0.86 and 0.59 on first reading, counts at 0.83, 0.73, 0.88 and 0.77, proposals and requests at 0.57, 0.72, 0.67 and 0.82.

Of the texts in the manner of press reports on Syria, on first reading, by language:

| texts | parties | dates | contacts and meetings | measures | claims and denials |
| --- | --- | --- | --- | --- | --- |
| first lot, en | 1.000 | 0.958 | 0.381 | 0.667 | 0.762 |
| first lot, fr | 0.894 | 0.949 | 0.638 | 0.400 | 0.600 |
| second lot, en | 0.833 | 0.918 | 0.538 | 0.588 | 0.286 |
| second lot, fr | 0.903 | 0.902 | 0.545 | 0.348 | 0.316 |
| third lot, en | 0.970 | 0.931 | 0.381 | 0.421 | 0.737 |
| third lot, fr | 0.912 | 0.904 | 0.375 | 0.261 | 0.541 |

Beside them stand single sentences, by what they tell (`tests/reading/phrases`): how the field says that people met, agreed, accused,
denied and asked. Of each kind in each language at least nine of ten are read; a test holds that.
"""


def page() -> str:
    """Give the page."""
    held, syria = (score(corpus(prefix, held=True)) for prefix in HELD_SETS)
    seen = score(corpus(SEEN))
    hand = score(text for text in corpus() if not text.name.startswith((SEEN, *LATE, *REPORTS)))
    late = score(text for text in corpus() if text.name.startswith(LATE))
    reports = score(text for text in corpus() if text.name.startswith(REPORTS))
    return _PAGE.format(
        held_count=held[ALL].texts,
        held=_table(rows(held)),
        held_fields=_table(field_rows(held)),
        syria_count=syria[ALL].texts,
        syria=_table(rows(syria)),
        syria_fields=_table(field_rows(syria)),
        seen_count=seen[ALL].texts,
        seen=_table(rows(seen)),
        seen_fields=_table(field_rows(seen)),
        count=hand[ALL].texts,
        hand=_table(rows(hand)),
        hand_fields=_table(field_rows(hand)),
        late_count=late[ALL].texts,
        late=_table(rows(late)),
        late_fields=_table(field_rows(late)),
        reports_count=reports[ALL].texts,
        reports=_table(rows(reports)),
        reports_fields=_table(field_rows(reports)),
    )


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = rows
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, tuple("---" for _ in head), *body))
