"""A witness cosigns what only grows, never two histories, never less than it saw; and what it gave out is on the disk before."""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, ConsistencyProof, Note, NoteSignature, VerifierKey, parse_note, sign_checkpoint
from garant.log.tree import EMPTY_ROOT
from garant.node.witness import Cosigned, OtherSize, Witness
from garant.storage.witness_state import SqliteWitnessState
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, OTHER_SIGN, SIGN
from tests.node.watching import START_MS, WITNESS, WITNESS_SIGN, Watching, forked, honest, request, signed


@pytest.fixture
def scene(tmp_path: Path) -> Watching:
    return Watching(tmp_path)


# What it cosigns


@pytest.mark.parametrize("sizes", [(5,), (0, 1), (1, 2, 3, 700), (4, 8, 8, 9), (0, 0)], ids=str)
def test_a_log_that_grows_is_cosigned_again_and_again(scene: Watching, sizes: tuple[int, ...]) -> None:
    old = 0
    for size in sizes:
        assert scene.ask(old, size) == START_MS // 1_000
        assert scene.size() == size
        old = size


def test_the_same_checkpoint_again_has_the_newer_time(scene: Watching) -> None:
    assert scene.ask(0, 5) == START_MS // 1_000
    scene.now_ms += 60_000
    assert scene.ask(5, 5) == START_MS // 1_000 + 60


def test_times_never_fall_even_if_the_clock_does(scene: Watching) -> None:
    scene.ask(0, 5)
    scene.now_ms -= 3_600_000
    assert scene.ask(5, 7) == START_MS // 1_000
    assert scene.again().ask(7, 7) == START_MS // 1_000


def test_it_remembers_over_restarts(scene: Watching) -> None:
    scene.ask(0, 5)
    again = scene.again()
    with pytest.raises(OtherSize) as caught:
        again.ask(0, 7)
    assert caught.value.size == 5
    assert again.ask(5, 7)


def test_signatures_by_others_are_neither_believed_nor_kept(scene: Watching) -> None:
    stranger = NoteSignature("stranger.example", b"abcd", bytes(5_000))
    text = Checkpoint(ORIGIN, 5, honest(5).root()).text()
    body = ConsistencyProof(0, (), Note(text, (stranger, *parse_note(signed(honest(5), 5)).signatures)).encode()).encode()
    scene.witness.add_checkpoint(body)
    last = scene.state.newest(ORIGIN)
    assert last
    assert last.note == signed(honest(5), 5)


def test_two_keys_of_one_log(tmp_path: Path) -> None:
    newer = VerifierKey(ORIGIN, OTHER_KEY.public_key)
    witness = Witness(WITNESS, WITNESS_SIGN, [KEY, newer], SqliteWitnessState(tmp_path / "s", create=True), lambda: START_MS)
    witness.add_checkpoint(request(0, 5))
    note = sign_checkpoint(Checkpoint(ORIGIN, 7, honest(7).root()), newer, OTHER_SIGN)
    assert witness.add_checkpoint(ConsistencyProof(5, tuple(honest(7).consistency(5, 7)), note).encode())


# What it refuses, in the words of the specification


def test_a_log_that_it_does_not_watch(scene: Watching) -> None:
    note = sign_checkpoint(Checkpoint(OTHER_KEY.name, 0, EMPTY_ROOT), OTHER_KEY, OTHER_SIGN)
    with refused(Code.UNKNOWN_LOG):
        scene.witness.add_checkpoint(ConsistencyProof(0, (), note).encode())


def test_a_checkpoint_that_the_log_did_not_sign(scene: Watching) -> None:
    note = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), OTHER_KEY, OTHER_SIGN)
    with refused(Code.UNKNOWN_LOG_KEY):
        scene.witness.add_checkpoint(ConsistencyProof(0, (), note).encode())


def test_a_checkpoint_with_a_bad_signature(scene: Watching) -> None:
    made = NoteSignature(KEY.name, KEY.key_id, SIGN(b"something else\n"))
    note = Note(Checkpoint(ORIGIN, 5, honest(5).root()).text(), (made,)).encode()
    with refused(Code.BAD_SIGNATURE):
        scene.witness.add_checkpoint(ConsistencyProof(0, (), note).encode())
    assert scene.size() == 0


def test_an_old_size_above_the_new_one(scene: Watching) -> None:
    scene.ask(0, 5)
    with refused(Code.OUT_OF_RANGE):
        scene.ask(5, 4)


@pytest.mark.parametrize("old", [0, 4, 6])
def test_another_old_size_is_answered_with_the_right_one(scene: Watching, old: int) -> None:
    scene.ask(0, 5)
    with pytest.raises(OtherSize) as caught:
        scene.ask(old, 7)
    assert caught.value.size == 5
    assert caught.value.refusal.code == Code.OTHER_SIZE


PROOFS: dict[str, Callable[[], list[bytes]]] = {
    "empty": list,
    "a hash changed": lambda: [bytes(32), *honest(7).consistency(5, 7)[1:]],
    "a hash too many": lambda: [*honest(7).consistency(5, 7), bytes(32)],
    "a hash too few": lambda: list(honest(7).consistency(5, 7)[:-1]),
    "from another size": lambda: list(honest(7).consistency(4, 7)),
}


@pytest.mark.parametrize("hashes", PROOFS.values(), ids=PROOFS.keys())
def test_a_wrong_proof(scene: Watching, hashes: Callable[[], list[bytes]]) -> None:
    scene.ask(0, 5)
    with refused(Code.PROOF_FAILED):
        scene.ask(5, 7, hashes=hashes())
    assert scene.size() == 5
    assert [one.doubt for one in scene.state.evidence()] == ["unproved"]


def test_a_proof_from_nothing_is_empty(scene: Watching) -> None:
    with refused(Code.PROOF_FAILED):
        scene.ask(0, 5, hashes=[bytes(32)])
    assert scene.state.evidence() == []


@given(data=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused(scene: Watching, data: bytes) -> None:
    with refused(Code.BAD_PROOF, Code.BAD_NOTE, Code.BAD_CHECKPOINT):
        scene.witness.add_checkpoint(data)


@given(bit=st.integers(0, len(request(5, 7)) * 8 - 1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bit_of_a_request_counts(scene: Watching, bit: int) -> None:
    if not scene.size():
        scene.ask(0, 5)
    body = bytearray(request(5, 7))
    body[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Refused):
        scene.witness.add_checkpoint(bytes(body))
    assert scene.size() == 5


# Forks and roll-backs


def test_another_root_at_the_same_size_is_a_fork_and_both_are_kept(scene: Watching) -> None:
    scene.ask(0, 5)
    with refused(Code.FORKED):
        scene.ask(5, 5, forked(5))
    (evidence,) = scene.state.evidence()
    assert (evidence.doubt, evidence.ours, evidence.theirs) == ("fork", signed(honest(5), 5), signed(forked(5), 5))
    assert evidence.time_s == START_MS // 1_000
    assert scene.ask(5, 7), "the history that it saw first goes on"


def test_another_history_that_is_longer_has_no_proof(scene: Watching) -> None:
    scene.ask(0, 5)
    with refused(Code.PROOF_FAILED):
        scene.ask(5, 7, forked(7))
    (evidence,) = scene.state.evidence()
    assert (evidence.doubt, evidence.ours, evidence.theirs) == ("unproved", signed(honest(5), 5), signed(forked(7), 7))


def test_a_fork_at_a_size_seen_before_is_found_although_the_log_went_on(scene: Watching) -> None:
    scene.ask(0, 5)
    scene.ask(5, 9)
    with pytest.raises(OtherSize):
        scene.ask(4, 5, forked(5))
    assert [one.doubt for one in scene.state.evidence()] == ["fork"]


def test_an_older_checkpoint_of_the_same_history_is_no_evidence(scene: Watching) -> None:
    scene.ask(0, 5)
    scene.ask(5, 9)
    with pytest.raises(OtherSize):
        scene.ask(0, 5)
    assert scene.state.evidence() == []


def test_a_log_that_is_rolled_back_gets_no_cosignature(scene: Watching) -> None:
    scene.ask(0, 9)
    for old in (0, 3, 5):
        with pytest.raises(OtherSize) as caught:
            scene.ask(old, 5)
        assert caught.value.size == 9


def test_the_same_evidence_is_kept_once_and_a_fork_outweighs_a_suspicion(scene: Watching) -> None:
    scene.ask(0, 5)
    for _ in range(3):
        with refused(Code.PROOF_FAILED):
            scene.ask(5, 7, forked(7))
    scene.ask(5, 7)
    with refused(Code.FORKED):
        scene.ask(7, 7, forked(7))
    assert [(one.doubt, one.ours) for one in scene.state.evidence()] == [("fork", signed(honest(7), 7))]


@given(asked=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.booleans()), max_size=12))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_asked_what_it_cosigned_is_one_history(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[int, int, bool]]
) -> None:
    """Every cosigned root is of one tree, sizes and times never fall: honest and forked requests in any order."""
    scene, given_out = Watching(tmp_path_factory.mktemp("witness")), list[tuple[int, bytes, int]]()
    for old, new, fork in asked:
        tree = forked(new) if fork else honest(new)
        try:
            given_out.append((new, tree.root(), scene.ask(old, new, tree)))
        except Refused:
            scene.now_ms += 1_000
    for (size, root, time_s), (later_size, later_root, later_s) in itertools.pairwise(given_out):
        assert size <= later_size
        assert time_s <= later_s
        assert size < later_size or root == later_root
    assert all(root == honest(size).root() for size, root, _ in given_out) or all(
        root == forked(size).root() for size, root, _ in given_out
    )
    scene.state.close()


# First the disk, then the answer; one at a time


class Failing(SqliteWitnessState):
    """A state whose disk fails when something is to be kept."""

    def keep(self, origin: str, old: Cosigned | None, new: Cosigned) -> None:
        raise Fault(Code.STORE_FAILED, "the disk is full")


def test_nothing_is_signed_that_is_not_on_the_disk(tmp_path: Path) -> None:
    made: list[bytes] = []

    def sign(message: bytes) -> bytes:
        made.append(message)
        return WITNESS_SIGN(message)

    witness = Witness(WITNESS, sign, [KEY], Failing(tmp_path / "s", create=True), lambda: START_MS)
    with pytest.raises(Fault):
        witness.add_checkpoint(request(0, 5))
    assert not made


def test_what_is_on_the_disk_and_was_never_answered_is_answered_when_asked_again(scene: Watching) -> None:
    """Written, but the answer was lost: the log asks from 0, learns the size, and asks again."""
    scene.witness._sign = lambda _: bytes(64)
    with refused(Code.BAD_SIGNATURE):
        scene.ask(0, 5)
    again = scene.again()
    with pytest.raises(OtherSize) as caught:
        again.ask(0, 5)
    assert caught.value.size == 5
    assert again.ask(5, 5)


def test_two_witnesses_over_one_file_cannot_both_win(scene: Watching) -> None:
    scene.ask(0, 5)
    other = Watching(scene.folder)
    seen = scene.state.newest(ORIGIN)
    other.ask(5, 7)
    with pytest.raises(Fault) as caught:
        scene.state.keep(ORIGIN, seen, Cosigned(6, bytes(32), signed(honest(6), 6), 1))
    assert caught.value.code == Code.STALE_HEAD
    assert other.size() == 7


def test_many_at_once_agree_on_one_history(scene: Watching) -> None:
    """Half of them show one history and half the other; all from nothing. One wins, and everything given out afterwards is of it."""
    outcomes: list[tuple[bool, int]] = []

    def go(number: int) -> None:
        fork = number % 2 == 1
        for size in range(5, 12):
            tree = forked(size) if fork else honest(size)
            try:
                scene.ask(0 if size == 5 else size - 1, size, tree)
                outcomes.append((fork, size))
            except Refused:
                pass

    threads = [threading.Thread(target=go, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert outcomes
    assert len({fork for fork, _ in outcomes}) == 1
    assert [size for _, size in sorted(outcomes)] == sorted({size for _, size in outcomes}), "each step was taken once"


def test_a_state_that_was_changed_is_not_gone_on_from(scene: Watching) -> None:
    scene.ask(0, 5)
    scene.state._db.executescript("DROP TRIGGER a_root_stays; UPDATE cosigned SET size = 3;")
    with pytest.raises(Fault):
        scene.ask(3, 7)


# Requests that others published: FiloSottile/torchwood, internal/witness/witness_test.go (a log with made-up roots)

PUBLISHED_ORIGIN = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
PUBLISHED_KEY = VerifierKey(PUBLISHED_ORIGIN, bytes.fromhex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"))


def published(old: int, hashes: list[str], size: int, root: str, made: str) -> bytes:
    head = "".join(f"{line}\n" for line in (f"old {old}", *hashes, ""))
    return f"{head}{PUBLISHED_ORIGIN}\n{size}\n{root}\n\n— {PUBLISHED_ORIGIN} {made}\n".encode()


TO_1 = published(
    0, [], 1, "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=",
)  # fmt: skip
TO_3 = published(
    1, ["KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],
    3, "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
    "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=",
)  # fmt: skip
TO_5 = published(
    1,
    [
        "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=",
        "KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ],
    5, "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
    "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=",
)  # fmt: skip


def test_published_requests_are_answered_as_published(tmp_path: Path) -> None:
    """From 1 to 5 is cosigned; the request from 1 to 3 that lost the race is told that 5 is where to start from."""
    state = SqliteWitnessState(tmp_path / "s", create=True)
    witness = Witness(WITNESS, WITNESS_SIGN, [PUBLISHED_KEY], state, lambda: START_MS)
    assert witness.add_checkpoint(TO_1)
    assert witness.add_checkpoint(TO_5)
    with pytest.raises(OtherSize) as caught:
        witness.add_checkpoint(TO_3)
    assert caught.value.size == 5
    last = state.newest(PUBLISHED_ORIGIN)
    assert last
    assert last.root.hex() == "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36"


def test_the_other_published_request_is_good_when_it_comes_first(tmp_path: Path) -> None:
    state = SqliteWitnessState(tmp_path / "s", create=True)
    witness = Witness(WITNESS, WITNESS_SIGN, [PUBLISHED_KEY], state, lambda: START_MS)
    assert witness.add_checkpoint(TO_1)
    assert witness.add_checkpoint(TO_3)


def test_more_than_63_hashes_are_no_request(scene: Watching) -> None:
    line = b"KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    with refused(Code.BAD_PROOF):
        scene.witness.add_checkpoint(TO_1.replace(b"old 0\n", b"old 0\n" + line * 64))
