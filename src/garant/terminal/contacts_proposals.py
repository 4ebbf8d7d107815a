"""The sheets of proposals: who offered what in exchange for what, and the reply, or since when there is none."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group
from rich.text import Text

from garant.answers.proposals import ProposalPicture
from garant.answers.readouts import named
from garant.instant import DAY_MS
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief, who

_BINDS_NOBODY = "A proposal binds nobody. Accepted, it is still no measure, until an agreement is entered and accepted."
_STANDS: Mapping[str, str] = {"no_reply": "no reply", "reply_unknown": "unknown", "replied": "replied"}


def proposals(pictures: Sequence[ProposalPicture], language: str = "en") -> Sheet:
    """Proposals: who offered what to whom, in exchange for what, and the reply."""
    made = Sheet("Proposals and requests", "proposal", "by", "to", "what", "in exchange", "reply", note=_BINDS_NOBODY)
    for one in pictures:
        what = pick(one.said.text, language)
        made.add(one.ref, Ink(who(one.said.by)), brief(one.said.addressed_to), what, _exchange(one, language), stands(one))
    return made


def _exchange(one: ProposalPicture, language: str) -> Text:
    return Ink("\n").join(Ink(f"{who(each.of)}: {safe(pick(each.text, language))}") for each in one.said.in_exchange or ())


def stands(one: ProposalPicture) -> Text:
    """Say where a proposal stands; of silence, for how long, and whether it was to end by now."""
    said = word(_STANDS.get(one.stands, one.stands))
    if one.waits_ms is None:
        return said
    days = one.waits_ms // DAY_MS
    late = ", overdue" if one.overdue else ""
    return assemble(said, f"\nwaiting for {days} day{'' if days == 1 else 's'}{late}")


def proposal(one: ProposalPicture, language: str = "en") -> Group:
    """Show one proposal with its replies and the chain of counter-proposals."""
    made = Sheet("Replies", "when (UTC)!", "by", "reply!", "counter", "words", empty="none on record")
    for reply in one.answers:
        by = f"{reply.by} (as reported)" if reply.reported else reply.by
        made.add(clock(reply.t_ms), by, reply.reply, reply.said.counter or "", pick(reply.said.text, language))
    return Group(heads(_heads(one, language)), Ink(), made, Ink(_BINDS_NOBODY, style="dim"))


def _heads(one: ProposalPicture, language: str) -> Iterator[tuple[str, Cell]]:
    said = one.said
    yield "proposal", ink(one.ref, "bold")
    yield "form", said.form
    yield "by", Ink(who(said.by))
    yield "to", brief(said.addressed_to)
    yield "what", pick(said.text, language)
    yield "in exchange", _exchange(one, language)
    yield "made in", said.contact or ""
    yield "made", brief(said.when) if said.when else ""
    yield "on record since", clock(one.t_ms)
    yield "reply by", clock(one.due_ms)
    yield "stands", stands(one)
    yield "its text says", brief(said.reply) if not one.answers else ""
    yield "repeated", "yes" if said.repeated else ""
    yield "reported by", said.reported_by or (f"{said.party}, registrar" if said.capacity == "registrar" else "")
    yield "chain", " > ".join(one.chain) if len(one.chain) > 1 else ""
    yield "asked of", ", ".join(map(named, said.addressed_to)) if one.stands == "no_reply" else ""
