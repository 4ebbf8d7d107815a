"""Every text that the project has: what is read lies in it, and every draft of it is a statement that a log admits."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Refused
from garant.reading.drafts import drafts
from garant.reading.drafts_people import People
from garant.reading.marking import page
from garant.reading.merging import events
from garant.reading.sources_account import Account, Wish, account_of
from garant.reading.timeline import timeline
from garant.reading.timeline_words import Wording
from garant.reading.values import Item, Span
from tests.reading.marked import corpus
from tests.reading.papers import PARAGRAPHS, docx, pdf
from tests.reading.papers import page as html_page
from tests.world import World

PARTIES = {name: name for name in ("ru", "tr", "us")}


@lru_cache
def accounts() -> tuple[Account, ...]:
    """Read every text of the corpus, and the five press reports where they lie beside the project."""
    found = []
    for text in (*corpus(), *corpus(held=True)):
        published = text.marked.get("published")
        found.append(account_of(text.text.encode(), f"{text.name}.txt", Wish(published=published if isinstance(published, date) else None)))
    return tuple(found)


def names() -> list[str]:
    return [account.source.name for account in accounts()]


@pytest.fixture(params=range(len(accounts())), ids=names())
def account(request: pytest.FixtureRequest) -> Account:
    return accounts()[int(request.param)]


def spans(items: tuple[Item, ...]) -> Iterator[Span]:
    for item in items:
        yield item.span
        yield from (span for field in item.fields.values() for span in field.spans)


def test_every_span_lies_in_the_text(account: Account) -> None:
    reading = account.reading
    for span in (*spans(reading.items), *(one.span for one in reading.mentions), *(block.span for block in reading.blocks)):
        assert 0 <= span.start < span.end <= len(reading.text)


def test_blocks_do_not_overlap_and_leave_nothing_out(account: Account) -> None:
    covered, at = 0, 0
    for block in account.reading.blocks:
        assert block.span.start >= at
        at = block.span.end
        covered += len("".join(account.words(block.span).split()))
    assert covered == len("".join(account.reading.text.split()))


def test_the_words_at_a_fields_spans_are_what_it_says(account: Account) -> None:
    for item in account.reading.items:
        text = item.fields.get("text")
        if text and text.spans and isinstance(text.value, str):
            quoted = ["".join(account.words(span).split()) for span in text.spans]
            assert "".join(text.value.split()) in quoted


def test_nothing_is_read_in_what_was_set_aside(account: Account) -> None:
    aside = [block.span for block in account.reading.blocks if block.kind in ("furniture", "caption")]
    for span in (item.span for item in account.reading.items):
        assert not any(block.start < span.end and span.start < block.end for block in aside)


def test_every_draft_of_every_text_is_admitted(account: Account) -> None:
    world = World(rules_level=3)
    sides = [world.side(name) for name in ("ru", "tr", "us", "reg")]
    found = drafts(events([account]), PARTIES, "reg")
    for draft in found.drafts:
        world.admit(sides[-1].headquarters, draft.body)
    assert not [left for left in found.left if "cannot be drafted" in left.because]


def test_all_texts_together_are_drafted_once_each_and_admitted() -> None:
    world = World(rules_level=3)
    sides = [world.side(name) for name in ("ru", "tr", "us", "reg")]
    found = drafts(events(accounts()), PARTIES, "reg")
    for draft in found.drafts:
        world.admit(sides[-1].headquarters, draft.body)
    keys = [draft.name for draft in found.drafts]
    assert len(set(keys)) == len(keys)


def test_no_name_that_a_text_gives_beside_an_office_is_in_a_draft(account: Account) -> None:
    known = {name for name in People(account)._names if len(name) > 4}
    from garant.reading.words import tokens

    for draft in drafts(events([account]), PARTIES, "reg").drafts:
        body = {name: value for name, value in draft.body.items() if name != "sources"}
        capitals = {token.plain for token in tokens(json.dumps(body, ensure_ascii=False)) if token.is_capital}
        assert not capitals & known


def test_every_ground_of_a_draft_lies_in_its_text(account: Account) -> None:
    for draft in drafts(events([account]), PARTIES, "reg").drafts:
        for grounds in draft.grounds.values():
            for ground in grounds:
                assert ground.account == account.id
                assert all(span.end <= len(account.reading.text) for span in ground.spans)


def test_every_event_can_be_told_in_words(account: Account) -> None:
    wording, found = Wording(), events([account])
    for event in found:
        assert wording.line(event)
        assert all(words for _, words in wording.rows(event))
    line = timeline(found)
    assert len(line.dated) + len(line.undated) == len(found)


def test_a_page_of_all_texts_has_every_word_of_them() -> None:
    some = accounts()[:6]
    text = page(some, drafts(events(some), PARTIES, "reg"))
    assert text.count("<section") == len(some)


@pytest.mark.parametrize("data", [html_page(), pdf([PARAGRAPHS]), docx()], ids=["HTML", "PDF", "DOCX"])
def test_the_same_words_read_alike_in_every_sort_of_file(data: bytes) -> None:
    plain = account_of("\n".join(PARAGRAPHS).encode(), "x", Wish(published=date(2018, 12, 29)))
    other = account_of(data, "x", Wish(published=date(2018, 12, 29)))
    kinds = [item.kind for item in plain.reading.items]
    assert kinds
    assert [item.kind for item in other.reading.items][-len(kinds) :] == kinds or {*kinds} <= {item.kind for item in other.reading.items}


def test_whence_the_date_is_known_is_said() -> None:
    words = "\n".join(PARAGRAPHS).encode()
    given_ = account_of(words, "x.txt", Wish(published=date(2018, 12, 29)))
    named = account_of(words, "2018-12-29.txt")
    of_page = account_of(html_page(), "x.html")
    unknown = account_of(words, "x.txt")
    assert [one.dated_by for one in (given_, named, of_page, unknown)] == [
        "as was said",
        "by its file's name",
        "by the page's own data",
        "",
    ]
    assert unknown.reading.published is None
    assert unknown.id.startswith("undated-")


SENTENCE = st.sampled_from(
    [*PARAGRAPHS, "Ankara dément.", "«", "\u202e", "Menu", "Jeudi 31 février", "a" * 300, "الروس", "M. de la", ", et", "– –", "12 000 000"]
)  # fmt: skip


@given(st.lists(SENTENCE, min_size=1, max_size=8), st.sampled_from(["\n", " ", "", ", "]))
def test_whatever_the_text_its_reading_can_be_shown_and_drafted(pieces: list[str], between: str) -> None:
    try:
        account = account_of(between.join(pieces).encode(), "x.txt", Wish(language="fr"))
    except Refused:
        return
    for span in spans(account.reading.items):
        assert 0 <= span.start <= span.end <= len(account.reading.text)
    found = drafts(events([account]), PARTIES, "reg")
    assert page([account], found)
    assert not [left for left in found.left if "cannot be drafted" in left.because]
