"""A desk of tr's at work, with its face on a real port, for all tests of one file."""

from collections.abc import Iterator

import pytest

from garant.desk.entering import SLOWEST_S
from tests.api.reading import reading
from tests.desk.desks import desk
from tests.desk.facing import AtWork, Faced, Page, facing
from tests.world import World


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    world = World(rules_level=4)
    tr = world.side("tr")
    world.side("ru")
    folder = tmp_path_factory.mktemp("desk")
    with reading(world) as host, desk(folder, world, tr, host.url) as office, facing(world, office, folder) as faced:
        yield AtWork(world, tr, host, office, folder, faced)


@pytest.fixture
def faced(at_work: AtWork) -> Faced:
    return at_work.faced


@pytest.fixture
def entered(at_work: AtWork) -> Iterator[Page]:
    """Give a page of somebody who entered; the key is locked before and after, and wrong passphrases are long ago."""
    at_work.office.lock()
    at_work.faced.steady.s += SLOWEST_S
    yield at_work.faced.enter()
    at_work.office.lock()
