"""Beside what `garant check` and `garant notice file` tell: names in a notice's words that do not fit what it draws."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from garant import bootstrap
from garant.bootstrap import Place
from garant.terminal.paper import Ink, assemble, safe
from garant.terminal.spans import metres

if TYPE_CHECKING:
    from garant.answers.places_drawn import Mentioned
    from garant.exchange import Feature


def hints(directory: Path, features: "Iterable[Feature]") -> "list[tuple[str, Mentioned]]":
    """Give the names that do not fit, each with the id of its feature."""
    worded = [one for one in features if one.volumes and (one.text or one.purpose)]
    if not worded:
        return []
    from garant.answers.places_drawn import mentioned

    index = bootstrap.place_index(Place(directory))
    texts = {one.id: (*(one.text or {}).values(), one.purpose or "") for one in worded}
    return [(one.id, found) for one in worded for found in mentioned(index, texts[one.id], one.volumes)]


def data(found: "Iterable[tuple[str, Mentioned]]") -> dict[str, Any]:
    """Give them as data; nothing where all names fit."""
    told = [{"id": id_, "name": one.name, "distance_m": one.distance_m, "allowed_m": one.allowed_m} for id_, one in found]
    return {"look_again": told} if told else {}


def lines(found: "Iterable[tuple[str, Mentioned]]") -> list[Ink]:
    """Say them, a line each."""
    return [assemble(("look again  ", "bold red"), f"{safe(id_)} names {safe(one.name)}, which is {_away(one)}") for id_, one in found]


def _away(one: "Mentioned") -> str:
    return f"{metres(one.distance_m)} from what it draws, more than {metres(one.allowed_m)}"
