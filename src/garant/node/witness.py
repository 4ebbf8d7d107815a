"""A witness: says of logs that it watches that each checkpoint only added to the one before (C2SP tlog-witness).

    POST add-checkpoint     the body is the consistency proof of `docs/spec/consistency.md`: old size, hashes, signed checkpoint
    read it                                                     bad_proof, bad_note, bad_checkpoint, too_large
    a log that we watch, signed by a key of it                  unknown_log; unknown_log_key, bad_signature
    old size at most the checkpoint's                           out_of_range
    at this size another root was cosigned?                     evidence is kept
    old size is what we saw last                                other_size, and the size that it is
    the same size has the same root                             forked
    the newer tree begins with the one that we saw last         proof_failed; evidence is kept
    write it down, durably                                      and only then:
    cosign

Three promises:

* what was cosigned is on the disk before the cosignature is given out;
* two cosignatures of one log never contradict each other: sizes and times never fall, and each tree begins with the one before;
* one request of a log at a time, and two witness processes over one state cannot both win.

A checkpoint that the log's host signed and that does not fit is kept beside the one that it contradicts. At one size two roots are
proof that the host showed two histories. A proof that does not verify is only a suspicion: anybody can spoil a proof.
"""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Literal, NamedTuple, Protocol

from garant import signature
from garant.errors import Code, Fault, Refused
from garant.log import EMPTY_ROOT, Checkpoint, ConsistencyProof, Note, VerifierKey, open_note, parse_note, verify_consistency
from garant.log.cosignature import CosignerKey, cosign
from garant.node.ports import Clock

MS_PER_S = 1_000

Doubt = Literal["fork", "unproved"]
"""Why a signed checkpoint was kept: another root at a size that was cosigned, or a proof that did not verify."""


class Cosigned(NamedTuple):
    """A checkpoint that was cosigned: the log's size and root there, the note with the log's own signatures, and when (s since 1970)."""

    size: int
    root: bytes
    note: bytes
    time_s: int


class Evidence(NamedTuple):
    """Two checkpoints that one log's host signed and that do not fit together: the one that was cosigned, and the other."""

    origin: str
    doubt: Doubt
    ours: bytes
    theirs: bytes
    time_s: int


class WitnessState(Protocol):
    """What a witness must never forget. Raises `Fault` when it cannot; then nothing may be given out until a re-read."""

    def newest(self, origin: str) -> Cosigned | None:
        """Give what was cosigned last of a log, or None."""

    def at(self, origin: str, size: int) -> Cosigned | None:
        """Give what was cosigned of a log at this size, as far back as is kept."""

    def keep(self, origin: str, old: Cosigned | None, new: Cosigned) -> None:
        """Write, durably, that `new` is the newest of a log. `Fault(stale_head)` if the newest is not `old`."""

    def keep_evidence(self, evidence: Evidence) -> None:
        """Write evidence down, durably, once for each checkpoint."""

    def evidence(self) -> Iterable[Evidence]:
        """Give all evidence, oldest first."""


class OtherSize(Refused):
    """The proof starts elsewhere than at what the witness saw last, which had `size` entries."""

    def __init__(self, size: int, asked: int) -> None:
        """Say which size it is."""
        super().__init__(Code.OTHER_SIZE, f"this witness saw {size} entries last, not {asked}; send a proof from {size}")
        self.size = size


class _Request(NamedTuple):
    """A request whose log is known and whose checkpoint is signed: `note` holds the log's own signatures alone."""

    proof: ConsistencyProof
    checkpoint: Checkpoint
    note: bytes


class Witness:
    """One witness: its key, the logs that it watches (all keys of each, by origin), and what it must not forget."""

    def __init__(self, key: CosignerKey, sign: signature.Sign, logs: Iterable[VerifierKey], state: WitnessState, clock: Clock) -> None:
        """Watch these logs; a log whose key was replaced stands there with each of its keys."""
        self.key, self.state, self._sign, self._clock = key, state, sign, clock
        self.logs: Mapping[str, tuple[VerifierKey, ...]] = _by_origin(logs)
        self._locks = {origin: Lock() for origin in self.logs}

    def add_checkpoint(self, body: bytes) -> bytes:
        """Answer an `add-checkpoint` request with the signature line of a cosignature that is on record.

        Refuses with the code words above (`OtherSize` carries the size). A `Fault` means that the witness must stop.
        """
        request = self._read(body)
        with self._locks[request.checkpoint.origin]:
            return self._judge(request)

    def _read(self, body: bytes) -> _Request:
        """Read a request and check that the log signed it."""
        proof = ConsistencyProof.parse(body)
        checkpoint = Checkpoint.parse(parse_note(proof.checkpoint).text)
        keys = self.logs.get(checkpoint.origin)
        if keys is None:
            raise Refused(Code.UNKNOWN_LOG, f"this witness does not watch {checkpoint.origin[:200]!r}; ask whoever runs it")
        note = _signed(proof.checkpoint, keys)
        if proof.old_size > checkpoint.size:
            raise Refused(
                Code.OUT_OF_RANGE, f"a log of {checkpoint.size} entries does not extend one of {proof.old_size}; a log never shrinks"
            )
        return _Request(proof, checkpoint, note)

    def _judge(self, request: _Request) -> bytes:
        """Hold a request against what was seen last; write it down, then cosign."""
        origin, size, root = request.checkpoint.origin, request.checkpoint.size, request.checkpoint.root
        last = _whole(origin, self.state.newest(origin))
        known = self.state.at(origin, size)
        if known is not None and known.root != root:
            self._keep("fork", known, request)
        if request.proof.old_size != (last.size if last else 0):
            raise OtherSize(last.size if last else 0, request.proof.old_size)
        if known is not None and known.root != root:
            raise Refused(Code.FORKED, f"this witness cosigned {origin} at {size} entries with another root; both checkpoints are kept")
        self._require_growth(request, last)
        time_s = max(self._clock() // MS_PER_S, last.time_s if last else 0)
        self.state.keep(origin, last, Cosigned(size, root, request.note, time_s))
        return cosign(request.checkpoint.text(), self.key, time_s, self._sign).line().encode()

    def _require_growth(self, request: _Request, last: Cosigned | None) -> None:
        size, root = (last.size, last.root) if last else (0, EMPTY_ROOT)
        try:
            verify_consistency(size, request.checkpoint.size, root, request.checkpoint.root, request.proof.hashes)
        except Refused as refused:
            if last:
                self._keep("unproved", last, request)
            raise Refused(refused.refusal.code, f"{request.checkpoint.origin}: {refused.refusal.sentence}") from refused

    def _keep(self, doubt: Doubt, ours: Cosigned, request: _Request) -> None:
        now_s = self._clock() // MS_PER_S
        self.state.keep_evidence(Evidence(request.checkpoint.origin, doubt, ours.note, request.note, now_s))


def _whole(origin: str, last: Cosigned | None) -> Cosigned | None:
    """Give back what is on record; a `Fault` if it is not what its own signed note says."""
    if last and Checkpoint.parse(parse_note(last.note).text) != Checkpoint(origin, last.size, last.root):
        raise Fault(Code.STORE_FAILED, f"the witness's state of {origin} was changed; this key must not cosign that log any more")
    return last


def _by_origin(logs: Iterable[VerifierKey]) -> dict[str, tuple[VerifierKey, ...]]:
    found: dict[str, tuple[VerifierKey, ...]] = {}
    for key in logs:
        found[key.name] = (*found.get(key.name, ()), key)
    return found


def _signed(note: bytes, keys: tuple[VerifierKey, ...]) -> bytes:
    """Give the note with the signatures of these keys alone; refuse it if none of them signed, or one of them did not."""
    opened = [_opened(note, key) for key in keys]
    if not any(opened):
        raise Refused(Code.UNKNOWN_LOG_KEY, f"the checkpoint is not signed by a key of {keys[0].name} that this witness knows")
    parsed, known = parse_note(note), {(key.name, key.key_id) for key in keys}
    return Note(parsed.text, tuple(item for item in parsed.signatures if (item.name, item.key_id) in known)).encode()


def _opened(note: bytes, key: VerifierKey) -> bool:
    """Tell whether a key signed a note; refuse one with a signature by it that does not verify."""
    try:
        open_note(note, key)
    except Refused as refused:
        if refused.refusal.code != Code.UNKNOWN_LOG_KEY:
            raise
        return False
    return True
