"""OVNs are remembered for as long as they could be asked for again, and across a restart: past a change, and past the end."""

from hashlib import sha256

from garant.node.f3548.used import REMEMBERED_MS, Used
from tests.fold.test_f3548 import GATEWAY, I2, intent, intent_end
from tests.world import CHARTER, HOST_ROOT, World


def hash_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


class Log:
    """A log with a gateway: used OVNs as they are fed, and as a host reads them that starts now."""

    def __init__(self) -> None:
        self.world, self.fed = World(open=False), Used()
        self.world.host.followers.append(self.fed.feed)
        self.world.admit(HOST_ROOT, {**CHARTER, "rules_level": 4, "gateway_keys": [GATEWAY.public]})

    def knows(self, name: str) -> bool:
        state = self.world.state
        read = Used.of(self.world.store, state.size, state.t_ms)
        assert (hash_of(name) in self.fed) == (hash_of(name) in read)
        return hash_of(name) in read


def test_of_all_versions_past_the_end() -> None:
    log = Log()
    for version in (1, 2):
        log.world.admit(GATEWAY, intent(version=version, ovn_sha256=hash_of(f"v{version}")))
    log.world.admit(GATEWAY, intent_end(version=2))
    assert [log.knows(name) for name in ("v1", "v2", "v3")] == [True, True, False]


def test_for_as_long_as_one_could_be_asked_for_again() -> None:
    log = Log()
    log.world.admit(GATEWAY, intent(ovn_sha256=hash_of("first")))
    log.world.clock.turn(REMEMBERED_MS)
    log.world.admit(GATEWAY, intent(id=I2, ovn_sha256=hash_of("second")))
    assert (log.knows("first"), log.knows("second")) == (True, True)
    log.world.clock.turn(1)
    log.world.admit(GATEWAY, intent_end())
    assert (log.knows("first"), log.knows("second")) == (False, True)
