"""Where a theatre or a key is, as somebody says it on a command line: a directory, or a log in a database, `postgresql://...`; a file."""

from pathlib import Path
from typing import Any

import click

from garant.storage.postgresql_address import disguised, is_address

KEY_FILE = click.Path(path_type=Path, dir_okay=False)


class Where(click.Path):
    """A directory as click knows it; a database's URL becomes a path that `bootstrap.Place` reads."""

    def __init__(self) -> None:
        """Take directories, and no files."""
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own words
        """Give the path. Refuses a URL with a password in it."""
        if isinstance(value, str) and is_address(value):
            return disguised(value)
        return super().convert(value, param, ctx)
