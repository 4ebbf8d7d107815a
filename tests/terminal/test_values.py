"""Every value that can be open is said in a few words: what is unknown, absent or disputed is never a blank."""

import pytest

from garant.statement.values import Absent, After, Between, By, Dated, Disputed, Every, Reading, Unknown, Who
from garant.terminal.values import brief, who

SAID = {
    "unknown": Unknown(because="not_stated"),
    "unknown (confidential)": Unknown(because="confidential"),
    "none": Absent(note="the text is silent"),
    "disputed": Disputed(readings=(Reading(by="tr", says="at once"), Reading(by="ru", says="later"))),
    "2018-10-15": By(date="2018-10-15"),
    "2018-10-15 (mid October)": By(date="2018-10-15", words="mid October"),
    "P7D after signature": After(event="signature", period="P7D"),
    "soon after in_force": After(event="in_force", words="soon"),
    "every P30D": Every(period="P30D"),
    "each Astana meeting": Every(words="each Astana meeting"),
    "start P3D after signature; finish 2018-12-31": Between(
        start_by=After(event="signature", period="P3D"), finish_by=By(date="2018-12-31")
    ),
    "2016-07-15": Dated(date="2016-07-15"),
    "2017 to 2019-02": Dated(date="2017", until="2019-02"),
    "2019 (early 2019)": Dated(date="2019", words="early 2019"),
    "2018": Dated(date="2018", words="2018"),
    "tr, ru": (Who(party="tr"), Who(party="ru")),
    "us (president), the mediator": (Who(party="us", office="president"), Who(text="the mediator")),
    "zone-1, reg/x#z": ("zone-1", "reg/x#z"),
    "yes": "yes",
    "": None,
}


@pytest.mark.parametrize(("told", "value"), SAID.items(), ids=SAID)
def test_a_value_is_said(told: str, value: object) -> None:
    assert brief(value).plain == told


@pytest.mark.parametrize("value", [Unknown(because="not_read"), Absent(), Disputed(readings=(Reading(by="a", says="b"),))])
def test_what_is_open_is_never_a_blank(value: object) -> None:
    assert brief(value).plain in {"unknown", "none", "disputed"}
    assert brief(value).style, "and it has a colour"


HOSTILE = (
    By(date="2018", words="\x1b[31m"),
    Dated(date="2018", words="\u202e"),
    (Who(text="\x1b]0;x\x07"),),
    Every(words="\x9b2J"),
    After(event="\r"),
)


@pytest.mark.parametrize("value", HOSTILE)
def test_words_of_others_cannot_act(value: object) -> None:
    assert brief(value).plain.isprintable()


def test_somebody_is_a_party_or_a_description() -> None:
    assert [who(Who(party="tr")), who(Who(text="the sides", office="foreign\nministers"))] == ["tr", "the sides (foreign ministers)"]
