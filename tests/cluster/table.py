"""The cluster on one screen: each process, where it answers, whether it is well, how far it is, how often it was started."""

from garant.terminal.paper import Ink, assemble, ink
from garant.terminal.sheet import Sheet
from tests.cluster.agreeing import size_at
from tests.cluster.cluster import Cluster
from tests.cluster.members import Member


def table(cluster: Cluster) -> Sheet:
    """Look at every process once, and draw what was seen."""
    sheet = Sheet("Cluster", "process!", "address!", "is", "entries#", "cosigned#", "starts#")
    said = cluster.database.look()
    sheet.add("postgresql", cluster.database.server.folder.name + "/", _how(said), "", "", "")
    for member in cluster.members:
        sheet.add(member.name, member.url, _how(member.look()), *_sizes(cluster, member), str(member.count))
    return sheet


def _how(said: str) -> Ink:
    return assemble((said, "bold yellow")) if said else ink("well", "green")


def _sizes(cluster: Cluster, member: Member) -> tuple[str, str]:
    """Give how many entries a host or a replica has, and how many of them the witnesses cosigned."""
    if member in cluster.witnesses:
        return "", ""
    return _number(size_at(member.url)), _number(size_at(member.url, "/checkpoint/cosigned"))


def _number(size: int | None) -> str:
    return "" if size is None else str(size)
