"""What a key signs to open a session for reading (`docs/spec/session.md`). It is no statement: it says nothing, and never comes into a log.

The text begins with words of its own, so that no signature made for anything else (an envelope, a note, a cosignature) opens a session,
and a signature that opens one is good for nothing else. It names the log, so that no host can use it at another's, and the address that was
asked, so that whoever shows the same log at another address cannot use it either.
"""

import re

CHALLENGE_BYTES = 72
TOKEN_BYTES = 32

_PORTS = {"http": 80, "https": 443}
_PORT_MAX = 65_535
_ORIGIN = re.compile(r"(https?)://(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?(?=/|$)")
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def message(log: str, asked_at: str, challenge: str) -> bytes:
    """Give the bytes to sign: for this log's origin, the `address` that is asked, and the challenge as the host spelt it (base64)."""
    return f"garant-session/v2\n{log}\n{asked_at}\n{challenge}\n".encode()


def address(url: str) -> str:
    """Give a URL's scheme, host and port as they are signed: the origin of RFC 6454, section 6.2. Raises `ValueError` for what has none."""
    found = _ORIGIN.match(url.lower())
    if found is None or int(found[3] or 0) > _PORT_MAX:
        raise ValueError(url)
    scheme, host, port = found[1], found[2], int(found[3] or _PORTS[found[1]])
    return f"{scheme}://{host}" if port == _PORTS[scheme] else f"{scheme}://{host}:{port}"


def names(url: str) -> frozenset[str]:
    """Give the addresses of who listens at this URL: its own, and where that is a loopback address, its other names on this machine."""
    own = address(url)
    scheme, _, place = own.partition("://")
    host = next((name for name in _LOOPBACK if place.removeprefix(name)[:1] in {"", ":"} and place.startswith(name)), None)
    return frozenset({own} if host is None else {f"{scheme}://{name}{place.removeprefix(host)}" for name in _LOOPBACK})
