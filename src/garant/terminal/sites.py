"""The sheets of sites and disclosures: what everybody sees of a site, and for its owner to whom it was shown, and who has acknowledged."""

from collections.abc import Sequence

from rich.console import Group, RenderableType

from garant.answers.sites import Shown, Site
from garant.state.rows import Recorded
from garant.statement.kinds import Disclosure
from garant.statement.shapes import Area, Circle, Volume
from garant.terminal.answers import place
from garant.terminal.paper import Ink, assemble, clock, ink, word
from garant.terminal.sheet import Sheet


def sites(found: Sequence[Site]) -> Group:
    """Sites, one a row; below, to whom each was shown, for those who may know."""
    made = Sheet("Sites", "site", "what", "status!", "stands!", "where", "confirmed again by", note=_NOTE)
    for one in found:
        made.add(one.ref, one.said.activity, word(one.said.status), one.life, _where(one), _again(one))
    parts: list[RenderableType] = [made]
    parts += [_shown(one) for one in found if one.shown]
    return Group(*parts)


_NOTE = "Hidden places are shown to the readers that their owner named: `--as PARTY` shows what PARTY may read."


def _where(one: Site) -> Ink:
    region = ink(one.said.region or "")
    if one.hidden:
        return assemble(region, ", " if one.said.region else "", ("place hidden", "cyan"))
    return assemble(region, ": " if one.said.region else "", "; ".join(filter(None, map(_middle, one.said.volumes or ()))))


def _middle(volume: Volume) -> str:
    match volume.shape:
        case Circle():
            return place(volume.shape.center)
        case Area():
            return f"from {place(volume.shape.polygons[0][0][0])}"
        case _:
            return f"from {place(volume.shape.line[0])}"


def _again(one: Site) -> Ink:
    if one.reconfirm is None:
        return Ink()
    return assemble(clock(one.reconfirm.due_ms), *([(" overdue", "bold red")] if one.reconfirm.overdue else []))


def _shown(one: Site) -> Sheet:
    made = Sheet(f"To whom {ink(one.ref).plain} was shown", "reader!", "since!", "entry#", "v#", "purpose", "acknowledged!", "light!")
    for reader in one.shown:
        made.add(*_reader(reader))
    return made


def _reader(one: Shown) -> tuple[str | Ink, ...]:
    acknowledged = Ink(clock(one.acknowledged_ms)) if one.acknowledged_ms is not None else Ink("not yet", style="yellow")
    return one.reader, clock(one.t_ms), str(one.index), str(one.version), one.purpose or "", acknowledged, word(one.light)


def disclosures(found: Sequence[tuple[Recorded[Disclosure], tuple[str, ...]]]) -> Sheet:
    """Disclosures that a party made, or that were made to it, with the names of what they open."""
    made = Sheet("Disclosures", "of", "members", "to", "purpose", "since!", "entry#", empty="none made by this party, or to it")
    for row, names in found:
        said = row.said
        of = f"{said.of}, version {said.version}" if said.version else said.of
        made.add(
            of, ", ".join(names) or f"{len(said.members)} hidden", ", ".join(said.readers), said.purpose, clock(row.t_ms), str(row.index)
        )
    return made
