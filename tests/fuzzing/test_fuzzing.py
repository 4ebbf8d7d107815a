"""The short form of the campaign (`make fuzz RUNS=1000000` is the long one), and that it would find what it looks for."""

from contextlib import suppress
from random import Random

import pytest

from garant.errors import Code, Refused
from tests.fuzzing.__main__ import TARGETS
from tests.fuzzing.formats import PAYLOADS
from tests.fuzzing.formats import TARGETS as FORMATS
from tests.fuzzing.hosts import Handed
from tests.fuzzing.mutating import archive, bytes_, lines, spoilt, tree
from tests.fuzzing.running import Target, one, run, shares
from tests.reading.papers import docx

SEED, RUNS = 6, 7_000
SHARES = {target.name: count for target, count in shares(TARGETS, RUNS)}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_whatever_comes_in_a_value_or_a_refusal_comes_out(target: Target) -> None:
    tally = run(target, SEED, range(max(15, SHARES[target.name])))
    assert not tally.findings, "\n".join(f"--only {one.target}:{one.number} --seed {SEED}  {one.error}" for one in tally.findings)
    assert tally.refused, "a campaign in which nothing is refused spoils nothing"


def test_every_target_reads_a_good_input() -> None:
    """Otherwise all could be refused for one trivial reason. What is good here is what a party would send."""
    good = {target.name for target in FORMATS if run(target, SEED, range(400)).refused < 400}
    assert good >= {"payload", "entry", "envelope", "checkpoint", "consistency", "entries-tile", "tile-path", "disclosure"}


def test_an_input_comes_again_by_its_number() -> None:
    for target in FORMATS[:6]:
        assert one(target, 3, 41) == one(target, 3, 41)
        assert len({one(target, 3, number) for number in range(30)}) > 15


def broken(data: bytes) -> None:
    if data[:1] != b"{":
        raise Refused(Code.NOT_JSON, "no JSON")
    if b"null" in data:
        raise ValueError("nobody caught this")


def test_a_planted_mistake_is_found_and_named() -> None:
    planted = Target("planted", 1, lambda rng: tree(rng, PAYLOADS[0], PAYLOADS), broken)
    tally = run(planted, SEED, range(2_000))
    assert tally.findings
    assert tally.findings[0].error == "ValueError: nobody caught this"
    again = run(planted, SEED, [tally.findings[0].number])
    assert again.findings[0].data == tally.findings[0].data


def test_a_refusal_that_changes_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    handed, rng = Handed(), Random(1)
    host = handed.stage.world.host
    refuse = host.refuse

    def careless(refusal: object, data: bytes) -> object:
        handed.stage.world.state.t_ms += 1
        return refuse(refusal, data)  # type: ignore[arg-type]

    monkeypatch.setattr(host, "refuse", careless)
    with pytest.raises(AssertionError, match="a refusal changed something"):
        hand_in(handed, rng, 200)


def hand_in(handed: Handed, rng: Random, count: int) -> None:
    for _ in range(count):
        with suppress(Refused):
            handed.take(handed.submission(rng))


@pytest.mark.parametrize(
    ("mutate", "good"),
    [(bytes_, PAYLOADS[0]), (tree, PAYLOADS[1]), (lines, b"a\nb\nc\n"), (archive, docx())],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_mutators_spoil_and_leave_the_good_one_alone(mutate: object, good: bytes) -> None:
    kept = bytes(good)
    spoilt_ = {mutate(Random(number), good, [good]) for number in range(60)}  # type: ignore[operator]
    assert len(spoilt_ - {good}) > 40
    assert good == kept


def test_a_tree_is_spoilt_without_touching_what_was_given() -> None:
    given = {"a": [1, {"b": "c"}], "d": None}
    assert any(spoilt(Random(number), given) != given for number in range(20))
    assert given == {"a": [1, {"b": "c"}], "d": None}
