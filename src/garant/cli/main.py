"""The door: every outcome of a command becomes one exit code, and no traceback reaches a user.

    0 fine   1 the answer is bad   2 usage or unreadable input   3 a fault of ours

Whoever stops a command with Ctrl-C ends the process by that signal, as a shell expects.
"""

import os
import signal
import sys
from collections.abc import Sequence

STOPPED = 128 + signal.SIGINT
"""What a shell makes of a process that Ctrl-C ended."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    code = run()
    if code == STOPPED:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        from garant.cli.outcome import outcome

        return outcome(words)
    except KeyboardInterrupt:
        sys.stderr.write("stopped. What was admitted before stays; `garant show` says what that is.\n")
        return STOPPED
