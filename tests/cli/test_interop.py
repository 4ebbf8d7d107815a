"""What `garant log export`, `log proof` and `log consistency` write is accepted by somebody else's program, and no bit of it may change.

The program is the Go verifier of `tests/interop`; nothing of Garant runs in it. The logs are the small theatre's and one of 300
entries, so that there are full tiles and partial ones.
"""

from base64 import b64decode
from pathlib import Path

import pytest

from tests.cli.desk import NOTICE, SIZE, THEATRE, enrol, fine, grant
from tests.interop.test_go_verifier import Verifier, flip, places, verifier

__all__ = ["verifier"]

LONG = 300
STEP = b'{"type": "notice_step/1", "status": "exercise", "notice": "north/patrol-1", "version": 1, "step": "start"}'
BLOB = {"type": "blob/1", "sha256": "ab" * 32, "size_bytes": 1, "media_type": "text/plain", "title": {"en": "One entry, to come out even"}}
FILES = ("checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44")


@pytest.fixture(scope="module")
def long_theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a theatre whose log has 300 entries."""
    from garant import bootstrap
    from garant.node.saying import Saying, say
    from garant.storage import keyfile

    folder = tmp_path_factory.mktemp("long")
    theatre = folder / "theatre"
    (folder / "theatre.toml").write_text(THEATRE, encoding="utf-8")
    fine("init", theatre, "--theatre", folder / "theatre.toml")
    for party in ("north", "south"):
        grant(theatre, folder, enrol(theatre, folder, party), party, "unit")
    host, key = bootstrap.open_host(bootstrap.Place(theatre)), keyfile.read(folder / "north-unit.key")
    while (size := host.ledger.tree.size) < LONG:
        members = {**NOTICE, "name": f"patrol-{size}"} if size < LONG - 1 else {**BLOB}
        bootstrap.require_admitted(host.submit([say(host.ledger, host.log, Saying(members, bootstrap.now_ms()), [key], bootstrap.salt)])[0])
    host.store.close()
    return theatre


def exported(theatre: Path, out: Path) -> str:
    fine("log", "export", theatre, out)
    return fine("log", "key", theatre).out.strip()


def test_a_small_log_is_accepted(verifier: Verifier, shelf: Path, tmp_path: Path) -> None:
    key = exported(shelf / "theatre", tmp_path / "out")
    assert verifier("log", tmp_path / "out", key) == (True, f"accepted: {SIZE} entries of ceasefire.example.org/north")


def test_a_log_with_full_tiles_is_accepted(verifier: Verifier, long_theatre: Path, tmp_path: Path) -> None:
    key = exported(long_theatre, tmp_path / "out")
    assert verifier("log", tmp_path / "out", key)[0]
    names = {str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert names == set(FILES)


@places
@pytest.mark.parametrize(
    "path", ["checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44"]
)
def test_an_export_with_one_bit_changed_is_rejected(verifier: Verifier, long_theatre: Path, tmp_path: Path, path: str, part: float) -> None:
    key = exported(long_theatre, tmp_path / "out")
    file = tmp_path / "out" / path
    file.write_bytes(flip(file.read_bytes(), part))
    accepted, said = verifier("log", tmp_path / "out", key)
    assert not accepted, said


def test_the_log_that_grew_is_exported_anew(verifier: Verifier, desk: Path) -> None:
    key = exported(desk / "theatre", desk / "before")
    (desk / "notice.json").write_text(
        '{"type": "notice_step/1", "status": "exercise", "notice": "north/patrol-1", "version": 1, "step": "start"}'
    )
    fine("say", desk / "theatre", desk / "notice.json", "--key", desk / "north-headquarters.key")
    exported(desk / "theatre", desk / "after")
    fine("log", "consistency", desk / "theatre", SIZE, "-o", desk / "grew")
    assert verifier("consistency", desk / "grew", key, desk / "before" / "checkpoint")[0]
    assert not verifier("consistency", desk / "grew", key, desk / "after" / "checkpoint")[0]


def entry_of(proof: bytes) -> bytes:
    """Give the entry that a proof carries in its `extra` line."""
    return b64decode(next(line for line in proof.splitlines() if line.startswith(b"extra ")).removeprefix(b"extra "))


def proven(theatre: Path, index: int, folder: Path) -> tuple[Path, Path, str]:
    """Write the proof of an entry and the entry; give both files and the log's key."""
    proof, entry = folder / "it.tlog-proof", folder / "entry"
    fine("log", "proof", theatre, index, "-o", proof)
    entry.write_bytes(entry_of(proof.read_bytes()))
    return proof, entry, fine("log", "key", theatre).out.strip()


@pytest.mark.parametrize("index", [0, 255, 256, LONG - 1])
def test_a_proof_of_an_entry_is_accepted(verifier: Verifier, long_theatre: Path, tmp_path: Path, index: int) -> None:
    proof, entry, key = proven(long_theatre, index, tmp_path)
    assert verifier("proof", proof, entry, key) == (True, f"accepted: entry {index} of {LONG} in ceasefire.example.org/north")


@places
@pytest.mark.parametrize("index", [0, 256])
def test_a_proof_with_one_bit_changed_is_rejected(verifier: Verifier, long_theatre: Path, tmp_path: Path, index: int, part: float) -> None:
    """The `extra` line is not part of what is proven: it carries the entry, and is cut out here."""
    proof, entry, key = proven(long_theatre, index, tmp_path)
    lines = [line for line in proof.read_bytes().splitlines(keepends=True) if not line.startswith(b"extra ")]
    proof.write_bytes(flip(b"".join(lines), part))
    accepted, said = verifier("proof", proof, entry, key)
    assert not accepted, said


@places
def test_an_entry_with_one_bit_changed_has_no_proof(verifier: Verifier, long_theatre: Path, tmp_path: Path, part: float) -> None:
    proof, entry, key = proven(long_theatre, 7, tmp_path)
    entry.write_bytes(flip(entry.read_bytes(), part))
    accepted, said = verifier("proof", proof, entry, key)
    assert not accepted, said


@places
def test_a_consistency_proof_with_one_bit_changed_is_rejected(verifier: Verifier, desk: Path, part: float) -> None:
    key = exported(desk / "theatre", desk / "before")
    fine("say", desk / "theatre", "-", "--key", desk / "north-headquarters.key", stdin=STEP)
    fine("log", "consistency", desk / "theatre", SIZE, "-o", desk / "grew")
    assert verifier("consistency", desk / "grew", key, desk / "before" / "checkpoint")[0]
    (desk / "grew").write_bytes(flip((desk / "grew").read_bytes(), part))
    accepted, said = verifier("consistency", desk / "grew", key, desk / "before" / "checkpoint")
    assert not accepted, said
