"""Saying things of notices at a host, and telling what came of it: the admission, and the verdict beside it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType

from garant import bootstrap
from garant.answers.answer_data import data, recorded
from garant.answers.deconflict import Answer
from garant.answers.live import Live
from garant.answers.suggest import Suggestion, suggestions
from garant.cli.opening import hosted
from garant.cli.submitting import receipt, require_admitted, submit, told
from garant.node.host import Host
from garant.node.ledger import read
from garant.node.naming import require_known
from garant.node.ports import EntryStore
from garant.node.saying import Saying, SigningKey, party_of
from garant.node.submission import Admission
from garant.state.rows import NoticeRow
from garant.state.state import State
from garant.statement.kinds import Verdict
from garant.storage import keyfile
from garant.terminal.answers import answered, withheld
from garant.terminal.paper import Ink


class Told:
    """What came of a statement: its admission, and of a version of a notice the verdict, with what might help."""

    def __init__(self, got: Admission, verdict: Verdict | None, found: Answer | None, suggested: Sequence[Suggestion]) -> None:
        """Tell of an admission; `found` is what the verdict holds."""
        self._got, self._verdict, self._found, self._suggested = got, verdict, found, suggested

    def data(self) -> dict[str, Any]:
        """Give it as data."""
        return {**receipt(self._got), **self._verdict_data()}

    def _verdict_data(self) -> dict[str, Any]:
        if self._found is None or self._verdict is None:
            return {}
        counts = {"pair_count": self._verdict.pair_count, "withheld": len(self._verdict.withheld or ())}
        return {"verdict": {"index": self._got.verdict, **data(self._found, self._suggested), **counts}}

    def shown(self) -> RenderableType:
        """Give it as something to print."""
        if self._found is None or self._verdict is None:
            return told(self._got)
        hidden = withheld(len(self._verdict.withheld or ()))
        heading = Ink(f"The host's verdict, entry {self._got.verdict}", style="bold")
        return Group(told(self._got), Ink(), heading, Ink(), answered(self._found, self._suggested), *hidden)


class Desk:
    """A key, and the host to whom it speaks."""

    def __init__(self, key: SigningKey, host: Host) -> None:
        """Speak to the host of a log."""
        self._key, self._host = key, host

    @property
    def host(self) -> Host:
        """Give the host."""
        return self._host

    @property
    def state(self) -> State:
        """Give the state as the host has it now."""
        return self._host.ledger.state

    @property
    def store(self) -> EntryStore:
        """Give what the host keeps beside the log."""
        return self._host.store

    @property
    def party(self) -> str:
        """Give the party for which the key speaks. Refuses a key that the log does not know."""
        return party_of(self.state, self._key.id)

    def notice(self, ref: str) -> NoticeRow:
        """Give where a notice stands. Refuses a name that the log does not have."""
        notices = self._host.ledger.state.notices
        require_known(ref, list(notices.rows), "notice")
        return notices.rows[ref]

    def say(
        self,
        members: Mapping[str, Any],
        *,
        as_json: bool,
        more: Mapping[str, object] | None = None,
        hide: Sequence[str] = (),
        blob: bytes | None = None,
    ) -> Told:
        """Sign and append, with the members to `hide` behind digests, and a blob's bytes beside the log.

        A refusal ends the command; `more` goes with it.
        """
        saying = Saying(members, bootstrap.now_ms(), hide, blob)
        got = require_admitted(submit(self._host, saying, [self._key]), as_json=as_json, more=more)
        return self._told(got)

    def _told(self, got: Admission) -> Told:
        record = None if got.verdict is None else self._host.store.record(got.verdict)
        if record is None:
            return Told(got, None, None, ())
        said = read(record.data).signed.said
        assert isinstance(said, Verdict)  # noqa: S101 - the host says which entry it is
        state = self._host.ledger.state
        found = recorded(state, said)
        helps = () if said.withheld else suggestions(state, Live.of(state), found, got.t_ms)
        return Told(got, said, found, helps)


def desk_at(directory: Path, key_file: Path) -> Desk:
    """Open a log as its host, to speak there with a key."""
    key = keyfile.read(key_file)
    return Desk(key, hosted(directory))
