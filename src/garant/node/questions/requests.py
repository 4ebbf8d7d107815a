"""Questions about notices and their receipts, requests and their answers, sites and to whom they were shown, evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final, NamedTuple

from garant.answers import custody, overview
from garant.answers.answer_data import recorded
from garant.answers.consent import Consent, consents
from garant.answers.custody import EvidenceLine
from garant.answers.overview import NoticeLine
from garant.answers.receipts_due import Face, face
from garant.answers.requests import RequestLine, request
from garant.answers.rules import RuleHit
from garant.answers.sites import Site, disclosures, sites
from garant.answers.touches import Day, Touch, days, touches
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import as_seen_by, opened_by, reader, withheld_for
from garant.state.rows import Recorded
from garant.statement.kinds import Disclosure


class NoticeFound(NamedTuple):
    """A notice as its reader may see it; of one asked for by name also the consents that measures ask for."""

    line: NoticeLine
    face: Face
    beside: tuple[tuple[RuleHit, list[Consent]], ...]


class EvidenceFound(NamedTuple):
    """Evidence, and whether its bytes are kept here; None where nobody asked for one alone."""

    lines: list[EvidenceLine]
    kept: bool | None


def _notices(asked: Asked) -> list[NoticeFound]:
    lines = overview.notices(asked.state, (asked.name,) if asked.name else ())
    return [NoticeFound(line, _face(asked, line.ref), tuple(_beside(asked, line.ref)) if asked.name else ()) for line in lines]


def _face(asked: Asked, ref: str) -> Face:
    row = asked.state.notice_versions.rows[f"{ref}@{asked.state.notices.rows[ref].version:06d}"]
    return face(asked.state, ref, asked.at_ms, as_seen_by(asked.store, row.said, row.id, asked.party, asked.state))


def _beside(asked: Asked, ref: str) -> Iterator[tuple[RuleHit, list[Consent]]]:
    """Give the consents that the host's verdict on the newest version says measures ask for, with what is on record of each."""
    verdict = asked.state.verdicts.get(f"{ref}@{asked.state.notices.rows[ref].version:06d}")
    for hit in () if verdict is None else recorded(asked.state, verdict.said).hits:
        if hit.says == "consent_required":
            yield hit, consents(asked.state, ref, hit.consent_of, asked.at_ms)


def _notices_data(found: list[NoticeFound]) -> list[dict[str, Any]]:
    return [_notice_data(*one) for one in found]


def _notice_data(line: NoticeLine, one: Face, beside: tuple[tuple[RuleHit, list[Consent]], ...]) -> dict[str, Any]:
    consent = [{"measure": hit.measure, "consent": one, "word": one.word} for hit, found in beside for one in found]
    named = {field.name: getattr(line, field.name) for field in fields(line)}
    return {**named, **face_data(one), "consents": consent}


def face_data(one: Face) -> dict[str, Any]:
    """Give what a notice's face says beside its line: its content, where it stands, its clocks and versions."""
    clocks = {"life": one.life, "lead": one.lead._asdict(), "reconfirm": one.reconfirm and one.reconfirm._asdict(), "due": one.due}
    return {"said": one.said, **clocks, "versions": [change._asdict() for change in one.versions]}


def _receipts(asked: Asked) -> list[NoticeLine]:
    return overview.notices(asked.state, (asked.name,) if asked.name else ())


def _receipts_data(found: list[NoticeLine]) -> list[dict[str, Any]]:
    return [{"notice": line.ref, "version": line.version, "ladders": line.ladders} for line in found]


def _requests(asked: Asked) -> list[RequestLine]:
    rows = [(ref, row) for ref, row in asked.state.requests.items() if asked.wants(ref)]
    seen = reader(asked.store, asked.state, asked.party)
    return [request(asked.state, ref, asked.at_ms, seen(row)) for ref, row in rows]


def _sites(asked: Asked) -> list[Site]:
    seen = reader(asked.store, asked.state, asked.party)
    return [one for one in sites(asked.state, asked.party, asked.at_ms, seen) if asked.wants(one.ref)]


def _disclosures(asked: Asked) -> list[tuple[Recorded[Disclosure], tuple[str, ...]]]:
    return [(row, opened_by(asked.store, asked.state, row.said, asked.party)) for row in disclosures(asked.state, asked.party)]


def _disclosures_data(found: list[tuple[Recorded[Disclosure], tuple[str, ...]]]) -> list[dict[str, Any]]:
    return [{"of": row.said.of, "version": row.said.version, "members": names, "readers": row.said.readers,
             "purpose": row.said.purpose, "t_ms": row.t_ms, "index": row.index} for row, names in found]  # fmt: skip


def _probes(asked: Asked) -> tuple[list[Day], list[Touch]]:
    found = touches(asked.state, asked.party, lambda row: withheld_for(asked.store, row.said, row.id, asked.party))
    return days(asked.state, asked.at_ms), [one for one in found if asked.wants(one.ref)]


def _probes_data(found: tuple[list[Day], list[Touch]]) -> dict[str, Any]:
    return {"days": found[0], "looks": found[1]}


def _evidence(asked: Asked) -> EvidenceFound:
    seen = reader(asked.store, asked.state, asked.party)
    lines = [custody.evidence(asked.state, ref, seen(row)) for ref, row in asked.state.evidence.items() if asked.wants(ref)]
    return EvidenceFound(lines, asked.store.blob(lines[0].said.blob) is not None if asked.name else None)


def _evidence_data(found: EvidenceFound) -> list[EvidenceLine]:
    return found.lines


QUESTIONS: Final[Mapping[str, Question]] = {
    "notices": Question(
        "notice", "notices", "what parties will do or have where; with NAME its lead, versions, clocks", _notices, _notices_data
    ),
    "receipts": Question("notice", "notices", "each notice's receipts, recipient by recipient, level by level", _receipts, _receipts_data),
    "requests": Question("request", "requests", "what was asked of whom, and each answer or silence", _requests),
    "sites": Question("notice", "notices", "sites; with --as OWNER to whom each was shown, and who has acknowledged", _sites),
    "disclosures": Question("", "", "what the party of --as has disclosed, and what was disclosed to it", _disclosures, _disclosures_data),
    "probes": Question("", "", "looks at what is hidden; with --as OWNER who touched what it hides, when", _probes, _probes_data),
    "evidence": Question("evidence", "evidence", "evidence, and through whose hands it went", _evidence, _evidence_data),
}
