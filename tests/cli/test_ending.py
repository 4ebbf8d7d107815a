"""How what runs is told to end: by a signal, whatever it is doing just then."""

import subprocess
import sys

HELD = """
import os, signal, threading, time
from garant.cli.ending import ended_by_signals

held = threading.Lock()
ended = threading.Event()

def stop():
    with held:
        ended.set()

with ended_by_signals(stop):
    with held:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.05)
    assert ended.wait(10)
print("ended")
"""


def test_a_signal_that_comes_while_a_lock_is_held_waits_for_the_lock() -> None:
    """A handler runs in the middle of whatever the main thread does: what takes a lock there waits for ever for itself."""
    said = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, timeout=60, check=False)
    assert (said.returncode, said.stdout, said.stderr) == (0, "ended\n", "")
