"""The newest checkpoint that witnesses cosigned: kept by whoever asks them, served at `/checkpoint/cosigned`."""

from garant.api.endpoint import TEXT, Call, Endpoint, Needs, Reply, Routes
from garant.errors import Code, Refused


class Newest:
    """The newest cosigned checkpoint, as it is known here."""

    def __init__(self) -> None:
        """Begin without one."""
        self._held: tuple[bytes, int] | None = None

    def put(self, note: bytes, time_s: int) -> None:
        """Keep a note with its witnesses' lines, and the newest time in them (seconds since 1970)."""
        self._held = (note, time_s)

    def note(self) -> bytes | None:
        """Give the note, if there is one."""
        return self._held[0] if self._held else None

    def age_s(self, now_ms: int) -> float | None:
        """Tell how many seconds ago a witness last signed."""
        return now_ms / 1_000 - self._held[1] if self._held else None


def routes(newest: Newest) -> Routes:
    """Give the endpoint that shows it."""

    async def show(_: Call[None, None]) -> Reply:
        note = newest.note()
        if note is None:
            raise Refused(Code.NOT_FOUND, "no witness has cosigned this log, as far as is known here")
        return Reply(note, TEXT)

    summary = "The newest checkpoint with its witnesses' cosignatures."
    return (Endpoint("GET", "/checkpoint/cosigned", show, summary, answers=TEXT, needs=Needs.NOTHING, refuses=(Code.NOT_FOUND,)),)
