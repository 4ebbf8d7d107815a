"""Proofs made from our own copy: a bundle that verifies alone and offline, and what it cannot hold because only the host can say it.

    POST /desk/v1/proofs {"subject": id | index, "disclose": true | false}      the file's bytes

A bundle from a copy has no word of the host: that no key behind it was taken back, and how many receipts there are, is then shown only as
far as our copy shows it. The answer's header `x-garant-left-out` names these, and the bundle itself has no `words`.
"""

from msgspec import Struct

from garant.api.endpoint import BYTES, Call, Endpoint, Needs, Reply, Routes
from garant.desk.basis import Basis
from garant.errors import Code
from garant.node import bundle
from garant.node.ledger import read
from garant.node.naming import find
from garant.node.sealed import disclosures_for
from garant.statement.kinds import Hiding

LEFT_OUT = ("keys", "receipts")
"""What only the host can say, and signs: that the keys were not taken back since, and that there is no further receipt."""


class ProofAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which statement, by its id or index; and whether what it hides, as far as we may read it, goes into the file."""

    subject: str | int
    disclose: bool = False


def proof(basis: Basis, asked: ProofAsked) -> bytes:
    """Make the bundle of a statement at the newest checkpoint of our copy."""
    store, party = basis.picture.store, basis.reader()
    index = find(store, str(asked.subject))
    with basis.picture.reading() as ledger:
        record = store.record(index)
        signed = None if record is None else read(record.data).signed
        shown: tuple[str, ...] = ()
        if asked.disclose and signed is not None and isinstance(signed.said, Hiding):
            shown = disclosures_for(store, signed.said, signed.id, party, ledger.state)
        return bundle.encode(bundle.make(ledger, store, index, disclosures=shown))


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""

    def make(call: Call[ProofAsked, ProofAsked]) -> Reply:
        data = proof(basis, call.takes)
        name = str(call.takes.subject)[:16]
        safe = name if name.isalnum() else "statement"
        headers = (
            (b"cache-control", b"no-store"),
            (b"content-disposition", f'attachment; filename="{safe}.proof"'.encode()),
            (b"x-garant-left-out", ", ".join(LEFT_OUT).encode()),
        )
        return Reply(data, BYTES, headers=headers)

    return (
        Endpoint(
            "POST", "/desk/v1/proofs", make, "The proof of a statement, from our own copy of the log.", takes=ProofAsked, answers=BYTES,
            needs=Needs.PARTY, refuses=(Code.UNKNOWN_REFERENCE, Code.OUT_OF_RANGE, Code.NO_LOG, Code.TOO_LARGE),
        ),
    )  # fmt: skip
