"""Consent beside a rule hit: whether the consent that a measure asks for was asked, and what was answered.

Consent is an object of its own (a request and its replies). What stands here is told beside a notice and changes nothing about it: not
where it stands, not the verdict, not whether a measure stands against it. There is no way from a notice to a permission (guard-rail 3).
"""

from dataclasses import dataclass

from garant.answers.requests import AskedOne, request
from garant.state.state import State
from garant.statement.kinds import Request
from garant.statement.kinds.requests import name_of
from garant.statement.values import Who


@dataclass(frozen=True, slots=True)
class Consent:
    """Whose consent a measure asks for, and what is on record of it: the request and its answer, or None where nobody asked.

    `version` is the one of the notice that was asked about, if the request says so.
    """

    of: Who | None
    request: str | None
    asked_ms: int | None
    answer: AskedOne | None
    version: int | None

    @property
    def word(self) -> str:
        """Say it in a word: `not asked`, or the answer."""
        return "not asked" if self.answer is None else self.answer.answer


def consents(state: State, notice: str, of: Who | None, at_ms: int) -> list[Consent]:
    """Give what was asked and answered about a notice, of one whose consent is wanted (None: of anybody), the newest request first."""
    found = []
    for ref, row in state.requests.items():
        if row.t_ms <= at_ms and _is_about(state, row.said, notice):
            line = request(state, ref, at_ms)
            found += [(row.index, Consent(one.who, ref, row.t_ms, one, row.said.version)) for one in line.asked if _is(one.who, of)]
    return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)] or [Consent(of, None, None, None, None)]


def _is_about(state: State, said: Request, notice: str) -> bool:
    """Tell whether a request asks consent for a notice: by its filer, or reported of it, and of the notice's status."""
    row = state.notices.rows.get(notice)
    asker = said.by.party if said.by is not None else said.party
    return (
        row is not None
        and said.form == "consent"
        and said.status == row.status
        and asker == row.party
        and f"notice:{notice}" in (said.about or ())
    )


def _is(one: Who, wanted: Who | None) -> bool:
    return wanted is None or name_of(one) == name_of(wanted)
