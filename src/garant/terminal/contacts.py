"""The sheets of contacts: who said what of a meeting, side by side, and in what they differ."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from garant.answers.readouts import NOBODY_NAMED, Compared, ContactPicture, Side, SideWord, Undertaking
from garant.statement.kinds import Minutes
from garant.terminal.paper import Ink, assemble, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief

_REPORTED = "as reported"
_WORDS: Mapping[str, str] = {
    "words": "the words differ",
    "standing": "how it stands differs",
    "about": "what it is about differs",
    "condition": "the condition differs",
}
_WHAT: Mapping[str, str] = {"participants": "who took part", "when": "when", "place": "where", "whole": "as a whole"}


def contacts(pictures: Sequence[ContactPicture], language: str = "en") -> Sheet:
    """Contacts, and what each side said of them."""
    made = Sheet("Contacts and what each side said", "contact", "when", "level", "by", "said", note=_NOTE)
    for one in pictures:
        head: tuple[Cell, ...] = (one.ref, brief(one.said.when), one.said.level)
        told = [(side.side, told) for side in one.sides for told in side.told]
        if not told:
            made.add(*head, "", Ink("no readout", style="dim"))
        for number, (side, readout) in enumerate(told):
            said = assemble(ink(pick(readout.said.says, language)), (f"  [{readout.said.standing}]", "dim"))
            made.add(*(head if number == 0 else ("", "", "")), _speaker(side), said)
    return made


_NOTE = "With NAME: what differs between the sides, minutes, requests and undertakings."


def _speaker(side: str) -> Ink:
    return word("unknown") if side == NOBODY_NAMED else ink(side)


def contact(one: ContactPicture, signers: Mapping[str, Sequence[str]], language: str = "en") -> Group:
    """Show one contact: its heads, the readouts, what differs, what both signed. `signers`: who signed which minutes, as text."""
    return Group(
        heads(_heads(one, language)),
        Ink(),
        _readouts(one, language),
        *_compared(one, language),
        *(part for ref, said in one.minutes for part in _minutes(ref, said, signers.get(ref, ()), language)),
        *([undertakings(one.undertakings, language)] if one.undertakings else ()),
    )


def _heads(one: ContactPicture, language: str) -> Iterator[tuple[str, Cell]]:
    said = one.said
    yield "contact", ink(one.ref, "bold")
    yield "form", said.form
    yield "level", said.level
    yield "between", brief(said.between)
    yield "when", brief(said.when)
    yield "where", brief(said.place)
    yield "how long", said.duration or ""
    yield "entered by", f"{said.party}, registrar" if said.capacity == "registrar" else said.party
    yield "came of it", ", ".join(said.outcome or ())
    yield "status", word(said.status) if said.status != "actual" else ""
    yield "note", pick(said.note, language)
    yield "no readout of", ", ".join(side.side for side in one.sides if not side.told)


def _readouts(one: ContactPicture, language: str) -> Sheet:
    """Show the sides side by side: a column each where there are two or three, else one below the other."""
    speaking = [side for side in one.sides if side.told]
    if 1 < len(speaking) <= _COLUMNS and all(_PARTY.fullmatch(side.side) for side in speaking):
        made = Sheet("What each side said", *(side.side for side in speaking))
        for number in range(max(len(side.told) for side in speaking)):
            made.add(*(_said(side, number, language) for side in speaking))
        return made
    made = Sheet("What each side said", "by", "said", empty="no readout")
    for side in speaking:
        for number in range(len(side.told)):
            made.add(_speaker(side.side), _said(side, number, language))
    return made


_COLUMNS = 3
_PARTY = re.compile("[a-z][a-z0-9-]{0,31}")
"""A heading is never somebody else's text: sides that are no parties stand in rows."""


def _said(side: Side, number: int, language: str) -> Text:
    if number >= len(side.told):
        return Ink()
    told = side.told[number]
    marks = ", ".join(filter(None, (told.said.standing, _REPORTED if told.reported_by else "signed")))
    when = assemble(("\n", ""), brief(told.said.when)) if told.said.when else Ink()
    return assemble(ink(pick(told.said.says, language)), (f"  [{marks}]", "dim"), when)


def _compared(one: ContactPicture, language: str) -> Iterator[RenderableType]:
    speaking = [side for side in one.sides if side.told]
    if len(speaking) < 2:  # noqa: PLR2004 - one side alone differs from nobody
        yield Ink("One side alone is on record: nothing to compare.\n" if speaking else "", style="dim")
        return
    made = Sheet("What differs", "on", "how", "as each says", note=_JUDGES, empty="nothing that can be told: they say the same")
    for each in one.differs:
        made.add(_WHAT.get(each.what, each.topic), _how(each), Ink("\n").join(_words(each, language)))
    yield made
    alike = [_WHAT.get(each.what, each.topic) for each in one.compared if each.how == "alike" and each.what != "whole"]
    if alike:
        yield Ink(f"Both and alike: {', '.join(alike)}.\n")


_JUDGES = "Software compares words and how they stand; what they mean is for people."


def _how(each: Compared) -> str:
    if each.how == "one_side":
        return f"only {', '.join(dict.fromkeys(said.side for said in each.words))} speaks of it"
    return "; ".join(_WORDS[where] for where in each.differs_in) if each.what in ("topic", "whole") else "differently"


def _words(each: Compared, language: str) -> Iterator[Text]:
    if each.what == "whole":
        for side in dict.fromkeys(said.side for said in each.words):
            standings = dict.fromkeys(said.standing or "" for said in each.words if said.side == side)
            yield assemble((f"{side}: ", "dim"), ", ".join(standings))
        return
    for said in each.words:
        yield _side_word(said, language)


def _side_word(said: SideWord, language: str) -> Text:
    marks = ", ".join(filter(None, (said.standing, f"if {said.condition}" if said.condition else "", _REPORTED if said.reported else "")))
    says = ink(pick(said.says, language)) if isinstance(said.says, dict) else brief(said.says)
    return assemble((f"{said.side}: ", "dim"), says, *([ink(f"  [{marks}]", "dim")] if marks else ()))


def _minutes(ref: str, said: Minutes, signers: Sequence[str], language: str) -> Iterator[RenderableType]:
    rows = (
        ("agreed minutes", ink(ref, "bold")),
        ("signed by", Ink("\n").join(map(ink, signers)) if signers else f"{said.party} and {said.other}"),
        ("say", pick(said.says, language)),
        ("came of it", ", ".join(said.outcome or ())),
    )
    yield heads(rows)
    yield Ink()
    if said.points:
        made = Sheet("", "topic", "agreed", "stands!")
        for point in said.points:
            made.add(point.topic, point.says, point.standing or "agreed")
        yield made


def undertakings(found: Sequence[Undertaking], language: str = "en") -> Sheet:
    """Show what sides would do on a condition, and whether they were asked since."""
    made = Sheet("Undertaken on a condition", "by", "would", "if", "contact", "asked since", empty="none")
    for one in found:
        says = pick(one.says, language) if isinstance(one.says, dict) else one.says
        by = f"{one.side} ({_REPORTED})" if one.reported else one.side
        made.add(by, says, one.condition or word("unknown"), one.contact, ", ".join(one.asked) or Ink("no", style="dim"))
    return made
