"""What holds for every test: nothing is judged by the clock, and where CI is true every run looks at the same generated examples."""

import os
import signal

from hypothesis import HealthCheck, settings

settings.register_profile(
    "garant",
    deadline=None,
    derandomize=os.environ.get("CI", "").lower() in {"true", "1"},
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("garant")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Whoever starts the tests in the background may have Ctrl-C ignored; the commands that they start must not inherit that."""
