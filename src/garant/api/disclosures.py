"""What travels beside the log: disclosures of what statements hide, and blobs, for those who may have them (`answers.reading_rights`).

    GET /v1/statements/{id}/disclosures      of one statement
    GET /v1/disclosures?start=&count=        of a range of entries, for a replica
    GET /v1/blobs/{sha256}                   the bytes of a blob

The log's entries are every reader's; these are not. What somebody may not have is answered as if it were not kept here, but for blobs that
the log itself names: that they are there is no secret.
"""

from typing import Annotated

from msgspec import Meta, Struct

from garant.answers.reading_rights import may_have, readable
from garant.api.endpoint import BYTES, Call, Endpoint, Needs, Reply, Routes
from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX
from garant.node.ledger import read
from garant.node.pair_lists import PairLists
from garant.node.picture import Picture
from garant.node.ports import Record
from garant.node.sealed import kept, withheld_texts
from garant.statement.kinds import Hiding, ProbeAnswer, Verdict

COUNT_MAX = 1_024
DISCLOSURES_BYTES_MAX = 8_000_000
"""Of one answer about a range: beyond it only the first statement's are whole."""

Id = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class OfStatement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement's id: 64 hexadecimal digits."""

    id: Id


class OfEntries(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries from `start` on, at most `count`."""

    start: Annotated[int, Meta(ge=0, le=INTEGER_MAX)] = 0
    count: Annotated[int, Meta(ge=1, le=COUNT_MAX)] = COUNT_MAX


class OfBlob(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A blob's name: the hexadecimal SHA-256 of its bytes."""

    sha256: Id


class Disclosed(Struct, frozen=True, kw_only=True):
    """The disclosures of a statement (RFC 9901) that the session's party may have, and that are still kept here."""

    id: str
    index: int
    disclosures: tuple[str, ...]


class DisclosedOf(Struct, frozen=True, kw_only=True):
    """Those of the entries from `start` up to `end` (without it); statements of which there are none are left out."""

    start: int
    end: int
    statements: tuple[Disclosed, ...]


class Beside:
    """What a picture's store keeps beside the log."""

    def __init__(self, picture: Picture) -> None:
        """Read from a picture."""
        self._picture, self._lists = picture, PairLists()

    def of_statement(self, call: Call[OfStatement, None]) -> Disclosed:
        """Give one statement's disclosures."""
        store = self._picture.store
        index = store.find(call.asks.id)
        record = None if index is None or index >= self._picture.head().size else store.record(index)
        if index is None or record is None:
            raise Refused(Code.NOT_FOUND, "no statement of this log has that id", "id")
        return self._disclosed(index, record, call.party or "")

    def of_entries(self, call: Call[OfEntries, None]) -> DisclosedOf:
        """Give the disclosures of a range of entries."""
        size, start = self._picture.head().size, call.asks.start
        if start > size:
            raise Refused(Code.OUT_OF_RANGE, f"the log has {size} entries; ask from a smaller index", "?start")
        found: list[Disclosed] = []
        end, held_bytes = start, 0
        while end < min(size, start + call.asks.count) and held_bytes <= DISCLOSURES_BYTES_MAX:
            record = self._picture.store.record(end)
            if record is None:
                break
            one = self._disclosed(end, record, call.party or "")
            found += [one] if one.disclosures else []
            held_bytes += sum(map(len, one.disclosures))
            end += 1
        return DisclosedOf(start=start, end=end, statements=tuple(found))

    def _disclosed(self, index: int, record: Record, party: str) -> Disclosed:
        said = read(record.data).signed.said
        texts: tuple[str, ...] = ()
        if isinstance(said, Verdict | ProbeAnswer):
            texts = withheld_texts(self._picture.store, said, record.statement_id, party)
        elif isinstance(said, Hiding) and said.sd:
            with self._picture.reading() as ledger:
                opened = readable(ledger.state, said, party)
            texts = kept(self._picture.store, record.statement_id, opened)
        return Disclosed(id=record.statement_id, index=index, disclosures=texts)

    def blob(self, call: Call[OfBlob, None]) -> Reply:
        """Give a blob's bytes."""
        name = call.asks.sha256
        with self._picture.reading() as ledger:
            named = name in ledger.state.blobs
            allowed = may_have(ledger.state, name, call.party) if named else self._lists.has(ledger.state, name)
        if named and not allowed:
            raise Refused(Code.NOT_A_READER, "the bytes of this blob are for its party, and for those whom it was given to", "sha256")
        data = self._picture.store.blob(name) if allowed else None
        if data is None:
            raise Refused(Code.NOT_FOUND, "no blob of that name is kept here", "sha256")
        return Reply(data, BYTES)


def routes(picture: Picture) -> Routes:
    """Give the endpoints."""
    beside = Beside(picture)
    return (
        Endpoint(
            "GET", "/v1/statements/{id}/disclosures", beside.of_statement, "A statement's disclosures that the session may have.",
            asks=OfStatement, answers=Disclosed, needs=Needs.PARTY, refuses=(Code.NOT_FOUND,),
        ),
        Endpoint(
            "GET", "/v1/disclosures", beside.of_entries, "The disclosures of a range of entries, as far as the session may have them.",
            asks=OfEntries, answers=DisclosedOf, needs=Needs.PARTY, refuses=(Code.OUT_OF_RANGE,),
        ),
        Endpoint(
            "GET", "/v1/blobs/{sha256}", beside.blob, "The bytes of a blob, for those who may have them.",
            asks=OfBlob, answers=BYTES, refuses=(Code.NOT_FOUND, Code.NOT_A_READER),
        ),
    )  # fmt: skip
