"""What happens when somebody changes one byte on the host's disk: done to a copy, and told by the same check as ever."""

import shutil
from contextlib import closing
from pathlib import Path

from garant import bootstrap
from garant.bootstrap import Place
from garant.errors import Fault
from garant.node.opening import open_ledger


def entry_of(place: Place, index: int) -> bytes:
    """Give the bytes of entry `index`, as the store has them."""
    with closing(bootstrap.open_store(place)) as store:
        record = store.record(index)
    if record is None:
        raise LookupError(index)
    return record.data


def change_one_byte(place: Place, index: int, scratch: Path) -> Place:
    """Copy a theatre to `scratch` and change one byte of entry `index` in the copy's log file, behind the store's back."""
    copy = Place(scratch)
    shutil.copytree(place.directory, copy.directory)
    entry = entry_of(copy, index)  # first: whoever closes the store puts everything into the one file
    data = bytearray(copy.log.read_bytes())
    data[_place(data, entry)] ^= 0x01
    copy.log.write_bytes(data)
    return copy


def _place(data: bytearray, entry: bytes) -> int:
    """Find a byte in the middle of an entry, wherever the store's file has it; a long entry lies there in pieces."""
    middle = len(entry) // 2
    return data.index(entry[middle : middle + _PIECE_BYTES])


_PIECE_BYTES = 64


def what_is_found(place: Place) -> str:
    """Verify a log, and give the sentence with which it fails, or nothing."""
    with closing(bootstrap.open_store(place)) as store:
        try:
            open_ledger(store, bootstrap.verifier_key(place))
        except Fault as fault:
            return fault.sentence
    return ""
