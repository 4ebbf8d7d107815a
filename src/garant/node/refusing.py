"""What the host says of a submission that it refused: which, why, and when, for it to sign."""

from hashlib import sha256

from garant.errors import Refusal, Refused
from garant.statement import envelope
from garant.statement.host_word import RefusalWord
from garant.statement.kinds.base import Seen


def refusal_word(refusal: Refusal, data: bytes, log: str, head: Seen, time: str) -> RefusalWord:
    """Give the word that the statement in these bytes was refused."""
    return RefusalWord(
        log=log, head=head, time=time, sha256=_name_of(data), code=refusal.code, sentence=refusal.sentence[:1_000], where=refusal.where
    )


def _name_of(data: bytes) -> str:
    """Give the id of the statement in these bytes, or the hash of bytes that hold none."""
    try:
        return envelope.decode(data).id
    except Refused:
        return sha256(data).hexdigest()
