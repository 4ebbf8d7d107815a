"""Whatever is changed behind the log's back, `log verify` and `replay` end with exit code 1 and name the first thing that is bad.

The small theatre has eleven entries; entry 7 is a notice, entry 8 its verdict, entry 10 hides members. Every commit has a signed
checkpoint.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.desk import SIZE, behind_the_back, fine, flip, garant

FOUND = {
    "DELETE FROM entry WHERE idx = 0": "entry 0 is missing",
    "DELETE FROM entry WHERE idx = 4": "entry 4 is missing",
    "DELETE FROM entry WHERE idx = 10": "size that the entries make (10) is not the one in the head (11)",
    "UPDATE entry SET idx = 77 WHERE idx = 4": "entry 4 is missing",
    "UPDATE entry SET bytes = x'00' WHERE idx = 7": "entry 7 was changed",
    "UPDATE entry SET bytes = zeroblob(99) WHERE idx IN (5, 7)": "entry 5 was changed",
    "UPDATE entry SET leaf_hash = x'00' WHERE idx = 7": "entry 7 was changed",
    "UPDATE entry SET statement_id = x'00' WHERE idx = 7": "entry 7 is stored under another statement's id",
    "UPDATE entry SET (bytes, leaf_hash) = (SELECT bytes, leaf_hash FROM entry WHERE idx = 8) WHERE idx = 7": (
        "entry 7 is stored under another statement's id"
    ),
    "UPDATE entry SET idx = -1 WHERE idx = 7; UPDATE entry SET idx = 7 WHERE idx = 8; UPDATE entry SET idx = 8 WHERE idx = -1": (
        "entry 7 breaks the rules"
    ),
    "INSERT INTO entry VALUES (11, x'00', x'00', x'00')": "entry 11 is stored without a signed checkpoint",
    "UPDATE head SET note = x'ff' WHERE size = 11": "the stored checkpoint of size 11 is not good",
    "UPDATE head SET note = (SELECT note FROM head WHERE size = 10) WHERE size = 11": (
        "size that the entries make (11) is not the one in the head (10)"
    ),
    "UPDATE head SET state_digest = 'x' WHERE size = 11": "the state digest that the entries make",
    "UPDATE head SET t_ms = 0 WHERE size = 11": "the newest stamp that the entries make",
    "UPDATE head SET size = 99 WHERE size = 11": "is not the one in the head",
    "DELETE FROM head WHERE size = 11": "entry 10 is stored without a signed checkpoint that covers it",
    "DELETE FROM head": "entry 0 is stored without a signed checkpoint that covers it",
    "DROP TABLE head": "the log's file is damaged",
    "DROP TABLE entry": "the log's file is damaged",
    "ALTER TABLE entry RENAME COLUMN bytes TO data": "the log's file is damaged",
    "PRAGMA user_version = 9": "is no log of Garant's",
    "PRAGMA application_id = 9": "is no log of Garant's",
}
FOUND_BY_VERIFY_ALONE = {
    "UPDATE head SET note = x'ff' WHERE size = 3": "the stored checkpoint of size 3 was changed",
    "UPDATE head SET note = (SELECT note FROM head WHERE size = 4) WHERE size = 3": "the stored checkpoint of size 3 was changed",
    "UPDATE disclosure SET text = text || 'x'": "what is kept of entry 10's hidden members is not what it hides",
    "DROP TABLE disclosure": "the log's file is damaged",
}
CHANGES_NOTHING = ("DELETE FROM disclosure", "DELETE FROM head WHERE size = 3", "VACUUM")
"""Hidden members may be erased; not every entry needs a checkpoint of its own."""


@pytest.mark.parametrize(("change", "told"), [*FOUND.items(), *FOUND_BY_VERIFY_ALONE.items()], ids=[*FOUND, *FOUND_BY_VERIFY_ALONE])
def test_verify_finds_it_and_names_it(desk: Path, change: str, told: str) -> None:
    behind_the_back(desk / "theatre", change)
    said = garant("log", "verify", desk / "theatre")
    assert (said.code, said.out) == (1, "")
    assert told in said.err


@pytest.mark.parametrize(("change", "told"), FOUND.items(), ids=FOUND)
def test_replay_finds_it_and_names_it(desk: Path, change: str, told: str) -> None:
    behind_the_back(desk / "theatre", change)
    said = garant("replay", desk / "theatre")
    assert (said.code, said.out) == (1, "")
    assert told in said.err


@pytest.mark.parametrize("command", ["show", "export", "say"])
def test_no_other_command_goes_on_with_a_log_that_is_bad(desk: Path, command: str) -> None:
    behind_the_back(desk / "theatre", "UPDATE entry SET bytes = x'00' WHERE idx = 7")
    words = {
        "show": ("show", desk / "theatre", "parties"),
        "export": ("log", "export", desk / "theatre", desk / "out"),
        "say": ("say", desk / "theatre", "-", "--key", desk / "north-unit.key"),
    }[command]
    said = garant(*words, stdin=b'{"type": "notice/1"}')
    assert (said.code, said.out) == (1, "")
    assert "entry 7 was changed" in said.err
    assert not (desk / "out").exists()


@pytest.mark.parametrize("change", CHANGES_NOTHING)
def test_what_may_change_is_no_alarm(desk: Path, change: str) -> None:
    behind_the_back(desk / "theatre", change)
    assert fine("log", "verify", desk / "theatre", "--json").json()["size"] == SIZE


def test_another_log_does_not_pass_for_this_one(desk: Path, shelf: Path, vkey: str) -> None:
    """Somebody who replaces log, keys and theatre file makes a good log; only the verifier key that was given out tells."""
    fine("init", desk / "forged", "--theatre", desk / "theatre.toml")
    assert garant("log", "verify", desk / "forged").code == 0
    said = garant("log", "verify", desk / "forged", "--key", vkey)
    assert said.code == 1
    assert "not signed by" in said.err


def test_the_log_may_be_verified_without_the_hosts_keys(desk: Path, vkey: str) -> None:
    for key in (desk / "theatre" / "keys").iterdir():
        key.unlink()
    (desk / "theatre" / "theatre.toml").unlink()
    assert garant("log", "verify", desk / "theatre").code == 2
    for command in (("log", "verify"), ("replay",)):
        assert fine(*command, desk / "theatre", "--key", vkey).out.startswith(f"size          {SIZE}\n")


@given(places=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=3), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_a_bit_turned_anywhere_in_the_file_is_found_or_touches_no_part_of_the_log(
    shelf: Path, tmp_path_factory: pytest.TempPathFactory, places: list[float], bit: int
) -> None:
    """Never a fault, never a traceback. What is still called good has the size and root that it had."""
    theatre = tmp_path_factory.mktemp("turned")
    file, good = theatre / "log.db", fine("log", "key", shelf / "theatre").out.strip()
    file.write_bytes((shelf / "theatre" / "log.db").read_bytes())
    for place in places:
        flip(file, int(place * file.stat().st_size), bit)
    said = garant("log", "verify", theatre, "--key", good, "--json")
    assert said.code in {0, 1}, said
    if said.code == 0:
        assert said.json()["root"] == fine("replay", shelf / "theatre", "--json").json()["root"]
