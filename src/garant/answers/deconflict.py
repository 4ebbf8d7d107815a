"""The answer to a notice: what it meets, which rules speak of it, and how much warning it gave.

    clear           nothing was found. That is no permission: a notice informs, and nobody approves it (guard-rail 3)
    not_clear       another notice stands in conflict with it, or a rule against it
    undetermined    neither, but something could not be computed; that is never taken for clear

Asked on a state at the instant when the notice was given, the answer is the same on every replica, whatever somebody may read beside the
log. What has ended by the state's newest stamp, or by that instant, meets nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from garant.answers.asked import Asked
from garant.answers.live import Live
from garant.answers.news import news_of
from garant.answers.rules import RuleHit, Undetermined, rule_hits
from garant.errors import Refused
from garant.state.flights import counted
from garant.state.state import State
from garant.statement.kinds.notices import NoticeKind

if TYPE_CHECKING:
    from garant.space.body import Body


def answers_version(state: State) -> int:
    """Give the way in which answers are computed: 2 with flights of drone operators among the notices, where the rules level has them.

    Another way is another number: a verdict of a way that is not the state's own is objected to.
    """
    return 2 if counted(state) else 1


Result = Literal["clear", "not_clear", "undetermined"]


class Conflict(NamedTuple):
    """Another live notice that this one meets; `news` says whether that is a conflict, or something to tell both sides.

    `closest_m` is how near their bodies come while times and altitudes overlap, in metres; `place` is about where, in 1e-7 degree.
    """

    notice: str
    version: int
    party: str
    kind: NoticeKind
    activity: str
    news: Literal["conflict", "inform"]
    closest_m: float
    closest_at_ms: int | None
    start_ms: int | None
    end_ms: int | None
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about a notice at an instant.

    `considered` counts the live notices whose window overlaps, and `log_size` the entries that this rests on. `lead_given_ms` is None when
    the start is hidden or unbounded.
    """

    asked: Asked
    result: Result
    conflicts: tuple[Conflict, ...]
    hits: tuple[RuleHit, ...]
    undetermined: tuple[Undetermined, ...]
    lead_given_ms: int | None
    lead_required_ms: int | None
    considered: int
    log_size: int
    version: int = 1


def answer(state: State, live: Live, asked: Asked, now_ms: int) -> Answer:
    """Answer a notice that is given (or was) at `now_ms`: a new one, or a new version of one that is live."""
    at_ms = max(now_ms, state.t_ms)
    body, why = _drawn(live, asked)
    found = () if body is None else conflicts(state, live, asked, body, at_ms)
    rules = rule_hits(state, asked, body, live.around(asked, at_ms), now_ms, live.book)
    start_ms = asked.start_ms
    unknown: tuple[Undetermined, ...] = (*why, *_of_others(live, asked, at_ms), *rules.undetermined)
    return Answer(
        asked=asked,
        result=_result(found, rules.hits, unknown),
        conflicts=found,
        hits=rules.hits,
        undetermined=unknown,
        lead_given_ms=None if start_ms is None else start_ms - now_ms,
        lead_required_ms=rules.lead_required_ms,
        considered=0 if body is None else live.considered(asked, body, at_ms),
        log_size=state.size,
        version=answers_version(state),
    )


def conflicts(state: State, live: Live, asked: Asked, body: "Body", at_ms: int) -> tuple[Conflict, ...]:
    """Give the live notices that a notice with this body meets and that are news in this theatre, in id order."""
    return tuple(_conflicts(state, live, asked, body, at_ms))


def _conflicts(state: State, live: Live, asked: Asked, body: "Body", at_ms: int) -> Iterator[Conflict]:
    for other, met in live.meetings(asked, body, at_ms):
        news = news_of(state, asked.kind, other.kind)
        if news != "ignore":
            yield Conflict(
                notice=other.ref, version=other.version, party=other.party, kind=other.kind, activity=other.activity, news=news,
                closest_m=met.closest_m, closest_at_ms=met.closest_at_ms, start_ms=met.start_ms, end_ms=met.end_ms, place=met.place,
            )  # fmt: skip


def _drawn(live: Live, asked: Asked) -> "tuple[Body | None, tuple[Undetermined, ...]]":
    """Give the notice's body, or why it has none."""
    if asked.volumes is None:
        return None, (Undetermined(what=asked.ref, because="it hides where and when it is"),)
    try:
        return live.drawn(asked.volumes), ()
    except Refused as refused:
        return None, (Undetermined(what=asked.ref, because=refused.refusal.sentence),)


def _of_others(live: Live, asked: Asked, at_ms: int) -> Iterator[Undetermined]:
    """Say what of the other live notices cannot be computed. Of those that hide where they are, only how many: the log shows no more."""
    count = live.hidden(asked)
    if count:
        hide = "1 live notice hides where it is" if count == 1 else f"{count} live notices hide where they are"
        yield Undetermined(what="other notices", because=hide)
    yield from (Undetermined(what=ref, because=why) for ref, why in live.misshapen(asked, at_ms))


def _result(found: tuple[Conflict, ...], hits: tuple[RuleHit, ...], unknown: tuple[Undetermined, ...]) -> Result:
    """Say what it comes to; the law of verdicts says the same (`fold.verdicts`)."""
    if any(one.news == "conflict" for one in found) or any(hit.is_against for hit in hits):
        return "not_clear"
    return "undetermined" if unknown else "clear"
