"""The one place that reads configuration and chooses adapters: a theatre's directory, its keys, its store, the clock.

DIR/log.db              the log
DIR/theatre.toml        the theatre file it was made from
DIR/keys/root-1.key ... the host's roots (keep them elsewhere once the theatre runs)
DIR/keys/checkpoint.key, answer.key     what the host signs with while it runs
"""

import secrets
import time
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.node.host import Admission, Answer, Host, HostKeys, SignedRefusal
from garant.node.ports import EntryStore
from garant.node.replay import Progress
from garant.node.saying import Saying, SigningKey, say
from garant.statement.disclosure import SALT_BYTES
from garant.statement.words import HOST
from garant.storage import keyfile
from garant.storage.sqlite import SqliteStore

THEATRE_BYTES_MAX = 262_144
_RULES_LEVEL = 1
_HOST_MEMBERS = {"origin", "host_root_keys", "host_root_threshold"}


class Theatre(NamedTuple):
    """A theatre file as it was read: the log's origin, how many root keys the host has and how many must sign, the charter's members."""

    origin: str
    root_keys: int
    threshold: int
    members: dict[str, Any]


class Place(NamedTuple):
    """Where a theatre lives."""

    directory: Path

    @property
    def log(self) -> Path:
        """Give the log's file."""
        return self.directory / "log.db"

    def key(self, name: str) -> Path:
        """Give a key's file."""
        return self.directory / "keys" / f"{name}.key"


def now_ms() -> int:
    """Tell the time, in ms since 1970."""
    return time.time_ns() // 1_000_000


def salt() -> bytes:
    """Give fresh random bytes to hide a member with."""
    return secrets.token_bytes(SALT_BYTES)


def read_theatre(path: Path) -> Theatre:
    """Read a theatre file (TOML; `docs/reference/theatre.md`)."""
    try:
        data = path.read_bytes()
        if len(data) > THEATRE_BYTES_MAX:
            raise Refused(Code.TOO_LARGE, f"a theatre file has at most {THEATRE_BYTES_MAX} bytes", str(path))
        held = tomllib.loads(data.decode())
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the theatre file cannot be read: {error.strerror}", str(path)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(Code.UNREADABLE, f"the theatre file is not TOML: {error}", str(path)) from error
    return _theatre(held, path)


def _theatre(held: dict[str, Any], path: Path) -> Theatre:
    numbers = [held.get("host_root_keys", 1), held.get("host_root_threshold", 1)]
    if not isinstance(held.get("origin"), str) or not all(type(number) is int for number in numbers):
        raise Refused(Code.USAGE, 'a theatre file needs origin = "a.name.example/of-the-log"; key counts are whole numbers', str(path))
    root_keys, threshold = numbers
    if not 1 <= threshold <= root_keys <= len("12345678"):
        raise Refused(Code.USAGE, "host_root_threshold is at least 1 and at most host_root_keys, which is at most 8", str(path))
    members = {name: value for name, value in held.items() if name not in _HOST_MEMBERS}
    return Theatre(held["origin"], root_keys, threshold, members)


def found(place: Place, theatre_file: Path) -> Host:
    """Make a theatre: the host's keys, an empty log, and the charter as its first entry."""
    theatre = read_theatre(theatre_file)
    if place.log.exists():
        raise Refused(Code.EXISTS, "there is a log here already; choose another directory", str(place.directory))
    (place.directory / "keys").mkdir(parents=True, exist_ok=True, mode=0o700)
    names = [f"root-{number + 1}" for number in range(theatre.root_keys)]
    keys = {name: keyfile.new(place.key(name)) for name in (*names, "checkpoint", "answer")}
    roots = [keys[name] for name in names]
    store = SqliteStore(place.log, create=True)
    host = Host(store, _host_keys(theatre.origin, keys["checkpoint"], keys["answer"]), now_ms)
    saying = Saying(_charter(theatre, roots, keys), now_ms())
    require_admitted(host.submit([say(host.ledger, theatre.origin, saying, roots, salt)])[0])
    (place.directory / "theatre.toml").write_bytes(theatre_file.read_bytes())
    return host


def _charter(theatre: Theatre, roots: list[SigningKey], keys: dict[str, SigningKey]) -> dict[str, Any]:
    return {
        **theatre.members,
        "type": "charter/1",
        "party": HOST,
        "roots": {"version": 1, "keys": sorted(key.public for key in roots), "threshold": theatre.threshold},
        "checkpoint_key": keys["checkpoint"].public,
        "checkpoint_name": theatre.origin,
        "answer_key": keys["answer"].public,
        "rules_level": _RULES_LEVEL,
    }


def open_store(place: Place) -> EntryStore:
    """Open a theatre's store; refuse a place where there is none."""
    if not place.log.is_file():
        raise Refused(Code.NO_LOG, "there is no log here; make one with `garant init`", str(place.directory))
    return SqliteStore(place.log)


def open_host(place: Place, progress: Progress = lambda _: None) -> Host:
    """Open a theatre as its host."""
    store = open_store(place)
    checkpoint, answer = keyfile.read(place.key("checkpoint")), keyfile.read(place.key("answer"))
    return Host(store, _host_keys(verifier_key(place).name, checkpoint, answer), now_ms, progress)


def verifier_key(place: Place) -> VerifierKey:
    """Give the log's verifier key: the origin of its theatre file, and the public half of its checkpoint key."""
    origin = read_theatre(place.directory / "theatre.toml").origin
    return VerifierKey(origin, keyfile.read(place.key("checkpoint")).public)


def _host_keys(origin: str, checkpoint: SigningKey, answer: SigningKey) -> HostKeys:
    return HostKeys(VerifierKey(origin, checkpoint.public), checkpoint.sign, answer.public, answer.sign)


def require_admitted(answer: Answer) -> Admission:
    """Give the admission, or raise the refusal."""
    if isinstance(answer, SignedRefusal):
        raise Refused(answer.refusal.code, answer.refusal.sentence, answer.refusal.where)
    return answer
