"""`docs/sources.md` against the program, the scenario, the stories and the five press reports.

The page holds one table per report. A row quotes a few words of one sentence and says what became of it. Here:

* the tables are read strictly: a row with a cell too few is a fault, never skipped;
* every check of a row has the same signature and stands in `CHECKS`; faults are sentences, collected and shown together;
* the reports are not part of the repository. Where they lie beside it, every quotation must stand in the sentence that its row
  numbers, and every sentence of four words or more must be quoted by some row. Elsewhere these tests are skipped, by name.

The rule that cuts a report into sentences is `sentences`; the page tells it in words.
"""

import ast
import os
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pytest

from garant.reading.furniture import blocks
from garant.reading.lexicon import lexicon
from garant.statement.kinds import KINDS
from garant.statement.words import Standing

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "sources.md"
SCENARIO = ROOT / "src" / "garant" / "demo" / "scenario"
STORIES = ROOT / "tests" / "stories"
PRESS = ROOT.parent / "shared" / "record" / "press"

COLUMNS = ["#", "words", "what it says", "kind", "entry", "story", "state"]
NONE = "—"
LATER = frozenset({"incident", "position", "finding", "withdrawal", "returns", "question", "call", "book"})
STANDINGS = (*get_args(Standing), "said")  # what is only said, as a fact or a view, obliges nobody
NOT_BUILT = "not built yet: the register"
SET_ASIDE = "set aside when reading"
LEFT_OUT = ("carried in a source's note", "not carried, because …")
STATES = ("carried", LEFT_OUT[0], "proposed", NOT_BUILT, SET_ASIDE, LEFT_OUT[1], "refused, because …")
STATES_OF = {
    "built": ("carried", "proposed"),
    "later": (NOT_BUILT,),
    "context": LEFT_OUT,
    "refused": ("refused, because …",),
    "furniture": (SET_ASIDE,),
}
WORDS_MAX = 8  # of one quotation: enough to find the place, never enough to replace the report
COVERED_FROM_WORDS = 4  # shorter pieces are labels and buttons, which share a neighbour's row

CI = os.environ.get("CI", "").lower() in {"true", "1"}
with_press = pytest.mark.skipif(not PRESS.is_dir() and not CI, reason="the press reports are not kept in the repository")


# The page


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a report's table; cells without their Markdown."""

    id: str
    words: str
    says: str
    kind: str
    entry: str
    story: str
    state: str

    @property
    def report(self) -> str:
        """The report's id: its date."""
        return self.id.partition(".")[0]

    @property
    def sentence(self) -> int:
        """The number of the sentence that the row quotes."""
        digits = re.match(r"\d+", self.id.partition(".")[2])
        return int(digits[0]) if digits else 0

    @property
    def sort(self) -> str:
        """What sort of kind it names: later, context, refused, furniture, or else one that should be built."""
        return "later" if self.kind.startswith("later: ") else self.kind if self.kind in STATES_OF else "built"

    @property
    def outcome(self) -> str:
        """The state without its reason: `refused, because it …` is `refused, because …`."""
        head, because, reason = self.state.partition(", because ")
        return f"{head}, because …" if because and reason else self.state


@dataclass(frozen=True, kw_only=True)
class Report:
    """One section of the page: a report's id, the name of its press file, its rows."""

    id: str
    file: str
    rows: tuple[Row, ...]


def reports(text: str) -> list[Report]:
    """Read every section `## Report DATE` of the page."""
    return [report(section) for section in re.split(r"(?m)^(?=## )", text) if section.startswith("## Report ")]


def report(section: str) -> Report:
    """Read one section: its heading, the line that names the press file, and one table."""
    name, file = re.match(r"## Report (\S+)\n", section), re.search(r"(?m)^Press file: `([^`]+)`", section)
    assert name, f"not a report's heading: {section.splitlines()[0]!r}; wanted: ## Report YYYY-MM-DD"
    assert file, f"report {name[1]} does not say `Press file: …`"
    header, _rule, *lines = [cells(line) for line in section.splitlines() if line.startswith("|")]
    assert header == COLUMNS, f"report {name[1]} has the columns {header}, wanted {COLUMNS}"
    return Report(id=name[1], file=file[1], rows=tuple(row(line) for line in lines))


def cells(line: str) -> list[str]:
    """Give the cells of one line of a Markdown table."""
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def row(line: list[str]) -> Row:
    """Read one row, or fail and show it."""
    assert len(line) == len(COLUMNS), f"a row of {len(line)} cells, wanted {len(COLUMNS)}: {' | '.join(line)}"
    name, words, says, kind, entry, story, state = line
    assert re.fullmatch("« .+ »", words), f"{name}: the words stand between « and », not {words!r}"
    return Row(id=name, words=words[2:-2], says=says, kind=kind, entry=entry.strip("`"), story=story.strip("`"), state=state)


def page() -> list[Report]:
    """Read the page's reports."""
    return reports(PAGE.read_text(encoding="utf-8"))


def all_rows() -> list[Row]:
    """Give every row of the page."""
    return [row for report in page() for row in report.rows]


# What the rows may name


@dataclass(frozen=True)
class Said:
    """What the scenario says under one entry: the kinds of its statements and the names of their measures."""

    kinds: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class World:
    """All that a row may name."""

    kinds: frozenset[str]
    entries: Mapping[str, Said]
    stories: frozenset[str]


def world() -> World:
    """Give the kinds, entries and stories that exist."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SCENARIO.glob("*.toml"))]
    stories = (name for path in STORIES.glob("test_*.py") for name in story_names(path.stem, path.read_text(encoding="utf-8")))
    return World(kinds=frozenset(map(unversioned, KINDS)), entries=said(texts), stories=frozenset(stories))


def unversioned(kind: str) -> str:
    """Give the name of a kind without its version: `notice/1` is `notice`."""
    return kind.partition("/")[0]


def said(scenario: Iterable[str]) -> dict[str, Said]:
    """Give every entry of the scenario's files; an entry may be said in several statements."""
    entries: dict[str, Said] = {}
    for text in scenario:
        for say in tomllib.loads(text).get("say", []):
            before, statement = entries.get(say["entry"], Said()), say["statement"]
            measures = {measure["name"] for measure in statement.get("measures", [])}
            entries[say["entry"]] = Said(before.kinds | {unversioned(statement["type"])}, before.measures | measures)
    return entries


def story_names(stem: str, source: str) -> list[str]:
    """Give the stories of one file, as `file::function`."""
    functions = (node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return [f"{stem}::{name}" for name in functions if name.startswith("test_")]


# The checks of a row: each returns a fault, or nothing


def id_is_stable(row: Row, _: World) -> str | None:
    """Ask that the id is a date, a sentence's number and perhaps a letter."""
    return None if re.fullmatch(r"\d{4}-\d{2}-\d{2}\.[1-9]\d*[a-z]?", row.id) else "the id is not of the form 2015-09-18.3 or 2015-09-18.3a"


def quotation_is_short(row: Row, _: World) -> str | None:
    """Ask for two words at least, so that the place can be found (a button may have one), and a few at most."""
    least, count = (1 if row.kind == "furniture" else 2), len(words(row.words))
    return None if least <= count <= WORDS_MAX else f"the quotation has {count} words, wanted {least} to {WORDS_MAX}"


def standing_is_told(row: Row, _: World) -> str | None:
    """Ask that our words begin with who says it and how it stands."""
    told = re.match(rf".+?, ({'|'.join(STANDINGS)})\b[^:]*: .", row.says)
    return None if told or row.kind == "furniture" else f"it does not begin with `who, how it stands: `, one of {', '.join(STANDINGS)}"


def kind_exists(row: Row, world: World) -> str | None:
    """Ask that the kind is built, or is announced as later and is indeed not built."""
    kind = row.kind.removeprefix("later: ")
    if row.sort == "later" and kind not in LATER:
        return f"no kind {kind!r} is planned; planned are {', '.join(sorted(LATER))}"
    if row.sort == "later" and kind in world.kinds:
        return f"the kind {kind!r} is built now: name it as `{kind}` with its entry"
    return None if row.sort != "built" or kind in world.kinds else f"no kind {kind!r} is built; if it is to come, write `later: {kind}`"


def state_fits_kind(row: Row, _: World) -> str | None:
    """Ask that the state is known, and is one that this sort of kind can be in."""
    if row.outcome not in STATES:
        return f"unknown state {row.state!r}; known are {'; '.join(STATES)}"
    fitting = STATES_OF[row.sort]
    return None if row.outcome in fitting else f"the kind {row.kind!r} cannot be {row.state!r}, only {' or '.join(map(repr, fitting))}"


def entry_exists(row: Row, world: World) -> str | None:
    """Ask a carried row for an entry that says it, a proposed one for an entry that is still missing, others for none."""
    if row.sort != "built":
        return None if row.entry == NONE else f"only a carried or proposed row names an entry, not {row.entry!r}"
    name, _, measure = row.entry.partition("#")
    entry = world.entries.get(name)
    if row.state == "proposed":
        return f"the scenario has {name!r} now: it is carried, not proposed" if entry else None
    return f"the scenario has no entry {name!r}" if entry is None else entry_says(entry, row.kind, measure)


def entry_says(entry: Said, kind: str, measure: str) -> str | None:
    """Ask that the entry has a statement of that kind, and a measure of that name if one is named."""
    if kind not in entry.kinds:
        return f"its entry is said as {', '.join(sorted(entry.kinds))}, not as {kind}"
    there = ", ".join(sorted(entry.measures)) or "none"
    return None if measure in {"", *entry.measures} else f"its entry has no measure {measure!r}, only {there}"


def story_exists(row: Row, world: World) -> str | None:
    """Ask that the story, if one is named, is a test function in the stories."""
    return None if row.story in {NONE, *world.stories} else f"no story {row.story!r}; a story is named file::function, or {NONE}"


CHECKS: tuple[Callable[[Row, World], str | None], ...] = (
    id_is_stable,
    quotation_is_short,
    standing_is_told,
    kind_exists,
    state_fits_kind,
    entry_exists,
    story_exists,
)


def faults(rows: Iterable[Row], world: World) -> list[str]:
    """List everything that is wrong with the rows, one line a fault."""
    return [f"{row.id}: {fault}" for row in rows for check in CHECKS if (fault := check(row, world))]


# The press reports


def normal(text: str) -> str:
    """Write apostrophes, quotation marks, composed letters and white space within a line in one way."""
    for pattern, plain in (("[’‘ʼ]", "'"), ("[«»“”„]", '"'), (r"[^\S\n]+", " ")):
        text = re.sub(pattern, plain, text)
    return unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """Give what stands between white space and has a letter or a digit."""
    return [word for word in text.split() if re.search(r"\w", word)]


END_OF_SENTENCE = re.compile(
    r"""(?<=[.!?])            # a full stop, exclamation or question mark,
        (?<!\bM\.)(?<!\bMM\.) # not the one of Monsieur or Messieurs,
        \s+                   # then white space,
        (?=["'(]?\s?[A-ZÀ-Þ]) # then a capital letter, perhaps in an opening mark""",
    re.VERBOSE,
)


def sentences(text: str) -> list[str]:
    """Cut a report into sentences: each line at the ends of sentences; pieces with no letter or digit do not count."""
    pieces = (piece for line in normal(text).splitlines() for piece in END_OF_SENTENCE.split(line.strip()))
    return [piece for piece in pieces if words(piece)]


def misplaced(rows: Iterable[Row], pieces: Sequence[str]) -> list[str]:
    """List the rows whose quotation does not stand in the sentence that they number."""
    return [f"{row.id}: {place_of(row.words, pieces)}" for row in rows if normal(row.words) not in "".join(pieces[row.sentence - 1 :][:1])]


def place_of(quotation: str, pieces: Sequence[str]) -> str:
    """Say where a quotation stands, for whoever mends its row."""
    places = [str(number) for number, piece in enumerate(pieces, 1) if normal(quotation) in piece]
    return f"« {quotation} » stands " + (f"in sentence {' and '.join(places)}" if places else "nowhere in the report")


def uncovered(rows: Iterable[Row], pieces: Sequence[str]) -> list[str]:
    """List the sentences of four words or more that no row quotes."""
    quotations = [normal(row.words) for row in rows]
    long = ((number, piece) for number, piece in enumerate(pieces, 1) if len(words(piece)) >= COVERED_FROM_WORDS)
    return [f"{number}: {piece[:60]}…" for number, piece in long if not any(quotation in piece for quotation in quotations)]


def press(report: Report) -> list[str]:
    """Give the sentences of a report's press file."""
    return sentences((PRESS / report.file).read_text(encoding="utf-8"))


# The page holds


def test_every_row_names_what_exists() -> None:
    """Kinds, entries, measures, stories and states are all real."""
    found = faults(all_rows(), world())
    assert not found, "\n".join(["docs/sources.md has rows that do not hold:", *found])


def test_the_world_is_not_empty() -> None:
    """A wrong folder would make every check above meaningless, or blame the page."""
    there = world()
    assert there.kinds, "garant.statement.kinds.KINDS is empty"
    assert there.entries, f"no entry was read from {SCENARIO}/*.toml"


def test_an_id_names_one_row_of_its_report() -> None:
    """Others may refer to a row by it."""
    twice = [name for name, count in Counter(row.id for row in all_rows()).items() if count > 1]
    astray = [row.id for report in page() for row in report.rows if row.report != report.id]
    assert not twice, f"ids used more than once: {', '.join(twice)}"
    assert not astray, f"ids that stand in another report's table: {', '.join(astray)}"


def test_the_legend_explains_every_word() -> None:
    """Every state and every standing has its line in the legend."""
    legend = PAGE.read_text(encoding="utf-8").partition("## Report ")[0]
    missing = [word for word in (*STATES, *STANDINGS) if f"\n| {word} | " not in legend]
    assert not missing, f"the legend does not explain: {'; '.join(missing)}"


def test_the_summary_is_counted() -> None:
    """The table at the end is the count of the rows; a failure prints the right one."""
    wanted, printed = summary(page()), PAGE.read_text(encoding="utf-8").partition("## Summary\n")[2].strip()
    assert printed == wanted, f"the summary of docs/sources.md has drifted; it should be\n\n{wanted}"


def summary(every: Sequence[Report]) -> str:
    """Count the rows per state and report, with sums, as the page's last table."""
    lines = [["state", *(report.id for report in every), "all"], ["---", *["--:"] * (len(every) + 1)]]
    for state in (*STATES, "all"):
        counts = [sum(state in {"all", row.outcome} for row in report.rows) for report in every]
        lines.append([state, *map(str, counts), str(sum(counts))])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@with_press
def test_every_report_has_its_table() -> None:
    """No press file without a table, no table without a press file."""
    named = sorted(report.file for report in page())
    assert named == sorted(path.name for path in PRESS.glob("*.txt"))


@with_press
def test_every_quotation_stands_in_its_sentence() -> None:
    """What is quoted was printed, and in the sentence that the row numbers."""
    found = [fault for report in page() for fault in misplaced(report.rows, press(report))]
    assert not found, "\n".join(["quotations that do not stand where their row says:", *found])


@with_press
def test_every_sentence_has_a_row() -> None:
    """Nothing that a report says was passed over."""
    found = [f"report {report.id}, sentence {piece}" for report in page() for piece in uncovered(report.rows, press(report))]
    assert not found, "\n".join(["sentences that no row quotes:", *found])


# And the checks would notice: a small world, one good row, every bad one

SMALL_SCENARIO = """
[[say]]
entry = "talks"
[say.statement]
type = "agreement/1"
measures = [{ name = "m1" }, { name = "m2" }]

[[say]]
entry = "call"
[say.statement]
type = "contact/1"
"""
SMALL = World(kinds=frozenset({"agreement", "contact"}), entries=said([SMALL_SCENARIO]), stories=frozenset({"test_gap::test_it"}))
GOOD = Row(
    id="2015-09-18.3a",
    words="une heure",
    says="report, said: it took an hour",
    kind="agreement",
    entry="talks#m2",
    story="test_gap::test_it",
    state="carried",
)


def test_a_good_row_has_no_fault() -> None:
    """Of every sort one."""
    later = replace(GOOD, kind="later: incident", entry=NONE, state=NOT_BUILT)
    refused = replace(GOOD, kind="refused", entry=NONE, state="refused, because it is an attack")
    context = replace(GOOD, kind="context", entry=NONE, state=LEFT_OUT[0])
    proposed = replace(GOOD, kind="contact", entry="visit", story=NONE, state="proposed")
    button = replace(GOOD, words="Rechercher", says="a box", kind="furniture", entry=NONE, state=SET_ASIDE)
    assert faults([GOOD, later, refused, context, proposed, button], SMALL) == []


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (replace(GOOD, id="2015-09-18.a"), "the id is not of the form"),
        (replace(GOOD, words="un deux trois quatre cinq six sept huit neuf"), "has 9 words"),
        (replace(GOOD, words="heure"), "has 1 words"),
        (replace(GOOD, says="it took an hour"), "how it stands"),
        (replace(GOOD, kind="treaty", entry="visit", state="proposed"), "no kind 'treaty' is built"),
        (replace(GOOD, kind="later: treaty", entry=NONE, state=NOT_BUILT), "no kind 'treaty' is planned"),
        (replace(GOOD, kind="later: incident", entry=NONE, state="carried"), "cannot be 'carried'"),
        (replace(GOOD, state="done"), "unknown state 'done'"),
        (replace(GOOD, kind="refused", entry=NONE, state="refused, because"), "unknown state"),
        (replace(GOOD, kind="context", entry="talks", state=LEFT_OUT[0]), "only a carried or proposed row names an entry"),
        (replace(GOOD, entry="walks"), "no entry 'walks'"),
        (replace(GOOD, entry="talks#m3"), "no measure 'm3', only m1, m2"),
        (replace(GOOD, entry="call"), "said as contact, not as agreement"),
        (replace(GOOD, state="proposed"), "it is carried, not proposed"),
        (replace(GOOD, story="test_gap::test_other"), "no story"),
    ],
)
def test_a_bad_row_is_told(bad: Row, word: str) -> None:
    """One fault, and it says which."""
    (fault,) = faults([bad], SMALL)
    assert fault.startswith(bad.id)
    assert word in fault


def test_a_kind_that_was_built_since_is_told() -> None:
    """When a later kind lands, the page must be brought up."""
    grown = replace(SMALL, kinds=SMALL.kinds | {"incident"})
    assert "is built now" in faults([replace(GOOD, kind="later: incident", entry=NONE, state=NOT_BUILT)], grown)[0]


def test_the_scenario_is_read() -> None:
    """Entries, their kinds and measures; an entry said twice is one entry."""
    again = '[[say]]\nentry = "talks"\n[say.statement]\ntype = "acceptance/1"\n'
    assert said([SMALL_SCENARIO, again, "title = 'no say here'"]) == {
        "talks": Said(frozenset({"agreement", "acceptance"}), frozenset({"m1", "m2"})),
        "call": Said(frozenset({"contact"}), frozenset()),
    }


def test_stories_are_read() -> None:
    """Test functions count, others do not."""
    assert story_names("test_gap", "def played(): ...\ndef test_it(): ...\n") == ["test_gap::test_it"]


def test_a_row_with_a_cell_too_few_is_told() -> None:
    """A broken row is never skipped."""
    with pytest.raises(AssertionError, match="a row of 6 cells, wanted 7"):
        row(cells("| 2015-09-18.1 | « une heure » | it took an hour | contact | call | carried |"))


def test_a_report_is_cut_into_sentences() -> None:
    """Titles before names do not end a sentence, closing and opening marks do not hide one, a line ends it always."""
    text = "Un titre\n\nM. Dupont parle à MM. Durand. « Bien », dit-il. (Photo : X)\n • \nPourquoi ? «Non» : c’est dit.\n"
    first = ["Un titre", "M. Dupont parle à MM. Durand.", '" Bien ", dit-il.', "(Photo : X)"]
    assert sentences(text) == [*first, "Pourquoi ?", '"Non" : c\'est dit.']


def test_a_quotation_out_of_place_and_a_sentence_passed_over_are_told() -> None:
    """Both messages say where to look."""
    pieces = sentences("Ils ont parlé une heure. Puis ils ont mangé ensemble.")
    assert misplaced([replace(GOOD, id="2015-09-18.2")], pieces) == ["2015-09-18.2: « une heure » stands in sentence 1"]
    assert misplaced([replace(GOOD, id="2015-09-18.9", words="trois jours")], pieces)[0].endswith("stands nowhere in the report")
    assert uncovered([GOOD], pieces) == ["2: Puis ils ont mangé ensemble.…"]


@with_press
def test_what_is_set_aside_is_set_aside_when_the_report_is_read() -> None:
    """Each row of page furniture quotes words that reading puts into no content."""
    for one in page():
        text = (PRESS / one.file).read_text(encoding="utf-8")
        content = " ".join(text[block.span.start : block.span.end] for block in blocks(lexicon("fr"), text) if block.kind == "content")
        kept = [row.id for row in one.rows if row.state == SET_ASIDE and row.words.casefold() in content.casefold()]
        assert not kept, f"read as content: {', '.join(kept)}"
