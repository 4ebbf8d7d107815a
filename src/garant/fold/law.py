"""The law on one screen: each kind and version, from which rules level on, who may say it, and the rule it follows.

A changed rule never replaces a row here: it is a new version of the kind, at a higher level.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from garant.fold import (
    agreements,
    books,
    commitments,
    contacts,
    counts,
    evidence,
    f3548,
    hotline,
    incidents,
    notices,
    parties,
    probes,
    requests,
    verdicts,
    zone_readings,
)
from garant.fold.authority import (
    by_answer_key,
    by_any_root,
    by_both_roots,
    by_charter,
    by_gateway,
    by_host,
    by_newcomer,
    by_officer,
    by_officer_or_desk,
    by_officers_of_all,
    by_officers_of_both,
    by_officers_of_two,
    by_roots,
)
from garant.fold.case import Authority, Rule


class Law(NamedTuple):
    """One row of the law."""

    kind: str
    level: int
    authority: Authority
    rule: Rule


_HEADQUARTERS = by_officer("headquarters")
_ANY_OFFICER = by_officer("unit")

_TABLE = (
    Law("charter/1", 1, by_charter, parties.charter),
    Law("charter_amendment/1", 1, by_host, parties.charter_amendment),
    Law("party/1", 1, by_newcomer, parties.party),
    Law("root/1", 1, by_both_roots, parties.root),
    Law("grant/1", 1, by_roots, parties.grant),
    Law("revoke/1", 1, by_any_root, parties.revoke),
    Law("representation/1", 1, by_officers_of_both, parties.representation),
    Law("representation_end/1", 1, _HEADQUARTERS, parties.representation_end),
    Law("agreement/1", 1, _HEADQUARTERS, agreements.agreement),
    Law("agreement_part/1", 1, _HEADQUARTERS, agreements.agreement_part),
    Law("acceptance/1", 1, _HEADQUARTERS, agreements.acceptance),
    Law("agreement_change/1", 1, _HEADQUARTERS, agreements.agreement_change),
    Law("contact/1", 1, _HEADQUARTERS, contacts.contact),
    Law("readout/1", 1, _HEADQUARTERS, contacts.readout),
    Law("proposal/1", 1, _HEADQUARTERS, contacts.proposal),
    Law("proposal_reply/1", 1, _HEADQUARTERS, contacts.proposal_reply),
    Law("meeting/1", 1, _HEADQUARTERS, contacts.meeting),
    Law("body/1", 1, _HEADQUARTERS, contacts.body),
    Law("notice/1", 1, _ANY_OFFICER, notices.notice),
    Law("notice_amendment/1", 1, _ANY_OFFICER, notices.notice_amendment),
    Law("notice_step/1", 1, _ANY_OFFICER, notices.notice_step),
    Law("receipt/1", 1, by_officer_or_desk, notices.receipt),
    Law("blob/1", 1, _ANY_OFFICER, notices.blob),
    Law("zone_reading/1", 2, _HEADQUARTERS, zone_readings.zone_reading),
    Law("verdict/1", 2, by_answer_key, verdicts.verdict),
    Law("channel/1", 3, _HEADQUARTERS, hotline.channel),
    Law("channel_word/1", 3, _ANY_OFFICER, hotline.channel_word),
    Law("roster/1", 3, _HEADQUARTERS, hotline.roster),
    Law("call/1", 3, _ANY_OFFICER, hotline.call),
    Law("call_step/1", 3, _ANY_OFFICER, hotline.call_step),
    Law("message/1", 3, _ANY_OFFICER, hotline.message),
    Law("escalation/1", 3, by_answer_key, hotline.escalation),
    Law("request/1", 3, _ANY_OFFICER, requests.request),
    Law("reply/1", 3, _HEADQUARTERS, requests.reply),
    Law("disclosure/1", 3, _HEADQUARTERS, requests.disclosure),
    Law("incident/1", 3, _ANY_OFFICER, incidents.incident),
    Law("incident_step/1", 3, _ANY_OFFICER, incidents.incident_step),
    Law("position/1", 3, _HEADQUARTERS, incidents.position),
    Law("finding/1", 3, by_officers_of_all, incidents.finding),
    Law("follow_up/1", 3, _HEADQUARTERS, incidents.follow_up),
    Law("access_event/1", 3, _ANY_OFFICER, incidents.access_event),
    Law("book/1", 3, _HEADQUARTERS, books.book),
    Law("book_part/1", 3, _HEADQUARTERS, books.book_part),
    Law("book_reply/1", 3, _HEADQUARTERS, books.book_reply),
    Law("match/1", 3, _HEADQUARTERS, books.match),
    Law("fulfilment/1", 3, _HEADQUARTERS, commitments.fulfilment),
    Law("verification/1", 3, _ANY_OFFICER, commitments.verification),
    Law("event/1", 3, _HEADQUARTERS, commitments.event),
    Law("measure_change/1", 3, _HEADQUARTERS, commitments.measure_change),
    Law("plan/1", 3, _HEADQUARTERS, commitments.plan),
    Law("plan_word/1", 3, _ANY_OFFICER, commitments.plan_word),
    Law("zone_acceptance/1", 3, _HEADQUARTERS, zone_readings.zone_acceptance),
    Law("minutes/1", 3, by_officers_of_two, contacts.minutes),
    Law("meeting_outcome/1", 3, _HEADQUARTERS, contacts.meeting_outcome),
    Law("crossing_count/1", 3, _HEADQUARTERS, counts.crossing_count),
    Law("storage/1", 3, _HEADQUARTERS, counts.storage),
    Law("inspection/1", 3, _ANY_OFFICER, counts.inspection),
    Law("evidence/1", 3, _ANY_OFFICER, evidence.evidence),
    Law("custody/1", 3, _ANY_OFFICER, evidence.custody),
    Law("probe/1", 4, _ANY_OFFICER, probes.probe),
    Law("probe_answer/1", 4, by_answer_key, probes.probe_answer),
    Law("operational_intent/1", 4, by_gateway, f3548.operational_intent),
    Law("operational_intent_part/1", 5, by_gateway, f3548.operational_intent_part),
    Law("operational_intent_end/1", 4, by_gateway, f3548.operational_intent_end),
    Law("constraint_reference/1", 4, by_gateway, f3548.constraint_reference),
    Law("constraint_reference_end/1", 4, by_gateway, f3548.constraint_reference_end),
    Law("subscription/1", 4, by_gateway, f3548.subscription),
    Law("subscription_end/1", 4, by_gateway, f3548.subscription_end),
    Law("uss_availability/1", 4, by_gateway, f3548.uss_availability),
    Law("uss_report/1", 4, by_gateway, f3548.uss_report),
)

LAWS: Mapping[str, Law] = MappingProxyType({law.kind: law for law in _TABLE})
"""Every law, by its kind and version."""
