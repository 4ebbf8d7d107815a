"""`garant show`, what must not be missed: the hash of what is sealed, a gap in a key's chain, the body that a meeting made, exceptions."""

from pathlib import Path

import pytest

from garant import bootstrap
from garant.bootstrap import Place
from garant.node.submission import Admission, Submission
from garant.statement import compose, envelope
from garant.statement.compose import Bookkeeping, Chain
from garant.storage import keyfile
from tests.cli.desk import NOTICE, SEALED_INDEX, fine, garant


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the reference scenario once."""
    folder = tmp_path_factory.mktemp("played") / "theatre"
    assert garant("demo", folder, "--once").code == 0
    return folder


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_sealed_agreement_shows_its_existence_date_count_and_hash_to_all(played: Path) -> None:
    sealed = flat(fine("show", played, "agreements", "tr/exercise-line").out)
    said = fine("show", played, "agreements", "tr/exercise-line", "--json").json()[0]["said"]
    for shown in ("title sealed", "concluded 2027-02-15", "measures 0 + 3 sealed", f"hash of text {said['text_sha256']}", "behind digests"):
        assert shown in sealed
    assert "radio" not in sealed


def test_a_measure_is_shown_with_what_it_prohibits_and_its_exceptions(played: Path) -> None:
    shown = flat(fine("show", played, "agreements", "reg/sy-2016-coh").out)
    assert "prohibited: any_weapon_fire" in shown
    assert "except: " in shown


def test_a_meeting_is_shown_with_the_body_that_it_created(played: Path) -> None:
    assert "created: Constitutional committee" in flat(fine("show", played, "meetings", "reg/sochi-congress").out)


def test_a_statement_whose_predecessor_is_missing_shows_the_gap(desk: Path) -> None:
    """The officer's desk signed something that never arrived here; its next statement names that."""
    missing = "ab" * 32
    index = file_after(desk, missing)
    assert "its key's statement before it is abababababababab" in flat(fine("show", desk / "theatre", "statement", index).out)
    assert fine("show", desk / "theatre", "statement", index, "--json").json()["chain_gap"]["given"] == missing
    assert fine("show", desk / "theatre", "statement", SEALED_INDEX, "--json").json()["chain_gap"] is None


def file_after(desk: Path, prev: str) -> int:
    """File a notice as the hundredth statement of its key, after one that the log does not have; give its index."""
    host = bootstrap.open_host(Place(desk / "theatre"))
    key = keyfile.read(desk / "north-headquarters.key")
    books = Bookkeeping(log=host.log, party="north", chain=Chain(100, prev), seen=host.head, now_ms=bootstrap.now_ms())
    sealed = envelope.seal(compose.payload({**NOTICE, "name": "patrol-9"}, books), {key.public: key.sign})
    (answer,) = host.submit([Submission(envelope.encode(sealed))])
    host.store.close()
    assert isinstance(answer, Admission)
    return answer.index
