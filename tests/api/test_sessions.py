"""Sessions: only a key of a party's that this log knows now, over a challenge of its own, once; and none of it leaves a trace."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest

from garant.api.sessions import CHALLENGE_MS, SESSION_MS, SESSIONS_OF_PARTY_MAX, Sessions, Signed
from garant.errors import Refused
from garant.signature import keyid
from garant.statement import session
from tests.api.reading import Host, code, reading
from tests.api.serving import Said
from tests.world import ANSWER, CHECKPOINT, HOST_ROOT, ORIGIN, Side, World, make_key


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def north(world: World) -> Side:
    return world.side("north")


@pytest.fixture
def served(world: World, north: Side) -> Iterator[Host]:
    with reading(world) as one:
        yield one


LEAVES = "/v1/questions/parties"


def test_a_partys_key_opens_a_session_and_reads(served: Host, north: Side) -> None:
    for key in (north.roots[0], north.headquarters, north.sector, north.unit, north.desk):
        assert served.session(key).ask("parties")["party"] == "north"


def test_without_a_session_nobody_reads(served: Host) -> None:
    refused = served.nobody.get(LEAVES)
    assert (refused.status, code(refused)) == (401, "no_session")
    assert refused.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Bearer ", "Bearer x", "Basic bm9ydGg6", "", "Bearer " + "A" * 43, "bearer\tx"])
def test_a_token_that_is_none_reads_nothing(served: Host, header: str) -> None:
    assert code(served.hosted.get(LEAVES, authorization=header)) == "no_session"


def no_session(said: Said, sentence: str) -> None:
    assert (said.status, code(said)) == (401, "no_session")
    assert sentence in json.loads(said.body)["detail"]


def test_a_challenge_is_good_once(served: Host, north: Side) -> None:
    challenge = served.challenge()
    assert served.open(north.unit, challenge).status == 201
    no_session(served.open(north.unit, challenge), "has opened a session already")
    no_session(served.open(north.desk, challenge), "has opened a session already")


def test_a_challenge_is_over_after_a_minute(served: Host, world: World, north: Side) -> None:
    challenge = served.challenge()
    world.clock.turn(CHALLENGE_MS)
    no_session(served.open(north.unit, challenge), "is over")


def test_a_challenge_of_another_process_is_none(served: Host, world: World, north: Side) -> None:
    with reading(world, turning=False) as other:
        challenge = other.challenge()
        no_session(served.open(north.unit, challenge), "not given out here")


def test_a_changed_challenge_is_none(served: Host, north: Side) -> None:
    """Not one bit of it: neither its random part, nor its expiry, nor the MAC, nor its spelling."""
    challenge = served.challenge()
    for at in (0, 31, 32, 39, 40, 71):
        data = bytearray(b64decode(challenge))
        data[at] ^= 1
        no_session(served.open(north.unit, b64encode(data).decode()), "not given out here")
    for text in (challenge + "\n", challenge.replace("+", "-").rstrip("=") + "é", "", challenge[:-4]):
        no_session(served.open(north.unit, text), "not given out here")


def test_a_signature_for_another_log_opens_nothing(served: Host, north: Side) -> None:
    no_session(served.open(north.unit, served.challenge(), log="log.example/elsewhere"), "not this key's")


def test_a_signature_over_anything_else_opens_nothing(served: Host, north: Side) -> None:
    challenge = served.challenge()
    for text in (challenge.encode(), b"", f"{ORIGIN}\n{challenge}\n".encode(), session.message(ORIGIN, served.url, challenge)[:-1]):
        no_session(served.open(north.unit, challenge, signed=text), "not this key's")


def test_nobody_between_opens_a_session_with_what_a_party_signed_for_him(served: Host, north: Side) -> None:
    """He shows the same log and passes the host's challenge on; the party signs for his address, which is not the host's."""
    his = "https://between.example"
    challenge = served.challenge()
    no_session(served.open(north.unit, challenge, address=his), "does not go by the address 'https://between.example'")
    for_him = session.message(ORIGIN, his, challenge)
    no_session(served.open(north.unit, challenge, signed=for_him), "not this key's")
    assert served.open(north.unit, challenge).status == 201, "and it is good where it was asked for"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_who_listens_on_this_machine_alone_goes_by_its_names_here(served: Host, north: Side, host: str) -> None:
    port = served.url.rpartition(":")[2]
    assert served.open(north.unit, served.challenge(), address=f"http://{host}:{port}").status == 201
    no_session(served.open(north.unit, served.challenge(), address=f"https://{host}:{port}"), "does not go by")
    no_session(served.open(north.unit, served.challenge(), address=f"http://{host}.example:{port}"), "does not go by")


def test_it_goes_by_the_addresses_that_it_was_given(world: World, north: Side, served: Host) -> None:
    named = Sessions(served.hosted.sequencer, world.clock, addresses=("https://host.example",))
    for address, opens in (("https://host.example", True), ("https://host.example:8443", False)):
        challenge = named.challenge().challenge
        signed = north.unit.sign(session.message(ORIGIN, address, challenge))
        asked = Signed(challenge=challenge, address=address, key=north.unit.public, signature=signed)
        if opens:
            assert named.open(asked).party == "north"
        else:
            with pytest.raises(Refused):
                named.open(asked)


@pytest.mark.parametrize(
    ("url", "signed"),
    [
        ("https://Host.Example/valley/", "https://host.example"),
        ("https://host.example:443", "https://host.example"),
        ("http://host.example:443", "http://host.example:443"),
        ("http://[2001:DB8::1]:8416/", "http://[2001:db8::1]:8416"),
    ],
)
def test_an_address_is_signed_as_its_origin(url: str, signed: str) -> None:
    assert session.address(url) == signed


@pytest.mark.parametrize(
    "url", ["host.example", "ftp://host.example", "https://", "https://a@host.example", "https://h:99999", "https://h\u00e9"]
)
def test_what_is_no_address_is_never_signed(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever urllib says
        session.address(url)


def test_a_key_that_no_party_has_opens_nothing(served: Host) -> None:
    for stranger in (make_key("nobody"), HOST_ROOT, CHECKPOINT, ANSWER):
        no_session(served.open(stranger, served.challenge()), "no such key of a party's")


def test_a_stranger_does_not_learn_whether_a_key_is_known(served: Host, north: Side) -> None:
    """Who holds the key learns it; who does not is told of the signature alone."""
    told = set()
    for public in (north.unit.public, make_key("nobody").public):
        body = {
            "challenge": served.challenge(),
            "address": served.url,
            "key": b64encode(public).decode(),
            "signature": b64encode(bytes(64)).decode(),
        }
        told.add(json.loads(served.hosted.post("/v1/sessions", body).body)["detail"])
    assert len(told) == 1


def test_a_session_ends_with_its_key(served: Host, world: World, north: Side) -> None:
    """At once: the very next request is refused. The party's other keys go on."""
    lost, kept = served.session(north.unit), served.session(north.sector)
    assert lost.get(LEAVES).status == 200
    handed = world.compose(north.roots, {"type": "revoke/1", "key": keyid(north.unit.public), "because": "lost"})
    said = served.hosted.hand_in(handed)
    assert said.status == 201, said.body
    no_session(lost.get(LEAVES), "this needs a session")
    assert kept.get(LEAVES).status == 200
    no_session(served.open(north.unit, served.challenge()), "no such key of a party's")


def test_a_session_ends_after_a_quarter_of_an_hour(served: Host, world: World, north: Side) -> None:
    party = served.session(north.unit)
    world.clock.turn(SESSION_MS - 1)
    assert party.get(LEAVES).status == 200
    world.clock.turn(1)
    no_session(party.get(LEAVES), "this needs a session")


def test_a_party_has_so_many_sessions_and_the_oldest_ends(served: Host, north: Side) -> None:
    first = served.session(north.unit)
    rest = [served.session(north.desk) for _ in range(SESSIONS_OF_PARTY_MAX)]
    no_session(first.get(LEAVES), "this needs a session")
    assert all(party.get(LEAVES).status == 200 for party in rest)
    assert len(served.sessions) == SESSIONS_OF_PARTY_MAX


def test_a_party_that_opens_sessions_all_the_time_is_asked_to_wait(served: Host, north: Side) -> None:
    """Otherwise what is remembered of used challenges would grow without bound."""
    said = served.open(north.unit, served.challenge())
    for _ in range(200):
        said = served.open(north.unit, served.challenge())
        if said.status != 201:
            break
    assert (said.status, code(said)) == (429, "too_many")
    assert int(said.headers["retry-after"]) >= 1


def test_nothing_of_a_token_is_kept_but_its_hash(served: Host, north: Side) -> None:
    token = served.session(north.unit).token
    held = repr(vars(served.sessions))
    assert token not in held
    assert repr(sha256(token.encode()).digest()) in held


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b'{"challenge":"","key":"","signature":""}', b'{"challenge":1,"key":"AA==","signature":"AA=="}',
     b'{"challenge":"","key":"AA==","signature":"AA==","as":"north"}', b'{"challenge":"\\ud800","key":"","signature":""}'],
)  # fmt: skip
def test_what_is_no_answer_to_a_challenge_opens_nothing(served: Host, body: bytes) -> None:
    said = served.hosted.post("/v1/sessions", body)
    assert code(said) in {"bad_request", "no_session"}
    assert not served.hosted.mistakes


def test_the_text_to_sign_is_one_of_its_own() -> None:
    """No envelope, note or cosignature begins like it, so no signature is good for both."""
    text = session.message("log.example/theatre", "https://host.example", "AAAA")
    assert text == b"garant-session/v2\nlog.example/theatre\nhttps://host.example\nAAAA\n"
    assert not text.startswith((b"DSSEv1 ", b"cosignature/v1\n"))


def test_challenges_differ(served: Host) -> None:
    assert len({served.challenge() for _ in range(20)}) == 20
    assert len(b64decode(served.challenge())) == session.CHALLENGE_BYTES
