"""Questions over HTTP: what `garant show` answers, with the same functions (`node.questions`), as the session's party may read it.

    GET /v1/questions/<name>?name=&at=      every question of the table
    GET /v1/questions/daily?day=&until=     the daily report as data

Each answer says from which head of the log it was computed, up to when the picture was whole, and as of when what depends on the clock was
looked at. It is computed on a copy (`node.still`), so that no question holds up the writer.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Final

from msgspec import Meta, Struct

from garant import instant
from garant.answers.answer_data import INFORMS
from garant.answers.daily import daily
from garant.answers.plain import plain
from garant.api.endpoint import Call, Endpoint, Needs, Reply, Routes, json
from garant.api.limits import customer
from garant.api.turns import Turns
from garant.errors import Code, Refused
from garant.instant import DAY_MS
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.node.prefix import fold_until
from garant.node.questions.asked import Asked, Places, Question
from garant.node.questions.daily import ENDS, clocks, daily_data, periods
from garant.node.questions.table import QUESTIONS
from garant.node.sealed import reader
from garant.node.still import Still, Stills
from garant.statement.words import Status

LISTED_MAX = 2_000
"""Things that are told of in one answer, which takes a second or two; of more one asks by name, in a box, or of a copy of one's own."""

AT_EARLIEST_MS: Final = instant.parse("1990-01-01T00:00:00Z")
AT_AHEAD_MS_MAX = 366 * DAY_MS
"""What recurs is counted up to the instant that is asked after."""

_OF_A_PARTY = frozenset({"owed", "duty", "known", "stops", "telephones"})
_LONG = frozenset({"known", "daily"})
"""Questions that fold the log again."""

At = Annotated[str, Meta(pattern=instant.PATTERN, description="As of this instant; now by default.")]
Name = Annotated[str, Meta(max_length=512, description="After which thing; after all of them by default.")]
_NO_STATEMENT = "name a statement by its id (64 hexadecimal digits) or by its index"
_ID_DIGITS = 64
_INDEX_DIGITS_MAX = 15


class QuestionAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """After which thing, and as of when."""

    name: Name = ""
    at: At | None = None


class DailyAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which day, when it ends, on which clocks (the theatre's by default), statements of which status."""

    day: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    until: Annotated[str, Meta(pattern="^[0-9]{2}:[0-9]{2}$")] = ENDS
    zone: Annotated[str, Meta(max_length=64)] | None = None
    status: Status = "actual"


class Told(Struct, frozen=True, kw_only=True):
    """An answer: to whom, computed from the first `log_size` entries (with this root, hexadecimal), and what it says.

    `as_of`: up to when the picture was known to be whole. `at`: as of when what depends on the clock was looked at. `informs`: what no
    answer is.
    """

    question: str
    log: str
    party: str | None
    log_size: int
    root: str
    as_of: str
    at: str
    informs: str
    data: Any


class Asking:
    """What all questions over one picture share."""

    def __init__(self, picture: Picture, places: Places, clock: Clock, turns: Turns | None = None) -> None:
        """Ask a picture, with these named places, as of this clock's now, in these turns."""
        self.picture, self.places, self.clock = picture, cache(places), clock
        self.stills, self.turns = Stills(picture), turns or Turns()

    async def told(self, call: Call[Any, Any], work: Callable[[], Told], *, long: bool = False) -> Reply:
        """Answer in a turn of the asker's."""
        return await self.turns.do(call.party or customer(call.address), lambda: json(work()), long=long)

    def tell(self, question: str, party: str | None, still: Still, at_ms: int, data: object) -> Told:
        """Say an answer."""
        return Told(
            question=question, log=self.picture.log, party=party, log_size=still.state.size, root=still.root.hex(),
            as_of=instant.text(still.as_of_ms), at=instant.text(at_ms), informs=INFORMS, data=plain(data),
        )  # fmt: skip

    def at_ms(self, at: str | None) -> int:
        """Give the instant that is asked after. Refuses with `out_of_range` one that is too far off to be computed."""
        now_ms = self.clock()
        return now_ms if at is None else within_reach(instant.parse(at), now_ms)


def within_reach(at_ms: int, now_ms: int) -> int:
    """Give an instant back. Refuses with `out_of_range` one before 1990, or more than a year ahead."""
    if not AT_EARLIEST_MS <= at_ms <= now_ms + AT_AHEAD_MS_MAX:
        raise Refused(Code.OUT_OF_RANGE, "ask as of an instant after 1990, and at most a year from now", "?at")
    return at_ms


# The table


def _endpoint(asking: Asking, name: str, question: Question) -> Endpoint:
    def work(call: Call[QuestionAsked, None]) -> Told:
        at_ms = asking.at_ms(call.asks.at)
        still = asking.stills.now()
        _require_known(still, name, question, call.asks.name)
        asked = Asked(still.state, asking.picture.store, call.asks.name, call.party, at_ms, asking.places)
        return asking.tell(name, call.party, still, at_ms, question.data(question.find(asked)))

    async def handler(call: Call[QuestionAsked, None]) -> Reply:
        return await asking.told(call, lambda: work(call), long=name in _LONG)

    needs = Needs.PARTY if name in _OF_A_PARTY else Needs.READING
    return Endpoint(
        "GET", f"/v1/questions/{name}", handler, f"{question.about[0].upper()}{question.about[1:]}.",
        asks=QuestionAsked, answers=Told, needs=needs, refuses=REFUSES,
    )  # fmt: skip


def _require_known(still: Still, what: str, question: Question, name: str) -> None:
    """Refuse a name that the log does not have, and a list that would be too long."""
    if what == "statement" and not (_is_id(name) or _is_index(name)):
        raise Refused(Code.BAD_REQUEST, _NO_STATEMENT, "?name")
    if not question.table:
        return
    rows = still.state.table(question.table).rows
    if name and name not in rows:
        raise Refused(Code.UNKNOWN_REFERENCE, f"there is no {question.noun} {name[:64]!r} in this log", "?name")
    if not name and len(rows) > LISTED_MAX:
        raise Refused(Code.TOO_LARGE, f"this log has {len(rows)} of them, and an answer tells of {LISTED_MAX}; give a name", "?name")


def _is_id(name: str) -> bool:
    return len(name) == _ID_DIGITS and all(mark in "0123456789abcdef" for mark in name)


def _is_index(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) <= _INDEX_DIGITS_MAX


REFUSES = (Code.OUT_OF_RANGE, Code.UNKNOWN_REFERENCE, Code.BAD_TIME, Code.USAGE, Code.TOO_LARGE)


# The daily report


def _daily(asking: Asking, call: Call[DailyAsked, None]) -> Told:
    still = asking.stills.now()
    zone, _ = clocks(still.state, call.asks.zone)
    now, before = periods(call.asks.day, call.asks.until, zone)
    within_reach(now.end_ms, asking.clock())
    then = _as_it_was(asking, still, now.end_ms - 1)
    see = reader(asking.picture.store, then.state, call.party)
    found = daily(then.state, now, before, party=call.party, status=call.asks.status, see=see)
    return asking.tell("daily", call.party, then, now.end_ms, daily_data(found))


def _as_it_was(asking: Asking, still: Still, until_ms: int) -> Still:
    """Give the log as it was at an instant. Refuses with `out_of_range` one before there was a log."""
    if still.state.t_ms <= until_ms:
        return still
    ledger = fold_until(asking.picture.store, until_ms)
    if not ledger.tree.size:
        raise Refused(Code.OUT_OF_RANGE, "this log had no entry by then", "?day")
    return Still(ledger.state, ledger.tree.root(), still.as_of_ms)


def routes(asking: Asking) -> Routes:
    """Give the endpoints of the questions."""

    async def report(call: Call[DailyAsked, None]) -> Reply:
        return await asking.told(call, lambda: _daily(asking, call), long=True)

    return (
        *(_endpoint(asking, name, question) for name, question in QUESTIONS.items()),
        Endpoint(
            "GET", "/v1/questions/daily", report, "The report of a day, as the log was when it ended.",
            asks=DailyAsked, answers=Told, refuses=REFUSES,
        ),
    )  # fmt: skip
