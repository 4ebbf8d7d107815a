"""What a text says that it leaves open: no date, nothing settled, not disclosed, confidential.

Frames name words that say so by themselves (`reste à déterminer`, `has yet to`). By a verb of settling or of making known (`fixer`,
`disclose`) it is left open where that verb is negated, in whatever tense and voice, or where its subject is nothing (`no date was set`).
"""

from collections.abc import Iterator

from garant.reading.frames import LIKELY, Trigger, item
from garant.reading.mentions import Mention
from garant.reading.values import Item, Span

_ONLY_NEAR = 5
"""Atoms: behind a verb, `ne ... que` says that it is so in one case only."""


def gap(trigger: Trigger) -> Iterator[Item]:
    """Make what the text says that it leaves open: `ne précise pas quelles seraient les mesures ni quand`."""
    if trigger.frame.get("not_done") and not _is_not_done(trigger):
        return
    rest = Span(trigger.roles.span.start, max(trigger.roles.rest().end, trigger.roles.span.end))
    fields = {"text": trigger.field(trigger.words(rest), rest, 80), "of": trigger.field(trigger.frame.get("of", "content"), None, 80)}
    sure = int(trigger.frame.get("confidence", 80))
    yield item(trigger, fields, min(sure, LIKELY) if _may_be_of_something_else(trigger) else sure)


def _may_be_of_something_else(trigger: Trigger) -> bool:
    """Tell whether a bare word says it, which is said of roads and of people too: `The road was open`, `has kept silent`."""
    group = trigger.roles.group()
    return not (group and group.negated) and not trigger.small["vague"].isdisjoint(trigger.roles.words())


def _is_not_done(trigger: Trigger) -> bool:
    """Tell whether a verb of settling says that it has not been: not under a condition, nor of what is yet to come and promised."""
    group, clauses = trigger.roles.group(), trigger.sentence.clauses
    if group is None or not group.finite or clauses.opener(group) in trigger.small["if"]:
        return False
    subject = clauses.subject(group)
    if isinstance(subject, Mention) and trigger.words(subject.span).split()[0].casefold() in clauses.grammar["no"]:
        return True  # `Neither side would say`
    if trigger.frame.get("nothing"):
        return clauses.is_nothing(group)
    near = range(max(0, group.start - 1), min(len(trigger.roles.atoms), group.end + _ONLY_NEAR))
    only = any(clauses.has(at, "only") for at in near) and not any(clauses.has(at, "not", "no") for at in near)
    return clauses.is_nothing(group) or (group.negated and not only)
