"""What a sentence means by those before it: who `they`, `its president`, `the army`, `the two sides` are; what a title already said."""

import pytest

from tests.reading.asking import items, who


@pytest.mark.parametrize(
    ("language", "text", "kind", "field", "expected"),
    [
        ("en", "Members of the Security Council met. They urged Rwanda to withdraw.", "request", "by", ["unsc"]),
        ("fr", "Les États-Unis ont réagi. Ils réexamineront leur aide au Mali.", "measure", "addressee", ["us"]),
        ("fr", "Le Hamas a réagi. Son porte-parole a démenti toute attaque.", "denial", "by", ["hamas"]),
        ("en", "In Sudan, talks went on. On Colombia, the army pledged to free two captives.", "measure", "addressee", ["co"]),
        ("fr", "Syrie : la trêve tient\n\nBEYROUTH, 3 mai (AFP) - L'armée a promis de retirer ses chars.", "measure", "addressee", ["sy"]),
        ("en", "South Sudan's president met rebel leaders. The rebels pledged to free ten men.", "measure", "addressee", ["splm-io"]),
        ("en", 'Officials in Islamabad called the report "baseless".', "denial", "by", ["pk"]),
        ("en", "Jakarta freed ten men. It also requested that GAM hand over its weapons.", "request", "by", ["id"]),
        ("fr", "L'Arménie accuse l'Azerbaïdjan. Les deux parties ont promis de se taire.", "measure", "addressee", ["am", "az"]),
        ("en", "Japan's defence chief spoke. North Korea, he charged, has violated the truce.", "claim", "by", ["jp"]),
    ],
)  # fmt: skip
def test_whoever_is_meant_is_found(language: str, text: str, kind: str, field: str, expected: list[str]) -> None:
    assert who(items(language, text, kind)[0], field) == expected


def test_a_clause_without_its_verb_is_anothers_measure() -> None:
    found = items("fr", "La France s'est engagée à envoyer deux avions, et Chypre à ouvrir sa base navale.", "measure")
    assert [(who(one, "addressee"), one.value("text")) for one in found] == [
        (["fr"], "envoyer deux avions"), (["cy"], "ouvrir sa base navale")
    ]  # fmt: skip


def test_a_clause_that_only_explains_is_no_part_of_a_measure() -> None:
    (found,) = items("en", "Kenya and Somalia agreed to reopen the crossing, which had been shut for three days.", "measure")
    assert found.value("text") == "reopen the crossing"


def test_two_encounters_in_one_sentence_are_two() -> None:
    found = items("fr", "Le ministre turc s'est entretenu hier avec le ministre russe et, lundi, avec son homologue iranien.", "contact")
    assert [who(one, "between") for one in found] == [["ru", "tr"], ["ir", "tr"]]


def test_a_title_that_says_that_a_meeting_is_to_come_is_told_again_by_the_text() -> None:
    text = "Rivals to resume talks in Geneva\n\nThe leaders of Serbia and Kosovo will meet in Geneva on Friday."
    assert [who(one, "between") for one in items("en", text, "meeting")] == [["rs", "xk"]]


def test_what_is_offered_stands_as_proposed() -> None:
    (found,) = items("fr", "L'Iran a proposé d'organiser un sommet.", "meeting")
    assert found.standing == "proposed"
