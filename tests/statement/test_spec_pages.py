"""The pages for strangers (`docs/spec/statement.md` and its neighbours) tell the truth: their bytes, their tables, their programs."""

import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from garant import instant, limits, signature
from garant.errors import Code
from garant.statement import canonical, disclosure, entry, envelope
from garant.statement.kinds import KINDS
from tests.statement import examples, members
from tests.statement.examples import EXAMPLES

SPEC = Path(__file__).parents[2] / "docs" / "spec"
PAGES = ("statement", "envelope", "entry", "disclosure")
PAYLOAD = examples.payload("notice_step/1")
SIGNED = envelope.open_envelope(examples.signed(PAYLOAD))
ENTRY = entry.encode(entry.Entry(SIGNED, examples.T_MS))


def page(name: str) -> str:
    return (SPEC / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Give the fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.DOTALL | re.MULTILINE)


# The tables


def test_the_tables_of_members_are_those_of_the_types() -> None:
    """To renew them: python -m tests.statement.members."""
    assert members.renewed(page("statement")) == page("statement")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_section_and_its_line(kind: str) -> None:
    assert page("statement").count(f"### `{kind}`\n") == 1
    assert page("statement").count(f"| [`{kind}`](#{kind.replace('/', '')}) |") == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_link_within_the_chapter_leads_somewhere(name: str) -> None:
    for target, anchor in re.findall(r"\]\((?:([a-z]+)\.md)?(?:#([^)]*))?\)", page(name)):
        headings = re.findall(r"^#+ (.*)$", page(target or name), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, (name, target, anchor)


@pytest.mark.parametrize("name", PAGES)
def test_every_code_word_that_a_page_names_exists(name: str) -> None:
    tables = re.findall(r"\| refused with \|\n\|[-|]*\n((?:\|.*\n)+)", page(name))
    named = {word for table in tables for line in table.splitlines() for word in re.findall(r"`(\w+)` \|$", line)}
    assert named <= set(Code)
    assert named or name == "entry"


def test_the_limits_that_the_pages_name_are_ours() -> None:
    assert (limits.PAYLOAD_BYTES_MAX, limits.ENTRY_BYTES_MAX) == (46_800, 65_535)
    assert (limits.JSON_DEPTH_MAX, limits.SIGNATURES_MAX) == (32, 16)
    assert (limits.DISCLOSURES_MAX, limits.DISCLOSURE_BYTES_MAX, limits.RECIPIENTS_MAX) == (64, 262_144, 64)
    assert instant.LAST_MS == 253_402_300_799_999


# The bytes


def test_the_payload_on_the_page_is_true() -> None:
    assert blocks("statement", "json") == [PAYLOAD.decode() + "\n"]
    assert len(PAYLOAD) == 379


def test_the_envelope_on_the_page_is_true() -> None:
    assert blocks("envelope", "json") == [envelope.encode(SIGNED.envelope).decode() + "\n"]
    told = dict(line.rsplit(maxsplit=1) for line in blocks("envelope", "text")[0].splitlines())
    assert told == {
        "seed": sha256(b"example seed officer").hexdigest(),
        "public key": examples.key("officer").hex(),
        "keyid": signature.keyid(examples.key("officer")),
        "id": SIGNED.id,
        "signature": SIGNED.envelope.signatures[0].sig.hex(),
    }


def test_the_bytes_drawn_on_the_page_are_those_that_are_signed() -> None:
    drawn = re.findall(r"^    (44 53 .*)$", page("envelope"), re.MULTILINE)[0]
    rest = SIGNED.pae
    for piece in re.split(r"…", drawn):
        raw = bytes.fromhex(piece)
        assert raw in rest
        rest = rest[rest.index(raw) + len(raw) :]
    assert SIGNED.pae.startswith(b"DSSEv1 37 application/vnd.garant.statement+json 379 {")


def test_the_entry_on_the_page_is_true() -> None:
    assert blocks("entry", "json") == [ENTRY.decode() + "\n"]
    assert len(ENTRY) == 798
    leaf_hash = sha256(b"\0" + ENTRY).hexdigest()
    assert blocks("entry", "text") == [f"leaf hash  {leaf_hash}\n"]


def test_the_disclosure_on_the_page_is_true() -> None:
    open_members = {name: value for name, value in EXAMPLES["notice/1"].items() if name not in {"volumes", "text"}}
    hidden, (text,) = disclosure.conceal(open_members, ["purpose"], [bytes(range(32))])
    salt, name, value = disclosure.read(text)
    array = json.dumps([salt, name, value], separators=(",", ":"))
    told = dict(line.split(maxsplit=1) for line in blocks("disclosure", "text")[0].splitlines())
    assert told == {"array": array, "disclosure": text, "digest": disclosure.digest(text)}
    assert blocks("disclosure", "json") == [canonical.encode(hidden).decode() + "\n"]


# The programs


def run(program: str, *arguments: str) -> str:
    """Run a page's program as a reader would: by itself, without ours."""
    return subprocess.run([sys.executable, "-I", "-c", program, *arguments], capture_output=True, check=True, text=True).stdout


def test_the_program_that_verifies_with_securesystemslib_does(tmp_path: Path) -> None:
    file = tmp_path / "envelope.json"
    file.write_bytes(envelope.encode(SIGNED.envelope))
    (program,) = blocks("envelope", "python")
    command, answer = blocks("envelope", "text")[1].splitlines()
    assert "garant" not in re.sub(r"garant-ed25519-keyid", "", program)
    assert run(program, str(file), command.split()[-1]) == f"{answer}\n" == f"verified {SIGNED.id}\n"


def test_the_program_that_hashes_a_disclosure_does() -> None:
    (program,) = blocks("disclosure", "python")
    assert run(program).strip() in blocks("disclosure", "text")[0]
