"""Dates as they are written, read on Wednesday 10 May 2023."""

import pytest

from tests.reading.asking import day, mentions

FRENCH = [
    ("le 14 février 2019", "2019-02-14", "day"),
    ("jeudi 14 février 2019", "2019-02-14", "day"),
    ("le 1er mars 2021", "2021-03-01", "day"),
    ("Il a parlé lundi.", "2023-05-08", "day"),
    ("Ils se réuniront lundi.", "2023-05-15", "day"),
    ("jeudi dernier", "2023-05-04", "day"),
    ("lundi prochain", "2023-05-15", "day"),
    ("hier", "2023-05-09", "day"),
    ("avant-hier", "2023-05-08", "day"),
    ("la semaine dernière", "2023-05-01", "week"),
    ("la semaine prochaine", "2023-05-15", "week"),
    ("le mois dernier", "2023-04", "month"),
    ("en mars 2011", "2011-03", "month"),
    ("début 2019", "2019", "season"),
    ("fin février", "2023-02", "month"),
    ("mi-mars 2018", "2018-03", "month"),
    ("le 19 avril dernier", "2023-04-19", "day"),
    ("du 12 au 14 mars 2020", "2020-03-12", "day"),
    ("il y a trois jours", "2023-05-07", "day"),
    ("dans dix jours", "2023-05-20", "day"),
    ("Le texte du 14/02/2019 est connu.", "2019-02-14", "day"),
    ("en 2017", "2017", "year"),
    ("l'année dernière", "2022", "year"),
    ("à la fin du mois de septembre", "2022-09", "month"),
    ("d'ici à la fin du mois de septembre", "2023-09", "month"),
]
ENGLISH = [
    ("on 14 February 2019", "2019-02-14", "day"),
    ("February 14, 2019", "2019-02-14", "day"),
    ("He spoke on Monday.", "2023-05-08", "day"),
    ("They will meet on Monday.", "2023-05-15", "day"),
    ("They agreed on Monday to meet.", "2023-05-08", "day"),
    ("last Thursday", "2023-05-04", "day"),
    ("next Tuesday", "2023-05-16", "day"),
    ("yesterday", "2023-05-09", "day"),
    ("last week", "2023-05-01", "week"),
    ("earlier this week", "2023-05-08", "week"),
    ("next month", "2023-06", "month"),
    ("in March 2011", "2011-03", "month"),
    ("early 2019", "2019", "season"),
    ("in late February", "2023-02", "month"),
    ("mid-October 2018", "2018-10", "month"),
    ("from 12 to 14 March 2020", "2020-03-12", "day"),
    ("May 14-15, 2019", "2019-05-14", "day"),
    ("three days ago", "2023-05-07", "day"),
    ("the previous day", "2023-05-09", "day"),
    ("by the end of October", "2023-10", "month"),
    ("The text of 2019-02-14 is known.", "2019-02-14", "day"),
    ("since 2017", "2017", "year"),
    ("It is to take place in early December.", "2023-12", "month"),
]


@pytest.mark.parametrize(("text", "date", "precision"), FRENCH)
def test_french_dates(text: str, date: str, precision: str) -> None:
    assert day("fr", text) == (date, precision)


@pytest.mark.parametrize(("text", "date", "precision"), ENGLISH)
def test_english_dates(text: str, date: str, precision: str) -> None:
    assert day("en", text) == (date, precision)


@pytest.mark.parametrize(("language", "text"), [("fr", "samedi"), ("en", "last week"), ("fr", "le 14 février"), ("en", "yesterday")])
def test_without_a_dateline_a_relative_date_stays_words(language: str, text: str) -> None:
    assert day(language, text, None) == (None, "unknown")


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Le 3 avril 2023, il est venu. Le lendemain, rien."), ("en", "On 3 April 2023 he came. The next day, nothing.")],
)
def test_the_day_after_is_counted_from_the_last_day_that_was_named(language: str, text: str) -> None:
    assert [mention.day.date for mention in mentions(language, text) if mention.day] == ["2023-04-03", "2023-04-04"]
