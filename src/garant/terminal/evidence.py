"""The sheets of evidence: what there is, and through whose hands it went. What is in a blob is never shown here."""

from collections.abc import Iterator, Sequence

from rich.console import Group

from garant.answers.custody import EvidenceLine, Link
from garant.statement.values import Place
from garant.terminal.paper import Ink, assemble, clock, ink, pick, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief


def evidence(lines: Sequence[EvidenceLine]) -> Sheet:
    """Evidence, one a row."""
    made = Sheet("Evidence", "evidence", "what", "status!", "about", "bytes#", "held by!", "chain", note=_NOTE)
    for line in lines:
        made.add(
            line.ref, f"{line.said.form}, {line.blob.media_type}", word(line.said.status), ", ".join(line.said.about),
            f"{line.blob.size_bytes:,}", line.holder or "nobody", _chain(line),
        )  # fmt: skip
    return made


_NOTE = (
    "Who took it, where and when are hidden unless their owner discloses them. `garant evidence get` writes the bytes; it opens nothing."
)


def _chain(line: EvidenceLine) -> Ink:
    steps = f"{len(line.chain)} step{'' if len(line.chain) == 1 else 's'}"
    return assemble(steps, (f", {line.gaps} gap{'' if line.gaps == 1 else 's'}", "bold red")) if line.gaps else Ink(steps)


def one_of(line: EvidenceLine, language: str = "en", *, kept: bool) -> Group:
    """One piece of evidence, and its chain of custody."""
    made = Sheet("Chain of custody", "step!", "by!", "with!", "said!", "happened!", "seal", "gap", empty="no step on record")
    for link in line.chain:
        made.add(*_link(link))
    return Group(heads(_heads(line, language, kept=kept)), Ink(), made)


def _heads(line: EvidenceLine, language: str, *, kept: bool) -> Iterator[tuple[str, Cell]]:
    said = line.said
    yield "evidence", assemble(ink(line.ref, "bold"), ", ", word(said.status))
    yield "what", f"{said.form}, {line.blob.media_type}, {line.blob.size_bytes:,} bytes"
    yield "sha256", said.blob
    yield "bytes", "kept beside this log" if kept else "not kept here"
    yield "about", ", ".join(said.about)
    yield "made from", ", ".join(said.derived_from or ())
    yield "text", pick(said.text, language)
    yield "taken", brief(said.taken) if said.taken is not None else ""
    yield "where", where(said.place) if said.place is not None else ""
    yield "taken by", said.taken_by or ""
    yield "hidden", Ink(f"{len(said.sd)} members", style="cyan") if said.sd else ""
    yield "held by", line.holder or "nobody"
    yield "open end", Ink(line.open_end, style="bold red") if line.open_end else ""


def where(place: Place) -> str:
    """Say a place as it was said: its name, its grid reference, its district; a position in degrees."""
    degrees = "" if place.position is None else f"{place.position[1] / 1e7:.5f}, {place.position[0] / 1e7:.5f}"
    return ", ".join(filter(None, (place.name, degrees, place.mgrs, place.district)))


def _link(link: Link) -> tuple[str | Ink, ...]:
    said = link.said
    happened = said.happened[:16].replace("T", " ") + "Z" if said.happened else ""
    return said.step, said.party, said.other or "", clock(link.t_ms), happened, said.seal or "", Ink(link.gap, style="bold red")
