"""Playing the scenario: every party gets real keys, and every word goes the real way: signed, judged, logged, on disk before the next.

Three things are special about this theatre: one hand holds all its keys; it is never played later than on the eve of its first day, or
what the notices announce would be over one day and meet nothing any more; and its clock is two minutes behind, so that the story can let
a minute pass at once without the log ever being ahead of the time.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from garant import bootstrap, instant
from garant.bootstrap import Place
from garant.demo.scenario_files import Line, PartyPart, lines, parties, theatre_file
from garant.node.host import Host
from garant.node.saying import Saying, SigningKey, say
from garant.storage import keyfile

Tell = Callable[[int, int, str], None]
"""tell(done, of, what): hears how far the play is."""


EVE_MS = instant.parse("2027-02-28T18:00:00Z")
"""The evening before the first thing that any notice of the scenario announces."""

RESERVE_MS = 2 * instant.MINUTE_MS
"""How far behind the clock starts: as much may be waited without waiting."""


class EveClock:
    """Tells the machine's time before the eve, less the reserve; a performance that begins after the eve is played as if it began then."""

    def __init__(self) -> None:
        """Start now."""
        self._behind_ms = max(0, bootstrap.now_ms() - EVE_MS) + RESERVE_MS

    def __call__(self) -> int:
        """Tell the time, in ms since 1970."""
        return bootstrap.now_ms() - self._behind_ms

    def turn(self, length_ms: int) -> None:
        """Let time pass at once."""
        self._behind_ms -= length_ms


class Play:
    """One performance: its host, its keys, and the admission of each entry by its scenario id."""

    def __init__(self, directory: Path) -> None:
        """Make the theatre in a directory."""
        self.place = Place(directory)
        theatre = bootstrap.parse_theatre(theatre_file().read_bytes(), "the scenario's theatre file")
        self.clock = EveClock()
        self.host: Host = bootstrap.found(self.place, theatre, self.clock)
        self.indexes: dict[str, int] = {}
        self._keys: dict[str, SigningKey] = {"host-root": keyfile.read(self.place.key("root-1"))}

    def perform(self, tell: Tell) -> None:
        """Say everything."""
        acts = [*self._acts()]
        for done, (what, act) in enumerate(acts):
            tell(done, len(acts), what)
            act()
        tell(len(acts), len(acts), "all is said")

    def _acts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for party in parties():
            yield f"{party.party} joins", lambda party=party: self._enrol(party)  # type: ignore[misc]
        for line in lines():
            yield line.tell, lambda line=line: self._say_line(line)  # type: ignore[misc]

    def _enrol(self, part: PartyPart) -> None:
        names = [f"{part.party}-root-{number + 1}" for number in range(part.root_keys)]
        roots = [self._new_key(name) for name in names]
        members = {"version": 1, "keys": sorted(key.public for key in roots), "threshold": part.threshold}
        joining = {**part.members, "type": "party/1", "party": part.party, "status": "exercise", "roots": members}
        self._say(part.party, joining, [*roots[: part.threshold], self._keys["host-root"]])
        for key in part.keys:
            grant = {**key.members, "type": "grant/1", "status": "exercise", "key": self._new_key(key.name).public}
            self._say(key.name, grant, roots[: part.threshold])

    def _new_key(self, name: str) -> SigningKey:
        self._keys[name] = keyfile.new(self.place.key(name))
        return self._keys[name]

    def _say_line(self, line: Line) -> None:
        self._say(line.entry, line.statement, [self._keys[name] for name in line.keys], line.hide)

    def speak(self, entry: str, key: str, members: dict[str, Any]) -> int:
        """Say one thing more, with the key of that name; give the index of its entry."""
        self._say(entry, members, [self._keys[key]])
        return self.indexes[entry]

    def _say(self, entry: str, members: dict[str, Any], keys: list[SigningKey], hide: tuple[str, ...] = ()) -> None:
        saying = Saying(members, self.clock(), hide)
        answer = self.host.submit([say(self.host.ledger, self.host.log, saying, keys, bootstrap.salt)])[0]
        self.indexes[entry] = bootstrap.require_admitted(answer).index
