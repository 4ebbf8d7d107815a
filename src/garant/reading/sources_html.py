"""HTML: the article of a page by trafilatura; every other line of the page is set aside. No script is run, and nothing is fetched."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from garant.errors import Code, Refused
from garant.limits import SOURCE_PAGE_BYTES_MAX
from garant.reading.sources_text import Found, decoded, known

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{1,40})""")
_HEAD_BYTES = 16_384
_DEPTH_MAX = 400
_LEAST = 200
"""Characters: an article with fewer was not found, and the whole page is read."""

_NOT_SHOWN = frozenset({"script", "style", "noscript", "template", "head", "svg", "object", "iframe", "select", "textarea"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
     "sub", "sup", "time", "u", "var", "wbr", "del"}
)  # fmt: skip
_FEATURES = {
    "nav": "the page's menu",
    "footer": "the page's foot",
    "form": "a form",
    "aside": "beside the article",
    "header": "the page's head",
}


def read(data: bytes, encoding: str = "") -> Found:
    """Read a page."""
    if len(data) > SOURCE_PAGE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"this page has more than {SOURCE_PAGE_BYTES_MAX} bytes")
    text = _decoded(data, encoding)
    tree = _tree(text)
    page = [(line, because) for line, because in _lines(tree) if line]
    article, of = _article(text)
    if article and of["title"] and _bare(of["title"]) not in _bare(article[:_LEAST]) and any(line == of["title"] for line, _ in page):
        article = f"{of['title']}\n{article}"
    kept = {_bare(line) for line in article.splitlines()}
    whole = _bare(article)
    aside = tuple((line, because) for line, because in page if _bare(line) not in kept and _bare(line) not in whole)
    if len(article) >= _LEAST or not page:
        return Found(article, aside, of["title"], of["url"], of["date"])
    remark = "no article was found on this page; all of its lines were read"
    return Found("\n".join(line for line, _ in page), (), of["title"], of["url"], of["date"], (remark,))


def _decoded(data: bytes, encoding: str) -> str:
    declared = _XML.match(data[:_HEAD_BYTES]) or _DECLARED.search(data[:_HEAD_BYTES])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        name = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        name = "utf-8-sig"
    else:
        name = known(encoding or (declared[1].decode("ascii") if declared else "utf-8"))
    text = decoded(data, name, f"this page is not in {name}, as it should be; say with --encoding which encoding it is in")
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


def _tree(text: str) -> Any:  # noqa: ANN401 - lxml publishes no types
    from lxml import etree, html

    try:
        return html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused(Code.UNREADABLE, "this page is empty, or broken beyond reading") from error


def _article(text: str) -> tuple[str, dict[str, Any]]:
    """Give the article and what the page says of itself. Whatever goes wrong in there is the page's fault, and the page is read whole."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    nothing = {"title": "", "url": "", "date": None}
    try:
        found = bare_extraction(
            text, with_metadata=True, include_comments=False, include_tables=True, include_links=False, favor_recall=True
        )
    except Exception:  # noqa: BLE001 - a hostile page may break any parser
        return "", nothing
    if found is None:
        return "", nothing
    given = found if isinstance(found, dict) else found.as_dict()
    url = str(given.get("url") or "")
    return str(given.get("text") or ""), {
        "title": str(given.get("title") or ""),
        "url": url if re.fullmatch(r"https?://[!-~]{1,1000}", url) else "",
        "date": _day(given.get("date")),
    }


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _lines(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml publishes no types
    """Give the lines of a page as a reader sees them, each with the part of the page that it is in."""
    held: list[str] = []
    because: list[str] = []
    for sort, value in _events(tree):
        if sort == "text":
            held.append(value)
            continue
        if line := " ".join("".join(held).split()):
            yield line, because[-1] if because else "beside the article"
        held = []
        if value in _FEATURES and sort == "begin":
            because.append(_FEATURES[value])
        elif value in _FEATURES and because:
            because.pop()
    yield " ".join("".join(held).split()), "beside the article"


def _events(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml publishes no types
    """Walk a page without recursion, however deep somebody nested it: texts, and where blocks begin and end."""
    work: list[tuple[str, Any]] = [("node", tree)]
    while work:
        sort, node = work.pop()
        if sort != "node":
            yield sort, node
            continue
        shown = isinstance(node.tag, str) and node.tag not in _NOT_SHOWN and len(work) < _DEPTH_MAX * 1_000
        block = shown and node.tag not in _INLINE
        after: list[tuple[str, Any]] = [("begin", node.tag)] if block else []
        if shown:
            after += [("text", node.text or "")]
            for child in node:
                after += [("node", child), ("text", child.tail or "")]
        after += [("end", node.tag)] if block else []
        work.extend(reversed(after))


def _bare(line: str) -> str:
    return " ".join(line.split()).casefold()
