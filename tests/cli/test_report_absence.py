"""`garant proof absence`: the proof that somebody was not told, checked on another desk with the verifier key alone."""

from pathlib import Path

import pytest

from garant import bootstrap, instant
from garant.statement.absence import SENTENCE
from tests.cli.desk import fine, garant

NOW = instant.text(bootstrap.now_ms() // 1000 * 1000)


def asked(*more: str) -> tuple[str, ...]:
    return ("--party", "south", "--at", NOW, *more)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        (("--notice", "north/patrol-1"), "never_told"),
        (("--notice", "north/patrol-1", "--by", "south", "--status", "exercise"), "never_told"),
        (("--notice", "north/patrol-1", "--status", "exercise", "--level", "sector"), "never_read"),
        (("--box", "1,1,2,2.5", "--from", "2027-03-01T00:00:00Z", "--until", "2027-03-02T00:00:00Z"), "never_told"),
    ],
)
def test_it_is_made_and_checked(shelf: Path, tmp_path: Path, vkey: str, question: tuple[str, ...], result: str) -> None:
    now = instant.text(bootstrap.now_ms())
    file = tmp_path / "absence.proof"
    made = fine("proof", "absence", shelf / "theatre", "--party", "south", "--at", now, *question, "-o", file, "--json").json()
    assert (made["result"], made["note"]) == (result, SENTENCE)
    shown = fine("proof", "verify", file, "--key", vkey)
    assert SENTENCE in " ".join(shown.out.split()).lower()
    plain = fine("proof", "verify", file, "--key", vkey, "--json").json()
    assert (plain["result"], plain["note"], plain["entries"]) == (result, SENTENCE, 11)
    assert plain["words"][0]["note"] == SENTENCE


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (asked("--notice", "north/patrol-1", "--box", "1,1,2,2"), 2),
        (asked(), 2),
        (asked("--notice", "north/patrol-1", "--from", NOW), 2),
        (asked("--box", "1,1,2"), 2),
        (asked("--box", "one,1,2,2"), 2),
        (asked("--box", "2,1,1,2"), 1),
        (asked("--notice", "no name"), 2),
        (("--party", "south", "--at", "2099-01-01T00:00:00Z", "--notice", "north/patrol-1"), 2),
        (("--party", "nobody", "--at", NOW, "--notice", "north/patrol-1"), 1),
        (("--party", "south", "--at", "2001-01-01T00:00:00Z", "--notice", "north/patrol-1"), 1),
    ],
)
def test_what_is_no_question(shelf: Path, tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    file = tmp_path / "absence.proof"
    assert garant("proof", "absence", shelf / "theatre", *options, "-o", file).code == code
    assert not file.exists()


def test_what_was_told_is_not_proven_absent(shelf: Path, tmp_path: Path) -> None:
    now = instant.text(bootstrap.now_ms())
    said = garant(
        "proof", "absence", shelf / "theatre", "--party", "south", "--notice", "north/patrol-1", "--status", "exercise", "--at", now,
        "-o", tmp_path / "absence.proof",
    )  # fmt: skip
    assert said.code == 1
    assert "had read north/patrol-1" in said.err


def test_a_changed_proof_is_refused(shelf: Path, tmp_path: Path, vkey: str) -> None:
    now = instant.text(bootstrap.now_ms())
    file = tmp_path / "absence.proof"
    fine("proof", "absence", shelf / "theatre", "--party", "south", "--notice", "north/none", "--at", now, "-o", file)
    file.write_bytes(file.read_bytes().replace(b"north/none", b"north/more"))
    assert garant("proof", "verify", file, "--key", vkey).code == 1
