"""A front as a process: how a host begins one, and what of the host's own it is given.

    Entrance(place)          the socket at which all fronts of a host listen; the host holds it, so whoever comes between two fronts waits
    entrance.begin(limits)   begins one more process behind it, at the other end of a line

What a front is given: that socket, its end of the line, its limits, and where Python's libraries are. Nothing of the host's environment,
where there may be the password of a database.
"""

import asyncio
import os
import socket
import subprocess
import sys
from typing import NamedTuple

import msgspec

from garant import __version__
from garant.api.front import Setting
from garant.api.fronts import Begin
from garant.api.line import Asked, Line
from garant.api.server import Connections, Place, listen

_COMMAND = (sys.executable, "-m", "garant.api.front")


class Limits(NamedTuple):
    """What each front allows: requests a second from one address, connections; and how many proxies of ours stand in front."""

    per_second: int
    connections: Connections
    proxies: int = 0


class Entrance:
    """Where the fronts of one host listen."""

    def __init__(self, place: Place) -> None:
        """Listen. Refuses with `unreadable` an address that cannot be had."""
        self._place, self._listening = place, listen(place)

    @property
    def url(self) -> str:
        """Give the address that clients use."""
        return self._place.url(self._listening.getsockname()[1])

    def close(self) -> None:
        """Listen no more."""
        self._listening.close()

    def begin(self, limits: Limits) -> Begin:
        """Give what begins fronts with these limits."""

        async def begin(line: Line[Asked]) -> "subprocess.Popen[bytes]":
            ours, theirs = socket.socketpair()
            with theirs:
                process = self._process(theirs, limits)
            await asyncio.get_running_loop().create_connection(lambda: line, sock=ours)
            return process

        return begin

    def _process(self, theirs: socket.socket, limits: Limits) -> "subprocess.Popen[bytes]":
        setting = Setting(
            version=__version__,
            listening=self._listening.fileno(),
            line=theirs.fileno(),
            place=self._place,
            per_second=limits.per_second,
            proxies=limits.proxies,
            connections=limits.connections,
        )
        return subprocess.Popen(  # noqa: S603 - our own program, and words of our own
            [*_COMMAND, msgspec.json.encode(setting).decode()],
            pass_fds=(setting.listening, setting.line),
            start_new_session=True,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
