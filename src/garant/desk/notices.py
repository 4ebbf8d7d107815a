"""The notices as a list one can filter, and what a notice meets: as the host's verdict has it, and as it stands now.

    GET /desk/v1/notices?over=         every notice that is not over, or all of them: docs/spec/desk-data.md
    GET /desk/v1/notice?name=          beside a notice: the host's verdict, our own answer as of now, the statements of its versions

A verdict is of the instant at which a version was given. What was filed later and meets it stands in the other notice's verdict, so the
list names both; flights that came later are found here (`later_flights`). The answer as of now is computed anew on our own copy. Neither is
a permission (guard-rail 3).
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from garant.answers.answer_data import INFORMS, data, recorded
from garant.answers.asked import asked_of
from garant.answers.deconflict import answer
from garant.answers.ladder import Light
from garant.answers.receipts_due import Confirmation, Due, Face, Lead, face, life, window_of
from garant.answers.suggest import suggestions
from garant.api.endpoint import Call, Endpoint, Needs, Reply, Routes, json
from garant.api.questions import Name
from garant.desk.basis import Basis
from garant.desk.later_flights import LaterFlights
from garant.errors import Code, Refused
from garant.node.sealed import withheld_for
from garant.node.standing import Ready, Standing
from garant.state.flights import flight, stands
from garant.state.state import State
from garant.statement.kinds import Verdict
from garant.statement.withheld import Withheld
from garant.statement.words import Status, Texts

NOTICES_MAX: Final = 20_000
"""Notices that one answer lists; of more the newest, and it says how many it leaves out."""

_STANDS = ("filed", "started")
_OVER = ("expired", "ended", "withdrawn")
_WAITS = ("due", "overdue")


class NoticesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether those that are over are listed too."""

    over: bool = False


class RecipientLit(Struct, frozen=True, kw_only=True, gc=False):
    """How far the word has come with a recipient."""

    party: str
    light: Light


class NoticeListed(Struct, frozen=True, kw_only=True, gc=False):
    """A notice on one line. `due`: receipts that are waited for. `conflicts`: with which notices and flights it is in conflict.

    `result` is the verdict's; `withheld` counts the conflicts that it tells their parties alone. `hidden`: its place is not ours to see.
    """

    ref: str
    index: int
    t_ms: int
    party: str
    to: tuple[str, ...]
    kind: str
    activity: str
    status: Status
    version: int
    life: str
    emergency: bool
    protected: bool
    conduit: bool
    hidden: bool
    start_ms: int | None
    end_ms: int | None
    lead: dict[str, Any]
    recipients: tuple[RecipientLit, ...]
    due: tuple[Due, ...]
    conflicts: tuple[str, ...]
    result: str | None
    withheld: int
    reconfirm: dict[str, Any] | None
    region: str | None
    purpose: str | None
    text: Texts | None


class NoticesTold(Struct, frozen=True, kw_only=True):
    """The list, as of an instant, and how many notices beyond the bound it leaves out."""

    at_ms: int
    log_size: int
    informs: str
    notices: list[NoticeListed]
    left_out: int


class NoticeAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Beside which notice."""

    name: Name


class VersionTold(Struct, frozen=True, kw_only=True):
    """A version of a notice: which statement it is."""

    version: int
    index: int
    id: str


class NoticeTold(Struct, frozen=True, kw_only=True):
    """The host's verdict on the newest version (null: not yet), and what it meets as of now (null: it is over, and meets nothing)."""

    notice: str
    versions: list[VersionTold]
    recorded: dict[str, Any] | None
    now: dict[str, Any] | None
    informs: str


class Notices:
    """Answers from our own copy."""

    def __init__(self, basis: Basis) -> None:
        """Ask when somebody asks."""
        self._basis = basis
        self._standing = Standing(basis.stills, basis.picture.store)
        self._later = LaterFlights()

    # The list

    def listed(self, call: Call[NoticesAsked, None]) -> Reply:
        """List notices, the newest version of each."""
        at_ms = self._basis.clock()
        with self._standing.asking(self._basis.reader()) as ready:
            state, see = ready.still.state, self._basis.see(ready.still)
            met = in_conflict(state)
            for ref, version, flying in self._later.pairs(ready, at_ms):
                if _stands(state, ref, version):
                    met.setdefault(ref, set()).add(flying)
        rows = [(ref, row) for ref, row in state.notices.items() if call.asks.over or row.standing in _STANDS]
        kept = rows if len(rows) <= NOTICES_MAX else sorted(sorted(rows, key=lambda one: -one[1].index)[:NOTICES_MAX])
        found = []
        for ref, row in kept:
            newest = state.notice_versions.rows[f"{ref}@{row.version:06d}"]
            said = see(newest)
            if call.asks.over or life(row.standing, said, at_ms) not in _OVER:
                found.append(_listed(state, face(state, ref, at_ms, said), newest.index, met.get(ref, ())))
        return json(
            NoticesTold(at_ms=at_ms, log_size=state.size, informs=INFORMS, notices=found, left_out=len(rows) - len(kept)),
        )

    # One

    def beside(self, call: Call[NoticeAsked, None]) -> Reply:
        """Say what the host found of a notice, what it meets now, and which statements it is. Refuses with `unknown_reference`."""
        ref, party = call.asks.name, self._basis.reader()
        with self._standing.asking(party) as ready:
            state = ready.still.state
            if ref not in state.notices.rows:
                raise Refused(Code.UNKNOWN_REFERENCE, f"there is no notice {ref[:64]!r} in this log", "?name")
            told = NoticeTold(
                notice=ref, versions=list(_versions(state, ref)), recorded=self._recorded(state, ref, party),
                now=self._now(ready, ref, party), informs=INFORMS,
            )  # fmt: skip
        return json(told)

    def _now(self, ready: Ready, ref: str, party: str) -> dict[str, Any] | None:
        state, at_ms = ready.still.state, self._basis.clock()
        row = state.notices.rows[ref]
        said = self._basis.see(ready.still)(state.notice_versions.rows[f"{ref}@{row.version:06d}"])
        if life(row.standing, said, at_ms) in _OVER:
            return None
        found = answer(state, ready.live, asked_of(ref, row.version, said), at_ms)
        return data(found, suggestions(state, ready.live, found, at_ms) if row.party == party else ())

    def _recorded(self, state: State, ref: str, party: str) -> dict[str, Any] | None:
        row = state.verdicts.get(f"{ref}@{state.notices.rows[ref].version:06d}")
        if row is None:
            return None
        opened: tuple[Withheld, ...] = withheld_for(self._basis.picture.store, row.said, row.id, party)
        return {
            **data(recorded(state, row.said), ()), "index": row.index, "t_ms": row.t_ms, "pair_count": row.said.pair_count,
            "withheld": len(row.said.withheld or ()), "coordinate": [msgspec.to_builtins(one) for one in opened],
        }  # fmt: skip


def _listed(state: State, one: Face, index: int, met: tuple[str, ...] | set[str]) -> NoticeListed:
    said, window = one.said, window_of(one.said)
    verdict = state.verdicts.get(f"{one.ref}@{one.version:06d}")
    return NoticeListed(
        ref=one.ref, index=index, t_ms=one.t_ms, party=said.party, to=said.to or (), kind=said.kind, activity=said.activity,
        status=said.status, version=one.version, life=one.life, emergency=said.emergency, protected=bool(said.protected),
        conduit=bool(said.conduit), hidden=said.volumes is None, start_ms=window.start_ms, end_ms=window.end_ms, lead=_named(one.lead),
        recipients=tuple(RecipientLit(party=ladder.party, light=ladder.light) for ladder in one.ladders),
        due=tuple(due for due in one.due if due.stands in _WAITS), conflicts=tuple(sorted(met)),
        result=None if verdict is None else verdict.said.result, withheld=0 if verdict is None else len(verdict.said.withheld or ()),
        reconfirm=one.reconfirm and _named(one.reconfirm), region=said.region, purpose=said.purpose, text=said.text,
    )  # fmt: skip


def _versions(state: State, ref: str) -> Iterator[VersionTold]:
    for key, row in state.notice_versions.items(f"{ref}@"):
        yield VersionTold(version=int(key.rpartition("@")[2]), index=row.index, id=row.id)


def _named(one: Lead | Confirmation) -> dict[str, Any]:
    return one._asdict()


def in_conflict(state: State) -> dict[str, set[str]]:
    """Give, of each notice, those with which a verdict says that it is in conflict, where both still stand as they were then."""
    found: dict[str, set[str]] = {}
    for row in state.verdicts.values():
        for one, other in _pairs(state, row.said):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _pairs(state: State, said: Verdict) -> Iterator[tuple[str, str]]:
    if _stands(state, said.notice, said.version):
        for pair in said.pairs or ():
            if pair.news == "conflict" and _stands(state, pair.notice, pair.version):
                yield said.notice, pair.notice


def _stands(state: State, ref: str, version: int) -> bool:
    flying = flight(state, ref)
    if flying is not None:
        return stands(flying, version)
    row = state.notices.rows[ref]
    return row.version == version and row.standing in _STANDS


def routes(basis: Basis) -> Routes:
    """Give the endpoints of notices."""
    notices = Notices(basis)
    return (
        Endpoint(
            "GET", "/desk/v1/notices", notices.listed, "The notices on one line each, as our party may read them.",
            asks=NoticesAsked, answers=NoticesTold, needs=Needs.PARTY, refuses=(Code.NO_LOG,),
        ),
        Endpoint(
            "GET", "/desk/v1/notice", notices.beside, "What stands beside a notice: what the host found, and what it meets as of now.",
            asks=NoticeAsked, answers=NoticeTold, needs=Needs.PARTY, refuses=(Code.UNKNOWN_REFERENCE, Code.NO_LOG),
        ),
    )  # fmt: skip
