"""What is there when a process begins to serve is never looked through for garbage again; what comes later still is, in cycles too."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from garant.node import garbage


class Thing:
    """Something that can be in a cycle."""

    itself: "Thing | None" = None


@pytest.fixture
def own_collector() -> Iterator[None]:
    """Leave the collector as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("own_collector")
def test_what_was_loaded_is_spared_and_what_comes_later_is_collected() -> None:
    loaded = Thing()
    garbage.spare()
    assert not any(one is loaded for one in gc.get_objects())
    later = Thing()
    later.itself, gone = later, weakref.ref(later)
    del later
    gc.collect()
    assert gone() is None
    assert gc.get_threshold() == garbage.RARELY
