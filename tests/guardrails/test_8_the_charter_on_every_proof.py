"""Guard-rail 8: the charter says who may show a proof to third parties, and every proof says so on its face.

Whoever would show one without that line has to take the charter out of it, or the amendment that changed it. Then it is no proof any more.
"""

import io

import pytest
from msgspec import structs
from rich.console import Console

from garant.errors import Refused
from garant.node import bundle as bundles
from garant.node.bundle import Bundle
from garant.node.checking import check
from garant.node.ledger import read
from garant.statement.kinds import CharterAmendment
from garant.terminal.findings import finding
from tests.world import HOST_ROOT, NOTICE, World

FACES = {"any_party": "any party", "addressees": "those whom the statement addresses", "nobody": "nobody outside the theatre"}


def proven(rule: str) -> tuple[World, Bundle]:
    """Prove a notice in a theatre whose charter came to say this."""
    world = World()
    tr = world.side("tr")
    world.enrol("ru")
    if rule != "any_party":
        world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "proofs_shown_by": rule})
    notice = world.admit(tr.unit, NOTICE)
    return world, bundles.make(world.host.ledger, world.store, notice.index)


@pytest.mark.parametrize(("rule", "face"), FACES.items())
def test_a_proof_says_on_its_face_who_may_show_it(rule: str, face: str) -> None:
    world, bundle = proven(rule)
    page = Console(file=io.StringIO(), width=120)
    page.print(finding(check(bundles.encode(bundle), world.key)))
    assert isinstance(page.file, io.StringIO)
    assert f"{face}" in " ".join(page.file.getvalue().split())


@pytest.mark.parametrize("rule", ["addressees", "nobody"])
def test_the_word_cannot_be_changed_in_the_file(rule: str) -> None:
    world, bundle = proven(rule)
    items = [
        structs.replace(one, entry=changed(one.entry)) if isinstance(read(one.entry).signed.said, CharterAmendment) else one
        for one in bundle.items
    ]
    assert items != list(bundle.items)
    with pytest.raises(Refused):
        check(bundles.encode(structs.replace(bundle, items=tuple(items))), world.key)


def changed(entry: bytes) -> bytes:
    """Change one character of a signed payload."""
    at = entry.index(b'"payload":"') + 40
    return entry[:at] + (b"A" if entry[at : at + 1] != b"A" else b"B") + entry[at + 1 :]


def test_the_charter_cannot_be_left_out() -> None:
    world, bundle = proven("nobody")
    bare = [item for item in bundle.items if item.index != 0]
    with pytest.raises(Refused):
        check(bundles.encode(Bundle(v=1, subject=bundle.subject, checkpoint=bundle.checkpoint, items=tuple(bare))), world.key)
