"""What a measure says about an activity, wherever and whenever: it exempts it, asks for notice or consent, or prohibits it.

    exempt              one of its exemptions fits: everything that it gives (activity, whose, for which purpose) is so
    notice_required     it allows the activity when notified so long before
    consent_required    it makes the activity subject to somebody's consent, which is an object of its own and never part of a notice
    prohibited          it names the activity as prohibited, and neither of the above

Only what a measure names concerns it. Exceptions that a text gives in words are quoted, never computed. Nothing here makes a notice a
permission (guard-rail 3): what is said is the measure's, about the activity.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from garant.answers.asked import Asked
from garant.statement.kinds.agreements import Exempt, Measure
from garant.statement.values import Disputed, Unknown, Who

Says = Literal["prohibited", "notice_required", "consent_required", "exempt"]


class Saying(NamedTuple):
    """One thing that a measure says: with how much notice (ISO 8601), or with whose consent; `because` is why it exempts."""

    says: Says
    notice: str | None = None
    consent_of: Who | None = None
    because: str = ""


def names(measure: Measure) -> frozenset[str]:
    """Give the activities that a measure names."""
    named = set(measure.prohibited or ())
    for part in (measure.with_notice or (), measure.with_consent or (), measure.exempts or ()):
        named.update(word for one in part for word in one.activities or ())
    return frozenset(named)


def sayings(measure: Measure, asked: Asked) -> Sequence[Saying]:
    """Give what a measure says about an activity that it names."""
    for exempt in measure.exempts or ():
        if _fits(exempt, asked):
            return (Saying("exempt", because=_reason(exempt)),)
    needs = tuple(_needs(measure, asked.activity))
    if needs:
        return needs
    return (Saying("prohibited"),) if asked.activity in (measure.prohibited or ()) else ()


def in_words(measure: Measure, asked: Asked) -> Iterator[str]:
    """Give what a measure says in words alone, and what would have to be known: whoever reads the answer judges it."""
    if asked.purpose is None and any(exempt.purposes for exempt in measure.exempts or ()):
        yield "some purposes are exempt; the notice's purpose is not known"
    if isinstance(measure.exceptions, tuple):
        yield f"the text excepts: {'; '.join(measure.exceptions)}"
    elif isinstance(measure.exceptions, Unknown | Disputed):
        yield "what the text excepts is not known"
    if measure.condition:
        yield f"on condition: {measure.condition}"
    if measure.standing != "agreed":
        yield f"it stands as {measure.standing}"


def _needs(measure: Measure, activity: str) -> Iterator[Saying]:
    for notice in measure.with_notice or ():
        if activity in notice.activities:
            yield Saying("notice_required", notice=notice.notice)
    for consent in measure.with_consent or ():
        if activity in consent.activities:
            yield Saying("consent_required", consent_of=consent.of)


def _fits(exempt: Exempt, asked: Asked) -> bool:
    activity = exempt.activities is None or asked.activity in exempt.activities
    party = exempt.parties is None or asked.party in exempt.parties
    purpose = exempt.purposes is None or (asked.purpose is not None and _plain(asked.purpose) in map(_plain, exempt.purposes))
    return activity and party and purpose


def _reason(exempt: Exempt) -> str:
    """Say why: the text's own words if it has any, else what it names."""
    named = [*(exempt.activities or ()), *(exempt.parties or ()), *(exempt.purposes or ())]
    return f"exempt: {exempt.note or ', '.join(named)}"


def _plain(text: str) -> str:
    """Bring a purpose into the form in which two are compared: no case, no spaces around or doubled."""
    return " ".join(text.casefold().split())
