"""What is refused, by its code word."""

from collections.abc import Callable

import pytest

from garant.errors import Code, Refused


def refusal(work: Callable[[], object]) -> Code:
    """Do what must be refused, and give the code word."""
    with pytest.raises(Refused) as caught:
        work()
    return caught.value.refusal.code
