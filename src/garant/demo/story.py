"""The story that `garant demo` tells: five things that a newcomer understands in a minute, each from the log just made."""

import tempfile
from pathlib import Path

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from garant import bootstrap
from garant.answers import gaps, overview
from garant.answers.overview import AgreementLine
from garant.demo.play import Play
from garant.demo.tampering import change_one_byte, what_is_found
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.node.checking import check
from garant.terminal import tables
from garant.terminal.findings import finding
from garant.terminal.paper import paper, pick, safe
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
    out = paper()
    out.print(_INTRODUCTION)
    play = Play(directory)
    with progress("playing", 1) as show:
        play.perform(show.step)
    tree = play.host.ledger.tree
    out.print(f"Played {tree.size} statements: each signed, judged, on disk before the next. Root {tree.root().hex()[:16]}.\n")
    _parties(out, play)
    _gaps(out, play)
    _notice(out, play)
    _proof(out, play)
    _tampering(out, play)
    if not once:
        out.print(_next(play, directory))


_INTRODUCTION = Text.assemble(
    ("Garant", "bold"),
    ": parties that share a theatre and do not trust each other say what they will do, where and when.\n"
    "What follows is the public record of Syria, 2015 to 2019, entered by a registrar with its sources, and a small exercise.\n"
    "All parties are played here. A notice informs; nothing in Garant is ever a permission.\n",
)


def _chapter(out: Console, number: int, title: str, why: str) -> None:
    out.print(Rule(Text(f"{number}. {title}", style="bold"), align="left", characters="─"))
    out.print(Text(why, style="dim"))
    out.print()


def _agreements(play: Play) -> list[AgreementLine]:
    state = play.host.ledger.state
    return [overview.agreement(state, ref) for ref, _ in state.agreements.items()]


def _parties(out: Console, play: Play) -> None:
    _chapter(
        out, 1, "Who is party to what", "An agreement binds those who accepted it with their own key, or through their representative."
    )
    out.print(tables.parties(overview.parties(play.host.ledger.state)))
    lines = _agreements(play)
    measures = sum(len(line.measures) for line in lines)
    sealed = sum(line.hidden for line in lines)
    out.print(f"{len(lines)} agreements hold {measures} measures in the open and {sealed} sealed ones. A registrar's entry binds nobody.\n")


def _gaps(out: Console, play: Play) -> None:
    _chapter(
        out,
        2,
        "What the texts leave open",
        "Communiqués promise measures without content, date or addressee. A gap is shown, never filled.",
    )
    lines = _agreements(play)
    texts = {f"{line.ref}#{one.name}": pick(one.text) for line in lines for one in line.measures}
    found = [gap for line in lines for gap in line.gaps]
    told = sorted((gap for gap in found if gap.measure in _TOLD_GAPS), key=lambda gap: _TOLD_GAPS.index(gap.measure))
    out.print(tables.gaps(told, texts))
    places = {place: len({gap.measure for gap in found if gap.place == place}) for place in gaps.PLACES}
    counted = ", ".join(f"{count} no known {place}" for place, count in places.items() if count)
    out.print(f"Of {len(texts)} measures: {counted}.\n")


def _notice(out: Console, play: Play) -> None:
    why = "Headquarters knowing is not the unit knowing. A recipient stays amber until its unit has the word."
    _chapter(out, 3, "A notice and its receipts", why)
    line = overview.notice(play.host.ledger.state, _CONVOY)
    out.print(Text(f"{pick(line.said.text)} Status: {line.said.status}.", style="italic"))
    out.print(tables.ladder(line))


def _proof(out: Console, play: Play) -> None:
    _chapter(
        out,
        4,
        "A proof, made and verified",
        "One file shows who told whom what, when, with which authority. It is checked alone and offline.",
    )
    index = play.host.find(play.ids["un-convoy-1"])
    data = bundle.encode(attested_bundle(play.host, index))
    (play.place.directory / "convoy.proof").write_bytes(data)
    out.print(finding(check(data, bootstrap.verifier_key(play.place))))
    out.print()


def _tampering(out: Console, play: Play) -> None:
    _chapter(out, 5, "One byte changed on disk", "A copy of the log; one bit of the convoy's notice is turned, behind the program's back.")
    with tempfile.TemporaryDirectory() as scratch:
        copy = change_one_byte(play.place, play.ids["un-convoy-1"], Path(scratch) / "copy")
        told = what_is_found(copy)
    out.print(Text.assemble(("found  ", "bold red"), safe(told)))
    bad = what_is_found(play.place)
    out.print(Text.assemble(("bad    ", "bold red"), safe(bad)) if bad else Text.assemble(("good   ", "bold green"), _UNTOUCHED))
    out.print()


_UNTOUCHED = "the log itself: every entry, signature, rule and hash, and the signed head"


def _next(play: Play, directory: Path) -> RenderableType:
    key = bootstrap.verifier_key(play.place)
    place = safe(str(directory))
    return Text.assemble(
        ("Try next\n", "bold"),
        f"  garant show {place} agreements reg/sy-2018-idlib\n",
        f"  garant show {place} agreements tr/exercise-line --as ru     (sealed: compare with --as ir)\n",
        f"  garant show {place} contacts\n",
        f"  garant proof verify {place}/convoy.proof --key '{key}'\n",
        f"  garant log export {place} public-copy\n",
        f"  garant replay {place}\n",
    )
