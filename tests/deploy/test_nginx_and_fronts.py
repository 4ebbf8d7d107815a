"""One address before a host and its fronts: the lines that the how-to gives a web server, run by a real nginx before a real front."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.api.hosting import Hosted, handed, hosting, read
from tests.api.serving import send
from tests.cluster.cluster import free_port
from tests.deploy.commands import ROOT
from tests.deploy.nginx import TEMPORARY, running
from tests.world import NOTICE, Side, World

HOW_TO = ROOT / "docs" / "how-to" / "serve-a-theatre.md"
PORTS = {"8416": "url", "8415": "fronts"}
"""Which port of the page is which address of a host."""


class Before(NamedTuple):
    """The one address, and the host behind it."""

    url: str
    hosted: Hosted


def lines() -> str:
    """Give the page's lines for a web server."""
    (block,) = [found for found in re.findall(r"```text\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL) if "upstream" in found]
    return str(block)


def configuration(folder: Path, port: int, hosted: Hosted) -> str:
    """Put the page's lines into a server's configuration, with the ports that the host has here."""
    text = lines()
    for port_there, name in PORTS.items():
        assert f"127.0.0.1:{port_there};" in text
        text = text.replace(f"127.0.0.1:{port_there};", f"127.0.0.1:{urlsplit(getattr(hosted, name)).port};")
    upstreams, locations = ("\n".join(line for line in text.splitlines() if line.startswith(first)) for first in ("upstream", "location"))
    paths = "".join(f"{what}_temp_path {folder}/{what};\n" for what in TEMPORARY)
    server = f"server {{ listen 127.0.0.1:{port}; add_header asked $upstream_addr always;\n{locations} }}"
    http = f"http {{ access_log off;\n{paths}{upstreams}\n{server} }}"
    return f"worker_processes 1;\npid {folder}/pid;\nevents {{ worker_connections 64; }}\n{http}"


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.fixture
def before(world: World, tr: Side, tmp_path: Path) -> Iterator[Before]:
    assert tr.name
    port = free_port()
    with hosting(world, fronts=1) as hosted, running(configuration(tmp_path, port, hosted), tmp_path, port):
        yield Before(f"http://127.0.0.1:{port}", hosted)


@pytest.mark.parametrize("batch", [False, True])
def test_a_statement_goes_by_the_fronts_and_is_read_at_the_host(batch: bool, before: Before, world: World, tr: Side) -> None:
    statement = handed(world.compose(tr.unit, NOTICE))
    path, body = ("/v1/statements/batch", {"statements": [statement]}) if batch else ("/v1/statements", statement)
    told = send(before.url, "POST", path, msgspec.json.encode(body))
    index = read(told)["outcomes"][0]["admitted"]["index"] if batch else read(told)["index"]
    entry = send(before.url, "GET", f"/v1/entries?start={index}&count=1")
    assert (told.status, entry.status) == (200 if batch else 201, 200)
    assert f"http://{told.headers['asked']}" == before.hosted.fronts
    assert f"http://{entry.headers['asked']}" == before.hosted.url
