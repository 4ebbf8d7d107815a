"""The ledger: a tree and a state that grow by the same entries. What host, replica and replay have in common."""

from garant import signature
from garant.errors import Code, Fault, Refusal
from garant.fold.case import Grounds
from garant.fold.decide import Changes, apply, decide
from garant.log import Tree, leaf_hash
from garant.state.state import TABLES, State
from garant.statement import entry as entries
from garant.statement.entry import Entry


class Ledger:
    """A log's tree and the state that its entries make. `changed_at`: the newest entry that changed a table, of those that it took in."""

    def __init__(self, verify: signature.Verify = signature.verify, tree: Tree | None = None, state: State | None = None) -> None:
        """Start empty, or with a tree and the state that belongs to it; `verify` judges signatures."""
        self.tree = Tree() if tree is None else tree
        self.state = State() if state is None else state
        self.changed_at: dict[str, int] = {}
        self._grounds = Grounds(self.tree.root, verify)

    def judge(self, entry: Entry, verify: signature.Verify | None = None) -> Changes | Refusal:
        """Say what an entry would change, or why it is refused; `verify` judges the signatures of this one."""
        return decide(self.state, entry, Grounds(self.tree.root, verify) if verify else self._grounds)

    def write(self, leaf: bytes, entry: Entry, changes: Changes) -> None:
        """Take an entry in: its leaf hash into the tree, its changes into the state."""
        self.tree.append(leaf)
        for change in changes:
            self.changed_at[change.table] = self.state.size
        apply(self.state, entry, changes)

    def same_since(self, size: int) -> list[str]:
        """Name the tables that no entry from index `size` on has changed; `size` is not below where this ledger began."""
        return [name for name in TABLES if self.changed_at.get(name, -1) < size]

    def take(self, data: bytes, entry: Entry, verify: signature.Verify | None = None) -> Changes:
        """Take in an entry that a host admitted, and give what it changed; one that our rules refuse is a fault of the host or the disk."""
        judged = self.judge(entry, verify)
        if isinstance(judged, Refusal):
            raise Fault(Code.LOG_CORRUPT, f"entry {self.tree.size} breaks the rules: {judged}; keep this log as evidence and do not go on")
        self.write(leaf_hash(data), entry, judged)
        return judged


def read(data: bytes) -> Entry:
    """Read an entry's bytes."""
    return entries.decode(data)
