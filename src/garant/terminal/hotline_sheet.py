"""The duty telephones on paper: in a terminal, and as one plain page to be printed and hung beside the telephone."""

from collections.abc import Iterator

from rich.console import Group

from garant.answers.hotline_telephones import Reached, Telephones, TelephoneSheet
from garant.terminal.markup import Mark, words
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Sheet

_HIDDEN = "not told to you"
RULE = (
    "A STOP is taken by whoever answers. If nobody does within a minute, call the next. "
    "Write down every attempt with its time, and record it afterwards."
)


def telephones(sheet: TelephoneSheet, language: str) -> Group:
    """Give the sheet for a terminal."""
    made = Sheet("", "line", "party!", "level!", "duty", "number", empty="no line of which you are a side")
    for line in sheet.lines:
        for number, one in enumerate((*line.general, *line.on_duty)):
            head = (line.channel, line.party) if number == 0 else ("", "")
            made.add(*head, one.level, pick(one.duty, language) or "whoever answers", one.number or ink(_HIDDEN, "dim"))
        if not line.general and not line.on_duty:
            made.add(line.channel, line.party, "", Ink("nobody is named", style="yellow"), "")
    return Group(assemble(("Duty telephones of ", "bold"), ink(sheet.party, "bold")), _behind(sheet), made, Ink(RULE))


def _behind(sheet: TelephoneSheet) -> Ink:
    return Ink(f"As of {clock(sheet.at_ms)}. From the log of {clock(sheet.log_ms)}, {sheet.log_size} entries.", style="dim")


def page(sheet: TelephoneSheet, language: str) -> str:
    """Give the sheet as one HTML page: nothing is fetched, no script runs, and it prints on one sheet of A4."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Duty telephones of {words(sheet.party)}</title><style>{_STYLE}</style>"
    )
    behind = f"As of {clock(sheet.at_ms)}. From the log {words(sheet.log)} of {clock(sheet.log_ms)}, {sheet.log_size} entries."
    parts = "".join(_section(line, language) for line in sheet.lines) or "<p>No line of which you are a side.</p>"
    body = f"<h1>Duty telephones of {words(sheet.party)}</h1><p class=behind>{behind}</p>{parts}<p class=rule>{words(RULE)}</p>{_NOTES}"
    return f'<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _section(line: Telephones, language: str) -> Mark:
    status = f" · {word(line.status).plain}" if line.status != "actual" else ""
    what = f"<small>{words(line.channel)}, {words(line.means)}{status}</small>"
    title = f"{words(line.party)} · <bdi>{words(pick(line.title, language))}</bdi> {what}"
    rows = "".join(_rows(line, language)) or '<tr><td colspan="4">nobody is named</td></tr>'
    return f"<h2>{title}</h2><table>{rows}</table>"


def _rows(line: Telephones, language: str) -> Iterator[Mark]:
    for number, one in enumerate((*line.general, *line.on_duty), 1):
        duty = pick(one.duty, language) or "whoever answers"
        yield f"<tr><td>{number}</td><td>{words(one.level)}</td><td><bdi>{words(duty)}</bdi></td><td class=number>{_number(one)}</td></tr>"


def _number(one: Reached) -> Mark:
    return f"<bdi>{words(one.number)}</bdi>" if one.number else f"<i>{_HIDDEN}</i>"


_NOTES = "<h2>Attempts</h2><table class=notes>" + "<tr><td>time</td><td>whom</td><td>what came of it</td></tr>" * 6 + "</table>"
_STYLE = (
    "@page{size:A4;margin:14mm}body{font:11pt/1.35 sans-serif;color:#000;background:#fff;max-width:180mm;margin:0 auto}"
    "h1{font-size:17pt;margin:0}h2{font-size:12pt;margin:5mm 0 1mm}small{font-weight:normal;color:#444}.behind{margin:0;color:#444}"
    "table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #999;padding:1mm 2mm;vertical-align:top}"
    ".number{font:bold 13pt monospace;white-space:nowrap}"
    ".rule{font-weight:bold;border:1px solid #000;padding:2mm}.notes td{height:8mm;color:#999;width:33%}"
)
