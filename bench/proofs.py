"""Proofs: receipts and bundles, made and checked, beside the signatures and paths in them."""

from bench.stored import Stored, verifier_key
from bench.table import Row, Table, drain, rate
from garant import signature
from garant.log import TlogProof
from garant.node import bundle, checking, export
from garant.node.ledger import Ledger, read
from garant.node.ports import EntryStore
from garant.statement.kinds import Notice

Made = list[tuple[int, bytes]]


def table(log: Stored, ledger: Ledger, store: EntryStore, count: int) -> Table:
    """Make and check proofs of so many notices of the log."""
    subjects = [index for index, record in enumerate(log.first) if isinstance(read(record.data).signed.said, Notice)][-count:]
    return Table(f"Proofs in a log of {log.size:,} entries", [*_receipts(log, ledger, store, subjects), *_bundles(ledger, store, subjects)])


def _receipts(log: Stored, ledger: Ledger, store: EntryStore, subjects: list[int]) -> list[Row]:
    made: Made = []
    making = rate(len(subjects), lambda: made.extend((index, export.tlog_proof(store, ledger.tree, index)) for index in subjects))
    key, size = verifier_key(), ledger.tree.size
    checking_rate = rate(len(made), lambda: drain(TlogProof.parse(data).verify(log.first[index].data, key) for index, data in made))
    paths = rate(len(subjects), lambda: drain(ledger.tree.inclusion(index, size) for index in subjects))
    return [
        Row(".tlog-proof files made", making, [("the audit path alone", paths)]),
        Row(".tlog-proof files checked", checking_rate, [("strict verification of one signature", _verified(ledger, store, subjects, 1))]),
    ]


def _bundles(ledger: Ledger, store: EntryStore, subjects: list[int]) -> list[Row]:
    first = 1 / rate(1, lambda: bundle.make(ledger, store, subjects[0]))  # the first one after a start also puts keys in order
    made: Made = []
    making = rate(len(subjects), lambda: made.extend((index, bundle.encode(bundle.make(ledger, store, index))) for index in subjects))
    items = [bundle.decode(data).items for _, data in made]
    key, size = verifier_key(), ledger.tree.size
    findings: list[int] = []
    checked = rate(len(made), lambda: findings.extend(checking.check(data, key).subject.index for _, data in made))
    assert findings == subjects
    paths = rate(len(made), lambda: drain(ledger.tree.inclusion(item.index, size) for several in items for item in several))
    each = sum(map(len, items)) / len(items)
    signatures = sum(len(read(item.entry).signed.envelope.signatures) for several in items for item in several) / len(items)
    kb = sum(len(data) for _, data in made) / len(made) / 1_000
    note = f"{each:.1f} entries, {kb:.1f} kB each; the very first took {first * 1_000:.0f} ms"
    bare = _verified(ledger, store, subjects, 1 + signatures)
    return [
        Row("proof bundles made", making, [("their audit paths alone", paths)], note),
        Row("proof bundles checked", checked, [(f"strict verification of {1 + signatures:.1f} signatures", bare)]),
    ]


def _verified(ledger: Ledger, store: EntryStore, subjects: list[int], times: float) -> float:
    """Give how often a second so many signatures are verified."""
    claims = []
    for index in subjects:
        record = store.record(index)
        assert record is not None
        signed = read(record.data).signed
        claims.append((ledger.state.keys.rows[signed.keyids[0]].public_key, signed.pae, signed.envelope.signatures[0].sig))
    return rate(len(claims), lambda: drain(signature.verify(*claim) for claim in claims)) / times
