"""`garant proof`: a bundle made on one desk is checked on another with the verifier key alone; whatever is changed in it is refused.

And the files that commands write: never over something that is there.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from garant.log import VerifierKey
from tests.cli.desk import NOTICE_INDEX, SEALED_INDEX, fine, garant
from tests.world import CHECKPOINT


@pytest.fixture(scope="module")
def proof(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the proof of the small theatre's notice."""
    file = tmp_path_factory.mktemp("proof") / "told.proof"
    fine("proof", "make", shelf / "theatre", NOTICE_INDEX, "-o", file)
    return file.read_bytes()


def verify(folder: Path, data: bytes, key: str, *options: str) -> tuple[int, str, str]:
    file = folder / "it.proof"
    file.write_bytes(data)
    return garant("proof", "verify", file, "--key", key, *options)


def test_a_proof_says_who_said_what_when_with_which_authority_and_who_had_the_word(tmp_path: Path, proof: bytes, vkey: str) -> None:
    code, out, err = verify(tmp_path, proof, vkey)
    assert (code, err) == (0, "")
    for told in (
        "verified  log ceasefire.example.org/north, checkpoint of 11 entries",
        "notice/1 patrol-1 by north",
        "north officer at headquarters, Duty officer",
        "charter 0",
        "south  unit   acknowledged  own",
        "any party, says the charter",
        "the signing key was in force",
        "absence of notice removes no protection and permits nothing",
    ):
        assert told in " ".join(out.split("\n")), told


def test_what_is_hidden_is_in_a_proof_only_when_its_maker_says_so(desk: Path, vkey: str) -> None:
    for name, options, shown in (("closed", (), False), ("open", ("--disclose",), True)):
        fine("proof", "make", desk / "theatre", SEALED_INDEX, "-o", desk / name, *options)
        assert (b"telephone" in (desk / name).read_bytes() or shown) is shown
        said = fine("proof", "verify", desk / name, "--key", vkey)
        assert ("A telephone line" in said.out) is shown
        assert bool(fine("proof", "verify", desk / name, "--key", vkey, "--json").json()["revealed"]) is shown


CHANGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing in it": (lambda data: b"", "not_json"),
    "cut off": (lambda data: data[: len(data) // 2], "not_json"),
    "garbage": (lambda data: b"\xff\xfe" * 50, "not_json"),
    "another JSON": (lambda data: b'{"v":1}', "missing_member"),
    "an array": (lambda data: b"[]", "bad_value"),
    "a blank more": (lambda data: data + b" ", "not_canonical"),
    "an unknown member": (lambda data: changed(data, colour="red"), "unknown_member"),
    "another subject": (lambda data: changed(data, subject=99), "bad_proof"),
    "no items": (lambda data: changed(data, items=[]), "bad_value"),
    "an item left out": (lambda data: changed(data, items=json.loads(data)["items"][1:]), ""),
    "an item twice": (lambda data: changed(data, items=[*json.loads(data)["items"], json.loads(data)["items"][-1]]), "bad_proof"),
    "no checkpoint": (lambda data: changed(data, checkpoint=""), "bad_note"),
    "too deep": (lambda data: b"[" * 1_000 + b"]" * 1_000, "too_deep"),
}


def changed(data: bytes, **members: object) -> bytes:
    return json.dumps({**json.loads(data), **members}, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(("change", "word"), CHANGES.values(), ids=CHANGES)
def test_what_is_no_proof_is_refused(tmp_path: Path, proof: bytes, vkey: str, change: Callable[[bytes], bytes], word: str) -> None:
    code, out, err = verify(tmp_path, change(proof), vkey)
    assert (code, out) == (1, "")
    assert err.startswith("refused: ")
    assert word in err


LABEL = re.compile(rb'"subject":[0-9]+')
"""Why an item is there, and which one is meant: words of whoever made the bundle about what it proves."""


def test_every_byte_of_what_a_proof_proves_matters(tmp_path: Path, proof: bytes, vkey: str) -> None:
    labels = {place for found in LABEL.finditer(proof) for place in range(*found.span())}
    for place in set(range(0, len(proof), 41)) - labels:
        spoilt = bytearray(proof)
        spoilt[place] ^= 1
        code, out, err = verify(tmp_path, bytes(spoilt), vkey)
        assert (code, out) == (1, ""), place
        assert err.startswith("refused: ")


@pytest.mark.parametrize("name", ["ceasefire.example.org/north", "other.example/log"])
def test_another_logs_key_does_not_open_it(tmp_path: Path, proof: bytes, name: str) -> None:
    code, _, err = verify(tmp_path, proof, str(VerifierKey(name, CHECKPOINT.public)))
    assert code == 1
    assert "not signed by" in err


@pytest.mark.parametrize("key", ["", "x", "a+b+c", "ceasefire.example.org/north+00000000+AQ==", "\x1b[31m+0+0", "أ+b+c"])
def test_a_key_that_is_none_is_a_matter_of_usage(tmp_path: Path, proof: bytes, key: str) -> None:
    code, out, err = verify(tmp_path, proof, key)
    assert (code, out) == (2, "")
    assert "\x1b" not in err


def test_a_key_may_come_with_the_newline_of_its_file(tmp_path: Path, proof: bytes, vkey: str) -> None:
    assert verify(tmp_path, proof, f"{vkey}\n")[0] == 0


@pytest.mark.parametrize("words", ["proof make $ 7 -o", "log proof $ 7 -o", "log consistency $ 7 -o", "key new"])
def test_nothing_is_written_over(desk: Path, words: str) -> None:
    """A file that is there may be evidence, or a key."""
    there = desk / "there"
    there.write_text("mine", encoding="utf-8")
    said = garant(*words.replace("$", str(desk / "theatre")).split(), there)
    assert said.code == 2
    assert said.err.endswith("[exists]\n")
    assert there.read_text(encoding="utf-8") == "mine"
