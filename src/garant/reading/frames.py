"""Frames: what happened, was agreed or is said, found by its words; and one item made of each.

A frame (`frames.toml`) has patterns for its trigger, the kind of item that it makes, and remarks: how it stands, which form, where its
somebody stands. What a builder cannot fill stays open; what it fills carries its span, its rule and how sure it is. What rests on a
pronoun, on words that name no party, or on a condition is never of high confidence.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from garant.reading.atoms import Word
from garant.reading.clauses import Clauses
from garant.reading.lexicon import Lexicon
from garant.reading.memory import Memory
from garant.reading.mentions import Atom, Mention
from garant.reading.nouns import Noun
from garant.reading.patterns import VERB
from garant.reading.roles import Roles
from garant.reading.tenses import is_future
from garant.reading.values import HIGH, Field, Item, Someone, Span
from garant.reading.voice import Voice
from garant.statement.words import Standing

SURE, LIKELY, GUESS = 85, 70, 55
"""How sure: named in so many words; told by what stands near; taken from elsewhere in the text."""
_MODAL_NEAR = 3
_AGREED = frozenset({"measure", "agreement"})
_BESIDE = frozenset({"body", "withdrawal", "truce", "count"})
_FINITE = frozenset({"measure", "request", "claim", "denial", "proposal"})


class Sentence(NamedTuple):
    """A sentence as it was read: where, its clauses, whose voice it is in, and what the text had named before."""

    text: str
    span: Span
    clauses: Clauses
    voice: Voice
    memory: Memory

    @property
    def atoms(self) -> Sequence[Atom]:
        """Give what it is made of."""
        return self.clauses.atoms


class Trigger(NamedTuple):
    """A frame in a sentence."""

    frame: Mapping[str, Any]
    roles: Roles
    sentence: Sentence

    @property
    def rule(self) -> str:
        """Give the name of the frame."""
        return str(self.frame["rule"])

    @property
    def small(self) -> Mapping[str, frozenset[str]]:
        """Give the small words of the language."""
        return self.roles.lexicon.small

    def field(self, value: Any, mention: Mention | Span | None, confidence: int) -> Field:  # noqa: ANN401 - any value of an item
        """Make a field that rests on a mention, or else on the trigger."""
        span = mention.span if isinstance(mention, Mention) else mention or self.roles.span
        return Field(value, (span,), self.rule, confidence)

    def who(self, mention: Mention, confidence: int = SURE) -> Field:
        """Make a field of somebody: never of high confidence where no party is named, or by a pronoun only."""
        named = all(one.party or one.excluded for one in mention.people)
        sure = confidence if mention.sure and named else min(confidence, LIKELY if named else GUESS)
        return Field(mention.people, (mention.span,), self.rule, sure)

    def words(self, span: Span) -> str:
        """Give the words of the source in a span."""
        return self.sentence.text[span.start - self.sentence.span.start : span.end - self.sentence.span.start]

    @property
    def conditional(self) -> bool:
        """Tell whether it hangs on a condition: an `if` in the sentence, or `could`, `might` just before the trigger."""
        modal = any(word in self.small["conditional"] for word in self.roles.words_before(_MODAL_NEAR))
        return modal or self.sentence.voice.conditional

    @property
    def standing(self) -> Standing:
        """Tell how it stands: a condition and a mere report count more than the frame, the frame more than the verb of saying."""
        given: Standing = self.frame.get("standing") or self.sentence.voice.standing
        if self.conditional and given not in ("alleged", "denied", "agreed", "proposed"):
            return "conditional"
        return "proposed" if self.sentence.voice.reported and given in ("agreed", "announced") else given


Builder = Callable[[Trigger], Iterator[Item]]


def item(trigger: Trigger, fields: dict[str, Field], confidence: int, standing: Standing | None = None, kind: str = "") -> Item:
    """Make an item of a trigger's frame; what is conditional, only reported or told by a general frame is never of high confidence."""
    weak = trigger.conditional or trigger.sentence.voice.reported or bool(trigger.frame.get("general"))
    return Item(
        kind=kind or trigger.frame["kind"], span=trigger.sentence.span, rule=trigger.rule,  # type: ignore[arg-type]
        confidence=min(confidence, HIGH - 5) if weak else confidence,
        standing=standing or trigger.standing, speaker=trigger.sentence.voice.speaker, fields=fields,
    )  # fmt: skip


def when_and_where(trigger: Trigger) -> dict[str, Field]:
    """Give the date and the place of a trigger, where its sentence has them."""
    fields: dict[str, Field] = {}
    date, place = trigger.roles.date(), trigger.roles.place()
    if date:
        fields["when"] = trigger.field(date.day, date, SURE if date.day and date.day.resolved else GUESS)
    if place:
        fields["place"] = trigger.field(place.text, place, 80 if place.sure else LIKELY)
    return fields


def triggers(lexicon: Lexicon, sentence: Sentence) -> Iterator[Trigger]:
    """Give every frame in a sentence, from left to right; of several at one place the longest, and the general ones last."""
    taken: dict[int, str] = {}
    kept: list[Trigger] = []
    found = sorted(
        lexicon.frames.find(sentence.atoms, sentence.clauses.parentheses),
        key=lambda pair: (bool(pair[1].get("general")), pair[0].start - pair[0].end, pair[0].start),
    )
    for fit, frame in found:
        ours = sentence.memory.ours if frame.get("of_issuer") else None
        told = frame.get("accused_subject") or (frame.get("hand") and not frame.get("nameless"))
        if told and sentence.voice.speaker is None and ours is None:
            continue  # a deed that nobody tells of another is no claim, and its words are an incident's
        if VERB in fit.names and sentence.clauses.at(fit.names[VERB]) is None:
            continue  # a noun of the same form: `Force`, `talks`
        if frame.get("disowned") and not _is_not_so(sentence.clauses, fit.start, fit.end):
            continue
        if frame.get("future") and not _is_future_verb(sentence.atoms, fit.end - 1, sentence.clauses):
            continue
        passed = passed_over(sentence.clauses, fit.start, fit.end)
        own = (at for at in range(fit.start, fit.end) if at not in passed)
        places = [at for at in own if not isinstance(sentence.atoms[at], Mention)] or [fit.start]
        places = places[1:] if frame.get("both_inside") else places
        places = [at for at in places if at in fit.places] or places if frame.get("general") else places
        others = {taken[at] for at in places if at in taken}
        lull = bool(frame.get("shares")) and others <= _AGREED
        apart = not others or lull or (frame.get("beside") and others <= (_BESIDE if frame.get("bare") else _BESIDE | {"meeting"}))
        if apart and not _negated(lexicon, sentence.clauses, fit.start, fit.end, frame):
            taken.update(dict.fromkeys(places, str(frame["kind"])))
            kept.append(Trigger(frame, Roles(lexicon, sentence.clauses, fit.start, fit.end), sentence))
    kept.sort(key=lambda trigger: trigger.roles.start)
    for at, trigger in enumerate(kept):
        limits = (
            _own_clause(later) or (later.roles.start if _begins_clause(lexicon, sentence.atoms, later) else 0) for later in kept[at + 1 :]
        )
        limit = next((one for one in limits if one >= trigger.roles.end), 1_000)
        kept[at] = trigger._replace(roles=replace(trigger.roles, limit=limit))
    yield from (trigger for at, trigger in enumerate(kept) if not any(_holds(earlier, trigger) for earlier in kept[:at]))


def _holds(earlier: Trigger, trigger: Trigger) -> bool:
    """Tell whether a mere future or `must` is what was agreed, and no measure of its own: `agreed that forces will withdraw`."""
    agreed = earlier.frame["kind"] == "measure" and earlier.frame.get("standing") == "agreed" and not earlier.frame.get("bare")
    mere = trigger.frame["kind"] == "measure" and trigger.frame.get("bare") and not trigger.frame.get("negated")
    return agreed and bool(mere) and earlier.roles.has_rest() and earlier.roles.rest().holds(trigger.roles.span)


def _is_not_so(clauses: Clauses, start: int, end: int) -> bool:
    """Tell whether a verb there is negated, or its subject is nobody: only then is something disowned."""
    inside = [group for group in clauses.groups if group.start < end and start < group.end]
    return not inside or inside[-1].negated or clauses.is_nothing(inside[-1])


def _is_future_verb(atoms: Sequence[Atom], at: int, clauses: Clauses) -> bool:
    """Tell whether a word that ends as a verb in the future is one: no `caméra`, no name."""
    atom = atoms[at]
    capital = isinstance(atom, Word) and at > 0 and atom.token.is_capital
    return not capital and (
        clauses.at(at) is not None or not (at and atoms[at - 1].printed in clauses.grammar["determiner"] | clauses.grammar["preposition"])
    )


def _own_clause(trigger: Trigger) -> int:
    """Give the link behind which a trigger's own subject opens a further clause: `and the militias are to`; 0 where none does."""
    clauses = trigger.sentence.clauses
    group = clauses.at(trigger.roles.end - 1) or trigger.roles.group()
    subject = clauses.subject(group) if group and group.finite and trigger.frame["kind"] in _FINITE else None
    if subject is None or group is None:
        return 0
    start = subject.start if isinstance(subject, Noun) else next((at for at, atom in enumerate(clauses.atoms) if atom is subject), 0)
    if start >= group.start or any(clauses.at(at) for at in range(start, group.start)):
        return 0
    near = range(start - 1, max(0, start - _LINK_NEAR), -1)
    link = next((at for at in near if clauses.has(at, "coordinator") or clauses.atoms[at].plain == ","), 0)
    apart = any(clauses.at(at) or isinstance(clauses.atoms[at], Mention) for at in range(link + 1, start))
    return link if link and not apart else 0


_LINK_NEAR = 5
"""Atoms: from a subject back to its link: `and that the two`."""


def _begins_clause(lexicon: Lexicon, atoms: Sequence[Atom], trigger: Trigger) -> bool:
    """Tell whether a trigger begins what the sentence tells next: `, and agreed to`, `et ont convenu de`."""
    finite = trigger.frame["kind"] in _FINITE or any(is_future(lexicon, word) for word in trigger.roles.words())
    if not finite or trigger.frame.get("nobody"):
        return False
    group = trigger.roles.group() if trigger.frame.get("general") else None
    if trigger.frame.get("general") and not (group and group.finite):
        return False
    before = [atom.plain for atom in atoms[max(0, trigger.roles.start - 2) : trigger.roles.start]]
    return any(word == "," or word in lexicon.small["and"] for word in before)


def passed_over(clauses: Clauses, start: int, end: int) -> set[int]:
    """Give the atoms between commas that a pattern passes over."""
    return {at for opened, behind in clauses.parentheses.items() if start < opened and behind < end for at in range(opened, behind)}


def _negated(lexicon: Lexicon, clauses: Clauses, start: int, end: int, frame: Mapping[str, Any]) -> bool:
    """Tell whether the words just before, or within, say that it is not so; not what stands between commas within."""
    apart = passed_over(clauses, start, end)
    words = (clauses.atoms[at].plain for at in range(max(0, start - _MODAL_NEAR), end) if at not in apart)
    return not frame.get("negated", False) and any(word in lexicon.small["negation"] for word in words)


def parties_of(people: Sequence[Someone]) -> tuple[str, ...]:
    """Give the party ids among people, each once."""
    return tuple(dict.fromkeys(one.party for one in people if one.party))
