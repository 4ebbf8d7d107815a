"""Hosts that share a database and are killed, or whose server crashes, lose nothing that was acknowledged (`postgresql_killing`)."""

import pytest

from tests import postgres
from tests.postgres import OWNER, as_role, asking
from tests.storage.postgresql_killing import play, start


@pytest.mark.parametrize(("hosts", "group"), [(1, 1), (2, 1), (3, 4)])
def test_hosts_that_are_killed_lose_nothing(hosts: int, group: int) -> None:
    assert play(start(postgres.running(), hosts, group), rounds=3, seed=hosts)


@pytest.mark.parametrize(("hosts", "group"), [(1, 1), (2, 4)])
def test_a_server_that_crashes_loses_nothing(hosts: int, group: int) -> None:
    with postgres.own_server() as server:
        assert play(start(server, hosts, group, "server"), rounds=3, seed=hosts)


PLANTED = """
CREATE FUNCTION garant.planted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN new;
END
$$;
CREATE TRIGGER planted BEFORE INSERT ON garant.head FOR EACH ROW EXECUTE FUNCTION garant.planted();
"""


def test_a_store_that_acknowledges_before_it_is_durable_is_found() -> None:
    with postgres.own_server(wal_writer_delay="10s") as server:
        campaign = start(server, 1, 1, "server")
        with asking(as_role(OWNER, campaign.url)) as owner:
            owner.execute(PLANTED)
        with pytest.raises(AssertionError):
            play(campaign, rounds=3, seed=1)
