"""Who accuses, and whom: pronouns, the forces of a state that groups stand against, what was owed and not done, help to armed groups."""

import pytest

from tests.reading.asking import items, who

ACCUSED = [
    ("en", "Ankara said on Monday that the Syrian army had not withdrawn from the crossing.", ["tr"], ["sy"]),
    ("fr", "Ankara affirme que l'armée syrienne n'a pas cessé ses tirs.", ["tr"], ["sy"]),
    ("en", "Kinshasa maintains that Kigali backs the M23 rebels.", ["cd"], ["rw"]),
    ("fr", "La Russie affirme que les États-Unis protègent le Front al-Nosra.", ["ru"], ["us"]),
    ("fr", "Le négociateur syrien a salué un texte « utile » et soutenu que la Turquie préparait un assaut.", ["sy"], ["tr"]),
    ("en", "Armenia rejected the report. It contends that Azerbaijan has shelled two villages.", ["am"], ["az"]),
    ("fr", "Le Rwanda y voit la main de la RDC.", ["rw"], ["cd"]),
    ("fr", "Les FDS ont enterré dix des leurs. Elles accusent la Turquie d'avoir visé un convoi.", ["sdf"], ["tr"]),
    (
        "fr",
        "Les rebelles ont quitté la Syrie. Les rebelles accusent les forces du régime d'avoir tiré sur leurs autocars.",
        ["opp"],
        ["sy"],
    ),
]
NO_ACCUSATIONS = [
    ("en", "Ankara said that it had not withdrawn its troops."),
    ("en", "Cairo said that Khartoum had not yet replied."),
    ("fr", "Le Caire, qui soutient les Houthis, a reporté la rencontre, a déclaré le gouvernement yéménite."),
    ("en", "Washington said that Oman was helping the two delegations."),
    ("fr", "Damas respectera la trêve tant que les Turcs ne l'auront pas violée, a déclaré l'armée syrienne."),
]
DENIED = [
    ("en", "The Houthis said two men were freed; the government of Yemen said it knew nothing of the sort.", ["ye"]),
    ("fr", "Kiev accuse les séparatistes d'un tir de mortier ; ces derniers nient.", ["separatists"]),
]


@pytest.mark.parametrize(("language", "text", "by", "against"), ACCUSED)
def test_whoever_accuses_is_found(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


@pytest.mark.parametrize(("language", "text"), NO_ACCUSATIONS)
def test_what_accuses_nobody(language: str, text: str) -> None:
    assert items(language, text, "claim") == []


@pytest.mark.parametrize(("language", "text", "by"), DENIED)
def test_each_part_of_a_sentence_has_its_own_speaker(language: str, text: str, by: list[str]) -> None:
    assert [who(one, "by") for one in items(language, text, "denial")] == [by]
