"""100 simulated theatres, each from one integer; the planted bugs that show that the simulator would find one; and that a run replays.

`make simulate SEEDS=1000 FROM=100` plays more of them.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.simulation import campaign
from tests.simulation.planted import PLANTED

ROOT = Path(__file__).resolve().parents[2]
SEEDS = 100

FOUND_WITHIN = 30
"""How many theatres it takes at most to find a planted bug, counted from seed 0; most are found in the first."""

REMEMBERED = (850,)
"""Theatres beyond the first hundred that once broke: 850, a thief who answers a batch as if it had been one statement."""

HAPPENS = (
    "receipts",
    "cosignatures",
    "ended: store_failed",
    "ended: clock_skew",
    "did not start: behind_witness",
    "did not start: quorum_not_met",
    "refused: disk_full",
    "refused: replayed",
    "lie: fork",
    "lie: rollback",
    "lie: altered",
    "lie: restamped",
    "lie: dropped",
    "lie: swapped",
    "lie: the truth after a fork",
    "fronts: acknowledged",
    "fronts: answered 503",
    "fronts: not believed",
    "fronts: ended",
    "fronts: did not begin",
    "trouble: front_stopped",
    "thief: acknowledge",
    "thief: refuse",
    "thief: keep",
    "thief: twice",
    "thief: spoil",
    "thief: forge",
    "thief: malformed",
    "thief: noise",
    "trick: replay",
    "trick: equivocate",
    "trick: splice",
    "trick: pretend",
    "trick: flood",
    "trick: oversize",
    "trick: noise",
)
"""What must have come to pass in a hundred theatres: a simulator in which nothing happens finds nothing."""


def test_a_hundred_theatres_in_which_nothing_breaks_and_everything_happens() -> None:
    counts = Counter[str]()
    for played in campaign.theatres(first=0, seeds=SEEDS):
        assert played.broken is None, f"see it again: python -m tests.simulation --seed {played.seed} --trace\n{played.broken}"
        counts.update(played.counts)
    assert [what for what in HAPPENS if not counts[what]] == []


@pytest.mark.parametrize("seed", REMEMBERED)
def test_a_theatre_in_which_a_long_campaign_once_found_something(seed: int) -> None:
    assert campaign.theatre_run(None, seed).broken is None


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_found(bug: str) -> None:
    assert any(campaign.theatre_run(bug, seed).broken for seed in range(FOUND_WITHIN))


def simulate(*arguments: str, hash_seed: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the simulator as somebody would at a desk."""
    command = [sys.executable, "-m", "tests.simulation", *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_one_integer_is_the_whole_run() -> None:
    """Another process, another order of sets and dictionaries: the same events, to the last line of the trace."""
    one, other = (simulate("--seed", "7", "--trace", hash_seed=seed) for seed in (1, 2))
    assert one.returncode == 0, one.stdout + one.stderr
    assert one.stdout == other.stdout
    assert len(one.stdout.splitlines()) > 50


def test_what_breaks_is_said_with_how_to_see_it_again() -> None:
    found = simulate("--seeds", "3", "--planted", "no-de-duplication")
    assert found.returncode == 1, found.stdout + found.stderr
    line = found.stdout.splitlines()[-1]
    assert line.startswith("see it again: python -m tests.simulation --seed ")
    shown = simulate(*line.partition("tests.simulation ")[2].split())
    assert shown.returncode == 1
    assert shown.stdout.splitlines()[-2:] == found.stdout.splitlines()[-2:]
