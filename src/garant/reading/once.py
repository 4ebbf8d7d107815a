"""Questions about one sentence that many rules ask: each is answered once, and the answer is kept with the sentence."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

S = TypeVar("S")
T = TypeVar("T")
P = ParamSpec("P")


def once(question: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Keep the answers of a method whose object never changes, by what was asked (in its order: names are not looked at)."""
    kept = f"_{question.__name__}_answers"

    @wraps(question)
    def answer(asked: S, /, *words: P.args, **named: P.kwargs) -> T:
        answers: dict[object, T] = asked.__dict__.setdefault(kept, {})
        if words not in answers:
            answers[words] = question(asked, *words, **named)
        return answers[words]

    return answer
