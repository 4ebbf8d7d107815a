"""Who may read what is hidden, and who may have the bytes of a blob (guard-rails 4 and 5).

Of a statement that hides members may read:

    its own party                     all of them
    those in its signed `share`       all of them
    readers that its party named      the members that a disclosure (`disclosure/1`) opens, from the disclosure's index on

Nobody else, and nothing without a name. The bytes of a blob are for the party that named it, for those in its `to`, for those into whose
hands it was given as evidence, and for everybody where it is `open`, or is a list that the host made of what is open to all.
"""

from collections.abc import Iterator

from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import (
    AccessEvent,
    Agreement,
    Call,
    Channel,
    Disclosure,
    Evidence,
    Hiding,
    Incident,
    Inspection,
    Notice,
    NoticeAmendment,
    Request,
    Statement,
    Storage,
)

_SORTS: tuple[tuple[type[Statement], str], ...] = (
    (AccessEvent, "access"), (Agreement, "agreement"), (Call, "call"), (Channel, "channel"), (Evidence, "evidence"),
    (Incident, "incident"), (Inspection, "inspection"), (Notice, "notice"), (Request, "request"), (Storage, "storage"),
)  # fmt: skip


def thing_of(said: Statement) -> str | None:
    """Give the thing that a statement which hides members makes, as disclosures name it; None where none can be disclosed one by one."""
    if isinstance(said, NoticeAmendment):
        return f"notice:{said.notice}"
    sort = next((sort for kind, sort in _SORTS if type(said) is kind), None)
    return None if sort is None else f"{sort}:{said.party}/{getattr(said, 'name', '')}"


def readable(state: State, said: Hiding, party: str | None) -> frozenset[str]:
    """Give the digests of what a statement hides that a party may have opened."""
    hidden = frozenset(said.sd or ())
    if party is None or not hidden:
        return frozenset()
    if is_whole(said, party):
        return hidden
    opened = (row.said.members for row in disclosures_of(state, said) if party in row.said.readers)
    return hidden.intersection(digest for members in opened for digest in members)


def is_whole(said: Hiding, party: str | None) -> bool:
    """Tell whether a party may read all that a statement hides: it is its own, or was shared with it."""
    return party is not None and (party == said.party or party in (said.share or ()))


def disclosures_of(state: State, said: Hiding) -> Iterator[Recorded[Disclosure]]:
    """Give the disclosures of what a statement hides, in the order in which they were made."""
    thing = thing_of(said)
    version = 1 if isinstance(said, Notice) else said.version if isinstance(said, NoticeAmendment) else None
    rows = () if thing is None else state.disclosures.values(f"{thing}@")
    return (row for row in rows if row.said.version == version and not set(row.said.members).isdisjoint(said.sd or ()))


def may_have(state: State, sha256: str, party: str | None) -> bool:
    """Tell whether a party (None: everybody) may have the bytes of a blob."""
    row = state.blobs.get(sha256)
    if row is None:
        return any(verdict.said.pairs_blob == sha256 for verdict in state.verdicts.values())
    named = party is not None and (party == row.said.party or party in (row.said.to or ()))
    return bool(row.said.open) or named or (party is not None and _was_handed(state, sha256, party))


def _was_handed(state: State, sha256: str, party: str) -> bool:
    """Tell whether evidence in this blob went into the hands of a party, by its namer's own hand or on from there."""
    namer = state.blobs.rows[sha256].said.party
    refs = [ref for ref, row in state.evidence.items(f"{namer}/") if row.said.blob == sha256]
    return any(row.said.step == "handed_over" and row.said.other == party for ref in refs for row in state.custody.values(f"{ref}@"))
