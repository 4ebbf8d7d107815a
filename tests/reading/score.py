"""How well texts are read: what was found against what careful readers marked, kind by kind, with every error.

    make score-reading                              the texts that may be tuned on, with every error
    python -m tests.reading.score NAME              those of them whose names begin so
    python -m tests.reading.score --held            the texts that nobody tunes on, set by set: figures alone
    python -m tests.reading.score --speed           how many texts are read in a second
    python -m tests.reading.score --page            docs/reference/reading-scores.md
    python -m tests.reading.score --floors          tests/reading/floors.toml, with the figures of now

`corpus/README.md` has the rules by which texts are marked, `compare` those by which an item is a marked one. Scores are F1. An item of a
kind that no row counts is wrong, so nothing is found for free. What is marked as of high confidence is counted apart: its precision is over
every item that was found so, of every kind. How an item stands, who says it and its further fields are counted over the items that were
found.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Protocol

from garant.reading.mentions import Mention
from garant.reading.read import read
from garant.reading.values import Day, Item, Someone
from tests.reading.compare import (
    Same,
    field_of,
    fields_of,
    ids,
    matched,
    overlap,
    same_claim,
    same_contact,
    same_day,
    same_measure,
    same_words,
)
from tests.reading.marked import HELD_SETS, Marked, Text, corpus
from tests.reading.tally import Tally

KINDS: Mapping[str, tuple[tuple[str, ...], Same, float]] = {
    "contacts and meetings": (("contact", "meeting"), same_contact, 0.9),
    "measures": (("measure",), same_measure, 0.8),
    "claims and denials": (("claim", "denial"), same_claim, 0.8),
    "proposals and requests": (("proposal", "request"), same_words, 0.0),
    "truces and withdrawals": (("truce", "withdrawal"), same_words, 0.0),
    "incidents": (("incident",), same_words, 0.0),
    "counts": (("count",), same_words, 0.0),
    "what is left open": (("gap",), same_words, 0.0),
    "readouts": (("readout",), same_words, 0.0),
    "other": (("agreement", "body", "exclusion", "relation"), same_words, 0.0),
}
"""What is scored together, how it is compared, and the figure that it must reach (0: none is set)."""

AIMS: Mapping[str, float] = {"parties": 0.95, "dates": 0.9, **{name: aim for name, (_, _, aim) in KINDS.items()}}
AIM_HIGH = 0.9
"""What the precision of everything of high confidence must never fall under."""
ALL = "all"


class Read(Protocol):
    """What is scored of a reading."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Give what the text names."""

    @property
    def items(self) -> Sequence[Item]:
        """Give what was found in it."""


@dataclass
class Score:
    """The tallies of a run, by what was scored."""

    texts: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, Tally] = field(default_factory=dict)
    high: Tally = field(default_factory=Tally)
    high_fields: Tally = field(default_factory=Tally)

    def of(self, name: str) -> Tally:
        """Give a tally, a new one at first."""
        return self.tallies.setdefault(name, Tally())

    def add(self, text: Text, reading: Read) -> None:
        """Score one text."""
        self.texts += 1
        self._parties(text, reading)
        self._dates(text, reading)
        for name, (kinds, same, _) in KINDS.items():
            self._items(name, text, [item for item in reading.items if item.kind in kinds], text.marks(kinds), same)
        known = {kind for kinds, _, _ in KINDS.values() for kind in kinds}
        self._items("other", text, [item for item in reading.items if item.kind not in known], [], same_words)

    def _parties(self, text: Text, reading: Read) -> None:
        tally, found, marked = self.of("parties"), _acting(reading), set(text.marked["parties"])
        tally.right += len(marked & found)
        tally.wrong += [f"{text.name}: {one}" for one in sorted(found - marked - set(text.marked.get("parties_optional", ())))]
        tally.missed += [f"{text.name}: {one}" for one in sorted(marked - found)]

    def _dates(self, text: Text, reading: Read) -> None:
        tally = self.of("dates")
        found = [(mention.day, text.text[mention.span.start : mention.span.end]) for mention in reading.mentions if mention.day]
        marks: Sequence[Marked] = text.marked.get("date", ())
        for one in sorted(marks, key=lambda mark: bool(mark.get("optional"))):
            hit = next((pair for pair in found if same_day(one, *pair)), None)
            if hit:
                found.remove(hit)
                tally.right += not one.get("optional")
            elif not one.get("optional"):
                near = next((_told(day) for day, words in found if overlap(one["words"], words)), None)
                tally.missed.append(f"{text.name}: {one['words']} is {one.get('date')} ({one['precision']}); found {near}")
        loose = [one["words"] for one in marks if one.get("optional")]
        wrong = [(day, words) for day, words in found if not any(overlap(one, words) for one in loose)]
        tally.wrong += [f"{text.name}: {words}: {day.date} ({day.precision})" for day, words in wrong]

    def _items(self, name: str, text: Text, items: Sequence[Item], marks: Sequence[Marked], same: Same) -> None:
        tally, pairs = self.of(name), matched(text, items, marks, same)
        for at, item in enumerate(items):
            mark = marks[pairs[at]] if at in pairs else None
            if mark is None:
                tally.wrong.append(_said(text, item))
                self.high.wrong += [_said(text, item)] if item.is_high else []
                continue
            self._fields(text, item, mark)
            tally.right += not mark.get("optional")
            tally.optional += bool(mark.get("optional"))
            self.high.right += item.is_high and not mark.get("optional")
        met = set(pairs.values())
        tally.missed += [f"{text.name}: {dict(one)}" for at, one in enumerate(marks) if at not in met and not one.get("optional")]

    def _fields(self, text: Text, item: Item, mark: Marked) -> None:
        for name, right, sure in fields_of(item, mark):
            for tally in (self.fields.setdefault(name, Tally()), *((self.high_fields,) if sure else ())):
                tally.right += right
                tally.wrong += (
                    [] if right else [f"{text.name}: {name} is {mark[name]}; found {_told(field_of(item, name))}: {mark['words']}"]
                )


def _acting(reading: Read) -> frozenset[str]:
    """Give the parties that do, owe, say or are said to do something in what was read."""
    people = [one for item in reading.items for named in item.fields.values() if isinstance(named.value, tuple) for one in named.value]
    return ids([*people, *(item.speaker for item in reading.items)])


def _said(text: Text, item: Item) -> str:
    fields = {name: _told(one.value) for name, one in item.fields.items()}
    sentence = " ".join(text.text[item.span.start : item.span.end].split())
    return f"{text.name}: {item.kind} ({item.confidence}, {item.rule}, {item.standing}) {fields}\n      in: {sentence}"


def _told(value: object) -> object:
    if isinstance(value, Day):
        return value.date or value.words
    if isinstance(value, tuple):
        return [one.party or one.text for one in value if isinstance(one, Someone)]
    return str(value)[:80]


def reading_of(text: Text) -> Read:
    """Read a text as `garant read` does, with the date that its annotation gives."""
    published = text.marked.get("published")
    return read(text.text, "", published if isinstance(published, date) else None)


def score(texts: Iterable[Text], reader: Callable[[Text], Read] = reading_of) -> dict[str, Score]:
    """Read and score texts: all together, and those of each language."""
    scores = {ALL: Score()}
    for text in texts:
        reading = reader(text)
        for name in (ALL, text.language):
            scores.setdefault(name, Score()).add(text, reading)
    return scores


def figures(result: Score) -> dict[str, float]:
    """Give the figures that must not fall: F1 of each row, and the precision of what is of high confidence."""
    return {**{name: result.of(name).f1 for name in AIMS if result.of(name).there}, "high confidence": result.high.precision}


# What is told of it


def rows(result: Mapping[str, Score]) -> Iterator[tuple[str, ...]]:
    """Give the rows of a table: what, how many are marked, F1, precision, recall, the aim, F1 in each language."""
    tongues = sorted(name for name in result if name != ALL)
    yield ("what", "marked", "F1", "precision", "recall", "aim", *tongues)
    for name, aim in AIMS.items():
        tally = result[ALL].of(name)
        of = [_f1(result[tongue].of(name)) for tongue in tongues]
        yield (name, str(tally.there), _f1(tally), f"{tally.precision:.3f}", f"{tally.recall:.3f}", _aim(aim, tally.f1), *of)
    high = result[ALL].high
    of = [f"{result[tongue].high.precision:.3f}" for tongue in tongues]
    yield ("high confidence", str(high.right + len(high.wrong)), "", f"{high.precision:.3f}", "", _aim(AIM_HIGH, high.precision), *of)


def field_rows(result: Mapping[str, Score]) -> Iterator[tuple[str, ...]]:
    """Give the rows of a second table: how often a marked field of a found item is right."""
    yield ("field", "marked", "right")
    named = {**dict(sorted(result[ALL].fields.items())), "those of high confidence": result[ALL].high_fields}
    for name, tally in named.items():
        yield (name, str(tally.right + len(tally.wrong)), f"{tally.precision:.3f}")


def _f1(tally: Tally) -> str:
    return f"{tally.f1:.3f}" if tally.there else "-"


def _aim(aim: float, figure: float) -> str:
    return f"{aim:.2f} {'reached' if figure >= aim else 'missed'}" if aim else "-"


def report(result: Mapping[str, Score], *, errors: bool = True) -> Iterator[str]:
    """Give the lines of a report."""
    for table in (rows(result), field_rows(result)):
        for first, *rest in table:
            yield f"{first:26}" + "".join(f"{cell:>14}" for cell in rest)
        yield ""
    if errors:
        yield from _errors({**result[ALL].tallies, "high confidence": result[ALL].high, **result[ALL].fields})


def _errors(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for name, tally in tallies.items():
        yield from (f"  {name}: wrong   {one}" for one in tally.wrong)
        yield from (f"  {name}: missed  {one}" for one in tally.missed)


def speed(rounds: int = 100) -> str:
    """Read every text many times in one process, and say how many a second."""
    texts = [*corpus(), *corpus(held=True)]
    begun = perf_counter()
    for _ in range(rounds):
        for text in texts:
            reading_of(text)
    took, count = perf_counter() - begun, rounds * len(texts)
    size = sum(len(text.text) for text in texts) / len(texts)
    return f"{count} texts of {size:.0f} characters in {took:.1f} s: {count / took:.0f} texts a second"


FLOORS_HEAD = """\
# Under what the scores of reading must not fall: F1 of each row, and the precision of what is marked as of high confidence.
# Made by `python -m tests.reading.score --floors`; raised as reading gets better.
"""


def floors() -> Iterator[str]:
    """Give the lines of the floors that the figures of now would be."""
    yield FLOORS_HEAD
    for prefix in dict.fromkeys(text.name.partition("-")[0] for text in corpus()):
        yield f"[{prefix}]"
        yield from (f'"{name}" = {int(figure * 1000) / 1000}' for name, figure in figures(score(corpus(f"{prefix}-"))[ALL]).items())
        yield ""


def main() -> None:
    """Print what was asked for."""
    asked = argparse.ArgumentParser(prog="score", description="Score the reading of texts.")
    asked.add_argument("name", nargs="?", default="", help="the beginning of names of texts")
    for option in ("held", "page", "speed", "floors"):
        asked.add_argument(f"--{option}", action="store_true")
    chosen = asked.parse_args()
    print("\n".join(_asked(chosen)))  # noqa: T201 - it prints


def _asked(chosen: argparse.Namespace) -> Iterator[str]:
    if chosen.page:
        from tests.reading.page import page

        yield page().rstrip("\n")
    elif chosen.speed:
        yield speed()
    elif chosen.floors:
        yield "\n".join(floors()).rstrip("\n")
    else:
        for name in HELD_SETS if chosen.held and not chosen.name else (chosen.name,):
            result = score(corpus(name, held=chosen.held))
            yield f"{result[ALL].texts} texts {name}".rstrip()
            yield from report(result, errors=not chosen.held)


if __name__ == "__main__":
    main()
