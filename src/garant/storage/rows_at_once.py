"""A piece of a snapshot's rows, looked at by compiled kernels: what `state.snapshot.look` finds, ten times as fast, without Python's lock.

    look(data, start, end, now)      the sum of the rows' hashes, the runs of tables, and the rows of notices that may not be over

A kernel walks the bytes once and writes down where each line begins, has its two tabs, and ends. A second one hashes eight rows at a time:
a sponge that is done with a row begins with the next. What it is handed to write into was made before; kernels make nothing (ADR 0014).

No digest is ever made here, and none is believed: a sum that came out wrong would be unlike the one in the head, and the log would be
folded (ADR 0046).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from garant.space.compiled import kernel
from garant.space.lowest import lowest
from garant.space.side_by_side import BYTES, CONSTANTS, SPONGES, WORDS, equal, permute, word_at
from garant.state.packed import APART
from garant.state.snapshot import Found, Run, not_whole

LINES = 8_192
"""Lines that are written down before they are hashed."""

_RATE = 17
"""Words that a sponge of SHAKE-256 takes in or gives between two permutations."""
_RATE_BYTES = 8 * _RATE
_SUM_WORDS = 32
_LF, _TAB, _QUOTE = 10, 9, 34
_ZERO, _NINE, _PAD = ord("0"), ord("9"), 0x1F
_START, _FIRST, _SECOND, _END = range(4)
_DOES = 0
_WAITS, _TAKES, _GIVES, _GIVES_MORE = range(4)
_LAST_BIT = np.uint64(1 << 63)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_BYTES, _PAIRS = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0000FFFF0000FFFF)
_MARKS = tuple(np.frombuffer(mark, np.uint8) for mark in (b'"volumes":[', b'"shape":{', b'"end":"', b'"times":["'))
_SECONDS = len("2018-09-17T16:05:00")

Bytes = Any
"""uint8 array."""
Marked = Any
"""int64 array, shape (n, 4): where each line begins, has its two tabs, and ends."""
Words = Any
"""uint64 array."""
Steps = Any
"""int64 array."""
Marks = Any
"""Texts that are looked for, each a uint8 array."""


class Looked(NamedTuple):
    """What was found in a piece, and the places of those rows of `notice_versions` that may not be over."""

    found: Found
    open: list[int]


def look(data: Bytes, start: int, end: int, now: str) -> Looked:
    """Look at a piece of whole lines; a `Fault` where they are none, or stand in another order. `now`: an instant, to the second."""
    desk = _Desk(now)
    while start < end:
        count = mark(data, start, end, desk.marked)
        if count <= 0:
            raise not_whole("one of its lines is no row")
        add_up(data, desk.marked[:count], desk.states, desk.each, desk.sums, CONSTANTS)
        for run in _runs(data, desk.marked, count):
            desk.take(data, *run)
        start = int(desk.marked[count - 1, _END]) + 1
    return Looked(Found(desk.total(), desk.runs), desk.open)


def _runs(data: Bytes, marked: Marked, count: int) -> Iterator[tuple[int, int]]:
    """Give the first line of each run, and the one behind its last."""
    first = 0
    while first < count:
        behind = run_from(data, marked, first, count)
        if behind < 0:
            raise not_whole("its rows are not in order")
        yield first, behind
        first = behind


class _Desk:
    """What the kernels write into, and what has been found."""

    def __init__(self, now: str) -> None:
        self.marked = np.empty((LINES, 4), np.int64)
        self.states, self.each = np.zeros(WORDS * SPONGES, np.uint64), np.zeros((SPONGES, 5), np.int64)
        self.sums = np.zeros(2 * _SUM_WORDS, np.uint64)
        self._found, self._now = np.empty(LINES, np.int64), np.frombuffer(now.encode()[:_SECONDS], np.uint8)
        self.runs, self.open = list[Run](), list[int]()

    def take(self, data: Bytes, first: int, behind: int) -> None:
        """Take a run of lines."""
        start, tab = (int(self.marked[first, column]) for column in (_START, _FIRST))
        table, places = data[start:tab].tobytes(), self.marked[first:behind:APART, _START].tolist()
        last, end = (int(self.marked[behind - 1, column]) for column in (_START, _END))
        self.runs.append(Run(table, places, last, end + 1, behind - first))
        if table == b"notice_versions":
            count = not_over(data, self.marked[first:behind], self._now, _MARKS, self._found)
            self.open.extend(self._found[:count].tolist())

    def total(self) -> int:
        """Give the sum of all hashes; the sums of halves of words are the larger halves first."""
        return sum(int(half) << 32 * place for place, half in enumerate(reversed(self.sums)))


@kernel
def mark(data: Bytes, start: int, end: int, marked: Marked) -> int:
    """Write down where lines begin, have two tabs, and end, as many as there is room for; give their number, -1 where one is no row."""
    count, place = 0, start
    while place < end and count < len(marked):
        behind = next_of(data, place, end, _LF)
        first = next_of(data, place, behind, _TAB)
        second = next_of(data, first + 1, behind, _TAB)
        if behind == end or second >= behind:
            return -1
        marked[count, _START], marked[count, _FIRST], marked[count, _SECOND], marked[count, _END] = place, first, second, behind
        count, place = count + 1, behind + 1
    return count


@kernel
def next_of(data: Bytes, place: int, end: int, byte: int) -> int:
    """Give the first place of a byte from a place on; `end`, or what is behind it, if there is none."""
    while place + BYTES <= end:
        bits = equal(data, place, byte)
        if bits:
            return place + lowest(bits)
        place += BYTES
    while place < end and data[place] != byte:
        place += 1
    return place


@kernel
def run_from(data: Bytes, marked: Marked, first: int, count: int) -> int:
    """Give the number of the line behind those of one table that begin with line `first`; -1 where their keys do not rise."""
    for line in range(first + 1, count):
        one, other = marked[line - 1, _START], marked[line, _START]
        wide = marked[line, _FIRST] - other
        same = wide == marked[line - 1, _FIRST] - one
        at = 0
        while same and at < wide:
            same = data[one + at] == data[other + at]
            at += 1
        if not same:
            return line
        one, other = one + wide + 1, other + wide + 1
        while one < marked[line - 1, _SECOND] and other < marked[line, _SECOND] and data[one] == data[other]:
            one, other = one + 1, other + 1
        if other == marked[line, _SECOND] or (one < marked[line - 1, _SECOND] and data[one] > data[other]):
            return -1
    return count


@kernel
def add_up(data: Bytes, marked: Marked, states: Words, each: Steps, sums: Words, constants: Words) -> None:
    """Hash all lines, each as its table, key and row with newlines between, and add up the halves of the hashes' words.

    `each`: what every sponge does, and what of its line it has not taken in yet: from where, the two tabs, up to where.
    """
    line, busy = 0, True
    each[:, _DOES] = _WAITS
    while busy:
        busy = False
        for sponge in range(SPONGES):
            if each[sponge, _DOES] == _WAITS and line < len(marked):
                begin(marked[line], states, each[sponge], sponge)
                line += 1
            if each[sponge, _DOES] == _TAKES:
                absorb(data, states, each[sponge], sponge)
            busy = busy or each[sponge, _DOES] != _WAITS
        permute(states, constants)
        for sponge in range(SPONGES):
            give(states, each[sponge], sums, sponge)


@kernel
def begin(line: Steps, states: Words, own: Steps, sponge: int) -> None:
    """Let a sponge begin with a line."""
    for word in range(WORDS):
        states[word * SPONGES + sponge] = np.uint64(0)
    own[_DOES] = _TAKES
    for column in range(4):
        own[1 + column] = line[column]


@kernel
def absorb(data: Bytes, states: Words, own: Steps, sponge: int) -> None:
    """Let a sponge take in the next block of its line; after the last one, which is filled up (FIPS 202, section 6.2), it gives."""
    place, end = own[1 + _START], own[1 + _END]
    whole = min((end - place) >> 3, _RATE)
    for word in range(whole):
        states[word * SPONGES + sponge] ^= word_at(data, place + 8 * word)
    for tab in (own[1 + _FIRST], own[1 + _SECOND]):
        if place <= tab < place + 8 * whole:
            states[((tab - place) >> 3) * SPONGES + sponge] ^= np.uint64(_TAB ^ _LF) << np.uint64(8 * ((tab - place) & 7))
    own[1 + _START] = place + 8 * whole
    if whole < _RATE:
        rest = np.uint64(_PAD) << np.uint64(8 * (end - place - 8 * whole))
        for at in range(place + 8 * whole, end):
            byte = _LF if at == own[1 + _FIRST] or at == own[1 + _SECOND] else data[at]
            rest ^= np.uint64(byte) << np.uint64(8 * (at - place - 8 * whole))
        states[whole * SPONGES + sponge] ^= rest
        states[(_RATE - 1) * SPONGES + sponge] ^= _LAST_BIT
        own[_DOES] = _GIVES


@kernel
def give(states: Words, own: Steps, sums: Words, sponge: int) -> None:
    """Add up what a sponge gives, if it does: a block, and after one more permutation the rest."""
    if own[_DOES] == _GIVES:
        add(states, sums, sponge, 0, _RATE)
        own[_DOES] = _GIVES_MORE
    elif own[_DOES] == _GIVES_MORE:
        add(states, sums, sponge, _RATE, _SUM_WORDS)
        own[_DOES] = _WAITS


@kernel
def add(states: Words, sums: Words, sponge: int, first: int, behind: int) -> None:
    """Add the words of a block to those of the sums, whose larger bytes come first: in halves, so that nothing is carried."""
    for word in range(first, behind):
        value = states[(word - first) * SPONGES + sponge]
        value = ((value & _BYTES) << np.uint64(8)) | ((value >> np.uint64(8)) & _BYTES)
        value = ((value & _PAIRS) << np.uint64(16)) | ((value >> np.uint64(16)) & _PAIRS)
        sums[2 * word] += value & _LOW  # the first four bytes, which are the larger ones
        sums[2 * word + 1] += value >> _HALF


@kernel
def not_over(data: Bytes, marked: Marked, now: Bytes, marks: Marks, found: Steps) -> int:
    """Find versions of notices that may not be over at an instant; give their number, and write down where their lines begin.

    Over are those whose volumes all end, by an end or by a route's times, while no time from there on is the instant or later.
    """
    count = 0
    for line in range(len(marked)):
        if not ended(data, marked[line, _SECOND] + 1, marked[line, _END], now, marks):
            found[count] = marked[line, _START]
            count += 1
    return count


@kernel
def ended(data: Bytes, place: int, end: int, now: Bytes, marks: Marks) -> bool:
    """Tell whether a version is over for certain. A quote within a text has a backslash before it, so that no text looks like a member."""
    volumes, shape, until, times = marks
    within, shapes, ends = False, 0, 0
    at = next_of(data, place, end, _QUOTE)
    while at < end:
        if not within:
            within = stands(data, at, end, volumes)
        elif stands(data, at, end, shape):
            shapes += 1
        elif stands(data, at, end, until) or stands(data, at, end, times):
            ends += 1
        elif _ZERO <= data[at + 1] <= _NINE and not before(data, at + 1, now):
            return False
        at = next_of(data, at + 1, end, _QUOTE)
    return within and shapes == ends


@kernel
def stands(data: Bytes, at: int, end: int, text: Bytes) -> bool:
    """Tell whether a text stands at a place."""
    if at + len(text) > end:
        return False
    for k in range(len(text)):  # noqa: SIM110 - as a kernel says it
        if data[at + k] != text[k]:
            return False
    return True


@kernel
def before(data: Bytes, at: int, now: Bytes) -> bool:
    """Tell whether the time at a place is before an instant, to the second. What is shorter ends in a quote, which is before any digit."""
    for k in range(len(now)):
        if data[at + k] != now[k]:
            return bool(data[at + k] < now[k])
    return False
