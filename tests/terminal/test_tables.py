"""Every sheet of `garant show`, and a checked proof, drawn from a log full of awkward texts, at any width: nothing acts, nothing crashes.

The texts are such as the fold admits: marks that turn directions, invisible characters, long words, wide and combining ones.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from garant.answers import overview
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.node.checking import check
from garant.terminal import tables
from garant.terminal.findings import finding
from garant.terminal.payload import payload
from tests.terminal.prints import in_a_pipe, on_a_terminal
from tests.world import AGREEMENT, CONTACT, MEASURE, MEETING, NOTICE, PROPOSAL, READOUT, World, receipt, relay

AWKWARD = (
    "\u2066in\u2069 \u200f\u200e \u2028 القطاع الشمالي كما يسميه الاتفاق 漢字漢字 e\u0301\u0301 "
    "[bold]x[/bold] \u200b" + "w" * 90 + " \U000e0041 👩\u200d👧"
)
CONTROLS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
OURS = set("\n\u2068\u2069")
WIDTHS = [*range(40, 201, 20), 57, 113]


@cache
def world() -> World:
    """Fill a log with awkward texts."""
    made = World()
    tr, ru, registrar = made.side("tr"), made.side("ru"), made.side("reg")
    texts = {"en": AWKWARD}
    measure = {**MEASURE, "text": texts, "addressee": [{"text": AWKWARD}], "condition": AWKWARD}
    made.admit(registrar.headquarters, {**AGREEMENT, "title": texts, "measures": [measure], "between": [{"text": AWKWARD}]})
    made.admit(tr.headquarters, {**CONTACT, "level": AWKWARD, "place": AWKWARD})
    made.admit(tr.headquarters, {**READOUT, "says": texts, "by": [{"party": "tr", "office": AWKWARD}]})
    made.admit(tr.headquarters, {**PROPOSAL, "text": texts, "in_exchange": [{"of": {"party": "ru"}, "text": texts}]})
    made.admit(tr.headquarters, {**MEETING, "title": texts, "place": AWKWARD})
    made.admit(tr.headquarters, {**NOTICE, "purpose": AWKWARD, "text": texts})
    made.admit(ru.sector, {**receipt(), "relay": relay(unit=AWKWARD)})
    return made


def agreement() -> RenderableType:
    return tables.agreement(overview.agreement(world().state, "reg/zone-2018"))


def gaps() -> RenderableType:
    line = overview.agreement(world().state, "reg/zone-2018")
    return tables.gaps(line.gaps, {f"{line.ref}#{one.name}": AWKWARD for one in line.measures})


def proof() -> RenderableType:
    host = world().host
    notice = world().state.notice_versions.rows["tr/patrol-1@000001"]
    return finding(check(bundle.encode(attested_bundle(host, notice.index)), world().key))


DRAWN: dict[str, Callable[[], RenderableType]] = {
    "parties": lambda: tables.parties(overview.parties(world().state)),
    "party": lambda: tables.party(overview.parties(world().state)[0]),
    "agreements": lambda: tables.agreements([overview.agreement(world().state, "reg/zone-2018")]),
    "agreement": agreement,
    "gaps": gaps,
    "notices": lambda: tables.notices(overview.notices(world().state)),
    "receipts": lambda: tables.receipts(overview.notices(world().state)),
    "statement": lambda: payload(world().state.notice_versions.rows["tr/patrol-1@000001"].said),
    "proof": proof,
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWN)
def test_it_is_drawn_within_its_width_and_nothing_in_it_acts(name: str, width: int) -> None:
    shown = on_a_terminal(DRAWN[name](), width)
    assert not {mark for mark in shown if unicodedata.category(mark) in CONTROLS} - OURS
    for line in shown.splitlines():
        assert cell_len(line) <= width
        assert line.count("\u2068") == line.count("\u2069"), "an isolate ends with its line"


@pytest.mark.parametrize("name", DRAWN)
def test_colour_only_repeats_what_a_word_says(name: str) -> None:
    """Without its colours a sheet has the same letters."""
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(DRAWN[name](), 110, colour=True))
    assert coloured == on_a_terminal(DRAWN[name](), 110)


@pytest.mark.parametrize("name", DRAWN)
def test_a_pipe_gets_the_same_words(name: str) -> None:
    assert in_a_pipe(DRAWN[name]()).split() == on_a_terminal(DRAWN[name](), 110).split()


def test_a_relay_receipt_is_shown_as_one() -> None:
    assert "acknowledged by relay" in in_a_pipe(DRAWN["receipts"]())
    assert "relay to" in in_a_pipe(DRAWN["proof"]())


def test_no_light_and_no_word_is_a_permission() -> None:
    told = in_a_pipe(DRAWN["notices"]()) + in_a_pipe(DRAWN["receipts"]()) + in_a_pipe(DRAWN["proof"]())
    for claim in ("approved", "permitted", "authorised", "authorized", "cleared", "granted", "safe"):
        assert claim not in told.casefold()
    assert "never a permission" in told
    assert "removes no protection and permits nothing" in " ".join(told.split())
