"""What a verdict withholds: a digest in the log, and one coarse word for two parties behind it."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from garant.errors import Code, Refused
from garant.statement import disclosure, withheld
from garant.statement.kinds import Verdict
from garant.statement.withheld import COARSE, Withheld
from tests.statement.examples import EXAMPLES

PAIRS = [Withheld(notice="tr/me", other=f"ru/hidden-{number}", word=COARSE) for number in range(4)]
SALTS = [bytes([number]) * 32 for number in range(4)]


def verdict(texts: tuple[str, ...], notice: str = "tr/me") -> Verdict:
    """Give a verdict with the digests of these disclosures."""
    return msgspec.convert({**EXAMPLES["verdict/1"], "notice": notice, "withheld": list(map(disclosure.digest, texts))}, Verdict)


def test_it_is_told_and_read() -> None:
    texts = withheld.conceal(PAIRS, SALTS)
    assert withheld.reveal(verdict(texts), texts) == tuple(PAIRS)
    assert withheld.reveal(verdict(texts), texts[1:2]) in {(pair,) for pair in PAIRS}
    assert withheld.reveal(verdict(texts), ()) == ()


def test_its_form_is_rfc_9901s_for_items_of_a_list() -> None:
    (text,) = withheld.conceal(PAIRS[:1], SALTS[:1])
    spelt = '["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",{"notice":"tr/me","other":"ru/hidden-0","word":"coordinate by hotline"}]'
    assert text == urlsafe_b64encode(spelt.encode()).rstrip(b"=").decode()
    assert disclosure.digest(text) == urlsafe_b64encode(sha256(text.encode()).digest()).rstrip(b"=").decode()
    assert disclosure.read_item(text) == {"notice": "tr/me", "other": "ru/hidden-0", "word": "coordinate by hotline"}


def test_the_order_of_digests_tells_nothing() -> None:
    digests = [disclosure.digest(text) for text in withheld.conceal(PAIRS, SALTS)]
    assert digests == sorted(digests)
    assert withheld.conceal(PAIRS[::-1], SALTS[::-1]) == withheld.conceal(PAIRS, SALTS)


def test_each_needs_a_salt_of_its_own() -> None:
    with pytest.raises(ValueError, match="shorter"):
        withheld.conceal(PAIRS, SALTS[:3])
    with pytest.raises(Refused):
        withheld.conceal(PAIRS[:1], [b"short"])


def test_it_is_for_the_parties_of_the_two_notices() -> None:
    assert PAIRS[0].parties == ("tr", "ru")


def spelt(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return disclosure.hide_item(value, SALTS[0])


MEMBERS = {"notice": "tr/me", "other": "ru/hidden", "word": COARSE}


@pytest.mark.parametrize(
    "text",
    [
        spelt({**MEMBERS, "word": "go north"}),
        spelt({**MEMBERS, "place": [1, 2]}),
        spelt({"notice": "tr/me", "other": "ru/hidden"}),
        spelt({**MEMBERS, "other": "nowhere"}),
        spelt("coordinate by hotline"),
        spelt([MEMBERS]),
        disclosure.hide("volumes", MEMBERS, SALTS[0]),
        "WyJh",
        "",
    ],
)
def test_what_has_another_form_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        withheld.reveal(verdict((text,)), (text,))
    assert caught.value.refusal.code == Code.BAD_DISCLOSURE


def test_what_matches_no_digest_or_another_notice_is_refused() -> None:
    texts = withheld.conceal(PAIRS, SALTS)
    for said, given in ((verdict(texts[1:]), texts), (verdict(texts, "tr/another"), texts), (verdict(texts), ("é",))):
        with pytest.raises(Refused) as caught:
            withheld.reveal(said, given)
        assert caught.value.refusal.code == Code.BAD_DISCLOSURE
