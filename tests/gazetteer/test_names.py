"""One key for all spellings of a name, and a looser one for spellings that nobody listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.gazetteer.names import key, sounds

SAME = [
    ("Deir ez-Zor", "DEIR EZ ZOR", "Deïr ez-Zor", "deir-ez-zor", "Deir al-Zor", "Deir Zor"),
    ("Al-Bab", "El Bab", "al-Bāb", "Bab", "AL BAB"),
    ("Ma‘arrat an Nu‘mān", "Maarrat al-Numan", "Ma'arrat an-Nu'man", "Ma’arrat Nu’man"),
    ("İdlib", "idlib", "IDLIB", "Idlib"),
    ("Iğdır", "Igdir", "IGDIR", "ığdır"),
    ("دير الزور", "دَيْر الزُّور", "ديـر الزور", "دیر الزور"),
    ("إدلب", "ادلب", "أدلب"),
    ("الرقة", "الرقه", "رقة"),
    ("الحسكة", "الحسكه"),
    ("Дейр-эз-Зор", "дейр эз зор", "Деир-эз-Зор"),
    ("Артёмовск", "Артемовск"),
    ("Авдіївка", "Авдиивка"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda one: one[0])
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key(one) for one in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Hama", "Homs"), ("Idlib", "Irbil"), ("حماة", "حمص"), ("Donetsk", "Luhansk")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert sounds(one) != sounds(other) or not sounds(one)


HEARD = [
    ("Idlib", "Edleb", "Idleb", "إدلب", "Идлиб", "İdlib"),
    ("Khan Shaykhun", "Khan Cheikhoun", "Khan Sheikhoun"),
    ("Saraqib", "Serakib", "Sarakeb"),
    ("Manbij", "Menbic", "Munbij"),
]


@pytest.mark.parametrize("spellings", HEARD, ids=lambda one: one[0])
def test_spellings_that_nobody_listed_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sounds(one) for one in spellings}) == 1
    assert sounds(spellings[0])


@pytest.mark.parametrize("text", ["", "  ", "-", "!?", "\u202e", "́"])
def test_what_has_no_letter_has_no_key(text: str) -> None:
    assert key(text) == ""
    assert sounds(text) == ""


def test_an_article_alone_is_a_name() -> None:
    assert key("El") == "el"


@given(st.text(max_size=40))
def test_a_key_is_clean(text: str) -> None:
    once = key(text)
    assert once == " ".join(once.split())
    assert key(once) in (once, key(key(once)))


@given(st.text(alphabet="abcdefghiklmnopqrstuvwyz ", min_size=1, max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert key(text.upper()) == key(text)
