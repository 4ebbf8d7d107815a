"""What holds for every test: nothing is judged by the clock, and where CI is true every run looks at the same generated examples."""

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.world import Side, World

settings.register_profile(
    "garant",
    deadline=None,
    derandomize=os.environ.get("CI", "").lower() in {"true", "1"},
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("garant")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Whoever starts the tests in the background may have Ctrl-C ignored; the commands that they start must not inherit that."""

LONGEST = (
    "tests/docs/test_tutorial.py", "tests/demo/test_tour.py", "tests/desk/browser/", "tests/cluster/", "tests/cli/test_story.py",
    "tests/storage/test_postgresql_killing.py", "tests/node/test_killing.py", "tests/simulation/",
    "tests/storage/test_postgresql_standby.py", "tests/statement/test_fuzz.py", "tests/api/test_questions.py",
)  # fmt: skip
"""Files that take a minute or so: begun first, so that no process is alone with one at the end. Each is independent of all others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; nothing else moves."""
    items.sort(key=lambda item: next((number for number, file in enumerate(LONGEST) if item.nodeid.startswith(file)), len(LONGEST)))


@pytest.fixture
def parties(world: World) -> tuple[Side, Side]:
    """Let two parties into a file's own `world`."""
    return world.side("tr"), world.side("ru")


@pytest.fixture
def tr(parties: tuple[Side, Side]) -> Side:
    return parties[0]


@pytest.fixture
def ru(parties: tuple[Side, Side]) -> Side:
    return parties[1]
