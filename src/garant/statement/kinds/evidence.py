"""Evidence: a blob by its hash, what it is about, and every hand through which it went.

Where and when it was taken, and by whom, are protected by default (guard-rail 5): these members may be hidden, and whoever shows a blob to
others never shows what is inside it about its maker. A blob is handed over as bytes; it is never executed, and never rendered.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.limits import ITEMS_MAX
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.values import Place, Things, When
from garant.statement.words import Hash, Instant, Name, PartyId, Ref, Text, Texts


class Evidence(Hiding, tag="evidence/1", frozen=True, kw_only=True):
    """A blob (named by `blob/1`) as evidence of something on record. `derived_from` names the blobs that it was made from."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"taken", "place", "taken_by", "text"})

    name: Name
    blob: Hash
    form: Literal["photo", "video", "audio", "document", "imagery", "log", "other"]
    about: Things
    taken: When | None = None
    place: Place | None = None
    taken_by: Text | None = None
    derived_from: Annotated[tuple[Hash, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    text: Texts | None = None


class Custody(Statement, tag="custody/1", frozen=True, kw_only=True):
    """A step in the chain of custody, by whoever holds it: collected, sealed, handed over, received, opened, copied, returned, lost."""

    evidence: Ref
    step: Literal["collected", "sealed", "handed_over", "received", "opened", "copied", "returned", "lost"]
    other: PartyId | None = None
    seal: Text | None = None
    happened: Instant | None = None
    text: Texts | None = None
