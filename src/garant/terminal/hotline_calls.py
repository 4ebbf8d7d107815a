"""Calls on paper: each attempt and who was rung, what was said and read back, what is owed."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from garant.answers.hotline_calls import Attempt, CallLine
from garant.answers.hotline_words import OwedReply, Said
from garant.instant import SECOND_MS
from garant.node.submission import Admission
from garant.statement.kinds import Escalation
from garant.terminal import places
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import moment

_URGENT = {"stop": "STOP", "urgent": "URGENT", "routine": "routine", "test": "test"}


def calls(lines: Sequence[CallLine], language: str) -> Sheet:
    """All calls, a row each."""
    made = Sheet("Calls", "call", "urgency!", "to!", "when", "stands", "missed#", "taken by", note=_NOTE)
    for line in lines:
        made.add(
            line.ref, _urgency(line), line.called, clock(_when_ms(line)), _stands(line), str(line.missed or ""), _taken(line, language)
        )
    return made


_NOTE = "missed: attempts that nobody took in time. recorded: went by telephone, and the called have not confirmed it."


def _when_ms(line: CallLine) -> int:
    from garant import instant

    return instant.parse(line.said.happened) if line.said.happened else line.t_ms


def _urgency(line: CallLine) -> Text:
    return Ink(_URGENT[line.said.urgency], style="bold red" if line.said.urgency == "stop" else "")


def _stands(line: CallLine) -> Text:
    if line.due:
        return assemble(("should have gone on", "bold red"), f" at {_clock(line.due_ms or 0)}")
    if line.exhausted and line.taken is None:
        return assemble(("nobody is left", "bold red"), ", still open")
    return ink(line.stands)


def _taken(line: CallLine, language: str) -> str:
    if line.taken is None:
        return ""
    duty = pick(line.taken.duty, language)
    after = f", after {line.rang_s} s" if line.rang_s is not None else ""
    return f"{duty or line.taken.party}{after}"


def call(line: CallLine, language: str) -> Group:
    """One call, with all its history."""
    return Group(heads(_heads(line, language)), Ink(), *_attempts(line, language), *_words(line.words, language), *_owed(line.owed))


def _heads(line: CallLine, language: str) -> Iterator[tuple[str, Cell]]:
    yield "call", ink(line.ref, "bold")
    yield "urgency", _urgency(line)
    yield "status", word(line.said.status) if line.said.status != "actual" else ""
    yield "from", line.said.party
    yield "to", line.called
    yield "channel", line.said.channel
    yield "about", ", ".join(line.said.about or ())
    yield "happened", f"{line.said.happened}, recorded afterwards at {_clock(line.t_ms)}" if line.said.happened else ""
    yield "stands", _stands(line)
    if line.taken is not None:
        level = f", {line.taken.level} level" if line.taken.level else ""
        yield "taken by", f"{line.taken.party}: {pick(line.taken.duty, language) or 'no duty named'}{level}, at {_clock(line.taken.at_ms)}"
    yield "rang", f"{line.rang_s} s" if line.rang_s is not None else ""


def _clock(at_ms: int) -> str:
    """Give an instant to the second: in a call seconds count."""
    return f"{moment(at_ms // SECOND_MS * SECOND_MS)}Z"


def _attempts(line: CallLine, language: str) -> Iterator[RenderableType]:
    if not line.attempts:
        return
    made = Sheet("Attempts", "#", "rung", "level!", "from!", "rang s#", "came of it")
    for one in line.attempts:
        rung = pick(one.rung.duty.duty, language) if one.rung else "nobody is named" if one.number == 1 else "nobody is left"
        made.add(str(one.number), rung, one.rung.level if one.rung else "", _clock(one.start_ms), _rang(one), _came(one))
    yield made


def _rang(one: Attempt) -> str:
    return "" if one.rang_s is None else str(one.rang_s)


def _came(one: Attempt) -> str:
    late = f", said {one.late_ms / SECOND_MS:g} s late" if one.late_ms else ""
    return f"{one.outcome}{late}"


def _words(said: Sequence[Said], language: str) -> Iterator[RenderableType]:
    yield Ink("What was said", style="bold")
    yield Ink()
    for one in said:
        when = one.happened or _clock(one.t_ms)
        yield assemble((f"{when}  ", "dim"), ink(one.party, "bold"), f" {one.form.replace('_', ' ')}  ", _text(one, language))
        for place in one.places:
            yield Padding(Ink(places.place(place)), _INDENT)
        for warning in (*places.warnings(one.compared), *places.read_back(one.read_back, one.added)):
            yield Padding(warning, _INDENT)
    yield Ink()


_INDENT = (0, 0, 0, 4)


def _text(one: Said, language: str) -> Text:
    if one.hidden:
        return word("sealed")
    return ink(pick(one.text, language))


def _owed(owed: Sequence[OwedReply]) -> Iterator[RenderableType]:
    if not owed:
        return
    made = Sheet("Replies owed", "by!", "why!", "until!", "stands!", "given")
    for one in owed:
        stands = Ink(one.stands.replace("_", " "), style="bold red" if one.stands == "overdue" else "")
        made.add(one.by, one.why, _clock(one.due_ms), stands, _clock(one.given_ms) if one.given_ms is not None else "")
    yield made


def escalated(said: Escalation, got: Admission) -> Ink:
    """Say an escalation in one line."""
    goes = f"it goes to {said.level}, place {said.place}" if said.level else "nobody is left on the rosters; it can still be taken"
    return assemble((f"{_clock(got.t_ms)}  ", "dim"), ink(said.call, "bold"), f"  attempt {said.attempt} was not taken in time; {goes}")
