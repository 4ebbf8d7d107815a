"""A state as bytes, and back: a picture to start from that shows itself whole.

    garant-snapshot/v1\\n<size> <t_ms> <digest>\\n           then one line a row:
    <table>\\t<key>\\t<canonical JSON of the row>\\n          by table and key

Reading computes the digest afresh from the rows, and takes them in this one order only. Rows stay bytes until somebody asks for them
(`sleeping`). A snapshot proves nothing about the log: compare its digest with the one that was stored with the checkpoint of the same size.

The digest is a sum, so that pieces of a long snapshot can be summed up apart: `total_of` each piece of whole lines, `Loading.take` all of
them in order, `Loading.finish` with the totals' sum.
"""

from collections.abc import Iterator
from hashlib import shake_256
from itertools import groupby
from operator import itemgetter, lt

import msgspec

from garant.errors import Code, Fault
from garant.state.rows import Row
from garant.state.sleeping import Sleeping
from garant.state.state import SUM_BYTES, TABLES, State
from garant.statement import canonical

_HEAD = b"garant-snapshot/v1"
_DECODERS: dict[str, msgspec.json.Decoder[Row]] = {name: msgspec.json.Decoder(row) for name, row in TABLES.items()}
_PLACES = {name.encode(): place for place, name in enumerate(TABLES)}


def dump(state: State) -> bytes:
    """Give the snapshot of a state."""
    return b"".join(pieces(state))


def pieces(state: State) -> Iterator[bytes]:
    """Give the snapshot of a state, line by line, its head first (both lines of it)."""
    yield b"%s\n%d %d %s\n" % (_HEAD, state.size, state.t_ms, state.digest().encode())
    for name in TABLES:
        table, named = state.table(name), name.encode()
        rows = table.rows
        for key in table.in_order():
            row = rows.spelled(key) if isinstance(rows, Sleeping) else canonical.encode(rows[key])
            yield b"%s\t%s\t%s\n" % (named, key.encode(), row)


def load(data: bytes) -> State:
    """Give the state of a snapshot; a snapshot that is not whole is a fault (`log_corrupt`)."""
    head = data[: data.find(b"\n", data.find(b"\n") + 1) + 1]
    lines = data[len(head) :]
    loading = Loading(head)
    loading.take(lines)
    return loading.finish(total_of(lines))


def total_of(lines: bytes) -> int:
    """Give the sum of the hashes of all rows in these whole lines."""
    found = (shake_256(line.replace(b"\t", b"\n", 2)).digest(SUM_BYTES) for line in lines.split(b"\n")[:-1])
    return sum(int.from_bytes(one, "big") for one in found)


def rows_in(lines: bytes, table: str) -> Iterator[tuple[str, bytes]]:
    """Give the keys and the canonical JSON of a table's rows among whole lines that stand in the order of a snapshot."""
    named = table.encode() + b"\t"
    start = 0 if lines.startswith(named) else lines.find(b"\n" + named) + 1
    if start or lines.startswith(named):
        for line in lines[start:].split(b"\n"):
            if not line.startswith(named):
                return
            _, key, row = line.split(b"\t", 2)
            yield key.decode(), row


class Loading:
    """A state while its snapshot is read. `t_ms`: when its newest entry was admitted, as its head says; true if it can be finished."""

    def __init__(self, head: bytes) -> None:
        """Begin with the two lines of a snapshot's head."""
        try:
            version, numbers, rest = head.split(b"\n")
            size, t_ms, digest = numbers.split(b" ")
            self._size, self.t_ms, self._digest = int(size), int(t_ms), digest.decode("ascii")
        except ValueError as error:
            raise _not_whole("its head cannot be read") from error
        if head != b"%s\n%d %d %s\n" % (_HEAD, self._size, self.t_ms, digest) or (version, rest) != (_HEAD, b""):
            raise _not_whole("its head is spelled otherwise")
        self._tables = {name: Sleeping(decoder) for name, decoder in _DECODERS.items()}
        self._table, self._key = b"", b""

    def take(self, lines: bytes) -> None:
        """Take in whole lines, those that come next."""
        *several, rest = lines.split(b"\n")
        if rest:
            raise _not_whole("it ends within a line")
        try:
            self._take(several)
        except ValueError as error:
            raise _not_whole("one of its lines is no row") from error

    def _take(self, lines: list[bytes]) -> None:
        """Take in lines, all rows of a table together: that is half the work of one by one."""
        for name, several in groupby((line.split(b"\t", 2) for line in lines), itemgetter(0)):
            _, keys, rows = zip(*several, strict=True)
            if name != self._table or not name:
                self._turn_to(name)
            if keys[0] <= self._key or not all(map(lt, keys, keys[1:])):
                raise _not_whole("its rows are not in order")
            self._tables[name.decode()].lay(b"\n".join(keys).decode().split("\n"), rows)
            self._key = keys[-1]

    def _turn_to(self, name: bytes) -> None:
        if _PLACES.get(name, -1) <= _PLACES.get(self._table, -1):
            raise _not_whole("its tables are not in order, or not known here")
        self._table, self._key = name, b""

    def finish(self, total: int) -> State:
        """Give the state, if the sum of its rows' hashes makes its digest."""
        state = State.of(self._size, self.t_ms, total, self._tables)
        if state.digest() != self._digest:
            raise _not_whole("its rows do not have its digest")
        return state


def _not_whole(why: str) -> Fault:
    return Fault(Code.LOG_CORRUPT, f"this snapshot is not whole: {why}; fold the log again")
