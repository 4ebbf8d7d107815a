"""Who says a thing: the subject of the verb, not its object; who leaves a place, and what only sounds like an attack."""

import pytest

from tests.reading.asking import items, who

CLAIMS = [
    ("fr", "L'Éthiopie a accusé lundi les Érythréens d'avoir pillé un village.", ["et"], ["er"]),
    ("fr", "« Les Turcs ont franchi la frontière », a lancé mardi le porte-parole syrien.", ["sy"], ["tr"]),
    ("fr", "Pour le négociateur du Front Polisario, c'est le Maroc qui bombarde Mahbès.", ["polisario"], ["ma"]),
    ("fr", "Ankara a assuré que les bombardements russes avaient visé des villageois.", ["tr"], ["ru"]),
    ("en", "The Indian minister rejected that account and said Pakistan had crossed the line.", ["in"], ["pk"]),
    ("en", "Armenia's foreign minister said there was no doubt that Azerbaijan had used cluster bombs.", ["am"], ["az"]),
    ("fr", "L'armée malienne met en cause un groupe jihadiste.", ["ml"], []),
    ("en", "The Syrian army said that terrorists had shelled two villages.", ["sy"], []),
]
NO_CLAIMS = [
    ("en", "The United States urged the Council to hold Damascus responsible."),
    ("en", "The envoy noted that the Russian-Turkish memorandum was broadly holding."),
    ("fr", "La Jordanie, qui abrite des réfugiés syriens, souhaite que leurs familles puissent rentrer, a indiqué le ministre russe."),
    ("fr", "Le ministre russe a parlé. La Jordanie souhaite que ces familles puissent rentrer chez elles."),
]
INCIDENTS = [
    ("en", "U.S.-backed fighters said they had come under air attack on Saturday.", 1),
    ("en", "The two leaders struck a deal on Monday.", 0),
    ("en", "The ministry shot down speculation about a new round.", 0),
    ("fr", "Le président a frappé un grand coup lundi.", 0),
    ("fr", "Des inconnus ont frappé un convoi lundi.", 1),
]
LEAVING = [
    ("fr", "Des centaines de combattants ont quitté l'enclave jeudi.", 1),
    ("fr", "Les combattants ont quitté les pourparlers jeudi.", 0),
    ("fr", "La délégation a quitté Genève jeudi.", 0),
    ("en", "Dozens of rebels boarded buses on Thursday.", 1),
    ("en", "The rebels left the talks on Thursday.", 0),
    ("en", "The ministers left the town on Thursday.", 0),
]
DENIALS = [
    ("fr", "Kiev accuse Moscou d'avoir visé un marché. « Mensonge », réplique un officier russe cité par la télévision d'État.", ["ru"]),
    ("fr", "Kinshasa y voit l'œuvre de Kigali, une accusation que le Rwanda a toujours rejetée.", ["rw"]),
    ("en", "Greece complained of overflights. Turkey said it was not aware of any.", ["tr"]),
]
NO_DENIALS = [
    ("fr", "Le Liban attend une offre que le président libanais a écartée."),
    ("en", "A spokesman for the Syrian opposition countered that the government was playing for time."),
]


@pytest.mark.parametrize(("language", "text", "by", "against"), CLAIMS)
def test_whoever_says_it_of_whom(language: str, text: str, by: list[str], against: list[str]) -> None:
    assert [(who(one, "by"), who(one, "against")) for one in items(language, text, "claim")] == [(by, against)]


@pytest.mark.parametrize(("language", "text"), NO_CLAIMS)
def test_what_is_asked_for_or_told_beside_is_no_claim(language: str, text: str) -> None:
    assert items(language, text, "claim") == []


@pytest.mark.parametrize(("language", "text", "count"), INCIDENTS)
def test_what_hits_nobody_is_no_incident(language: str, text: str, count: int) -> None:
    assert len(items(language, text, "incident")) == count


@pytest.mark.parametrize(("language", "text", "count"), LEAVING)
def test_those_who_bear_arms_withdraw_when_they_leave_a_place(language: str, text: str, count: int) -> None:
    assert len(items(language, text, "withdrawal")) == count


@pytest.mark.parametrize(("language", "text", "by"), DENIALS)
def test_a_short_answer_denies(language: str, text: str, by: list[str]) -> None:
    assert [who(one, "by") for one in items(language, text, "denial")] == [by]


@pytest.mark.parametrize(("language", "text"), NO_DENIALS)
def test_what_answers_no_accusation_denies_nothing(language: str, text: str) -> None:
    assert items(language, text, "denial") == []


def test_a_truce_told_twice_is_one() -> None:
    text = "Un cessez-le-feu est entré en vigueur dimanche à Deraa. Il est entré en vigueur dimanche à midi."
    assert len(items("fr", text, "truce")) == 1


def test_a_truce_that_somebody_ends_is_another_step() -> None:
    text = "Une trêve est entrée en vigueur lundi. La trêve a volé en éclats mercredi."
    assert [str(one.value("form")) for one in items("fr", text, "truce")] == ["begins", "ends"]
