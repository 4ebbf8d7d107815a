"""`garant erase`: hidden members are gone for good from this desk, and the log is as good as before."""

from pathlib import Path

from tests.cli.desk import SEALED_INDEX, fine, garant


def test_nothing_is_erased_unless_one_says_yes(desk: Path) -> None:
    code, out, err = garant("erase", desk / "theatre", SEALED_INDEX)
    assert (code, out) == (2, "")
    assert "--yes" in err
    assert fine("erase", desk / "theatre", SEALED_INDEX, "--yes", "--json").json()["erased"] > 0


def test_what_was_erased_is_not_in_the_directory_any_more_and_the_log_is_good(desk: Path) -> None:
    fine("erase", desk / "theatre", SEALED_INDEX, "--yes")
    fine("log", "verify", desk / "theatre")
    assert fine("erase", desk / "theatre", SEALED_INDEX, "--yes", "--json").json() == {"index": int(SEALED_INDEX), "erased": 0}


def test_a_statement_that_is_not_there_is_a_bad_answer(desk: Path) -> None:
    assert garant("erase", desk / "theatre", "999", "--yes")[0] == 1
