"""Which notices have neither ended nor been withdrawn, and which of those are not over: found without waking the rows of the others.

Most notices of a long log are over. Of a row that sleeps (`state.sleeping`) no more is read here than what that takes to see.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.json import Decoder

from garant import instant
from garant.state.rows import Recorded
from garant.state.sleeping import chosen_in, glance, glances, looks, read
from garant.state.state import State
from garant.statement.kinds import Notice, NoticeAmendment
from garant.statement.shapes import Route, Volume
from garant.statement.words import Status

_GONE = ("ended", "withdrawn")
_SECONDS = len("2018-09-17T16:05:00")


class _Row(Struct, gc=False):
    """Of a notice's row."""

    standing: str
    version: int
    status: Status


class _Shape(Struct, gc=False):
    """Of a route, its times."""

    times: tuple[str, ...] = ()


class _Volume(Struct, gc=False):
    """Of a volume, when it ends."""

    shape: _Shape
    end: str | None = None


class _Said(Struct, gc=False):
    """Of what a version says, its volumes."""

    volumes: tuple[_Volume, ...] | None = None


class _Version(Struct, gc=False):
    """Of a version's row."""

    said: _Said


_ROW, _VERSION = Decoder(_Row), Decoder(_Version)


def standing(state: State) -> Iterator[tuple[str, str]]:
    """Give each notice that has not ended and was not withdrawn, and its newest version (`party/name@000001`)."""
    for ref, row in glances(state.notices.rows, _ROW):
        if row.standing not in _GONE:
            yield ref, f"{ref}@{row.version:06d}"


class Version(NamedTuple):
    """A version of a notice that may be live; `row` may be asleep (`state.sleeping.read` reads it)."""

    ref: str
    number: int
    status: Status
    row: Recorded[Notice | NoticeAmendment] | bytes


def maybe_live(state: State) -> Iterator[Version]:
    """Give each notice that may be live, as it stands: all but such as were surely over at the state's own instant.

    Where a snapshot's rows were looked through before, the `chosen` are all that may not have been over then.
    """
    now = instant.text(state.t_ms)[:_SECONDS]
    rows = state.notice_versions.rows
    for version, row in looks(rows, chosen_in(rows)):
        if not _is_over(read(row, _VERSION).said.volumes, now):
            ref = version.partition("@")[0]
            notice = glance(state.notices.rows, ref, _ROW)
            if notice.standing not in _GONE and version == f"{ref}@{notice.version:06d}":
                yield Version(ref, notice.version, notice.status, row)


def _is_over(volumes: tuple[Volume | _Volume, ...] | None, now: str) -> bool:
    """Tell whether all volumes ended before the present second. What is hidden, or has no end, is not over."""
    if volumes is None:
        return False
    for one in volumes:
        times = one.shape.times if isinstance(one.shape, _Shape | Route) else ()
        end = times[-1] if times else one.end
        if end is None or end[:_SECONDS] >= now:
            return False
    return True
