"""`garant desk`: a party's own desk on its own machine. It is made once, and then runs."""

from pathlib import Path
from typing import Any

import click

from garant.cli.ending import ended_by_signals
from garant.cli.opening import tell
from garant.cli.output import answer, json_option
from garant.cli.passphrase import fresh_passphrase, passphrase_file
from garant.errors import Code, Refused
from garant.terminal import streams
from garant.terminal.paper import Ink

_FILE = click.Path(path_type=Path, dir_okay=False)
_DIRECTORY = click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_PORT = 8450


@click.group(short_help="A party's own desk: make one, run one.")
def desk() -> None:
    """Make and run a party's own desk: its officer's key, a verified copy of the log, and pages in a browser on this machine.

    The desk verifies everything that the host shows, works when the line is cut, and signs only what the officer has read. Its pages come
    from this machine, never from the host.
    """


@desk.command("new", short_help="Make a desk.")
@click.argument("url")
@_DIRECTORY
@click.option("--as", "party", required=True, metavar="PARTY", help="Whose desk it is.")
@click.option("--key", "key_text", metavar="VKEY", help="The log's verifier key, got by another way than the log.")
@click.option("--policy", type=_FILE, metavar="FILE", help="Go no further than this policy's witnesses have cosigned (C2SP tlog-policy).")
@click.option("--officer-key", required=True, type=_FILE, help="The officer's key. The desk keeps it under a passphrase.")
@click.option("--machine-key", type=_FILE, help="The desk's own key (of a grant `desk`): opens sessions, and says `delivered` alone.")
@click.option("--no-machine-key", is_flag=True, help="Do without: nothing says `delivered`, and nothing comes that is not open to all.")
@click.option("--idle-minutes", default=15, show_default=True, type=click.IntRange(1, 480), help="Without work so long the key is locked.")
@passphrase_file
@json_option
def new(url: str, directory: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Make a desk in DIR for the log at URL. Nothing is asked of the host yet.

    The desk's own key opens its sessions at the host, and says `delivered` while officers sleep; the officer's key does neither. A desk
    that is to go without one reads a host that is open to all, without what is hidden there and shown to its party.

    A plain officer's key is put under a passphrase; the file that was given stays as it is: destroy it, or keep it where nobody finds it.

    \b
    Example:
      garant desk new https://host.example/valley duty --as north --key "$(cat theatre.vkey)" \\
          --officer-key officer.key --machine-key desk.key
    """
    from garant.cli.follow import trust_of
    from garant.desk.making import Made, make
    from garant.desk.place import DeskPlace

    _require_machine_key(given["machine_key"], without=given["no_machine_key"])
    place = DeskPlace(directory)
    policy, key_text = given["policy"], given["key_text"]
    key = trust_of(place.replica, key_text, policy).keys[0]
    officer, machine, party = given["officer_key"], given["machine_key"], given["party"]
    make(
        place,
        Made(
            url=url, party=party, key=key, officer=officer, passphrase=lambda: fresh_passphrase(given["passphrase_file"]), machine=machine,
            policy=policy.read_bytes() if policy else None, idle_s=60 * given["idle_minutes"],
        ),
    )  # fmt: skip
    told = {"desk": str(directory), "log": key.name, "party": party, "url": url}
    answer(told, lambda: Ink(f"a desk of {party}'s for {key.name}; run it with: garant desk run {directory}"), as_json=as_json)


def _require_machine_key(file: Path | None, *, without: bool) -> None:
    """Let nobody make a desk by mistake that half works."""
    if without == (file is not None):
        sentence = (
            "say --machine-key with the desk's own key, or --no-machine-key: then nothing says `delivered`, and the host must be open"
        )
        raise Refused(Code.USAGE, sentence, "--machine-key")


@desk.command("run", short_help="Run a desk.")
@_DIRECTORY
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65_535), help="The port of 127.0.0.1; 0: any free one.")
@click.option("--pages", "pages_folder", type=_FOLDER, hidden=True, help="Another build of the pages, for whoever works on them.")
@json_option
def run(directory: Path, port: int, pages_folder: Path | None, *, as_json: bool) -> None:
    """Run the desk in DIR until it is stopped, and print the address to open in a browser on this machine.

    The address lets one browser in, once; whenever it was used, another one is printed on standard error. The officer's passphrase lets in
    as well, and is needed to sign. SIGTERM or Ctrl-C ends it cleanly; what was signed and not sent yet goes with the next run.

    \b
    Example:
      garant desk run duty
    """
    from garant.desk.running import Running

    running = Running(directory, pages_folder, tell)
    with ended_by_signals(running.stop):
        running.run(port, lambda told: _ready(told, as_json=as_json))


def _ready(told: dict[str, str], *, as_json: bool) -> None:
    """Tell where the desk is; the address is never broken, however narrow the terminal is."""
    if as_json:
        answer(told, lambda: Ink(""), as_json=True)
    else:
        streams.put(f"the desk of {told['party']}'s is open at\n{told['enter']}\n")
