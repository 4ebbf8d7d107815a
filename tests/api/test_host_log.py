"""The log over HTTP: the same bytes as the static export, entries by range, proofs that verify, and nothing beyond the newest head."""

from base64 import b64decode
from collections.abc import Iterator

import pytest

from garant.api.application import Gate
from garant.log import leaf_hash, open_checkpoint, parse_note
from garant.log.proof import verify_consistency, verify_inclusion
from garant.node import export
from tests.api.hosting import ROOMY, Hosted, hosting, read
from tests.world import NOTICE, World

CLOSED = Gate(addresses=ROOMY.addresses, reader_of={"tr's": "tr"}.get)


@pytest.fixture(scope="module")
def hosted() -> Iterator[Hosted]:
    """Serve a log of some 280 entries: more than one tile, one of them partial."""
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    while len(world.leaves()) < 281:
        world.admit(tr.unit, {**NOTICE, "name": f"patrol-{len(world.leaves())}"})
    with hosting(world) as running:
        yield running


def test_every_file_is_the_one_that_the_export_writes(hosted: Hosted) -> None:
    world = hosted.world
    files = dict(export.files(world.store, world.host.ledger.tree))
    assert {"tile/0/000", "tile/0/001.p/25", "tile/1/000.p/1", "tile/entries/000", "checkpoint"} <= files.keys()
    for path, data in files.items():
        said = hosted.get(f"/{path}")
        assert (said.status, said.body) == (200, data), path
        assert ("immutable" in said.headers["cache-control"]) == (path != "checkpoint"), path


def test_the_checkpoint_is_nobody_s_to_keep(hosted: Hosted) -> None:
    said = hosted.get("/checkpoint")
    assert said.headers["cache-control"] == "no-store"
    assert said.headers["content-type"].startswith("text/plain")


def test_the_key_opens_the_checkpoint(hosted: Hosted) -> None:
    assert hosted.get("/key").body == f"{hosted.world.key}\n".encode()
    assert open_checkpoint(hosted.get("/checkpoint").body, hosted.world.key).size == hosted.sequencer.head().size


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("tile/0/001", 404), ("tile/0/001.p/255", 404), ("tile/0/002.p/1", 404), ("tile/2/000.p/1", 404), ("tile/entries/001", 404),
        ("tile/0/0", 400), ("tile/0/x000/000", 400), ("tile/0/000.p/0", 404), ("tile/0/000.p/256", 400), ("tile/0/000.p/", 400),
        ("tile/00/000", 400), ("tile/64/000", 400), ("tile/entries/", 400), ("tile/entries/000/", 400), ("tile/0", 404), ("tile", 404),
        ("tile/0/000?a=1", 400), ("tile/0/%30%30%30", 200), ("tile/0/000.p/08", 400), ("tile/0/999999999999999999999", 400),
        ("tile/-0/000", 400), ("tile/0.0/000", 400), ("tile/entries/000.p/9", 200),
    ],
)  # fmt: skip
def test_paths_have_one_spelling_and_end_with_the_log(hosted: Hosted, path: str, status: int) -> None:
    assert hosted.get(f"/{path}").status == status


def entries(hosted: Hosted, query: str = "") -> list[bytes]:
    said = hosted.get(f"/v1/entries{query}")
    assert said.status == 200, said.body
    return [b64decode(one) for one in read(said)["entries"]]


def test_entries_by_range(hosted: Hosted) -> None:
    leaves = hosted.world.leaves()
    assert entries(hosted) == leaves
    assert entries(hosted, "?start=5&count=3") == leaves[5:8]
    assert entries(hosted, f"?start={len(leaves) - 1}&count=1024") == leaves[-1:]
    assert entries(hosted, f"?start={len(leaves)}") == []


@pytest.mark.parametrize(
    "query",
    [
        "start=-1", "start=01", "start=1.0", "start=1e2", "start=%2B1", "start=", "start", "count=0", "count=1025", "start=1&start=1",
        "stop=1",
        "start=9007199254740992", "start=%ff", "&", "=", "start=1;count=1", "start=null",
    ],
)  # fmt: skip
def test_queries_have_one_spelling(hosted: Hosted, query: str) -> None:
    said = hosted.get(f"/v1/entries?{query}")
    assert (said.status, read(said)["code"]) == (400, "bad_request")


def test_entries_beyond_the_log(hosted: Hosted) -> None:
    said = hosted.get("/v1/entries?start=100000")
    assert (said.status, read(said)["code"]) == (404, "out_of_range")


def test_a_statement_is_found_by_its_id(hosted: Hosted) -> None:
    record = list(hosted.world.store.records())[17]
    got = read(hosted.get(f"/v1/statements/{record.statement_id}"))
    assert (got["index"], b64decode(got["entry"])) == (17, record.data)
    assert hosted.get(f"/v1/statements/{'0' * 64}").status == 404
    assert hosted.get(f"/v1/statements/{record.statement_id.upper()}").status == 400
    assert hosted.get("/v1/statements/").status == 404
    assert hosted.get(f"/v1/statements/{record.statement_id}/").status == 404


@pytest.mark.parametrize("index", [0, 1, 255, 256, 279])
def test_an_inclusion_proof_verifies(hosted: Hosted, index: int) -> None:
    checkpoint = open_checkpoint(hosted.get("/checkpoint").body, hosted.world.key)
    got = read(hosted.get(f"/v1/proofs/inclusion?index={index}"))
    assert got["size"] == checkpoint.size
    hashes = [b64decode(one) for one in got["hashes"]]
    verify_inclusion(leaf_hash(hosted.world.leaves()[index]), index, checkpoint.size, hashes, checkpoint.root)


@pytest.mark.parametrize("old", [0, 1, 128, 200, 256, 281])
def test_a_consistency_proof_verifies(hosted: Hosted, old: int) -> None:
    tree = hosted.world.host.ledger.tree
    got = read(hosted.get(f"/v1/proofs/consistency?old={old}"))
    hashes = [b64decode(one) for one in got["hashes"]]
    assert got["new"] == tree.size
    verify_consistency(old, got["new"], tree.root(old), tree.root(), hashes)
    assert read(hosted.get(f"/v1/proofs/consistency?old={old}&new={old}"))["hashes"] == []


@pytest.mark.parametrize(
    "query",
    ["inclusion?index=281", "inclusion?index=5&size=5", "inclusion?index=0&size=999", "consistency?old=9&new=8", "consistency?old=999"],
)
def test_no_proof_beyond_the_log(hosted: Hosted, query: str) -> None:
    said = hosted.get(f"/v1/proofs/{query}")
    assert (said.status, read(said)["code"]) == (404, "out_of_range")


def test_a_head_has_no_body(hosted: Hosted) -> None:
    from tests.api.serving import send

    said = send(hosted.url, "HEAD", "/checkpoint")
    assert (said.status, said.body) == (200, b"")
    assert int(said.headers["content-length"]) == len(hosted.get("/checkpoint").body)


def test_what_grows_is_seen_and_what_was_seen_stays(hosted: Hosted) -> None:
    before = hosted.get("/tile/0/001.p/25").body
    tr_unit = hosted.world.grant(hosted.world.enrol("later"), "unit")
    assert hosted.hand_in(hosted.world.compose(tr_unit, NOTICE)).status == 201
    size = open_checkpoint(hosted.get("/checkpoint").body, hosted.world.key).size
    assert size > 281
    assert hosted.get("/tile/0/001.p/25").body == before
    assert hosted.get(f"/tile/0/001.p/{size - 256}").body.startswith(before)


# Who may read


LEAVES = ["/tile/entries/000.p/1", "/v1/entries", f"/v1/statements/{'0' * 64}", f"/v1/statements/{'0' * 64}/receipt"]
OPEN = [
    "/checkpoint",
    "/key",
    "/tile/0/000.p/1",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/openapi.json",
    "/v1/proofs/inclusion?index=0",
]


@pytest.mark.parametrize("path", LEAVES)
def test_leaves_are_for_sessions(path: str) -> None:
    with hosting(World(), CLOSED) as hosted:
        said = hosted.get(path)
        assert (said.status, read(said)["code"], said.headers["www-authenticate"]) == (401, "no_session", "Bearer")
        for token in ("Bearer other's", "Basic tr's", "Bearer", "tr's"):
            assert hosted.get(path, authorization=token).status == 401
        assert hosted.get(path, authorization="Bearer tr's").status in {200, 404}


@pytest.mark.parametrize("path", OPEN)
def test_hashes_and_health_are_for_everybody(path: str) -> None:
    with hosting(World(), CLOSED) as hosted:
        assert hosted.get(path).status == 200


# What witnesses signed


def test_the_newest_cosigned_checkpoint(hosted: Hosted) -> None:
    assert hosted.get("/checkpoint/cosigned").status == 404
    note = hosted.get("/checkpoint").body
    hosted.newest.put(note, hosted.world.clock() // 1_000 - 7)
    assert hosted.get("/checkpoint/cosigned").body == note
    assert parse_note(note)
    assert "garant_cosigned_age_seconds 7.000" in hosted.get("/metrics").body.decode()
