"""`garant call telephones`: the duty telephones on paper, for when the host is out of reach."""

from pathlib import Path

import click

from garant import bootstrap, instant
from garant.cli import files
from garant.cli.call import call
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.node.naming import require_known
from garant.node.questions.hotline import sheet_of


@call.command("telephones", short_help="Print the duty telephones.")
@directory
@click.option("--as", "party", required=True, metavar="PARTY", help="Whose sheet it is.")
@click.option("--at", "at", metavar="INSTANT", help="As of this instant; now by default.")
@click.option(
    "--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), help="Write one page to print, as HTML, to this new file."
)
@click.option("--lang", "language", default="en", show_default=True, help="The language of duties.")
@json_option
def show_telephones(directory: Path, party: str, at: str | None, html_file: Path | None, language: str, *, as_json: bool) -> None:
    """Print where PARTY reaches the other sides, and they it, when the host is out of reach: only what PARTY may read.

    Print it anew whenever a roster changes, and look at its date before you rely on it.

    \b
    Examples:
      garant call telephones theatre --as north
      garant call telephones theatre --as north --html telephones.html
    """
    from garant.terminal.hotline_sheet import page
    from garant.terminal.hotline_sheet import telephones as shown

    files.require_free(html_file)
    store, ledger = opened(directory)
    require_known(party, list(ledger.state.parties.rows), "party")
    sheet = sheet_of(ledger.state, store, party, bootstrap.now_ms() if at is None else instant.parse(at))
    if html_file is not None:
        files.write_new(html_file, page(sheet, language).encode())
    answer(sheet, lambda: shown(sheet, language), as_json=as_json)
