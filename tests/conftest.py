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
