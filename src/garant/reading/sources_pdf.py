"""PDF: the text that is in it, page by page. Lines that stand on every page are set aside; a scan has no text, and is refused."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from garant.errors import Code, Refused
from garant.limits import SOURCE_CHARACTERS_MAX, SOURCE_PAGES_MAX
from garant.reading.sources_text import Found, unwrapped

_EDGE = 3
"""Lines at the top and the foot of a page among which a running head is looked for."""

_SEVERAL = 3
"""Pages on which a line must stand to be a running head."""

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of|de|sur)\s*\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n([a-zà-ÿ]+[.,;:]?)[ \n]?")


def read(data: bytes) -> Found:
    """Read the text of a PDF file."""
    pages = [page.split("\n") for page in _pages(data)]
    running = _running(pages)
    kept, aside = list[str](), list[tuple[str, str]]()
    for page in pages:
        body = list[str]()
        for place, line in enumerate(page):
            edge = place < _EDGE or place >= len(page) - _EDGE
            because = _why(line, running) if edge else ""
            if because:
                aside.append((line, because))
            else:
                body.append(line.rstrip())
        kept.append("\n".join(body).strip("\n"))
    return Found(_whole(kept), tuple(dict.fromkeys(aside)))


def _whole(pages: Sequence[str]) -> str:
    """Put pages together: a sentence goes on over the end of a page, and a word that was cut at the end of a line is whole again."""
    text = ""
    for page in pages:
        text += ("\n" if text and text.rstrip()[-1:] not in '.!?»"”:' else "\n\n") + page
    return unwrapped(_HYPHEN.sub(r"\1\n", text).strip("\n"))


def _pages(data: bytes) -> Iterator[str]:
    """Give the text of each page. Whatever goes wrong inside of it is the file's fault, never ours to guess."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    size = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        _require(not reader.is_encrypted, Code.UNREADABLE, "this PDF has a password; save it again without one")
        _require(
            len(reader.pages) <= SOURCE_PAGES_MAX, Code.TOO_LARGE, f"this PDF has more than {SOURCE_PAGES_MAX} pages; cut it into parts"
        )
        for page in reader.pages:
            text = page.extract_text()
            size += len(text)
            _require(size <= SOURCE_CHARACTERS_MAX, Code.TOO_LARGE, f"this PDF has more than {SOURCE_CHARACTERS_MAX} characters; cut it up")
            yield text
    except Refused:
        raise
    except Exception as error:
        raise Refused(Code.UNREADABLE, f"this PDF cannot be read ({type(error).__name__}); save it again, or as plain text") from error


def _require(holds: bool, code: Code, sentence: str) -> None:  # noqa: FBT001 - as it reads
    if not holds:
        raise Refused(code, sentence)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Give the lines that stand at the edges of most pages, whatever figures are in them."""
    counts = Counter(line for page in pages for line in {_bare(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line.strip()})
    return frozenset(line for line, count in counts.items() if count >= _SEVERAL and count * 2 > len(pages))


def _bare(line: str) -> str:
    return _FIGURES.sub("0", " ".join(line.split()).casefold())


def _why(line: str, running: frozenset[str]) -> str:
    if _PAGE_NUMBER.fullmatch(line.strip()):
        return "a page's number"
    return "on every page" if line.strip() and _bare(line) in running else ""
