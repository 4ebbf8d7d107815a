"""A desk that waits for witnesses, over real HTTP: what it says of them, and that it says so when its host runs ahead of them."""

from pathlib import Path

import pytest

from garant import signature
from garant.client import remote_log
from garant.errors import Code
from garant.log import parse_note
from garant.log.cosignature import CosignerKey, cosign, with_lines
from tests.api.reading import Host, reading
from tests.desk.desks import PASSPHRASE, desk, made, sign, standings, until
from tests.node.scene import notice
from tests.world import NOTICE, Side, World

SEEDS = bytes(range(1, 33)), bytes(range(2, 34))
WITNESSES = [
    (CosignerKey(f"witness.example/w{number}", signature.public_key_of(seed)), signature.signer(seed)) for number, seed in enumerate(SEEDS)
]
COSIGNED_S = 1_800_000_000


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


def policy(world: World) -> bytes:
    """Give a policy that one of two witnesses meets."""
    lines = [f"witness w{number} {key}" for number, (key, _) in enumerate(WITNESSES)]
    return "\n".join([f"log {world.key}", *lines, "group one 1 w0 w1", "quorum one", ""]).encode()


def cosigned(host: Host, count: int) -> None:
    """Let so many witnesses cosign the newest checkpoint, and the host show it."""
    note = host.hosted.get("/checkpoint").body
    lines = [cosign(parse_note(note).text, key, COSIGNED_S + number, sign) for number, (key, sign) in enumerate(WITNESSES[:count])]
    host.hosted.newest.put(with_lines(note, lines), COSIGNED_S)


def test_a_desk_with_a_policy_says_whose_lines_stand_under_its_head(world: World, tr: Side, tmp_path: Path) -> None:
    with reading(world) as host:
        made(tmp_path, world, tr, host.url).policy.write_bytes(policy(world))
        cosigned(host, 1)
        with desk(tmp_path, world, tr, host.url) as office:
            witnesses = office.standing().picture.witnesses
            assert witnesses is not None
            assert (witnesses.wanted, witnesses.cosigned, witnesses.cosigned_ms) == (2, 1, COSIGNED_S * 1_000)
            size = office.picture.head().size
            host.hosted.hand_in(world.compose(tr.unit, NOTICE))
            assert world.state.size > size
            cosigned(host, 2)
            until(lambda: office.picture.head().size == world.state.size)
            witnesses = office.standing().picture.witnesses
            assert witnesses is not None
            assert (witnesses.cosigned, witnesses.cosigned_ms) == (2, (COSIGNED_S + 1) * 1_000)


def test_a_host_that_runs_ahead_of_its_witnesses_is_shown_as_that(
    world: World, tr: Side, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The witnesses are away. The picture stands still while the log goes on, and nothing else would tell the officer."""
    monkeypatch.setattr(remote_log, "STANDS_STILL_S", 0.0)
    with reading(world) as host:
        made(tmp_path, world, tr, host.url).policy.write_bytes(policy(world))
        cosigned(host, 1)
        with desk(tmp_path, world, tr, host.url) as office:
            office.unlock(PASSPHRASE)
            assert office.standing().picture.away is None
            sign(office, notice("a"))
            until(lambda: standings(office) == ["sent"])
            until(lambda: office.standing().picture.away is not None)
            picture, shown = office.standing().picture, host.hosted.newest.note()
            assert picture.away is not None
            assert picture.away.code == Code.QUORUM_NOT_MET
            assert picture.failed is None
            assert shown is not None
            assert office.picture.head().note == shown, "it goes no further than they have cosigned"
            world.clock.turn(60_000)
            assert office.standing().picture.as_of_ms <= world.clock() - 60_000, "and claims to be no newer"
            cosigned(host, 1)
            until(lambda: standings(office) == ["admitted"])
            until(lambda: office.standing().picture.away is None)
