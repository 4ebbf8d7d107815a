"""A host over a shared database that files notices as fast as it can, and says each receipt aloud; made to be killed, and not alone.

    python -m tests.storage.postgresql_appender URL LABEL GROUP      ->  one line a receipt, as `tests.node.appender` says them

What another host wrote in between it reads in its turn, as every host does. When the server goes away, it ends with a word for it.
"""

import os
import sys
from contextlib import closing

from garant.errors import Fault
from garant.node.ports import Batch, EntryStore
from garant.storage.postgresql import PostgresStore
from tests.node.appender import append, host_over, line

STORE_FAILED = 3
"""The exit code of a host whose store failed: it stops, and somebody starts it again."""


def copy(source: EntryStore, target: EntryStore) -> None:
    """Copy a log, commit by commit; without disclosures and blobs."""
    first = 0
    while head := source.head_over(first):
        records = tuple(record for record in map(source.record, range(first, head.size)) if record)
        target.commit(Batch(first, records, head))
        first = head.size


def main(url: str, label: str, group: int) -> int:
    """Append, and say each receipt aloud, until somebody ends it, or the store fails. What others wrote is read in each turn."""
    try:
        with closing(PostgresStore(url)) as store:
            for answers in append(host_over(store), label, group):
                assert len(answers) == group
                os.write(sys.stdout.fileno(), "".join(line(answer) + "\n" for answer in answers).encode())
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return STORE_FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
