"""What the desk tells its own pages: the types of the local interface (docs/spec/desk.md), and `Office`, what stands behind it.

`application` serves an `Office` over HTTP on loopback; `office` is one. Instants are ms since 1970. `Texts` are maps from language to text.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

from msgspec import Struct

from garant.node.picture import Picture

Texts = Mapping[str, str]

State = Literal["signed", "sent", "admitted", "refused", "expired"]
"""signed: in the outbox, no answer yet. sent: the host answered with an admission whose receipt verified; our copy has not caught up.
admitted: in our own verified copy. refused: the host's word. expired: its `not_after` has passed without an answer."""


class Why(Struct, frozen=True, kw_only=True):
    """Why something is not so: a code word, a sentence, and a place in what was said."""

    code: str
    sentence: str
    where: str = ""


class Away(Struct, frozen=True, kw_only=True):
    """The host gives no good answer: why, and since when."""

    code: str
    sentence: str
    since_ms: int


class Failed(Struct, frozen=True, kw_only=True):
    """What the host showed is not good: why, and where the evidence is kept. The last good copy goes on being read; nothing is sent."""

    code: str
    sentence: str
    evidence: str


class Witnessed(Struct, frozen=True, kw_only=True):
    """Of a policy's witnesses: how many cosignatures are wanted, how many stand under the newest head, and when the last was made."""

    wanted: int
    cosigned: int
    cosigned_ms: int | None


class Seen(Struct, frozen=True, kw_only=True):
    """Our copy: its size and root (hexadecimal), the newest entry's stamp, up to when it is whole, when the host last answered.

    `apart_ms`: by how much the host's clock is ahead of ours (negative: behind), where that is more than a minute; 0 where it is not; null
    while nothing has come that tells.
    """

    size: int
    root: str
    t_ms: int
    as_of_ms: int
    reached_ms: int | None
    apart_ms: int | None
    away: Away | None
    failed: Failed | None
    objections: int
    witnesses: Witnessed | None


class Key(Struct, frozen=True, kw_only=True):
    """The officer's key: its level and duty as the log has them; whether it is locked, or when it will be if nothing is done."""

    keyid: str
    level: str | None
    duty: Texts
    locked: bool
    locks_ms: int | None


class Machine(Struct, frozen=True, kw_only=True):
    """The desk's machine key, which says `delivered` alone."""

    keyid: str


class Waiting(Struct, frozen=True, kw_only=True):
    """How many statements wait, were refused, have expired (those set aside are not counted)."""

    waiting: int
    refused: int
    expired: int


class PartyTold(Struct, frozen=True, kw_only=True):
    """A party of the theatre."""

    title: Texts
    category: str
    guarantor: bool


class Standing(Struct, frozen=True, kw_only=True):
    """How everything stands: the log, our copy of it, the key, the queue."""

    log: str
    theatre: Texts
    party: str
    title: Texts
    languages: tuple[str, ...]
    time_zone: str
    now_ms: int
    picture: Seen
    key: Key | None
    machine: Machine | None
    queue: Waiting
    parties: Mapping[str, PartyTold]
    desk: str


class SignsWith(Struct, frozen=True, kw_only=True):
    """The key that would sign."""

    keyid: str
    level: str | None
    duty: Texts


class Drafted(Struct, frozen=True, kw_only=True):
    """A statement composed and not signed: the handle to sign it by, the id that it will have, and exactly what will be signed.

    `text` is the payload's bytes as text; `hidden` the members that travel beside it. `late_ms`: by how much its not_after or a lead time
    is missed already, as far as that can be known; 0 where it is not.
    """

    draft: str
    id: str
    payload: Mapping[str, Any]
    text: str
    hidden: Mapping[str, Any]
    key: SignsWith
    late_ms: int


class Queued(Struct, frozen=True, kw_only=True):
    """A signed statement on its way. `index`, `t_ms` and `size` are those of its admission."""

    id: str
    type: str
    payload: Mapping[str, Any]
    by: Literal["officer", "machine"]
    signed_ms: int
    not_after_ms: int | None
    state: State
    index: int | None = None
    t_ms: int | None = None
    size: int | None = None
    refusal: Why | None = None


class Note(Struct, frozen=True, kw_only=True):
    """A note for the next shift: it stays on this desk."""

    t_ms: int
    level: str | None
    duty: Texts
    text: str


class Office(Protocol):
    """A party's desk at work, as its face sees it. Every method may be called from any thread; a refusal is raised as `Refused`."""

    @property
    def picture(self) -> Picture:
        """Give what is read, always the same object: our verified copy; once the replica has failed, its last good one."""

    def party(self) -> str:
        """Give whose desk this is; empty before the log has said so."""

    def standing(self) -> Standing:
        """Tell how everything stands."""

    def listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Be told, from any thread, that something in the standing changed; give what ends that."""

    def unlock(self, passphrase: str) -> None:
        """Open the officer's key. Refuses with `wrong_passphrase`."""

    def lock(self) -> None:
        """Close the officer's key."""

    def awake(self) -> None:
        """Say that the officer is here: the key stays open for so long again, if it is open."""

    def draft(self, members: Mapping[str, Any], hide: tuple[str, ...], blob: bytes | None) -> Drafted:
        """Compose a statement. Nothing is signed."""

    def sign(self, draft: str) -> Queued:
        """Sign a draft's very bytes; it is durable in the outbox before this returns. Refuses with `locked`."""

    def queue(self) -> tuple[Queued, ...]:
        """Give what was signed here, newest first."""

    def forget(self, statement_id: str) -> None:
        """Set aside one that was refused or expired."""

    def notes(self) -> tuple[Note, ...]:
        """Give the notes for the next shift, newest first."""

    def note(self, text: str) -> None:
        """Add a note."""
