"""What a peer is: something that answers the same questions. One that is not installed says so by `Absent`."""

import importlib
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple, Protocol

from bench.deconfliction.areas import Areas, Ints


class Absent(Exception):  # noqa: N818 - it is no error: a peer is optional
    """A peer that is not installed here, or does not start."""


class Checker(Protocol):
    """Live areas: asked what meets a new one, which is then live as well."""

    @property
    def name(self) -> str:
        """Say what it is and how it was set up, in a few words."""

    def load(self, areas: Areas, live: int) -> None:
        """Take the load, of which the first `live` areas are live."""

    def check_and_insert(self, at: int) -> Any:  # noqa: ANN401 - each answers in its own way
        """Give the live areas that meet area `at` of the load, in any order, as it names them; from now on it is live as well."""

    def numbers(self, found: Any) -> list[int]:  # noqa: ANN401
        """Give the numbers of what was found; this is not timed."""

    def close(self) -> None:
        """Give everything back."""


class Pairs(NamedTuple):
    """Pairs of numbers, first < second, in any order; shape (count,) each."""

    first: Ints
    second: Ints


def need(module: str) -> Any:  # noqa: ANN401 - peers publish no types, or may be absent when types are checked
    """Import a peer's library."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Absent(f"the Python library {module} is not installed") from error


def release(distribution: str) -> str:
    """Give the version of a peer's library, or that there is none."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"
