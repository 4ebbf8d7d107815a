"""One key for all the spellings of a name.

    key("Deir ez-Zor") == key("DEİR EZ ZOR") == "deir zor"          case, accents, hyphens and the Arabic article are no difference
    key("دير الزُّور") == key("دير الزور") == "دير زور"              nor are vowel signs, hamza, ta marbuta, alif maqsura
    sounds("Idlib") == sounds("Edleb") == sounds("إدلب") == "dlp"   a looser key across scripts: consonants alone

The first key is for names that the index lists; the second finds a name that is spelt in yet another way, and more than one may fit.
"""

import unicodedata

_ARTICLES = frozenset({
    "al", "el", "ul", "il", "l", "az", "ez", "uz", "as", "es", "us", "ash", "esh", "ush", "ad", "ed", "ud", "adh", "edh",
    "at", "et", "ath", "eth", "ar", "er", "ur", "an", "en",
    "аль", "ель", "ал", "ел", "аз", "ез", "ас", "ес", "аш", "еш", "ад", "ед", "ат", "ет", "ар", "ер", "ан", "ен", "уль", "уз",
})  # fmt: skip
"""The Arabic article as it is written in Latin and Cyrillic letters, alone or before a sun letter."""

_ARTICLE, _ARTICLE_LETTERS_MIN = "ال", 5
"""The article in Arabic script is part of its word; a word must have three letters more to have one."""

_KEPT = frozenset({"Ll", "Lu", "Lo", "Lt", "Nd"})
_JOINED = frozenset("'’‘`´ʿʾʼʻˈ′״׳ـء")
"""Marks inside a word: they go, and the word stays one."""

_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك",
    "ؤ": "و", "ئ": "ي", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "e", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
    "і": "и", "ї": "и", "є": "е", "ґ": "г", "э": "е", "ы": "и", "ј": "и", "ъ": "", "ь": "",
}  # fmt: skip
"""Letters that stand for one another in the spellings of one name."""

_CONSONANTS = {
    "p": ("b", "p", "v", "f", "w", "ب", "پ", "ف", "б", "п", "в", "ф", "ў"),
    "d": ("d", "t", "ت", "د", "ط", "ض", "ث", "ذ", "д", "т"),
    "s": ("s", "z", "c", "j", "x", "ز", "س", "ش", "ص", "ظ", "ج", "چ", "ژ", "с", "з", "ж", "ш", "щ", "ч", "ц"),
    "k": ("k", "q", "g", "ك", "ق", "غ", "خ", "گ", "к", "г", "х"),
    "m": ("m", "م", "м"), "n": ("n", "ن", "н"), "l": ("l", "ل", "л"), "r": ("r", "ر", "р"),
}  # fmt: skip
_CLASS = {letter: sound for sound, letters in _CONSONANTS.items() for letter in letters}
_DIGRAPHS = (
    ("tch", "s"),
    ("sch", "s"),
    ("kh", "k"),
    ("gh", "k"),
    ("ch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("dj", "s"),
    ("дж", "с"),
    ("ou", "u"),
)


class _Folding(dict[int, str]):
    """What each character becomes in a key; worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        """Fold case, take accents away, and make everything that is no letter or digit a blank."""
        bare = unicodedata.normalize("NFKD", chr(code).casefold())
        folded = "".join(map(_folded, bare)) if chr(code) not in _JOINED else ""
        self[code] = folded
        return folded


def _folded(mark: str) -> str:
    if unicodedata.category(mark) == "Mn" or mark in _JOINED:
        return ""
    return _SAME.get(mark, mark if unicodedata.category(mark) in _KEPT else " ")


_FOLDING = _Folding()


def key(name: str) -> str:
    """Give the key of a name: its words in small bare letters, without articles. Empty for a text without a letter."""
    words = name.translate(_FOLDING).split()
    return " ".join([_bare(word) for word in words if word not in _ARTICLES] or words)


def _bare(word: str) -> str:
    """Take the article off a word in Arabic script."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) >= _ARTICLE_LETTERS_MIN else word


def sounds(name: str) -> str:
    """Give the consonants of a name as classes of letters, across scripts; empty where there are fewer than three.

    Vowels, weak consonants (h, y, ayn) and doubling are left out; b p v f w, d t, s z j c, k q g are one each.
    """
    text = key(name)
    for written, said in _DIGRAPHS:
        text = text.replace(written, said)
    found: list[str] = []
    for letter in text:
        sound = _CLASS.get(letter, "")
        if sound and found[-1:] != [sound]:
            found.append(sound)
        elif letter == " ":
            found.append("")
    heard = "".join(found)
    return heard if len(heard) >= _SOUNDS_MIN else ""


_SOUNDS_MIN = 3
