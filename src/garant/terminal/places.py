"""Places as people said them, and what disagrees, in a few words."""

from collections.abc import Iterable, Iterator

from garant.answers.places_said import Compared, Discrepancy, ReadBack
from garant.statement.values import Place
from garant.terminal.paper import Ink, assemble, safe
from garant.terminal.spans import metres

_WORDS = {"name": "name", "position": "position", "mgrs": "grid reference"}
_UNITS = 1e7


def place(said: Place) -> str:
    """Say a place as it was said: its name, its position (latitude first), its grid reference."""
    position = f"{abs(said.position[1]) / _UNITS:.5f}{'N' if said.position[1] >= 0 else 'S'} " if said.position else ""
    position += f"{abs(said.position[0]) / _UNITS:.5f}{'E' if said.position[0] >= 0 else 'W'}" if said.position else ""
    parts = (said.name or said.district, position, said.mgrs)
    return ", ".join(safe(part) for part in parts if part)


def warnings(found: Iterable[Compared]) -> list[Ink]:
    """Say everything that is to be looked at before somebody relies on these places."""
    return [line for one in found for line in _of(one)]


def _of(one: Compared) -> Iterator[Ink]:
    for wrong in one.discrepancies:
        yield assemble(("look again  ", "bold red"), _apart(wrong, one))
    if one.bad_grid:
        yield assemble(("look again  ", "bold red"), f"{one.place.mgrs} is no square of the grid")
    if one.unknown_name:
        near = f"; the nearest it has is {safe(one.nearest.name)}, {metres(one.nearest_m or 0)} away" if one.nearest else ""
        yield assemble(("not checked ", "bold yellow"), f"the place index does not have {_name(one.place)}{near}")
    if one.alike:
        guess = f"{_name(one.place)} is not in the place index; it is taken for {safe(one.alike.name)}, which sounds like it"
        yield assemble(("a guess     ", "bold yellow"), guess)


def _name(said: Place) -> str:
    return safe(said.name or "")


def _apart(wrong: Discrepancy, one: Compared) -> str:
    this, that = (_WORDS[word] for word in wrong.between)
    named = f" {_name(one.place)}" if "name" in wrong.between else ""
    near = (
        f"; it is nearest to {safe(one.nearest.name)} ({metres(one.nearest_m or 0)})" if one.nearest and one.nearest != wrong.named else ""
    )
    return f"the {this}{named} and the {that} are {metres(wrong.distance_m)} apart, more than {metres(wrong.allowed_m)}{near}"


def read_back(found: Iterable[ReadBack], added: Iterable[Place] = ()) -> list[Ink]:
    """Say what a read-back has wrong, or left out; nothing when it is as it was said."""
    wrong = [assemble(("read back wrongly  ", "bold red"), _wrong(one)) for one in found if not one.agrees]
    return [*wrong, *(assemble(("never said         ", "bold red"), place(one)) for one in added)]


def _wrong(one: ReadBack) -> str:
    if one.back is None:
        return f"{place(one.said)} was not read back"
    if one.position_missing:
        return f"of {place(one.said)} the position was not read back"
    if one.distance_m is not None and one.distance_m > one.allowed_m:
        return f"{place(one.said)} came back as {place(one.back)}, {metres(one.distance_m)} away"
    return f"{place(one.said)} came back as {place(one.back)}: another name"
