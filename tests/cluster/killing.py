"""kill -9 of any process of a cluster, and PostgreSQL restarted, while clients speak: nothing that was acknowledged may be lost or changed.

    python -m tests.cluster.killing --rounds 200 [--seed 7] [--clients 6] [--victim host]

A round: the clients file notices at both hosts, as fast as they are answered; at random moments one thing after another is struck; each is
started again by the cluster's supervisor, and the clients go on until all that they signed has a receipt. Then everything must agree
(`agreeing`), and the next round goes on with the same log.

    host, replica, witness       killed: no process can hear of it, and none can tidy up
    fast, immediate              PostgreSQL stopped and started again: sessions ended in order, or as by a crash
    server, backend              PostgreSQL's first process killed, or another of it, at which it recovers by itself
"""

import argparse
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Event
from typing import Literal, NamedTuple, get_args

from tests.cluster.agreeing import require_agreement
from tests.cluster.cluster import Cluster
from tests.cluster.speaking import Given, Speaker, speakers
from tests.cluster.theatre import OFFICERS

Victim = Literal["host", "replica", "witness", "fast", "immediate", "server", "backend"]
VICTIMS: tuple[Victim, ...] = get_args(Victim)
STRIKES = 4
PAUSE_S_MAX = 1.0
CALM_S = 1.0
"""How long the clients speak before the first strike, and after the last."""
JOIN_S = 200.0


class Told(NamedTuple):
    """What a round came to: how many receipts, from how many tries, and the log's size."""

    given: int
    tries: int
    size: int


class Campaign:
    """Clients that go on from round to round, each with its own key and chain, and what they were given in all."""

    def __init__(self, cluster: Cluster, clients: list[Speaker], seed: int) -> None:
        """Strike a cluster while these speak."""
        self._cluster, self._speakers, self._chance = cluster, clients, Random(seed)

    @property
    def given(self) -> list[Given]:
        """Give all that was acknowledged, to whomever."""
        return [one for speaker in self._speakers for one in speaker.given]

    def round(self, victims: tuple[Victim, ...], strikes: int = STRIKES) -> Told:
        """Let all speak, strike so often, and require that everything agrees afterwards."""
        before, stopping = len(self.given), Event()
        with ThreadPoolExecutor(len(self._speakers)) as pool:
            talks = [pool.submit(speaker.speak_until, stopping) for speaker in self._speakers]
            try:
                self._strike_often(victims, strikes)
            finally:
                stopping.set()
            for talk in talks:
                talk.result(JOIN_S)
        self._cluster.until_well()
        size = require_agreement(self._cluster, self.given)
        return Told(len(self.given) - before, sum(speaker.tries for speaker in self._speakers), size)

    def _strike_often(self, victims: tuple[Victim, ...], strikes: int) -> None:
        time.sleep(CALM_S)
        for _ in range(strikes):
            self._strike(self._chance.choice(victims))
            time.sleep(self._chance.random() * PAUSE_S_MAX)
        time.sleep(CALM_S)

    def _strike(self, victim: Victim) -> None:
        cluster = self._cluster
        if victim in {"fast", "immediate"}:
            with cluster.database.down(victim):
                time.sleep(self._chance.random() * PAUSE_S_MAX / 4)
        elif victim in {"server", "backend"}:
            cluster.database.strike(whole=victim == "server")
        else:
            group = {"host": cluster.hosts, "replica": cluster.replicas, "witness": cluster.witnesses}[victim]
            self._chance.choice(group).kill()


def main() -> None:
    """Play as many rounds as somebody asks for."""
    ask = argparse.ArgumentParser(description="Strike a cluster under load, and look for what it had acknowledged.")
    ask.add_argument("--rounds", type=int, default=20)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--clients", type=int, default=6, choices=range(1, OFFICERS + 1))
    ask.add_argument("--victim", choices=VICTIMS, action="append", help="this one alone; can be given again")
    given = ask.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: everything is ended
    with (
        tempfile.TemporaryDirectory(prefix="garant-cluster-", dir="/tmp") as folder,
        Cluster(Path(folder)) as cluster,
        speakers(cluster, f"n{given.seed}", given.clients) as clients,
    ):
        campaign = Campaign(cluster, clients, given.seed)
        for number in range(given.rounds):
            told = campaign.round(tuple(given.victim or VICTIMS))
            sys.stdout.write(f"round {number + 1}: {told.given} receipts in {told.tries} tries, {told.size} entries, all agree\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
