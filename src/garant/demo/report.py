"""The report that the story begins with: a text of the project's own, read into drafts, and one of them reviewed by an officer.

The text is an exercise, and so is what is signed of it. Nothing here is signed yet: a draft is a file.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from garant.reading.drafts import drafts
from garant.reading.drafts_writer import Draft, Ground
from garant.reading.merging import events
from garant.reading.sources_account import Account, account_of
from garant.reading.values import Span

Members = dict[str, Any]

FILE = "report.fr.txt"
REF = "reg/exercise-m4"
"""The agreement that is entered of it."""


class Report(NamedTuple):
    """The text as it was read, and the drafts."""

    account: Account
    drafts: tuple[Draft, ...]

    @property
    def understanding(self) -> Draft:
        """Give the draft that is signed."""
        return next(draft for draft in self.drafts if draft.kind == "agreement")


class Basis(NamedTuple):
    """Words of the text, and what rests on them: members of drafts by their paths, and how each was found."""

    span: Span
    members: tuple[tuple[Draft, str], ...]
    grounds: tuple[Ground, ...]


def report(parties: frozenset[str]) -> Report:
    """Read the report; `parties` are those of the theatre."""
    account = account_of((files("garant.demo") / "text" / FILE).read_bytes(), FILE)
    return Report(account, drafts(events([account]), {party: party for party in parties}, "reg").drafts)


def bases(found: Report) -> list[Basis]:
    """Give the words that members of the contact, the agreement and the question rest on, in their order; where two overlap, the longer."""
    by_span: dict[Span, Basis] = {}
    for draft, member, ground in _grounds(found):
        held = by_span.get(ground.spans[0], Basis(ground.spans[0], (), ()))
        by_span[held.span] = Basis(held.span, (*held.members, (draft, member)), (*held.grounds, ground))
    kept: list[Span] = []
    for span in sorted(by_span, key=lambda one: (one.start - one.end, one.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return [by_span[span] for span in sorted(kept)]


_TOLD = {
    "contact": ("form", "between", "when"), "agreement": ("between", "measures[0].text", "measures[0].addressee"), "request": ("text",),
}  # fmt: skip


def _grounds(found: Report) -> Iterator[tuple[Draft, str, Ground]]:
    for draft in found.drafts:
        for member in _TOLD.get(draft.kind, ()):
            for ground in draft.grounds.get(member, ())[:1]:
                if ground.spans:
                    yield draft, member, ground


def value(draft: Draft, member: str) -> Any:  # noqa: ANN401 - any member of a statement
    """Give a member of a draft by its path."""
    at: Any = draft.body
    for step in member.replace("[", ".").replace("]", "").split("."):
        at = at[int(step)] if step.isdecimal() else at[step]
    return at


def write(found: Report, folder: Path) -> list[Path]:
    """Write the drafts as files that `garant say` accepts: marked as exercises, and referring to what is signed by its name."""
    folder.mkdir()
    written = [folder / f"{number}-{draft.kind}.json" for number, draft in enumerate(found.drafts, 1)]
    for path, draft in zip(written, found.drafts, strict=True):
        words = json.dumps({**draft.body, "status": "exercise"}, ensure_ascii=False, indent=2)
        path.write_text(words.replace(f"reg/{found.understanding.name}", REF) + "\n", encoding="utf-8")
    return written


def reviewed(body: Mapping[str, Any]) -> Members:
    """Give a draft as the officer signs it: named, marked as an exercise, and with a translation beside the French words."""
    (measure,) = body["measures"]
    return {
        **body,
        "name": REF.partition("/")[2],
        "status": "exercise",
        "title": {**body["title"], "en": _TITLE},
        "measures": [{**measure, "text": {**measure["text"], "en": _MEASURE}}],
    }


_TITLE = "Firm measures for the M4 motorway (made up)"
_MEASURE = "Take “firm measures” to secure the M4 motorway (made up)."
CHANGED = ("named", "marked as an exercise", "translated beside the French words")
"""What the officer changes."""
