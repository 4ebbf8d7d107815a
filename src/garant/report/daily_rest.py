"""The daily report after its incidents: what could not be seen, notices, STOP calls, commitments, returns and aid."""

from collections.abc import Iterator

from garant import instant
from garant.answers.access import AccessLine
from garant.answers.commitments import Commitment
from garant.answers.crossings import CountPicture
from garant.answers.daily import Daily, StopCall, Ungone
from garant.answers.hotline import ChannelLine
from garant.answers.receipts_due import Face, window_of
from garant.instant import MINUTE_MS, SECOND_MS
from garant.report.document import Block, Column, Heading, Line, Paragraph, Table, exact, quoted, words
from garant.report.values import Teller

Row = tuple[tuple[Line, ...], ...]
LISTED_MAX = 200


def blocks(found: Daily, teller: Teller) -> Iterator[Block]:
    """Lay out everything after the incidents."""
    yield from _gaps(found, teller)
    yield from section("calls", [_call(one, teller, public=found.party is None) for one in found.calls], _CALLS, teller)
    yield from section("notices", [_notice(one, teller) for one in found.notices], _NOTICES, teller)
    yield from section(
        "commitments", [commitment(one, teller) for one in found.commitments], COMMITMENTS, teller, nothing="say.nothing_due"
    )
    yield from section("counts", [_count(one, teller) for one in found.counts], _COUNTS, teller)


Columns = tuple[tuple[str, float], ...]
"""A table's columns: the key of each heading, and how much of the width it wants; 0 for figures."""

_CALLS: Columns = (("time", 1.2), ("caller", 0.8), ("called", 1), ("taken", 1.2), ("attempts", 0), ("text", 2.2), ("reference", 1.2))
_NOTICES: Columns = (("what", 1.4), ("window", 1.7), ("recipients", 2), ("reference", 1.4))
COMMITMENTS: Columns = (("due", 1.2), ("stands", 1), ("owed_by", 1), ("text", 3), ("reference", 1.6))
_COUNTS: Columns = (("point", 1.4), ("what", 1.2), ("window", 1.6), ("promised", 0), ("delivered", 0), ("says", 1))
_ACCESS: Columns = (("time", 1.2), ("team", 1), ("place", 1.2), ("outcome", 1), ("refused_by", 1), ("reason", 2), ("lost", 0))
_CHANNELS: Columns = (("channel", 2), ("declared", 1), ("observed", 1.4), ("since", 1.2), ("reference", 1.2))
_UNGONE: Columns = (("what", 1.6), ("party", 0.8), ("why", 1.2), ("recipients", 1.2), ("window", 1.6))


def columns_of(columns: Columns, teller: Teller) -> tuple[Column, ...]:
    """Lay out columns by the keys of their headings."""
    say = teller.speech.say
    return tuple(Column(say(f"column.{key}"), number=not weight, weight=weight or 1) for key, weight in columns)


def table(name: str, rows: list[Row], columns: Columns, teller: Teller, *, captioned: bool = True) -> Table:
    """Lay out a table by the keys of its name and of its headings; the caption of one that stands alone under its heading is not shown."""
    return Table(teller.speech.say(f"table.{name}"), columns_of(columns, teller), tuple(rows[:LISTED_MAX]), captioned=captioned)


def section(
    name: str, rows: list[Row], columns: Columns, teller: Teller, *, heading: str = "", nothing: str = "say.nothing"
) -> Iterator[Block]:
    """Lay out a section that is one table, or a sentence where there is nothing."""
    yield Heading(words(teller.speech.say(f"section.{heading or name}")))
    if not rows:
        yield Paragraph(words(teller.speech.say(nothing)))
        return
    yield table(name, rows, columns, teller, captioned=False)
    yield from more(len(rows), teller)


def more(count: int, teller: Teller) -> Iterator[Paragraph]:
    """Say how many rows were left out, if any."""
    if count > LISTED_MAX:
        yield Paragraph(words(teller.speech.count("more", count - LISTED_MAX)), "faint")


# What could not be seen


def _gaps(found: Daily, teller: Teller) -> Iterator[Block]:
    yield Heading(words(teller.speech.say("section.gaps")))
    if not (found.access or found.channels or found.ungone):
        yield Paragraph(words(teller.speech.say("say.nothing")))
    if found.access:
        yield table("access", [_access(one, teller) for one in found.access], _ACCESS, teller)
    if found.channels:
        yield table("channels", [_channel(one, teller) for one in found.channels], _CHANNELS, teller)
    if found.ungone:
        yield table("patrols", [_ungone(one, teller) for one in found.ungone], _UNGONE, teller)


def _access(one: AccessLine, teller: Teller) -> Row:
    said, speech = one.said, teller.speech
    district = quoted(said.district) if isinstance(said.district, str) else teller.unknown()
    reason = quoted(said.reason) if isinstance(said.reason, str) else teller.open(said.reason)
    lost = teller.unknown() if one.minutes_lost is None else words(speech.say("say.minutes", count=speech.number(one.minutes_lost)))
    outcome = words(speech.word("stands", said.outcome))
    when = exact("–") if said.arrived is None else teller.at(instant.parse(said.arrived))
    return (when,), (quoted(said.team),), (district,), (outcome,), (teller.whos(said.refused_by),), (reason,), (lost,)


def _channel(one: ChannelLine, teller: Teller) -> Row:
    speech, sign = teller.speech, one.observed
    declared = words(speech.word("stands", one.stands)) if one.declared else teller.unknown()
    observed = words(speech.word("stands", sign.observes)) if sign else teller.unknown()
    by = (*words(" ("), *exact(sign.party), *words(")")) if sign and sign.party else ()
    since = teller.at(sign.at_ms if sign else None)
    late = (words(speech.say("say.test_overdue")),) if one.test_overdue else ()
    return (
        (speech.text(one.said.title), teller.parties(one.said.between)),
        (declared,),
        ((*observed, *by), *late),
        (since,),
        (exact(one.ref),),
    )


def _ungone(one: Ungone, teller: Teller) -> Row:
    speech = teller.speech
    sort, _, ref = one.thing.partition(":")
    what = words(speech.word("notice", "patrol") if sort == "notice" else speech.word("agenda", "request"))
    why = words(speech.word("stands", one.why))
    return (what, exact(ref, "faint")), (exact(one.party),), (why,), (teller.parties(one.of),), (teller.span(one.start_ms, one.end_ms),)


# What stands


def _notice(one: Face, teller: Teller) -> Row:
    speech, said = teller.speech, one.said
    window = window_of(said)
    kind = words(speech.word("notice", said.kind), "strong")
    activity = words(speech.word("notice", said.activity)) if said.activity != said.kind else ()
    told = [(*exact(ladder.party), *words(": "), *words(speech.say(f"say.{ladder.light}"))) for ladder in one.ladders]
    region = (quoted(said.region),) if said.region else ()
    return (kind, activity, *region), (teller.span(*window),), tuple(told), (exact(one.ref),)


def _call(one: StopCall, teller: Teller, *, public: bool) -> Row:
    speech = teller.speech
    taken = words(_lasted(one.taken_after_ms, teller)) if one.taken_after_ms is not None else words(speech.say("say.not_taken"), "warn")
    by = (exact(one.taken_by),) if one.taken_by else (words(speech.word("stands", one.standing), "faint"),)
    attempts, text = exact(speech.number(one.attempts)), () if public else speech.text(one.text)
    return (
        (teller.at(one.t_ms),),
        (exact(one.caller),),
        (teller.parties(one.called),),
        (taken, *by),
        (attempts,),
        (text,),
        (exact(one.ref),),
    )


def _lasted(length_ms: int, teller: Teller) -> str:
    speech = teller.speech
    if length_ms < 2 * MINUTE_MS:
        return speech.say("say.seconds", count=speech.number(length_ms // SECOND_MS))
    return speech.say("say.minutes", count=speech.number(length_ms // MINUTE_MS))


def commitment(one: Commitment, teller: Teller) -> Row:
    """Lay out a commitment: its deadline, how it stands, who owes it, its text."""
    speech = teller.speech
    stands = words(speech.say(f"say.{one.stage}"), "warn" if one.stage == "overdue" else "")
    owers = (
        teller.parties(one.bound) if one.bound else teller.whos(tuple(ower.who for ower in one.owers)) if one.owers else teller.unknown()
    )
    return (
        (teller.when(one.extended_to or one.deadline),),
        (stands,),
        (owers,),
        (speech.text(one.text),),
        (exact(one.thing.partition(":")[2]),),
    )


def _count(one: CountPicture, teller: Teller) -> Row:
    said, speech = one.said, teller.speech
    what = words(speech.word("form", said.form), "strong")
    unit = words(speech.word("unit", said.unit), "faint")
    period = exact(f"{said.start} – {said.until}" if said.until else said.start)
    by = (exact(one.by) if said.by.party else quoted(one.by), words(speech.word("stands", said.standing), "faint"))
    return (quoted(said.point),), (what, unit), (period,), (teller.figure(said.promised),), (teller.figure(said.delivered),), by
