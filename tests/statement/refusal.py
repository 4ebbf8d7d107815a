"""How the tests of this room say that something must be refused, and with which code word."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from garant.errors import Code, Refused


class Caught:
    """What a refusal said, and about which place."""

    sentence: str = ""
    where: str = ""


@contextmanager
def refused(code: Code) -> Iterator[Caught]:
    """Expect that the block ends in a refusal with exactly `code`, in a sentence that people can use. Gives what was caught."""
    found = Caught()
    with pytest.raises(Refused) as caught:
        yield found
    found.sentence, found.where = caught.value.refusal.sentence, caught.value.refusal.where
    assert caught.value.refusal.code == code, str(caught.value)
    assert len(found.sentence) > 10
