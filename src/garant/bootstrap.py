"""The one place that reads configuration and chooses adapters: a theatre's directory, its keys, its store, the clock.

DIR/log.db              the log
DIR/theatre.toml        the theatre file it was made from
DIR/keys/root-1.key ... the host's roots (keep them elsewhere once the theatre runs)
DIR/keys/checkpoint.key, answer.key     what the host signs with while it runs; or a service manager hands them over
DIR/places.tsv          named places of its own (docs/how-to/call-the-other-side.md), if there are any
DIR/snapshot            what the log came to, to start from (docs/spec/snapshot.md); it may be missing

A theatre whose log is in a database (`postgresql://...` in place of DIR) has all but `log.db` in the directory that GARANT_HOME names.
Who only reads needs no theatre file and no key, but DIR/log.vkey, what `garant log key` prints: so it is with a replica's directory.
"""

import os
import secrets
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from garant import signature
from garant.errors import Code, Refused
from garant.limits import ROOT_KEYS_MAX
from garant.log import VerifierKey
from garant.node.founding import Founding, lay_down_charter
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.opening import opens
from garant.node.ports import Clock, EntryStore
from garant.node.replay import Progress
from garant.node.saying import SigningKey
from garant.node.submission import Admission, Answer, SignedRefusal
from garant.statement import tables
from garant.statement.disclosure import SALT_BYTES
from garant.storage import keyfile, postgresql_address, snapshot_file
from garant.storage.memory import MemoryStore
from garant.storage.sqlite import SqliteStore

if TYPE_CHECKING:
    from garant.gazetteer.index import PlaceIndex

THEATRE_BYTES_MAX = 262_144
HOME_VARIABLE = "GARANT_HOME"
"""Names the directory with the keys of a host whose log is in a database."""
CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY"
"""Names the directory in which a service manager hands keys over: systemd sets it where a unit says LoadCredential=."""
_HOST_MEMBERS = {"origin", "host_root_keys", "host_root_threshold", "gateway"}


class Theatre(NamedTuple):
    """A theatre file: its bytes and where they are from; origin, host's root keys (k of n), charter's members, whether a gateway."""

    source: bytes
    where: str
    origin: str
    root_keys: int
    threshold: int
    members: dict[str, Any]
    gateway: bool

    @property
    def founding(self) -> Founding:
        """Give what is to be founded by it."""
        return Founding(self.origin, self.root_keys, self.threshold, self.members, self.gateway)


class Place(NamedTuple):
    """Where a theatre lives: a directory, or a database's URL in the disguise of one (`storage.postgresql_address`)."""

    directory: Path

    @property
    def database(self) -> str | None:
        """Give the URL of the database that the log is in, if it is in one."""
        return postgresql_address.address_in(self.directory)

    @property
    def home(self) -> Path:
        """Give the directory with all that is no log: the theatre file, the keys, the places. It is never in a database."""
        if self.database is None:
            return self.directory
        named = os.environ.get(HOME_VARIABLE)
        if not named:
            sentence = f"a database holds no keys: set {HOME_VARIABLE} to the directory that has, or shall have, theatre.toml and keys/"
            raise Refused(Code.USAGE, sentence, self.database)
        return Path(named)

    @property
    def log(self) -> Path:
        """Give the log's file."""
        return self.directory / "log.db"

    @property
    def theatre(self) -> Path:
        """Give the theatre's file."""
        return self.home / "theatre.toml"

    @property
    def places(self) -> Path:
        """Give the file of the operator's own named places; it need not be there."""
        return self.home / "places.tsv"

    def key(self, name: str) -> Path:
        """Give a key's file: the one that a service manager hands over, or else the one in `keys/`."""
        handed_over = _handed_over()
        if handed_over is not None and (handed_over / f"{name}.key").is_file():
            return handed_over / f"{name}.key"
        return self.home / "keys" / f"{name}.key"

    @property
    def public_key(self) -> Path:
        """Give the file of the log's verifier key, which stands in for the keys where somebody only reads."""
        return self.home / "log.vkey"

    @property
    def snapshot(self) -> Path:
        """Give the file of what the log came to, to start from; it need not be there."""
        return self.home / "snapshot"


def _handed_over() -> Path | None:
    named = os.environ.get(CREDENTIALS_VARIABLE)
    return Path(named) if named else None


def read_key_file(path: Path) -> SigningKey:
    """Read the key of a process that runs, which a service manager may have handed over."""
    return keyfile.read(path, _handed_over())


def read_key(place: Place, name: str) -> SigningKey:
    """Read one of the host's own keys."""
    return read_key_file(place.key(name))


def now_ms() -> int:
    """Tell the time, in ms since 1970."""
    return time.time_ns() // 1_000_000


def salt() -> bytes:
    """Give fresh random bytes to hide a member with."""
    return secrets.token_bytes(SALT_BYTES)


def read_theatre(path: Path) -> Theatre:
    """Read a theatre file (TOML; `docs/reference/theatre.md`)."""
    try:
        with path.open("rb") as file:
            data = file.read(THEATRE_BYTES_MAX + 1)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the theatre file cannot be read: {error.strerror}", str(path)) from error
    return parse_theatre(data, str(path))


def parse_theatre(data: bytes, where: str) -> Theatre:
    """Read the bytes of a theatre file; `where` names it to people."""
    if len(data) > THEATRE_BYTES_MAX:
        raise Refused(Code.UNREADABLE, f"a theatre file has at most {THEATRE_BYTES_MAX} bytes", where)
    held = tables.read(data, where)
    origin, root_keys, threshold = held.get("origin"), held.get("host_root_keys", 1), held.get("host_root_threshold", 1)
    gateway = held.get("gateway", False)
    if not isinstance(origin, str) or type(root_keys) is not int or type(threshold) is not int or type(gateway) is not bool:
        sentence = 'a theatre file needs origin = "a.name.example/of-the-log"; key counts are whole numbers, gateway is true or false'
        raise Refused(Code.USAGE, sentence, where)
    if not 1 <= threshold <= root_keys <= ROOT_KEYS_MAX:
        sentence = f"host_root_threshold is at least 1 and at most host_root_keys, which is at most {ROOT_KEYS_MAX}"
        raise Refused(Code.USAGE, sentence, where)
    members = {name: value for name, value in held.items() if name not in _HOST_MEMBERS}
    return Theatre(data, where, origin, root_keys, threshold, members, gateway)


def require_free(place: Place) -> None:
    """Refuse a place where there is a log, or anything else that a new theatre would write over."""
    if place.database is None and place.log.exists():
        raise Refused(Code.EXISTS, "there is a log here already; choose another directory", str(place.directory))
    if place.database is not None:
        _require_empty(place, place.database)
    if place.theatre.exists():
        raise Refused(Code.EXISTS, "there is a theatre file here already; choose another directory", str(place.theatre))


def _require_empty(place: Place, database: str) -> None:
    with closing(open_store(place)) as store:
        if store.head() is not None:
            raise Refused(Code.EXISTS, "there is a log here already; choose another database", database)


def found(place: Place, theatre: Theatre, clock: Clock | None = None) -> Host:
    """Make a theatre: the host's keys, an empty log, and the charter as its first entry. `clock` tells the time, if not the machine."""
    clock = clock or now_ms
    require_free(place)
    _rehearse(theatre)
    try:
        (place.home / "keys").mkdir(parents=True, exist_ok=True, mode=0o700)
        place.theatre.write_bytes(theatre.source)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"no theatre can be made here: {error.strerror}", str(place.home)) from error
    keys = {name: keyfile.new(place.key(name)) for name in theatre.founding.key_names}
    store = SqliteStore(place.log, create=True) if place.database is None else open_store(place)
    host = Host(store, _host_keys(theatre.origin, keys["checkpoint"], keys["answer"]), clock, salt)
    require_admitted(lay_down_charter(host, theatre.founding, keys, clock(), salt))
    return host


def _rehearse(theatre: Theatre) -> None:
    """Make the same theatre in memory first, so that a bad theatre file leaves nothing behind."""
    try:
        keys = {name: _passing_key() for name in theatre.founding.key_names}
        host = Host(MemoryStore(), _host_keys(theatre.origin, keys["checkpoint"], keys["answer"]), now_ms, salt)
        require_admitted(lay_down_charter(host, theatre.founding, keys, now_ms(), salt))
    except Refused as refused:
        was = refused.refusal
        sentence = f"the charter that this theatre file makes is refused: {was.sentence}"
        raise Refused(was.code, sentence, f"{theatre.where} {was.where}".strip()) from refused


def _passing_key() -> SigningKey:
    seed = secrets.token_bytes(signature.SEED_BYTES)
    return SigningKey(signature.public_key_of(seed), signature.signer(seed))


def place_index(place: Place | None) -> "PlaceIndex":
    """Read the place index: what comes with Garant, and a theatre's own places."""
    from garant.storage.place_files import read_index

    own = place.places if place is not None else None
    return read_index(own if own is not None and own.is_file() else None)


def open_store(place: Place) -> EntryStore:
    """Open a theatre's store; refuse a place where there is none."""
    if place.database is not None:
        return postgresql_address.open_store(place.database)
    if not place.log.is_file():
        raise Refused(Code.NO_LOG, "there is no log here; make one with `garant init`", str(place.directory))
    return SqliteStore(place.log)


def open_host(
    place: Place, progress: Progress = lambda _: None, clock: Clock | None = None, tell: snapshot_file.Tell = lambda _: None
) -> Host:
    """Open a theatre as its host: from its snapshot, if that is good. `tell` is told why one that is there is not.

    `clock` tells the time, if not the machine.
    """
    keys = _host_keys(verifier_key(place).name, read_key(place, "checkpoint"), read_key(place, "answer"))
    keys = keys._replace(others=_further_keys(place))
    store = open_store(place)
    try:
        return Host(store, keys, clock or now_ms, salt, progress, snapshot_file.beginning(place.snapshot, store, keys.checkpoint, tell))
    except BaseException:
        store.close()
        raise


def _further_keys(place: Place) -> dict[bytes, signature.Sign]:
    """Read the host's further signing keys: `checkpoint-2.key`, `answer-2.key` and so on, for when the charter names them."""
    files = sorted(file for role in ("checkpoint", "answer") for file in place.key(role).parent.glob(f"{role}-*.key"))
    return {key.public: key.sign for key in map(read_key_file, files)}


def verifier_key(place: Place) -> VerifierKey:
    """Give the log's verifier key: the origin of its theatre file, and the public half of its checkpoint key."""
    if place.public_key.is_file() and (place.database is not None or not place.theatre.is_file()):
        return _read_verifier_key(place.public_key)
    theatre = read_theatre(place.theatre)
    checkpoint = read_key(place, "checkpoint")
    try:
        return VerifierKey(theatre.origin, checkpoint.public)
    except Refused as refused:
        sentence = f"the origin in this theatre file is no log's: {refused.refusal.sentence}"
        raise Refused(Code.UNREADABLE, sentence, str(place.theatre)) from refused


def _read_verifier_key(path: Path) -> VerifierKey:
    try:
        return VerifierKey.parse(path.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError, Refused) as error:
        raise Refused(Code.UNREADABLE, "this is no verifier key as `garant log key` prints it", str(path)) from error


def verifier_key_now(place: Place) -> VerifierKey:
    """Give the verifier key that opens the newest checkpoint: another than at the start, once the charter was amended."""
    first = verifier_key(place)
    with closing(open_store(place)) as store:
        head = store.head()
    held = [first, *(VerifierKey(first.name, public) for public in _further_keys(place))]
    return next((key for key in held if head is not None and opens(head.note, key)), first)


def _host_keys(origin: str, checkpoint: SigningKey, answer: SigningKey) -> HostKeys:
    return HostKeys(VerifierKey(origin, checkpoint.public), checkpoint.sign, answer.public, answer.sign)


def require_admitted(answer: Answer) -> Admission:
    """Give the admission, or raise the refusal."""
    if isinstance(answer, SignedRefusal):
        raise Refused(answer.refusal.code, answer.refusal.sentence, answer.refusal.where)
    return answer
