"""A host and its witnesses: asked before it serves anybody, and for as long as it does.

    at the start     has one of them seen more of this log, or another one? Then this is an old copy, or there are two: it does not start.
                     Nor does it where their clocks say that its own is wrong
    every second     if the log has grown (and every 10 s if it has not): cosign the newest checkpoint; the best is kept in DIR/cosigned

While it runs, a witness's word alone does not stop a host: it is not signed, and whoever could speak for one witness could end every
host. It is told on standard error, and each time counted.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from garant.bootstrap import Place, now_ms
from garant.cli import files
from garant.cli.policies import read_policy, require_own
from garant.errors import Code, Fault, Refused
from garant.limits import NOTE_BYTES_MAX
from garant.log import Checkpoint, parse_note
from garant.node.host import Host
from garant.node.ports import Head
from garant.node.witness_asking import Ahead, Contradicted, Cosignature, Reply
from garant.state.state import CHARTER

if TYPE_CHECKING:
    from garant.api.cosigned import Newest
    from garant.client.witnesses_gate import Circle
    from garant.node.sequencer import Sequencer

BEAT_S = 1.0
QUIET_S = 10.0
_ROUNDS = 5
"""Of asking at the start: while others write to the same log, a witness may have seen more than we had a moment ago."""

Tell = Callable[[str], None]


def circle_of(host: Host, place: Place, policy: Path | None) -> "Circle | None":
    """Say who the witnesses are, by charter and policy; None where neither names one."""
    from garant.client.witnesses_gate import Circle

    path = policy or place.home / "witnesses.policy"
    row = host.ledger.state.charters.get(CHARTER)
    charter = row.charter if row else None
    if policy is None and not path.is_file() and (charter is None or charter.witnesses is None):
        return None
    return Circle.of(charter, read_policy(path) if policy or path.is_file() else None)


def require_current(host: Host, circle: "Circle", tell: Tell, *, without_witnesses: bool) -> list[Reply]:
    """Ask whether a log is as new as its witnesses know it. Refuses with `behind_witness`, `forked`, and `quorum_not_met` if it matters."""
    from garant.client.witnesses_gate import require_current as require

    for left in reversed(range(_ROUNDS)):
        head = host.newest
        assert head is not None  # noqa: S101 - a log begins with its charter
        try:
            return require(circle, head.note, host.ledger.tree, now_ms)
        except Refused as refused:
            code = refused.refusal.code
            if code is Code.QUORUM_NOT_MET and without_witnesses:
                tell(f"it starts although too few witnesses answer: {refused.refusal.sentence}")
                return []
            if code is not Code.BEHIND_WITNESS or not left or host.catch_up() == head.size:
                raise
    raise AssertionError  # the last round returns or raises


class Cosigning:
    """Asks the witnesses of a running host, in a thread of its own, while the block lasts."""

    def __init__(self, sequencer: "Sequencer", circle: "Circle", newest: "Newest", file: Path, tell: Tell) -> None:
        """Ask for a sequencer's newest head; keep the best in a file and for those who ask."""
        from garant.client.witnesses import Witnesses

        self._sequencer, self._newest, self._file, self._tell = sequencer, newest, file, tell
        self._circle, self._witnesses = circle, Witnesses(circle.witnesses)
        self._met = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="cosigning", daemon=True)
        self._asked: tuple[int, float] = (0, -QUIET_S)
        self.objections = 0
        with sequencer.reading() as ledger:
            self._tree = ledger.tree
            self._restore(ledger)

    def __enter__(self) -> Self:
        """Begin to ask."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End; who is being asked is not waited for."""
        self._ended.set()

    def _restore(self, ledger: object) -> None:
        """Take up what was cosigned before, if it is this log's."""
        if self._file.is_file():
            with suppress(Refused):
                note = files.read(self._file, NOTE_BYTES_MAX)
                require_own(ledger, Checkpoint.parse(parse_note(note).text))  # type: ignore[arg-type]  # a Ledger
                self._newest.put(note, int(self._file.stat().st_mtime))

    def _run(self) -> None:
        while not self._ended.wait(BEAT_S):
            head = self._sequencer.head()
            size, asked_s = self._asked
            if head.size != size or monotonic() - asked_s >= QUIET_S:
                self._asked = head.size, monotonic()
                self._ask(head)

    def _ask(self, head: Head) -> None:
        try:
            replies = self._witnesses.ask(head.note, head.size, lambda old: self._tree.consistency(old, head.size))
            self._keep(head, replies)
            self._hear(head, replies)
        except (Refused, Fault) as error:
            self._tell(f"the witnesses could not be asked: {error}")

    def _keep(self, head: Head, replies: list[Reply]) -> None:
        """Keep what they signed: whatever there is at first, and then what meets the quorum."""
        from garant.client.witnesses_gate import lines_of
        from garant.log.cosignature import with_lines
        from garant.storage.witness_files import replace

        times = [reply.time_s for reply in replies if isinstance(reply, Cosignature)]
        met = self._meets(head, replies)
        if times and (met or not self._met):
            self._met = met
            note = with_lines(head.note, lines_of(replies))
            replace(self._file, note)
            self._newest.put(note, max(times))

    def _meets(self, head: Head, replies: list[Reply]) -> bool:
        try:
            self._circle.require(head.note, replies)
        except Refused:
            return False
        return True

    def _hear(self, head: Head, replies: list[Reply]) -> None:
        for reply in replies:
            if isinstance(reply, Contradicted):
                self._object(f"witness {reply.witness.name} has seen another history of this log: {reply.sentence}; stop, and keep both")
            elif isinstance(reply, Ahead) and reply.size > self._sequencer.head().size:
                self._object(f"witness {reply.witness.name} has seen {reply.size} entries of this log, which has {head.size} here")

    def _object(self, sentence: str) -> None:
        self.objections += 1
        self._tell(sentence)
