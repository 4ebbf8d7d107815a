"""A state as bytes, and back: a picture to start from that shows itself whole.

    garant-snapshot/v1\\n<size> <t_ms> <digest>\\n           then one line a row:
    <table>\\t<key>\\t<canonical JSON of the row>\\n          by table and key

Reading computes the digest afresh from the rows, and takes the one spelling only. A snapshot proves nothing about the log: compare
its digest with the one that was stored with the checkpoint of the same size.
"""

import msgspec

from garant.errors import Code, Fault, Refused
from garant.state.rows import Row
from garant.state.state import TABLES, Put, State
from garant.statement import canonical

_HEAD = b"garant-snapshot/v1"
_DECODERS: dict[str, msgspec.json.Decoder[Row]] = {name: msgspec.json.Decoder(row) for name, row in TABLES.items()}


def dump(state: State) -> bytes:
    """Give the snapshot of a state."""
    head = b"%s\n%d %d %s\n" % (_HEAD, state.size, state.t_ms, state.digest().encode())
    lines = (b"%s\t%s\t%s\n" % (put.table.encode(), put.key.encode(), canonical.encode(put.row)) for put in state.rows())
    return head + b"".join(lines)


def load(data: bytes) -> State:
    """Give the state of a snapshot; a snapshot that is not whole is a fault (`log_corrupt`)."""
    try:
        _, numbers, *lines = data.split(b"\n")
        size, t_ms, _ = numbers.split(b" ")
        state = _state(int(size), int(t_ms), lines[:-1])
    except (ValueError, KeyError, RecursionError, msgspec.MsgspecError, Refused) as error:
        raise Fault(Code.LOG_CORRUPT, f"this snapshot cannot be read ({error}); fold the log again") from error
    if dump(state) != data:
        raise Fault(Code.LOG_CORRUPT, "this snapshot is not whole: its rows do not have its digest, or its spelling; fold the log again")
    return state


def _state(size: int, t_ms: int, lines: list[bytes]) -> State:
    state = State()
    for line in lines:
        table, key, row = line.split(b"\t", 2)
        name = table.decode()
        state.put(Put(name, key.decode(), _DECODERS[name].decode(row)))
    state.size, state.t_ms = size, t_ms
    return state
