"""Clarifying questions about what the texts leave open: put to whom, with their answers, or since when there is none.

Silence is neither an answer nor a refusal (`requests`): it is shown as silence, and since when. A question changes nothing in the text that
it is about; an answer stands beside the gap and fills it for nobody but those who gave it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from garant import instant
from garant.answers.commitments_words import whose
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Reply, Request
from garant.statement.words import Status, Texts


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of those who were asked said last: `answered`, `granted`, `refused`, `withdrawn`; nothing (None) is silence."""

    of: str
    says: str | None
    text: Texts | None
    t_ms: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question about things: by whom, since when (ms), to be answered by when, and what each says to it."""

    ref: str
    by: str
    about: tuple[str, ...]
    status: Status
    text: Texts | None
    asked_ms: int
    reply_by_ms: int | None
    answers: tuple[Answer, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """Give those who were asked and have said nothing."""
        return tuple(one.of for one in self.answers if one.says is None)


def questions(state: State, form: str = "clarification") -> list[Question]:
    """Give all questions of a form, in the order in which they were put."""
    rows = [(ref, row) for ref, row in state.requests.items() if row.said.form == form]
    return [question(state, ref, row) for ref, row in sorted(rows, key=lambda item: item[1].index)]


def about(found: list[Question], measure: str) -> list[Question]:
    """Give the questions about a measure (`party/agreement#measure`), or about its agreement as a whole."""
    things = {f"measure:{measure}", f"agreement:{measure.partition('#')[0]}"}
    return [one for one in found if things & set(one.about)]


def question(state: State, ref: str, row: Recorded[Request]) -> Question:
    """Give a question and what came of it."""
    said = row.said
    return Question(
        ref=ref,
        by=whose(said.by) if said.by else said.party,
        about=said.about or (),
        status=said.status,
        text=said.text,
        asked_ms=row.t_ms,
        reply_by_ms=None if said.reply_by is None else instant.parse(said.reply_by),
        answers=tuple(_answers(state, ref, said)),
    )


def _answers(state: State, ref: str, said: Request) -> Iterator[Answer]:
    newest = {_speaker(row.said): row for row in state.replies.values(f"{ref}@")}
    for who in said.of:
        row = newest.get(whose(who))
        yield Answer(whose(who), row.said.answer, row.said.text, row.t_ms) if row else Answer(whose(who), None, None, None)


def _speaker(said: Reply) -> str:
    return whose(said.by) if said.by else said.on_behalf_of or said.party
