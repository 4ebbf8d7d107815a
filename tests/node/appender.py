"""A host that files notices as fast as it can, and says each receipt aloud; made to be killed (`killing`).

    python -m tests.node.appender LOG ROUND GROUP       ->  one line a receipt: index, statement id, SHA-256 of the receipt

Statements go in by groups of GROUP (one by one when it is 1), each group by different officers. The host answers each with a verdict; the
notices lie apart, and few of them meet.
"""

import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ledger import Ledger
from garant.node.ports import EntryStore
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, Submission, Taken
from garant.storage.sqlite import SqliteStore
from tests.node.scene import notice
from tests.world import ANSWER, CHARTER, CHECKPOINT, HOST_ROOT, ORIGIN, World, make_key, salts

OFFICERS = 8


def now_ms() -> int:
    """Tell the time, as a real host would."""
    return time.time_ns() // 1_000_000


def host_over(store: EntryStore) -> Host:
    """Open a log as its host."""
    return Host(store, HostKeys(World(open=False).key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), now_ms, salts)


def compose(host: Host, key: SigningKey, members: object) -> Submission:
    """Sign a statement on top of what the host's ledger knows."""
    assert isinstance(members, dict)
    return say(host.ledger, ORIGIN, Saying(members, now_ms()), [key], salts)


def officers() -> list[SigningKey]:
    """Give the officers' keys, the same in every process."""
    return [make_key(f"appender officer {number}") for number in range(OFFICERS)]


def found(path: Path) -> None:
    """Make the log: a charter, one party, its officers."""
    store = SqliteStore(path, create=True)
    host, root = host_over(store), make_key("appender root")
    roots = {"version": 1, "keys": [root.public], "threshold": 1}
    party = {"type": "party/1", "party": "tr", "title": {"en": "tr"}, "category": "state", "roots": roots}
    assert isinstance(host.submit([compose(host, HOST_ROOT, {**CHARTER, "rules_level": 2})])[0], Admission)
    let_in = say(host.ledger, ORIGIN, Saying(party, now_ms()), [root, HOST_ROOT], salts)
    assert isinstance(host.submit([let_in])[0], Admission)
    for key in officers():
        grant = {"type": "grant/1", "key": key.public, "role": "officer", "level": "unit", "duty": {"en": "files"}}
        assert isinstance(host.submit([compose(host, root, grant)])[0], Admission)
    store.close()


def line(answer: Admission) -> str:
    """Say a receipt aloud."""
    return f"{answer.index} {answer.id} {sha256(answer.receipt).hexdigest()}"


def apart(name: str) -> dict[str, object]:
    """Give a place that depends on a name."""
    east, north = divmod(int(sha256(name.encode()).hexdigest()[:8], 16), 1 << 16)
    return {"shape": {"is": "circle", "center": [300_000_000 + 1_000 * east, 300_000_000 + 1_000 * north], "radius_cm": 10_000}}


def _composed(host: Host, key: SigningKey, said: dict[str, object], _: Ledger) -> Submission:
    return compose(host, key, said)


def append(host: Host, label: str, group: int) -> Iterator[list[Admission]]:
    """File notices for ever, a group at a time."""
    keys, number = officers()[:group], 0
    while True:
        names = [f"n-{label}-{number}-{place}" for place in range(len(keys))]
        told = [(key, {**notice(name), "to": ["tr"], "volumes": [apart(name)]}) for key, name in zip(keys, names, strict=True)]
        number += 1
        answers = host.submit([partial(_composed, host, key, said) for key, said in told])
        yield [host.admission(answer.index) for answer in answers if isinstance(answer, Taken)]


def main(path: Path, label: str, group: int) -> None:
    """Append until somebody ends it."""
    for answers in append(host_over(SqliteStore(path)), label, group):
        assert len(answers) == group
        os.write(sys.stdout.fileno(), "".join(line(answer) + "\n" for answer in answers).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
