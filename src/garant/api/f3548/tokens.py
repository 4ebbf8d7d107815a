"""Who asks: access tokens (RFC 7519), signed with RS256 by an authorisation server whose public keys this host was given.

    header there, signature good    ->   exp, nbf, iat, sub, iss   ->   aud           401 each
    scopes                                                                            403, by `Client.may`

A token that held is remembered until it ends: the same one comes with every request of an hour, and its signature holds for ever.
"""

import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.warnings import InsecureKeyLengthWarning

from garant.errors import Code, Refused

warnings.filterwarnings("ignore", category=InsecureKeyLengthWarning)  # said once when the key is read (`weak`), not with every token

LIFE_S_MAX = 3_600
LEEWAY_S = 5
"""By how much the authorisation server's clock may be ahead of ours."""

TOKEN_CHARACTERS_MAX = 8_192
CLIENT_CHARACTERS_MAX = 200
REMEMBERED_MAX = 4_096
RSA_BITS_MIN = 1_000
"""Public test keys have 1,023 bits; whoever serves in earnest takes 2,048 or more, and is told so."""
RSA_BITS_GOOD = 2_048

Clock = Callable[[], float]
"""Tells the seconds since 1970."""


class Client(NamedTuple):
    """Who asks: the token's subject, its scopes, and until when that holds (seconds since 1970)."""

    name: str
    scopes: frozenset[str]
    until_s: float

    def may(self, alternatives: Iterable[frozenset[str]]) -> bool:
        """Tell whether the scopes hold all of one of several sets."""
        return any(needed <= self.scopes for needed in alternatives)


class NoToken(Refused):
    """A token that is missing, or does not hold."""

    def __init__(self, sentence: str) -> None:
        """Refuse with `no_session`."""
        super().__init__(Code.NO_SESSION, sentence)


class Tokens:
    """Judges the tokens of one host."""

    def __init__(self, keys: Sequence[RSAPublicKey], audiences: Iterable[str], now_s: Clock) -> None:
        """Take tokens that one of the keys verifies and that are meant for one of the audiences."""
        self._keys, self._audiences, self._now_s = tuple(keys), frozenset(audiences), now_s
        self._known: OrderedDict[str, Client] = OrderedDict()

    def client(self, authorization: str) -> Client:
        """Give who asks, from the header's value. Refuses with `NoToken`."""
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise NoToken("this needs an access token: Authorization: Bearer <JWT>")
        known = self._known.get(token)
        if known is None:
            known = self._read(token)
            self._known[token] = known
            if len(self._known) > REMEMBERED_MAX:
                self._known.popitem(last=False)
        if known.until_s <= self._now_s():
            self._known.pop(token, None)
            raise NoToken("the access token has expired")
        return known

    def _read(self, token: str) -> Client:
        claims = self._verified(token)
        now_s = self._now_s()
        until_s = _instant(claims, "exp")
        if until_s is None:
            raise NoToken("the access token has no exp")
        if until_s > now_s + LIFE_S_MAX + LEEWAY_S:
            raise NoToken("the access token lasts for more than an hour")
        for name in ("nbf", "iat"):
            if (_instant(claims, name) or 0.0) > now_s + LEEWAY_S:
                raise NoToken(f"the access token is not valid yet ({name})")
        name = _text(claims, "sub")
        _text(claims, "iss")
        if not self._audiences & _audiences(claims.get("aud")):
            raise NoToken("the access token is meant for another audience")
        scope = claims.get("scope")
        return Client(name, frozenset(scope.split()) if isinstance(scope, str) else frozenset(), until_s)

    def _verified(self, token: str) -> dict[str, Any]:
        if len(token) > TOKEN_CHARACTERS_MAX:
            raise NoToken(f"an access token has at most {TOKEN_CHARACTERS_MAX} characters")
        for key in self._keys:
            try:
                claims: dict[str, Any] = jwt.decode(token, key, algorithms=["RS256"], options=_SIGNATURE_ALONE)
            except jwt.InvalidSignatureError:
                continue
            except (jwt.PyJWTError, ValueError, RecursionError) as error:
                raise NoToken("the access token is no JWT signed with RS256") from error
            return claims
        raise NoToken("the access token is not signed by a key that this host knows")


_SIGNATURE_ALONE: Any = {
    f"verify_{name}": name == "signature" for name in ("signature", "exp", "nbf", "iat", "aud", "iss", "sub", "jti")
}  # fmt: skip


def keys_in_pem(data: bytes, where: str) -> RSAPublicKey:
    """Read a public key (PEM). Refuses with `unreadable` anything but an RSA public key."""
    if b"PRIVATE KEY" in data:
        raise Refused(Code.UNREADABLE, "this is a private key; give the public one, and keep this one from everybody", where)
    try:
        key = load_pem_public_key(data)
    except Exception as error:  # the library raises of several sorts
        raise Refused(Code.UNREADABLE, "this is no public key in PEM (-----BEGIN PUBLIC KEY-----)", where) from error
    return _strong(key, where)


def keys_in_jwks(data: bytes, where: str) -> tuple[RSAPublicKey, ...]:
    """Read the RSA keys of a JSON Web Key Set (RFC 7517); others in it are left alone. Refuses with `unreadable`."""
    try:
        found = [one.key for one in jwt.PyJWKSet.from_json(data.decode()).keys if one.key_type == "RSA"]
    except (jwt.PyJWTError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise Refused(Code.UNREADABLE, "this is no JSON Web Key Set", where) from error
    if not found:
        raise Refused(Code.UNREADABLE, "there is no RSA key in this set", where)
    return tuple(_strong(key, where) for key in found)


def weak(key: RSAPublicKey) -> bool:
    """Tell whether a key is shorter than is good."""
    return key.key_size < RSA_BITS_GOOD


def _strong(key: object, where: str) -> RSAPublicKey:
    if not isinstance(key, RSAPublicKey):
        raise Refused(Code.UNREADABLE, "access tokens are signed with RS256 here; this is no RSA public key", where)
    if key.key_size < RSA_BITS_MIN:
        raise Refused(Code.UNREADABLE, f"an RSA key of {key.key_size} bits protects nothing; take one of {RSA_BITS_GOOD}", where)
    return key


def _instant(claims: dict[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NoToken(f"{name} of the access token is no number")
    return float(value)


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= CLIENT_CHARACTERS_MAX:
        raise NoToken(f"the access token needs {name}: a text of at most {CLIENT_CHARACTERS_MAX} characters")
    return value


def _audiences(value: object) -> frozenset[str]:
    given = value if isinstance(value, list) else [value]
    return frozenset(one for one in given if isinstance(one, str))
