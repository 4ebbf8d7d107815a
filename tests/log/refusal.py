"""How the tests of this room say that something must be refused, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from garant.errors import Code, Refused


@contextmanager
def refused(*codes: Code) -> Iterator[None]:
    """Expect that the block ends in a refusal with one of `codes`, in a sentence that people can use."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.refusal.code in codes, str(caught.value)
    assert len(caught.value.refusal.sentence) > 20
