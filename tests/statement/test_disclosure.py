"""Hidden members: what a statement keeps from those who may not read it, and what it shows them all the same.

A digest stands in the log, its disclosure travels beside it and can be erased. RFC 9901 (SD-JWT) gives the form; the values that
it prints, and the `sd-jwt` package by its authors, are the oracles.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from itertools import repeat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from sd_jwt.common import SDJWTCommon
from sd_jwt.disclosure import SDJWTDisclosure
from sd_jwt.verifier import SDJWTVerifier

from garant.errors import Code
from garant.limits import DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, ITEMS_MAX
from garant.statement import canonical, disclosure, envelope
from garant.statement.disclosure import Disclosure
from garant.statement.kinds import Agreement, Hiding, Notice
from garant.statement.values import Dated
from tests.statement import examples
from tests.statement.examples import EXAMPLES, Json
from tests.statement.refusal import refused

PUBLISHED: list[dict[str, Json]] = json.loads((Path(__file__).parent / "testdata" / "sd_jwt.json").read_bytes())
OF_MEMBERS = [one for one in PUBLISHED if len(one["contents"]) == 3]
OF_LIST_ITEMS = [one for one in PUBLISHED if len(one["contents"]) == 2]

SALTS = [bytes([n]) * 32 for n in range(DISCLOSURES_MAX)]


def base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def plain(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def theirs(text: str) -> str:
    """Give the digest that the sd-jwt package computes for a disclosure."""
    return str(SDJWTCommon("compact")._b64hash(text.encode("ascii")))


def id_of(one: dict[str, Json]) -> str:
    return str(one["section"])


# The published values


@pytest.mark.parametrize("one", [one for one in PUBLISHED if "digest" in one], ids=id_of)
def test_a_published_digest_is_ours_and_theirs(one: dict[str, Json]) -> None:
    by_hand = base64url(sha256(one["disclosure"].encode("ascii")).digest())
    assert disclosure.digest(one["disclosure"]) == theirs(one["disclosure"]) == by_hand == one["digest"]


@pytest.mark.parametrize("one", OF_MEMBERS, ids=id_of)
def test_a_published_disclosure_says_what_the_rfc_says(one: dict[str, Json]) -> None:
    assert json.loads(plain(one["disclosure"])) == one["contents"]
    assert disclosure.read(one["disclosure"]) == Disclosure(*one["contents"])


@pytest.mark.parametrize("one", OF_LIST_ITEMS, ids=id_of)
def test_the_disclosure_of_a_list_item_has_no_name_and_is_refused(one: dict[str, Json]) -> None:
    """RFC 9901 can hide items of lists; statements hide top-level members only."""
    with refused(Code.BAD_DISCLOSURE):
        disclosure.read(one["disclosure"])


def test_one_content_has_many_spellings_and_each_has_its_own_digest() -> None:
    spellings = [one["disclosure"] for one in PUBLISHED if one["contents"][1] == "family_name" and one["contents"][2] == "Möbius"]
    assert len(spellings) == 4
    assert {disclosure.read(text) for text in spellings} == {Disclosure("_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius")}
    assert len({disclosure.digest(text) for text in spellings}) == 4


@given(st.binary(min_size=32, max_size=32), st.text(st.characters(exclude_categories=["Cs"])))
def test_the_sd_jwt_package_reads_our_disclosure_and_computes_its_digest(salt: bytes, value: str) -> None:
    text = disclosure.hide("purpose", value, salt)
    oracle = SDJWTCommon("compact")
    oracle._create_hash_mappings([text])
    assert oracle._hash_to_decoded_disclosure == {disclosure.digest(text): [base64url(salt), "purpose", value]}


class FixedSalt(SDJWTCommon):  # type: ignore[misc]  # the package has no types
    """Lets the sd-jwt package make disclosures that can be made again."""

    def _generate_salt(self) -> str:
        return base64url(SALTS[5])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_we_read_the_disclosure_of_the_sd_jwt_package(value: str) -> None:
    """Theirs escapes what is beyond ASCII and puts spaces in; ours does neither. Both are legal."""
    made = SDJWTDisclosure(FixedSalt("compact"), "purpose", value)
    assert disclosure.digest(made.b64) == made.hash
    assert disclosure.read(made.b64) == Disclosure(base64url(SALTS[5]), "purpose", value)


def test_an_sd_jwt_verifier_reveals_what_we_hid() -> None:
    """Our payload, signed as a JWT instead of in a DSSE envelope: a stranger's verifier puts the members back where they were."""
    whole = EXAMPLES["agreement/1"]
    hidden, disclosures = disclosure.conceal(whole, ["measures", "zones", "title"], SALTS)
    issuer = JWK.generate(kty="EC", crv="P-256")
    token = JWS(canonical.encode(hidden))
    token.add_signature(issuer, "ES256", json.dumps({"alg": "ES256", "typ": "example+sd-jwt"}))
    verifier = SDJWTVerifier("~".join([token.serialize(compact=True), *disclosures, ""]), lambda _issuer, _header: issuer)
    assert verifier.get_verified_payload() == whole


# Out and back again


def opened(members: dict[str, Json]) -> Hiding:
    """Read members as a payload that may hide some."""
    said = envelope.read_payload(canonical.encode(members))
    assert isinstance(said, Hiding)
    return said


AGREEMENT = EXAMPLES["agreement/1"]
NOTICE = EXAMPLES["notice/1"]
HIDEABLE = {"agreement/1": sorted(Agreement.HIDEABLE & AGREEMENT.keys()), "notice/1": sorted(Notice.HIDEABLE & NOTICE.keys())}


@given(
    st.sampled_from(sorted(HIDEABLE)).flatmap(lambda kind: st.tuples(st.just(kind), st.sets(st.sampled_from(HIDEABLE[kind]), min_size=1)))
)
def test_what_is_concealed_and_then_revealed_is_the_same(which: tuple[str, set[str]]) -> None:
    kind, names = which
    hidden, disclosures = disclosure.conceal(EXAMPLES[kind], names, SALTS)
    assert hidden.keys() == EXAMPLES[kind].keys() - names | {"_sd"}
    assert disclosure.reveal(opened(hidden), disclosures) == opened(EXAMPLES[kind])


@given(st.permutations(range(3)), st.integers(0, 3))
def test_disclosures_may_come_in_any_order_and_number(order: list[int], count: int) -> None:
    names = ["measures", "purpose", "zones"]
    hidden, disclosures = disclosure.conceal(AGREEMENT, names, SALTS)
    shown = disclosure.reveal(opened(hidden), [disclosures[index] for index in order[:count]])
    expected = {name: value for name, value in AGREEMENT.items() if name not in names}
    expected |= {names[index]: AGREEMENT[names[index]] for index in order[:count]}
    left = sorted(disclosure.digest(disclosures[index]) for index in order[count:])
    assert shown == opened({**expected, **({"_sd": left} if left else {})})


def test_digests_are_sorted_so_that_their_order_tells_nothing() -> None:
    hidden, disclosures = disclosure.conceal(AGREEMENT, ["measures", "purpose", "title", "zones"], SALTS)
    assert hidden["_sd"] == sorted(map(disclosure.digest, disclosures))


def test_the_salt_keeps_equal_values_apart() -> None:
    assert disclosure.digest(disclosure.hide("purpose", "x", SALTS[0])) != disclosure.digest(disclosure.hide("purpose", "x", SALTS[1]))


def test_what_is_hidden_in_two_steps_stays_hidden() -> None:
    once, first = disclosure.conceal(AGREEMENT, ["measures"], SALTS)
    twice, second = disclosure.conceal(once, ["zones"], SALTS[1:])
    assert disclosure.reveal(opened(twice), first + second) == opened(AGREEMENT)


def test_nothing_to_hide_changes_nothing() -> None:
    assert disclosure.conceal(NOTICE, [], SALTS) == (NOTICE, ())


def test_nothing_to_reveal_changes_nothing() -> None:
    hidden, _ = disclosure.conceal(NOTICE, ["volumes"], SALTS)
    assert disclosure.reveal(opened(hidden), []) == opened(hidden)


# A sealed agreement


def test_the_story_of_a_sealed_agreement() -> None:
    """Two parties agree on something that they do not publish. Everybody sees that they did."""
    sealed, disclosures = disclosure.conceal({**AGREEMENT, "share": ["north", "south"]}, ["measures", "purpose", "title", "zones"], SALTS)
    in_the_log = canonical.encode(sealed)

    # What every reader of the log sees: that it exists, its date, how many measures it has, the hash of its text, who may read it.
    for_all = envelope.read_payload(in_the_log)
    assert isinstance(for_all, Agreement)
    assert (for_all.name, for_all.measure_count, for_all.text_sha256) == ("valley-2018", 1, "c0" * 32)
    assert isinstance(for_all.concluded, Dated)
    assert for_all.concluded.date == "2018-09-17"
    assert for_all.share == ("north", "south")
    assert for_all.sd is not None
    assert len(for_all.sd) == 4

    # What nobody sees: a word of what it says.
    assert (for_all.title, for_all.purpose, for_all.zones, for_all.measures) == (None, None, None, None)
    assert b"weapons" not in in_the_log
    assert b"measures" not in in_the_log

    # Who holds the disclosures reads it whole, and can prove it: the digests stand in what was signed.
    for_parties = disclosure.reveal(for_all, disclosures)
    assert for_parties.measures is not None
    assert for_parties.measures[0].text["en"] == "Heavy weapons leave the zone."
    assert for_parties.sd is None

    # One disclosure is erased for ever. The rest still opens; what is gone is shown as hidden, never as absent.
    kept = [text for text in disclosures if disclosure.read(text).name != "measures"]
    partly = disclosure.reveal(for_all, kept)
    assert (partly.purpose, partly.measures) == ("Fewer incidents along the line.", None)
    assert partly.sd is not None
    assert len(partly.sd) == 1


# What is refused


def hiding(*texts: str, **more: Json) -> Notice:
    """Give a notice that commits to these disclosures, whatever they are."""
    members = {name: value for name, value in NOTICE.items() if name not in Notice.HIDEABLE}
    said = opened({**members, "_sd": sorted(map(disclosure.digest, texts)), **more})
    assert isinstance(said, Notice)
    return said


def raw(text: str | bytes) -> str:
    """Give what would be a disclosure, of any bytes."""
    return base64url(text if isinstance(text, bytes) else text.encode())


CIRCLE = json.dumps(examples.CIRCLE)
SEVERAL = json.dumps([{"shape": examples.CIRCLE}] * (ITEMS_MAX + 1))

BAD = {
    "no base64url": "%%%%",
    "base64 with padding": raw('["s","purpose","x"]') + "=",
    "bits behind the last byte": raw('["s","purpose","xy"]')[:-1] + "1",
    "a newline in it": raw('["s","purpose","x"]')[:8] + "\n" + raw('["s","purpose","x"]')[8:],
    "not JSON": raw("purpose"),
    "not UTF-8": raw(b'["s","purpose","\xff"]'),
    "UTF-16": raw('["s","purpose","x"]'.encode("utf-16")),
    "a byte order mark": raw(b'\xef\xbb\xbf["s","purpose","x"]'),
    "an object": raw('{"purpose":"x"}'),
    "an item of a list": raw('["s","x"]'),
    "four parts": raw('["s","purpose","x",1]'),
    "a salt that is a number": raw('[1,"purpose","x"]'),
    "a name that is a number": raw('["s",1,"x"]'),
    "a member that this kind does not have": raw('["s","measures",[]]'),
    "a member that may not be hidden": raw('["s","activity","aid_convoy"]'),
    "a member of the bookkeeping": raw('["s","seq",9]'),
    "the digests themselves": raw('["s","_sd",[]]'),
    "the type": raw('["s","type","charter/1"]'),
    "a value of the wrong type": raw('["s","purpose",7]'),
    "a value of the wrong type, further in": raw('["s","volumes",[{"shape":{"is":"cube"}}]]'),
    "a value that is null": raw('["s","purpose",null]'),
    "an empty text": raw('["s","purpose",""]'),
    "a text that is too long": raw(f'["s","purpose","{"a" * 4_001}"]'),
    "too many volumes": raw(f'["s","volumes",{SEVERAL}]'),
    "a fraction": raw(f'["s","volumes",[{{"shape":{CIRCLE.replace("50000", "5e4")}}}]]'),
    "NaN": raw('["s","purpose",NaN]'),
    "a huge number": raw(f'["s","volumes",{"9" * 5_000}]'),
    "a name twice": raw('["s","text",{"en":"a","en":"b"}]'),
    "half a surrogate pair": raw('["s","purpose","\\ud800"]'),
    "a control character": raw('["s","purpose","\\u0007"]'),
    "a direction override": raw('["s","purpose","\u202e"]'),
    "a default, spelt out": raw(f'["s","volumes",[{{"shape":{CIRCLE},"start":null}}]]'),
    "a ring that does not close": raw('["s","volumes",[{"shape":{"is":"area","polygons":[[[[0,0],[1,0],[1,1],[0,1]]]]}}]]'),
    "24 o'clock": raw(f'["s","volumes",[{{"shape":{CIRCLE},"start":"2018-09-17T24:00:00Z"}}]]'),
    "depth": raw(f'["s","purpose",{"[" * 40}{"]" * 40}]'),
    "depth without end": raw(f'["s","purpose",{"[" * 90_000}'),
    "an empty text for a disclosure": "",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_bad_disclosure_is_refused_although_it_was_signed(text: str) -> None:
    with refused(Code.BAD_DISCLOSURE) as refusal:
        disclosure.reveal(hiding(text), [text])
    assert refusal.sentence.isprintable()


GOOD = raw('["s","purpose","x"]')


def test_the_bad_ones_are_bad_in_one_way_only() -> None:
    assert disclosure.reveal(hiding(GOOD), [GOOD]).purpose == "x"


def test_a_disclosure_of_another_statement_is_refused() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.reveal(hiding(GOOD), [disclosure.hide("purpose", "x", SALTS[0])])


def test_a_disclosure_beside_a_statement_that_hides_nothing_is_refused() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.require_matching(opened(NOTICE), [GOOD])


def test_a_disclosure_given_twice_is_refused() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.reveal(hiding(GOOD), [GOOD, GOOD])


def test_one_member_hidden_twice_is_refused() -> None:
    other = raw('["s","purpose","y"]')
    with refused(Code.BAD_DISCLOSURE):
        disclosure.reveal(hiding(GOOD, other), [GOOD, other])


def test_a_member_that_is_hidden_and_open_is_refused() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.reveal(hiding(GOOD, purpose="y"), [GOOD])


def test_a_disclosure_beyond_ascii_is_refused() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.reveal(hiding(GOOD), ["é"])


def test_a_disclosure_that_is_too_large_is_refused_by_its_size() -> None:
    text = "A" * (DISCLOSURE_BYTES_MAX + 1)
    with refused(Code.TOO_LARGE):
        disclosure.reveal(hiding(text), [text])


def test_a_disclosure_that_nobody_could_read_cannot_be_made() -> None:
    with refused(Code.TOO_LARGE):
        disclosure.hide("measures", "a" * DISCLOSURE_BYTES_MAX, SALTS[0])


def test_too_many_disclosures_are_refused_before_any_is_read() -> None:
    with refused(Code.TOO_LARGE):
        disclosure.reveal(hiding(GOOD), repeat(GOOD, DISCLOSURES_MAX + 1))


def test_all_or_nothing_one_bad_disclosure_spoils_the_rest() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.require_matching(hiding(GOOD), [GOOD, raw('["s","text",{"en":"x"}]')])


@pytest.mark.parametrize("salt", [b"", bytes(16), bytes(31), bytes(33)], ids=len)
def test_a_salt_has_32_bytes(salt: bytes) -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.hide("purpose", "x", salt)


def test_every_hidden_member_needs_a_salt_of_its_own() -> None:
    """Otherwise a member would vanish, neither said nor hidden."""
    with refused(Code.BAD_DISCLOSURE):
        disclosure.conceal(AGREEMENT, ["measures", "zones"], SALTS[:1])


def test_only_what_is_there_can_be_hidden() -> None:
    with refused(Code.BAD_DISCLOSURE):
        disclosure.conceal(NOTICE, ["measures"], SALTS)
