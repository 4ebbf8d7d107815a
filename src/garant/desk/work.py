"""The officer's work over HTTP: enter, see how everything stands, unlock, compose, sign, look at the queue, hand over.

Composing and signing are two requests: what is signed is, byte for byte, what was shown. Nobody signs while the key is locked.
"""

from typing import Annotated, Any

from msgspec import Meta, Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.entering import Door
from garant.desk.told import Drafted, Note, Office, Queued, Standing
from garant.errors import Code, Refused
from garant.limits import BLOB_BYTES_MAX

PASSPHRASE_CHARACTERS_MAX = 1_024
NOTE_CHARACTERS_MAX = 10_000
DRAFT_BYTES_MAX = BLOB_BYTES_MAX * 4 // 3 + 262_144
"""A blob in base64, and the largest statement with room around it."""

_SMALL_BYTES_MAX = 16_384
_HIDDEN_MAX = 64

Passphrase = Annotated[str, Meta(min_length=1, max_length=PASSPHRASE_CHARACTERS_MAX)]
Id = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Enter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ticket from the desk's terminal, or the officer's passphrase."""

    ticket: Annotated[str, Meta(max_length=64)] | None = None
    passphrase: Passphrase | None = None


class Entered(Struct, frozen=True, kw_only=True):
    """The token to send from now on (`Authorization: Bearer`), and whose desk this is."""

    token: str
    party: str


class Unlock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The officer's passphrase."""

    passphrase: Passphrase


class Nothing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No word is needed."""


class Compose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the officer wants to say: the kind's own members with its `type`, names of those to hide, a blob's bytes beside it."""

    members: dict[str, Any]
    hide: Annotated[tuple[Annotated[str, Meta(max_length=64)], ...], Meta(max_length=_HIDDEN_MAX)] = ()
    blob: bytes | None = None


class Sign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which draft."""

    draft: Annotated[str, Meta(max_length=64)]


class Queue(Struct, frozen=True, kw_only=True):
    """What was signed on this desk, newest first."""

    queued: tuple[Queued, ...]


class Forget(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which statement to set aside."""

    id: Id


class Handover(Struct, frozen=True, kw_only=True):
    """The notes for the next shift, newest first."""

    notes: tuple[Note, ...]


class Say(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note for the next shift."""

    text: Annotated[str, Meta(min_length=1, max_length=NOTE_CHARACTERS_MAX)]


class Work:
    """What the pages ask of an office, through a door."""

    def __init__(self, office: Office, door: Door) -> None:
        """Work at this desk."""
        self._office, self._door = office, door

    def enter(self, call: Call[None, Enter]) -> Entered:
        """Let somebody in."""
        ticket, passphrase = call.takes.ticket, call.takes.passphrase
        if (ticket is None) == (passphrase is None):
            raise Refused(Code.BAD_REQUEST, "enter with a ticket, or with the passphrase", "$")
        token = self._door.by_ticket(ticket) if ticket is not None else self._door.by_passphrase(passphrase or "")
        return Entered(token=token, party=self._office.party())

    def standing(self, _: Call[None, None]) -> Standing:
        """Tell how everything stands."""
        return self._office.standing()

    def unlock(self, call: Call[None, Unlock]) -> Standing:
        """Open the officer's key."""
        self._door.unlock(call.takes.passphrase)
        return self._office.standing()

    def lock(self, _: Call[None, Nothing]) -> Standing:
        """Close it."""
        self._office.lock()
        return self._office.standing()

    def awake(self, _: Call[None, Nothing]) -> Standing:
        """Keep it open."""
        self._office.awake()
        return self._office.standing()

    def draft(self, call: Call[None, Compose]) -> Drafted:
        """Compose a statement."""
        return self._office.draft(call.takes.members, call.takes.hide, call.takes.blob)

    def sign(self, call: Call[None, Sign]) -> Queued:
        """Sign what was composed."""
        return self._office.sign(call.takes.draft)

    def queue(self, _: Call[None, None]) -> Queue:
        """Give what was signed."""
        return Queue(queued=self._office.queue())

    def forget(self, call: Call[None, Forget]) -> Queue:
        """Set one aside."""
        self._office.forget(call.takes.id)
        return Queue(queued=self._office.queue())

    def notes(self, _: Call[None, None]) -> Handover:
        """Give the notes."""
        return Handover(notes=self._office.notes())

    def note(self, call: Call[None, Say]) -> Handover:
        """Add one."""
        self._office.note(call.takes.text)
        return Handover(notes=self._office.notes())


def routes(work: Work) -> Routes:
    """Give the endpoints."""
    own, small = Needs.PARTY, _SMALL_BYTES_MAX
    tried, fold = (Code.WRONG_PASSPHRASE,), tuple(Code)
    return (
        Endpoint(
            "POST", "/desk/v1/enter", work.enter, "A token, for a one-time ticket or the officer's passphrase.",
            takes=Enter, answers=Entered, needs=Needs.NOTHING, refuses=(Code.NO_SESSION, *tried), body_bytes_max=small,
        ),
        Endpoint("GET", "/desk/v1/standing", work.standing, "How everything stands.", answers=Standing, needs=own),
        Endpoint(
            "POST", "/desk/v1/unlock", work.unlock, "Open the officer's key.",
            takes=Unlock, answers=Standing, needs=own, refuses=tried, body_bytes_max=small,
        ),
        Endpoint("POST", "/desk/v1/lock", work.lock, "Lock the officer's key.", takes=Nothing, answers=Standing, needs=own),
        Endpoint("POST", "/desk/v1/awake", work.awake, "Somebody is here: do not lock yet.", takes=Nothing, answers=Standing, needs=own),
        Endpoint(
            "POST", "/desk/v1/drafted", work.draft, "Compose a statement, and show what would be signed. Nothing is signed.",
            takes=Compose, answers=Drafted, needs=own, refuses=fold, body_bytes_max=DRAFT_BYTES_MAX,
        ),
        Endpoint(
            "POST", "/desk/v1/signed", work.sign, "Sign a draft's very bytes, and queue them.",
            takes=Sign, answers=Queued, needs=own, refuses=fold, body_bytes_max=small,
        ),
        Endpoint("GET", "/desk/v1/queue", work.queue, "What was signed here.", answers=Queue, needs=own),
        Endpoint(
            "POST", "/desk/v1/queue/forget", work.forget, "Set aside one that was refused, or has expired.",
            takes=Forget, answers=Queue, needs=own, refuses=(Code.NOT_FOUND, Code.WRONG_STEP), body_bytes_max=small,
        ),
        Endpoint("GET", "/desk/v1/handover", work.notes, "The notes for the next shift.", answers=Handover, needs=own),
        Endpoint("POST", "/desk/v1/handover", work.note, "Add a note for the next shift.", takes=Say, answers=Handover, needs=own),
    )  # fmt: skip
