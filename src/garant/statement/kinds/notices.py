"""What a party will do or has somewhere, and who was told.

A notice *informs*. No member of it, and none of a receipt, makes it a permission (guard-rail 3): a receipt says how far the
word has come, from "sent" to the unit on the ground.

    file -> amend* -> start -> end          withdraw from anywhere before the end

Receipts climb a ladder for each recipient and level: delivered (a desk's machine may say so), acknowledged, disseminated
(passed down); or queried, objects, unable. A unit without a key is reached by a *relay receipt*, signed by the level above,
which stays distinct from the unit's own.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.limits import ITEMS_MAX
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.shapes import Volume
from garant.statement.values import Part
from garant.statement.words import Count, Duration, Hash, Instant, Level, Name, Positive, Ref, Text, Texts, Word

NoticeKind = Literal["site", "movement", "flight", "patrol", "works", "hazard_area", "exercise", "presence"]
Volumes = Annotated[tuple[Volume, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Notice(Hiding, tag="notice/1", frozen=True, kw_only=True):
    """A notice, filed. `to` names the parties that must be told.

    `filed_for`: whose activity a `conduit` files; it is always hidden. `protected`: a site whose place only named recipients get to see
    (`share`, `disclosure/1`), for a purpose; `owner_agrees` says how its owner agreed to that. Everybody else sees its `region`.
    `reconfirm`: how often its filer says that it still holds. `acknowledge_by`: when a receipt of it is overdue.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"volumes", "text", "purpose", "filed_for", "owner_agrees"})

    name: Name
    kind: NoticeKind
    activity: Word
    purpose: Text | None = None
    text: Texts | None = None
    volumes: Volumes | None = None
    emergency: bool = False
    conduit: bool | None = None
    filed_for: Text | None = None
    protected: bool | None = None
    owner_agrees: Text | None = None
    region: Text | None = None
    reconfirm: Duration | None = None
    acknowledge_by: Instant | None = None


class NoticeAmendment(Hiding, tag="notice_amendment/1", frozen=True, kw_only=True):
    """A new version of a notice, whole; `version` is the one before plus one."""

    HIDEABLE: ClassVar[frozenset[str]] = Notice.HIDEABLE

    notice: Ref
    version: Annotated[int, Meta(ge=2, le=1_000_000)]
    kind: NoticeKind
    activity: Word
    purpose: Text | None = None
    text: Texts | None = None
    volumes: Volumes | None = None
    emergency: bool = False
    conduit: bool | None = None
    filed_for: Text | None = None
    protected: bool | None = None
    owner_agrees: Text | None = None
    region: Text | None = None
    reconfirm: Duration | None = None
    acknowledge_by: Instant | None = None


class NoticeStep(Statement, tag="notice_step/1", frozen=True, kw_only=True):
    """The filer says that what it notified starts, has ended, or will not be; or confirms that it still holds as it was said."""

    notice: Ref
    version: Positive
    step: Literal["start", "end", "withdraw", "confirm"]
    note: Texts | None = None


class Relay(Part, frozen=True, kw_only=True):
    """How the word was passed to a unit that has no key: by whom it was read back, and when."""

    unit: Text
    means: Literal["radio", "telephone", "in_person", "message"]
    call_sign: Text | None = None
    read_back: bool
    at: Instant


class Receipt(Statement, tag="receipt/1", frozen=True, kw_only=True):
    """A recipient says how far a version of a notice has come on its side, at a level."""

    notice: Ref
    version: Positive
    level: Level
    step: Literal["delivered", "acknowledged", "disseminated", "queried", "objects", "unable"]
    relay: Relay | None = None
    text: Texts | None = None


class Blob(Statement, tag="blob/1", frozen=True, kw_only=True):
    """A larger thing, named by its SHA-256: the bytes live beside the log, never in it.

    Its bytes are for its party, for those in `to`, and where it says `open` for everybody.
    """

    sha256: Hash
    size_bytes: Count
    media_type: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\Z")]
    title: Texts
    open: bool | None = None
