"""Secrets stay where they are: no command prints a seed, a password or a token, whatever goes wrong with it, and no error names one.

Every command that holds a key is run well and badly; everything that it says is searched for every spelling of every secret.
"""

import io
import json
import logging
import shutil
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.desk import NOTICE, THEATRE, Said, garant

PASSWORD = "pg-s3cret-zzq"


def seed_of(file: Path) -> bytes:
    return b64decode(json.loads(file.read_text())["seed"])


def spellings(secret: bytes) -> set[str]:
    """Give the ways in which bytes are written out: base64 (both alphabets, and within other bytes), hexadecimal, as Python and JSON do."""
    found = {b64encode(secret).decode().rstrip("="), urlsafe_b64encode(secret).decode().rstrip("="), secret.hex(), repr(secret)[2:-1]}
    return found | {secret.hex().upper(), str(list(secret))[1:-1]}


@pytest.fixture
def desk(shelf: Path, tmp_path: Path) -> Path:
    shutil.copytree(shelf, tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Listen to everything that any library logs, down to the last word."""
    out = io.StringIO()
    handler, root = logging.StreamHandler(out), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(level)


def commands(desk: Path) -> Iterator[tuple[list[object], bytes]]:
    """Give commands that hold keys: well said, and with every sort of mistake."""
    theatre, key = desk / "theatre", desk / "north-headquarters.key"
    notice = json.dumps({**NOTICE, "name": "n2"}).encode()
    for as_json in ([], ["--json"]):
        yield ["key", "new", desk / f"fresh{len(as_json)}.key", *as_json], b""
        yield ["key", "new", key, *as_json], b""
        yield ["key", "new", desk / "no-such-folder" / "x.key", *as_json], b""
        yield ["key", "show", key, *as_json], b""
        yield ["key", "show", desk / "theatre.toml", *as_json], b""
        yield ["say", theatre, "-", "--key", key, *as_json], notice
        for bad in (b"{", b"", b'{"type":"notice/1"}', b"\xff", b'{"type":"nonsense/9"}', b'{"type":"charter_amendment/1","version":2}'):
            yield ["say", theatre, "-", "--key", key, *as_json], bad
        for spoilt in ("cut.key", "seed.key", "long.key", "world.key", "swapped.key"):
            yield ["say", theatre, "-", "--key", desk / spoilt, *as_json], notice
            yield ["key", "show", desk / spoilt, *as_json], b""
        yield ["notice", "file", theatre, desk / "theatre.toml", "--key", key, *as_json], b""
        yield ["check", theatre, desk / "theatre.toml", "--at-host", "--key", key, *as_json], b""
        yield ["log", "verify", theatre, *as_json], b""
        yield ["log", "key", theatre], b""
        yield ["replay", theatre, *as_json], b""
        yield ["replay", theatre, "--key", key.read_text(), *as_json], b""
        yield ["init", theatre, "--theatre", desk / "theatre.toml", *as_json], b""
        yield ["init", desk / "second", "--theatre", key, *as_json], b""


def spoil_keys(desk: Path) -> None:
    good = json.loads((desk / "north-headquarters.key").read_text())
    for name, text in {
        "cut.key": json.dumps(good)[:-5],
        "seed.key": json.dumps({**good, "seed": good["seed"][:-4] + "AAA="}),
        "long.key": json.dumps({**good, "seed": good["seed"] * 3}),
        "swapped.key": json.dumps({**good, "public": good["seed"]}),
        "world.key": json.dumps(good),
    }.items():
        (desk / name).write_text(text)
        (desk / name).chmod(0o644 if name == "world.key" else 0o600)


def test_no_command_tells_a_seed(desk: Path, logged: io.StringIO) -> None:
    (desk / "theatre.toml").write_text(THEATRE, encoding="utf-8")
    spoil_keys(desk)
    keys = [*desk.glob("*-*.key"), *(desk / "theatre" / "keys").glob("*.key")]
    secrets = {file.name: spellings(seed_of(file)) for file in keys}
    assert len(secrets) >= 9
    for words, stdin in commands(desk):
        said = garant(*words, stdin=stdin)
        text = f"{said.out}\n{said.err}\n{logged.getvalue()}"
        told = [(file, words) for file, spelt in secrets.items() for one in spelt if one in text and not is_given(one, words)]
        assert not told, f"{told}: {said}"
    for name in ("fresh0.key", "fresh1.key"):
        assert seed_of(desk / name), "it was made"


def is_given(secret: str, words: list[object]) -> bool:
    """Tell whether a secret was typed on the command line itself, where every process list has it: the usage error may say it again."""
    return any(secret in str(word) for word in words)


def test_a_leak_would_be_seen(desk: Path) -> None:
    seed = seed_of(desk / "north-headquarters.key")
    for text in (f"seed {seed!r}", seed.hex(), b64encode(seed).decode()):
        assert any(one in text for one in spellings(seed))


ADDRESSES = [
    f"postgresql://garant:{PASSWORD}@127.0.0.1:1/none",
    f"postgresql://garant:{PASSWORD}@nowhere.invalid/none",
    f"postgresql://garant:{PASSWORD}@127.0.0.1:99999/none",
    f"postgresql://garant:{PASSWORD}@[::1/none",
    f"postgresql://garant@127.0.0.1:1/none?password={PASSWORD}",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("verb", [["replay"], ["show", "parties"], ["migrate"], ["init"]])
def test_no_command_tells_a_database_s_password(
    desk: Path, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch, verb: list[str], address: str
) -> None:
    (desk / "theatre.toml").write_text(THEATRE, encoding="utf-8")
    monkeypatch.setenv("GARANT_HOME", str(desk / "theatre"))
    more: list[object] = ["--theatre", desk / "theatre.toml"] if verb[0] == "init" else []
    for as_json in ([], ["--json"]):
        said: Said = garant(verb[0], address, *verb[1:], *more, *as_json)
        assert said.code in (1, 2, 3), said
        assert PASSWORD not in f"{said.out}{said.err}{logged.getvalue()}", said
