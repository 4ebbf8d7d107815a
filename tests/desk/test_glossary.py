"""The glossary has a name in five languages for everything that the desk can show, and no name says more than the thing does."""

import re

import msgspec
import pytest

from garant.errors import Code
from garant.report.speech import LANGUAGES, phrases
from garant.statement.kinds import KINDS
from tests.desk.terms import GLOSSARY, REPORTED, THINGS, Row, key_of, of_statements, row_of, rows, to_name, types_of_statements
from tests.guardrails.test_1_self_declaration import members
from tests.stories.test_t12_no_permit import PERMIT

# Everything has its name, and no name is left over


def test_every_kind_of_statement_is_named() -> None:
    assert set(GLOSSARY["kind"]) == {kind.partition("/")[0] for kind in KINDS}


def test_every_member_is_named() -> None:
    tags = {name for name, _ in of_statements()}
    told = {field.encode_name for part in types_of_statements() for field in msgspec.structs.fields(part)}
    assert set(GLOSSARY["member"]) == told | {"type", "is"}
    assert members() <= {*told, "sd"}
    assert "is" in tags


def test_every_code_word_is_named() -> None:
    assert set(GLOSSARY["code"]) == {str(code) for code in Code}


def test_the_walk_finds_words_of_every_sort() -> None:
    assert {
        ("urgency", "stop"), ("is", "corridor"), ("why", "rings"), ("light", "amber"), ("life", "in force"), ("activity", "aid_convoy"),
        ("form", "cease_hostilities"), ("thing", "incident"), ("state", "admitted"), ("state", "Accepted"), ("unit", "trucks"),
    } <= to_name()  # fmt: skip


def test_every_word_is_named() -> None:
    assert not sorted(f"{family}.{value}" for family, value in to_name() if row_of(family, value) is None)


def test_no_word_is_named_that_nothing_says() -> None:
    said = {row_of(family, value) for family, value in to_name()}
    assert sorted(set(GLOSSARY["word"]) - said - UNSAID.keys()) == []


UNSAID: dict[str, str] = {
    "answered_late": "how a reply that is owed in a call stands: a property, which no field of the answer spells",
    "host": "the host's own name, in a party's place where no party said a thing",
    "root": "the level of a key in the picture as known to a party: a text there, as an officer's level stands there too",
}
"""Rows that no type asks for, and why they are there."""


def test_a_family_has_a_row_of_its_own_only_where_it_says_another_thing() -> None:
    rows = GLOSSARY["word"]
    bare = {key: rows.get(key.partition(".")[2]) for key in rows if "." in key}
    assert not [key for key, other in bare.items() if other == rows[key]]


def test_a_word_that_means_one_thing_stands_bare() -> None:
    """So whoever asks for it finds it, with its family or without."""
    said: dict[str, list[Row]] = {}
    for key, row in GLOSSARY["word"].items():
        said.setdefault(key.rpartition(".")[2], []).append(row)
    assert not [word for word, told in said.items() if word not in GLOSSARY["word"] and (len(told) == 1 or told[0] in told[1:])]


def test_no_two_rows_become_one_message() -> None:
    ids = [f"{section}_{key_of(name)}" for section, rows in GLOSSARY.items() for name in rows]
    assert len(ids) == len(set(ids))


# Each row in five languages


def test_there_are_four_sections() -> None:
    assert list(GLOSSARY) == ["kind", "member", "word", "code"]


def test_every_row_has_every_language_and_nothing_else_but_a_note() -> None:
    assert not [name for name, row in rows() if list(row)[: len(LANGUAGES)] != list(LANGUAGES) or set(row) - {*LANGUAGES, "note"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_a_short_label(language: str) -> None:
    odd = [f"{name}: {row[language]}" for name, row in rows() if not re.fullmatch(r"(?! )[^\n{}]{1,90}(?<![ .])", row[language])]
    assert not odd


NAMES = {"STOP", "MGRS", "OVN", "SHA", "UTC", "JSON", "WGS"}
"""Names that are written alike in every script."""


@pytest.mark.parametrize(("language", "letters", "names"), [("ar", r"[؀-ۿ]", set()), ("ru", r"[Ѐ-ӿ]", NAMES)])
def test_a_term_is_written_in_its_own_letters(language: str, letters: str, names: set[str]) -> None:
    assert not [name for name, row in rows() if not re.search(letters, row[language])]
    assert not [name for name, row in rows() if set(re.findall(r"[A-Za-z]+", row[language])) - names]


@pytest.mark.parametrize("language", ["fr", "tr"])
def test_no_term_was_left_in_english(language: str) -> None:
    """A word or two are often the same; three never are."""
    assert not [name for name, row in rows() if row[language] == row["en"] and row["en"].count(" ") > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_do_not_share_a_name(language: str) -> None:
    told = [row[language] for row in GLOSSARY["kind"].values()]
    assert len(told) == len(set(told))


# The same words as in the reports


def lowered(text: str, language: str) -> str:
    """Give a text in small letters; Turkish has two letters i."""
    return (text.replace("İ", "i").replace("I", "ı") if language == "tr" else text).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_reports_name_too_has_the_same_name(language: str) -> None:
    said = phrases(language)
    differs = {}
    for phrase, text in said.items():
        section, _, value = phrase.partition(".")
        key = row_of(REPORTED[section], value) if section in REPORTED else None
        if key and GLOSSARY["word"][key][language] != text:
            differs[phrase] = (text, GLOSSARY["word"][key][language])
    assert not differs


SAID = {
    "say.unknown": "unknown",
    "say.none": "none",
    "say.disputed": "disputed",
    "say.undetermined": "undetermined",
    "say.overdue": "overdue",
    "say.due_soon": "due_soon",
    "say.contested": "contested",
    "say.green": "green",
    "say.amber": "amber",
    "say.red": "red",
    "title.daily": "daily",
    "title.pack": "pack",
    "say.counts_only": "counts",
    "say.test_overdue": "untested",
    "status.exercise": "exercise",
    "status.test": "test",
}
"""Other phrases of the reports that name what the glossary names."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_has_what_they_only_mention(language: str) -> None:
    said = phrases(language)
    assert {phrase: lowered(str(said[phrase]), language) for phrase in SAID} == {
        phrase: lowered(GLOSSARY["word"][key][language], language) for phrase, key in SAID.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_is_called_as_the_column_of_the_same_name(language: str) -> None:
    columns = {key.partition(".")[2]: str(text) for key, text in phrases(language).items() if key.startswith("column.")}
    english = {key.partition(".")[2]: lowered(str(text), "en") for key, text in phrases("en").items() if key.startswith("column.")}
    alike = [name for name, row in GLOSSARY["member"].items() if english.get(name) == row["en"]]
    assert {name: lowered(columns[name], language) for name in alike} == {name: GLOSSARY["member"][name][language] for name in alike}
    assert len(alike) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_of_statement_is_called_as_the_thing_that_it_makes(language: str) -> None:
    things = {name: GLOSSARY["word"][key][language] for name in THINGS if (key := row_of("thing", name))}
    told = {name: row[language] for name, row in GLOSSARY["kind"].items() if name in things}
    assert told == {name: things[name] for name in told}


# No word about a notice is a permission (guard-rail 3)

PERMITTING = {
    "en": PERMIT,
    "fr": re.compile(r"permi[st]|permet|approuv|autoris|licence|habilit|consent|accord(é|ée)\b|feu vert", re.IGNORECASE),
    "ar": re.compile(r"إذن|أذن|رخيص|موافق|مصرّح|مسموح|سماح|إجازة|يجيز|مخوّل|مخوَّل|مُنح"),
    "ru": re.compile(r"разреш|одобр|санкци|допущ|допуск|лиценз|согласи[еяю]|удовлетвор|вправе", re.IGNORECASE),
    "tr": re.compile(r"izin|onay|ruhsat|müsaade|rıza|yetki", re.IGNORECASE),
}

OF_SOMETHING_ELSE = {
    "kind.acceptance": "a party's word that an agreement binds it",
    "kind.zone_acceptance": "a party's word on another's drawing of a zone",
    "member.consent_of": "whose consent a measure asks for: an object of its own",
    "member.with_consent": "the same",
    "word.consent_required": "the same",
    "word.consent": "a request for it",
    "member.owner_agrees": "what the owner of a protected site agrees to: that its place is told",
    "member.permission": "a measure whose own text allows something, as an agreement may",
    "member.proofs_shown_by": "who may show a proof to others, by the charter",
    "word.accepts": "a party's word on an agreement or a drawing",
    "word.accepted": "a reply to a proposal",
    "word.granted": "an answer to a request",
    "word.granted_late": "how access to a place was kept from monitors",
    "code.not_authorised": "a key that may not sign this kind of statement",
    "code.not_a_reader": "what a reader may not read",
    "word.absence_of_notice_removes_no_protection_and_permits_nothing": "the opposite",
}
"""Rows with a word of permission, and what they are about instead of a notice."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_about_a_notice_is_a_permission(language: str) -> None:
    found = {name for name, row in rows() if PERMITTING[language].search(row[language])}
    assert sorted(found - OF_SOMETHING_ELSE.keys()) == []


def test_every_exception_is_one() -> None:
    found = {name for name, row in rows() for language in LANGUAGES if PERMITTING[language].search(row[language])}
    assert OF_SOMETHING_ELSE.keys() - found == set()


HOSTILE = re.compile(
    r"\benem|hostile|\btarget|ennemi|\bcible|العدو|معادٍ|الهدف المعادي|противник|\bвраг|враждебн|düşman|hedef alınan", re.IGNORECASE
)


def test_no_word_makes_an_enemy() -> None:
    assert not [name for name, row in rows() for language in LANGUAGES if HOSTILE.search(row[language])]
