"""The attempts of one call in a few lines: who was rung, for how long, what came of it."""

from garant.answers.hotline_calls import CallLine
from garant.terminal.paper import Ink, pick
from garant.terminal.sheet import Sheet


def rung(line: CallLine, note: str, language: str = "en") -> Sheet:
    """Show who was rung, one attempt a row."""
    made = Sheet("", "#", "rung", "level!", "rang s#", "came of it", note=note)
    for one in line.attempts:
        duty = pick(one.rung.duty.duty, language) if one.rung else "nobody is named"
        came = Ink(one.outcome, style={"missed": "bold red", "taken": "bold green"}.get(one.outcome, ""))
        made.add(str(one.number), duty, one.rung.level if one.rung else "", "" if one.rang_s is None else str(one.rang_s), came)
    return made
