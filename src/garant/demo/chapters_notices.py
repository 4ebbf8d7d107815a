"""Chapters 5 and 7: a notice that meets another, the rule that speaks of it, its next clear slot; and a ladder that is still amber."""

from garant.answers import overview
from garant.answers.asked import asked_of
from garant.answers.deconflict import answer
from garant.answers.live import Live
from garant.answers.suggest import suggestions
from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.terminal import tables
from garant.terminal.answers import informs
from garant.terminal.answers_short import shortly
from garant.terminal.paper import Ink, Paper, assemble, ink, pick, safe, word
from garant.terminal.sheet import Cell

_MISSION, _PATROL, CONVOY = "un/un-mission-1", "tr/tr-patrol-2", "un/un-convoy-1"


def meeting(out: Paper, play: Play) -> None:
    """Show what a notice meets, a rule that another hits under one reading, and what helped."""
    begin(
        out,
        5,
        "A notice that conflicts",
        "The log holds an answer beside each notice; all who have it compute the same. Zones: indicative, exercise.",
    )
    _meets(out, play, _MISSION, ("version 2", _later(play)))
    _meets(out, play, _PATROL)
    out.print(informs())
    out.print("")


def _meets(out: Paper, play: Play, notice: str, *more: tuple[str, Cell]) -> None:
    """Tell what the first version of a notice meets, and what might help."""
    state = play.host.ledger.state
    said, live = state.notice_versions.rows[f"{notice}@000001"].said, Live.of(state)
    found = answer(state, live, asked_of(notice, 1, said), state.t_ms)
    out.print(shortly(found, suggestions(state, live, found, state.t_ms), pick(said.text), *more))
    out.print("")


def _later(play: Play) -> Ink:
    """Say what the host's verdict on the second version is."""
    verdict = play.host.ledger.state.verdicts.rows[f"{_MISSION}@000002"]
    against = verdict.said.pair_count or sum(hit.says == "prohibited" for hit in verdict.said.hits or ())
    nothing = "" if against else "nothing was found against it"
    unknown = "; ".join(f"{one.what}: {one.because}" for one in verdict.said.undetermined or ())
    told = "; ".join(part for part in (nothing, f"not known, {unknown}" if unknown else "") if part) or verdict.said.result
    return assemble(("takes that delay. ", "bold"), ink(f"The host's verdict, entry {verdict.index}: {told}."))


def receipts(out: Paper, play: Play) -> None:
    """Show the ladder of receipts of the convoy."""
    begin(
        out,
        7,
        "A receipt ladder, still amber",
        "Headquarters knowing is not the unit knowing. A recipient stays amber until its unit has the word.",
    )
    line = overview.notice(play.host.ledger.state, CONVOY)
    out.print(assemble((safe(pick(line.said.text)), "italic"), " Status: ", word(line.said.status), ".\n"))
    out.print(tables.ladder(line))
