"""The benchmark of the door for UTM operators runs, and its flights are what they are said to be. What they cost is nobody's test."""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from bench.f3548 import Flown, compared
from bench.f3548_load import AHEAD, AIR_S, Air, Fleet, Operator, intent, volume
from bench.serving_load import Came
from garant import instant
from garant.api.f3548 import bodies
from garant.space.kilometre import area_m2, cells_of_polygon

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shown() -> str:
    """Give what the bench prints; in a process of its own, as it is run."""
    command = [sys.executable, "-m", "bench.f3548", "--seconds", "0.6", "--rounds", "2", "--standing", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("what", ["far apart", "at one point", "OVNs learned late", "3 more stand there"])
def test_every_figure_of_one_host_is_there(shown: str, what: str) -> None:
    (line,) = [line for line in shown.splitlines() if line.startswith("one host, SQLite") and what in line]
    assert float(line.split()[-6].replace(",", "")) > 0


def test_only_who_learns_late_is_ever_refused(shown: str) -> None:
    rows = [line for line in shown.splitlines() if line.startswith("one host") and "learned late" not in line]
    assert len(rows) == 3
    assert all(line.endswith(" 0%") for line in rows)


def test_two_hosts_are_measured_or_said_to_be_missing(shown: str) -> None:
    lines = [line for line in shown.splitlines() if line.startswith("two hosts, one PostgreSQL")]
    assert len(lines) == 4 or "not measured, " in lines[0]


def test_the_floor_is_there(shown: str) -> None:
    assert "the floor: token verified, one row inserted" in shown


def test_a_bare_flush_stands_beside_the_lines_that_are_compared(shown: str) -> None:
    lines = [line for line in shown.splitlines() if line.startswith("  beside: a bare flush, ")]
    assert len(lines) in (2, 4), "of one host, and of two where they are measured"
    assert all(float(line.split()[-1]) > 0 for line in lines)


def test_what_fell_on_one_round_is_told_from_what_is_always_so() -> None:
    def rounds(*per_s: int) -> list[Flown]:
        return [Flown([Came([0.01] * count, Counter({200: count}), 1.0)], 0.1, [0.002]) for count in per_s]

    *beside, ratio = compared(rounds(100, 100, 100), rounds(100, 10, 100))
    assert len(beside) == 2
    assert "0.70" in ratio
    assert ratio.endswith("(of the rounds: 0.10 to 1.00, median 1.00)")


def fleet(how: str) -> Fleet:
    return Fleet((0,), ("a", "b"), how, 0.0)  # type: ignore[arg-type]


def test_apart_is_apart_and_together_is_one_place() -> None:
    ring = [(one["lng"], one["lat"]) for one in volume(0, 0, AIR_S)["volume"]["outline_polygon"]["vertices"]]
    assert area_m2(ring) < 8
    other = [(one["lng"], one["lat"]) for one in volume(1, 0, AIR_S)["volume"]["outline_polygon"]["vertices"]]
    assert not cells_of_polygon(ring) & cells_of_polygon(other)


def test_a_flight_is_what_the_standard_takes() -> None:
    now_us = time.time_ns() // 1_000
    body = msgspec.json.encode(intent(0, state="Accepted", key=["x" * 44]))
    put = bodies.intent_put("uss0", ("11111111-1111-4111-8111-111111111111", None), body, now_us, http=False)
    (extent,) = put.extents
    assert (extent.upper_cm or 0) - (extent.lower_cm or 0) == 2_000
    lasts_us = instant.micros(extent.end or "") - instant.micros(extent.start or "")
    assert abs(lasts_us - AIR_S * 1_000_000) < 1_000
    assert len(put.key) == 1


def test_operators_announce_what_they_will_have_and_leave_out_their_own() -> None:
    air = Air(fleet("announced"))
    air.operators.extend(Operator(air, number, None, "token") for number in range(2))  # type: ignore[arg-type]
    for operator in air.operators:
        operator.announce()
    ours = air.operators[0].ovns()
    assert len(ours) >= AHEAD
    assert set(air.key(1)) == set(ours)
    assert {UUID(one.partition("_")[2]).version for one in ours} == {7}


class Answering:
    """A line that gives these answers, one after the other."""

    def __init__(self, *answers: tuple[int, object]) -> None:
        self._answers = iter(answers)

    async def ask(self, _: bytes) -> bytes:
        status, body = next(self._answers)
        return b"HTTP/1.1 %d x\r\n\r\n" % status + msgspec.json.encode(body)


TOO_OLD = {"message": "the key lacks an OVN", "missing_operational_intents": [{}]}


def flown(how: str, *answers: tuple[int, object]) -> Operator:
    """Let an operator file a flight."""
    air = Air(fleet(how))
    operator = Operator(air, 0, Answering(*answers), "token")  # type: ignore[arg-type]
    air.operators.append(operator)
    if how == "announced":
        operator.announce()
    asyncio.run(operator._put(str(UUID(int=0)), "Accepted"))
    return operator


@pytest.mark.parametrize("how", ["announced", "learned"])
def test_whose_key_is_too_old_asks_again(how: str) -> None:
    """Announced: a host that stands still for a moment lets the others fly on, beyond what they had announced by then."""
    filed = {"operational_intent_reference": {"ovn": "of-the-second-answer"}}
    operator = flown(how, (409, TOO_OLD), (201, filed))
    assert len(operator.took_s) == 1
    assert "of-the-second-answer" in operator.ovns()


@pytest.mark.parametrize(("how", "answer"), [("apart", TOO_OLD), ("announced", {"message": "another OVN stands"})])
def test_any_other_refusal_ends_the_run(how: str, answer: object) -> None:
    with pytest.raises(AssertionError):
        flown(how, (409, answer))


def test_far_apart_no_key_is_needed() -> None:
    air = Air(fleet("apart"))
    air.operators.append(Operator(air, 0, None, "token"))  # type: ignore[arg-type]
    assert air.key(1) == []
