"""`garant replay` computes every verdict again, counts them, and names those that are not so."""

import json
from pathlib import Path
from typing import Any

import pytest

from garant import bootstrap
from garant.bootstrap import Place
from garant.node.host import Host
from garant.node.saying import Saying, SigningKey, say
from garant.storage import keyfile
from tests.cli.desk import NOTICE, SIZE, behind_the_back, fine, garant
from tests.cli.desk import say as put

ELSEWHERE = {"shape": {"is": "circle", "center": [400_000_000, 300_000_000], "radius_cm": 50_000}}


class Silent(Host):
    """A host that answers no notice."""

    def _answer_notice(self, version: str, t_ms: int) -> None:
        """Say nothing."""


def tell(host: Host, members: dict[str, Any], key: SigningKey) -> int:
    """Hand in a statement; give its index."""
    saying = Saying(members, bootstrap.now_ms())
    return bootstrap.require_admitted(host.submit([say(host.ledger, host.log, saying, [key], bootstrap.salt)])[0]).index


@pytest.fixture
def lied(desk: Path) -> int:
    """Let the host say of a second patrol at the same place that it meets nothing; give the index of that verdict."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "Host", Silent)
        host = bootstrap.open_host(Place(desk / "theatre"))
    tell(host, {**NOTICE, "name": "patrol-2"}, keyfile.read(desk / "north-unit.key"))
    said = {"type": "verdict/1", "status": "exercise", "party": "host", "notice": "north/patrol-2", "version": 1, "result": "clear"}
    counts = {"pair_count": 0, "considered": 1, "log_size": host.ledger.tree.size, "answers": 2}
    index = tell(host, {**said, **counts}, keyfile.read(desk / "theatre" / "keys" / "answer.key"))
    host.store.close()
    return index


def test_an_honest_log_has_its_verdicts_counted(shelf: Path) -> None:
    found = fine("replay", shelf / "theatre", "--json").json()
    assert found["good"]
    assert found["size"] == SIZE
    assert found["verdicts"] == {"recomputed": 1, "not_recomputed": 0, "missing": [], "objections": []}
    assert "verdicts      1 computed again, 0 of them not so" in fine("replay", shelf / "theatre").out


def test_a_verdict_that_is_not_so_is_named(desk: Path, lied: int) -> None:
    said = garant("replay", desk / "theatre")
    assert (said.code, said.err) == (1, "")
    out = " ".join(said.out.split())
    assert f"not so entry {lied}, verdict on north/patrol-2@000001: it leaves out north/patrol-1" in out
    assert "2 computed again, 1 of them not so" in out


def test_in_json_too(desk: Path, lied: int) -> None:
    said = garant("replay", desk / "theatre", "--json")
    assert said.code == 1
    found = json.loads(said.out)
    assert not found["good"]
    assert {(one["index"], one["version"]) for one in found["verdicts"]["objections"]} == {(lied, "north/patrol-2@000001")}


def test_the_log_is_whole_all_the_same(desk: Path, lied: int) -> None:
    """Bytes, signatures and rules are in order: what the host signed it has signed, and that is what can be shown."""
    assert fine("log", "verify", desk / "theatre").code == 0


def test_a_notice_without_a_verdict_is_counted(desk: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "Host", Silent)
        host = bootstrap.open_host(Place(desk / "theatre"))
    tell(host, {**NOTICE, "name": "patrol-2"}, keyfile.read(desk / "north-unit.key"))
    host.store.close()
    assert fine("replay", desk / "theatre", "--json").json()["verdicts"]["missing"] == ["north/patrol-2@000001"]
    assert "1 computed again, 0 of them not so; 1 missing" in fine("replay", desk / "theatre").out


def test_verify_holds_what_a_verdict_withholds_against_the_log(desk: Path) -> None:
    theatre = desk / "theatre"
    assert put(theatre, {**NOTICE, "name": "hidden"}, desk / "north-unit.key", hide=("volumes",)).code == 0
    assert put(theatre, {**NOTICE, "name": "met", "to": ["north"]}, desk / "south-unit.key").code == 0
    shown = fine("log", "verify", theatre, "--json").json()["disclosed"]
    assert shown == 5, "two members of the agreement, the hidden volumes, and what the verdicts on both withhold"
    newest = "(SELECT statement_id FROM entry ORDER BY idx DESC LIMIT 1)"
    behind_the_back(theatre, f"UPDATE disclosure SET text = text || 'x' WHERE statement_id = {newest}")  # noqa: S608 - a test
    said = garant("log", "verify", theatre)
    assert (said.code, f"entry {SIZE + 3}'s hidden members is not what it hides" in said.err) == (1, True)


def test_what_a_verdict_withholds_is_shown_to_its_two_parties(desk: Path) -> None:
    theatre = desk / "theatre"
    assert put(theatre, {**NOTICE, "name": "hidden", "volumes": [ELSEWHERE]}, desk / "north-unit.key", hide=("volumes",)).code == 0
    got = put(theatre, {**NOTICE, "name": "met", "to": ["north"], "volumes": [ELSEWHERE]}, desk / "south-unit.key").json()
    for party in ("north", "south"):
        (pair,) = fine("show", theatre, "statement", got["verdict"], "--as", party, "--json").json()["withheld"]
        assert pair == {"notice": "south/met", "other": "north/hidden", "word": "coordinate by hotline"}
        out = fine("show", theatre, "statement", got["verdict"], "--as", party).out
        assert "south/met and north/hidden: coordinate by hotline" in out
    assert "withheld" not in fine("show", theatre, "statement", got["verdict"], "--json").json()
    assert "hotline" not in fine("show", theatre, "statement", got["verdict"]).out
