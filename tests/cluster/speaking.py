"""A client as a desk should be one: it signs a statement once, and hands in the same bytes, at one host or another, until it has a receipt.

    refused by the law (4xx)            a mistake: nothing here ever says what the law refuses
    no answer, 5xx, `busy`              nobody knows what became of it: the same bytes again, at the other host
    a receipt                           checked under the log's key before it counts, and kept

What it has seen it says in its next statement (`seen`), so that a host whose log lost something, or has another history, refuses it.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Event
from urllib.parse import urlsplit

from garant.log import EMPTY_ROOT, TlogProof, VerifierKey
from garant.node.opening import open_ledger
from garant.node.saying import SigningKey
from garant.statement import compose, entry, envelope
from garant.statement.compose import Bookkeeping, Chain
from garant.statement.kinds.base import Seen
from garant.storage import keyfile
from garant.storage.postgresql import PostgresStore
from tests.cluster.cluster import Cluster
from tests.cluster.theatre import HEARS, SPEAKS
from tests.node.appender import apart
from tests.node.scene import notice

TIMEOUT_S = 15.0
PAUSE_S = 0.05
GIVE_UP_S = 180.0
"""A desk would never give up; a test must end."""
AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Given:
    """What a client was given for a statement: index, id and receipt; and the leaf that the log must have there, to the byte."""

    index: int
    id: str
    receipt: bytes
    leaf: bytes


FIRST = Chain(1, None)
"""Where the chain of a key stands that has signed nothing."""


class Refusal(Exception):  # noqa: N818 - it is an answer
    """A host's answer that no client here should ever get."""


class Speaker:
    """Files notices by one officer's key, one after the other."""

    def __init__(self, label: str, key: SigningKey, log: VerifierKey, hosts: Sequence[str], at: int = 0, chain: Chain = FIRST) -> None:
        """Go on from where the key's chain stands; `at`: the host to begin with."""
        self._label, self._key, self._log = label, key, log
        self._hosts, self._at = [Line(url) for url in hosts], at
        self._chain, self._seen = chain, Seen(size=0, root=EMPTY_ROOT.hex())
        self.given: list[Given] = []
        self.tries = 0

    def speak_until(self, stopping: Event) -> None:
        """Speak until told to stop; what is under way then is still brought to its receipt."""
        while not stopping.is_set():
            self.speak()

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._hosts:
            line.close()

    def speak(self) -> Given:
        """File one notice, and give what was given for it."""
        given = self.hand_in(self.sign(f"{self._label}-{len(self.given)}"))
        seen = TlogProof.parse(given.receipt).verify(given.leaf, self._log)
        self._seen = Seen(size=seen.size, root=seen.root.hex())
        self._chain = Chain(self._chain.seq + 1, given.id)
        self.given.append(given)
        return given

    def sign(self, name: str) -> envelope.Signed:
        """Sign a notice of this name."""
        members = {**notice(name), "to": [HEARS], "volumes": [apart(name)]}
        books = Bookkeeping(log=self._log.name, party=SPEAKS, chain=self._chain, seen=self._seen, now_ms=time.time_ns() // 1_000_000)
        return envelope.open_envelope(envelope.seal(compose.payload(members, books), {self._key.public: self._key.sign}))

    def hand_in(self, signed: envelope.Signed) -> Given:
        """Hand in what was signed until there is a receipt for it."""
        body = b'{"dsse":%b}' % envelope.encode(signed.envelope)
        deadline = time.monotonic() + GIVE_UP_S
        while time.monotonic() < deadline:
            self.tries += 1
            status, said = self._hosts[self._at].post("/v1/statements", body)
            if status in {200, 201}:
                told = json.loads(said)
                assert told["id"] == signed.id, "a receipt for something else"
                return Given(told["index"], signed.id, told["receipt"].encode(), entry.encode(entry.Entry(signed, told["t_ms"])))
            if status and status not in AGAIN:
                raise Refusal(f"{self._label}: {status} {said[:2_000].decode(errors='replace')}")
            self._at = (self._at + 1) % len(self._hosts)
            time.sleep(PAUSE_S)
        raise TimeoutError(f"{self._label}: no receipt after {GIVE_UP_S:.0f} s")


@contextmanager
def speakers(cluster: Cluster, label: str, count: int) -> Iterator[list[Speaker]]:
    """Give so many clients of a cluster: each goes on with an officer's key, and begins with another host than the one before."""
    with closing(PostgresStore(cluster.database.url)) as store:
        chains = open_ledger(store, cluster.key).state.chains
    urls, made = [host.url for host in cluster.hosts], []
    for number in range(count):
        key = keyfile.read(cluster.officers / f"{SPEAKS}-{number + 1}.key")
        said = chains.get(key.id)
        chain = Chain(said.seq + 1, said.last) if said else FIRST
        made.append(Speaker(f"{label}-{number}", key, cluster.key, urls, at=number % len(urls), chain=chain))
    try:
        yield made
    finally:
        for one in made:
            one.close()


class Line:
    """A connection to one host, opened anew whenever it broke."""

    def __init__(self, url: str) -> None:
        """Describe it; nothing is opened yet."""
        parts = urlsplit(url)
        self._line = HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)

    def post(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Send a JSON text; give status and body of the answer, or 0 when none came."""
        try:
            self._line.request("POST", path, body, {"content-type": "application/json"})
            answer = self._line.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException):
            self._line.close()
            return 0, b""

    def close(self) -> None:
        """Hang up."""
        self._line.close()
