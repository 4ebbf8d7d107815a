"""Questions of `garant show` about notices and their receipts, requests and their answers, sites and to whom they were shown, evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from garant.answers import custody, overview
from garant.answers.consent import Consent, consents
from garant.answers.receipts_due import Face, face
from garant.answers.requests import request
from garant.answers.rules import RuleHit
from garant.answers.sites import disclosures, sites
from garant.cli.answer_data import recorded
from garant.cli.questions import Asked, Question, Shown
from garant.node.sealed import as_seen_by, opened_by, reader
from garant.terminal import evidence as evidence_sheets
from garant.terminal import notices as notice_sheets
from garant.terminal import requests as request_sheets
from garant.terminal import sites as site_sheets
from garant.terminal import tables


def _notices(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.wants(line.ref)]
    faces = [_face(asked, line.ref) for line in lines]
    if asked.name:
        beside = list(_beside(asked, asked.name))
        return [_face_data(lines[0], faces[0], beside)], notice_sheets.face(faces[0], beside, asked.language)
    return [_face_data(line, one, ()) for line, one in zip(lines, faces, strict=True)], notice_sheets.notices(
        faces, {line.ref: line.light for line in lines}
    )


def _face(asked: Asked, ref: str) -> Face:
    row = asked.state.notice_versions.rows[f"{ref}@{asked.state.notices.rows[ref].version:06d}"]
    return face(asked.state, ref, asked.at_ms, as_seen_by(asked.store, row.said, row.id, asked.party, asked.state))


def _beside(asked: Asked, ref: str) -> Iterator[tuple[RuleHit, list[Consent]]]:
    """Give the consents that the host's verdict on the newest version says measures ask for, with what is on record of each."""
    verdict = asked.state.verdicts.get(f"{ref}@{asked.state.notices.rows[ref].version:06d}")
    for hit in () if verdict is None else recorded(asked.state, verdict.said).hits:
        if hit.says == "consent_required":
            yield hit, consents(asked.state, ref, hit.consent_of, asked.at_ms)


def _face_data(line: overview.NoticeLine, one: Face, beside: Any) -> dict[str, Any]:  # noqa: ANN401 - data on its way out
    also = {"life": one.life, "lead": one.lead._asdict(), "reconfirm": one.reconfirm and one.reconfirm._asdict(), "due": one.due}
    consent = [{"measure": hit.measure, "consent": one, "word": one.word} for hit, found in beside for one in found]
    named = {field.name: getattr(line, field.name) for field in fields(line)}
    return {**named, "said": one.said, **also, "versions": [change._asdict() for change in one.versions], "consents": consent}


def _receipts(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.wants(line.ref)]
    return [{"notice": line.ref, "version": line.version, "ladders": line.ladders} for line in lines], tables.receipts(lines)


def _requests(asked: Asked) -> Shown:
    rows = [(ref, row) for ref, row in asked.state.requests.items() if asked.wants(ref)]
    seen = reader(asked.store, asked.state, asked.party)
    lines = [request(asked.state, ref, asked.at_ms, seen(row)) for ref, row in rows]
    return lines, request_sheets.request(lines[0], asked.language) if asked.name else request_sheets.requests(lines)


def _sites(asked: Asked) -> Shown:
    seen = reader(asked.store, asked.state, asked.party)
    found = [one for one in sites(asked.state, asked.party, asked.at_ms, seen) if asked.wants(one.ref)]
    return found, site_sheets.sites(found)


def _disclosures(asked: Asked) -> Shown:
    rows = [(row, opened_by(asked.store, asked.state, row.said, asked.party)) for row in disclosures(asked.state, asked.party)]
    data = [{"of": row.said.of, "version": row.said.version, "members": names, "readers": row.said.readers,
             "purpose": row.said.purpose, "t_ms": row.t_ms, "index": row.index} for row, names in rows]  # fmt: skip
    return data, site_sheets.disclosures(rows)


def _evidence(asked: Asked) -> Shown:
    seen = reader(asked.store, asked.state, asked.party)
    lines = [custody.evidence(asked.state, ref, seen(row)) for ref, row in asked.state.evidence.items() if asked.wants(ref)]
    if asked.name:
        kept = asked.store.blob(lines[0].said.blob) is not None
        return lines, evidence_sheets.one_of(lines[0], asked.language, kept=kept)
    return lines, evidence_sheets.evidence(lines)


QUESTIONS: Final[Mapping[str, Question]] = {
    "notices": Question("notice", "notices", _notices, "what parties will do or have where; with NAME its lead, versions, clocks"),
    "receipts": Question("notice", "notices", _receipts, "each notice's receipts, recipient by recipient, level by level"),
    "requests": Question("request", "requests", _requests, "what was asked of whom, and each answer or silence"),
    "sites": Question("notice", "notices", _sites, "sites; with --as OWNER to whom each was shown, and who has acknowledged"),
    "disclosures": Question("", "", _disclosures, "what the party of --as has disclosed, and what was disclosed to it"),
    "evidence": Question("evidence", "evidence", _evidence, "evidence, and through whose hands it went"),
}
