"""Whether it is news when two notices meet: a conflict, something to tell both sides, or nothing.

A table by pairs of kinds decides. The default below is read line by line: a kind, and beside each other kind what it is. A presence beside
a hospital is no alarm; two movements on one road are. The theatre's charter may say otherwise for any pair (`news`); the order of a pair
tells nothing. `screen`, which compares files, takes no notice of this table.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from garant.state.state import CHARTER, State
from garant.statement.kinds.authority import News
from garant.statement.kinds.notices import NoticeKind

_TABLE = """
                site      movement  flight    patrol    works     presence  hazard_area  exercise
    site        ignore    inform    inform    inform    inform    ignore    conflict     conflict
    movement    inform    conflict  inform    conflict  conflict  inform    conflict     conflict
    flight      inform    inform    conflict  inform    inform    ignore    conflict     conflict
    patrol      inform    conflict  inform    conflict  conflict  inform    conflict     conflict
    works       inform    conflict  inform    conflict  inform    ignore    conflict     conflict
    presence    ignore    inform    ignore    inform    ignore    ignore    conflict     conflict
    hazard_area conflict  conflict  conflict  conflict  conflict  conflict  inform       conflict
    exercise    conflict  conflict  conflict  conflict  conflict  conflict  conflict     conflict
"""


def _read(table: str) -> Mapping[tuple[NoticeKind, NoticeKind], News]:
    head, *lines = [line.split() for line in table.strip().splitlines()]
    cells = {(line[0], column): word for line in lines for column, word in zip(head, line[1:], strict=True)}
    return MappingProxyType(cast("dict[tuple[NoticeKind, NoticeKind], News]", cells))


DEFAULT = _read(_TABLE)
"""What it is in every theatre whose charter says nothing else; both orders of a pair stand in it."""


def news_of(state: State, kind: NoticeKind, other: NoticeKind) -> News:
    """Tell what it is in this theatre when notices of these kinds meet."""
    for pair in state.charters.rows[CHARTER].charter.news or ():
        if pair.kinds in ((kind, other), (other, kind)):
            return pair.news
    return DEFAULT[kind, other]
