"""What the pages offer for a notice is what a notice may name: no word less, and none that describes an attack."""

import re
from typing import get_args

from garant.statement import activities
from garant.statement.kinds.notices import NoticeKind
from tests.test_house import ROOT

WORDS = ROOT / "web" / "src" / "pages" / "file" / "activities.ts"


def offered(name: str) -> list[str]:
    found = re.search(rf"export const {name} = \[(.*?)\]", WORDS.read_text(encoding="utf-8"), re.DOTALL)
    assert found, name
    return re.findall(r'"(\w+)"', found[1])


def test_every_activity_that_a_notice_may_name_is_offered_once() -> None:
    assert sorted(offered("ACTIVITIES")) == sorted(activities.DECLARED)
    assert not {*offered("ACTIVITIES")} & activities.ATTACKS


def test_every_kind_of_notice_is_offered_once() -> None:
    assert sorted(offered("KINDS")) == sorted(get_args(NoticeKind))
