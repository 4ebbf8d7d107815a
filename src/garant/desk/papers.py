"""The daily report and the papers for a meeting, as a page or a PDF in a tab of its own, in five languages; as our party may read them.

    POST /desk/v1/reports {"report": "daily", "lang": "ar", "day": "2018-09-17"}       -> {"address": "/desk/v1/paper/<ticket>"}
    GET  /desk/v1/paper/<ticket>                                                       the page; ?form=pdf the file

A tab has no token: the ticket in its address stands for one paper, once, for a minute. The paper needs nothing else: no script, no network.
"""

import secrets
from base64 import b64encode
from collections import OrderedDict
from hashlib import sha256
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from garant import instant
from garant.answers.daily import daily as daily_answer
from garant.answers.pack import pack as pack_answer
from garant.api.endpoint import NO_STORE, Call, Endpoint, Needs, Reply, Routes
from garant.api.questions import At, within_reach
from garant.desk.basis import Basis
from garant.errors import Code, Fault, Refused
from garant.node.naming import require_known
from garant.node.prefix import fold_until
from garant.node.questions.daily import ENDS, clocks, periods
from garant.node.sealed import reader
from garant.node.still import Still
from garant.state.state import CHARTER, State
from garant.statement.words import Ref, Status

if TYPE_CHECKING:
    from garant.report.document import Document
    from garant.report.frame import Frame

TICKET_BYTES = 32
LIVES_MS = 60_000
WAITING_MAX = 16
"""Papers that wait to be opened; the oldest makes room."""

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
Language = Literal["en", "fr", "ar", "ru", "tr"]


class ReportAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which report, in which language, on which clocks. `known`: from what was on record by then. Of a pack: which meeting, as of when."""

    report: Literal["daily", "pack"]
    lang: Language = "en"
    day: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None
    until: Annotated[str, Meta(pattern="^[0-9]{2}:[0-9]{2}$")] = ENDS
    known: At | None = None
    status: Status = "actual"
    meeting: Ref | None = None
    at: At | None = None
    zone: Annotated[str, Meta(max_length=64)] | None = None


class PaperMade(Struct, frozen=True, kw_only=True):
    """Where the paper is to be had, once."""

    address: str


class PaperAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ticket, and in which form."""

    ticket: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    form: Literal["html", "pdf"] = "html"


class _Waiting(NamedTuple):
    document: "Document"
    name: str
    until_ms: int


class Papers:
    """Makes papers, and keeps each until it is opened."""

    def __init__(self, basis: Basis) -> None:
        """Make none yet."""
        self._basis = basis
        self._waiting: OrderedDict[str, _Waiting] = OrderedDict()
        self._lock = Lock()

    def make(self, call: Call[None, ReportAsked]) -> PaperMade:
        """Make a paper, and give its address."""
        asked = call.takes
        document = self._daily(asked) if asked.report == "daily" else self._pack(asked)
        ticket = secrets.token_bytes(TICKET_BYTES).hex()
        name = f"{asked.report}-{asked.day or (asked.meeting or '').replace('/', '-')}-{asked.lang}"
        with self._lock:
            self._waiting[ticket] = _Waiting(document, name, self._basis.clock() + LIVES_MS)
            while len(self._waiting) > WAITING_MAX:
                self._waiting.popitem(last=False)
        return PaperMade(address=f"/desk/v1/paper/{ticket}")

    def open(self, call: Call[PaperAsked, None]) -> Reply:
        """Give a paper to whoever has its ticket, once. Refuses with `not_found`."""
        from garant.report import html, pdf

        with self._lock:
            found = self._waiting.pop(call.asks.ticket, None)
        if found is None or self._basis.clock() >= found.until_ms:
            raise Refused(Code.NOT_FOUND, "this paper was opened already, or a minute has passed; make it again")
        if call.asks.form == "pdf":
            named = (b"content-disposition", f'attachment; filename="{found.name}.pdf"'.encode())
            try:
                return Reply(pdf(found.document), PDF, headers=(NO_STORE, named))
            except Fault as fault:  # one paper that cannot be set ends no desk
                raise Refused(Code.INTERNAL, fault.sentence) from fault
        return Reply(html(found.document).encode(), HTML, headers=(NO_STORE, (b"content-security-policy", _policy())))

    def _daily(self, asked: ReportAsked) -> "Document":
        from garant.report.daily import document
        from garant.report.speech import Speech
        from garant.report.values import Teller

        if asked.day is None:
            raise Refused(Code.BAD_REQUEST, "say of which day: `day`, as 2018-09-17", "$.day")
        still, now_ms = self._basis.still(), self._basis.clock()
        zone, name = clocks(still.state, asked.zone)
        now, before = periods(asked.day, asked.until, zone)
        within_reach(now.end_ms, now_ms)
        then = self._then(still, now.end_ms - 1 if asked.known is None else instant.parse(asked.known), "$.day")
        party = self._basis.reader()
        see = reader(self._basis.picture.store, then.state, party)
        found = daily_answer(then.state, now, before, party=party, status=asked.status, see=see)
        return document(found, Teller(Speech(asked.lang), zone, name), _frame(then, party, asked.status))

    def _pack(self, asked: ReportAsked) -> "Document":
        from garant.report.pack import document
        from garant.report.speech import Speech
        from garant.report.values import Teller

        if asked.meeting is None:
            raise Refused(Code.BAD_REQUEST, "say for which meeting: `meeting`, as party/name", "$.meeting")
        now_ms = self._basis.clock()
        at_ms = now_ms if asked.at is None else within_reach(instant.parse(asked.at), now_ms)
        then, party = self._then(self._basis.still(), at_ms, "$.at"), self._basis.reader()
        require_known(asked.meeting, list(then.state.meetings.rows), "meeting")
        zone, name = clocks(then.state, asked.zone)
        found = pack_answer(then.state, asked.meeting, at_ms, reader(self._basis.picture.store, then.state, party))
        return document(found, Teller(Speech(asked.lang), zone, name), _frame(then, party, found.meeting.status))

    def _then(self, still: Still, until_ms: int, where: str) -> Still:
        """Give the log as it was at an instant. Refuses with `out_of_range` one before there was a log."""
        if still.state.t_ms <= until_ms:
            return still
        ledger = fold_until(self._basis.picture.store, until_ms)
        if not ledger.tree.size:
            raise Refused(Code.OUT_OF_RANGE, "this log had no entry by then; `known` takes what was entered since", where)
        return Still(ledger.state, ledger.tree.root(), still.as_of_ms)


def _frame(still: Still, party: str, status: Status) -> "Frame":
    from garant.report.frame import Frame

    state: State = still.state
    charter = state.charters.rows[CHARTER].charter
    return Frame(charter.title, party, status, charter.log, state.size, still.root.hex())


def _policy() -> bytes:
    """Give the paper's own policy: its one style sheet, by its hash, and nothing else; no script, no form, no frame."""
    style = files("garant.report").joinpath("page.css").read_bytes()
    named = b64encode(sha256(style).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{named}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox".encode()


def routes(basis: Basis) -> Routes:
    """Give the endpoints."""
    papers = Papers(basis)
    return (
        Endpoint(
            "POST", "/desk/v1/reports", papers.make, "A report, to be opened once in a tab of its own.", takes=ReportAsked,
            answers=PaperMade, needs=Needs.PARTY,
            refuses=(Code.OUT_OF_RANGE, Code.UNKNOWN_REFERENCE, Code.USAGE, Code.BAD_TIME, Code.NO_LOG),
        ),
        Endpoint(
            "GET", "/desk/v1/paper/{ticket}", papers.open, "A report, by its ticket.", asks=PaperAsked, answers=HTML, needs=Needs.NOTHING,
            refuses=(Code.NOT_FOUND,),
        ),
    )  # fmt: skip
