"""A small world's host with the standard's door (ASTM F3548-21), served on loopback, and clients with tokens.

with serving_dss() as dss:
    dss.put("uss1", "/operational_intent_references/<id>", intent())      status and JSON
    dss.size                                                              the log's, which a refusal leaves alone
"""

import json
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from garant import instant
from garant.answers.shown import Showing
from garant.api.f3548.door import Door
from garant.api.f3548.operations import Operations
from garant.api.f3548.tokens import Tokens
from garant.api.limits import Buckets
from garant.api.metrics import Metrics
from garant.errors import Code, Refused
from garant.node.f3548.gateway import Gateway
from garant.node.f3548.own import Own
from garant.node.ledger import Ledger
from garant.node.saying import SigningKey
from garant.node.submission import Admission, Submission
from tests.api.hosting import MUCH, Hosted, hosting
from tests.api.serving import send
from tests.world import CHARTER, HOST_ROOT, START_MS, World, make_key

GATEWAY = make_key("host gateway")
AUDIENCE = "localhost"
SC, CP, CM = "utm.strategic_coordination", "utm.constraint_processing", "utm.constraint_management"
CMSA, AA = "utm.conformance_monitoring_sa", "utm.availability_arbitration"
ALL = f"{SC} {CP} {CM} {CMSA} {AA}"
NO_SUBSCRIPTION = "00000000-0000-4000-8000-000000000000"
INTENTS, CONSTRAINTS, SUBSCRIPTIONS = "/operational_intent_references", "/constraint_references", "/subscriptions"


class Told(NamedTuple):
    """What the door answered."""

    status: int
    body: Any
    headers: dict[str, str]


@cache
def signing_key(name: str = "authorisation server") -> rsa.RSAPrivateKey:
    """Make a token key, once a run."""
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def now_s() -> float:
    """Tell the small world's time."""
    return START_MS / 1_000


def token(sub: str = "uss1", scope: str | None = ALL, key: Any = None, algorithm: str = "RS256", **claims: object) -> str:  # noqa: ANN401 - of any sort
    """Mint a token; a claim that is None is left out."""
    whole = {"sub": sub, "scope": scope, "iss": "https://auth.example", "aud": AUDIENCE, "exp": int(now_s()) + 3_600, **claims}
    said = {name: value for name, value in whole.items() if value is not None}
    return jwt.encode(said, key or signing_key(), algorithm=algorithm)


@dataclass
class Dss:
    """A door that is served."""

    hosted: Hosted
    world: World

    @property
    def size(self) -> int:
        """Give the log's size."""
        return self.hosted.sequencer.head().size

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Told:
        """Send a request below /dss/v1 as it is."""
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        root = "" if path.startswith(("/aux", "/healthy", "/dss", "/uss/", "/versions")) else "/dss/v1"
        said = send(self.hosted.url, method, root + path, data, **headers)
        is_json = said.headers["content-type"].startswith("application/json")
        return Told(said.status, json.loads(said.body) if is_json else said.body, said.headers)

    def say(self, key: SigningKey, members: Mapping[str, Any], hide: Sequence[str] = ()) -> Admission:
        """Let a party say something in the log that is served."""
        answer = self.hosted.sequencer.put(self.world.compose(key, members, hide)).result(20)
        assert isinstance(answer, Admission), answer
        return answer

    def settled(self) -> None:
        """Wait until everything that was handed in is done, and what followed from it."""
        for _ in range(3):
            done = threading.Event()
            self.hosted.sequencer.hand_in(_nothing, lambda _, done=done: done.set(), None, "")  # type: ignore[misc]
            assert done.wait(20)

    def call(self, client: str, method: str, path: str, body: object = None, scope: str | None = ALL) -> Told:
        """Send a request of a client's."""
        return self.ask(method, path, body, authorization=f"Bearer {token(client, scope, exp=self.world.clock() // 1_000 + 3_600)}")

    def get(self, client: str, path: str, scope: str | None = ALL) -> Told:
        """Get something for a client."""
        return self.call(client, "GET", path, scope=scope)

    def put(self, client: str, path: str, body: object, scope: str | None = ALL) -> Told:
        """Put something for a client."""
        return self.call(client, "PUT", path, body, scope)

    def post(self, client: str, path: str, body: object, scope: str | None = ALL) -> Told:
        """Post something for a client."""
        return self.call(client, "POST", path, body, scope)

    def delete(self, client: str, path: str, scope: str | None = ALL) -> Told:
        """Delete something for a client."""
        return self.call(client, "DELETE", path, scope=scope)

    def query(self, client: str, root: str, volume: dict[str, Any], scope: str | None = ALL) -> list[str]:
        """Give the ids that an area holds."""
        told = self.post(client, f"{root}/query", {"area_of_interest": volume}, scope)
        assert told.status == 200, told
        return [one["id"] for one in next(iter(told.body.values()))]

    def intent(self, client: str = "uss1", **members: object) -> "Filed":
        """Create an operational intent."""
        name = new_id()
        told = self.put(client, f"{INTENTS}/{name}", intent(**members))
        assert told.status == 201, told
        return Filed(told.body["operational_intent_reference"], told.body["subscribers"])

    def constraint(self, client: str = "uss1", **members: object) -> "Filed":
        """Create a constraint reference."""
        told = self.put(client, f"{CONSTRAINTS}/{new_id()}", constraint(**members))
        assert told.status == 201, told
        return Filed(told.body["constraint_reference"], told.body["subscribers"])

    def subscription(self, client: str = "uss1", **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Create a subscription."""
        told = self.put(client, f"{SUBSCRIPTIONS}/{new_id()}", subscription(**members))
        assert told.status == 200, told
        given: dict[str, Any] = told.body["subscription"]
        return given


def _nothing(_: Ledger) -> Submission:
    raise Refused(Code.NOTHING_CHANGED, "only a place in the queue")


class Filed(NamedTuple):
    """A reference, and whom to notify."""

    reference: dict[str, Any]
    subscribers: list[dict[str, Any]]

    @property
    def id(self) -> str:
        return str(self.reference["id"])

    @property
    def ovn(self) -> str:
        return str(self.reference["ovn"])

    @property
    def notified(self) -> dict[str, int]:
        """Give the index of each notified subscription."""
        return notified({"subscribers": self.subscribers})


def notified(change: dict[str, Any]) -> dict[str, int]:
    """Give the index of each subscription that a change notifies."""
    return {one["subscription_id"]: one["notification_index"] for who in change["subscribers"] for one in who["subscriptions"]}


def new_id() -> str:
    """Give a fresh id."""
    return str(uuid4())


def at(seconds: float) -> dict[str, str]:
    """Give an instant so many seconds from the small world's now."""
    return {"value": instant.micros_text(START_MS * 1_000 + int(seconds * 1e6)), "format": "RFC3339"}


def metres(value: float) -> dict[str, Any]:
    """Give an altitude."""
    return {"value": value, "reference": "W84", "units": "M"}


def square(lat: float = 46.0, lng: float = 7.0, side: float = 0.01) -> dict[str, Any]:
    """Give a square outline."""
    corners = ((0, 0), (0, side), (side, side), (side, 0))
    return {"outline_polygon": {"vertices": [{"lat": lat + north, "lng": lng + east} for north, east in corners]}}


def volume(
    outline: dict[str, Any] | None = None,
    start: float | None = 60,
    end: float | None = 3_600,
    low: float | None = 50,
    high: float | None = 100,
) -> dict[str, Any]:
    """Give a 4D volume; None leaves a bound out."""
    flat = {**(outline or square())}
    flat |= {} if low is None else {"altitude_lower": metres(low)}
    flat |= {} if high is None else {"altitude_upper": metres(high)}
    whole: dict[str, Any] = {"volume": flat}
    whole |= {} if start is None else {"time_start": at(start)}
    return whole | ({} if end is None else {"time_end": at(end)})


def intent(*volumes: dict[str, Any], **members: object) -> dict[str, Any]:
    """Give the body of an operational intent."""
    base = {"extents": list(volumes) or [volume()], "state": "Accepted", "uss_base_url": "https://uss.example/utm", "key": []}
    return {**base, **members}


def constraint(*volumes: dict[str, Any], **members: object) -> dict[str, Any]:
    """Give the body of a constraint reference."""
    return {"extents": list(volumes) or [volume()], "uss_base_url": "https://authority.example/utm", **members}


def subscription(extent: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Give the body of a subscription."""
    whole = {"extents": extent or volume(start=0, end=7_200), "uss_base_url": "https://uss.example/utm"}
    return {**whole, "notify_for_operational_intents": True, **members}


def gateway_world(rules_level: int = 4) -> World:
    """Make a small world whose charter names a gateway key."""
    world = World(open=False)
    answer = world.say(HOST_ROOT, {**CHARTER, "rules_level": rules_level, "gateway_keys": [GATEWAY.public]})
    assert isinstance(answer, Admission), answer
    return world


NOTHING = Showing(frozenset(), zones=False, status="exercise")
HERE = "https://garant.example/host"


@contextmanager
def serving_dss(
    world: World | None = None, *, http: bool = False, showing: Showing = NOTHING, told: list[str] | None = None
) -> Iterator[Dss]:
    """Serve a small world with the standard's door. `showing`: what the host shows of its own; `told`: what it says cannot be shown."""
    cannot: list[str] = [] if told is None else told
    world = world or gateway_world()

    def now_us() -> int:
        return world.clock() * 1_000

    def door(sequencer: Any, app: Any) -> Door:  # noqa: ANN401 - what `hosting` gives
        gateway = Gateway(sequencer, GATEWAY, lambda: secrets.token_bytes(32), now_us, "exercise")
        tokens = Tokens([signing_key().public_key()], [AUDIENCE, "dss.example"], lambda: world.clock() / 1_000)
        tell = (faults.append, mistakes.append)
        operations = Operations(gateway, now_us, http=http, own=Own(gateway, sequencer, showing, HERE, cannot.append))
        return Door(app, operations, tokens, Buckets(MUCH, MUCH), Metrics(), tell)

    faults: list[Any] = []
    mistakes: list[str] = []
    with hosting(world, door=door) as hosted:
        yield Dss(hosted, world)
    assert not faults
    assert not mistakes, mistakes
    assert told is not None or not cannot, cannot


def together(*works: Any) -> list[Any]:  # noqa: ANN401 - functions without arguments
    """Do several things at once, each in a thread."""
    done: list[Any] = [None] * len(works)

    def one(number: int) -> None:
        done[number] = works[number]()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return done
