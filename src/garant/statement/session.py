"""What a key signs to open a session for reading (`docs/spec/session.md`). It is no statement: it says nothing, and never comes into a log.

The text begins with words of its own, so that no signature made for anything else (an envelope, a note, a cosignature) opens a session,
and a signature that opens one is good for nothing else; and it names the log, so that no host can use it at another's.
"""

CHALLENGE_BYTES = 72
TOKEN_BYTES = 32


def message(log: str, challenge: str) -> bytes:
    """Give the bytes to sign: for this log's origin, and the challenge as the host spelt it (base64)."""
    return f"garant-session/v1\n{log}\n{challenge}\n".encode()
