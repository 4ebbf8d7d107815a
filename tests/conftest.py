"""What holds for every test: nothing is judged by the clock, and where CI is true every run looks at the same generated examples."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "garant",
    deadline=None,
    derandomize=os.environ.get("CI", "").lower() in {"true", "1"},
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("garant")
