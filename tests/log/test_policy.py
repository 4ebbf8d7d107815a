"""Trust policies: the example of the specification, every file that transparency-dev's tests refuse, by its name there, and evaluation."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import signature
from garant.errors import Code, Refused
from garant.log import Checkpoint, TlogProof, VerifierKey, sign_checkpoint
from garant.log.cosignature import CosignerKey, cosign, with_lines
from garant.log.policy import POLICY_BYTES_MAX, Policy, shown
from garant.log.spelling import base64_text
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, OTHER_SIGN, checkpoint, entry, note, tree

SEEDS = [bytes([number]) * 32 for number in range(1, 7)]
KEYS = [CosignerKey(f"witness.example/{number}", signature.public_key_of(seed)) for number, seed in enumerate(SEEDS, 1)]
W1, W2, W3, W4, W5, W6 = KEYS

EXAMPLE = f"""log {KEY}

witness X1 {W1}
witness X2 {W2}
witness X3 {W3}
group X-witnesses 2 X1 X2 X3

witness Y1 {W4}
witness Y2 {W5}
witness Y3 {W6}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def parse(text: str) -> Policy:
    return Policy.parse(text.encode("utf-8", "surrogateescape"))


def signed(*numbers: int, size: int = 5) -> bytes:
    text = checkpoint(size).text()
    return with_lines(note(size), [cosign(text, KEYS[number - 1], 7, signature.signer(SEEDS[number - 1])) for number in numbers])


# Reading


def test_the_example_of_the_specification() -> None:
    policy = parse(EXAMPLE)
    assert [line.key for line in policy.logs] == [KEY]
    assert [(line.name, line.key) for line in policy.witnesses] == list(zip(["X1", "X2", "X3", "Y1", "Y2", "Y3"], KEYS, strict=True))
    assert [(group.name, group.threshold, group.members) for group in policy.groups] == [
        ("X-witnesses", 2, ("X1", "X2", "X3")),
        ("Y-witnesses", 1, ("Y1", "Y2", "Y3")),
        ("X-and-Y", 2, ("X-witnesses", "Y-witnesses")),
    ]
    assert policy.quorum == "X-and-Y"


GOOD = {
    "minimal": "quorum none\n",
    "whitespace and comments": f"\n# comment\n\t # another comment\n\twitness \t w1  {W1}   https://w1.example.com/  \n\n  quorum\tw1\n",
    "urls optional and opaque": f"log {KEY} https://log.example.com/\nwitness w1 {W1} nothing:like-a-url\nquorum w1\n",
    "non-ASCII names are opaque octets": f"witness Kelvin-\u212a\udc80 {W1}\nquorum Kelvin-\u212a\udc80\n",
    "keywords other than none are valid names": f"witness all {W1}\nwitness any {W2}\ngroup group 2 all any\nquorum group\n",
    "a comment of octets": "# \udc80\udcff\nquorum none\n",
    "one public key as a log's and a witness's": f"log {KEY}\nwitness w1 {CosignerKey('w', KEY.public_key)}\nquorum w1\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_what_is_a_policy(text: str) -> None:
    policy = parse(text)
    assert policy.quorum in {"none", "group", *(line.name for line in policy.witnesses)}


def test_names_are_octets() -> None:
    with refused(Code.BAD_POLICY):
        parse(f"witness K {W1}\nquorum \u212a\n")
    assert shown("K\udc80") == "K\ufffd"


_ML_DSA = f"w+00000000+{base64_text(bytes([6]) + bytes(1312))}"
BAD = {
    "nothing": "",
    "disallowed control octet": "quorum none\n\x01\n",
    "carriage return": "quorum none\r\n",
    "a line that was cut off": "quorum none",
    "delete": "quorum none\n#\x7f\n",
    "another space": "quorum\u00a0none\n",
    "unknown keyword": "quibble w1\nquorum none\n",
    "a keyword in capitals": "Quorum none\n",
    "inline comments are not comments": f"witness w1 {W1} https://w1.example.com/ # comment\nquorum w1\n",
    "log without vkey": "log\nquorum none\n",
    "log with invalid vkey": "log garbage\nquorum none\n",
    "log with a witness's key": f"log {W1}\nquorum none\n",
    "log with a key that cannot be verified here": f"log {_ML_DSA}\nquorum none\n",
    "duplicate log public key": f"log {KEY}\nlog {KEY} https://log.example.com/\nquorum none\n",
    "duplicate log public key under two names": f"log {KEY}\nlog {VerifierKey('other.example', KEY.public_key)}\nquorum none\n",
    "witness without vkey": "witness w1\nquorum none\n",
    "witness with plain ed25519 vkey": f"witness w1 {KEY}\nquorum w1\n",
    "witness with a key that cannot be verified here": f"witness w1 {_ML_DSA}\nquorum w1\n",
    "witness named none": f"witness none {W1}\nquorum none\n",
    "duplicate witness name": f"witness w1 {W1}\nwitness w1 {W2}\nquorum w1\n",
    "duplicate witness public key": f"witness w1 {W1}\nwitness w2 {CosignerKey('impostor.example', W1.public_key)}\nquorum w1\n",
    "group name duplicates witness name": f"witness w1 {W1}\ngroup w1 any w1\nquorum w1\n",
    "group without members": f"witness w1 {W1}\ngroup g1 1\nquorum w1\n",
    "group named none": f"witness w1 {W1}\ngroup none any w1\nquorum none\n",
    "zero threshold": f"witness w1 {W1}\ngroup g1 0 w1\nquorum g1\n",
    "negative threshold": f"witness w1 {W1}\ngroup g1 -1 w1\nquorum g1\n",
    "threshold with a leading zero": f"witness w1 {W1}\ngroup g1 01 w1\nquorum g1\n",
    "threshold in other digits": f"witness w1 {W1}\ngroup g1 \u0661 w1\nquorum g1\n",
    "threshold exceeds members": f"witness w1 {W1}\ngroup g1 2 w1\nquorum g1\n",
    "unknown group member": f"witness w1 {W1}\ngroup g1 any w2\nquorum g1\n",
    "forward reference in group": f"group g1 any w1\nwitness w1 {W1}\nquorum g1\n",
    "a group in itself": f"witness w1 {W1}\ngroup g1 any g1 w1\nquorum g1\n",
    "none as group member": f"witness w1 {W1}\ngroup g1 any none w1\nquorum g1\n",
    "member repeated within a group": f"witness w1 {W1}\ngroup g1 all w1 w1\nquorum g1\n",
    "member repeated across groups": f"witness w1 {W1}\nwitness w2 {W2}\ngroup g1 any w1 w2\ngroup g2 any w1\nquorum g1\n",
    "no quorum": f"witness w1 {W1}\n",
    "multiple quorums": f"witness w1 {W1}\nquorum w1\nquorum w1\n",
    "quorum with unknown name": "quorum unknown\n",
    "quorum before referenced definition": f"quorum w1\nwitness w1 {W1}\n",
    "quorum without name": "quorum\n",
    "quorum with two names": f"witness w1 {W1}\nquorum w1 w1\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_is_no_policy(text: str) -> None:
    with refused(Code.BAD_POLICY):
        parse(text)


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(Refused) as caught:
        parse(f"# one\n\nwitness w1 {W1}\nwitness w1 {W2}\nquorum w1\n")
    assert caught.value.refusal.where == "line 4"


def test_a_policy_has_a_size() -> None:
    with refused(Code.TOO_LARGE):
        Policy.parse(b"#" * POLICY_BYTES_MAX + b"\n")


@given(data=st.binary(max_size=120))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with refused(Code.BAD_POLICY):
        Policy.parse(data + b"\xff none\n")


words = st.sampled_from(
    ["log", "witness", "group", "quorum", "any", "all", "1", "2", "none", "a", "b", "#", str(W1), str(W2), str(KEY), "\t"]
)


@given(lines=st.lists(st.lists(words, max_size=6), max_size=8))
def test_any_words_are_read_or_refused(lines: list[list[str]]) -> None:
    text = "".join(" ".join(line) + "\n" for line in lines)
    try:
        policy = parse(text)
    except Refused:
        with refused(Code.BAD_POLICY):
            parse(text)
        return
    assert policy.met_by([]) == (policy.quorum == "none"), "nobody's word is never enough, unless nobody's is asked for"


# Evaluating


@pytest.mark.parametrize("numbers", [one for count in range(7) for one in itertools.combinations(range(1, 7), count)], ids=str)
def test_two_of_three_and_one_of_three(numbers: tuple[int, ...]) -> None:
    enough = len({1, 2, 3} & set(numbers)) >= 2 and {4, 5, 6} & set(numbers)
    if enough:
        found = parse(EXAMPLE).require(signed(*numbers))
        assert (found.checkpoint, found.key) == (checkpoint(5), KEY)
        assert [one.key for one, time_s in found.cosigned if time_s == 7] == [KEYS[number - 1] for number in numbers]
    else:
        with refused(Code.QUORUM_NOT_MET):
            parse(EXAMPLE).require(signed(*numbers))


def test_one_more_witness_never_takes_a_quorum_away() -> None:
    policy = parse(EXAMPLE)
    names = [line.name for line in policy.witnesses]
    for count in range(7):
        for some in itertools.combinations(names, count):
            assert not policy.met_by(some) or all(policy.met_by([*some, more]) for more in names)


def test_any_one_of_the_logs_is_enough_and_its_name_is_the_origin() -> None:
    both = parse(f"log {OTHER_KEY}\nlog {KEY}\nwitness w1 {W1}\nquorum w1\n")
    assert both.require(signed(1)).key == KEY
    with refused(Code.UNKNOWN_LOG_KEY):
        parse(f"log {OTHER_KEY}\nquorum none\n").require(signed(1))
    misnamed = sign_checkpoint(checkpoint(5), OTHER_KEY, OTHER_SIGN)
    with refused(Code.UNKNOWN_LOG_KEY):
        parse(f"log {OTHER_KEY}\nquorum none\n").require(misnamed)


def test_a_log_whose_key_was_replaced_stands_there_with_both() -> None:
    newer = VerifierKey(ORIGIN, OTHER_KEY.public_key)
    policy = parse(f"log {KEY}\nlog {newer}\nquorum none\n")
    assert policy.require(note(5)).key == KEY
    assert policy.require(sign_checkpoint(checkpoint(5), newer, OTHER_SIGN)).key == newer


def test_a_quorum_without_the_log_s_signature_is_nothing() -> None:
    text = checkpoint(5).text()
    alone = with_lines(sign_checkpoint(checkpoint(5), OTHER_KEY, OTHER_SIGN), [cosign(text, W1, 7, signature.signer(SEEDS[0]))])
    with refused(Code.UNKNOWN_LOG_KEY):
        parse(f"log {KEY}\nwitness w1 {W1}\nquorum w1\n").require(alone)


def test_a_policy_without_logs_takes_the_one_that_is_handed_in() -> None:
    policy = parse(f"witness w1 {W1}\nquorum w1\n")
    assert policy.require(signed(1), KEY).checkpoint == checkpoint(5)
    with refused(Code.UNKNOWN_LOG_KEY):
        policy.require(signed(1))
    with refused(Code.UNKNOWN_LOG_KEY):
        policy.require(signed(1), OTHER_KEY)


def test_a_log_that_is_handed_in_must_be_one_of_the_policy_s() -> None:
    policy = parse(f"log {OTHER_KEY}\nquorum none\n")
    with refused(Code.UNKNOWN_LOG_KEY):
        policy.require(note(5), KEY)


def test_a_bad_line_of_a_known_witness_spoils_it_even_where_it_is_not_needed() -> None:
    text = Checkpoint(ORIGIN, 6, bytes(32)).text()
    bad = with_lines(signed(2), [cosign(text, W1, 7, signature.signer(SEEDS[0]))])
    with refused(Code.BAD_SIGNATURE):
        parse(f"log {KEY}\nwitness w1 {W1}\nwitness w2 {W2}\nquorum w2\n").require(bad)
    assert parse(f"log {KEY}\nwitness w2 {W2}\nquorum w2\n").require(bad).checkpoint == checkpoint(5), "strangers' lines are passed over"


def test_a_receipt_carries_cosignatures_as_it_carries_any_line() -> None:
    """A receipt is a tlog-proof; its reader verifies the log's signature and the path, and holds the same note against the policy."""
    receipt = TlogProof(2, tuple(tree(5).inclusion(2, 5)), signed(1, 2, 4)).encode()
    read = TlogProof.parse(receipt)
    assert read.verify(entry(2), KEY) == parse(EXAMPLE).require(read.checkpoint, KEY).checkpoint
    with refused(Code.QUORUM_NOT_MET):
        parse(EXAMPLE).require(TlogProof(2, tuple(tree(5).inclusion(2, 5)), note(5)).checkpoint, KEY)


def test_a_witness_of_another_name_does_not_count() -> None:
    with refused(Code.QUORUM_NOT_MET):
        parse(f"log {KEY}\nwitness w1 {CosignerKey('w', W1.public_key)}\nquorum w1\n").require(signed(1))


@given(data=st.binary(max_size=300))
def test_any_bytes_for_a_checkpoint_are_refused(data: bytes) -> None:
    with refused(Code.BAD_NOTE, Code.BAD_CHECKPOINT, Code.UNKNOWN_LOG_KEY, Code.TOO_LARGE):
        parse(EXAMPLE).require(data)
