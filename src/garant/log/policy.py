r"""Trust policies: which logs, and which of their witnesses must have cosigned (C2SP tlog-policy).

    log <log key> [<url>]                            a log that is accepted; any one of them
    witness <name> <cosigner key> [<url>]            a witness, under a name that counts in this file alone
    group <name> all|any|<k> <name> ...              witnesses a checkpoint when k of its members do
    quorum <name>|none                               what must have witnessed it; exactly one such line
    # anything                                       a comment, on a line of its own; empty lines too

The law:

* a checkpoint counts if it is signed by one of the logs, whose key has the origin as its name, and the quorum has witnessed it;
* a name is defined above the line that uses it, and is a member of one group at most: nobody counts twice;
* no key stands twice, whatever names it goes by;
* words are divided by spaces and tabs; names are octets, and what is not ASCII means nothing;
* each line ends in a newline: a file that was cut off is refused.

Keys of types that cannot be verified here (ML-DSA) are refused, not passed over: a policy means what it says or nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from garant import signature
from garant.errors import Code, Refused
from garant.log.checkpoint import Checkpoint, open_checkpoint
from garant.log.cosignature import CosignerKey, cosigned_at
from garant.log.note import VerifierKey, parse_note
from garant.log.spelling import parse_number

POLICY_BYTES_MAX = 262_144
"""Some thousand keys; C2SP wants 32 logs, 32 witnesses and 32 groups to fit."""

NONE = "none"
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A} | {0x7F}


class LogLine(NamedTuple):
    """A log that is accepted, and where it answers (empty: not said)."""

    key: VerifierKey
    url: str


class WitnessLine(NamedTuple):
    """A witness, the name that this file gives it, and where it answers (empty: not said)."""

    name: str
    key: CosignerKey
    url: str


class GroupLine(NamedTuple):
    """Members of which `threshold` must have witnessed a checkpoint."""

    name: str
    threshold: int
    members: tuple[str, ...]


class Witnessed(NamedTuple):
    """A checkpoint that a policy accepts: whose signature opened it, and which witnesses cosigned it when (seconds since 1970)."""

    checkpoint: Checkpoint
    key: VerifierKey
    cosigned: tuple[tuple[WitnessLine, int], ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A trust policy, its lines in their order; `quorum` names a witness, a group, or `none`."""

    logs: tuple[LogLine, ...]
    witnesses: tuple[WitnessLine, ...]
    groups: tuple[GroupLine, ...]
    quorum: str

    @classmethod
    def parse(cls, data: bytes) -> "Policy":
        """Read a policy file. Refuses with `bad_policy` and the line, or with `too_large`."""
        if len(data) > POLICY_BYTES_MAX:
            raise Refused(Code.TOO_LARGE, f"a policy has at most {POLICY_BYTES_MAX} bytes, not {len(data)}; this is something else")
        draft = _Draft()
        for number, line in enumerate(_lines(data), 1):
            try:
                draft.take(_words(line))
            except Refused as refused:
                raise Refused(Code.BAD_POLICY, refused.refusal.sentence, f"line {number}") from refused
        if draft.quorum is None:
            raise Refused(Code.BAD_POLICY, "a policy says exactly once what its quorum is; add a line such as `quorum none`")
        return cls(tuple(draft.logs), tuple(draft.witnesses), tuple(draft.groups), draft.quorum)

    def met_by(self, names: Sequence[str]) -> bool:
        """Tell whether the quorum has witnessed what the witnesses of these names cosigned."""
        witnessed = {NONE, *names}
        for group in self.groups:
            if sum(member in witnessed for member in group.members) >= group.threshold:
                witnessed.add(group.name)
        return self.quorum in witnessed

    def require(self, note: bytes, key: VerifierKey | None = None, verify: signature.Verify = signature.verify) -> Witnessed:
        """Check a checkpoint's note against this policy.

        `key`: the log's, where it is known otherwise; it must also be the policy's, if that names any logs.
        Refuses with `unknown_log_key`, `bad_signature`, `bad_note` or `bad_checkpoint` as `open_checkpoint` does, and with
        `quorum_not_met` if too few have witnessed it.
        """
        opened = parse_note(note)
        checkpoint, by = self._open(note, Checkpoint.parse(opened.text).origin, key, verify)
        times = [(one, cosigned_at(opened, one.key, verify)) for one in self.witnesses]
        cosigned = tuple((one, time_s) for one, time_s in times if time_s is not None)
        if not self.met_by([one.name for one, _ in cosigned]):
            said = ", ".join(shown(one.name) for one, _ in cosigned) or "none of them"
            raise Refused(
                Code.QUORUM_NOT_MET,
                f"the policy asks for {shown(self.quorum)!r}, and of its {len(self.witnesses)} witnesses {said} cosigned this checkpoint; "
                "ask for it with more cosignatures",
            )
        return Witnessed(checkpoint, by, cosigned)

    def _open(self, note: bytes, origin: str, key: VerifierKey | None, verify: signature.Verify) -> tuple[Checkpoint, VerifierKey]:
        """Open the note with the first of the accepted keys that signed it."""
        for one in self._accepted(origin, key):
            try:
                return open_checkpoint(note, one, origin, verify), one
            except Refused as refused:
                if refused.refusal.code != Code.UNKNOWN_LOG_KEY:
                    raise
        raise Refused(Code.UNKNOWN_LOG_KEY, f"the checkpoint of {origin!r} is not signed by a log that this policy accepts; check both")

    def _accepted(self, origin: str, key: VerifierKey | None) -> list[VerifierKey]:
        named = [line.key for line in self.logs if line.key.name == origin]
        if key is None:
            return named
        return [key] if key in named or not self.logs else []


def shown(name: str) -> str:
    """Give a name of a policy as text, octets that are no UTF-8 replaced."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _lines(data: bytes) -> Iterator[str]:
    """Give the lines; octets that are no UTF-8 become half characters, so that different octets stay different."""
    found = _CONTROLS & set(data)
    if found:
        raise Refused(Code.BAD_POLICY, f"a policy holds no control characters but tab and newline, and this one has 0x{min(found):02x}")
    *lines, rest = data.split(b"\n")
    if rest or not lines:
        raise Refused(Code.BAD_POLICY, "a policy's last line ends in a newline; this file may have been cut off")
    return (line.decode("utf-8", "surrogateescape") for line in lines)


def _words(line: str) -> list[str]:
    words = [word for part in line.split("\t") for word in part.split(" ") if word]
    return [] if words and words[0].startswith("#") else words


@dataclass
class _Draft:
    """A policy as far as it was read."""

    logs: list[LogLine] = field(default_factory=list)
    witnesses: list[WitnessLine] = field(default_factory=list)
    groups: list[GroupLine] = field(default_factory=list)
    quorum: str | None = None
    names: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def take(self, words: list[str]) -> None:
        """Take in one line."""
        if not words:
            return
        keyword, *rest = words
        lines: dict[str, tuple[Callable[[list[str]], None], str, int, int | None]] = {
            "log": (self._log, "log KEY [URL]", 1, 2),
            "witness": (self._witness, "witness NAME KEY [URL]", 2, 3),
            "group": (self._group, "group NAME all|any|NUMBER NAME...", 3, None),
            "quorum": (self._quorum, "quorum NAME", 1, 1),
        }
        if keyword not in lines:
            raise Refused(Code.BAD_POLICY, f"{shown(keyword)[:48]!r} begins no line of a policy; log, witness, group and quorum do")
        take, form, least, most = lines[keyword]
        if len(rest) < least or (most is not None and len(rest) > most):
            raise Refused(Code.BAD_POLICY, f"this line must be of the form: {form}")
        take(rest)

    def _log(self, words: list[str]) -> None:
        key = VerifierKey.parse(words[0])
        _require_new(key.public_key, [line.key.public_key for line in self.logs], "log")
        self.logs.append(LogLine(key, "".join(words[1:])))

    def _witness(self, words: list[str]) -> None:
        key = CosignerKey.parse(words[1])
        _require_new(key.public_key, [line.key.public_key for line in self.witnesses], "witness")
        self.witnesses.append(WitnessLine(self._name(words[0]), key, "".join(words[2:])))

    def _group(self, words: list[str]) -> None:
        name, threshold, *members = words
        least = {"any": 1, "all": len(members)}.get(threshold)
        least = parse_number(threshold, Code.BAD_POLICY, "threshold of a group") if least is None else least
        if not 1 <= least <= len(members):
            raise Refused(Code.BAD_POLICY, f"a threshold is 1 to the number of members, here {len(members)}, not {least}")
        for member in members:
            self._use(member)
        self.groups.append(GroupLine(self._name(name), least, tuple(members)))

    def _quorum(self, words: list[str]) -> None:
        if self.quorum is not None:
            raise Refused(Code.BAD_POLICY, "a policy says exactly once what its quorum is; take one of the lines away")
        if words[0] != NONE:
            self._require_known(words[0])
        self.quorum = words[0]

    def _name(self, name: str) -> str:
        """Give a name that is new."""
        if name == NONE or name in self.names:
            raise Refused(Code.BAD_POLICY, f"the name {shown(name)[:48]!r} is taken; every witness and group has its own")
        self.names.add(name)
        return name

    def _use(self, member: str) -> None:
        """Make a name a member of a group, once for all groups."""
        self._require_known(member)
        if member in self.used:
            raise Refused(Code.BAD_POLICY, f"{shown(member)[:48]!r} is a member of a group already; nobody counts twice")
        self.used.add(member)

    def _require_known(self, name: str) -> None:
        if name not in self.names:
            raise Refused(Code.BAD_POLICY, f"{shown(name)[:48]!r} is no witness or group of a line above this one")


def _require_new(key: bytes, known: list[bytes], what: str) -> None:
    if key in known:
        raise Refused(Code.BAD_POLICY, f"this key stands on another {what} line already; each {what} stands once")
