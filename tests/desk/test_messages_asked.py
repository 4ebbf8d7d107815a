"""The pages and their messages: every message that a page asks for by name is there, and every message that is there is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.test_house import ROOT

WEB = ROOT / "web"
_ID = r"[a-z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)+"
_ASKED = re.compile(rf'(?:\bt\(|\bT id=|does: |title: |counted\()\s*"({_ID})"')
"""Where a literal stands that can be nothing but the name of a message."""

_LITERAL = re.compile(rf'"({_ID})"')
_TEMPLATE = re.compile(r"`((?:[a-z][a-zA-Z0-9]*-)+)\$\{")
"""How the beginning of a name stands before what is put behind it."""


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted((WEB / "src").rglob("*.ts*")):
        if ".test." not in path.name:
            yield path, path.read_text(encoding="utf-8")


def _messages() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (WEB / "locales" / "en").glob("*.ftl")]
    return {found for text in texts for found in re.findall(rf"^({_ID}) =", text, re.MULTILINE)}


def test_every_message_that_is_asked_for_is_there() -> None:
    there = _messages()
    missing = {f"{path.relative_to(WEB)}: {name}" for path, text in _sources() for name in _ASKED.findall(text) if name not in there}
    assert not missing, "\n".join(sorted(missing))


def test_every_message_is_asked_for() -> None:
    texts = [text for _, text in _sources()]
    named = {name for text in texts for name in _LITERAL.findall(text)}
    begun = tuple({start for text in texts for start in _TEMPLATE.findall(text)})
    unasked = {name for name in _messages() - named if not name.startswith(begun)}
    assert not unasked, "\n".join(sorted(unasked))
