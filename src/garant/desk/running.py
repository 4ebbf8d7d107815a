"""A desk that runs: its office, its line, and its face on loopback, until it is stopped."""

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import SystemRandom
from urllib.parse import urlsplit

from garant.api.server import Server
from garant.bootstrap import Place as Theatre
from garant.bootstrap import now_ms, place_index, salt
from garant.desk import pages
from garant.desk.application import Face, Whole
from garant.desk.basis import Basis
from garant.desk.data import data_routes, warm
from garant.desk.entering import Door
from garant.desk.office import Office
from garant.desk.opening import Outside, running
from garant.desk.place import DeskPlace
from garant.errors import Fault
from garant.gazetteer.index import PlaceIndex
from garant.storage.replica_files import require_key

Tell = Callable[[str], None]
Ready = Callable[[dict[str, str]], object]
"""Told `enter`, an address with a one-time ticket; `url`, the address without it; `log` and `party`."""


class Running:
    """One run of a desk."""

    def __init__(self, directory: Path, pages_folder: Path | None, tell: Tell) -> None:
        """Run the desk of a directory, with the pages of a folder or those that come along; `tell` is told what somebody should know."""
        self._place, self._pages, self._tell = DeskPlace(directory), pages_folder, tell
        self._server: Server | None = None
        self._stopped = False

    def run(self, port: int, ready: Ready) -> None:
        """Open, serve, end. Refuses a desk that cannot be opened, and a port that cannot be had.

        A fault (a disk that is full or broken) ends its line and its signing; what was verified is read on, and the pages say why.
        """
        with running(self._place, Outside(now_ms, salt, SystemRandom()), self._tell) as office:
            self._serve(office, port, ready)

    def stop(self) -> None:
        """End, from any thread."""
        self._stopped = True
        if self._server is not None:
            self._server.stop()

    def _serve(self, office: Office, port: int, ready: Ready) -> None:
        address = ""

        def again(ticket: str) -> None:
            self._tell(f"for the next browser: {address}/#enter={ticket}")

        def listening(url: str) -> None:
            nonlocal address
            address, face.own_page.port = url, urlsplit(url).port or 0
            told = {"enter": f"{url}/#enter={face.door.ticket()}", "url": url, "log": office.picture.log, "party": office.party()}
            ready(told)
            threading.Thread(target=warm, args=(basis, routes), name="desk warming", daemon=True).start()

        def fail(fault: Fault) -> None:
            self._tell(f"{fault.sentence}; what was verified is read on, and nothing is signed or sent until the desk is started again")
            office.line.fail(fault)

        basis = self._basis(office)
        routes = data_routes(basis)
        whole = Whole(office, basis.key, basis.places, basis.clock, pages.routes(self._pages or pages.built()), (routes,))
        face = Face(whole, Door(office.unlock, again), fail, self._tell)
        self._server = face.server(port)
        if not self._stopped:
            self._server.run(listening)

    def _basis(self, office: Office) -> Basis:
        """Give what the routes of data rest on."""
        directory, key = self._place.directory, require_key(self._place.replica)

        @cache
        def places() -> PlaceIndex:
            return place_index(Theatre(directory))

        return Basis(office.picture, office.party, places, now_ms, key, directory)
