"""Five languages, one set of messages: each says what the English one says, with the same variables and all its plural forms.

The messages are in web/locales/<language>/<page>.ftl (https://projectfluent.org/fluent/guide/); how to translate them stands in
web/locales/README.md. The terms of the field are not there but in the glossary (test_glossary.py).
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import ast, parse, serialize
from fluent.syntax.visitor import Visitor

from garant.report.speech import LANGUAGES
from tests.docs.console import ROOT

LOCALES = ROOT / "web" / "locales"
OTHERS = [language for language in LANGUAGES if language != "en"]
PLURALS = {"zero", "one", "two", "few", "many", "other"}
MILLIONS = {"fr": {"many"}}
"""Forms that a language has for whole millions alone; what a desk counts does not reach them."""

UNTRANSLATED: frozenset[str] = frozenset()
"""Pages that are still in English alone. They show in English; before a release there is none."""

PAGES = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
TRANSLATED = [(language, page) for language in OTHERS for page in PAGES if (LOCALES / language / page).is_file()]


@cache
def messages(language: str, page: str) -> dict[str, ast.Message]:
    """Give the messages of a page; none for one that is not there."""
    path = LOCALES / language / page
    body = parse(path.read_text(encoding="utf-8")).body if path.is_file() else []
    return {one.id.name: one for one in body if isinstance(one, ast.Message)}


class Found(Visitor):
    """What stands in a message: its variables, the forms that each choice offers, and its words."""

    def __init__(self, message: ast.Message) -> None:
        """Look through a message."""
        self.variables: set[str] = set()
        self.forms: list[tuple[str, set[str]]] = []
        self.texts: list[str] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent.syntax calls it by the node's name
        """Note a variable."""
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        """Note what a choice offers."""
        keys = {one.key.name if isinstance(one.key, ast.Identifier) else one.key.value for one in node.variants}
        self.forms.append((serialized(node.selector), keys))
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        """Note a piece of text."""
        self.texts.append(node.value)

    @property
    def text(self) -> str:
        """Give all its text."""
        return " ".join(self.texts)

    @property
    def counted(self) -> list[tuple[str, set[str]]]:
        """Give the choices by a number's plural form."""
        return [(by, keys) for by, keys in self.forms if keys & PLURALS - {"other"}]


def serialized(selector: ast.InlineExpression | ast.Placeable) -> str:
    return selector.id.name if isinstance(selector, ast.VariableReference) else type(selector).__name__


def every(language: str) -> Iterator[tuple[str, ast.Message]]:
    for page in PAGES:
        yield from messages(language, page).items()


# Every file is one that the browser reads


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/*.ftl")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_is_fluent_from_end_to_end(path: Path) -> None:
    body = parse(path.read_text(encoding="utf-8")).body
    assert [one.content for one in body if isinstance(one, ast.Junk)] == []
    assert [one.id.name for one in body if isinstance(one, ast.Term)] == [], "terms of the field are in the glossary"
    names = Counter(one.id.name for one in body if isinstance(one, ast.Message))
    assert [name for name, times in names.items() if times > 1] == []


def test_the_test_sees_what_is_not_fluent() -> None:
    body = parse("page-a = A\npage-b = { $count ->\n [one] x\n}\n").body
    assert [type(one) for one in body] == [ast.Message, ast.Junk]


def test_a_message_stands_in_one_page_alone() -> None:
    names = Counter(name for page in PAGES for name in messages("en", page))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_message_says_first_what_it_is_about(page: str) -> None:
    """`duty-title`, `notice-proof`: without it, a name could be that of a term of the glossary, which are `word_...`."""
    assert not [name for name in messages("en", page) if not re.fullmatch(r"[a-z]+(-[a-z0-9_]+)+", name)]


def test_there_are_messages() -> None:
    assert {"shell.ftl", "sign.ftl"} <= set(PAGES)
    assert len(dict(every("en"))) > 50


# Every language says all of it


def test_there_is_a_folder_for_every_language_and_no_other() -> None:
    assert {path.name for path in LOCALES.iterdir() if path.is_dir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_is_translated(language: str) -> None:
    there = {path.name for path in (LOCALES / language).glob("*.ftl")}
    assert there == set(PAGES) - UNTRANSLATED


@pytest.mark.parametrize(("language", "page"), TRANSLATED)
def test_a_page_has_every_message_of_the_english_one_and_no_other(language: str, page: str) -> None:
    assert sorted(messages(language, page)) == sorted(messages("en", page))


@pytest.mark.parametrize(("language", "page"), TRANSLATED)
def test_a_message_holds_what_the_english_one_holds(language: str, page: str) -> None:
    ours, theirs = messages("en", page), messages(language, page)
    held = {name: (Found(ours[name]).variables, Found(theirs[name]).variables) for name in ours.keys() & theirs.keys()}
    assert {name: pair for name, pair in held.items() if pair[0] != pair[1]} == {}
    parts = {name: ({one.id.name for one in ours[name].attributes}, {one.id.name for one in theirs[name].attributes}) for name in held}
    assert {name: pair for name, pair in parts.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize(("language", "page"), TRANSLATED)
def test_a_choice_between_words_offers_the_same_words(language: str, page: str) -> None:
    theirs = messages(language, page)
    for name, message in messages("en", page).items():
        asked = {(by, key) for by, keys in Found(message).forms for key in keys - PLURALS if not key.isdigit()}
        given = {(by, key) for by, keys in Found(theirs[name]).forms for key in keys} if name in theirs else asked
        assert asked <= given, name


@pytest.mark.parametrize(("language", "page"), [*(("en", page) for page in PAGES), *TRANSLATED])
def test_a_counted_message_has_the_plural_forms_of_its_language(language: str, page: str) -> None:
    asked = (set(Locale.parse(language).plural_form.tags) | {"other"}) - MILLIONS.get(language, set())
    short: dict[str, set[str]] = {}
    for name, message in messages(language, page).items():
        for _, keys in Found(message).counted:
            missing = asked - keys - ({"zero"} if "0" in keys else set())
            short |= {name: missing} if missing else {}
    assert short == {}


@pytest.mark.parametrize(("language", "page"), TRANSLATED)
def test_what_is_counted_in_english_is_counted_in_every_language(language: str, page: str) -> None:
    theirs = messages(language, page)
    counted = {name: {by for by, _ in Found(message).counted} for name, message in messages("en", page).items()}
    assert {name: by for name, by in counted.items() if name in theirs and not by <= {one for one, _ in Found(theirs[name]).counted}} == {}


# Every language in its own words


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language: str) -> None:
    """A word or two are often the same; three never are."""
    english = {name: serialize_message(one) for name, one in every("en")}
    same = [name for name, one in every(language) if serialize_message(one) == english.get(name)]
    assert [name for name in same if len(re.findall(r"[a-z]{2,}", Found(dict(every(language))[name]).text)) > 2] == []


def serialize_message(message: ast.Message) -> str:
    return serialize(ast.Resource(body=[ast.Message(id=message.id, value=message.value, attributes=message.attributes)]))


NAMES = {
    "Garant", "GeoJSON", "KML", "GPX", "CSV", "XLSX", "PDF", "MGRS", "UTC", "WGS", "UTM", "DMS",
    "SHA", "STOP", "JSON", "OVN", "ASTM", "Natural", "Earth", "HTML", "garant", "desk", "DIR", "Alt",
}  # fmt: skip
"""Names that are written alike in every script."""


WIRE = re.compile(r"[a-z_]+(:\S+|/\d)|°\S+|`[^`]*`|“garant [^”]*”|«garant [^»]*»|\bname\+hash\+key\b|\b[jk]\b")
"""What stands in a message as it stands in the log or on the command line: `notice/1`, `notice:un/convoy-1`, a command."""


@pytest.mark.parametrize(("language", "letters"), [("ar", r"[؀-ۿ]"), ("ru", r"[Ѐ-ӿ]")])
def test_a_message_is_written_in_its_own_letters(language: str, letters: str) -> None:
    texts = {name: Found(one).text for name, one in every(language)}
    foreign = {name: set(re.findall(r"[A-Za-z]{2,}", re.sub(WIRE, "", text))) - NAMES for name, text in texts.items()}
    assert {name: words for name, words in foreign.items() if words} == {}
    assert [name for name, text in texts.items() if re.search(r"\w{3}", text) and not re.search(letters, text) and text not in NAMES] == []


# A notice informs (guard-rail 3): what names a permission says that there is none

PERMITTING = {
    "en": (r"approv|permission|permit|authoris|clearance", r"\b(never|not|no|none|nothing|nobody)\b"),
    "fr": (r"approuv|autoris|permission|permet", r"\b(jamais|pas|rien|aucun|aucune|ne|n’)"),
    "ar": (r"إذن |إذناً|موافقة|ترخيص|يجيز|يسمح", r"لا|ليس|أبداً|غير|لم"),
    "ru": (r"разреш|одобр|санкци", r"\b(не|ни|никогда|ничего|нет)\b"),
    "tr": (r"\bizin|\bizni|onay|ruhsat", r"değil|asla|hiç|vermez|yok"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_names_a_permission_says_that_there_is_none(language: str) -> None:
    word, denied = (re.compile(pattern, re.IGNORECASE) for pattern in PERMITTING[language])
    texts = {name: Found(one).text for name, one in every(language)}
    assert {name: text for name, text in texts.items() if word.search(text) and not denied.search(text)} == {}
