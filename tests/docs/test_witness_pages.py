"""The spec pages of cosignature, witness and policy: their examples are what the code writes, to the byte."""

import re

from garant.log import Checkpoint, ConsistencyProof
from garant.log.cosignature import CosignerKey, cosign, cosigned_message, with_lines
from garant.log.policy import Policy
from tests.log.small_log import KEY, ORIGIN
from tests.log.test_cosignature import WITNESS, WITNESS_SIGN
from tests.log.test_spec_pages import NOTE, TREE, indented, page

TIME_S = 1_800_000_000
TEXT = Checkpoint(ORIGIN, 5, TREE.root()).text()
LINE = cosign(TEXT, WITNESS, TIME_S, WITNESS_SIGN)


def test_what_is_signed_and_the_line() -> None:
    assert f"```text\n{cosigned_message(TEXT, TIME_S).decode()}```\n" in page("cosignature.md")
    assert indented(with_lines(NOTE, [LINE]).decode()) in page("cosignature.md")
    assert f"    cosigner key    {WITNESS}\n" in page("cosignature.md")


def test_the_bytes_of_the_line() -> None:
    parts = (LINE.key_id, LINE.signature[:8], LINE.signature[8:12])
    drawn = " | ".join(part.hex(" ") for part in parts) + f" ... {LINE.signature[-4:].hex(' ')} | 0a"
    assert drawn in page("cosignature.md")


def test_the_request() -> None:
    assert f"```text\n{ConsistencyProof(3, tuple(TREE.consistency(3, 5)), NOTE).encode().decode()}```\n" in page("witness.md")


def test_the_policy_is_one_and_its_quorum_is_met_by_the_example() -> None:
    (text,) = re.findall(r"^```text\n(.*?)^```$", page("policy.md"), re.DOTALL | re.MULTILINE)
    found = Policy.parse(text.encode()).require(with_lines(NOTE, [LINE]))
    assert (found.key, [one.key for one, _ in found.cosigned]) == (KEY, [CosignerKey.parse(str(WITNESS))])


def test_each_page_tells_how_to_check_with_other_tools() -> None:
    assert all("\n## How to check with other tools\n" in page(f"{name}.md") for name in ("cosignature", "witness", "policy"))
