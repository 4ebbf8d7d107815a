"""Questions about commitments, what is owed, gaps, plans and the lines of zones."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final, NamedTuple

from garant.answers import gaps
from garant.answers.commitments import Commitment, follow_ups, of_agreement, statuses
from garant.answers.commitments_renewals import Renewal, renewals
from garant.answers.gaps import Gap, Tally
from garant.answers.lines import ZoneLine, lines
from garant.answers.overview import AgreementLine
from garant.answers.owed import Owed, owed
from garant.answers.plans import PlanView, plans
from garant.answers.questions_open import Question as OpenQuestion
from garant.answers.questions_open import questions
from garant.errors import Code, Refused
from garant.node.questions.asked import Asked, Question
from garant.node.questions.overview import agreements
from garant.node.sealed import as_seen_by

_OWED = ("owes", "owed", "conditional", "claimed", "unanswered", "undated")


class Promised(NamedTuple):
    """Commitments, and the terms of agreements that run out."""

    commitments: list[Commitment]
    renewals: list[Renewal]


class GapsFound(NamedTuple):
    """What texts leave open: the texts, their gaps, how many of each sort, the tallies, and who was asked about them."""

    texts: list[AgreementLine]
    gaps: list[Gap]
    counts: dict[str, int]
    tallies: list[Tally]
    questions: list[OpenQuestion]


def _found(asked: Asked, name: str) -> Iterator[Commitment]:
    """Give the commitments of agreements as who asks may see them, then the follow-ups."""
    for ref, row in asked.state.agreements.items():
        if name in ("", ref):
            seen = as_seen_by(asked.store, row.said, row.id, asked.party, asked.state)
            for status in statuses(asked.state, ref):
                yield from of_agreement(asked.state, ref, status, asked.at_ms, seen)
    if not name:
        yield from follow_ups(asked.state, asked.at_ms)


def _commitments(asked: Asked) -> Promised:
    found = list(_found(asked, asked.name))
    return Promised(found, [one for one in renewals(asked.state, asked.at_ms) if asked.wants(one.agreement)])


def _promised_data(found: Promised) -> dict[str, Any]:
    return {"commitments": [commitment_data(one) for one in found.commitments], "renewals": found.renewals}


def commitment_data(one: Commitment) -> dict[str, Any]:
    """Give a commitment as data: of occurrences without a report, how many and the newest."""
    data = {**asdict(one), "bound": one.bound, "conditional": one.is_conditional}
    data["unreported"] = {"count": len(one.unreported), "last": one.unreported[-1].day if one.unreported else None}
    data["clock"] = {name: value for name, value in data["clock"].items() if name != "past"}
    return data


def _owed(asked: Asked) -> Owed:
    if asked.party is None:
        raise Refused(Code.USAGE, "say whose side: `--as PARTY`")
    return owed(asked.state, asked.party, _found(asked, ""))


def _owed_data(found: Owed) -> dict[str, Any]:
    data = {name: [commitment_data(one) for one in getattr(found, name)] for name in _OWED}
    return {"party": found.party, **data, "undertakings": found.undertakings}


def _gaps(asked: Asked) -> GapsFound:
    texts = agreements(asked)
    found = [gap for line in texts for gap in line.gaps]
    refs = {line.ref for line in texts}
    return GapsFound(
        texts,
        found,
        {f"{place} {how}": count for (place, how), count in sorted(gaps.counts(found).items())},
        gaps.tallies((line.ref, line.said.tier, line.measures) for line in texts),
        [one for one in questions(asked.state) if any(thing.partition(":")[2].partition("#")[0] in refs for thing in one.about)],
    )


def _gaps_data(found: GapsFound) -> dict[str, Any]:
    return {"gaps": found.gaps, "counts": found.counts, "tallies": found.tallies, "questions": found.questions}


def _plans(asked: Asked) -> list[PlanView]:
    return [one for one in plans(asked.state, asked.at_ms) if asked.wants(one.ref)]


def _plans_data(found: list[PlanView]) -> list[dict[str, Any]]:
    return [{**asdict(one), "held": one.held} for one in found]


def _zones(asked: Asked) -> list[ZoneLine]:
    return [one for one in lines(asked.state) if asked.wants(one.zone)]


QUESTIONS: Final[Mapping[str, Question]] = {
    "gaps": Question(
        "agreement", "agreements", "what the texts of agreements leave open, counted, and who was asked about it", _gaps, _gaps_data
    ),
    "commitments": Question("agreement", "agreements", "what was promised, by when, and how far it has come", _commitments, _promised_data),
    "owed": Question("", "", "what the party of --as owes, and is owed", _owed, _owed_data),
    "plans": Question("plan", "plans", "withdrawals, handovers and exchanges, step by step", _plans, _plans_data),
    "zones": Question("zone", "zones", "how far the lines of zones are settled, and who reads them how", _zones),
}
