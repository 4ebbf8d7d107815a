"""The benchmarks run, and what they measure is right: they assert their answers. What they cost is nobody's test."""

from pathlib import Path

import pytest

from bench import durable, environment, steps
from bench.__main__ import main
from bench.stored import write
from bench.table import Row, Table, is_milestone
from bench.theatre import Planner
from bench.writing import records
from garant.node.ledger import Ledger, read
from garant.statement.kinds import kind_of

SMALL = ["--entries", "400", "--commits", "2"]


def test_the_whole_bench_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main([*SMALL, "--folder", str(tmp_path)])
    shown = capsys.readouterr().out
    for what in ("statements composed", "verified strictly", "parsed strictly", "decided and applied", "Merkle appends", "256 a commit"):
        assert what in shown
    for what in ("400 entries, one process", "more processes verify", "proof bundles checked", "per 100,000 entries", "SQLite 3."):
        assert what in shown
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"


def test_a_log_too_short_to_measure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--entries", "10"])
    assert "at least 240" in capsys.readouterr().err


def test_the_same_seed_makes_the_same_log() -> None:
    first, again, other = (Planner(seed) for seed in (1, 1, 2))
    plans = [[next(plan) for plan in [planner.go_on()] for _ in range(300)] for planner in (first, again, other)]
    assert plans[0] == plans[1] != plans[2]


def test_the_load_is_what_its_charter_says_and_the_law_admits_it() -> None:
    ledger, kinds = Ledger(), list[str]()
    for several in records(3_000):
        for record in several:
            entry = read(record.data)
            kinds.append(kind_of(entry.signed.said))
            ledger.take(record.data, entry)
    said = kinds[221:]
    assert len(ledger.state.parties) == 20
    assert 0.65 < said.count("notice/1") / len(said) < 0.8
    assert 0.2 < said.count("receipt/1") / len(said) < 0.3
    assert {"notice_amendment/1", "notice_step/1", "grant/1"} <= set(said)
    assert len(ledger.state.chain_gaps) == 0, "every chain is whole"


def test_a_table_shows_each_figure_beside_its_primitive() -> None:
    text = Table("Things", [Row("things done", 1_000.0, [("the bare thing", 2_500.0)], "4.0 s")]).text()
    assert text.splitlines()[1] == "Things"
    assert [line.split() for line in text.splitlines()[3:]] == [
        ["things", "done", "1,000", "4.0", "s"],
        ["beside:", "the", "bare", "thing", "2,500", "2.50"],
    ]


def test_the_environment_names_no_place_on_this_machine(tmp_path: Path) -> None:
    text = "\n".join(environment.describe(tmp_path))
    assert "cores in use" in text
    assert str(tmp_path) not in text


def test_milestones_are_ten() -> None:
    assert sum(is_milestone(count, count + 1, 1_000) for count in range(1_000)) == 10


def test_steps_and_commits_of_a_small_log(tmp_path: Path) -> None:
    log = write(tmp_path / "log.db", 300)
    assert [len(row.beside) for row in steps.table(log.first).rows] == [2, 4, 4, 1, 1]
    assert [len(row.beside) for row in durable.table(log, tmp_path, 1).rows] == [2, 2, 2]
