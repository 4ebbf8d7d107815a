"""A host over a shared database that files notices as fast as it can, and says each receipt aloud; made to be killed, and not alone.

    python -m tests.storage.postgresql_appender URL LABEL GROUP      ->  one line a receipt, as `tests.node.appender` says them

When another host wrote in between it reads the log again, as every host does. When the server goes away, it ends with a word for it.
"""

import os
import sys
from contextlib import closing

from garant.errors import Code, Fault
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


def append_until_stale(url: str, label: str, group: int) -> None:
    """Append, and say each receipt aloud, until somebody else wrote.

    What others wrote is read in turn: who only tried again would starve beside a host that is faster than it can read.
    """
    with closing(PostgresStore(url)) as store:
        store.begin()
        for answers in append(host_over(store), label, group):
            assert len(answers) == group
            os.write(sys.stdout.fileno(), "".join(line(answer) + "\n" for answer in answers).encode())


def main(url: str, label: str, group: int) -> int:
    """Append until somebody ends it, or the store fails."""
    number = 0
    while True:
        try:
            append_until_stale(url, f"{label}-{number}", group)
        except Fault as fault:
            if fault.code != Code.STALE_HEAD:
                sys.stderr.write(f"{fault}\n")
                return STORE_FAILED
        number += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
