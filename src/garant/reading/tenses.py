"""Whether a verb near a word looks ahead: `will meet on Thursday`, `se réunira jeudi`, against `met on Thursday`, `s'est réuni jeudi`."""

from collections.abc import Iterable, Sequence

from garant.reading.lexicon import Lexicon
from garant.reading.words import Token

_NEAR = 18
_AFTER = 8
_FIRST_NEAR = 3
"""Tokens: a verb that is further off belongs to something else."""
_STEM_MIN = 4


def looks_ahead(lexicon: Lexicon, row: Sequence[Token], at: int, count: int) -> bool:
    """Tell whether the verb nearest to some tokens, first before and then after them, looks ahead."""
    if at and (row[at - 1].plain in lexicon.small["by_when"] or _from_then(lexicon, row, at)):
        return True
    before = [_word(row, k) for k in range(at - 1, max(-1, at - 1 - _NEAR), -1)]
    after = [_word(row, k) for k in range(at + count, min(len(row), at + count + _AFTER))]
    after = ["" if _is_conditional(lexicon, word) else word for word in after]  # `a prévenu vendredi qu'il instaurerait`
    if any(word in lexicon.small["at_first"] for word in before[:_FIRST_NEAR]):
        return False
    told = told_by(lexicon, _clause(before))
    return bool(told_by(lexicon, _clause(after)) if told is None else told)


def _word(row: Sequence[Token], at: int) -> str:
    """Give a plain word; of a name nothing, since `Ankara` is no verb in the future."""
    return "" if at and row[at].is_capital and not row[at].text.isupper() else row[at].plain


def _from_then(lexicon: Lexicon, row: Sequence[Token], at: int) -> bool:
    """Tell whether something is to be from a day on: `à partir de vendredi`, `starting Friday`."""
    words = " ".join(token.plain for token in row[max(0, at - 3) : at])
    return any(words.endswith(phrase) for phrase in lexicon.cues["from_then"])


def _is_conditional(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a plain word looks ahead from what is past: `qu'il se rendrait`."""
    would = tuple(lexicon.small["conditional_endings"])
    return bool(would) and len(word) > _STEM_MIN and word.endswith(would) and word not in lexicon.small["not_conditional"]


def is_ahead(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a plain word looks ahead by itself: `will`, `scheduled`, `tiendra`."""
    if word in lexicon.small["ahead"]:
        return True
    if _is_conditional(lexicon, word):
        return True
    endings = tuple(lexicon.small["future_endings"])
    return bool(endings) and len(word) > _STEM_MIN and word.endswith(endings) and word not in lexicon.small["not_future"]


def is_future(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a plain word is a verb in the future: `will`, `tiendra`."""
    endings = tuple(lexicon.small["future_endings"])
    return word in lexicon.small["future"] or (bool(endings) and len(word) > _STEM_MIN and word.endswith(endings))


def _clause(words: Sequence[str]) -> Iterable[str]:
    for word in words:
        if word and word in ".;!?":
            return
        yield word


def told_by(lexicon: Lexicon, words: Iterable[str]) -> bool | None:
    """Give what the first word that tells it says: True ahead, False back, None when none does."""
    held, row = False, list(words)
    for at, word in enumerate(row):
        if word in lexicon.small["ahead_as_noun"] and any(one in lexicon.small["was"] for one in row[at + 1 : at + 2]):
            return False  # `s'est tenue vendredi`
        passive = at + 1 < len(row) and row[at + 1] in lexicon.small["passive_mark"]
        if passive and (word.endswith("ed") or word in lexicon.small["participles"]):
            return True
        if is_ahead(lexicon, word) or (held and word in lexicon.small["passive_mark"]):
            return True
        if word in lexicon.small["auxiliary"] and row[at + 1 : at + 2] and row[at + 1] in lexicon.small["future"]:
            return True
        if held:
            return False
        held = word in lexicon.small["participles"]
        if word in lexicon.small["past"] or (word.endswith("ed") and lexicon.small["past_endings"] and len(word) > _STEM_MIN):
            return False
    return False if held else None
