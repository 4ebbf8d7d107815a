"""Founding a log: its first entry, the charter, from what a theatre file says and the keys that were made for it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from garant.node.host import Host
from garant.node.ports import Salts
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Answer
from garant.statement.words import HOST

RULES_LEVEL = 5
"""Of new theatres: the newest. Older ones raise theirs by an amendment."""


class Founding(NamedTuple):
    """What is to be founded: the log's origin, how many root keys there are and must sign, the charter's further members.

    `gateway`: the host is one to other systems, by a key of its own that the charter names.
    """

    origin: str
    root_keys: int
    threshold: int
    members: Mapping[str, Any]
    gateway: bool = False

    @property
    def root_names(self) -> list[str]:
        """Give the names of the root keys."""
        return [f"root-{number + 1}" for number in range(self.root_keys)]

    @property
    def key_names(self) -> list[str]:
        """Give the names of all keys that are needed."""
        return [*self.root_names, "checkpoint", "answer", *(["gateway"] if self.gateway else [])]


def lay_down_charter(host: Host, founding: Founding, keys: Mapping[str, SigningKey], said_ms: int, salts: Salts) -> Answer:
    """Say the charter of an empty log, signed by all its roots."""
    roots = [keys[name] for name in founding.root_names]
    saying = Saying(_charter(founding, roots, keys), said_ms)
    return host.submit([say(host.ledger, founding.origin, saying, roots, salts)])[0]


def _charter(founding: Founding, roots: list[SigningKey], keys: Mapping[str, SigningKey]) -> dict[str, Any]:
    return {
        **founding.members,
        "type": "charter/1",
        "party": HOST,
        "roots": {"version": 1, "keys": sorted(key.public for key in roots), "threshold": founding.threshold},
        "checkpoint_key": keys["checkpoint"].public,
        "answer_key": keys["answer"].public,
        **({"gateway_keys": [*founding.members.get("gateway_keys", ()), keys["gateway"].public]} if founding.gateway else {}),
        "rules_level": RULES_LEVEL,
    }
