"""The desk's routes of data, all of them, over one picture: `data_routes(basis)`. docs/spec/desk-data.md tells of each."""

from contextlib import suppress

from garant.api.endpoint import Call, Routes
from garant.desk import books, extent, importing, kinds, log_rows, notices, papers, places, proofs, tray, verifying, where
from garant.desk import map as drawn
from garant.desk.basis import Basis
from garant.errors import Fault, Refused

_GROUPS = (drawn, extent, places, where, importing, tray, proofs, verifying, papers, kinds, log_rows, notices, books)


def data_routes(basis: Basis) -> Routes:
    """Give the routes."""
    return tuple(endpoint for group in _GROUPS for endpoint in group.routes(basis))


def warm(basis: Basis, routes: Routes) -> None:
    """Read the named places and draw the map once: nobody who looks first waits for what these load, half a second each."""
    basis.places()
    (one,) = (endpoint for endpoint in routes if endpoint.path == drawn.PATH)
    with suppress(Refused, Fault):  # nothing has come of the log yet, say: then whoever asks is told
        one.handler(Call(drawn.MapAsked(), None))
