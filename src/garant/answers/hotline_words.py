"""What was said in a call, with its places compared, and which replies are owed.

A reply is owed when it was asked for (`reply_by`) or promised (`promised_by`); it is given by a reply that promises no other. A read-back
is held against what it reads back, place by place: how far apart, and what did not come back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers import places_said
from garant.answers.places_said import Compared, ReadBack
from garant.gazetteer.index import PlaceIndex
from garant.state import on_duty
from garant.state.rows import CallRow, Recorded
from garant.statement.kinds import Call, CallStep, Message
from garant.statement.values import Place
from garant.statement.words import Texts

Spoken = Recorded[Call] | Recorded[Message]
"""A call's own words, or further ones in it."""

See = Callable[[Call | Message, str], Call | Message]
"""Gives what was said (with its id) as its reader may see it."""


@dataclass(frozen=True, slots=True)
class OwedReply:
    """A reply that is owed: by whom, until when, whether asked for or promised, by which statement; and the one that gave it, if any."""

    call: str
    by: str
    due_ms: int
    why: Literal["asked", "promised"]
    of: str
    given: str | None
    given_ms: int | None
    overdue: bool

    @property
    def stands(self) -> Literal["due", "overdue", "answered", "answered_late"]:
        """Say how it stands."""
        if self.given is None:
            return "overdue" if self.overdue else "due"
        return "answered_late" if self.overdue else "answered"


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a call: who, when, in which form and of what; its places compared with the index, and a read-back with what it reads back.

    `added`: places in a read-back that nobody had said.
    """

    id: str
    party: str
    form: str
    of: str | None
    t_ms: int
    happened: str | None
    language: str | None
    text: Texts | None
    places: tuple[Place, ...]
    compared: tuple[Compared, ...]
    read_back: tuple[ReadBack, ...]
    added: tuple[Place, ...]
    hidden: bool

    @property
    def agrees(self) -> bool:
        """Tell whether nothing in its places is against itself or against what it reads back."""
        return all(one.agrees for one in self.compared) and all(one.agrees for one in self.read_back) and not self.added


def words(index: PlaceIndex, seen: Mapping[str, Call | Message], spoken: Sequence[Spoken]) -> Iterator[Said]:
    """Give what was said, as its reader may see it (`seen`, by id), each with its places compared."""
    for row in spoken:
        said = seen[row.id]
        of = said.of if isinstance(said, Message) else None
        before = seen[of].places if isinstance(said, Message) and said.form == "read_back" and of is not None else None
        yield Said(
            id=row.id,
            party=said.party,
            form=said.form if isinstance(said, Message) else "call",
            of=of,
            t_ms=row.t_ms,
            happened=said.happened,
            language=said.language,
            text=said.text,
            places=said.places or (),
            compared=places_said.compare_all(index, said.places),
            read_back=places_said.read_back(before, said.places),
            added=places_said.added(before, said.places) if before is not None else (),
            hidden=said.sd is not None and said.text is None and said.places is None,
        )


def owed(ref: str, row: CallRow, messages: Sequence[Recorded[Message]], at_ms: int) -> Iterator[OwedReply]:
    """Give the replies that were asked for or promised in a call, and how they stand at an instant."""
    other = {row.said.party: on_duty.called(row), on_duty.called(row): row.said.party}
    spoken: list[Spoken] = [row, *messages]
    for one in spoken:
        said = one.said
        if said.reply_by is not None:
            given = _giving(messages, other[said.party], one.id, one.index)
            yield _owed(ref, other[said.party], "asked", one.id, (instant.parse(said.reply_by), at_ms), given)
        if isinstance(said, Message) and said.promised_by is not None:
            given = _giving(messages, said.party, said.of if said.form == "reply" else None, one.index)
            yield _owed(ref, said.party, "promised", one.id, (instant.parse(said.promised_by), at_ms), given)


def _giving(messages: Sequence[Recorded[Message]], by: str, of: str | None, after: int) -> Recorded[Message] | None:
    """Find the reply that gives what is owed: the first one afterwards that promises no other, of this statement, or (None) of any."""
    for one in messages:
        said = one.said
        if one.index > after and said.form == "reply" and said.party == by and said.promised_by is None and of in (None, said.of):
            return one
    return None


def _owed(
    ref: str, by: str, why: Literal["asked", "promised"], of: str, due_and_now_ms: tuple[int, int], given: Recorded[Message] | None
) -> OwedReply:
    due_ms, at_ms = due_and_now_ms
    given_ms = happened_ms(given) if given else None
    overdue = (at_ms if given_ms is None else given_ms) > due_ms
    return OwedReply(ref, by, due_ms, why, of, given.id if given else None, given_ms, overdue)


def happened_ms(row: Recorded[CallStep] | Recorded[Message] | Recorded[Call]) -> int:
    """Give when something happened by its own word, or else when it was admitted."""
    return instant.parse(row.said.happened) if row.said.happened is not None else row.t_ms
