"""What the host itself shows drone operators: what was chosen of the theatre's notices and measures, as constraints of its own.

    an entry changes a notice -> is it shown as it now stands? -> if not: a statement of the gateway's, drafted in its turn like a client's

So they have versions and OVNs, count in keys, are met by queries, and count at the subscriptions that they notify, by the same rules as
everybody's. Several hosts that show the same make it once: whoever comes second finds nothing left to do. The host calls nobody: who
subscribed is told by the index of its subscription, and asks here for the details.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from garant.answers.shown import Showing, shown, sort_of, things, touched
from garant.errors import Code, Refused
from garant.node.f3548 import constraints
from garant.node.f3548.asked import ConstraintPut
from garant.node.f3548.drafts import Draft
from garant.node.f3548.gateway import Gateway
from garant.node.f3548.standing import Standing, live
from garant.node.f3548.told import ConstraintChange, ConstraintTold
from garant.node.sequencer import Done, Sequencer
from garant.state.rows import ConstraintReferenceRow
from garant.state.state import Put, State
from garant.statement.kinds.f3548 import Extent

OWN = "garant"
"""The manager of what the host shows. No token may say that it is this one."""

_LATER = frozenset({Code.BUSY, Code.DISK_FULL})
_V4 = 4
_IDS_MAX = 8
"""A client may have taken an id before us, knowing how they are made: then the next one is ours."""


class Details(NamedTuple):
    """What an operator learns who asks: the reference with its OVN, where and when, and what it is."""

    reference: ConstraintTold
    extents: tuple[Extent, ...]
    sort: str


class Own:
    """Keeps what one host shows in step with its log."""

    def __init__(self, gateway: Gateway, sequencer: Sequencer, showing: Showing, base_url: str, tell: Callable[[str], None]) -> None:
        """Show by a gateway; operators ask for details at `base_url`. `tell`: what cannot be shown, for whoever runs the host."""
        self._gateway, self._log, self._showing, self._base_url, self._tell = gateway, sequencer.log, showing, base_url, tell
        self._due: set[str] = set()
        self._told: set[str] = set()
        self._things: dict[str, str] = {}
        with sequencer.reading() as ledger:
            if showing.kinds or showing.zones:
                self._due.update(things(ledger.state))
            self._state = ledger.state
            sequencer.follow(self._feed)
            sequencer.listen(lambda _: self._file())
            self._file()
            with suppress(Refused):  # busy: those that are left are ended when this host starts again
                for name in self._left_over():
                    self._gateway.file(OWN, partial(self._draft_end, name), _nobody, name)

    def details(self, standing: Standing, name: str) -> Details | None:
        """Give the details of a constraint of ours; None for all others."""
        row, thing = standing.constraint(name), self._things.get(name)
        if row is None or row.said.client != OWN or thing is None:
            return None
        return Details(standing.tell_constraint(name, OWN), row.said.extents, sort_of(standing.state, thing))

    def _feed(self, state: State, changes: Iterable[Put]) -> None:
        """Note what an entry may have changed; under the log's lock, as all that follows."""
        self._state = state
        self._due.update(touched(state, self._showing, changes))

    def _file(self) -> None:
        """Ask the gateway for what is not shown as it stands."""
        due, self._due = sorted(self._due), set()
        for thing in due:
            if self._differs(thing):
                self._ask(thing)

    def _left_over(self) -> list[str]:
        """Name what was shown before, and is not now: another host's choice, or one that this host was given earlier."""
        rows = self._state.constraint_references.rows
        return [name for name, row in rows.items() if row.ended is None and row.said.client == OWN and name not in self._things]

    def _draft_end(self, name: str, standing: Standing) -> Draft[ConstraintChange]:
        row = standing.constraint(name)
        if row is None:
            raise Refused(Code.NOTHING_CHANGED, "it is not shown any more")
        return constraints.ended(standing, row, None)

    def _differs(self, thing: str) -> bool:
        name, row = self._named(self._state, thing)
        self._things[name] = thing
        try:
            wanted = shown(self._state, self._showing, thing)
        except Refused as refused:
            self._cannot(thing, refused)
            return row is not None
        return not _is_shown(row, wanted, self._base_url)

    def _ask(self, thing: str) -> None:
        try:
            self._gateway.file(OWN, partial(self._draft, thing), self._settle, thing)
        except Refused:
            self._due.add(thing)

    def _draft(self, thing: str, standing: Standing) -> Draft[ConstraintChange]:
        """Draft what brings a thing in step. What cannot be shown any more is taken back: what is shown must be so."""
        name, row = self._named(standing.state, thing)
        try:
            wanted = shown(standing.state, self._showing, thing)
        except Refused:
            wanted = None
        if _is_shown(row, wanted, self._base_url):
            raise Refused(Code.NOTHING_CHANGED, f"{thing} is shown as it stands")
        if wanted is None and row is not None:
            return constraints.ended(standing, row, None)
        asked = ConstraintPut(OWN, name, None, self._base_url, wanted or ())
        return constraints.filed(standing, asked, row, self._gateway.salts)

    def _settle(self, done: Done) -> None:
        for thing, answer in done:
            if isinstance(answer, Refused) and answer.refusal.code in _LATER:
                self._due.add(thing)
            elif isinstance(answer, Refused) and answer.refusal.code is not Code.NOTHING_CHANGED:
                self._cannot(thing, answer)

    def _cannot(self, thing: str, refused: Refused) -> None:
        """Say once that something cannot be shown."""
        if thing not in self._told:
            self._told.add(thing)
            self._tell(f"{thing} is not shown to drone operators: {refused.refusal.sentence}")

    def _named(self, state: State, thing: str) -> tuple[str, ConstraintReferenceRow | None]:
        """Give the id of a thing, and how it stands: the first of its ids that is ours, or else that is nobody else's."""
        free: str | None = None
        for number in range(_IDS_MAX):
            name = id_of(self._log, thing if number == 0 else f"{thing}\n{number}")
            row = live(state.constraint_references, name)
            if row is not None and row.said.client == OWN:
                return name, row
            free = free or (name if row is None else None)
        return free or id_of(self._log, thing), None


def id_of(log: str, thing: str) -> str:
    """Give the id under which a thing of a log is shown: always the same, in the form of a UUID of version 4, as the standard wants."""
    return str(UUID(bytes=sha256(f"garant-shown/v1\n{log}\n{thing}".encode()).digest()[:16], version=_V4))


def _nobody(_: Done) -> None:
    """Tell nobody."""


def _is_shown(row: ConstraintReferenceRow | None, wanted: tuple[Extent, ...] | None, base_url: str) -> bool:
    if row is None or wanted is None:
        return row is None and wanted is None
    return row.said.extents == wanted and row.said.base_url == base_url
