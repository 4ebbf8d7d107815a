"""`garant init`: making a theatre."""

from pathlib import Path

import click

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.output import answer, directory, json_option
from garant.terminal.paper import Ink, ink, unbroken


@click.command(short_help="Make a theatre: its host's keys and its log.")
@directory
@click.option("--theatre", "theatre_file", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The theatre file, TOML.")
@json_option
def init(directory: Path, theatre_file: Path, *, as_json: bool) -> None:
    """Make a theatre in DIR: the host's keys, and a log whose first entry is its charter.

    FILE says what the theatre is. The smallest one:

    \b
      origin = "ceasefire.example.org/north"  # the log's name, for ever
      title.en = "Northern sector"
      area.en = "As named in the agreement"
      languages = ["en"]
      time_zone = "Asia/Damascus"
      proofs_shown_by = "any_party"

    Nothing is made when the file is bad. Keep DIR/keys/root-*.key elsewhere once the theatre runs.

    With a postgresql:// address in place of DIR the log is made in that database, which `garant migrate` made ready; the keys and
    the theatre file then are in the directory that the variable GARANT_HOME names.

    \b
    Example:
      garant init theatre --theatre theatre.toml
    """
    place = Place(directory)
    host = bootstrap.found(place, bootstrap.read_theatre(theatre_file))
    host.store.close()
    key = str(bootstrap.verifier_key(place))
    made = {"log": host.log, "verifier_key": key, "size": host.ledger.tree.size}
    answer(made, lambda: _told(directory, host.log, key), as_json=as_json)


def _told(directory: Path, log: str, key: str) -> Ink:
    where = ink(Place(directory).database or str(directory))
    return unbroken("The theatre ", ink(log), " is in ", where, ". Give everybody its verifier key:\n", ink(key))
