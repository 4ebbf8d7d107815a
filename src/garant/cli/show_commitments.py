"""Questions of `garant show` about commitments, what is owed, gaps, plans and the lines of zones."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from rich.console import Group

from garant.answers import gaps, overview
from garant.answers.commitments import Commitment, follow_ups, of_agreement, statuses
from garant.answers.commitments_renewals import renewals
from garant.answers.lines import lines
from garant.answers.overview import AgreementLine
from garant.answers.owed import owed
from garant.answers.plans import plans
from garant.answers.questions_open import questions
from garant.cli.questions import Asked, Question, Shown
from garant.errors import Code, Refused
from garant.node.sealed import as_seen_by
from garant.terminal import commitments as sheets
from garant.terminal import lines as zone_sheets
from garant.terminal import owed as owed_sheets
from garant.terminal import plans as plan_sheets
from garant.terminal.paper import Ink, pick


def _found(asked: Asked, name: str) -> Iterator[Commitment]:
    """Give the commitments of agreements as who asks may see them, then the follow-ups."""
    for ref, row in asked.state.agreements.items():
        if name in ("", ref):
            seen = as_seen_by(asked.store, row.said, row.id, asked.party, asked.state)
            for status in statuses(asked.state, ref):
                yield from of_agreement(asked.state, ref, status, asked.at_ms, seen)
    if not name:
        yield from follow_ups(asked.state, asked.at_ms)


def _commitments(asked: Asked) -> Shown:
    found = list(_found(asked, asked.name))
    terms = [one for one in renewals(asked.state, asked.at_ms) if asked.wants(one.agreement)]
    data = {"commitments": [commitment_data(one) for one in found], "renewals": terms}
    shown = sheets.whole(found, asked.at_ms, asked.language) if asked.name else sheets.overview(found, asked.at_ms)
    return data, Group(shown, Ink(), sheets.renewals(terms, asked.at_ms))


def commitment_data(one: Commitment) -> dict[str, Any]:
    """Give a commitment as data: of occurrences without a report, how many and the newest."""
    data = {**asdict(one), "bound": one.bound, "conditional": one.is_conditional}
    data["unreported"] = {"count": len(one.unreported), "last": one.unreported[-1].day if one.unreported else None}
    data["clock"] = {name: value for name, value in data["clock"].items() if name != "past"}
    return data


def _owed(asked: Asked) -> Shown:
    if asked.party is None:
        raise Refused(Code.USAGE, "say whose side: `--as PARTY`")
    found = owed(asked.state, asked.party, _found(asked, ""))
    names = ("owes", "owed", "conditional", "claimed", "unanswered", "undated")
    data = {name: [commitment_data(one) for one in getattr(found, name)] for name in names}
    return {"party": found.party, **data, "undertakings": found.undertakings}, owed_sheets.owed(found, asked.at_ms, asked.language)


def _gaps(asked: Asked) -> Shown:
    texts = list(_lines(asked))
    found = [gap for line in texts for gap in line.gaps]
    words = {f"{line.ref}#{measure.name}": pick(measure.text, asked.language) for line in texts for measure in line.measures}
    counts = {f"{place} {how}": count for (place, how), count in sorted(gaps.counts(found).items())}
    told = ", ".join(f"{what}: {count}" for what, count in counts.items())
    tallies = gaps.tallies((line.ref, line.said.tier, line.measures) for line in texts)
    put = [one for one in questions(asked.state) if any(thing.partition(":")[2].partition("#")[0] in _refs(texts) for thing in one.about)]
    sums = Ink(f"{len(found)} gaps in {len(words)} measures{': ' if told else ''}{told}")
    data = {"gaps": found, "counts": counts, "tallies": tallies, "questions": put}
    return data, Group(sheets.gaps(found, words, put), sums, Ink(), sheets.tallies(tallies))


def _lines(asked: Asked) -> Iterator[AgreementLine]:
    for ref, row in asked.state.agreements.items():
        if asked.wants(ref):
            yield overview.agreement(asked.state, ref, as_seen_by(asked.store, row.said, row.id, asked.party, asked.state))


def _refs(texts: list[AgreementLine]) -> set[str]:
    return {line.ref for line in texts}


def _plans(asked: Asked) -> Shown:
    found = [one for one in plans(asked.state, asked.at_ms) if asked.wants(one.ref)]
    data = [{**asdict(one), "held": one.held} for one in found]
    return data, plan_sheets.plans(found, asked.at_ms, asked.language)


def _zones(asked: Asked) -> Shown:
    found = [one for one in lines(asked.state) if asked.wants(one.zone)]
    return found, zone_sheets.zones(found, asked.language)


QUESTIONS: Final[Mapping[str, Question]] = {
    "gaps": Question("agreement", "agreements", _gaps, "what the texts of agreements leave open, counted, and who was asked about it"),
    "commitments": Question("agreement", "agreements", _commitments, "what was promised, by when, and how far it has come"),
    "owed": Question("", "", _owed, "what the party of --as owes, and is owed"),
    "plans": Question("plan", "plans", _plans, "withdrawals, handovers and exchanges, step by step"),
    "zones": Question("zone", "zones", _zones, "how far the lines of zones are settled, and who reads them how"),
}
