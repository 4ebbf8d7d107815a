"""A cluster to look at and to speak to: `make cluster`.

    python -m tests.cluster [--folder FOLDER] [--once]

It runs until Ctrl-C, and shows a table of its processes; whatever ends is started again. `--once` says a few statements through either
host, sees them at both replicas and cosigned by enough witnesses, prints what it saw, and ends. Without a folder nothing is kept.
"""

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.live import Live

from garant.log.policy import Policy, shown
from garant.terminal.paper import paper
from garant.terminal.sheet import Sheet
from tests.cluster.agreeing import require_agreement, until_size
from tests.cluster.cluster import Cluster
from tests.cluster.members import ask
from tests.cluster.speaking import Given, speakers
from tests.cluster.table import table

STATEMENTS = 4
LOOK_S = 1.0
COSIGNED_S = 180.0


def main() -> None:
    """Run a cluster: once, or until Ctrl-C."""
    asked = argparse.ArgumentParser(description="Run PostgreSQL, two hosts, two replicas and three witnesses on this machine.")
    asked.add_argument("--folder", type=Path, help="keep the cluster here, and go on with what is there")
    asked.add_argument("--once", action="store_true", help="say a few statements, see them everywhere, and end")
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: everything is ended
    with tempfile.TemporaryDirectory(prefix="garant-cluster-", dir="/tmp") as passing:
        with Cluster((given.folder or Path(passing)).resolve()) as cluster:
            once(cluster) if given.once else show(cluster)
        told = ", ".join(f"{name} {code}" for name, code in cluster.ends.items())
        sys.stdout.write(f"ended: {told}\n")


def show(cluster: Cluster) -> None:
    """Show the table until Ctrl-C."""
    console = Console()
    told = {
        "the log's key": cluster.key,
        "officers' keys": cluster.officers,
        "logs": cluster.folder / "logs",
        "database": cluster.database.url,
    }
    console.print("".join(f"{name:<16}{said}\n" for name, said in told.items()) + "end it with Ctrl-C\n", highlight=False, soft_wrap=True)
    try:
        with Live(table(cluster), console=console, auto_refresh=False) as live:
            while True:
                time.sleep(LOOK_S)
                live.update(table(cluster), refresh=True)
    except KeyboardInterrupt:
        console.print("ending ...")


def once(cluster: Cluster) -> None:
    """Say a few statements through either host, and require them at the replicas and at the witnesses."""
    given = _say(cluster)
    size = require_agreement(cluster, given)
    seen = Sheet("Said", "notice", "entry#", "through!", "at the replicas", "cosigned by")
    cosigned = _cosigned(cluster, size)
    for number, one in enumerate(given):
        host = cluster.hosts[number % len(cluster.hosts)]
        seen.add(one.id[:16], str(one.index), host.name, _at_replicas(cluster, one), cosigned)
    paper().print(table(cluster))
    paper().print(seen)


def _say(cluster: Cluster) -> list[Given]:
    label = f"once-{time.time_ns()}"
    with speakers(cluster, label, STATEMENTS) as made:
        return [speaker.speak() for speaker in made]


def _at_replicas(cluster: Cluster, one: Given) -> str:
    for replica in cluster.replicas:
        until_size(replica.url, one.index + 1)
        assert ask(replica.url, f"/v1/statements/{one.id}").status == 200, f"{replica.name} does not have entry {one.index}"
    return ", ".join(replica.name for replica in cluster.replicas)


def _cosigned(cluster: Cluster, size: int) -> str:
    """Wait until the policy of the cluster's readers accepts a checkpoint of this size; give who cosigned it."""
    policy = Policy.parse(cluster.policy.read_bytes())
    deadline = time.monotonic() + COSIGNED_S
    while True:
        said = ask(cluster.hosts[0].url, "/checkpoint/cosigned")
        if said.status == 200 and (found := policy.require(said.body)).checkpoint.size >= size:
            return ", ".join(shown(one.name) for one, _ in found.cosigned)
        assert time.monotonic() < deadline, "the witnesses did not cosign"
        time.sleep(0.1)


if __name__ == "__main__":
    main()
