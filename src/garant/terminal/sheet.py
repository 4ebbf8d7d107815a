"""A sheet: rows under headings. A table where the paper is wide enough for it, otherwise one card a row; nothing is ever cut off.

sheet = Sheet("Notices", "notice!", "what", "v#")        `!` keeps to one line, `#` is for numbers
sheet.add("un/convoy-1", ink("movement"), "1")
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from garant.terminal.paper import Ink, assemble, ink

_LONGEST_WORD = 42
"""Words up to this length, such as references, are not broken; what is longer may be."""

_GAP = 2
"""Blanks between two columns."""

Cell = str | Text


class Column(NamedTuple):
    """A heading, whether its cells keep to one line, and whether they are numbers."""

    name: str
    whole: bool
    number: bool

    @classmethod
    def read(cls, text: str) -> "Column":
        """Read a heading with its mark."""
        return cls(text.rstrip("#!"), text.endswith(("!", "#")), text.endswith("#"))


class Sheet:
    """Rows under headings."""

    def __init__(self, title: str, *columns: str, note: str = "", empty: str = "none yet") -> None:
        """Start without rows. `note` stands below; `empty` stands in place of rows where there are none."""
        self.title, self.note, self.empty = title, note, empty
        self.columns = tuple(map(Column.read, columns))
        self.rows: list[tuple[Ink, ...]] = []

    def add(self, *cells: Cell) -> None:
        """Add a row. Plain strings are untrusted text."""
        self.rows.append(tuple(_ink(cell) for cell in cells))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw as fits."""
        if self.title:
            yield Ink(self.title, style="bold")
        if not self.rows:
            yield Padding(Ink(self.empty, style="dim"), (0, 0, 1, 1))
            return
        places = [place for place in range(len(self.columns)) if place == 0 or any(row[place].plain for row in self.rows)]
        widths = self._widths(places, options.max_width)
        yield self._table(widths) if widths else self._cards()
        if self.note:
            yield Padding(Ink(self.note, style="dim"), (0, 0, 1, 0))

    def _widths(self, places: Sequence[int], paper: int) -> dict[int, int]:
        """Share out the paper's width: what each column needs, and what is left where it is wanted. Nothing when it does not fit."""
        least, full = ({place: measure(place) for place in places} for measure in (self._least, self._full))
        left = paper - sum(least.values()) - _GAP * (len(places) - 1)
        wanted = {place: full[place] - least[place] for place in places}
        share, all_wanted = min(left, sum(wanted.values())), max(sum(wanted.values()), 1)
        return {place: least[place] + share * wanted[place] // all_wanted for place in places} if left >= 0 else {}

    def _least(self, place: int) -> int:
        """Give the width below which a column is no pleasure to read."""
        full = self._full(place)
        if self.columns[place].whole:
            return full
        words = " ".join([self.columns[place].name, *(row[place].plain for row in self.rows)]).split()
        return min(full, max(_PROSE, min(_LONGEST_WORD, max(map(cell_len, words), default=0))))

    def _full(self, place: int) -> int:
        """Give the width with which nothing in a column wraps."""
        return max(_width(text) for text in (self.columns[place].name, *(row[place].plain for row in self.rows)))

    def _table(self, widths: Mapping[int, int]) -> Padding:
        """Draw the columns that have anything in them."""
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
        for place, width in widths.items():
            column = self.columns[place]
            justify: JustifyMethod = "right" if column.number else "left"
            table.add_column(column.name, justify=justify, no_wrap=column.whole, overflow="fold", width=width)
        for row in self.rows:
            table.add_row(*(row[place] for place in widths))
        return Padding(table, (1, 0))

    def _cards(self) -> RenderableType:
        cards = [part for row in self.rows for part in self._card(row)]
        return Padding(Group(*cards), (1, 0))

    def _card(self, row: Sequence[Ink]) -> Iterator[RenderableType]:
        """Give a row as its first cell, and below it one paragraph of the others, each with its column's name."""
        first, *others = row
        if first.plain:
            yield Padding(assemble((f"{self.columns[0].name}: ", "dim"), first), (0, 0, 0, 1))
        named = [
            assemble((f"{column.name}: ", "dim"), _on_one_line(cell))
            for column, cell in zip(self.columns[1:], others, strict=True)
            if cell.plain
        ]
        if named:
            yield Padding(_ink(Ink(" · ").join(named)), (0, 0, 0, 4))


def _on_one_line(cell: Ink) -> Text:
    return Ink(", ").join(cell.split("\n"))


_PROSE = 12
"""A column of sentences has at least this width."""


def _width(text: str) -> int:
    return max(map(cell_len, text.split("\n")), default=0)


def _ink(cell: Cell) -> Ink:
    if isinstance(cell, str):
        return ink(cell)
    if isinstance(cell, Ink):
        return cell
    return assemble(cell)


def heads(rows: Iterable[tuple[str, Cell]]) -> Table:
    """Give names and values, one a line, without the empty ones."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        cell = _ink(value)
        if cell.plain:
            grid.add_row(name, cell)
    return grid
