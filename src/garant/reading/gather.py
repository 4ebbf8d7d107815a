"""Gathering within one text: the same contact told in the headline, in the first sentence and again further down is one item.

Contacts are one when the same parties take part and neither the day nor the form tells them apart; a later sentence adds what the first
left open. Measures are one when their words are nearly the same and they oblige the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from rapidfuzz.fuzz import token_set_ratio

from garant.reading.values import HIGH, Day, Field, Item, Someone
from garant.reading.words import plain

_ALIKE = 85
"""Of 100: from here on two texts say the same."""
_NEXT = 3
"""Characters: the next sentence begins behind so many."""
_STEM = 5
"""Letters: two words that begin alike say the same."""
_WORDS_MIN = 3
"""Fewer words, as `Pakistan`, tell nothing of what somebody is accused of."""
_GENERAL = frozenset({"talks", "meeting", "visit"})
_FACE_TO_FACE = frozenset({"met", "visit", "received", "was received", "was the guest of", "brought them together"})
"""Rules by which people met at a place, and not on the telephone."""
_ECHOES = frozenset({"did together", "addressed"})
"""Rules by which people only did something where they met."""
_MINISTER = "minister"
_ANYBODY = frozenset({"delegation", "diplomacy", "negotiator"})
_WHO = ("addressee", "by", "against")
_TOLD = frozenset({"contact", "meeting"})


def gathered(items: Iterable[Item], title: int = 0, headline: int = 0) -> tuple[Item, ...]:
    """Give items, those that are one made one, in the order of their first telling; the first sentence ends at `title`.

    `headline`: where it ends if it is none of the text's own sentences.
    """
    row: list[Item] = []
    for told_here in items:
        bare = told_here.span.end <= headline and told_here.is_high  # a headline has no whole sentence: what it alone tells is not sure
        new = replace(told_here, confidence=HIGH - 1) if bare else told_here
        at = next((place for place, old in enumerate(row) if _same(old, new) or _titled(old, new, title)), None)
        told = next((place for place, old in enumerate(row) if _headed(old, new, headline)), None) if at is None else None
        if told is not None:
            row[told] = merged(new, row[told])
        elif at is None:
            row.append(new)
        else:
            row[at] = merged(row[at], new)
    return tuple(row)


def _same(old: Item, new: Item) -> bool:
    if old.kind in _TOLD and new.kind in _TOLD:
        return _same_contact(old, new)
    if old.kind != new.kind:
        return False
    if old.kind in ("denial", "claim") and old.span == new.span:
        return _same_denial(old, new) if old.kind == "denial" else _same_claim(old, new)
    if old.kind == "gap":
        one, other = old.fields["text"].spans[0], new.fields["text"].spans[0]
        return one.start < other.end and other.start < one.end
    if old.kind == "incident" and (old.span == new.span or _goes_on(old, new)):
        return not _days_differ(old, new)
    if old.kind == new.kind == "measure" and old.span == new.span and _same_words(old, new):
        return True
    if old.kind == "withdrawal" and _parties(old, "of") and _parties(old, "of") == _parties(new, "of"):
        return not _days_differ(old, new)
    if old.kind == "truce" and old.value("form") == new.value("form") != "ends":
        return not _days_differ(old, new)
    return old.kind in ("measure", "agreement", "truce", "withdrawal", "claim") and _alike(old, new)


def _same_words(old: Item, new: Item) -> bool:
    """Tell whether two measures of one sentence have the same words, of which one names nobody: `gave its word that aid will pass`."""
    one, other = old.fields["text"].spans, new.fields["text"].spans
    return one == other and not (_parties(old, "addressee") and _parties(new, "addressee"))


def _goes_on(old: Item, new: Item) -> bool:
    """Tell whether the next sentence only tells what an incident did: `Two civilians were injured`."""
    return (
        new.rule == "violence" and 0 <= new.span.start - old.span.end <= _NEXT and not any(name in new.fields for name in ("when", "place"))
    )


def _same_denial(old: Item, new: Item) -> bool:
    return not (_parties(old, "by") and _parties(new, "by")) or _parties(old, "by") == _parties(new, "by")


def _same_claim(old: Item, new: Item) -> bool:
    """Tell whether two claims of one sentence are one: the same parties, or what one of them leaves open."""
    if _parties(old, "by") and _parties(new, "by") and _parties(old, "by") != _parties(new, "by"):
        return False
    whole = bool(_parties(old, "by") and _parties(old, "against"))
    if whole and _parties(new, "by"):
        return all(_parties(old, name) == _parties(new, name) for name in _WHO)
    open_ = not (_parties(old, "against") and _parties(new, "against"))
    return (open_ or _parties(old, "against") == _parties(new, "against")) or _alike(old, new)


def _alike(old: Item, new: Item) -> bool:
    """Tell whether two items say nearly the same of the same."""
    ours, theirs = str(old.value("text") or ""), str(new.value("text") or "")
    told = old.kind != "claim" or min(len(ours.split()), len(theirs.split())) >= _WORDS_MIN or ours == theirs
    alike = told and token_set_ratio(ours, theirs) >= _ALIKE
    return alike and old.standing == new.standing and all(_parties(old, name) == _parties(new, name) for name in _WHO)


def _echoes(old: Item, new: Item) -> bool:
    """Tell whether one of two only says what those of the other did there: `se sont entendus jeudi en Ouganda`, who were received there."""
    ours, theirs = _parties(old, "between"), _parties(new, "between")
    echo = (old.rule in _ECHOES and ours <= theirs) or (new.rule in _ECHOES and theirs <= ours)
    follows = new.span.start - old.span.end <= _NEXT or _same_day(old, new) or ours == theirs
    return echo and follows and not _days_differ(old, new)


def _same_contact(old: Item, new: Item) -> bool:
    if old.value("stands") != new.value("stands") or _numbers_differ(old, new):
        return False
    if _echoes(old, new):
        return True
    ours, theirs = _parties(old, "between"), _parties(new, "between")
    one_round = old.span == new.span and old.kind == new.kind == "meeting" and {old.value("form"), new.value("form")} == {"round"}
    if not (ours and theirs) and (old.value("stands") == "planned" or one_round):
        beside = old.span == new.span and not _days_differ(old, new) and not _places_differ(old, new)
        return _same_day(old, new) or beside
    if not (ours and theirs) and _same_day(old, new):
        return not _places_differ(old, new)
    if _same_number(old, new) and (not ours or not theirs or ours == theirs):
        return not _days_differ(old, new)
    forms = {str(old.value("form")), str(new.value("form"))}
    if (
        "call" in forms
        and len(forms) > 1
        and old.span != new.span
        and any(item.value("form") != "call" and (item.value("form") != "talks" or "place" in item.fields) for item in (old, new))
    ):
        return False
    alike = len(forms) == 1 or bool(forms & _GENERAL) or ("call" not in forms and _same_day(old, new))
    several = len(ours) > 1 or (len(ours) == 1 and old.span == new.span)
    fit = offices_fit(old, new) or (old.span == new.span and _same_day(old, new))
    return alike and ours == theirs and several and fit and not _days_differ(old, new)


def offices_fit(old: Item, new: Item) -> bool:
    """Tell whether the same offices may take part: two ministers do not meet in the name of their presidents."""
    ours, theirs = _offices(old), _offices(new)
    return not ours or not theirs or bool(ours & theirs) or (_MINISTER in ours | theirs and _ministers(ours) and _ministers(theirs))


def _ministers(offices: set[str]) -> bool:
    return any(one.endswith(_MINISTER) and one != "prime minister" for one in offices)


def _offices(item: Item) -> set[str]:
    people = cast("tuple[Someone, ...]", item.value("between") or ())
    return {one.office for one in people if one.office and one.office not in _ANYBODY}


def _titled(old: Item, new: Item, title: int) -> bool:
    """Tell whether a title only said that a meeting is to come, or that something happened, of which the text tells more."""
    if old.kind == new.kind == "incident":
        return old.span.end <= title < new.span.start and not _days_differ(old, new)
    planned = old.kind in _TOLD and new.kind in _TOLD and old.value("stands") == new.value("stands") == "planned"
    return planned and old.span.end <= title and _is_bare(old) and not _places_differ(old, new)


def _headed(old: Item, new: Item, headline: int) -> bool:
    """Tell whether a headline said in other words what was agreed: the same owe it, or nobody named, and a word of it is the same."""
    if not (old.kind == new.kind == "measure" and old.span.end <= headline <= new.span.start and old.standing == new.standing):
        return False
    ours, theirs = _parties(old, "addressee"), _parties(new, "addressee")
    stems = [{word[:_STEM] for word in plain(str(one.value("text"))).split() if len(word) >= _STEM} for one in (old, new)]
    return (not ours or not theirs or ours == theirs) and bool(stems[0] & stems[1])


def _is_bare(item: Item) -> bool:
    """Tell whether no more is told than that a meeting is to come, as in a title."""
    return not any(name in item.fields for name in ("between", "when", "number"))


def _places_differ(old: Item, new: Item) -> bool:
    return len({str(place).casefold() for place in (old.value("place"), new.value("place")) if place}) > 1


def _same_number(old: Item, new: Item) -> bool:
    return old.value("number") is not None and old.value("number") == new.value("number")


def _numbers_differ(old: Item, new: Item) -> bool:
    numbers = {old.value("number"), new.value("number")} - {None}
    return len(numbers) > 1


def _days_differ(old: Item, new: Item) -> bool:
    days = [value.date for value in (old.value("when"), new.value("when")) if isinstance(value, Day) and value.date]
    return len(days) > 1 and not (days[0].startswith(days[1]) or days[1].startswith(days[0]))


def _same_day(old: Item, new: Item) -> bool:
    days = [value.date for value in (old.value("when"), new.value("when")) if isinstance(value, Day) and value.precision == "day"]
    return len(days) == 2 and days[0] is not None and days[0] == days[1]  # noqa: PLR2004 - both have one


def _parties(item: Item, name: str) -> frozenset[str]:
    people = item.value(name)
    return frozenset(one.party for one in cast("Sequence[Someone]", people) if one.party) if isinstance(people, tuple) else frozenset()


def merged(old: Item, new: Item) -> Item:
    """Add what the later telling knows; of two values the surer one, or the more precise, stays."""
    fields = dict(old.fields)
    for name, given in new.fields.items():
        fields[name] = _better(fields[name], given) if name in fields else given
    kind = "meeting" if "meeting" in (old.kind, new.kind) else old.kind
    return replace(old, kind=kind, fields=fields, confidence=max(old.confidence, new.confidence), speaker=old.speaker or new.speaker)


def _better(old: Field, new: Field) -> Field:
    if isinstance(old.value, Day) and isinstance(new.value, Day):
        chosen = new if len(new.value.date or "") > len(old.value.date or "") else old
    elif isinstance(old.value, tuple) and isinstance(new.value, tuple):
        chosen = new if _known(cast("tuple[Someone, ...]", new.value)) > _known(cast("tuple[Someone, ...]", old.value)) else old
    else:
        chosen = new if str(old.value) in _GENERAL and str(new.value) not in _GENERAL else old
    return replace(chosen, spans=tuple(dict.fromkeys((*chosen.spans, *old.spans, *new.spans))))


def _known(people: tuple[Someone, ...]) -> int:
    return sum((one.party is not None) + (one.office is not None) for one in people)
