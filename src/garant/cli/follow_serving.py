"""Serving a replica: what is read of a host's log is read of its copy in the same way, and nothing is written."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from garant.errors import Fault, Refused

if TYPE_CHECKING:
    from garant.api.cosigned import Newest
    from garant.api.server import Server
    from garant.node.replica import Replica
    from garant.storage.replica_files import ReplicaPlace

PER_SECOND = 200
"""Requests a second from one address; ten times as many at once."""


def serving(
    replica: "Replica",
    place: "ReplicaPlace",
    given: dict[str, Any],
    newest: "Newest",
    failed: Callable[[Refused | Fault], object],
    tell: Callable[[str], None],
) -> "Server":
    """Make the server of a replica that has a head; nothing is listened to yet. `newest`: what was cosigned of it. A fault ends it."""
    from garant.api.application import Gate
    from garant.api.host import Face, read_application
    from garant.api.limits import Buckets
    from garant.api.metrics import Metrics
    from garant.api.reading import routes as reading
    from garant.api.server import SWITCH_S, Place, Server
    from garant.api.sessions import Sessions
    from garant.bootstrap import Place as Theatre
    from garant.bootstrap import now_ms, place_index
    from garant.node import garbage
    from garant.storage.replica_files import require_key

    def fail(fault: Fault) -> None:
        failed(fault)
        server.stop()

    sys.setswitchinterval(SWITCH_S)
    garbage.spare()
    sessions, metrics = Sessions(replica, now_ms, addresses=given["addresses"]), Metrics()
    gate = Gate(given["open_to_all"], sessions.party_of, Buckets(PER_SECOND, 10 * PER_SECOND))
    more = reading(replica, sessions, lambda: place_index(Theatre(place.directory)), now_ms)
    app = read_application(replica, require_key(place), Face(gate, fail, tell, metrics, newest), more)
    server = Server(app, Place(given["host"], given["port"]), told=sessions.listens_at)
    metrics.gauge("garant_connections", "gauge", lambda: server.connections)
    return server
