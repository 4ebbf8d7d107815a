"""What a party may not read, it cannot get over the network either (guard-rails 4, 5): every address is asked, as everybody and nobody.

The world is that of `hiding`, served for real with leaves open to all, so that nobody stands in the way but the reading rights. A new
question is walked by itself; any other new address stops the test until it stands in one of the tables below.
"""

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

import pytest

from garant import bootstrap
from garant.api.endpoint import Endpoint
from garant.api.host import Face, host_application
from garant.api.host_statements import Quotas
from garant.log import VerifierKey
from garant.node.questions.table import QUESTIONS
from garant.node.sequencer import Sequencer
from tests.api.hosting import ROOMY
from tests.api.reading import Party, Served, pictured
from tests.guardrails.bared import bared
from tests.guardrails.hiding import PARTIES, START_MS, TAGS, Shelf
from tests.guardrails.test_every_party_every_answer import AT, READERS, Seen, leaks, names_for, over

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("hiding") / "theatre")


def key_of(shelf: Shelf) -> VerifierKey:
    return bootstrap.verifier_key(shelf.place)


@pytest.fixture(scope="module")
def sequencer(shelf: Shelf) -> Sequencer:
    return Sequencer(shelf.host, bootstrap.open_store(shelf.place), lambda: START_MS)


@pytest.fixture(scope="module")
def served(shelf: Shelf, sequencer: Sequencer) -> Iterator[Served]:
    with pictured(sequencer, key_of(shelf), lambda: START_MS, open_to_all=True) as one:
        yield one


@pytest.fixture(scope="module")
def readers(shelf: Shelf, served: Served) -> dict[str | None, Party]:
    return {None: served.nobody} | {party: served.session(shelf.keys[party]) for party in PARTIES}


Paths = Callable[[Shelf], Iterator[str]]


def _ids(shelf: Shelf) -> list[str]:
    return [record.statement_id for record in shelf.host.store.records()]


def _each(path: str) -> Paths:
    return lambda shelf: (path.format(quote(one)) for one in _ids(shelf))


def _one(path: str) -> Paths:
    return lambda _: iter((path,))


ASKED: dict[str, Paths] = {
    "/v1/questions/daily": lambda _: (f"/v1/questions/daily?day=2027-02-28&status={one}" for one in ("actual", "exercise")),
    "/v1/questions/box": lambda _: (
        f"/v1/questions/box?west={west}&south=-80&east={west + 90}&north=80&status=exercise" for west in (-180, -90, 0, 90)
    ),
    "/v1/statements/{id}/disclosures": _each("/v1/statements/{}/disclosures"),
    "/v1/statements/{id}": _each("/v1/statements/{}"),
    "/v1/statements/{id}/receipt": _each("/v1/statements/{}/receipt"),
    "/v1/disclosures": _one("/v1/disclosures"),
    "/v1/entries": _one("/v1/entries"),
    "/v1/blobs/{sha256}": lambda shelf: (f"/v1/blobs/{one}" for one in shelf.host.ledger.state.blobs.rows),
    "/tile/entries/{place:path}": lambda shelf: iter((f"/tile/entries/000.p/{shelf.host.ledger.tree.size}",)),
}
"""Addresses that tell of statements, beside the table of questions."""

TELL_OF_NO_STATEMENT = frozenset(
    {"/checkpoint", "/checkpoint/cosigned", "/key", "/tile/{level}/{place:path}", "/v1/proofs/inclusion", "/v1/proofs/consistency",
     "/v1/challenges", "/v1/sessions", "/v1/events", "/health/live", "/health/ready", "/metrics", "/openapi.json"}
)  # fmt: skip
"""Addresses that know heads, hashes, and the host's own affairs."""

HANDS_IN = frozenset({"/v1/statements", "/v1/statements/batch"})
"""Their refusals are listened to in `test_every_party_every_answer`: the host's words are the same."""


def endpoints(sequencer: Sequencer, key: VerifierKey) -> list[Endpoint]:
    """Give every endpoint that a host has."""
    from garant.api.cosigned import Newest
    from garant.api.metrics import Metrics
    from garant.api.reading import routes
    from garant.api.sessions import Sessions
    from tests.api.reading import places

    face = Face(ROOMY, lambda _: None, lambda _: None, Metrics(), Newest())
    more = routes(sequencer, Sessions(sequencer), places, lambda: START_MS)
    return list(host_application(sequencer, key, face, Quotas(1, 1, 1), more).table.endpoints)


def test_every_address_is_walked(shelf: Shelf, sequencer: Sequencer) -> None:
    walked = {*ASKED, *TELL_OF_NO_STATEMENT, *HANDS_IN, "/v1/questions/check", *(f"/v1/questions/{name}" for name in QUESTIONS)}
    lost = {one.path for one in endpoints(sequencer, key_of(shelf))} - walked
    assert not lost, f"say how these are walked: {lost}"


def paths(shelf: Shelf) -> Iterator[str]:
    for what in QUESTIONS:
        for name in names_for(shelf, what):
            yield f"/v1/questions/{what}?{urlencode({'name': name, 'at': AT})}"
    for more in ASKED.values():
        yield from more(shelf)


def told(shelf: Shelf, reader: str | None, party: Party) -> Iterator[Seen]:
    """Ask everything, and give every answer and every refusal."""
    for path in paths(shelf):
        said = party.get(path)
        assert said.status in {200, 400, 401, 403, 404}, (path, said)
        yield Seen(f"{path} as {reader}", said.body.decode("utf-8", "replace"))
    for tag in TAGS:
        said = party.post(f"/v1/questions/check?{urlencode({'at': AT})}", over(shelf, tag))
        assert said.status in {200, 400}, said
        yield Seen(f"check {tag} as {reader}", said.body.decode())


@pytest.fixture(scope="module")
def answers(shelf: Shelf, readers: dict[str | None, Party]) -> dict[str | None, list[Seen]]:
    return {reader: list(told(shelf, reader, party)) for reader, party in readers.items()}


@pytest.mark.parametrize("reader", READERS)
def test_no_address_tells_what_its_reader_may_not_read(shelf: Shelf, answers: dict[str | None, list[Seen]], reader: str | None) -> None:
    found = [leak for seen in answers[reader] for leak in leaks(shelf, reader, seen._replace(text=bared(seen.text.encode())))]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("reader", PARTIES)
def test_whoever_may_read_a_secret_gets_it(shelf: Shelf, answers: dict[str | None, list[Seen]], reader: str) -> None:
    text = "\n".join(bared(seen.text.encode()) for seen in answers[reader]).lower()
    missing = [secret.name for secret in shelf.secrets if reader in secret.readers and secret.marks[0].lower() not in text]
    assert not missing, missing


@pytest.mark.parametrize("reader", READERS)
def test_every_answer_says_that_it_informs(answers: dict[str | None, list[Seen]], reader: str | None) -> None:
    """Guard-rail 3, at every question and for everybody."""
    for where, text in answers[reader]:
        if "/v1/questions/" in where and '"question"' in text:
            assert "it is never a permission" in json.loads(text)["informs"], where
            assert not {"approved", "permitted", "granted_by_host"} & json.loads(text).keys()


def test_a_blob_goes_to_those_who_may_have_it(shelf: Shelf, readers: dict[str | None, Party]) -> None:
    for name, row in shelf.host.ledger.state.blobs.rows.items():
        for reader, party in readers.items():
            said = party.get(f"/v1/blobs/{name}")
            assert said.status == (404 if reader == "north" else 403), (reader, row.said, said)
