"""The sheets of `garant sheet`: how many rows are good, what is in doubt about the others, and what was filed."""

from collections.abc import Mapping, Sequence
from typing import Any

from garant.terminal.paper import Ink, assemble, safe
from garant.terminal.sheet import Sheet
from garant.terminal.spans import counted


def summary(rows: int, good: int, doubtful: int, unread: Sequence[str]) -> Ink:
    """Say how many rows are good, and which headings nobody knows."""
    ignored = f"\nnot read: {', '.join(map(safe, unread))}" if unread else ""
    good_style, bad_style = "bold green" if good else "", "bold red" if doubtful else ""
    return assemble(counted(rows, "row"), ": ", (f"{good} good", good_style), ", ", (f"{doubtful} in doubt", bad_style), ignored)


def doubts(found: Sequence[Mapping[str, Any]]) -> Sheet:
    """Say what is in doubt, row by row, and how to mend it. No row with a doubt is filed."""
    made = Sheet(
        "In doubt", "row#", "column", "there stands", "why", "mend", note="A row with a doubt is not filed. Numbers are the file's."
    )
    for one in found:
        made.add(str(one["row"]), one["column"], one["value"], one["why"], one["mend"])
    return made


def filed(told: Sequence[Mapping[str, Any]]) -> Sheet:
    """Say which rows were filed, as which notices, and what the host found."""
    made = Sheet("Filed", "row#", "notice", "entry#", "found", note="What was found informs; it is never a permission.", empty="no row")
    for one in told:
        made.add(str(one["row"]), one["notice"], str(one["index"]), str(one.get("verdict", {}).get("result", "")).replace("_", " "))
    return made
