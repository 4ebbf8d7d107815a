"""Asking a witness for its cosignature (the other side of C2SP tlog-witness), and what a host makes of the answers when it starts.

    old 0, or what it saw last time  ->  200          its signature line, which is verified here
                                         409, a size  larger than ours: it is ahead. Otherwise asked again, with the proof from there
                                         409 or 422   what it saw is not what our log begins with
                                         anything     no answer that counts

A witness's word that it is ahead is not signed. It stops a host from starting, which is the safe side; it can prove nothing to others.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.log import Checkpoint, ConsistencyProof, Note, NoteSignature, parse_note
from garant.log.cosignature import CosignerKey, cosigned_at, read_lines
from garant.log.spelling import parse_number

SIZE_TYPE = "text/x.tlog.size"
_HEARD_MAX = 300
"""Characters of a witness's own words that are repeated."""

_ROUNDS = 3
"""Once to learn its size, once with the proof, once more if others asked it in between."""


class Asked(NamedTuple):
    """A witness to ask: the name that people know it by here, its key, and the address under which it answers (empty: none known)."""

    name: str
    key: CosignerKey
    url: str


class Cosignature(NamedTuple):
    """It cosigned: its line, verified, and the time in it (seconds since 1970)."""

    witness: Asked
    line: NoteSignature
    time_s: int


class Ahead(NamedTuple):
    """It says that it has seen `size` entries, more than our log has."""

    witness: Asked
    size: int


class Contradicted(NamedTuple):
    """It has seen another history of this log, or says so."""

    witness: Asked
    sentence: str


class Unanswered(NamedTuple):
    """It gave no answer that counts, and why."""

    witness: Asked
    sentence: str


Reply = Cosignature | Ahead | Contradicted | Unanswered


class Response(NamedTuple):
    """What came back over HTTP: status, media type, body."""

    status: int
    media_type: str
    body: bytes


Post = Callable[[bytes], Response]
"""Sends a request's body to one witness. Refuses with `unreadable` what comes to nothing."""

Prove = Callable[[int], Sequence[bytes]]
"""prove(old size): the hashes by which our checkpoint's tree begins with that one (RFC 6962 section 2.1.2)."""


def ask(witness: Asked, note: bytes, prove: Prove, post: Post, old_size: int = 0) -> Reply:
    """Ask a witness to cosign our checkpoint; `old_size` is what it saw last, as far as is known."""
    checkpoint = Checkpoint.parse(parse_note(note).text)
    for _ in range(_ROUNDS):
        response = post(ConsistencyProof(old_size, tuple(prove(old_size)), note).encode())
        size = _size(response)
        if size is None:
            return _reply(witness, checkpoint, response)
        if size > checkpoint.size:
            return Ahead(witness, size)
        old_size = size
    return Unanswered(witness, f"it says that it saw {old_size} entries, and still does when it is sent the proof from there")


def _size(response: Response) -> int | None:
    """Give the size that a conflict tells, if that is what came."""
    if response.status != 409 or response.media_type != SIZE_TYPE:  # noqa: PLR2004 - HTTP's own number
        return None
    text = response.body.decode("ascii", "replace")
    return parse_number(text.removesuffix("\n"), Code.BAD_PROOF, "size that the witness saw")


def _reply(witness: Asked, checkpoint: Checkpoint, response: Response) -> Reply:
    said = heard(response.body[:_HEARD_MAX].decode("utf-8", "replace"))
    match response.status:
        case 200:
            return _cosignature(witness, checkpoint.text(), response.body)
        case 409 | 422:
            return Contradicted(witness, said or f"it answers {response.status}")
        case status:
            return Unanswered(witness, f"it answers {status}: {said}")


def heard(text: str) -> str:
    """Give what a stranger said on one line, cut short, without anything that acts on a terminal."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text[:_HEARD_MAX]).split())


def _cosignature(witness: Asked, text: str, body: bytes) -> Reply:
    """Take the witness's own line out of its answer, and verify it; lines by others are passed over."""
    key = witness.key
    ours = [line for line in read_lines(text, body) if (line.name, line.key_id) == (key.name, key.key_id)]
    times = [(time_s, line) for line in ours if (time_s := cosigned_at(Note(text, (line,)), key)) is not None]
    if not times:
        return Unanswered(witness, "its answer holds no cosignature by the key that is expected of it")
    time_s, line = max(times)
    return Cosignature(witness, line, time_s)


def require_not_behind(checkpoint: Checkpoint, replies: Iterable[Reply], quorum: int) -> None:
    """Refuse to let a host start over a log that is shorter than a witness saw it, or another one.

    `quorum`: how many witnesses must have answered well. Refuses with `behind_witness`, `forked` or `quorum_not_met`.
    """
    held = list(replies)
    for reply in held:
        if isinstance(reply, Ahead):
            raise Refused(
                Code.BEHIND_WITNESS,
                f"this log has {checkpoint.size} entries, and witness {reply.witness.name} has seen {reply.size}: it is an old copy; "
                "get the missing entries, and let no host go on from here before",
            )
        if isinstance(reply, Contradicted):
            raise Refused(
                Code.FORKED,
                f"witness {reply.witness.name} has seen another history of this log: {reply.sentence}; stop, and keep both as evidence",
            )
    well = sum(isinstance(reply, Cosignature) for reply in held)
    if well < quorum:
        silent = "; ".join(f"{reply.witness.name}: {reply.sentence}" for reply in held if isinstance(reply, Unanswered))
        raise Refused(Code.QUORUM_NOT_MET, f"{well} of {len(held)} witnesses answered, and {quorum} must: {silent or 'nobody was asked'}")
