"""The picture of `garant screen`: the first conflicts of a file, and the notices that they are between."""

from collections.abc import Iterable, Iterator
from itertools import islice

from garant.cli.drawings import features
from garant.cli.screening import Screened
from garant.exchange import Feature
from garant.terminal.pairs import Pair
from garant.terminal.picture import THINGS_MAX, Crossing, Scene, Thing
from garant.terminal.spans import counted

_PAIRS_LOOKED_AT = 1_000
_CROSSINGS_MAX = 24


def of_file(name: str, data: bytes, found: Screened) -> Scene:
    """Draw the first conflicts of a file; where there are none, its first notices. The file is read once more for what is drawn."""
    pairs = list(_drawn(islice(found.pairs(), _PAIRS_LOOKED_AT)))
    wanted = {one for _, pair in pairs for one in (pair.a, pair.b)} or set(found.ids[:THINGS_MAX])
    things = tuple(sorted(_thing(one) for one in features(data) if one.id in wanted))
    crossings = tuple(Crossing(pair.a, pair.b, found.place(at), pair.window, pair.closest_m) for at, pair in pairs)
    return Scene(f"What meets in {name}", tuple(_notes(found, len(things), len(pairs))), things, crossings)


def _drawn(pairs: Iterable[Pair]) -> Iterator[tuple[int, Pair]]:
    """Choose the first pairs whose notices fit into one picture, with their numbers."""
    names: set[str] = set()
    count = 0
    for at, pair in enumerate(pairs):
        if len(names | {pair.a, pair.b}) <= THINGS_MAX and count < _CROSSINGS_MAX:
            names |= {pair.a, pair.b}
            count += 1
            yield at, pair


def _thing(feature: Feature) -> Thing:
    return Thing(feature.id, feature.party or "", feature.volumes)


def _notes(found: Screened, things: int, crossings: int) -> Iterator[str]:
    count = len(found)
    yield f"{counted(count, 'conflict')} among {counted(len(found.ids), 'notice')}; only equal statuses meet."
    if crossings < count:
        yield f"Drawn are {crossings} of them, and the {things} notices that they are between."
    elif not count and things < len(found.ids):
        yield f"Drawn are the first {things} notices."
