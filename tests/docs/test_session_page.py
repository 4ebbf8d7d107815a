"""The page of the session: its example is what the code makes, and opens a session."""

import re
from base64 import b64decode, b64encode

from garant import signature
from garant.statement import session
from tests.docs.console import ROOT

PAGE = (ROOT / "docs" / "spec" / "session.md").read_text(encoding="utf-8")
TOLD = dict(re.findall(r"^(public key|challenge|signature) +(\S+)$", PAGE, re.MULTILINE))
SEED = bytes(range(1, 33))


def test_the_text_on_the_page_is_what_is_signed() -> None:
    (block,) = [one for one in re.findall(r"^```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE) if one.startswith("garant-session")]
    assert block.encode() == session.message("log.example/theatre", "https://host.example", TOLD["challenge"])


def test_the_example_is_signed_by_its_key() -> None:
    text = session.message("log.example/theatre", "https://host.example", TOLD["challenge"])
    assert b64decode(TOLD["challenge"]) == bytes(range(session.CHALLENGE_BYTES))
    assert TOLD["public key"] == b64encode(signature.public_key_of(SEED)).decode()
    assert TOLD["signature"] == b64encode(signature.signer(SEED)(text)).decode()
    assert signature.verify(b64decode(TOLD["public key"]), text, b64decode(TOLD["signature"]))
