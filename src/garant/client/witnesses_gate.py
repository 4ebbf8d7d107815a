"""The witnesses of one log: who they are by charter and policy, asking them all, and whether a host may start.

    charter      says which keys, and how many of them must cosign
    policy       says under which names and addresses they are known here; alone, it says who is asked and what the quorum is

`require_current` is what a host calls before it serves anybody: a log that was restored from an old copy learns it here, and a host whose
clock is wrong before it stamps anything, which would be for good.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from garant.client.witnesses import DEADLINE_S, Witnesses
from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, NoteSignature, Tree, parse_note
from garant.log.cosignature import CosignerKey
from garant.log.policy import Policy, shown
from garant.node.ports import Clock
from garant.node.witness_asking import Asked, Cosignature, Reply, Unanswered, require_not_behind
from garant.statement.kinds import Charter

SKEW_MS_MAX = 60_000
"""How far our clock and a witness's may part, the seconds included that asking takes. Clocks that a network sets part by far less."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The witnesses of a log, how many of them must cosign, and the policy whose quorum counts where the charter names none."""

    witnesses: tuple[Asked, ...]
    quorum: int
    policy: Policy | None

    @classmethod
    def of(cls, charter: Charter | None, policy: Policy | None) -> "Circle":
        """Put together what charter and policy say. Refuses with `usage` when neither names a witness, or the charter's keys are none."""
        lines = policy.witnesses if policy else ()
        known = {line.key: Asked(shown(line.name), line.key, line.url) for line in lines}
        if charter is not None and charter.witnesses is not None:
            keys = [_charter_key(text) for text in charter.witnesses.keys]
            return cls(tuple(known.get(key, Asked(key.name, key, "")) for key in keys), charter.witnesses.quorum, None)
        if not known:
            raise Refused(Code.USAGE, "neither the charter nor a policy names witnesses; write a policy file with their keys and addresses")
        return cls(tuple(known.values()), 0, policy)

    def ask(self, note: bytes, tree: Tree, deadline_s: float = DEADLINE_S) -> list[Reply]:
        """Ask all of them for a cosignature of a checkpoint of this tree, which must not grow meanwhile."""
        size = Checkpoint.parse(parse_note(note).text).size
        return Witnesses(self.witnesses, deadline_s).ask(note, size, lambda old: tree.consistency(old, size))

    def require(self, note: bytes, replies: Sequence[Reply]) -> None:
        """Refuse an old copy, another history, and too few answers: `behind_witness`, `forked`, `quorum_not_met`."""
        require_not_behind(Checkpoint.parse(parse_note(note).text), replies, self.quorum)
        if self.policy and not self._enough(replies):
            told = "; ".join(f"{reply.witness.name}: {reply.sentence}" for reply in replies if isinstance(reply, Unanswered))
            raise Refused(Code.QUORUM_NOT_MET, f"the policy's quorum {shown(self.policy.quorum)!r} did not answer: {told}")

    def require_same_time(self, replies: Sequence[Reply], now_ms: int) -> None:
        """Stop with `clock_skew` where as many as must cosign tell another time than ours, and fewer the same."""
        same = [reply for reply in replies if isinstance(reply, Cosignature) and abs(reply.time_s * 1_000 - now_ms) <= SKEW_MS_MAX]
        apart = [reply for reply in replies if isinstance(reply, Cosignature) and reply not in same]
        if apart and self._enough(apart) and not self._enough(same):
            told = ", ".join(f"{one.witness.name} by {one.time_s - now_ms // 1_000:+d} s" for one in apart)
            raise Fault(Code.CLOCK_SKEW, f"this machine's clock is not its witnesses' ({told}); set it right before anything is stamped")

    def _enough(self, replies: Sequence[Reply]) -> bool:
        """Tell whether those that cosigned are as many as must."""
        cosigned = [reply.witness.key for reply in replies if isinstance(reply, Cosignature)]
        names = [line.name for line in self.policy.witnesses if line.key in cosigned] if self.policy else []
        return len(cosigned) >= self.quorum and (self.policy is None or self.policy.met_by(names))


def _charter_key(text: str) -> CosignerKey:
    try:
        return CosignerKey.parse(text)
    except Refused as refused:
        raise Refused(Code.USAGE, f"the charter names {text[:60]!r} as a witness: {refused.refusal.sentence}") from refused


def lines_of(replies: Sequence[Reply]) -> list[NoteSignature]:
    """Give the signature lines of those that cosigned."""
    return [reply.line for reply in replies if isinstance(reply, Cosignature)]


def require_current(circle: Circle, note: bytes, tree: Tree, clock: Clock, deadline_s: float = DEADLINE_S) -> list[Reply]:
    """Ask the witnesses whether they have seen more of this log than we hold, or tell another time; refuse to start if so.

    Give their answers.
    """
    replies = circle.ask(note, tree, deadline_s)
    circle.require(note, replies)
    circle.require_same_time(replies, clock())
    return replies
