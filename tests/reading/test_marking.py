"""The page of a reading: marks lie in the text where they belong, every link leads somewhere, and nothing from a text can act."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from garant.reading.drafts import drafts
from garant.reading.furniture import Block
from garant.reading.marking import page, words
from garant.reading.marking_text import Mark, _marked
from garant.reading.merging import events
from garant.reading.sources_account import Account
from garant.reading.values import Span
from tests.reading.told import RU, TR, Told, everything


def shown(*accounts: Account) -> str:
    return page(accounts, drafts(events(accounts), {"ru": "ru"}, "reg"))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    text = shown(everything())
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="#([^"]+)"', text)
    assert links
    assert set(links) <= set(ids)


def test_every_member_with_words_behind_it_links_there_and_back() -> None:
    text = shown(everything())
    for number, draft in enumerate(drafts(events([everything()]), {"ru": "ru"}, "reg").drafts, 1):
        assert f'id="d{number}"' in text
        for member in draft.grounds:
            if member in draft.body:
                assert f'id="d{number}-{member}"' in text


def test_the_page_is_one_file_without_scripts_or_network() -> None:
    text = shown(everything())
    assert "default-src 'none'" in text
    for never in ("<script", "http:", "https:", "url(", "@import", "<img", "<link", " onclick", "javascript:"):
        assert never not in text.lower()


def test_nothing_in_a_text_can_act() -> None:
    text = Told('<script>alert(1)</script> La <b onclick="x">Russie</b> & "la Turquie" ont convenu </style></mark>.', name='"><i>.txt')
    text.item("contact", text.text, form=("convenu", "talks"), between=("Russie", (RU, TR)))
    found = shown(text.account())
    assert "<script" not in found
    assert "onclick=" not in re.sub(r"&quot;|&lt;.*?&gt;", "", found) or 'onclick="' not in found
    assert "&lt;script&gt;" in found
    assert found.count("</style>") == 1


def test_what_was_set_aside_is_shown_as_that_with_its_reason() -> None:
    account = everything()
    first = account.reading.blocks[0]
    blocks = (Block(first.span, "furniture", "a menu"), *account.reading.blocks[1:])
    object.__setattr__(account.reading, "blocks", blocks)
    assert '<p class="aside" dir="auto"><span class="why" dir="ltr">set aside: a menu</span>La Russie' in shown(account)


def test_right_to_left_words_stand_in_their_own_direction() -> None:
    text = Told("اتفقت روسيا وتركيا في موسكو.", language="fr")
    text.item("contact", text.text, form=("اتفقت", "talks"), between=("روسيا وتركيا", (RU, TR)))
    assert '<p class="content" dir="auto"><mark' in shown(text.account())


def test_values_are_said_in_words() -> None:
    assert words({"is": "unknown", "because": "not_stated"}) == "unknown: not stated"
    assert words({"is": "unknown", "because": "not_stated", "note": "last week"}) == "unknown: which day \u2068“last week”\u2069 is"
    assert words({"is": "dated", "date": "2019", "words": "début 2019"}) == "2019 (\u2068“début 2019”\u2069)"
    assert words([{"party": "ru", "office": "president"}, {"text": "Iran"}]) == "ru, president; Iran"


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair) + 1)), max_size=8, unique=True
)


@given(SPANS)
def test_marks_nest_whatever_the_spans_and_the_text_stays_the_same(spans: list[Span]) -> None:
    text = "a<b & c> d éf gh ij kl mn op qr st"
    found = _marked(text, Span(0, len(text)), [Mark(f"s{at}", span, ()) for at, span in enumerate(spans)])
    assert unescape(re.sub(r"</?mark[^>]*>", "", found)) == text
    depth = 0
    for tag in re.findall(r"</?mark", found):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert depth == 0
    for at, span in enumerate(spans):
        start = re.sub(r"<[^>]*>", "", found.partition(f'id="s{at}"')[0].rpartition("<mark")[0])
        assert len(unescape(start)) == span.start
