"""Asking what notices of a file would meet in a log: from features to questions, and from questions to answers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live, Version
from garant.answers.shelf import Volumes
from garant.answers.suggest import Suggestion, suggestions
from garant.cli.opening import Opened
from garant.exchange.asking import asked_about, party_of
from garant.node.sealed import as_seen_by
from garant.terminal.progress import progress

if TYPE_CHECKING:
    from garant.exchange import Feature


class Checked(NamedTuple):
    """A notice of a file, what was found about it, and what might help."""

    feature: "Feature"
    found: Answer
    suggested: Sequence[Suggestion]


class Asking:
    """Answers as of an instant, each with what the notice's own party may read."""

    def __init__(self, read: Opened, now_ms: int) -> None:
        """Ask a log that was read."""
        self._read, self._now_ms = read, now_ms
        self._live: dict[str, Live] = {}

    def checked(self, features: "Sequence[Feature]", party: str | None) -> Iterator[Checked]:
        """Check features one by one, and show how far that is. Refuses one that no notice could say."""
        with progress("checking", len(features)) as tell:
            for at, feature in enumerate(features, 1):
                yield self._checked(feature, party_of(feature, party))
                tell(at)

    def _checked(self, feature: "Feature", party: str) -> Checked:
        state, live = self._read.ledger.state, self._live_for(party)
        asked = asked_about(state, feature, party)
        found = answer(state, live, asked, self._now_ms)
        return Checked(feature, found, suggestions(state, live, found, self._now_ms))

    def _live_for(self, party: str) -> Live:
        if party not in self._live:
            self._live[party] = Live.of(self._read.ledger.state, lambda row: self._volumes(row, party))
        return self._live[party]

    def _volumes(self, row: Version, party: str) -> Volumes | None:
        """Give the hidden volumes of a notice as far as they were shared with a party."""
        return as_seen_by(self._read.store, row.said, row.id, party, self._read.ledger.state).volumes
