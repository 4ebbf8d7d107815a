"""A document as a PDF, set by Typst from one template of ours, with the fonts that this package carries.

The document goes in as data (JSON); nothing that anybody said is ever read as markup. The same document gives the same bytes: no clock is
asked. What the carried fonts cannot show is taken from the machine's, where it has them. See `docs/adr/0021-*`.
"""

import json
from importlib.resources import as_file, files
from typing import Any

from garant.errors import Code, Fault
from garant.report.document import Block, Document, Facts, Heading, Line, Paragraph, Picture, Table

_HERE = "garant.report"


def pdf(document: Document) -> bytes:
    """Give the PDF's bytes."""
    import typst

    template = files(_HERE).joinpath("template.typ").read_bytes()
    said = {"document": json.dumps(_plain(document))}
    try:
        with as_file(files(_HERE).joinpath("fonts")) as folder:
            fonts = typst.Fonts(font_paths=[str(folder)])
            made = typst.compile(template, font_paths=fonts, format="pdf", sys_inputs=said, timestamp=0)
    except RuntimeError as error:
        raise Fault(Code.INTERNAL, f"the PDF could not be set: {error}") from error
    if not isinstance(made, bytes):
        raise Fault(Code.INTERNAL, "the PDF came in parts")
    return made


def _plain(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": _line(document.subtitle),
        "language": document.language,
        "direction": document.direction,
        "status": document.status,
        "foot": _line(document.foot),
        "page": document.page,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"is": "heading", "rank": block.rank, "text": _line(block.text)}
        case Paragraph():
            return {"is": "paragraph", "form": block.form, "text": _line(block.text)}
        case Facts():
            return {"is": "facts", "rows": [[_line(name), _line(value)] for name, value in block.rows]}
        case Table():
            columns = [{"name": column.name, "number": column.number, "weight": column.weight} for column in block.columns]
            rows = [[[_line(line) for line in cell] for cell in row] for row in block.rows]
            return {
                "is": "table",
                "caption": block.caption,
                "columns": columns,
                "rows": rows,
                "total": block.total,
                "captioned": block.captioned,
            }
        case Picture():
            return {"is": "picture", "svg": block.svg, "caption": _line(block.caption), "described": block.described}


def _line(line: Line) -> list[dict[str, str]]:
    return [{"text": run.text, "form": run.form, "tone": run.tone, "language": run.language} for run in line]
