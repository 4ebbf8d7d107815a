"""`garant serve`: a theatre's log over HTTP, for its parties, their replicas and its witnesses."""

import sys
import threading
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from garant.bootstrap import Place
from garant.cli import serve_f3548, serve_fronts
from garant.cli.addresses import addresses_option, require_addresses
from garant.cli.ending import ended_by_signals
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Fault, Refused
from garant.terminal.paper import Ink, assemble, ink, safe

if TYPE_CHECKING:
    from garant.api.cosigned import Newest
    from garant.api.metrics import Metrics
    from garant.client.witnesses_gate import Circle
    from garant.node.host import Host
    from garant.node.sequencer import Sequencer

_FILE = click.Path(path_type=Path, dir_okay=False)
_PORT = 8416


@click.command("serve", short_help="Serve a theatre's log over HTTP.")
@directory
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen at.")
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65_535), help="The port; 0 takes any free one.")
@click.option("--tls-cert", type=_FILE, metavar="FILE", help="Speak HTTPS, with this certificate (PEM).")
@click.option("--tls-key", type=_FILE, metavar="FILE", help="The certificate's key (PEM).")
@click.option("--open", "open_to_all", is_flag=True, help="Let everybody read the log, not only its parties. Disclosures stay closed.")
@click.option("--policy", type=_FILE, metavar="FILE", help="Who its witnesses are, and where; DIR/witnesses.policy, by default.")
@click.option("--without-witnesses", is_flag=True, help="Start although too few witnesses answer.")
@click.option("--per-second", default=200, show_default=True, type=click.IntRange(1, 1_000_000), help="Requests a second from one address.")
@click.option(
    "--statements-per-second", default=100, show_default=True, type=click.IntRange(1, 1_000_000), help="Statements a second of one party."
)
@click.option("--connections", default=1_024, show_default=True, type=click.IntRange(1, 100_000), help="Connections at once.")
@click.option("--connections-of-one", default=64, show_default=True, type=click.IntRange(1, 100_000), help="Connections of one address.")
@addresses_option
@click.option("--behind-proxy", "proxies", default=0, metavar="N", type=click.IntRange(0, 8), help="Proxies of yours in front of it.")
@serve_fronts.options
@serve_f3548.options
@json_option
def serve(directory: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Serve the log in DIR (or in a database) until it is stopped. It prints the address under which it answers, once it does.

    Statements come in signed, and need no session. Reading the log needs one of a party's key, unless --open lets everybody read it.
    With witnesses it asks them first, and refuses to start over a log that one of them has seen longer, or otherwise; then it goes on
    asking for cosignatures. SIGTERM or Ctrl-C ends it cleanly: what waits is done. A fault ends it with exit code 3.

    \b
    Examples:
      garant serve theatre
      garant serve theatre --host :: --tls-cert cert.pem --tls-key cert.key --address https://h.example
    """
    from garant.api.server import Place as Listening

    if (given["tls_cert"] is None) != (given["tls_key"] is None):
        raise Refused(Code.USAGE, "--tls-cert and --tls-key belong together")
    require_addresses(given)
    certificate, key = (str(given[name]) if given[name] else None for name in ("tls_cert", "tls_key"))
    _Serving(Place(directory), Listening(given["host"], given["port"], certificate, key), given, as_json=as_json).run()


class _Serving:
    """One run of the command."""

    def __init__(self, place: Place, listening: Any, given: dict[str, Any], *, as_json: bool) -> None:  # noqa: ANN401 - of a room loaded late
        self._place, self._listening, self._given, self._as_json = place, listening, given, as_json
        self._failed: list[Fault] = []
        self._asked_to_stop = threading.Event()
        self._server: Any = None

    def run(self) -> None:
        """Open, serve, end."""
        from garant.cli.hosting import hosting, open_host
        from garant.cli.opening import verifying

        with ended_by_signals(self._stop):
            with verifying(self._place.directory) as progress:
                host = open_host(self._place, progress)
            circle = self._gate(host)
            with hosting(self._place, host, self._fail) as sequencer:
                sequencer.settle()
                self._serve(sequencer, circle)
        if self._failed:
            raise self._failed[0]

    def _gate(self, host: "Host") -> "Circle | None":
        """Ask the witnesses whether this log is as new as they know it, before anybody is served."""
        from garant.cli.serve_witnesses import circle_of, require_current

        try:
            circle = circle_of(host, self._place, self._given["policy"])
            if circle is not None:
                require_current(host, circle, _tell, without_witnesses=self._given["without_witnesses"])
        except BaseException:
            host.store.close()
            raise
        return circle

    def _serve(self, sequencer: "Sequencer", circle: "Circle | None") -> None:
        from garant.api.application import Gate
        from garant.api.cosigned import Newest
        from garant.api.events import Events
        from garant.api.host import Face, host_application
        from garant.api.host_statements import Quotas
        from garant.api.limits import Buckets
        from garant.api.metrics import Metrics
        from garant.api.reading import routes as reading_routes
        from garant.api.server import SWITCH_S, Connections, Server
        from garant.api.sessions import Sessions
        from garant.bootstrap import now_ms, place_index, verifier_key

        sys.setswitchinterval(SWITCH_S)
        given, metrics, newest, key = self._given, Metrics(), Newest(), verifier_key(self._place)
        addresses = Buckets(given["per_second"], 10 * given["per_second"])
        sessions = Sessions(sequencer, now_ms, addresses=given["addresses"])
        gate = Gate(given["open_to_all"], sessions.party_of, addresses, proxies=given["proxies"])
        per_s = given["statements_per_second"]
        events = Events(sequencer, sessions)
        metrics.gauge("garant_subscribers", "gauge", lambda: len(events))
        more = reading_routes(sequencer, sessions, cache(lambda: place_index(self._place)), now_ms, events)
        quotas = Quotas(per_s, 3 * per_s)
        app = host_application(sequencer, key, Face(gate, self._fail, _tell, metrics, newest), quotas, more)
        around = serve_f3548.Around(addresses, metrics, self._fail, _tell)
        door = serve_f3548.door(app, sequencer, self._place, given, around)
        connections = Connections(given["connections"], given["connections_of_one"])
        server = Server(door, self._listening, connections, sessions.listens_at, sequencer.floor)
        metrics.gauge("garant_connections", "gauge", lambda: server.connections)
        self._server = server
        fronts = serve_fronts.Before(sequencer, quotas, (self._fail, _tell, metrics), self._listening, given)
        told = {"log": sequencer.log, "key": str(key), "size": sequencer.head().size, **fronts.told}
        with self._cosigning(sequencer, circle, metrics, newest):
            if not self._asked_to_stop.is_set():
                server.run(lambda url: self._ready({"url": url, **told}), beside=fronts.running(connections))

    def _cosigning(
        self, sequencer: "Sequencer", circle: "Circle | None", metrics: "Metrics", newest: "Newest"
    ) -> AbstractContextManager[object]:
        """Go on asking the witnesses, if there are any."""
        from garant.cli.serve_witnesses import Cosigning

        if circle is None:
            return nullcontext()
        cosigning = Cosigning(sequencer, circle, newest, self._place.home / "cosigned", _tell)
        metrics.gauge("garant_witness_objections_total", "counter", lambda: cosigning.objections)
        return cosigning

    def _ready(self, told: dict[str, object]) -> None:
        answer(told, lambda: _sentence(told), as_json=self._as_json)
        sys.stdout.flush()

    def _fail(self, fault: Fault) -> None:
        self._failed.append(fault)
        self._stop()

    def _stop(self) -> None:
        self._asked_to_stop.set()
        if self._server is not None:
            self._server.stop()


def _sentence(told: dict[str, object]) -> Ink:
    return assemble(f"{told['log']}, {told['size']} entries, at ", ink(str(told["url"])))


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{safe(sentence)}\n")
    sys.stderr.flush()
