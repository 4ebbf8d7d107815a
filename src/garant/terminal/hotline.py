"""Lines between parties on paper: how each stands, its tests, and who is on duty."""

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.text import Text

from garant.answers.hotline import ChannelLine, ObservedSign, RosterLine, TestCall
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import duration

_NOTE = "declared: the parties' own words. observed: the newest of words, calls, tests and the clock; unknown is unknown."


def channels(lines: Sequence[ChannelLine], language: str, at_ms: int) -> Sheet:
    """All channels, a row each."""
    made = Sheet("Lines between parties", "channel", "what", "between", "declared", "observed", "next test", note=_NOTE)
    for line in lines:
        made.add(
            line.ref,
            pick(line.said.title, language),
            ", ".join(line.said.between),
            _declared(line),
            _observed(line.observed),
            _due(line, at_ms),
        )
    return made


def _declared(line: ChannelLine) -> Text:
    if line.stands != "disputed":
        return word(line.stands)
    return Ink("\n").join(ink(f"{one.party}: {one.declares}") for one in line.declared)


def _observed(sign: ObservedSign | None) -> Text:
    if sign is None:
        return word("unknown")
    return assemble(word(sign.observes.replace("_", " ")), (f"\n{clock(sign.at_ms)}", "dim"))


def _due(line: ChannelLine, at_ms: int) -> Text:
    if line.test_due_ms is None:
        return Ink()
    if not line.test_overdue:
        return Ink(clock(line.test_due_ms))
    return assemble(("overdue", "bold red"), f" since {clock(line.test_due_ms)}", (f", {duration(at_ms - line.test_due_ms)}", "dim"))


def channel(line: ChannelLine, language: str) -> Group:
    """One channel, with its words and its tests."""
    return Group(heads(_heads(line, language)), Ink(), _words(line), _tests(line.tests, language))


def _heads(line: ChannelLine, language: str) -> Iterator[tuple[str, Cell]]:
    yield "channel", ink(line.ref, "bold")
    yield "what", pick(line.said.title, language)
    yield "means", line.said.means
    yield "between", ", ".join(line.said.between)
    yield "declared", _declared(line)
    sign = line.observed
    yield (
        "observed",
        word("unknown") if sign is None else assemble(word(sign.observes.replace("_", " ")), f" since {clock(sign.at_ms)}, ", _why(sign)),
    )
    yield "a STOP rings", f"{line.said.answer_within or 'PT60S'}, then goes on"
    yield "tested every", line.said.test_every or ""
    if line.test_due_ms is not None:
        late = assemble(("overdue", "bold red"), f" since {clock(line.test_due_ms)}")
        yield "next test", late if line.test_overdue else clock(line.test_due_ms)
    yield "says", pick(line.said.text, language)


def _why(sign: ObservedSign) -> str:
    if sign.source == "clock":
        return "by the clock: no call and no test since longer than agreed"
    return f"as {sign.party} says" if sign.source == "word" else f"by call {sign.ref}"


def _words(line: ChannelLine) -> Sheet:
    made = Sheet("What each says of it", "party!", "declares!", "observes!", "when", empty="nothing declared, nothing observed")
    for one in line.declared:
        made.add(one.party, one.declares, "", clock(one.t_ms))
    for sign in line.observed_by:
        made.add(sign.party or "", "", sign.observes.replace("_", " "), clock(sign.at_ms))
    return made


def _tests(tests: Sequence[TestCall], language: str) -> Sheet:
    made = Sheet("Test calls", "call", "when!", "from", "to", "came of it!", "showed", empty="none was made")
    for one in reversed(tests):
        made.add(one.ref, clock(one.at_ms), one.party, one.called, one.result or "nothing yet", pick(one.showed, language))
    return made


def rosters(lines: Sequence[RosterLine], language: str) -> Sheet:
    """Who is on duty, in the order in which a STOP reaches them."""
    note = "A STOP goes down the list: headquarters, sector, unit. Any officer of the party may take it, on this list or not."
    made = Sheet("On duty", "channel", "party!", "#", "level!", "duty", note=note)
    for line in lines:
        if not line.line:
            made.add(line.channel, line.party, "", "", Ink("nobody is named", style="yellow"))
        for number, one in enumerate(line.line, 1):
            head = (line.channel, line.party) if number == 1 else ("", "")
            made.add(*head, str(number), one.level, pick(one.duty.duty, language))
    return made
