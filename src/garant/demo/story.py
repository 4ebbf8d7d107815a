"""The story that `garant demo` tells: six things that a newcomer understands in a minute, each from the log just made."""

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from rich.rule import Rule

from garant import bootstrap
from garant.answers import gaps, overview
from garant.answers.asked import asked_of
from garant.answers.deconflict import answer
from garant.answers.live import Live
from garant.answers.overview import AgreementLine
from garant.answers.suggest import suggestions
from garant.bootstrap import Place
from garant.demo.play import Play
from garant.demo.tampering import change_one_byte, what_is_found
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.node.checking import check
from garant.terminal import tables
from garant.terminal.answers import answered, informs
from garant.terminal.findings import finding
from garant.terminal.paper import Ink, Paper, assemble, ink, paper, pick, safe, unbroken, word
from garant.terminal.progress import progress

_CONVOY = "un/un-convoy-1"
_TOLD_GAPS = (
    "reg/understanding-2016-07#m1",
    "reg/sy-2018-idlib#m5",
    "reg/sy-2018-idlib#m10",
    "reg/withdrawal-us-2018#m1",
    "reg/ru-tr-2018-12#m2",
    "reg/communique-2019-02#m1",
)
"""The gaps that the demo shows of all that it counts."""


def tell(directory: Path, *, once: bool) -> None:
    """Play the scenario in a directory and tell what came of it; without `once`, say what to try next."""
    bootstrap.require_free(Place(directory))
    out = paper()
    out.print(_INTRODUCTION)
    play = Play(directory)
    with progress("playing") as show:
        play.perform(show.step)
    out.print(_played(play))
    for chapter in (_parties, _gaps, _notice, _collisions, _proof, _tampering):
        chapter(out, play)
    if not once:
        out.print(_next(play))
    play.host.store.close()


def _played(play: Play) -> Ink:
    tree, directory = play.host.ledger.tree, ink(str(play.place.directory))
    each = f"Played {tree.size} statements: each signed, judged, on disk before the next. Root {tree.root().hex()[:16]}.\n"
    return unbroken(each, "The host's log is in ", directory, ".\n")


_INTRODUCTION = assemble(
    ("Garant", "bold"),
    ": parties that share a theatre and do not trust each other say what they will do, where and when. ",
    "What follows is the public record of Syria, 2015 to 2019, entered by a registrar with its sources, and a small exercise. ",
    "All parties are played here, on 28 February 2027 or before; the first time takes half a minute longer.\n",
    "A notice informs; nothing in Garant is ever a permission.\n",
)


def _chapter(out: Paper, number: int, title: str, why: str) -> None:
    out.print(Rule(Ink(f"{number}. {title}", style="bold"), align="left", characters="─"))
    out.print(Ink(why, style="dim"))
    out.print("")


def _agreements(play: Play) -> list[AgreementLine]:
    state = play.host.ledger.state
    return [overview.agreement(state, ref) for ref, _ in state.agreements.items()]


def _parties(out: Paper, play: Play) -> None:
    why = "An agreement binds those who accepted it with their own key, or through their representative."
    _chapter(out, 1, "Who is party to what", why)
    out.print(tables.parties(overview.parties(play.host.ledger.state)))
    lines = _agreements(play)
    measures, sealed = sum(len(line.measures) for line in lines), sum(line.hidden for line in lines)
    out.print(f"{len(lines)} agreements hold {measures} measures in the open and {sealed} sealed ones. A registrar's entry binds nobody.\n")


def _gaps(out: Paper, play: Play) -> None:
    why = "Communiqués promise measures without content, date or addressee. A gap is shown, never filled."
    _chapter(out, 2, "What the texts leave open", why)
    lines = _agreements(play)
    texts = {f"{line.ref}#{one.name}": pick(one.text) for line in lines for one in line.measures}
    found = [gap for line in lines for gap in line.gaps]
    told = sorted((gap for gap in found if gap.measure in _TOLD_GAPS), key=lambda gap: _TOLD_GAPS.index(gap.measure))
    out.print(tables.gaps(told, texts))
    places = {place: len({gap.measure for gap in found if gap.place == place}) for place in gaps.PLACES}
    counted = ", ".join(f"{count} no known {place}" for place, count in places.items() if count)
    out.print(f"Of all {len(texts)} measures, {counted.replace(' no', ' have no', 1)}.\n")


def _notice(out: Paper, play: Play) -> None:
    why = "Headquarters knowing is not the unit knowing. A recipient stays amber until its unit has the word."
    _chapter(out, 3, "A notice and its receipts", why)
    line = overview.notice(play.host.ledger.state, _CONVOY)
    out.print(assemble((safe(pick(line.said.text)), "italic"), " Status: ", word(line.said.status), ".\n"))
    out.print(tables.ladder(line))


_MISSION, _PATROL = "un/un-mission-1", "tr/tr-patrol-2"


def _collisions(out: Paper, play: Play) -> None:
    why = "The log holds an answer beside each notice; all who have it compute the same. Zones: indicative, exercise."
    _chapter(out, 4, "What would it collide with", why)
    _collision(out, play, _MISSION)
    verdict = play.host.ledger.state.verdicts.rows[f"{_MISSION}@000002"]
    result = "nothing was found against it" if verdict.said.result == "clear" else verdict.said.result
    out.print(f"Version 2 of {_MISSION} takes that delay. The host's verdict on it, entry {verdict.index}: {result}.\n")
    _collision(out, play, _PATROL)
    out.print(informs())
    out.print("")


def _collision(out: Paper, play: Play, notice: str) -> None:
    """Tell what the first version of a notice meets, and what might help."""
    state = play.host.ledger.state
    said, live = state.notice_versions.rows[f"{notice}@000001"].said, Live.of(state)
    found = answer(state, live, asked_of(notice, 1, said), state.t_ms)
    out.print(assemble((safe(pick(said.text)), "italic"), "\n"))
    out.print(answered(found, suggestions(state, live, found, state.t_ms)))


def _proof(out: Paper, play: Play) -> None:
    why = "One file shows who told whom what, when, with which authority. It is checked alone and offline."
    _chapter(out, 5, "A proof, made and verified", why)
    index = play.indexes["un-convoy-1"]
    data = bundle.encode(attested_bundle(play.host, index))
    (play.place.directory / _PROOF).write_bytes(data)
    out.print(finding(check(data, bootstrap.verifier_key(play.place))))
    out.print("")


_PROOF = "convoy.proof"


def _tampering(out: Paper, play: Play) -> None:
    why = "In a copy of the log, one bit of the convoy's notice is turned behind the program's back."
    _chapter(out, 6, "One byte changed on disk", why)
    with tempfile.TemporaryDirectory() as scratch:
        copy = change_one_byte(play.place, play.indexes["un-convoy-1"], Path(scratch) / "copy")
        told = what_is_found(copy)
    out.print(_verdict("in the copy", told))
    out.print(_verdict("in the log itself", what_is_found(play.place)))
    out.print("")


def _verdict(where: str, found: str) -> Ink:
    if found:
        return assemble(("bad   ", "bold red"), f"{where}: ", ink(found))
    return assemble(("good  ", "bold green"), f"{where}: every entry, signature, rule and hash, and the signed head")


def _next(play: Play) -> Ink:
    garant = "garant" if shutil.which("garant") else shlex.quote(sys.argv[0])
    place, key = shlex.quote(str(play.place.directory)), str(bootstrap.verifier_key(play.place))
    commands = (
        f"show {place} agreements reg/sy-2018-idlib",
        f"show {place} agreements tr/exercise-line --as ru     # sealed: compare with --as ir",
        f"show {place} contacts",
        f"proof verify {place}/{_PROOF} --key {shlex.quote(key)}",
        f"log export {place} public-copy",
        f"replay {place}",
    )
    return unbroken(("Try next\n", "bold"), *(assemble("  ", ink(f"{garant} {command}"), "\n") for command in commands))
