"""Many runs at once, in several processes, each from its own integer."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import partial
from itertools import count, islice
from multiprocessing import get_context
from typing import Final, TypeVar

from tests.simulation import theatre
from tests.simulation.planted import PLANTED
from tests.simulation.power import Tally, play
from tests.simulation.power_log import LogStory
from tests.simulation.power_witness import WitnessStory
from tests.simulation.theatre import Played

T = TypeVar("T")

DRAWS: Final = 2
"""Crash states made after each operation of a life."""

WITNESS_SHARE: Final = 4
"""Every fourth story is a witness's."""


def power_cuts(first: int, states: int, told: Callable[[int, Tally], object] = lambda _, __: None) -> Tally:
    """Make at least so many crash states, by stories from `first` on; stop at the first that breaks a promise."""
    whole = Tally()
    for seed, tally in many(power_story, count(first)):
        whole.add(tally)
        told(seed, whole)
        if whole.states >= states or whole.failed:
            break
    return whole


def power_story(seed: int) -> Tally:
    """Play one story of power cuts."""
    story = WitnessStory() if seed % WITNESS_SHARE == WITNESS_SHARE - 1 else LogStory()
    return play(story, seed, DRAWS)


def theatres(first: int, seeds: int, bug: str | None = None) -> Iterator[Played]:
    """Play so many simulated theatres, with a planted bug or without; give each as it comes."""
    for _, played in many(partial(theatre_run, bug), islice(count(first), seeds)):
        yield played


def theatre_run(bug: str | None, seed: int) -> Played:
    """Play one theatre."""
    return theatre.play(seed, PLANTED[bug] if bug else None)


def many(play_one: Callable[[int], T], seeds: Iterator[int]) -> Iterator[tuple[int, T]]:
    """Play many seeds on all processors; give each with what came of it, as it comes."""
    with ProcessPoolExecutor(processors(), mp_context=get_context("spawn")) as pool:
        running: dict[Future[T], int] = {}
        try:
            while True:
                while len(running) < 2 * processors() and (seed := next(seeds, None)) is not None:
                    running[pool.submit(play_one, seed)] = seed
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield running.pop(future), future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
