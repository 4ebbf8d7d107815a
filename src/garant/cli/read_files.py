"""Files to read: those below the places that somebody names, one by one or many at once, each with its text or the reason why not."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from garant.cli import files
from garant.errors import Code, Refusal, Refused
from garant.limits import SOURCE_BYTES_MAX, SOURCE_FILES_MAX
from garant.reading.mentions import Places
from garant.reading.sources_account import Account, Wish, account_of
from garant.terminal.progress import progress

_MANY = 24
"""From so many files on it is worth to start further processes."""

_AT_ONCE_MAX = 8
_PORTION = 8
_WATCHED = 200
"""Progress is shown from so many files on."""


class Taken(NamedTuple):
    """What became of files: accounts of the texts, each text once; the files that were not read; which of them by a mistake of ours."""

    accounts: tuple[Account, ...]
    unread: dict[str, Refusal]
    faults: frozenset[str]


def files_below(places: Iterable[Path]) -> list[Path]:
    """Give the files that somebody names, and those in folders, each once and in order. Hidden ones and links in folders are left alone."""
    found: dict[Path, None] = {}
    for place in places:
        if not place.exists():
            raise Refused(Code.UNREADABLE, "there is no such file or directory", str(place))
        for path in _below(place) if place.is_dir() else [place]:
            found[path] = None
            if len(found) > SOURCE_FILES_MAX:
                raise Refused(Code.TOO_LARGE, f"more than {SOURCE_FILES_MAX} files; read them folder by folder", str(place))
    if not found:
        raise Refused(Code.UNREADABLE, "there are no files in this directory", ", ".join(map(str, places)))
    return list(found)


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if not name.startswith(".") and not Path(where, name).is_symlink())


class _Task(NamedTuple):
    path: Path
    wish: Wish
    theatre: Path | None


class _Failed(NamedTuple):
    refusal: Refusal
    is_fault: bool


def take(paths: Sequence[Path], wish: Wish, theatre: Path | None) -> Taken:
    """Read files, with a theatre's own places where it has some. One that cannot be read stops none of the others."""
    accounts: dict[str, Account] = {}
    unread: dict[str, Refusal] = {}
    faults: set[str] = set()
    with progress("reading", len(paths), watched=_WATCHED) as tell:
        for done, (path, found) in enumerate(zip(paths, _read(paths, wish, theatre), strict=True), 1):
            if isinstance(found, Account):
                accounts.setdefault(found.source.sha256, found)
            else:
                unread[str(path)] = found.refusal
                faults |= {str(path)} if found.is_fault else set()
            tell(done)
    return Taken(tuple(accounts.values()), unread, frozenset(faults))


def _read(paths: Sequence[Path], wish: Wish, theatre: Path | None) -> Iterator[Account | _Failed]:
    _places.cache_clear()
    tasks = [_Task(path, wish, theatre) for path in paths]
    at_once = min(_AT_ONCE_MAX, _processors())
    if len(tasks) < _MANY or at_once == 1:
        yield from map(_one, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from garant.node.garbage import spare

    with ProcessPoolExecutor(at_once, mp_context=get_context("spawn"), initializer=spare) as pool:
        yield from pool.map(_one, tasks, chunksize=_PORTION)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


class _Shipped:
    """The places that come with Garant. They are read once a text asks for one, and many ask for none."""

    def listed(self, name: str) -> Sequence[object]:
        """Give the places of this name."""
        from garant.storage.place_files import read_index

        return read_index().listed(name)


@lru_cache(maxsize=1)
def _places(theatre: Path | None) -> Places:
    """Give who knows places by their names, once in each process that reads files."""
    if theatre is None:
        return _Shipped()
    from garant import bootstrap

    return bootstrap.place_index(bootstrap.Place(theatre))


def _one(task: _Task) -> Account | _Failed:
    """Read one file, in whatever process; what goes wrong is a value."""
    try:
        data = files.read(task.path, SOURCE_BYTES_MAX, too_large=Code.TOO_LARGE)
        return account_of(data, str(task.path), task.wish, _places(task.theatre))
    except Refused as refused:
        return _Failed(refused.refusal, is_fault=False)
    except Exception as error:  # noqa: BLE001 - one text must not stop a thousand others
        return _Failed(
            Refusal(Code.INTERNAL, f"a mistake of ours while reading it ({type(error).__name__})", str(task.path)), is_fault=True
        )
