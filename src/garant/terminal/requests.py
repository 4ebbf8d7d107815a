"""The sheets of requests: what was asked of whom, what each has answered, and whether the set is complete."""

from collections.abc import Iterator, Sequence

from rich.console import Group

from garant import instant
from garant.answers.requests import AskedOne, RequestLine
from garant.terminal.notices import answer
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import span
from garant.terminal.values import who

_INFORMS = "A grant is its giver's word, as far as it goes. No notice is changed by it, and none waits for it."


def requests(lines: Sequence[RequestLine]) -> Sheet:
    """Show requests, one a row, with each answer."""
    made = Sheet("Requests", "request", "what", "status!", "by", "answers", "set", note=_INFORMS)
    for line in lines:
        asked = Ink("\n").join(assemble(ink(who(one.who)), ": ", answer(one), _since(one)) for one in line.asked)
        by = who(line.said.by) if line.said.by else line.said.party
        made.add(line.ref, line.said.form, word(line.said.status), by, asked, _set(line))
    return made


def _since(one: AskedOne) -> Ink:
    """Say of a silence since when, and that it is overdue."""
    if one.answer != "no reply":
        return Ink()
    return assemble(f" since {clock(one.since_ms)}", *([(", overdue", "bold red")] if one.overdue else []))


def _set(line: RequestLine) -> Ink:
    if line.said.form == "clarification":
        told = sum(one.answer != "no reply" for one in line.asked)
        return Ink(f"{told} of {len(line.asked)} answered", style="" if told == len(line.asked) else "yellow")
    if line.complete and line.window is not None:
        return assemble(("complete", "green"), f"\n{span(line.window)}")
    if not line.common:
        return Ink("no common time", style="bold red")
    return assemble(("not complete", "yellow"), f"\n{len(line.asked) - len(line.missing)} of {len(line.asked)} granted")


def request(line: RequestLine, language: str = "en") -> Group:
    """One request: its heads, and each of those asked with what it said."""
    made = Sheet("Those that were asked", "who", "answer", "when!", "said", "through!", note=_INFORMS)
    for one in line.asked:
        overdue = [Ink(" overdue", style="bold red")] if one.overdue else []
        made.add(who(one.who), assemble(answer(one), *overdue), clock(one.since_ms), pick(one.text, language), one.by or "")
    return Group(heads(_heads(line, language)), Ink(), made)


def _heads(line: RequestLine, language: str) -> Iterator[tuple[str, Cell]]:
    said = line.said
    yield "request", assemble(ink(line.ref, "bold"), ", ", word(said.status))
    yield "what", said.form
    yield "by", who(said.by) if said.by else said.party
    yield "about", ", ".join(said.about or ()) + (f", version {said.version}" if said.version else "")
    yield "text", pick(said.text, language) or (Ink("hidden", style="cyan") if said.sd else "")
    yield "asked", clock(line.t_ms)
    yield "for", span(instant.window(said.valid_from, said.valid_until)) if said.valid_from or said.valid_until else ""
    yield "reply by", clock(line.by_ms)
    yield "set", _set(line)
    yield "missing", "" if said.form == "clarification" else ", ".join(map(who, line.missing))
