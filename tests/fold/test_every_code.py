"""No code word that the fold can give goes untested: each one stands in a test of this folder."""

import re
from pathlib import Path

import garant.fold
from garant.errors import Code

CODE = re.compile(r"\bCode\.([A-Z_]+)\b")
HERE = Path(__file__)
FOLD = Path(garant.fold.__file__).parent


def codes_in(files: list[Path]) -> set[str]:
    return {word for file in files for word in CODE.findall(file.read_text(encoding="utf-8"))}


def test_every_code_word_of_the_fold_is_asserted_here() -> None:
    asserted = codes_in([file for file in HERE.parent.glob("test_*.py") if file != HERE])
    assert codes_in(sorted(FOLD.glob("*.py"))) - asserted == set()


def test_the_fold_gives_only_words_that_the_list_has() -> None:
    assert codes_in(sorted(FOLD.glob("*.py"))) <= set(Code.__members__)
