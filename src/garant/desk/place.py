"""A desk's directory: all that a replica's has (`storage.replica_files`), and more.

DIR/desk.toml       url, party: whose desk this is, and where its host answers; idle_s: after how long without work the key is locked
DIR/officer.key     the officer's key, under a passphrase (docs/spec/key-file.md)
DIR/machine.key     the desk's own key, which says `delivered` alone; it need not be there
DIR/witnesses.policy    whose cosignatures it waits for (C2SP tlog-policy); it need not be there
DIR/outbox.db       what was signed here, and what became of it
DIR/handover        notes for the next shift
DIR/drafts/         texts that wait in the tray
DIR/places.tsv      named places of its own; it need not be there
"""

import json
import stat
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta, Struct

from garant.client.witnesses import Address
from garant.errors import Code, Refused
from garant.log.policy import POLICY_BYTES_MAX, Policy
from garant.statement import tables
from garant.statement.words import PartyId
from garant.storage import sealed_key, witness_files
from garant.storage.replica_files import ReplicaPlace
from garant.storage.sealed_key import SealedKey

IDLE_S = 900
SETTINGS_BYTES_MAX = 65_536


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose desk it is, where its host answers, and after how many seconds without work its officer's key is locked."""

    url: Annotated[str, Meta(max_length=1_000)]
    party: PartyId
    idle_s: Annotated[int, Meta(ge=30, le=28_800)] = IDLE_S


class DeskPlace(NamedTuple):
    """Where a desk lives."""

    directory: Path

    @property
    def replica(self) -> ReplicaPlace:
        """Give the place of its copy of the log: the same directory."""
        return ReplicaPlace(self.directory)

    @property
    def settings(self) -> Path:
        """Give the file of its settings."""
        return self.directory / "desk.toml"

    @property
    def officer(self) -> Path:
        """Give the file of its officer's key."""
        return self.directory / "officer.key"

    @property
    def machine(self) -> Path:
        """Give the file of its own key."""
        return self.directory / "machine.key"

    @property
    def policy(self) -> Path:
        """Give the file of the policy by which it waits for witnesses."""
        return self.directory / "witnesses.policy"

    @property
    def outbox(self) -> Path:
        """Give the outbox's file."""
        return self.directory / "outbox.db"

    @property
    def handover(self) -> Path:
        """Give the file of notes for the next shift."""
        return self.directory / "handover"

    @property
    def drafts(self) -> Path:
        """Give the directory of texts that wait in the tray."""
        return self.directory / "drafts"

    @property
    def places(self) -> Path:
        """Give the file of named places of its own."""
        return self.directory / "places.tsv"


def require_private(place: DeskPlace) -> None:
    """Refuse a directory that others on this machine may look into: notes, drafts, and what is hidden and ours to read lie there."""
    if place.directory.is_dir() and place.directory.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Refused(Code.UNREADABLE, "others on this machine may look into this desk; say: chmod 700", str(place.directory))


def read_settings(place: DeskPlace) -> Settings:
    """Read `desk.toml`. Refuses with `unreadable` what is none."""
    try:
        with place.settings.open("rb") as file:
            held = tables.read(file.read(SETTINGS_BYTES_MAX), str(place.settings))
        settings = msgspec.convert(held, Settings)
        Address.parse(settings.url)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"there is no desk here: {error.strerror}", str(place.settings)) from error
    except msgspec.ValidationError as error:
        raise Refused(Code.UNREADABLE, f"a desk's settings are url, party and idle_s: {error}", str(place.settings)) from error
    return settings


def write_settings(place: DeskPlace, settings: Settings) -> None:
    """Write `desk.toml`, in place of one that may be there. Refuses with `usage` what is no address."""
    Address.parse(settings.url)
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in msgspec.to_builtins(settings).items())
    witness_files.replace(place.settings, "".join(lines).encode())


def officer_key(place: DeskPlace) -> SealedKey:
    """Read the officer's key, as it is without its passphrase. Refuses one that is not under a passphrase."""
    held = sealed_key.read(place.officer)
    if not isinstance(held, SealedKey):
        raise Refused(Code.UNREADABLE, "a desk's key is kept under a passphrase: say `garant key seal` first", str(place.officer))
    return held


def policy_of(place: DeskPlace) -> Policy | None:
    """Read the policy, if there is one."""
    try:
        with place.policy.open("rb") as file:
            return Policy.parse(file.read(POLICY_BYTES_MAX + 1))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the policy cannot be read: {error.strerror}", str(place.policy)) from error
