"""The daily report on paper and as a page: everything in it, in five languages, and nothing that its reader may not read.

What the PDF looks like was looked at by people; here its words are found in it, and that it is the same each time.
"""

import re
from html.parser import HTMLParser

import pytest

from garant.answers.daily import daily
from garant.node.sealed import reader
from garant.report import Document, html, pdf
from garant.report.daily import document
from garant.report.frame import Frame
from garant.report.speech import LANGUAGES, Speech
from garant.report.values import Teller
from tests.answers.day import BEFORE, CLOCKS, NOW, a_day, a_world, at, incident
from tests.needs import need_program
from tests.world import World


@pytest.fixture(scope="module")
def world() -> World:
    world = a_world()
    a_day(world)
    return world


def report(world: World, language: str = "en", party: str | None = "tr") -> Document:
    found = daily(world.state, NOW, BEFORE, party=party, see=reader(world.store, world.state, party))
    tree = world.host.ledger.tree
    frame = Frame({"en": "Small world"}, party, "actual", "exercise.garant.example/small-world", tree.size, tree.root().hex())
    return document(found, Teller(Speech(language), CLOCKS, "Asia/Damascus"), frame)


class Page(HTMLParser):
    """Reads a page as a browser would: what is loaded, what is open, what language and direction there is."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "path", "rect", "circle"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"path", "rect", "circle"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Page:
    parser = Page()
    parser.feed(page)
    assert not parser.open
    return parser


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_stands_alone(world: World, language: str) -> None:
    page = html(report(world, language))
    found = read(page)
    assert not [tag for tag, _ in found.tags if tag in {"script", "link", "img", "iframe", "object", "base"}]
    assert not re.search(r"(url\(|@import|javascript:|\bon\w+=)", page)
    assert "default-src 'none'" in page
    root = dict(next(attrs for tag, attrs in found.tags if tag == "html"))
    assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert all(attrs.get("scope") == "col" for tag, attrs in found.tags if tag == "th")
    assert all(attrs.get("tabindex") == "0" for tag, attrs in found.tags if attrs.get("class") == "scroll")


def test_what_reads_from_left_to_right_is_isolated(world: World) -> None:
    page = html(report(world, "ar"))
    for exact in ("tr/shelling-1", "35.810N 36.180E", "2018-09-17 11:10", "tr/memorandum#m1"):
        assert re.search(rf'<bdi class="x[^"]*" dir="ltr">{re.escape(exact)}</bdi>', page), exact
    assert '<bdi dir="auto" lang="ar">ست قذائف سقطت غرب القرية.</bdi>' in page


def test_texts_are_in_the_readers_language_if_they_have_it(world: World) -> None:
    assert "Шесть попаданий западнее деревни." in html(report(world, "ru"))
    french = html(report(world, "fr"))
    assert "Les armes lourdes quittent la zone." in french
    assert "[en]" in french
    assert "Six impacts west of the village." in french


def test_it_says_all_that_the_day_had(world: World) -> None:
    words = " ".join(read(html(report(world))).words)
    for said in (
        "Situation as of", "19:30", "17 September 2018", "4 incidents", "2 undetermined", "Period before: 1 incident",
        "The road is closed.",
        "50 min", "not tested in time", "did not start", "95 s", "overdue", "412", "not yet the unit", "does not confirm",
        "said to concern an excluded party", "never a permission", "removes no protection",
    ):  # fmt: skip
        assert said in words, said


def test_markup_in_what_somebody_said_stays_text(world: World) -> None:
    other = a_world()
    tr, _ = a_day(other)
    evil = incident(
        "evil",
        "shelling",
        "<script>x</script>",
        "2018-09-17",
        text={"en": "#set text(red) $x$ *bold* <b>"},
        place=at("</svg>", 361_000_000, 358_000_000, "d"),
    )
    other.admit(tr.headquarters, evil)
    page = html(report(other))
    assert "<script>" not in page
    assert '</svg>"' not in page
    assert b"%PDF" in pdf(report(other))[:8]


# Who may read what


def test_a_hidden_place_is_in_nobody_elses_report() -> None:
    world = a_world()
    tr, _ = a_day(world)
    secret = incident(
        "secret",
        "shelling",
        "Idlib",
        "2018-09-17",
        place=at("Secret hamlet", 365_432_100, 357_654_300, "Idlib"),
        text={"en": "Seen from the ridge."},
        observer={"means": "seen", "place": {"name": "Ridge post"}},
    )
    world.admit(tr.headquarters, secret, hide=["place", "text", "observer"])
    own, other, public = (html(report(world, party=party)) for party in ("tr", "ru", None))
    for told in ("Secret hamlet", "36.543E", "Seen from the ridge."):
        assert told in own, told
        assert told not in other, told
        assert told not in public, told
    assert "place not shown" in other
    assert all("Ridge post" not in page for page in (own, other, public)), "whence it was observed is in no report"


def test_the_public_version_stays_at_the_district(world: World) -> None:
    page = html(report(world, party=None))
    assert "Jisr al-Shughur" in page
    for finer in ("Kafr Nabl", "Hish", "35.810N", "Six impacts", "our post is under fire"):
        assert finer not in page, finer
    assert "Public version" in page


def test_what_is_said_of_an_excluded_group_is_not_drawn() -> None:
    world = a_world()
    tr, ru = a_day(world)
    world.admit(
        tr.headquarters,
        incident("one", "air_strike", "Far district", "2018-09-17", place=at("Far", 370_000_000, 365_000_000, "Far district")),
    )
    assert "Far district (1)" in html(report(world))
    said = {"type": "position/1", "status": "actual", "about": "incident:tr/one", "capacity": "party", "says": "says_excluded_party"}
    world.admit(ru.headquarters, said)
    page = html(report(world))
    assert "Far district (1)" not in page
    assert "37.000E" not in page


# On paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_document_gives_the_same_pdf(world: World, language: str) -> None:
    made = pdf(report(world, language))
    assert made == pdf(report(world, language))
    assert made.startswith(b"%PDF-")
    assert len(made) < 400_000


def test_the_words_of_the_pdf_can_be_found_in_it(world: World, tmp_path: object) -> None:
    import subprocess
    from pathlib import Path

    need_program("pdftotext")
    file = Path(str(tmp_path)) / "report.pdf"
    file.write_bytes(pdf(report(world, "ru")))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True).stdout.decode()
    for said in ("Ежедневный отчёт", "Шесть попаданий", "35.810N 36.180E", "стр. 1"):
        assert said in text, said


def test_a_report_of_an_exercise_says_so_on_every_page(world: World) -> None:
    found = daily(world.state, NOW, BEFORE, party="tr", status="exercise")
    frame = Frame({"en": "Small world"}, "tr", "exercise", "log", 1, "00" * 32)
    made = document(found, Teller(Speech("en"), CLOCKS, "Asia/Damascus"), frame)
    assert '<p class="status">EXERCISE</p>' in html(made)
