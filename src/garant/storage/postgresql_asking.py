"""Asking PostgreSQL by libpq itself what every turn asks: prepared, in binary, and all that follows on each other in one round trip.

    told = Asking(connection).ask((BEGIN, ()), (LOCK, ()), (NEWEST, ()))        one result a question, in order

A cursor of psycopg's takes three times as long, and one question at a time: whoever holds the turn keeps all other hosts waiting.
What comes after a question that fails is not done (the server skips it), and the failure is raised. An exchange that is broken off in
between closes the connection: nobody knows what the server has done of it, so nobody goes on.
"""

from collections.abc import Sequence
from math import ceil
from select import POLLIN, POLLOUT, poll
from struct import pack
from typing import NamedTuple

from psycopg.errors import OperationalError, error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

from garant.storage.postgresql_connecting import Connection

_BINARY = 1
_BYTEA = 17
"""PostgreSQL's number for the type."""

Values = Sequence[bytes | None]
"""What a question is asked with, each as the server has it in binary; None is NULL."""


class Question(NamedTuple):
    """A statement, and the name under which it is prepared."""

    name: bytes
    text: bytes


class Asking:
    """Asks by one connection."""

    def __init__(self, opened: Connection) -> None:
        """Nothing is prepared yet."""
        self._opened = opened
        self._prepared: set[bytes] = set()

    def ask(self, *asked: tuple[Question, Values]) -> list[PGresult]:
        """Ask all of these at once. Raises psycopg's error for the first one that fails."""
        with self._opened.lock:
            pg = self._opened.pgconn
            self._prepare(pg, [question for question, _ in asked])
            try:
                pg.enter_pipeline_mode()
                for question, values in asked:
                    pg.send_query_prepared(question.name, values, [_BINARY] * len(values), _BINARY)
                pg.pipeline_sync()
                told = _told(pg)
                pg.exit_pipeline_mode()
            except BaseException:
                self._opened.close()
                raise
        for one in told:
            _require_fine(one)
        return told

    def rest(self, timeout_s: float) -> None:
        """Wait so long until the server tells something by itself (NOTIFY), if it has not since it was asked; what it was is forgotten."""
        with self._opened.lock:
            pg = self._opened.pgconn
            if pg.notifies() is None:
                line = poll()
                line.register(pg.socket, POLLIN)
                if line.poll(max(0, ceil(timeout_s * 1_000))):
                    pg.consume_input()
            while pg.notifies() is not None:
                pass

    def close(self) -> None:
        """Let go of the connection."""
        self._opened.close()

    def _prepare(self, pg: PGconn, questions: Sequence[Question]) -> None:
        for question in questions:
            if question.name not in self._prepared:
                _require_fine(pg.prepare(*question))
                self._prepared.add(question.name)


def _told(pg: PGconn) -> list[PGresult]:
    """Take all results up to the end of the exchange."""
    line = poll()
    line.register(pg.socket, POLLIN | POLLOUT)
    while pg.flush():
        line.poll()
        pg.consume_input()
    line.modify(pg.socket, POLLIN)
    told: list[PGresult] = []
    while True:
        while pg.is_busy():
            line.poll()
            pg.consume_input()
        one = pg.get_result()
        if one is not None and one.status == ExecStatus.PIPELINE_SYNC:
            return told
        if one is not None:
            told.append(one)
        elif pg.status == ConnStatus.BAD:
            raise OperationalError("the line to the database was cut")


def _require_fine(told: PGresult) -> None:
    if told.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
        raise error_from_result(told)


def rows(told: PGresult) -> list[list[bytes]]:
    """Give the rows of a result; what is NULL is empty."""
    columns = range(told.nfields)
    return [[told.get_value(row, column) or b"" for column in columns] for row in range(told.ntuples)]


def bigint(value: int) -> bytes:
    """Give an integer as the server has it."""
    return value.to_bytes(8, "big", signed=True)


def integer(data: bytes) -> int:
    """Read an integer."""
    return int.from_bytes(data, "big", signed=True)


def array(items: Sequence[bytes]) -> bytes | None:
    """Give a `bytea[]`; NULL where nothing is in it."""
    if not items:
        return None
    return b"".join((pack("!iiIii", 1, 0, _BYTEA, len(items), 1), *(part for item in items for part in (pack("!i", len(item)), item))))
