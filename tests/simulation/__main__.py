"""Long campaigns, and one run again.

    python -m tests.simulation --seeds 1000 --from 0        simulated theatres, one a seed
    python -m tests.simulation --cuts 1000000 --from 0      crash states of the stores
    python -m tests.simulation --seed 123 --trace           one theatre again, with all that happened in it
    python -m tests.simulation --seed 123 --planted NAME    the same, with a planted bug

It ends with 1 at the first thing that must never happen, and says how to see it again.
"""

import argparse
import sys
import time
from collections import Counter

from tests.simulation import campaign
from tests.simulation.planted import PLANTED
from tests.simulation.power import Tally
from tests.simulation.theatre import Played

TOLD_EVERY_S = 10.0


def say(sentence: str) -> None:
    """Say one line."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def again(played: Played, bug: str | None) -> str:
    """Say what broke, and how to see it again."""
    planted = f" --planted {bug}" if bug else ""
    return f"seed {played.seed}: {played.broken}\nsee it again: python -m tests.simulation --seed {played.seed}{planted} --trace"


def one(seed: int, bug: str | None, *, trace: bool) -> int:
    """Play one theatre."""
    played = campaign.theatre_run(bug, seed)
    if trace:
        say("\n".join(played.trace))
    say(again(played, bug) if played.broken else f"seed {seed}: {played.events} events, nothing broken; trace {played.digest[:16]}")
    return 1 if played.broken else 0


def theatres(first: int, seeds: int, bug: str | None) -> int:
    """Play many theatres."""
    counts, events, done, began_s, told_s = Counter[str](), 0, 0, time.monotonic(), time.monotonic()
    for played in campaign.theatres(first, seeds, bug):
        counts.update(played.counts)
        events, done = events + played.events, done + 1
        if played.broken:
            say(again(played, bug))
            return 1
        if time.monotonic() - told_s > TOLD_EVERY_S:
            told_s = time.monotonic()
            say(f"{done} of {seeds} theatres")
    spent_s = time.monotonic() - began_s
    say(f"{done} theatres from seed {first}: {events:,} events, {done / spent_s:.1f} theatres a second; nothing broken")
    say("; ".join(f"{what} {count:,}" for what, count in sorted(counts.items())))
    return 0


def cuts(first: int, states: int) -> int:
    """Make many crash states."""
    began_s = told_s = time.monotonic()

    def told(_: int, whole: Tally) -> None:
        nonlocal told_s
        if time.monotonic() - told_s > TOLD_EVERY_S:
            told_s = time.monotonic()
            say(f"{whole.states:,} of {states:,} crash states")

    whole = campaign.power_cuts(first, states, told)
    spent_s = time.monotonic() - began_s
    say(f"{whole.states:,} crash states, {whole.different:,} of them different, {whole.states / spent_s:,.0f} a second")
    say(whole.failed[0] if whole.failed else "nothing acknowledged was lost or changed")
    return 1 if whole.failed else 0


def main() -> int:
    """Do what was asked for."""
    ask = argparse.ArgumentParser(prog="python -m tests.simulation", description="Simulate theatres and power cuts.")
    ask.add_argument("--seeds", type=int, default=0, help="play so many theatres")
    ask.add_argument("--cuts", type=int, default=0, help="make so many crash states")
    ask.add_argument("--from", type=int, default=0, dest="first", help="the first seed")
    ask.add_argument("--seed", type=int, help="play this theatre alone")
    ask.add_argument("--trace", action="store_true", help="with --seed: show all that happened")
    ask.add_argument("--planted", choices=sorted(PLANTED), help="with a planted bug")
    given = ask.parse_args()
    if given.seed is not None:
        return one(given.seed, given.planted, trace=given.trace)
    bad = theatres(given.first, given.seeds, given.planted) if given.seeds else 0
    return bad or (cuts(given.first, given.cuts) if given.cuts else 0)


if __name__ == "__main__":
    sys.exit(main())
