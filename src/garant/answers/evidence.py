"""Which entries belong in a proof: the statement, what it belongs together with, and the authority behind every signature.

Statements gather around a *subject*, a thing on record: around a notice its versions, steps, receipts and the host's verdicts; around an
agreement its parts, acceptances and changes, how its zones are read, and what each has said of its measures; around an incident its
steps, positions, findings and what is owed after it; around a call everything that was said in it.
The authority behind an officer's key is its grant, the enrolment and rotations of its party, and the charter.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from garant.state.rows import Recorded
from garant.state.state import CHARTER, State
from garant.statement import kinds as k
from garant.statement.kinds import Statement
from garant.statement.words import HOST

GATHERED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "notice": (("notice_versions", ""), ("notice_steps", ""), ("receipts", ""), ("verdicts", ""), ("disclosures", "notice:")),
        "agreement": (
            ("agreements", ""), ("agreement_parts", ""), ("acceptances", ""), ("agreement_changes", ""), ("zone_readings", ""),
            ("zone_acceptances", ""), ("events", ""), ("measure_changes", ""), ("disclosures", "agreement:"), ("positions", "agreement:"),
            ("positions", "measure:"), ("fulfilments", "measure:"), ("verifications", "measure:"),
        ),
        "contact": (("contacts", ""),),
        "proposal": (("proposals", ""), ("proposal_replies", "")),
        "meeting": (("meetings", ""), ("meeting_outcomes", "")),
        "channel": (("channels", ""), ("channel_words", ""), ("rosters", "")),
        "call": (("calls", ""), ("call_steps", ""), ("messages", ""), ("escalations", ""), ("disclosures", "call:")),
        "request": (("requests", ""), ("replies", ""), ("disclosures", "request:")),
        "incident": (
            ("incidents", ""), ("incident_steps", ""), ("positions", "incident:"), ("matches", "incident:"),
            ("disclosures", "incident:"),
        ),
        "finding": (("findings", ""), ("positions", "finding:")),
        "follow_up": (("follow_ups", ""), ("positions", "follow_up:"), ("fulfilments", "follow_up:"), ("verifications", "follow_up:")),
        "access": (("access_events", ""), ("positions", "access:"), ("disclosures", "access:")),
        "book": (("books", ""), ("book_parts", ""), ("book_replies", ""), ("positions", "item:"), ("matches", "item:")),
        "plan": (("plans", ""), ("plan_words", ""), ("positions", "plan:")),
        "storage": (("storage_versions", ""), ("disclosures", "storage:")),
        "evidence": (("evidence", ""), ("custody", ""), ("disclosures", "evidence:")),
    }
)  # fmt: skip
"""The sort of a subject, and the tables that hold what gathers around it, with what stands before its reference in their keys."""

POINTING: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "contact": (("readouts", "contact"), ("minutes", "contact")),
        "incident": (("findings", "incident"), ("follow_ups", "about")),
        "finding": (("follow_ups", "about"),),
        "storage": (("inspections", "storage"),),
    }
)
"""The sort of a subject, and the tables whose rows name it in a member."""

_WHOLES = MappingProxyType({"measure": "agreement", "zone": "agreement", "item": "book"})
"""A part, and what it is a part of."""


def subject_of(said: Statement) -> str | None:
    """Give the thing (`sort:reference`) that a statement creates, or else is about, if others gather around it."""
    return _created(said) or next(iter(_about(said)), None)


def belongs(said: Statement, subject: str | None) -> bool:
    """Tell whether a statement creates a subject or is about it."""
    return subject is not None and subject in (_created(said), *_about(said))


def _created(said: Statement) -> str | None:
    """Name the thing that a statement creates, if others gather around it."""
    sort = _CREATED.get(type(said))
    return f"{sort}:{said.party}/{cast('Any', said).name}" if sort else None


_CREATED: Mapping[type[Statement], str] = MappingProxyType(
    {
        k.Notice: "notice", k.Agreement: "agreement", k.Contact: "contact", k.Proposal: "proposal", k.Meeting: "meeting",
        k.Channel: "channel", k.Call: "call", k.Request: "request", k.Incident: "incident", k.Finding: "finding", k.FollowUp: "follow_up",
        k.AccessEvent: "access", k.Book: "book", k.Plan: "plan", k.Storage: "storage", k.Evidence: "evidence",
    }
)  # fmt: skip


def _about(said: Statement) -> Iterator[str]:
    """Name the things that a statement is about."""
    for member, sort in _MEMBERS.get(type(said), ()):
        ref = getattr(said, member)
        if ref is not None:
            yield _whole(f"{sort}:{ref}" if sort else ref)


_MEMBERS: Mapping[type[Statement], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        **dict.fromkeys((k.NoticeAmendment, k.NoticeStep, k.Receipt, k.Verdict), (("notice", "notice"),)),
        **dict.fromkeys((k.AgreementPart, k.Acceptance, k.AgreementChange, k.Event), (("agreement", "agreement"),)),
        **dict.fromkeys((k.ZoneReading, k.ZoneAcceptance), (("zone", "zone"),)),
        k.MeasureChange: (("measure", "measure"),),
        **dict.fromkeys((k.Readout, k.Minutes), (("contact", "contact"),)),
        k.ProposalReply: (("proposal", "proposal"),),
        k.MeetingOutcome: (("meeting", "meeting"),),
        **dict.fromkeys((k.ChannelWord, k.Roster), (("channel", "channel"),)),
        **dict.fromkeys((k.CallStep, k.Message, k.Escalation), (("call", "call"),)),
        k.Reply: (("request", "request"),),
        **dict.fromkeys((k.IncidentStep, k.Finding), (("incident", "incident"),)),
        **dict.fromkeys((k.Position, k.FollowUp), (("about", ""),)),
        **dict.fromkeys((k.Fulfilment, k.Verification, k.Disclosure), (("of", ""),)),
        **dict.fromkeys((k.BookPart, k.BookReply), (("book", "book"),)),
        k.Match: (("one", ""), ("other", "")),
        k.PlanWord: (("plan", "plan"),),
        k.Inspection: (("storage", "storage"),),
        k.Custody: (("evidence", "evidence"),),
    }
)
"""Which member of a kind names what it is about, and the sort of that; without a sort the member says it."""


def _whole(thing: str) -> str:
    """Give what a part is a part of, or the thing itself."""
    sort, _, ref = thing.partition(":")
    return f"{_WHOLES[sort]}:{ref.partition('#')[0]}" if sort in _WHOLES else thing


def related(state: State, said: Statement) -> Iterator[int]:
    """Give the log indexes of what belongs together with a statement, itself included where it is listed."""
    thing = subject_of(said)
    if thing is None:
        return
    sort, _, ref = thing.partition(":")
    for table, before in GATHERED.get(sort, ()):
        start = f"{before}{ref}"
        yield from (row.index for key, row in state.table(table).items(start) if key == start or key[len(start)] in "@>#|")
    for table, member in POINTING.get(sort, ()):
        named = {ref, thing}
        yield from (row.index for row in state.table(table).values() if isinstance(row, Recorded) and getattr(row.said, member) in named)


def authority(state: State, keyids: Iterable[str]) -> Iterator[int]:
    """Give the log indexes of the charter, and of the enrolments, rotations and grants that make these keys count."""
    yield from state.charters.rows[CHARTER].history
    for row in filter(None, map(state.keys.get, keyids)):
        if row.role in ("officer", "desk"):
            yield row.index
        if row.party != HOST:
            yield from state.parties.rows[row.party].history


def representation_of(state: State, index: int) -> int | None:
    """Give the log index of the representation that an acceptance at `index` leans on, if it is one for another party."""
    rows = (row for row in state.bond_grounds.values(f"{index:012d}"))
    return next((row.representation for row in rows), None)
