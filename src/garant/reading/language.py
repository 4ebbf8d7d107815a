"""Which language a text is in, by its small words: those that the lexicons list."""

from garant.errors import Code, Refused
from garant.reading.lexicon import LANGUAGES, small_words
from garant.reading.words import plain_words

_LEAST = 3
"""Fewer small words than this tell nothing."""


def language_of(text: str) -> str:
    """Give the language whose small words are the most in a text. Refuses with `bad_value` a text in none of ours."""
    words = plain_words(text[:20_000])
    counts = {language: sum(word in small_words(language) for word in words) for language in LANGUAGES}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < _LEAST or counts[best] * 12 < len(words):
        raise Refused(Code.BAD_VALUE, f"this is no text in {' or '.join(LANGUAGES)}; add a language, or name it with --lang")
    return best
