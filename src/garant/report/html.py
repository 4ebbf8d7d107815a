"""A document as one HTML page that needs nothing else: no network, no script, readable by keyboard and on paper."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from garant.report.document import Block, Document, Facts, Heading, Line, Paragraph, Picture, Run, Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(document: Document) -> str:
    """Give the page."""
    title, style = escape(document.title), files("garant.report").joinpath("page.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>{title}</title><style>{style}</style>'
    )
    status = f'<p class="status">{escape(document.status)}</p>' if document.status else ""
    opening = f'<header>{status}<h1>{title}</h1><p class="sub">{_line(document.subtitle)}</p></header>'
    body = "".join(_block(block) for block in document.blocks)
    foot = f"<footer>{_line(document.foot)}</footer>"
    page = f'<html lang="{escape(document.language)}" dir="{document.direction}">'
    return f"<!DOCTYPE html>\n{page}\n<head>{head}</head>\n<body>\n{opening}\n<main>\n{body}</main>\n{foot}\n</body>\n</html>\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.rank}>{_line(block.text)}</h{block.rank}>\n"
        case Paragraph():
            named = "" if block.form == "plain" else f' class="{block.form}"'
            return f"<p{named}>{_line(block.text)}</p>\n"
        case Facts():
            rows = "".join(f"<dt>{_line(name)}</dt><dd>{_line(value)}</dd>" for name, value in block.rows)
            return f"<dl>{rows}</dl>\n"
        case Table():
            return "".join(_table(block))
        case Picture():
            said = f'<figcaption>{_line(block.caption)}<span class="l faint">{escape(block.described)}</span></figcaption>'
            return f"<figure>{block.svg}{said}</figure>\n"


def _table(block: Table) -> Iterator[str]:
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(block.caption)}"><table>'
    unseen = "" if block.captioned else ' class="unseen"'
    yield f"<caption{unseen}>{escape(block.caption)}</caption><thead><tr>"
    yield from (f'<th scope="col"{_number(column.number)}>{escape(column.name)}</th>' for column in block.columns)
    yield "</tr></thead><tbody>"
    for at, row in enumerate(block.rows, 1):
        yield '<tr class="total">' if block.total and at == len(block.rows) else "<tr>"
        for column, cell in zip(block.columns, row, strict=True):
            yield f"<td{_number(column.number)}>{_cell(cell)}</td>"
        yield "</tr>"
    yield "</tbody></table></div>\n"


def _number(is_number: bool) -> str:  # noqa: FBT001 - a column's own mark
    return ' class="n"' if is_number else ""


def _cell(lines: tuple[Line, ...]) -> str:
    if len(lines) == 1:
        return _line(lines[0])
    return "".join(f'<span class="l">{_line(line)}</span>' for line in lines)


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    text = escape(run.text)
    match run.form:
        case "exact":
            return f'<bdi class="x{" " + run.tone if run.tone else ""}" dir="ltr">{text}</bdi>'
        case "quoted":
            named = f' lang="{escape(run.language)}"' if run.language else ""
            tone = f' class="{run.tone}"' if run.tone else ""
            return f'<bdi dir="auto"{named}{tone}>{text}</bdi>'
        case "words":
            return f'<span class="{run.tone}">{text}</span>' if run.tone else text
