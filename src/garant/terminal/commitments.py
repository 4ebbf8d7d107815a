"""The sheets of commitments, of what the texts leave open, and of questions about that: what, who, by when, how far.

`overdue` is no verdict: the time is over and no report is in the log. A clock that nobody can date is never given a date here.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from garant.answers.clocks import Clock, Due
from garant.answers.commitments import Commitment, Ower
from garant.answers.commitments_renewals import Renewal
from garant.answers.commitments_words import Word
from garant.answers.gaps import PLACES, Gap, Tally
from garant.answers.questions_open import Question
from garant.instant import DAY_MS
from garant.statement.values import Deadline
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe, word
from garant.terminal.sheet import Cell, Sheet
from garant.terminal.spans import counted, duration, moment
from garant.terminal.values import brief, who

NO_VERDICT = "overdue: its time is over and no report of it is in this log. That does not say that it was not done."

_STYLES = {"overdue": "red", "contested": "red", "due_soon": "bold yellow", "reported_done": "green", "verified": "bold green"}


def stage(one: Commitment) -> Ink:
    """Say how far it has come; of what was verified, how far."""
    graded = f" {_grades(one.grades)}" if one.stage in ("verified", "contested") and one.grades else ""
    return Ink(one.stage.replace("_", " ") + graded, style=_STYLES.get(one.stage, ""))


def _grades(words: Sequence[Word]) -> str:
    return ", ".join(f"{says} of 3" for says in sorted({one.says for one in {one.by: one for one in words}.values()}))


def owed_by(one: Commitment) -> Text:
    """Say who owes it: those whom their word binds; in brackets those of whom it is only claimed."""
    if one.owers is None:
        return assemble(("nobody is named", "magenta"))
    return Ink(", ").join(_ower(ower) for ower in one.owers)


def _ower(one: Ower) -> Ink:
    name = who(one.who)
    if not one.bound:
        return assemble((f"({name})", "dim"))
    also = [f"through {one.through}"] if one.through else []
    also += ["with a reservation"] if one.reservation else []
    return assemble((name, "bold"), f" {', '.join(also)}" if also else "")


def by_when(one: Commitment, at_ms: int) -> Text:
    """Say by when a commitment is due, or from when on it holds."""
    return due(one.clock, one.extended_to or one.deadline, at_ms, holds=one.conduct and one.clock.form != "every")


def due(runs: Clock, deadline: Deadline, at_ms: int, *, holds: bool = False) -> Text:
    """Say when a clock runs out, under each reading, and how long that is from now; or what is not known."""
    if runs.waits_for:
        period = "at " if _period(deadline) in _AT_ONCE else f"{_period(deadline)} after ".lstrip()
        return assemble(word("unknown"), f" yet: {period}{safe(runs.waits_for)}, which nobody has dated")
    if not runs.dues:
        return brief(deadline)
    every = _period(deadline) if runs.form == "every" else ""
    lines = [ink(f"every {every}, next")] if every else []
    start = [assemble("start by ", _due(one, at_ms)) for one in runs.starts]
    return Ink("\n").join([*lines, *start, *(_due(one, at_ms, holds=holds) for one in runs.dues)])


_AT_ONCE = ("PT0H", "P0D", "PT0S")


def _period(deadline: Deadline) -> str:
    return str(getattr(deadline, "period", None) or "")


def _due(one: Due, at_ms: int, *, holds: bool = False) -> Ink:
    exact = one.ends_first_ms == one.ends_ms
    told = f"{moment(one.ends_ms)}Z" if exact else one.date
    by = (f" ({safe(one.by)})", "dim") if one.by else ""
    return assemble("from " if holds else "", told, by, " on" if holds else (f", {_countdown(one, at_ms)}", "dim"))


def _countdown(one: Due, at_ms: int) -> str:
    if at_ms < one.ends_first_ms:
        return f"in {_about(one.ends_first_ms - at_ms)}"
    return "ends about now" if at_ms < one.ends_ms else f"over for {_about(at_ms - one.ends_ms)}"


def _about(length_ms: int) -> str:
    """Say a length in its largest unit; long ones in years, which are all that one wants to know of them."""
    years = length_ms // (365 * DAY_MS)
    return f"{years} years" if years > 1 else duration(length_ms, 1)


def said(one: Commitment) -> Text:
    """Say what was reported, verified and claimed of it: the newest word of each, and how often no report came."""
    words = [*_newest(one.reports, "reported"), *_newest(one.grades, "verified", " of 3"), *_newest(one.positions, "says")]
    words += [ink(f"{len(one.unreported):,} times without a report, last {one.unreported[-1].day}")] if one.unreported else []
    words += [ink(note) for note in one.notes if note != _END_UNKNOWN]
    words += [ink(f"superseded by {one.superseded_by}")] if one.superseded_by else []
    return Ink("\n").join(words)


_END_UNKNOWN = "its end: unknown"
"""So it is of most texts: it is in the data, and not repeated on each line."""


def _newest(words: Sequence[Word], verb: str, after: str = "") -> Iterator[Ink]:
    for one in {one.by: one for one in words}.values():
        told = f" (so {one.reported_by})" if one.reported_by else ""
        period = f" for {one.period}" if one.period else ""
        yield ink(f"{one.by} {verb}: {one.says.replace('_', ' ')}{after}{period}{told}")


def overview(found: Sequence[Commitment], at_ms: int) -> Group:
    """Show many commitments in a line each."""
    made = Sheet("Commitments", "commitment", "status!", "stage!", "owed by", "by when", note=NO_VERDICT)
    for one in found:
        made.add(name(one), word(one.status), stage(one), owed_by(one), by_when(one, at_ms))
    return Group(made, Ink(counts(found)))


def name(one: Commitment) -> str:
    """Name it as its agreement does: `reg/zone-2018#m1`; a follow-up by its sort too."""
    sort, _, ref = one.thing.partition(":")
    return ref if sort == "measure" else one.thing


def counts(found: Sequence[Commitment]) -> str:
    """Say how many there are of each stage."""
    ordered = sorted(one.stage for one in found)
    told = ", ".join(f"{len(list(some))} {one.replace('_', ' ')}" for one, some in groupby(ordered))
    return f"{counted(len(found), 'commitment')}{': ' if told else ''}{told}"


def whole(found: Sequence[Commitment], at_ms: int, language: str = "en") -> Group:
    """Show the commitments of one agreement with their words, and all that was said of them."""
    made = Sheet("Commitments", "commitment", "what", "stage!", "owed by", "to", "by when", "said of it", note=NO_VERDICT)
    for one in found:
        to = ", ".join(map(safe, one.owed_to))
        made.add(
            assemble(ink(name(one).partition("#")[2] or name(one)), "" if one.status == "actual" else f" ({one.status})"),
            _what(one, language),
            stage(one),
            owed_by(one),
            to,
            by_when(one, at_ms),
            said(one),
        )
    return Group(made, Ink(counts(found)))


def _what(one: Commitment, language: str) -> Text:
    text = ink(pick(one.text, language))
    return assemble(text, ("\nif: ", "dim"), ink(one.condition)) if one.condition else text


def renewals(found: Sequence[Renewal], at_ms: int) -> RenderableType:
    """Show what lasts from term to term, when the consensus is due, and whose word lacks; nothing where there is none."""
    if not found:
        return Ink()
    made = Sheet("Renewed by consensus", "agreement", "renewed#", "next due", "agreed", "refused", "lacking")
    for one in found:
        dates = Ink("\n").join(_due(each, at_ms) for each in one.clock.dues) if one.clock.dues else word("unknown")
        made.add(one.agreement, str(one.renewed), dates, *(", ".join(some) for some in (one.agreed, one.refused, one.lacking)))
    return made


# What the texts leave open


def gaps(found: Sequence[Gap], texts: dict[str, str], asked: Sequence[Question]) -> Sheet:
    """Show what the texts leave open, measure by measure, and who was asked about it."""
    places = [f"{_PLACES.get(place, place)}!" for place in PLACES]
    made = Sheet("Gaps: what the texts leave open", "measure", "what", *places, "asked", empty="none")
    by_measure: dict[str, dict[str, str]] = {}
    for gap in found:
        by_measure.setdefault(gap.measure, {})[gap.place] = gap.how
    for measure, open_places in by_measure.items():
        told = Ink("\n").join(question(one) for one in asked if f"measure:{measure}" in one.about)
        made.add(measure, texts.get(measure, ""), *(word(open_places.get(place, "")) for place in PLACES), told)
    return made


_PLACES = {"verification": "verified"}
"""Where a heading is another word than the place it shows."""


def question(one: Question) -> Ink:
    """Say who was asked since when, and what each said; silence as silence."""
    said = [f"{answer.of}: {answer.says}" for answer in one.answers if answer.says]
    said += [f"no answer by {' or '.join(one.silent)}"] if one.silent else []
    return ink(f"{one.ref}, asked on {clock(one.asked_ms)[:10]}; {'; '.join(said)}")


_UNDATED = "undated: no date is stated or known. to nobody: there is a date, and nobody is named."


def tallies(found: Sequence[Tally]) -> Sheet:
    """Show how much each text leaves open, and the texts together."""
    made = Sheet("How much is open", "text", "texts#", "measures#", "undated#", "to nobody#", "gaps#", note=_UNDATED)
    for one in found:
        cells: tuple[Cell, ...] = (one.of, *(str(number) for number in (one.agreements, one.measures, one.undated)))
        made.add(*cells, str(one.dated_unaddressed), str(one.gaps))
    return made
