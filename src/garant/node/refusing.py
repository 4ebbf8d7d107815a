"""What the host says of a submission that it refused: which, why, and when, for it to sign.

It names the bytes that were handed in, and not the statement's id alone, which says nothing of signatures: else whoever stands between a
party and the host could spoil a signature, and hand on a refusal that the party takes for one of what it sent.
"""

from hashlib import sha256

from garant.errors import Refusal
from garant.node.submission import Submission
from garant.statement.host_word import RefusalWord, beside
from garant.statement.kinds.base import Seen


def refusal_word(refusal: Refusal, refused: Submission, log: str, head: Seen, time: str) -> RefusalWord:
    """Give the word that a submission was refused."""
    return RefusalWord(
        log=log,
        head=head,
        time=time,
        sha256=sha256(refused.envelope).hexdigest(),
        beside=beside(refused.disclosures, refused.blob),
        code=refusal.code,
        sentence=refusal.sentence[:1_000],
        where=refusal.where,
    )
