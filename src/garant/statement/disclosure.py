"""Hidden members: SD-JWT disclosures (RFC 9901) for top-level members of a statement.

    disclosure = base64url(JSON [salt, name, value])          travels beside the envelope
    digest     = base64url(SHA-256(ASCII(disclosure)))        stands in the payload, in `_sd`, sorted

An item of a list is hidden in the same way, without a name: base64url(JSON [salt, value]).

The log holds digests only, so a disclosure can be erased while the log stays whole. The salt (32 random bytes, handed in: this
room knows no randomness) keeps anybody from guessing a value behind its digest. `_sd_alg` is always sha-256, RFC 9901's default.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from garant.errors import Code, Refused
from garant.limits import DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, PAYLOAD_BYTES_MAX
from garant.statement import canonical
from garant.statement.kinds import Hiding

SALT_BYTES = 32

_WHOLE_BYTES_MAX = PAYLOAD_BYTES_MAX + DISCLOSURES_MAX * DISCLOSURE_BYTES_MAX
"""A statement with everything revealed. Base64 makes a disclosure longer than what it adds."""

H = TypeVar("H", bound=Hiding)


class Disclosure(NamedTuple):
    """One hidden member: its salt (base64url), name and JSON value."""

    salt: str
    name: str
    value: Any


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def digest(disclosure: str) -> str:
    """Give the digest of a disclosure's text (RFC 9901 section 4.2.3)."""
    return _base64url(sha256(disclosure.encode("ascii")).digest())


def hide(name: str, value: object, salt: bytes) -> str:
    """Make the disclosure of a member (RFC 9901 section 4.2.1). `salt`: 32 fresh random bytes."""
    return _disclosure(salt, name, value)


def hide_item(value: object, salt: bytes) -> str:
    """Make the disclosure of an item of a list (RFC 9901 section 4.2.2). `salt`: 32 fresh random bytes."""
    return _disclosure(salt, value)


def _disclosure(salt: bytes, *parts: object) -> str:
    if len(salt) != SALT_BYTES:
        raise Refused(Code.BAD_DISCLOSURE, f"a salt has {SALT_BYTES} random bytes")
    disclosure = _base64url(canonical.encode([_base64url(salt), *parts]))
    _require_size(disclosure)
    return disclosure


def _require_size(disclosure: str) -> None:
    if len(disclosure) > DISCLOSURE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a disclosure has at most {DISCLOSURE_BYTES_MAX} characters; hide the hash of a blob instead")


def read(disclosure: str) -> Disclosure:
    """Read a disclosure's text: a JSON array of salt, name and value, in any JSON spelling, as RFC 9901 has it."""
    salt, name, value = _parts(disclosure, "[salt, name, value]")
    if not isinstance(name, str):
        raise Refused(Code.BAD_DISCLOSURE, "the name in a disclosure is a text")
    return Disclosure(salt, name, value)


def read_item(disclosure: str) -> Any:  # noqa: ANN401 - any JSON value
    """Read the disclosure of an item of a list: a JSON array of salt and value. Gives the value."""
    _, value = _parts(disclosure, "[salt, value]")
    return value


def _parts(disclosure: str, form: str) -> list[Any]:
    """Give the parts of a disclosure's array, the salt first, as many as its form names."""
    parts: Any
    _require_size(disclosure)
    try:
        data = urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4))
        parts = canonical.parse(data)
    except (ValueError, Refused) as error:
        raise Refused(Code.BAD_DISCLOSURE, f"a disclosure is base64url of a JSON array {form}: {error}") from error
    formed = isinstance(parts, list) and len(parts) == len(form.split()) and isinstance(parts[0], str)
    if _base64url(data) != disclosure or not formed:
        raise Refused(Code.BAD_DISCLOSURE, f"a disclosure is base64url of a JSON array {form}")
    return list(parts)


def conceal(members: Mapping[str, Any], names: Iterable[str], salts: Iterable[bytes]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Take members out of a payload-to-be: give what stays, with `_sd`, and the disclosures of what was taken."""
    taken = sorted(set(names))
    missing = [name for name in taken if name not in members]
    if missing:
        raise Refused(Code.BAD_DISCLOSURE, f"there is no member {missing[0]!r} to hide")
    disclosures = tuple(hide(name, members[name], salt) for name, salt in zip(taken, salts, strict=False))
    if len(disclosures) != len(taken):
        raise Refused(Code.BAD_DISCLOSURE, f"{len(taken)} members to hide need as many salts; there were {len(disclosures)}")
    rest = {name: value for name, value in members.items() if name not in taken}
    digests = sorted({*members.get("_sd", ()), *map(digest, disclosures)})
    return {**rest, "_sd": digests} if digests else rest, disclosures


def require_matching(statement: Hiding, disclosures: Iterable[str]) -> None:
    """Refuse disclosures of which one is malformed, matches no digest, or names a member that must not be hidden."""
    reveal(statement, disclosures)


def reveal(statement: H, disclosures: Iterable[str]) -> H:
    """Give the statement with those members back whose disclosures are given; digests without one stay hidden."""
    texts = tuple(disclosures)
    if len(texts) > DISCLOSURES_MAX:
        raise Refused(Code.TOO_LARGE, f"at most {DISCLOSURES_MAX} disclosures belong to a statement")
    hidden = set(statement.sd or ())
    members: dict[str, Any] = {}
    for text in texts:
        _require_known(digest(text) if text.isascii() else "", hidden)
        one = read(text)
        _require_hideable(statement, one, members)
        members[one.name] = one.value
    return _with(statement, members, hidden - {digest(text) for text in texts})


def _require_known(found: str, hidden: set[str]) -> None:
    if found not in hidden:
        raise Refused(Code.BAD_DISCLOSURE, "a disclosure matches no digest of this statement")


def _require_hideable(statement: Hiding, one: Disclosure, others: Mapping[str, Any]) -> None:
    if one.name not in statement.HIDEABLE:
        raise Refused(Code.BAD_DISCLOSURE, f"the member {one.name[:64]!r} of this kind may not be hidden")
    if one.name in others or getattr(statement, one.name) is not None:
        raise Refused(Code.BAD_DISCLOSURE, f"the member {one.name!r} is there twice, hidden and open")


def _with(statement: H, members: Mapping[str, Any], still_hidden: set[str]) -> H:
    """Put members into a statement, typed and strict."""
    whole = {**cast("dict[str, Any]", msgspec.to_builtins(statement)), **members}
    whole.pop("_sd", None)
    if still_hidden:
        whole["_sd"] = sorted(still_hidden)
    try:
        return canonical.decode(canonical.encode(whole), msgspec.json.Decoder(type(statement)), _WHOLE_BYTES_MAX)
    except Refused as refused:
        reason = refused.refusal
        raise Refused(Code.BAD_DISCLOSURE, f"a hidden member has the wrong form: {reason.sentence}", reason.where) from refused
