"""Opening a log: fold what is stored, and hold it against the signed head that was stored with it."""

from itertools import islice

from garant import signature
from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, Tree, VerifierKey, open_checkpoint, parse_note
from garant.node.ledger import Ledger
from garant.node.ports import EntryStore, Head
from garant.node.replay import Progress, Take, replay
from garant.state.state import CHARTER, State


def open_ledger(
    store: EntryStore,
    key: VerifierKey,
    progress: Progress = lambda _: None,
    take: Take = Ledger.take,
    begin: Ledger | None = None,
) -> Ledger:
    """Fold a store's log; a `Fault` names the first entry, or the part of the head, that is not what it should be.

    What others append while this one reads is left for the next opening: the entries are read up to the head that was there first.
    `key` is the log's verifier key, today's or an earlier one: the log itself shows how the charter replaced it. `take` takes
    in each entry. With a ledger to `begin` with (`begun`), only the entries after it are folded; it goes over into the one that is given.
    """
    head = store.head()
    begin = begin or Ledger()
    size, first = head.size if head else 0, begin.tree.size
    ledger = replay(islice(store.records(first), max(size - first, 0)), size - first, progress, take, begin)
    if head is not None:
        require_head(ledger, head, key_in_force(ledger, key))
    if store.record(size) is not None and store.head() == head:
        raise Fault(Code.LOG_CORRUPT, f"entry {size} is stored without a signed checkpoint that covers it")
    return ledger


def begun(store: EntryStore, key: VerifierKey, tree: Tree, state: State) -> Ledger:
    """Give the ledger of a snapshot, which a head in this store must bear out: its size, its root and digest, a good signature.

    A `Fault` says why it cannot be begun with. What the entries before it say is not looked at again.
    """
    ledger, head = Ledger(tree=tree, state=state), store.head_over(tree.size - 1)
    if head is None or head.size != tree.size:
        raise Fault(Code.LOG_CORRUPT, f"the log here has no signed checkpoint of {tree.size} entries, which the snapshot has")
    require_head(ledger, head, key_in_force(ledger, key))
    return ledger


def key_in_force(ledger: Ledger, known: VerifierKey) -> VerifierKey:
    """Give the checkpoint key that the charter names now, if `known` is one that it has named; otherwise `known`, which will not open."""
    row = ledger.state.charters.get(CHARTER)
    trusted = row is not None and known.public_key in checkpoint_keys(ledger)
    return VerifierKey(known.name, row.charter.checkpoint_key) if row is not None and trusted else known


def require_head(ledger: Ledger, head: Head, key: VerifierKey, verify: signature.Verify = signature.verify) -> None:
    """Hold a ledger against a head: the checkpoint's signature, size and root, and the state digest."""
    try:
        checkpoint = open_checkpoint(head.note, key, verify=verify)
    except Refused as refused:
        raise Fault(Code.LOG_CORRUPT, f"the stored checkpoint of size {head.size} is not good: {refused}") from refused
    size = ledger.tree.size
    found = (size, size, ledger.tree.root(), ledger.state.digest(), ledger.state.t_ms)
    stored = (head.size, checkpoint.size, checkpoint.root, head.state_digest, head.t_ms)
    for what, ours, theirs in zip(("size", "signed size", "root", "state digest", "newest stamp"), found, stored, strict=True):
        if ours != theirs:
            raise Fault(
                Code.LOG_CORRUPT, f"the {what} that the entries make ({_shown(ours)}) is not the one in the head ({_shown(theirs)})"
            )


def require_own_checkpoint(ledger: Ledger, head: Head) -> None:
    """Hold an older head's checkpoint against the ledger: the log's own root at its size, signed by a checkpoint key that the log knows."""
    try:
        checkpoint = Checkpoint.parse(parse_note(head.note).text)
        own = (checkpoint.size, checkpoint.root) == (head.size, ledger.tree.root(head.size))
        good = own and any(opens(head.note, VerifierKey(checkpoint.origin, key)) for key in checkpoint_keys(ledger))
    except Refused:
        good = False
    if not good:
        raise Fault(Code.LOG_CORRUPT, f"the stored checkpoint of size {head.size} was changed; open the log again, from a good copy")


def checkpoint_keys(ledger: Ledger) -> list[bytes]:
    """Give every key that the charter has ever named for checkpoints."""
    return [row.public_key for row in ledger.state.keys.rows.values() if row.role == "checkpoint"]


def opens(note: bytes, key: VerifierKey) -> bool:
    """Tell whether a checkpoint's note is signed by a key."""
    try:
        open_checkpoint(note, key)
    except Refused:
        return False
    return True


def _shown(value: object) -> str:
    return value.hex()[:16] if isinstance(value, bytes) else str(value)[:16]
