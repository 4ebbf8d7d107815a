"""The theatre of a local cluster: a charter that names three witnesses, two parties, and as many officers as a load needs.

    HOME/theatre.toml, keys/ ...      what a host has whose log is in a database
    OFFICERS/north-1.key ...          the officers' keys, each used by one client alone

It is made as an operator makes one (`bootstrap.found`), by one process, before any host serves it.
"""

import os
from base64 import b64encode
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest import mock

from garant.bootstrap import HOME_VARIABLE, Place, found, now_ms, parse_theatre, require_admitted, salt, verifier_key
from garant.log import VerifierKey
from garant.log.cosignature import CosignerKey
from garant.node.host import Host
from garant.node.saying import Saying, SigningKey, say
from garant.storage import keyfile
from garant.storage.postgresql_address import disguised

ORIGIN = "cluster.example/exercise"
QUORUM = 2
OFFICERS = 8
SPEAKS, HEARS = "north", "south"
"""Officers of the first file notices to the second."""

_FILE = """
origin = "{origin}"
title.en = "A cluster on one machine"
area.en = "Nowhere: an exercise"
languages = ["en"]
time_zone = "Asia/Damascus"
proofs_shown_by = "any_party"
witnesses = {{ keys = [{keys}], quorum = {quorum} }}
"""


def make(url: str, home: Path, officers: Path, witnesses: Sequence[CosignerKey]) -> VerifierKey:
    """Make the theatre in an empty database that is ready for it; give the log's verifier key."""
    keys = ", ".join(f'"{key}"' for key in witnesses)
    text = _FILE.format(origin=ORIGIN, keys=keys, quorum=QUORUM)
    place = Place(disguised(url))
    with mock.patch.dict(os.environ, {HOME_VARIABLE: str(home)}):
        host = found(place, parse_theatre(text.encode(), "the cluster's theatre"))
        with closing(host.store):
            officers.mkdir(parents=True)
            _let_in(host, keyfile.read(place.key("root-1")), officers)
        return verifier_key(place)


def _let_in(host: Host, host_root: SigningKey, folder: Path) -> None:
    for name, count in ((SPEAKS, OFFICERS), (HEARS, 1)):
        root = keyfile.new(folder / f"{name}-root.key")
        roots = {"version": 1, "keys": [root.public], "threshold": 1}
        _say(host, {"type": "party/1", "party": name, "title": {"en": name}, "category": "state", "roots": roots}, root, host_root)
        for number in range(1, count + 1):
            _grant(host, root, keyfile.new(folder / f"{name}-{number}.key"))


def _grant(host: Host, root: SigningKey, key: SigningKey) -> None:
    duty = {"en": "files notices"}
    _say(host, {"type": "grant/1", "key": b64encode(key.public).decode(), "role": "officer", "level": "headquarters", "duty": duty}, root)


def _say(host: Host, members: dict[str, Any], *keys: SigningKey) -> None:
    saying = Saying({"status": "exercise", **members}, now_ms())
    require_admitted(host.submit([say(host.ledger, ORIGIN, saying, keys, salt)])[0])
