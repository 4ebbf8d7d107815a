"""`garant witness`: being a witness of other people's logs, and asking one's own."""

import sys
from pathlib import Path

import click

from garant.cli import files
from garant.cli.output import answer, directory, json_option
from garant.cli.witness_asking import ask, check
from garant.errors import Code, Fault, Refusal, Refused
from garant.log import VerifierKey
from garant.terminal.paper import Ink, assemble, ink, safe, unbroken

_OUT = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)
_PORT = 8417


@click.group(short_help="Be a witness of logs, or ask a log's witnesses.")
def witness() -> None:
    """Be a witness of logs, or ask a log's witnesses.

    A witness signs that a log it watches has only grown, and remembers how far. Whoever demands its signature cannot be shown a log that
    was shortened or has two histories (C2SP tlog-witness, tlog-cosignature, tlog-policy).
    """


witness.add_command(ask)
witness.add_command(check)


@witness.command("init", short_help="Make a witness.")
@directory
@click.option("--name", required=True, metavar="NAME", help="Its name, like a web address without https://: witness.example/w1.")
@click.option("--log", "logs", multiple=True, metavar="VKEY", help="A log to watch, as `garant log key` prints it. Can be given again.")
@json_option
def init(directory: Path, name: str, logs: tuple[str, ...], *, as_json: bool) -> None:
    """Make a witness in DIR: a fresh key, an empty record, a list of logs. Print its key, as policies and charters name it.

    Logs can be added later: their keys stand in DIR/logs, one a line, and are read when the witness starts.

    \b
    Example:
      garant witness init watcher --name witness.example/w1 --log "$(cat theatre.vkey)"
    """
    from garant.storage.witness_files import WitnessPlace, make

    key = make(WitnessPlace(directory), name, tuple(map(_log, logs)))
    answer({"key": str(key)}, lambda: unbroken(ink(str(key))), as_json=as_json)


def _log(text: str) -> VerifierKey:
    try:
        return VerifierKey.parse(text.strip())
    except Refused as refused:
        raise Refused(Code.USAGE, refused.refusal.sentence, "--log") from refused


@witness.command("show", short_help="Show what a witness has seen.")
@directory
@click.option("--evidence", "out", type=_OUT, metavar="OUT", help="Write the checkpoints that do not fit together to this new directory.")
@json_option
def show(directory: Path, out: Path | None, *, as_json: bool) -> None:
    """Show a witness's key, the logs that it watches, how far it saw each, and what it keeps as evidence.

    Evidence is a pair of checkpoints, both signed by one log's host, that do not fit together. `fork`: two roots at one size, which
    proves by itself that the host showed two histories. `unproved`: no good proof came that the one grew from the other, and anybody can
    send a bad proof.

    \b
    Examples:
      garant witness show watcher
      garant witness show watcher --evidence for-the-parties
    """
    from garant.storage.witness_files import WitnessPlace, public_key, watched
    from garant.storage.witness_state import SqliteWitnessState
    from garant.terminal import witnesses

    place = WitnessPlace(directory)
    key, state = public_key(place), SqliteWitnessState(place.state)
    try:
        logs = [(log, state.newest(log.name)) for log in watched(place)]
        evidence = state.evidence()
    finally:
        state.close()
    if out is not None:
        _write_evidence(out, [(one.ours, one.theirs) for one in evidence])
    told = {
        "key": str(key),
        "logs": [{"log": str(log), "size": last and last.size, "time_s": last and last.time_s} for log, last in logs],
        "evidence": [
            {"log": one.origin, "doubt": one.doubt, "ours": one.ours.decode(), "theirs": one.theirs.decode(), "time_s": one.time_s}
            for one in evidence
        ],
    }
    answer(told, lambda: witnesses.witness(key, logs, evidence), as_json=as_json)


def _write_evidence(out: Path, pairs: list[tuple[bytes, bytes]]) -> None:
    try:
        out.mkdir(parents=True)
    except OSError as error:
        raise Refused(Code.EXISTS, f"this must be a new directory: {error.strerror}", str(out)) from error
    for number, (ours, theirs) in enumerate(pairs, 1):
        files.write_new(out / f"{number}-cosigned.checkpoint", ours)
        files.write_new(out / f"{number}-other.checkpoint", theirs)


@witness.command("serve", short_help="Answer logs over HTTP.")
@directory
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen at.")
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65_535), help="The port; 0 takes any free one.")
@click.option("--per-minute", default=600, show_default=True, type=click.IntRange(1, 1_000_000), help="Requests a minute from one address.")
@click.option("--tls-cert", type=_FILE, metavar="FILE", help="Speak HTTPS, with this certificate (PEM).")
@click.option("--tls-key", type=_FILE, metavar="FILE", help="The certificate's key (PEM).")
@json_option
def serve(directory: Path, host: str, port: int, per_minute: int, tls_cert: Path | None, tls_key: Path | None, *, as_json: bool) -> None:
    """Run the witness in DIR until it is stopped. It prints the address under which it answers, once it does.

    It cosigns a checkpoint when the log signed it and it only adds to what the witness saw last; and it writes that down before it answers.
    A fork is told on standard error and kept (`garant witness show`). When its record fails, it stops with exit code 3.

    \b
    Example:
      garant witness serve watcher --host 0.0.0.0 --tls-cert cert.pem --tls-key cert.key
    """
    from garant.api.limits import Allowance
    from garant.api.server import Place, Server
    from garant.api.witness import application
    from garant.bootstrap import now_ms
    from garant.node.witness import Witness
    from garant.storage.witness_files import WitnessPlace, watched, whole_key
    from garant.storage.witness_state import SqliteWitnessState

    if (tls_cert is None) != (tls_key is None):
        raise Refused(Code.USAGE, "--tls-cert and --tls-key belong together")
    place = WitnessPlace(directory)
    key, logs, state = whole_key(place), watched(place), SqliteWitnessState(place.state)
    failed: list[Fault] = []

    def stop(fault: Fault) -> None:
        failed.append(fault)
        server.stop()

    app = application(Witness(key.public, key.secret.sign, logs, state, now_ms), stop, _tell_doubt, Allowance(per_minute))
    server = Server(app, Place(host, port, str(tls_cert) if tls_cert else None, str(tls_key) if tls_key else None))
    try:
        server.run(lambda url: answer({"url": url, "key": str(key.public)}, lambda: _ready(url, len(logs)), as_json=as_json))
    finally:
        state.close()
    if failed:
        raise failed[0]


def _ready(url: str, logs: int) -> Ink:
    sys.stdout.flush()
    return assemble(f"a witness of {logs} log{'s' * (logs != 1)}, at ", ink(url))


def _tell_doubt(refusal: Refusal) -> None:
    sys.stderr.write(f"{safe(str(refusal))}\n")
    sys.stderr.flush()
