"""What a replica gets beside a log: what its party may see of hidden members, and blobs that verdicts rest on; all held against the log."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from garant.errors import Refused
from garant.fold.things import named, row_of
from garant.node.ports import EntryStore, RemoteLog
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement import disclosure, withheld
from garant.statement.envelope import Signed
from garant.statement.kinds import CharterAmendment, Disclosure, Hiding, ProbeAnswer, Statement, Verdict
from garant.statement.withheld import Withholding


class Fetched(NamedTuple):
    """Statement ids and disclosures, hashes and blobs, all of them good."""

    disclosures: tuple[tuple[str, str], ...] = ()
    blobs: tuple[tuple[str, bytes], ...] = ()


class Kept:
    """What is kept beside a log, and what has just come and is not committed yet."""

    def __init__(self, store: EntryStore) -> None:
        """Look in a store."""
        self._store = store
        self.fresh = Fetched()

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures of a statement."""
        fresh = (text for name, text in self.fresh.disclosures if name == statement_id)
        return tuple(sorted({*fresh, *self._store.disclosures(statement_id)}))

    def blob(self, name: str) -> bytes | None:
        """Give the bytes that have a hash."""
        return next((data for one, data in self.fresh.blobs if one == name), None) or self._store.blob(name)


def brings_more(said: Statement) -> bool:
    """Tell whether a statement brings more than itself: a key for checkpoints, or what is kept beside the log."""
    match said:
        case Hiding():
            return said.sd is not None
        case Verdict():
            return said.withheld is not None or said.pairs_blob is not None
        case ProbeAnswer() | Disclosure() | CharterAmendment():
            return True
        case _:
            return False


def fetch(remote: RemoteLog, state: State, notable: Iterable[Signed]) -> Fetched:
    """Get what belongs to new statements, as far as this reader may have it; what is not good is left out. `state` is that before them.

    Refuses as `remote` does: then nothing of the entries is taken in, and all is asked for again.
    """
    disclosures: dict[tuple[str, str], None] = {}
    blobs: dict[str, bytes] = {}
    for signed in notable:
        for name, said in _hiding(state, signed.id, signed.said):
            disclosures.update(dict.fromkeys((name, text) for text in _good(said, remote.disclosures(name))))
        blob = signed.said.pairs_blob if isinstance(signed.said, Verdict) else None
        found = remote.blob(blob) if blob else None
        if blob and found is not None and sha256(found).hexdigest() == blob:
            blobs[blob] = found
    return Fetched(tuple(disclosures), tuple(blobs.items()))


def _hiding(state: State, name: str, said: Statement) -> Iterator[tuple[str, Hiding | Withholding]]:
    """Give what hides something in a statement, or in those before it that it opens to further readers."""
    if (isinstance(said, Hiding) and said.sd) or (isinstance(said, Withholding) and said.withheld):
        yield name, said
    elif isinstance(said, Disclosure):
        sort, ref = named(said.of)
        row = state.notice_versions.get(f"{ref}@{said.version:06d}") if sort == "notice" else row_of(state, said.of)
        if isinstance(row, Recorded) and isinstance(row.said, Hiding):
            yield row.id, row.said


def _good(said: Hiding | Withholding, texts: tuple[str, ...]) -> tuple[str, ...]:
    try:
        if isinstance(said, Withholding):
            withheld.reveal(said, texts)
        else:
            disclosure.require_matching(said, texts)
    except Refused:
        return ()
    return texts
