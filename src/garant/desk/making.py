"""Making a desk's directory: whom it follows, whose it is, and its keys. The officer's key goes in under a passphrase or not at all."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from garant.desk.place import IDLE_S, DeskPlace, Settings, write_settings
from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.storage import keyfile, replica_files, sealed_key, witness_files


class Made(Struct, frozen=True, kw_only=True):
    """What a desk is made of: its host's address, its party, the log's key, key files, a policy's text; and who gives the passphrase.

    `passphrase` is asked when the officer's key file is a plain one. `idle_s`: after how long without work the key is locked.
    """

    url: str
    party: str
    key: VerifierKey
    officer: Path
    passphrase: Callable[[], str]
    machine: Path | None = None
    policy: bytes | None = None
    idle_s: int = IDLE_S


def make(place: DeskPlace, made: Made) -> None:
    """Make a desk. Its settings come last, so that one that was begun and not finished is begun again.

    Refuses with `exists` where there is one, and with `unreadable` and `bad_value` keys and passphrases that are none.
    """
    if place.settings.exists():
        raise Refused(Code.EXISTS, "there is a desk here already; run it, or make another one elsewhere", str(place.directory))
    officer = _sealed(made)
    machine = keyfile.spelled(keyfile.read_seed(made.machine)) if made.machine else None
    replica_files.make(place.replica, made.key)
    place.directory.chmod(0o700)
    keyfile.replace(place.officer, officer)
    if machine is not None:
        keyfile.replace(place.machine, machine)
    if made.policy is not None:
        witness_files.replace(place.policy, made.policy)
    write_settings(place, Settings(url=made.url, party=made.party, idle_s=made.idle_s))


def _sealed(made: Made) -> bytes:
    """Give the officer's key file as the desk keeps it."""
    if isinstance(sealed_key.read(made.officer), sealed_key.SealedKey):
        return keyfile.read_private(made.officer)
    return sealed_key.seal(keyfile.read_seed(made.officer), made.passphrase())
