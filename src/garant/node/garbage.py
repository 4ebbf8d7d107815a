"""Python's search for garbage in cycles, in a process that serves a log: rare, and never through what was loaded.

Rows of the state are in no cycles, and what a request leaves behind in one is little. To look through a million rows again and again found
nothing, and took 80 ms each time.
"""

import gc

RARELY = (20_000, 20, 50)


def spare() -> None:
    """Never look through what is there now, and rarely through what comes later."""
    gc.freeze()
    gc.set_threshold(*RARELY)
