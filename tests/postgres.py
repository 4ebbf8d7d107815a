"""A real PostgreSQL server for tests: one a run, started by the first test that asks, with an empty database for each that wants one.

    url = ready()            a database that its owner made ready, as the host's role sees it

Where no server is installed (Debian package postgresql), the test that asks is skipped by name, and fails where `CI` is true.
"""

import atexit
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from itertools import count
from typing import Any

import psycopg

from bench.postgres import Server, server
from garant.storage.postgresql_migrating import Roles, migrate
from tests.needs import need_folder

SUPERUSER, OWNER, HOST, READER = "postgres", "garant_owner", "garant_host", "garant_reader"
SETTINGS = {"shared_buffers": "32MB", "max_connections": 40, "max_wal_size": "512MB", "jit": "off"}
"""Durable, as the store demands: small is all that these settings make it."""
_numbers = count(1)


@cache
def running() -> Server:
    """Give this run's server."""
    need_folder("/usr/lib/postgresql", "postgresql")
    stack = ExitStack()
    atexit.register(stack.close)
    started = stack.enter_context(server(SUPERUSER, SETTINGS))
    with_roles(started)
    return started


def with_roles(started: Server) -> None:
    """Make the three roles."""
    with asking(started.url(SUPERUSER, "postgres")) as opened:
        for role in (OWNER, HOST, READER):
            opened.execute(f"CREATE ROLE {role} LOGIN".encode())


@contextmanager
def asking(url: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Open a connection of a stranger's, and close it."""
    with closing(psycopg.connect(url, autocommit=True)) as opened:
        yield opened


def as_role(role: str, url: str) -> str:
    """Give the same database as another role sees it."""
    return url.replace(url.partition("://")[2].partition("@")[0], role, 1)


def empty(started: Server | None = None, encoding: str = "UTF8") -> str:
    """Make a database with nothing in it, and give its URL for its owner."""
    given = started or running()
    name = f"theatre_{next(_numbers)}"
    with asking(given.url(SUPERUSER, "postgres")) as opened:
        opened.execute(f"CREATE DATABASE {name} OWNER {OWNER} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0".encode())
    return given.url(OWNER, name)


def ready(started: Server | None = None) -> str:
    """Make a database that is ready for a log, and give its URL for a host."""
    url = empty(started)
    migrate(url, Roles())
    return as_role(HOST, url)


@contextmanager
def bare_server() -> Iterator[Server]:
    """Start a server for one test alone, with no roles but its administrator's."""
    need_folder("/usr/lib/postgresql", "postgresql")
    with server(SUPERUSER, SETTINGS) as started:
        yield started


@contextmanager
def own_server(**settings: object) -> Iterator[Server]:
    """Start a server for one test alone, which may stop it."""
    need_folder("/usr/lib/postgresql", "postgresql")
    with server(SUPERUSER, {**SETTINGS, **settings}) as started:
        with_roles(started)
        yield started
