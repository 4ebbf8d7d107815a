"""One hash over all that is known: the same however the log came in, in whatever order rows were put, and from a snapshot."""

from collections.abc import Iterable
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.node.ledger import Ledger, read
from garant.state import snapshot
from garant.state.state import TABLES, Put, State, digest_of
from garant.statement.kinds import KINDS, kind_of
from tests.state.acts import ACTS, Stage
from tests.world import fold

plays = st.lists(st.integers(0, len(ACTS) - 1), max_size=25)


@pytest.fixture(scope="module")
def played() -> Stage:
    """Play everything twice."""
    return Stage().play([*range(len(ACTS)), *range(len(ACTS))])


def made_of(rows: Iterable[Put], like: State) -> State:
    """Put rows into a fresh state of the same size."""
    state = State()
    for row in rows:
        state.put(row)
    state.size, state.t_ms = like.size, like.t_ms
    return state


def digests(leaves: list[bytes], ledger: Ledger) -> list[str]:
    """Fold on, entry by entry, and give the digest after each."""
    found = []
    for leaf in leaves:
        fold([leaf], ledger)
        found.append(ledger.state.digest())
    return found


# What is hashed


def test_the_stage_plays_every_kind_and_fills_every_table(played: Stage) -> None:
    assert {kind_of(read(leaf).signed.said) for leaf in played.world.leaves()} == KINDS.keys()
    assert [name for name in TABLES if not len(played.world.state.table(name))] == ["chain_gaps"]


def test_the_digest_kept_up_to_date_is_the_one_computed_afresh(played: Stage) -> None:
    state = played.world.state
    assert digest_of(state.size, state.t_ms, state.rows()) == state.digest()


def test_an_empty_state_has_a_digest_too() -> None:
    assert State().digest() == digest_of(0, 0, [])


def test_the_order_of_rows_does_not_matter(played: Stage) -> None:
    state = played.world.state
    for seed in range(5):
        rows = list(state.rows())
        Random(seed).shuffle(rows)
        assert made_of(rows, state).digest() == state.digest()


def test_a_row_that_was_replaced_leaves_no_trace(played: Stage) -> None:
    state = played.world.state
    detours = [put._replace(row=msgspec.structs.replace(put.row, index=put.row.index + 1)) for put in state.rows()]
    assert made_of([*detours, *state.rows()], state).digest() == state.digest()


def test_every_row_counts(played: Stage) -> None:
    state = played.world.state
    rows = list(state.rows())
    without = {made_of(rows[:place] + rows[place + 1 :], state).digest() for place in range(len(rows))}
    assert len(without) == len(rows)
    assert state.digest() not in without


def test_where_a_row_stands_counts(played: Stage) -> None:
    state = played.world.state
    first, *rest = state.rows()
    assert made_of([first._replace(table="blobs"), *rest], state).digest() != state.digest()
    assert made_of([first._replace(key="another"), *rest], state).digest() != state.digest()


def test_size_and_time_count(played: Stage) -> None:
    state = played.world.state
    assert len({digest_of(state.size + more, state.t_ms + later, state.rows()) for more in (0, 1) for later in (0, 1)}) == 4


def test_no_two_sizes_of_a_log_have_one_digest(played: Stage) -> None:
    leaves = played.world.leaves()
    assert len(set(digests(leaves, Ledger()))) == len(leaves)


# The same answer however it arrives


def test_a_whole_log_folds_to_the_hosts_digest(played: Stage) -> None:
    assert fold(played.world.leaves()).state.digest() == played.world.state.digest()


@given(plays)
@settings(max_examples=25, deadline=None)
def test_at_once_entry_by_entry_or_from_a_snapshot_of_any_size(play: list[int]) -> None:
    leaves = Stage().play(play).world.leaves()
    slowly = digests(leaves, Ledger())
    assert fold(leaves).state.digest() == slowly[-1]
    for size in range(0, len(leaves) + 1, 5):
        ledger = fold(leaves[:size])
        ledger.state = snapshot.load(snapshot.dump(ledger.state))
        assert digests(leaves[size:], ledger) == slowly[size:]


@given(plays)
@settings(max_examples=25, deadline=None)
def test_a_host_that_was_stopped_in_between_has_the_same_digest(play: list[int]) -> None:
    straight, stopped = Stage().play(play), Stage()
    for act in play:
        stopped.play([act])
        stopped.world.restart()
    assert stopped.world.state.digest() == straight.world.state.digest()
