"""A whole cluster, as `make cluster` runs it: it serves, loses each of its processes under load and its database too, and goes on.

The long form is `make cluster-kill` (`tests.cluster.killing`).
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from garant.errors import Code
from tests.cluster.__main__ import once
from tests.cluster.agreeing import require_agreement, size_at
from tests.cluster.cluster import Cluster
from tests.cluster.killing import VICTIMS, Campaign
from tests.cluster.speaking import Refusal, speakers
from tests.needs import need_folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Run one for all tests here."""
    need_folder("/usr/lib/postgresql", "postgresql")
    with tempfile.TemporaryDirectory(prefix="garant-cluster-", dir="/tmp") as folder, Cluster(Path(folder)) as made:
        yield made


def test_what_is_said_at_either_host_is_at_both_replicas_and_cosigned(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    once(cluster)
    shown = capsys.readouterr().out
    assert shown.count("replica-1, replica-2") == 4
    assert all(f"{member.name} " in shown for member in cluster.members)


def test_no_process_has_the_root_key_nor_another_ones_folder(cluster: Cluster) -> None:
    assert [path.parent.name for path in cluster.folder.rglob("root-*.key")] == ["root"]
    for home in cluster.homes:
        assert sorted(path.name for path in (home / "keys").iterdir()) == ["answer.key", "checkpoint.key"]


def test_a_retry_at_the_other_host_gets_the_same_receipt(cluster: Cluster) -> None:
    with speakers(cluster, "retry", 2) as (here, there):
        signed = here.sign("once")
        given = here.hand_in(signed)
        assert there.hand_in(signed) == given
        with pytest.raises(Refusal, match=Code.REPLAYED):
            there.hand_in(here.sign("another-with-the-same-number"))


@pytest.mark.parametrize("seed", [int(os.environ.get("SEED", "7"))])
def test_nothing_that_was_acknowledged_is_lost_whoever_is_killed(cluster: Cluster, seed: int) -> None:
    with speakers(cluster, "load", 4) as clients:
        campaign = Campaign(cluster, clients, seed)
        for victims in (VICTIMS[:3], VICTIMS[3:]):
            told = campaign.round(victims, strikes=3)
            assert told.given > 0
            assert told.size >= len(campaign.given) * 2, "each notice has its verdict"


def test_what_must_hold_is_looked_for(cluster: Cluster) -> None:
    """The same look finds a receipt whose entry is not there, one of another entry, and one that was given twice."""
    with speakers(cluster, "looked-for", 1) as (speaker,):
        given = speaker.speak()
    size = require_agreement(cluster, [given])
    for wrong in (replace(given, index=size), replace(given, index=given.index - 2), replace(given, leaf=given.leaf + b" ")):
        with pytest.raises(AssertionError):
            require_agreement(cluster, [wrong])
    with pytest.raises(AssertionError):
        require_agreement(cluster, [given, given])
    with pytest.raises(AssertionError):
        require_agreement(cluster, [replace(given, receipt=given.receipt + b"\n")])


def test_it_ends_cleanly_and_goes_on_in_its_folder(cluster: Cluster) -> None:
    size = size_at(cluster.hosts[0].url)
    cluster.stop()
    assert {name: code for name, code in cluster.ends.items() if not name.startswith("witness")} == dict.fromkeys(
        ("host-1", "host-2", "replica-1", "replica-2"), 0
    )
    with Cluster(cluster.folder) as again:
        assert size_at(again.hosts[0].url) == size
        with speakers(again, "again", 2) as clients:
            given = [speaker.speak() for speaker in clients]
        require_agreement(again, given)
