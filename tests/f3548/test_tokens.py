"""Who may ask: access tokens signed with RS256 by a known key, for this audience, of at most an hour, with the right scopes.

Every refusal is told before anything of the body is, and leaves the log as it was.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from garant.api.f3548 import tokens
from garant.errors import Code, Refused
from tests.f3548.dss import (
    AA,
    ALL,
    CM,
    CMSA,
    CONSTRAINTS,
    CP,
    INTENTS,
    SC,
    SUBSCRIPTIONS,
    Dss,
    intent,
    new_id,
    now_s,
    serving_dss,
    signing_key,
    token,
)

BAD_BODY = b"{"


@pytest.fixture(scope="module")
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def bearer(given: str, scheme: str = "Bearer") -> dict[str, str]:
    return {"authorization": f"{scheme} {given}"}


def test_a_good_token_opens_in_any_spelling_of_the_scheme(dss: Dss) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        assert dss.ask("GET", f"{INTENTS}/{new_id()}", **bearer(token(), scheme)).status == 404


def test_without_a_token_it_is_401_and_a_sentence(dss: Dss) -> None:
    said = dss.ask("GET", f"{INTENTS}/{new_id()}")
    assert said.status == 401
    assert said.headers["www-authenticate"] == "Bearer"
    assert isinstance(said.body["message"], str)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": None},
        {"aud": "another.example"},
        {"aud": ["another.example", "localhost:8082"]},
        {"exp": None},
        {"exp": int(now_s()) - 1},
        {"exp": int(now_s())},
        {"exp": int(now_s()) + 3_700},
        {"exp": "tomorrow"},
        {"nbf": int(now_s()) + 60},
        {"iat": int(now_s()) + 60},
        {"sub": None},
        {"sub": ""},
        {"iss": None},
        {"iss": ""},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold_is_401(dss: Dss, claims: dict[str, object]) -> None:
    size = dss.size
    said = dss.ask("PUT", f"{INTENTS}/{new_id()}", intent(), **bearer(token(**claims)))  # type: ignore[arg-type]
    assert (said.status, dss.size) == (401, size)


def test_one_of_several_audiences_is_enough(dss: Dss) -> None:
    assert dss.ask("GET", f"{INTENTS}/{new_id()}", **bearer(token(aud=["elsewhere.example", "localhost"]))).status == 404
    assert dss.ask("GET", f"{INTENTS}/{new_id()}", **bearer(token(aud="dss.example"))).status == 404


def test_another_key_or_algorithm_is_401(dss: Dss) -> None:
    public = signing_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    with_key_as_secret = _hs256(public)
    for given in (
        token(key=signing_key("a stranger")),
        token(algorithm="RS512"),
        with_key_as_secret,
        _unsigned(),
        "a.b.c",
        "x",
        token() + "x",
    ):
        assert dss.ask("GET", f"{INTENTS}/{new_id()}", **bearer(given)).status == 401


def _hs256(secret: bytes) -> str:
    import hmac

    head, body = token().split(".")[:2]
    head = urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=").decode()
    signed = hmac.digest(secret, f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{urlsafe_b64encode(signed).rstrip(b'=').decode()}"


def _unsigned() -> str:
    head = urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    return f"{head}.{token().split('.')[1]}."


def test_the_token_is_judged_before_the_body(dss: Dss) -> None:
    path = f"{INTENTS}/not-an-id"
    assert dss.ask("PUT", path, BAD_BODY).status == 401
    assert dss.ask("PUT", path, BAD_BODY, **bearer(token(scope=CM))).status == 403
    assert dss.ask("PUT", path, BAD_BODY, **bearer(token())).status == 400


def test_a_remembered_token_ends_all_the_same() -> None:
    with serving_dss() as dss:
        given = bearer(token(exp=int(now_s()) + 60))
        assert dss.ask("GET", f"{INTENTS}/{new_id()}", **given).status == 404
        dss.world.clock.turn(59_000)
        assert dss.ask("GET", f"{INTENTS}/{new_id()}", **given).status == 404
        dss.world.clock.turn(1_000)
        assert dss.ask("GET", f"{INTENTS}/{new_id()}", **given).status == 401


ENOUGH = {
    ("POST", f"{INTENTS}/query"): [SC, CMSA],
    ("GET", f"{INTENTS}/ID"): [SC, CMSA],
    ("PUT", f"{INTENTS}/ID"): [SC, f"{SC} {CP}", CMSA],
    ("PUT", f"{INTENTS}/ID/ovn"): [SC, f"{SC} {CP}", CMSA],
    ("DELETE", f"{INTENTS}/ID/ovn"): [SC, CMSA],
    ("POST", f"{CONSTRAINTS}/query"): [CM, CP],
    ("GET", f"{CONSTRAINTS}/ID"): [CM, CP],
    ("PUT", f"{CONSTRAINTS}/ID"): [CM],
    ("PUT", f"{CONSTRAINTS}/ID/ovn"): [CM],
    ("DELETE", f"{CONSTRAINTS}/ID/ovn"): [CM],
    ("POST", f"{SUBSCRIPTIONS}/query"): [CP, SC],
    ("GET", f"{SUBSCRIPTIONS}/ID"): [CP, SC],
    ("PUT", f"{SUBSCRIPTIONS}/ID"): [CP, SC],
    ("PUT", f"{SUBSCRIPTIONS}/ID/version"): [CP, SC],
    ("DELETE", f"{SUBSCRIPTIONS}/ID/version"): [CP, SC],
    ("POST", "/reports"): [SC, CM, CP, CMSA, AA],
    ("GET", "/uss_availability/uss1"): [AA, SC, CMSA],
    ("GET", "/uss/v1/constraints/ID"): [CP],
    ("PUT", "/uss_availability/uss1"): [AA],
    ("GET", "/aux/v1/pool"): ["interuss.pool_status.read"],
    ("GET", "/versions/dss"): ["interuss.versioning.read_system_versions"],
}


@pytest.mark.parametrize(("method", "path"), list(ENOUGH), ids=str)
def test_scopes(dss: Dss, method: str, path: str) -> None:
    """Each alternative opens (whatever then is wrong with the request), no other scope does."""
    size, where = dss.size, path.replace("ID", new_id())
    for scope in ENOUGH[method, path]:
        assert dss.call("uss1", method, where, BAD_BODY if method != "GET" else None, scope).status not in {401, 403}
    others = set(ALL.split()) - {one for alternative in ENOUGH[method, path] for one in alternative.split()}
    for none in (" ".join(others) or "nothing", "", None):
        said = dss.call("uss1", method, where, intent(), none)
        assert said.status == 403
        assert isinstance(said.body["message"], str)
    assert dss.size == size


def test_what_is_told_to_everybody(dss: Dss) -> None:
    for path in ("/healthy", "/dss/v1/healthy", "/aux/v1/version"):
        assert dss.ask("GET", path).status == 200
    version = dss.ask("GET", "/aux/v1/version").body["version"]
    assert version
    assert "undefined" not in version


def test_a_token_is_validated_for_its_owner(dss: Dss) -> None:
    for scope in ("dss.read.identification_service_areas", "dss.write.identification_service_areas"):
        assert dss.get("uss1", "/aux/v1/validate_oauth", scope).status == 200
        assert dss.get("uss1", "/aux/v1/validate_oauth?owner=uss1", scope).status == 200
        assert dss.get("uss1", "/aux/v1/validate_oauth?owner=uss2", scope).status == 403
    assert dss.get("uss1", "/aux/v1/validate_oauth").status == 403


def test_keys_are_read_from_pem_and_from_key_sets() -> None:
    public = signing_key().public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    assert tokens.keys_in_pem(pem, "k").public_numbers() == public.public_numbers()
    numbers = public.public_numbers()

    def word(number: int) -> str:
        return urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()

    jwks = f'{{"keys": [{{"kty": "RSA", "kid": "a", "n": "{word(numbers.n)}", "e": "{word(numbers.e)}"}}]}}'.encode()
    assert [key.public_numbers() for key in tokens.keys_in_jwks(jwks, "k")] == [numbers]


def test_a_private_key_is_no_token_key() -> None:
    private = signing_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for data in (private, b"nothing", b""):
        with pytest.raises(Refused) as refused:
            tokens.keys_in_pem(data, "k.pem")
        assert refused.value.refusal.code is Code.UNREADABLE
    for data in (b"{}", b"nothing", b'{"keys": []}', b'{"keys": [{"kty": "oct", "k": "AA"}]}', b"[]", b"\xff"):
        with pytest.raises(Refused):
            tokens.keys_in_jwks(data, "k.json")
