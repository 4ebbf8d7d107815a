"""The examples in `docs/spec/` are what the code writes, to the byte. Strangers build on them."""

from pathlib import Path

import pytest

from garant.log import Checkpoint, ConsistencyProof, TlogProof, Tree, encode_bundle, leaf_hash, sign_checkpoint
from garant.log.spelling import base64_text
from tests.log.small_log import KEY, ORIGIN, SIGN

PAGES = Path(__file__).parents[2] / "docs" / "spec"
WORDS = [b"one", b"two", b"three", b"four", b"five"]
TREE = Tree.from_leaves(map(leaf_hash, WORDS))
NOTE = sign_checkpoint(Checkpoint(ORIGIN, 5, TREE.root()), KEY, SIGN)


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def indented(text: str) -> str:
    return "".join("    " + line if line.strip() else line for line in text.splitlines(keepends=True))


def test_the_tree_and_its_hashes() -> None:
    told = {line[4:17].strip(): line[17:].strip() for line in page("log.md").splitlines() if line.endswith("=") and line[17:].strip()}
    for index in range(5):
        assert told[f"leaf {index}"] == base64_text(TREE.leaf(index))
    assert told["[0,1]"] == base64_text(TREE.hashes(1, 0, 1))
    assert told["[2,3]"] == base64_text(TREE.hashes(1, 1, 2))
    assert told["[0..3]"] == base64_text(TREE.hashes(2, 0, 1))
    assert told["root"] == base64_text(TREE.root())


def test_the_note() -> None:
    assert indented(NOTE.decode()) in page("log.md")
    assert f"    verifier key    {KEY}\n" in page("log.md")


def test_the_bundle() -> None:
    assert f"\n    {encode_bundle(WORDS).hex(' ')}\n" in page("tiles.md")


def test_the_inclusion_proof() -> None:
    proof = TlogProof(2, tuple(TREE.inclusion(2, 5)), NOTE)
    assert f"```text\n{proof.encode().decode()}```\n" in page("tlog-proof.md")


def test_the_consistency_proof() -> None:
    proof = ConsistencyProof(3, tuple(TREE.consistency(3, 5)), NOTE)
    assert f"```text\n{proof.encode().decode()}```\n" in page("consistency.md")


@pytest.mark.parametrize("name", ["log.md", "tiles.md", "tlog-proof.md", "consistency.md"])
def test_each_page_tells_how_to_check_with_other_tools(name: str) -> None:
    assert "\n## How to check with other tools\n" in page(name)
