"""T3. Il-20, 17 September 2018: the other side says that the warning came less than a minute before.

A reconnaissance aircraft with fifteen people was shot down by its own side's ally while another air force was in the air beside it.
How long before that the warning call had come was disputed for years: under a minute, said one side; much earlier, said the other.

Here the host's stamp stands in the log beside what the notice itself says: from the proof alone anybody computes the lead time.
A late notice is recorded all the same; people must be able to say the inconvenient thing.
"""

import pytest

from garant import instant
from garant.node import bundle
from garant.node.checking import check
from garant.statement.kinds import Notice
from tests.world import CIRCLE, NOTICE, START_MS, World


def lead_ms(file: bytes, world: World) -> int:
    """Compute from a proof, and from nothing else, how long before its start a notice was admitted."""
    shown = check(file, world.key).subject
    assert isinstance(shown.said, Notice)
    assert shown.said.volumes is not None
    starts = [start for volume in shown.said.volumes if (start := volume.window().start_ms) is not None]
    return min(starts) - shown.t_ms


@pytest.mark.parametrize("ahead_s", [3_600, 55, -30], ids=["an hour", "under a minute", "after it began"])
def test_the_lead_time_of_a_notice_is_provable(ahead_s: int) -> None:
    world = World()
    world.enrol("ru")
    il = world.side("il")
    start = START_MS + ahead_s * 1_000
    volume = {**CIRCLE, "start": instant.text(start), "end": instant.text(start + instant.HOUR_MS)}
    admitted = world.admit(il.headquarters, {**NOTICE, "kind": "flight", "activity": "flight_fixed_wing", "volumes": [volume]})
    file = bundle.encode(bundle.make(world.host.ledger, world.store, admitted.index))
    assert lead_ms(file, world) == ahead_s * 1_000


def test_what_the_sender_says_about_the_time_does_not_count() -> None:
    world = World()
    world.enrol("ru")
    il = world.side("il")
    start = START_MS + 55_000
    volume = {**CIRCLE, "start": instant.text(start), "end": instant.text(start + instant.HOUR_MS)}
    early = world.forge(il.headquarters, {**NOTICE, "volumes": [volume]}, time=instant.text(START_MS - instant.HOUR_MS))
    world.host.submit([early])
    file = bundle.encode(bundle.make(world.host.ledger, world.store, world.state.size - 1))
    assert lead_ms(file, world) == 55_000
