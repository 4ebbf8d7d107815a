"""`garant say`: what it takes, what it refuses and with which words, and that a refusal changes nothing and is signed by the host."""

import json
import os
import shutil
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from garant.cli.say import INPUT_BYTES_MAX
from garant.log import TlogProof, VerifierKey
from garant.statement import envelope, host_word
from garant.storage import keyfile
from garant.storage.sqlite import SqliteStore
from tests.cli.desk import NOTICE, RECEIPT, SIZE, fine, garant, say


def head(theatre: Path) -> Any:  # noqa: ANN401 - any JSON value
    return fine("replay", theatre, "--json").json()


def text(members: object) -> bytes:
    return json.dumps(members).encode()


def test_an_admitted_statement_is_told_with_its_index_its_time_and_its_id(desk: Path) -> None:
    file = desk / "notice.json"
    file.write_bytes(text({**NOTICE, "name": "patrol-2"}))
    said = fine("say", desk / "theatre", file, "--key", desk / "north-unit.key")
    first, second = said.out.splitlines()
    assert first.startswith(f"admitted as entry {SIZE} at 2")
    assert fine("show", desk / "theatre", "statement", SIZE, "--json").json()["id"] == second.removeprefix("id ")


def test_the_receipt_verifies_with_the_verifier_key_alone(desk: Path, vkey: str) -> None:
    got = say(desk / "theatre", {**NOTICE, "name": "patrol-2"}, desk / "north-unit.key").json()
    store = SqliteStore(desk / "theatre" / "log.db")
    record = store.record(got["index"])
    store.close()
    assert record is not None
    assert TlogProof.parse(got["receipt"].encode()).verify(record.data, VerifierKey.parse(vkey)).size == SIZE + 2, (
        "the notice and its verdict"
    )


def test_a_refusal_changes_nothing_and_carries_the_hosts_signed_word(desk: Path) -> None:
    before = head(desk / "theatre")
    said = say(desk / "theatre", NOTICE, desk / "north-unit.key")
    refused = said.json()["refused"]
    assert (said.code, refused["code"], refused["where"]) == (1, "name_taken", "$.name")
    assert said.err == "refused: north/patrol-1 is there already; choose another name (at $.name) [name_taken]\n"
    word = host_word.open_word(text_of(refused["word"]), keyfile.read(desk / "theatre" / "keys" / "answer.key").public)
    assert (word.code, word.head.size) == ("name_taken", SIZE)  # type: ignore[union-attr]
    assert head(desk / "theatre") == before


def text_of(word: dict[str, Any]) -> bytes:
    """Give a word of the host's as its canonical bytes, from what a reader of JSON made of it."""
    one = word["signatures"][0]
    signed = (envelope.Signature(keyid=one["keyid"], sig=b64decode(one["sig"])),)
    return envelope.encode(envelope.Envelope(payload=b64decode(word["payload"]), payload_type=word["payloadType"], signatures=signed))


REFUSED: dict[str, tuple[bytes, int, str]] = {
    "no JSON": (b"nonsense", 2, "unreadable"),
    "nothing": (b"", 2, "unreadable"),
    "no UTF-8": (b"\xff", 2, "unreadable"),
    "a byte order mark": (b"\xef\xbb\xbf{}", 2, "unreadable"),
    "an array": (b"[1]", 2, "unreadable"),
    "a text": (b'"x"', 2, "unreadable"),
    "NaN": (b'{"type": NaN}', 2, "unreadable"),
    "more than a statement may be": (b" " * (INPUT_BYTES_MAX + 1), 2, "unreadable"),
    "a hundred megabytes": (b"[" * 100_000_000, 2, "unreadable"),
    "nested too deep": (b"[" * 1_000 + b"]" * 1_000, 1, "too_deep"),
    "a name twice": (b'{"type": "notice/1", "type": "receipt/1"}', 1, "duplicate_name"),
    "a fraction": (b'{"type": "notice/1", "version": 1.5}', 1, "not_an_integer"),
    "a number that is no longer exact": (b'{"type": "notice/1", "version": 9007199254740992}', 1, "not_an_integer"),
    "half a surrogate pair": (b'{"type": "notice/1", "name": "\\ud800"}', 2, "unreadable"),
    "no type": (b"{}", 1, "unknown_kind"),
    "an unknown type": (b'{"type": "notce/1"}', 1, "unknown_kind"),
    "a type that is no text": (b'{"type": ["notice/1"]}', 1, "unknown_kind"),
    "the bookkeeping members": (b'{"type": "notice/1", "seq": 3}', 2, "usage"),
    "a word of the host's": (b'{"type": "grant/1", "party": "host"}', 1, "not_authorised"),
    "a second charter": (b'{"type": "charter/1", "party": "host"}', 1, "missing_member"),
    "a member missing": (b'{"type": "notice/1"}', 1, "missing_member"),
    "an unknown member": (text({**NOTICE, "colour": "red"}), 1, "unknown_member"),
    "a party that is no text": (text({**NOTICE, "party": {"a": 1}}), 1, "bad_value"),
    "somebody else's party": (text({**NOTICE, "party": "south"}), 1, "foreign_key"),
    "a control character": (text({**NOTICE, "purpose": "\x1b[31mred"}), 1, "control_character"),
    "an attack": (text({**NOTICE, "name": "n2", "activity": "air_strike"}), 1, "attack_activity"),
    "an unknown party": (text({**NOTICE, "name": "n2", "to": ["west"]}), 1, "unknown_party"),
    "another unit's level": (text({**RECEIPT, "level": "sector"}), 1, "not_a_recipient"),
}


@pytest.mark.parametrize(("given", "code", "word"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_said_is_refused_in_a_sentence(shelf: Path, given: bytes, code: int, word: str) -> None:
    theatre = shelf / "theatre"
    before = head(theatre)
    said = garant("say", theatre, "-", "--key", shelf / "north-headquarters.key", stdin=given)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("refused: ")
    assert said.err.endswith(f"[{word}]\n")
    assert said.err.count("\n") == 1, "one line"
    assert head(theatre) == before


def test_a_refusal_names_the_file_and_the_member(desk: Path) -> None:
    file = desk / "notice.json"
    file.write_bytes(text({**NOTICE, "volumes": [{"shape": {"is": "circle", "center": [0, 0], "radius_cm": -1}}]}))
    said = garant("say", desk / "theatre", file, "--key", desk / "north-unit.key")
    assert f"(at {file} $.volumes[0].shape.radius_cm)" in said.err


def test_a_file_that_sends_without_end_is_not_read_to_its_end(desk: Path) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    writer = os.fork()
    if writer == 0:  # pragma: no cover - another process
        with pipe.open("wb") as file:
            try:
                while True:
                    file.write(b" " * 65_536)
            except BrokenPipeError:
                os._exit(0)
    assert garant("say", desk / "theatre", pipe, "--key", desk / "north-unit.key").code == 2
    assert os.waitpid(writer, 0)[1] == 0


def loosen(desk: Path) -> None:
    (desk / "north-unit.key").chmod(0o644)


def damage(desk: Path) -> None:
    (desk / "north-unit.key").write_bytes((desk / "north-unit.key").read_bytes().replace(b'"seed"', b'"sead"'))


def swap(desk: Path) -> None:
    key = json.loads((desk / "north-unit.key").read_bytes())
    other = json.loads((desk / "south-unit.key").read_bytes())
    (desk / "north-unit.key").write_bytes(text({**key, "seed": other["seed"]}))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(loosen, "chmod 600"), (damage, "garant key new"), (swap, "another key's")],
    ids=["others may read it", "damaged", "another key's seed"],
)
def test_a_bad_key_file_is_refused_with_what_to_do(desk: Path, spoil: Callable[[Path], None], told: str) -> None:
    spoil(desk)
    said = say(desk / "theatre", {**NOTICE, "name": "n2"}, desk / "north-unit.key")
    assert (said.code, said.json()["refused"]["code"]) == (2, "unreadable")
    assert told in said.err
    assert str(desk / "north-unit.key") in said.err


def test_without_a_key_nobody_speaks(shelf: Path) -> None:
    said = say(shelf / "theatre", {**NOTICE, "name": "n2"})
    assert (said.code, said.json()["refused"]["code"]) == (2, "usage")
    assert "--key" in said.err


def test_a_key_that_the_log_does_not_know_does_not_count(desk: Path) -> None:
    fine("key", "new", desk / "stranger.key")
    said = say(desk / "theatre", {**NOTICE, "name": "n2"}, desk / "stranger.key")
    assert (said.code, said.json()["refused"]["code"]) == (1, "unknown_key")


@pytest.mark.parametrize("name", ["nothing", "type"])
def test_what_is_not_there_or_may_not_be_hidden_is_not_hidden(shelf: Path, name: str) -> None:
    said = say(shelf / "theatre", {**NOTICE, "name": "n2"}, shelf / "north-unit.key", hide=(name,))
    assert said.code == 1
    assert said.json()["refused"]["code"] in {"bad_disclosure", "missing_member", "unknown_kind"}


def test_strange_names_of_files_are_no_trouble_and_cannot_act_on_a_terminal(desk: Path) -> None:
    strange = desk / "\x1b[31m \u202eevil\u2069 القطاع \udcff 'x' \"y\"\n$(z)"
    shutil.copytree(desk / "theatre", strange)
    assert fine("show", strange, "parties").out
    for said in (garant("say", strange, strange / "nothing", "--key", strange), garant("show", strange / "nothing", "parties", "--json")):
        assert said.code == 2
        assert not {"\x1b", "\u202e", "\udcff"} & set(said.err + said.out)
        assert said.err.count("\n") == 1
    assert json.loads(garant("show", strange / "nothing", "parties", "--json").out)["refused"]["where"] == str(strange / "nothing")
