"""A notice on its way in or out: what one GeoJSON Feature says, in the values of statements.

It is a notice without its bookkeeping: no log, no key, no signature. Whoever reads a file gets these; whoever shows notices to
another program makes these. Coordinates, distances and times are already integers and instants as in `statement.shapes`.
"""

from garant.errors import Code, Refused
from garant.statement.activities import ATTACKS
from garant.statement.kinds.notices import NoticeKind
from garant.statement.shapes import Volume
from garant.statement.values import Part
from garant.statement.words import Status, Text, Texts, Word


class Feature(Part, frozen=True, kw_only=True):
    """One notice. `id` is unique in its file; what a file did not say is None.

    `party` and `to` are as the file spells them: only who files a notice needs ids that the theatre knows.
    Without `volumes` a feature has no place: whether it meets another is undetermined, never clear.
    """

    id: str
    kind: NoticeKind | None = None
    activity: Word | None = None
    purpose: Text | None = None
    party: str | None = None
    to: tuple[str, ...] | None = None
    status: Status = "actual"
    text: Texts | None = None
    emergency: bool = False
    volumes: tuple[Volume, ...] = ()


def require_no_attack(activity: str | None, where: str) -> None:
    """Refuse with `attack_activity` what describes an attack: such words exist only as what a measure prohibits (guard-rail 2)."""
    if activity in ATTACKS:
        raise Refused(Code.ATTACK_ACTIVITY, f"{activity} describes an attack; a notice may not name one", where)
