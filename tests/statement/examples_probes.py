"""A valid probe and its answer, small enough to read."""

from typing import Any, Final

from tests.statement.examples import said

PROBE: Final = said("probe/1", "south", name="convoy-13-north-road", kind="movement", activity="aid_convoy", _sd=["F" * 43])
PROBE_ANSWER: Final = said(
    "probe_answer/1", "host", probe="south/convoy-13-north-road", result="not_clear", log_size=52, answers=1, withheld=["A" * 43]
)

ALL: Final[tuple[dict[str, Any], ...]] = (PROBE, PROBE_ANSWER)
