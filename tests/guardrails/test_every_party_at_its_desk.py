"""What a party may not read, its own desk cannot show it either (guard-rails 1, 4, 5): every route of data is asked, as every party.

The world is that of `hiding`. A desk's own copy holds what its party may read; here it stands over the host's whole store, so that nothing
but the reading rights keeps a secret. A new route stops the test until it stands in one of the tables below.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from garant import bootstrap
from garant.api.endpoint import Call, Endpoint, Reply
from garant.desk.basis import Basis
from garant.desk.books import ItemsAsked
from garant.desk.data import data_routes
from garant.desk.importing import MembersAsked
from garant.desk.log_rows import LogAsked
from garant.desk.map import MapAsked
from garant.desk.notices import NoticeAsked, NoticesAsked
from garant.desk.papers import PaperAsked, ReportAsked
from garant.desk.proofs import ProofAsked
from garant.errors import Refused
from garant.node.sequencer import Sequencer
from tests.api.reading import places
from tests.guardrails.bared import bared
from tests.guardrails.hiding import PARTIES, Shelf
from tests.guardrails.test_every_party_every_answer import AT, AT_MS, DAY, Seen, leaks

Asked = Iterator[tuple[Any, Any]]
"""What a route is asked with, and takes."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("hiding") / "theatre")


@pytest.fixture(scope="module")
def sequencer(shelf: Shelf) -> Sequencer:
    return Sequencer(shelf.host, bootstrap.open_store(shelf.place), lambda: AT_MS)


def routes(shelf: Shelf, sequencer: Sequencer, party: str) -> dict[str, Endpoint]:
    """Give the routes of a party's desk, by what is said to reach them."""
    basis = Basis(sequencer, lambda: party, places, lambda: AT_MS, bootstrap.verifier_key(shelf.place), Path("nowhere"))
    return {f"{one.method} {one.path}": one for one in data_routes(basis)}


def _maps(_: Shelf) -> Asked:
    for at in (None, AT, "2027-02-28T12:00:00Z"):
        for known_to in (None, *PARTIES):
            yield MapAsked(at=at, known_to=known_to), None


def _log(shelf: Shelf) -> Asked:
    for start in range(0, shelf.host.ledger.state.size, 100):
        yield LogAsked(start=start, count=100, newest=False), None


def _proofs(shelf: Shelf) -> Asked:
    for index in range(shelf.host.ledger.state.size):
        yield None, ProofAsked(subject=index, disclose=True)


def _reports(_: Shelf) -> Asked:
    yield None, ReportAsked(report="daily", day=DAY, status="exercise", known=AT)
    yield None, ReportAsked(report="pack", meeting="north/round-1")


def _amended(_: Shelf) -> Asked:
    drawn = {"type": "Feature", "id": "x", "geometry": None, "properties": {"kind": "site", "activity": "observation_post"}}
    yield MembersAsked(amends="north/site-kept"), json.dumps(drawn).encode()


def _notices(_: Shelf) -> Asked:
    yield NoticesAsked(over=True), None


def _notice(shelf: Shelf) -> Asked:
    for ref in shelf.host.ledger.state.notices.rows:
        yield NoticeAsked(name=ref), None


def _items(shelf: Shelf) -> Asked:
    for ref in shelf.host.ledger.state.books.rows:
        yield ItemsAsked(book=ref), None


ASKED: dict[str, Callable[[Shelf], Asked]] = {
    "GET /desk/v1/map": _maps,
    "GET /desk/v1/map/extent": lambda _: iter([(None, None)]),
    "GET /desk/v1/log": _log,
    "POST /desk/v1/proofs": _proofs,
    "POST /desk/v1/reports": _reports,
    "POST /desk/v1/members": _amended,
    "GET /desk/v1/notices": _notices,
    "GET /desk/v1/notice": _notice,
    "GET /desk/v1/items": _items,
}
"""Routes that tell of statements."""

TELL_OF_NO_STATEMENT = frozenset(
    {
        "GET /desk/v1/places", "GET /desk/v1/where", "GET /desk/v1/kinds", "GET /desk/v1/paper/{ticket}", "POST /desk/v1/imported",
        "GET /desk/v1/tray", "POST /desk/v1/tray", "POST /desk/v1/tray/forget", "POST /desk/v1/verify",
    }
)  # fmt: skip
"""Routes that know names of places, kinds, files that somebody gave, and what is in the desk's own directory."""


def told(shelf: Shelf, sequencer: Sequencer, party: str) -> Iterator[Seen]:
    """Ask everything, and give what is answered; what is refused is listened to as well."""
    endpoints = routes(shelf, sequencer, party)
    for name, asks in ASKED.items():
        for asked, taken in asks(shelf):
            where = f"{name} {asked or taken} as {party}"
            try:
                answer = endpoints[name].handler(Call(asked, taken, party))
            except Refused as refused:
                yield Seen(where, str(refused.refusal))
                continue
            yield Seen(where, _spelt(answer))
            if name == "POST /desk/v1/reports":
                ticket = json.loads(_spelt(answer))["address"].rpartition("/")[2]
                paper = endpoints["GET /desk/v1/paper/{ticket}"].handler(Call(PaperAsked(ticket=ticket), None))
                yield Seen(f"the paper of {where}", _spelt(paper))


def _spelt(answer: Any) -> str:  # noqa: ANN401 - an answer of any form
    body = answer.body if isinstance(answer, Reply) else msgspec.json.encode(answer)
    return bared(body)


def test_every_route_is_walked(shelf: Shelf, sequencer: Sequencer) -> None:
    lost = routes(shelf, sequencer, "north").keys() - ASKED.keys() - TELL_OF_NO_STATEMENT
    assert not lost, f"say how these are walked: {lost}"


@pytest.mark.parametrize("party", PARTIES)
def test_no_route_shows_a_party_what_it_may_not_read(shelf: Shelf, sequencer: Sequencer, party: str) -> None:
    found = [leak for seen in told(shelf, sequencer, party) for leak in leaks(shelf, party, seen)]
    assert not found, "\n".join(found[:20])


def test_its_owner_is_shown_what_is_hidden_so_that_a_leak_would_be_seen(shelf: Shelf, sequencer: Sequencer) -> None:
    for name in ("GET /desk/v1/map", "GET /desk/v1/log", "POST /desk/v1/proofs", "POST /desk/v1/reports"):
        text = "\n".join(seen.text for seen in told(shelf, sequencer, "north") if name in seen.where)
        assert [secret.name for secret in shelf.secrets if any(mark.lower() in text for mark in secret.marks)], name
