"""Readings on the terminal: each text with what was read in it, the timeline over all, and what could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from garant.errors import Refusal
from garant.reading.merging import Event
from garant.reading.sources_account import Account
from garant.reading.timeline import Dated, Timeline
from garant.reading.timeline_words import Wording, heading, standing
from garant.terminal.paper import Ink, assemble, ink
from garant.terminal.sheet import Sheet, heads

if TYPE_CHECKING:
    from garant.reading.drafts import Drafts

_HIGH, _LOW = 80, 60
_LANGUAGES = {"fr": "French", "en": "English"}
_REMINDER = "Read by rules, from words: look at each in its source (--html) before you sign anything. Nothing has entered a log."


def readings(accounts: Sequence[Account], events: Sequence[Event], wording: Wording) -> Group:
    """Show each text, and below it the events that it tells first."""
    parts: list[RenderableType] = []
    for account in accounts:
        mine = [event for event in events if event.tellings[0].account.id == account.id]
        elsewhere = sum(any(one.id == account.id for one in event.accounts) for event in events) - len(mine)
        parts += [_account(account, len(mine), elsewhere), Ink()]
        for number, event in enumerate(mine, 1):
            parts += [_event(number, event, wording), Ink()]
    return Group(*parts, ink(_REMINDER, "dim"))


def overview(accounts: Sequence[Account], events: Sequence[Event], wording: Wording) -> Group:
    """Show many texts, a line each: whose date it has, and how many things of each kind it tells."""
    del wording
    made = Sheet("Texts", "dated!", "text", "tells", note="--timeline, --json, --drafts and --html give what each of them says.")
    for account in accounts:
        counts = Counter(item.kind for item in account.reading.items)
        told = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.most_common())
        made.add(str(account.reading.published or "unknown"), account.title, told or "nothing that is looked for")
    twice = sum(len(event.tellings) > 1 for event in events)
    return Group(made, ink(f"{len(accounts)} texts, {len(events)} things, {twice} of them told by more than one text. {_REMINDER}", "dim"))


def _account(account: Account, count: int, elsewhere: int) -> Group:
    blocks = account.reading.blocks
    aside = sum(block.kind in ("furniture", "caption") for block in blocks)
    language = _LANGUAGES.get(account.reading.language, account.reading.language)
    dated = (
        f"{account.reading.published} ({account.dated_by})"
        if account.reading.published
        else "unknown: relative dates stay words (--published)"
    )
    also = f", and {elsewhere} that an earlier text tells too" if elsewhere else ""
    rows = (
        ("text", ink(account.title, "bold")),
        ("file", f"{account.source.name} ({account.source.kind.word}, {language})"),
        ("dated", dated),
        ("lines", f"{len(blocks) - aside} read, {aside} set aside"),
        ("found", f"{count} thing{'' if count == 1 else 's'}{also}"),
        ("remarks", "; ".join(account.source.remarks)),
    )
    return Group(heads(rows))


def _event(number: int, event: Event, wording: Wording) -> Group:
    stands = standing(event.item)
    told = f" · told by {len(event.tellings)} texts" if len(event.tellings) > 1 else ""
    parts = [(f"{number:3}  ", "dim"), (heading(event.item), "bold"), (f" · {stands}" if stands else "", "")]
    title = assemble(*parts, told, "  ", _sure(event.item.confidence))
    return Group(title, Padding(heads((f"{name:8}", _row(name, words)) for name, words in wording.rows(event)), (0, 0, 0, 5)))


def _row(name: str, words: str) -> Text:
    return ink(words, {"open": "yellow", "says": "", "what": "italic"}.get(name, "red" if words.startswith("disputed: ") else ""))


def _sure(confidence: int) -> Text:
    """Say how sure a rule is of itself."""
    if confidence >= _HIGH:
        return ink(f"sure: {confidence}", "green")
    return ink(f"less sure: {confidence}" if confidence >= _LOW else f"unsure: {confidence}", "yellow")


def over_time(found: Timeline, wording: Wording) -> Group:
    """Show the timeline, and what has no date."""
    made = Sheet("Timeline", "date!", "what", "words", "texts#", note="A measure stands at its deadline.", empty="nothing has a date")
    for one in found.dated:
        made.add(_date(one), wording.line(one.event), one.day.words if one.day.words != one.day.date else "", str(len(one.event.accounts)))
    apart = Sheet("Without a date", "what", "texts#", empty="none")
    for event in found.undated:
        apart.add(wording.line(event), str(len(event.accounts)))
    return Group(made, apart)


def _date(one: Dated) -> Text:
    return ink(f"{one.date} ?" if one.disputed else one.date, "red" if one.disputed else "")


def unread(refusals: Mapping[str, Refusal]) -> Sheet:
    """Show which files were not read, each with its reason."""
    made = Sheet("Not read", "file", "why")
    for name, refusal in refusals.items():
        made.add(name, refusal.sentence)
    return made


def drafted(found: "Drafts", folder: str, names: Iterable[str]) -> Group:
    """Show which drafts were written, in the order in which they can be said, and what was not drafted."""
    made = Sheet(f"Drafts in {folder}", "file", "kind!", "sure#", empty="none", note="Say them in this order, each after its review.")
    for draft, name in zip(found.drafts, names, strict=True):
        made.add(name, draft.kind, str(draft.confidence))
    return Group(made, *_left(found))


def _left(found: "Drafts") -> Iterator[RenderableType]:
    if found.left:
        made = Sheet("Read, and not drafted", "what", "why")
        for left in found.left:
            made.add(heading(left.event.item), left.because)
        yield made
