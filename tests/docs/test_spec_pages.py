"""The spec pages of the proof bundle, the host's word and the state digest: their examples are what the code makes, to the byte."""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from garant import signature
from garant.log import leaf_hash
from garant.node.checking import check
from garant.state.state import TABLES, row_hash
from garant.statement import host_word
from garant.statement.host_word import RefusalWord
from tests.docs import example
from tests.docs.console import ROOT, complaints, readers_folder

SPEC = ROOT / "docs" / "spec"


def page(name: str) -> str:
    return (SPEC / f"{name}.md").read_text(encoding="utf-8")


def told(name: str) -> dict[str, str]:
    """Give the `text` lines of a page that name a value: name, two spaces or more, value."""
    blocks = re.findall(r"^```text\n(.*?)^```$", page(name), re.DOTALL | re.MULTILINE)
    return dict(re.findall(r"^(\S.*?) {2,}(\S+)", "".join(blocks), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(example.files()))
def test_the_files_beside_the_pages_are_what_the_code_makes(name: str) -> None:
    """To write them again: python -m tests.docs.example."""
    assert (example.FILES / name).read_bytes() == example.files()[name]


@pytest.mark.parametrize("name", ["proof-bundle", "state-digest"])
def test_the_programs_on_a_page_print_what_it_says(name: str, tmp_path: Path) -> None:
    wrong = complaints(SPEC / f"{name}.md", readers_folder(tmp_path), 'export PATH="$PWD/.venv/bin:$PATH"')
    assert not wrong, wrong


# Proof bundle


def test_the_hashes_of_the_bundle() -> None:
    tree = example.host().ledger.tree
    values = {"leaf 0": tree.leaf(0), "leaf 1": tree.leaf(1), "root": tree.root()}
    assert told("proof-bundle") == {"verifier key": str(example.VKEY)} | {name: b64encode(data).decode() for name, data in values.items()}


def test_the_page_gives_the_size_of_the_bundle_and_its_items_as_they_are() -> None:
    data = example.proof()
    assert f"{len(data):,} bytes" in page("proof-bundle")
    for item in json.loads(data)["items"]:
        shown = f'"index": {item["index"]}, "proof": ["{item["proof"][0]}"]}}'
        assert shown in page("proof-bundle")
        assert leaf_hash(b64decode(item["entry"])) == example.host().ledger.tree.leaf(item["index"])


def test_the_bundle_shows_the_joining() -> None:
    found = check(example.proof(), example.VKEY)
    assert (found.subject.index, found.subject.said.party) == (1, "south")


# The host's word


def test_the_refusal_on_the_page_is_the_host_s() -> None:
    word = example.refusal()
    payload = b64decode(json.loads(word)["payload"])
    assert f"```json\n{word.decode()}\n```\n" in page("host-word")
    assert f"```json\n{payload.decode()}\n```\n" in page("host-word")


def test_what_the_page_tells_of_the_refusal() -> None:
    said = host_word.open_word(example.refusal(), example.ANSWER.public)
    assert isinstance(said, RefusalWord)
    assert said.sha256 == sha256(example.NONSENSE).hexdigest() == told("host-word")["refused"]
    assert signature.keyid(example.ANSWER.public) == told("host-word")["keyid"]
    assert f"`{example.NONSENSE.decode()}`" in page("host-word")


@pytest.mark.parametrize("word", host_word.AnyWord.__args__)
def test_the_page_has_every_member_of_every_word(word: type[host_word.HostWord]) -> None:
    section = page("host-word").split(f"## `{word.__struct_config__.tag}`")[1].split("\n## ")[0]
    own = set(word.__struct_fields__) - set(host_word.HostWord.__struct_fields__)
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == own


# State digest


def test_the_digest_and_the_row_on_the_page() -> None:
    state = example.host().ledger.state
    row = next(put for put in state.rows() if f"{put.table}\n{put.key}\n" in page("state-digest"))
    assert told("state-digest")["digest"] == state.digest()
    assert told("state-digest")["h(row)"] == row_hash(row).to_bytes(256, "big")[:16].hex()


def test_the_page_names_every_table() -> None:
    rows = re.findall(r"^\| (`.+?) \|", page("state-digest"), re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(TABLES)
