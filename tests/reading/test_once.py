"""A question about one sentence is answered once."""

from garant.reading.once import once


class Sentence:
    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []

    @once
    def noun(self, begin: int, end: int) -> int | None:
        self.asked.append((begin, end))
        return None if begin == end else begin


def test_it_is_answered_once_by_what_was_asked() -> None:
    sentence = Sentence()
    assert [sentence.noun(1, 2), sentence.noun(1, 2), sentence.noun(3, 3), sentence.noun(3, 3)] == [1, 1, None, None]
    assert sentence.asked == [(1, 2), (3, 3)]


def test_another_sentence_answers_for_itself() -> None:
    one, other = Sentence(), Sentence()
    assert one.noun(1, 2) == other.noun(1, 2)
    assert one.asked == other.asked == [(1, 2)]
