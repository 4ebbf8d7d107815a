"""Being told at once that a log grew: a host's server-sent events (`GET <base>/v1/events`), read for no more than that.

An event is a reason to look, and is not believed: whoever follows asks for the checkpoint and verifies as ever. Without events a follower
looks at each beat. A host says something every 15 s, so one that is silent for 40 has gone; then, and where it has no events at all, it is
asked again after 1, 2, 4 ... 60 seconds. No line is longer than 4,096 bytes, and nothing is kept.
"""

from collections.abc import Callable
from random import Random

from garant.client.peer import Peer
from garant.errors import Code, Refusal, Refused
from garant.node.following import Pace, Wait
from garant.node.saying import SigningKey

SILENCE_S = 40.0
LINE_BYTES_MAX = 4_096

_ENDED = Refusal(Code.UNREADABLE, "the host's events have ended")


class HostEvents:
    """A host's events; `run` them in a thread of their own."""

    def __init__(self, url: str, log: str, key: SigningKey | None, grew: Callable[[], object], *, silence_s: float = SILENCE_S) -> None:
        """Listen at this address, with a session if there is a key; call `grew` at each head. Refuses with `usage` what is no address."""
        self._peer = Peer(url, log, key=key)
        self._grew, self._silence_s = grew, silence_s

    def run(self, wait: Wait, chance: Random) -> None:
        """Listen, and again when it ends, until `wait` says to stop."""
        pace = Pace(chance)
        going = True
        while going:
            told, why = False, _ENDED
            try:
                told = self._listen()
            except Refused as refused:
                why = refused.refusal
            going = wait(pace.after_ms(None if told else why))

    def _listen(self) -> bool:
        """Listen until it ends; tell whether anything was said."""
        said = False
        with self._peer.listening("/v1/events", self._silence_s) as events:
            while line := events.readline(LINE_BYTES_MAX + 1):
                if len(line) > LINE_BYTES_MAX:
                    raise Refused(Code.TOO_LARGE, f"a line of the host's events has more than {LINE_BYTES_MAX} bytes")
                said = True
                if line.startswith(b"data:"):
                    self._grew()
        return said

    def cut(self) -> None:
        """End it, from any thread."""
        self._peer.cut()
