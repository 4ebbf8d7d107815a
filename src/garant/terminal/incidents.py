"""The sheets of incidents: every side's word side by side, findings with their dissent, what is owed, what was in force nearby.

What is not known stands there as that; what a reader may not see is told to be hidden, and nothing of it is drawn.
"""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from garant import instant
from garant.answers.access import AccessLine, lost
from garant.answers.incidents import FindingLine, FollowUpLine, IncidentLine
from garant.answers.incidents_words import Side, Word
from garant.answers.nearby import NearbyFound
from garant.answers.rules import RulesFound
from garant.instant import MINUTE_MS
from garant.statement.values import Dated, Place
from garant.terminal.answers import place as position_text
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.spans import counted, duration, metres
from garant.terminal.values import brief, who

_SAYS = {
    "confirms": "green", "does_not_confirm": "yellow", "contests": "red", "denies": "red", "alleges": "red", "not_kept": "red",
}  # fmt: skip
_SIDES = "A side's own word counts before its representative's, and that before one that is only reported. No reply is no answer."


def incidents(lines: Sequence[IncidentLine], language: str = "en") -> Sheet:
    """Show incidents, one a row, with each side's word."""
    made = Sheet("Incidents", "incident", "what", "when, and where", "stands", "what each side says", note=_SIDES)
    for line in lines:
        stands = f"into {line.into}" if line.into else line.standing.replace("_", " ")
        words = Ink("\n").join(_short(side) for side in line.sides)
        when = assemble(_when(line), "\n", _where(line))
        made.add(assemble(ink(line.ref), *_status(line)), _what(line, language), when, stands, words)
    return made


def _status(line: IncidentLine) -> Iterator[Ink]:
    if line.said.status != "actual":
        yield assemble("\n", word(line.said.status))


def _when(line: IncidentLine) -> Ink:
    """Say when, by the clock in UTC where that is known."""
    when = line.said.when
    return Ink(clock(instant.parse(when.utc))) if isinstance(when, Dated) and when.utc else brief(when)


def _what(line: IncidentLine, language: str) -> Ink:
    said = pick(line.said.text, language)
    return ink(f"{_plain(line.said.form)}: {said}" if said else _plain(line.said.form))


def _plain(text: str) -> str:
    return text.replace("_", " ")


def _where(line: IncidentLine) -> Ink:
    """Say where as far as it may be said."""
    if line.where == "hidden":
        return assemble(_district(line), (" (hidden)", "cyan"))
    shown = _place(line.said.place) if line.said.place else _district(line)
    note = {"disclosed": " (disclosed to you)", "uncoordinated": " (no coordinates)"}.get(line.where, "")
    return assemble(shown, (note, "cyan"))


def _district(line: IncidentLine) -> Ink:
    return brief(line.said.district)


def _place(place: Place) -> Ink:
    parts = [place.name, position_text(place.position) if place.position else None, place.mgrs, place.district]
    told = ", ".join(part for part in parts if part)
    return ink(f"{told} ({place.precision})" if place.precision else told)


def _short(side: Side) -> Ink:
    if side.word is None:
        return assemble(ink(side.party), ": ", _silence(side))
    return assemble(ink(side.party), ": ", said(side.word))


def said(one: Word) -> Ink:
    """Say what a word says, and how it is known where it is not the side's own."""
    how = {"signed": "", "represented": f" (by {one.signer})", "reported": " (reported)"}[one.how]
    return assemble(Ink(_plain(one.says), style=_SAYS.get(one.says, "")), ink(how, "dim"))


def _silence(side: Side) -> Ink:
    late = [Ink(", overdue", style="bold red")] if side.overdue else []
    return assemble(Ink("no reply", style="yellow"), *([f" since {clock(side.told_ms)}"] if side.told_ms else []), *late)


def incident(line: IncidentLine, near: NearbyFound, rules: RulesFound, language: str = "en") -> Group:
    """Show one incident in full."""
    parts: list[RenderableType] = [heads(_heads(line, language)), Ink(), sides("What each side says", line.sides, language)]
    if line.findings:
        parts.append(_findings(line.findings, language))
    parts += [follow_ups(line.follow_ups, language), _nearby(near)]
    if rules.hits or rules.undetermined:
        parts.append(_measures(rules))
    if line.access:
        parts.append(access(line.access))
    if line.matches:
        parts.append(_matches(line))
    return Group(*parts, _history(line, language))


def _heads(line: IncidentLine, language: str) -> Iterator[tuple[str, Cell]]:
    said_ = line.said
    yield "incident", assemble(ink(line.ref, "bold"), ", ", word(said_.status))
    yield "stands", f"merged into {line.into}" if line.into else _plain(line.standing)
    yield "merged here", ", ".join(line.merged)
    yield "what", f"{_plain(said_.form)} ({_plain(said_.basis)}; {said_.standing})"
    yield "when", assemble(_when(line), f" (to the {said_.time_precision})")
    yield "reported", assemble(f"{clock(line.t_ms)} by ", ink(said_.party), *_capacity(line), ", ", _timely(line))
    yield "where", _where(line)
    yield "by", brief(said_.by)
    yield "against", brief(said_.against)
    yield "weapon", said_.weapon or ""
    yield "effects", ", ".join(f"{_plain(one.form)}: {one.count}" for one in said_.effects or ())
    yield "observed", _observed(line)
    yield "excluded", said_.excluded_party or ""
    yield "said", pick(said_.text, language)
    yield "measures", ", ".join(said_.measures or ())
    yield "evidence", ", ".join(said_.evidence or ())
    yield "sources", "; ".join(source.title for source in said_.sources or ())
    yield "hidden", Ink(f"{line.hidden} of its members, from you", style="cyan") if line.hidden else ""


def _capacity(line: IncidentLine) -> list[str]:
    return [" as a registrar"] if line.said.capacity == "registrar" else []


def _timely(line: IncidentLine) -> Ink:
    stands = line.timeliness.stands
    style = {"late": "bold red", "undetermined": "yellow"}.get(stands, "")
    return Ink({"in_time": "in time", "late": "late", "undetermined": "in time or not: undetermined"}[stands], style=style)


def _observed(line: IncidentLine) -> str:
    seen = line.said.observer
    if seen is None:
        return ""
    where = _place(seen.place).plain if seen.place else ""
    far = f"{metres(seen.distance_m)} {seen.direction or ''}" if seen.distance_m is not None else seen.direction or ""
    return ", ".join(part for part in (seen.means, where, far.strip()) if part)


def sides(title: str, found: Sequence[Side], language: str = "en") -> Sheet:
    """Show every side's words, the one that counts first."""
    made = Sheet(title, "side", "says", "when!", "in words", empty="nobody was told, and nobody has spoken", note=_SIDES)
    for side in found:
        if side.word is None:
            due = f"a word is due by {clock(side.due_ms)}" if side.due_ms else "was not told"
            made.add(side.party, _silence(side), "", Ink(due, style="dim"))
            continue
        for number, one in enumerate((side.word, *side.others)):
            against = f"against {who(one.against)}; " if one.against else ""
            text = pick(one.text, language) or "; ".join(one.source_titles)
            made.add(side.party if number == 0 else "", said(one), clock(one.t_ms), ink(f"{against}{text}"))
    return made


def _findings(found: Sequence[FindingLine], language: str) -> Sheet:
    made = Sheet("Findings", "finding", "occurred", "a breach", "whose", "confidence!", "in words, and dissent")
    for line in found:
        one = line.said
        whose = f"{one.attribution}: {who(one.attributed_to)}" if one.attributed_to else one.attribution
        dissents = [assemble(("dissent, ", "bold"), ink(f"{who(part.by)}: {part.text}")) for part in one.dissent or ()]
        words = [assemble(ink(side.party), ": ", said(side.word)) for side in line.sides if side.word]
        text = [ink(pick(one.text, language))] if one.text else []
        told = assemble(Ink("\n").join([*text, *dissents, *words]))
        by = f"{line.ref}\n{', '.join(map(who, one.by))}"
        made.add(Ink("\n").join(map(ink, by.split("\n"))), _plain(one.occurrence), _plain(one.breach), whose, one.confidence, told)
    return made


def follow_ups(found: Sequence[FollowUpLine], language: str = "en") -> Sheet:
    """Show what is owed, and how its clocks stand."""
    made = Sheet("What is owed after it", "follow-up", "what", "owed by", "by when", "stands", empty="nothing is owed on record")
    for line in found:
        one = line.said
        claimed = "" if one.agreed else f" (says {one.party})"
        what = f"{_plain(one.form)}: {pick(one.text, language)}"
        owed = ink(f"{', '.join(map(who, one.owed_by))}{claimed}")
        made.add(line.ref, what, owed, brief(one.deadline), _owed(line))
    return made


def _owed(line: FollowUpLine) -> Ink:
    if line.grade is not None:
        return Ink(f"verified {line.grade} of 3")
    if line.reported is not None:
        return Ink(f"reported: {_plain(line.reported)}")
    over = line.clock.standing == "over"
    return Ink("overdue" if over else _plain(line.clock.standing), style="bold red" if over else "")


def _nearby(near: NearbyFound) -> Sheet:
    title = "Notices in force nearby" + (f", within {metres(near.within_m)}" if near.within_m else "")
    more = [f"{near.hidden} more in force then hide where they are"] if near.hidden else []
    note = ". ".join([*(f"Undetermined: {why}" for why in near.undetermined), *more, near.says])
    made = Sheet(title, "notice", "what", "how far#", "on record since!", "who had acknowledged by then", empty=f"none. {note}", note=note)
    for one in near.found:
        heard = Ink("\n").join(
            assemble(ink(each.party), " ", word(each.light), f" {each.level}, {clock(each.t_ms)}" if each.level else " nobody")
            for each in one.recipients
        )
        since = assemble(clock(one.filed_ms), "" if one.filed_before else ("\nperhaps after it", "yellow"))
        made.add(
            assemble(ink(one.notice), f", v{one.version}"), _plain(f"{one.kind}: {one.activity}"), metres(one.distance_m), since, heard
        )
    return made


def _measures(rules: RulesFound) -> Sheet:
    made = Sheet("Measures that speak of it, where it was", "measure", "says", "under the reading of", "not under")
    for hit in rules.hits:
        where = "everywhere" if hit.zone is None else ", ".join(hit.readings)
        made.add(
            hit.measure, assemble(_plain(hit.says), (f"\n{hit.because}" if hit.because else "", "dim")), where, ", ".join(hit.not_under)
        )
    for one in rules.undetermined:
        made.add(one.what, Ink("undetermined", style="yellow"), one.because, "")
    return made


def access(lines: Sequence[AccessLine]) -> Sheet:
    """Show who was kept from where, and the minutes that were lost."""
    total = lost(lines)
    unknown = f", and in {total.unknown} an unknown time" if total.unknown else ""
    note = f"{duration(total.minutes * MINUTE_MS)} lost in {counted(total.events, 'event')}{unknown}."
    made = Sheet("Kept away", "event", "team, and where", "what, and by whom", "the reason given", "minutes#", note=note)
    for line in lines:
        one = line.said
        where = _place(one.place) if one.place else assemble(brief(one.district), (" (hidden)", "cyan") if line.hidden else "")
        minutes = "unknown" if line.minutes_lost is None else str(line.minutes_lost)
        reason = ink(f'"{one.reason}"') if isinstance(one.reason, str) else brief(one.reason)
        words = [assemble("\n", ink(side.party), ": ", said(side.word)) for side in line.sides if side.word]
        what = assemble(_plain(one.outcome), ", ", brief(one.refused_by), *words)
        made.add(line.ref, assemble(ink(one.team), "\n", where), what, reason, minutes)
    return made


def _matches(line: IncidentLine) -> Sheet:
    made = Sheet("Said to be the same as, or not", "report", "by!", "says!", "when!")
    for one in line.matches:
        made.add(one.thing, one.party, one.says, clock(one.t_ms))
    return made


def _history(line: IncidentLine, language: str) -> Sheet:
    made = Sheet("What was done", "when!", "step", "by!", "rests on", "in words")
    for step in line.steps:
        what = _plain(step.step) if step.incident == line.ref else f"{_plain(step.step)} ({step.incident})"
        made.add(clock(step.t_ms), what, step.party, ", ".join(step.about), pick(step.text, language))
    return made
