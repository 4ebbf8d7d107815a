"""Notices and their receipts, requests and their answers, sites and to whom they were shown, evidence, on paper."""

from collections.abc import Mapping
from typing import Final

from rich.console import RenderableType

from garant.answers.requests import RequestLine
from garant.cli.questions import Sheet
from garant.node.questions.asked import Asked
from garant.node.questions.requests import EvidenceFound, NoticeFound
from garant.terminal import evidence as evidence_sheets
from garant.terminal import notices as notice_sheets
from garant.terminal import requests as request_sheets
from garant.terminal import sites as site_sheets
from garant.terminal import tables
from garant.terminal import touches as touch_sheets


def _notices(asked: Asked, found: list[NoticeFound], language: str) -> RenderableType:
    if asked.name:
        return notice_sheets.face(found[0].face, list(found[0].beside), language)
    return notice_sheets.notices([one.face for one in found], {one.line.ref: one.line.light for one in found})


def _requests(asked: Asked, found: list[RequestLine], language: str) -> RenderableType:
    return request_sheets.request(found[0], language) if asked.name else request_sheets.requests(found)


def _evidence(_asked: Asked, found: EvidenceFound, language: str) -> RenderableType:
    if found.kept is None:
        return evidence_sheets.evidence(found.lines)
    return evidence_sheets.one_of(found.lines[0], language, kept=found.kept)


SHEETS: Final[Mapping[str, Sheet]] = {
    "notices": _notices,
    "receipts": lambda _asked, found, _language: tables.receipts(found),
    "requests": _requests,
    "sites": lambda _asked, found, _language: site_sheets.sites(found),
    "disclosures": lambda _asked, found, _language: site_sheets.disclosures(found),
    "probes": lambda _asked, found, _language: touch_sheets.touches(*found),
    "evidence": _evidence,
}
