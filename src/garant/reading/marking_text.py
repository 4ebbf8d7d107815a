"""A text with marks in it: spans that lie in each other as nested marks, and each mark with the numbers of the drafts that rest on it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from garant.reading.drafts_writer import Draft, Ground
from garant.reading.furniture import Block
from garant.reading.sources_account import Account
from garant.reading.values import HIGH, Span

LOW = 60


class Use(NamedTuple):
    """A member of a draft that rests on a span: the draft's number, the member, the ground."""

    number: int
    member: str
    ground: Ground


class Mark(NamedTuple):
    """A span of a text, its id on the page, and what rests on it."""

    id: str
    span: Span
    uses: tuple[Use, ...]


def marks(account: Account, place: int, drafts: Sequence[Draft], sentences: Sequence[Span] = ()) -> dict[Span, Mark]:
    """Give the marks of a text, by their spans; `sentences` are marked without any draft."""
    uses: dict[Span, list[Use]] = {span: [] for span in sentences}
    for number, draft in enumerate(drafts, 1):
        for member, grounds in draft.grounds.items():
            for ground in grounds:
                for span in ground.spans if ground.account == account.id else ():
                    uses.setdefault(span, []).append(Use(number, member, ground))
    return {span: Mark(f"t{place}s{at}", span, tuple(uses[span])) for at, span in enumerate(sorted(uses))}


def sure(confidence: int) -> str:
    """Give the class of a confidence."""
    return "high" if confidence >= HIGH else ("mid" if confidence >= LOW else "low")


def shown(account: Account, found: Mapping[Span, Mark]) -> str:
    """Give a text as HTML, line by line: content with its marks, furniture greyed with its reason."""
    language = escape(account.reading.language)
    rows = [_line(account, block, found) for block in account.reading.blocks]
    return f'<div class="source" lang="{language}">' + "\n".join(rows) + "</div>"


def _line(account: Account, block: Block, found: Mapping[Span, Mark]) -> str:
    if block.kind in ("furniture", "caption"):
        words = escape(account.words(block.span)[:_ASIDE_CHARACTERS])
        return f'<p class="aside" dir="auto"><span class="why" dir="ltr">set aside: {escape(block.because)}</span>{words}</p>'
    inside = [mark for mark in found.values() if mark.span.start < block.span.end and mark.span.end > block.span.start]
    return f'<p class="{block.kind}" dir="auto">{_marked(account.reading.text, block.span, inside)}</p>'


_ASIDE_CHARACTERS = 2_000


class _Piece(NamedTuple):
    start: int
    end: int
    mark: Mark
    first: bool
    last: bool


def _marked(text: str, line: Span, found: Sequence[Mark]) -> str:
    """Write a line with its marks, longer ones round shorter ones; one that crosses another's end is cut there."""
    work = sorted((_piece(mark, line) for mark in found), key=_outer)
    out, open_, at = list[str](), list[_Piece](), line.start
    told: list[frozenset[int]] = []
    while work or open_:
        if open_ and (not work or open_[-1].end <= work[0].start):
            piece, inner = open_.pop(), told.pop()
            out += [escape(text[at : piece.end]), _end(piece, inner)]
            if told:
                told[-1] |= inner | {use.number for use in piece.mark.uses}
            at = max(at, piece.end)
            continue
        piece = work.pop(0)
        if open_ and piece.end > open_[-1].end:
            cut = open_[-1].end
            work.append(piece._replace(start=cut, first=False))
            work.sort(key=_outer)
            piece = piece._replace(end=cut, last=False)
        out += [escape(text[at : piece.start]), _begin(piece)]
        at = max(at, piece.start)
        open_.append(piece)
        told.append(frozenset())
    return "".join([*out, escape(text[at : line.end])])


def _piece(mark: Mark, line: Span) -> _Piece:
    start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
    return _Piece(start, end, mark, first=mark.span.start >= line.start, last=mark.span.end <= line.end)


def _outer(piece: _Piece) -> tuple[int, int]:
    return piece.start, -piece.end


def _begin(piece: _Piece) -> str:
    name = f' id="{piece.mark.id}"' if piece.first else ""
    uses = [use for use in piece.mark.uses if use.member != "says"]
    sort = sure(max(use.ground.confidence for use in uses)) if uses else "sentence"
    title = "; ".join(f"{use.number} {use.member}: {use.ground.rule}, {use.ground.confidence}" for use in piece.mark.uses[:8])
    return f'<mark{name} class="{sort}" title="{escape(title)}">'


def _end(piece: _Piece, told: frozenset[int]) -> str:
    """End a mark, with the numbers of its drafts, but those that a mark within it has shown."""
    if not piece.last:
        return "</mark>"
    numbers = {use.number: use for use in reversed(piece.mark.uses) if use.number not in told}
    links = " ".join(f'<a href="#{row_id(use)}" aria-label="draft {number}">{number}</a>' for number, use in sorted(numbers.items()))
    return f"</mark><sup>{links}</sup>" if links else "</mark>"


def row_id(use: Use) -> str:
    """Give the id on the page of the row that shows a member of a draft."""
    return f"d{use.number}-{use.member.replace('[', '-').replace('].', '-').replace(']', '')}"
