"""What a party hands in beside a statement, and never into the log: disclosures of what it hides, and the bytes of a blob that it names."""

from hashlib import sha256

from garant.errors import Code, Refused
from garant.limits import BLOB_BYTES_MAX
from garant.statement import disclosure
from garant.statement.kinds import Blob, Hiding, Statement, UssReport


def require_disclosures(said: Statement, disclosures: tuple[str, ...]) -> None:
    """Refuse disclosures that do not belong to the statement. The fold never sees them."""
    if not disclosures:
        return
    if not isinstance(said, Hiding):
        raise Refused(Code.BAD_DISCLOSURE, "this kind of statement hides nothing; leave the disclosures out")
    disclosure.require_matching(said, disclosures)


def blobs(said: Statement, data: bytes | None) -> tuple[tuple[str, bytes], ...]:
    """Give the bytes under their hash. Refuses bytes that the statement does not name, and more than a store keeps."""
    if data is None:
        return ()
    if len(data) > BLOB_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a blob of {len(data)} bytes; at most {BLOB_BYTES_MAX} are kept beside the log")
    found = sha256(data).hexdigest()
    if not isinstance(said, Blob | UssReport) or (said.sha256, said.size_bytes) != (found, len(data)):
        raise Refused(Code.BAD_VALUE, "these bytes are not those that the statement names by hash and size", "$.sha256")
    return ((found, data),)
