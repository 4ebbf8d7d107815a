"""How these tests say that a statement is refused: with this code word, in the host's signed word, and with nothing changed by it."""

from collections.abc import Mapping, Sequence
from typing import Any

from garant.errors import Code
from garant.node.saying import SigningKey
from garant.node.submission import SignedRefusal, Submission
from garant.statement import host_word
from garant.statement.host_word import RefusalWord
from tests.world import ANSWER, World


def refuses(
    world: World, code: Code, keys: SigningKey | Sequence[SigningKey], members: Mapping[str, Any], hide: Sequence[str] = ()
) -> RefusalWord:
    """Say something that must be refused with this code word."""
    return refuses_submission(world, code, world.compose(keys, members, hide))


def refuses_submission(world: World, code: Code, submission: Submission) -> RefusalWord:
    """Hand in something that must be refused, and give the host's signed word for it."""
    before, head = world.picture(), world.host.head
    answer = world.host.submit([submission])[0]
    assert isinstance(answer, SignedRefusal), f"it was admitted; {code} was expected"
    assert answer.refusal.code == code, str(answer.refusal)
    assert world.picture() == before
    word = host_word.open_word(answer.word, ANSWER.public)
    assert isinstance(word, RefusalWord)
    assert (word.code, word.sentence, word.head) == (code, answer.refusal.sentence, head)
    return word
