"""`garant follow`: a verified copy of somebody else's log, for as long as one wants it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from garant.cli.addresses import addresses_option, require_addresses
from garant.cli.ending import ended_by_signals
from garant.cli.opening import tell, the_key
from garant.cli.output import BAD, answer, json_option
from garant.cli.policies import read_policy
from garant.errors import Code, Fault, Refusal, Refused

if TYPE_CHECKING:
    from garant.api.cosigned import Newest
    from garant.api.server import Server
    from garant.client.remote_log import HttpLog
    from garant.log.policy import Policy
    from garant.node.replica import Replica, Step, Trust
    from garant.storage.replica_files import ReplicaPlace

_FILE = click.Path(path_type=Path, dir_okay=False)
_PORT = 8418


@click.command("follow", short_help="Follow a log, verify it, keep a copy.")
@click.argument("url")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--key", "key_text", metavar="VKEY", help="The log's verifier key, got by another way than the log; DIR/log.vkey from then on."
)
@click.option("--policy", type=_FILE, metavar="FILE", help="Go no further than this policy's witnesses have cosigned (C2SP tlog-policy).")
@click.option("--as-key", type=_FILE, metavar="FILE", help="Open sessions with this key, and keep the disclosures that its party may read.")
@click.option("--once", is_flag=True, help="Take in what is there now, and end.")
@click.option("--serve", is_flag=True, help="Answer questions about the copy over HTTP, as a host does; no statement is taken in.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="With --serve: the address to listen at.")
@click.option(
    "--port", default=_PORT, show_default=True, type=click.IntRange(0, 65_535), help="With --serve: the port; 0 takes any free one."
)
@addresses_option
@click.option("--open", "open_to_all", is_flag=True, help="With --serve: let everybody read the log, not only its parties.")
@json_option
def follow(url: str, directory: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Follow the log at URL: a host, another replica, or a web server with an exported log. Keep a verified copy of it in DIR.

    Every signature, rule and hash is verified, every checkpoint held against all that were seen before, every verdict computed again. All
    commands that read a log work on DIR, whether the host is there or not. When it does not answer, the replica waits and says so.

    It stops with exit code 1, and keeps what shows why in DIR/evidence, when the host shows two histories, goes back, or shows an entry or
    a signature that is not good. While that is there it follows nobody: show it to the parties, then move it away. A verdict that says
    something else than the answers is told, kept in DIR/objections, and no reason to stop.

    \b
    Examples:
      garant follow https://host.example/valley copy --key "$(cat theatre.vkey)"
      garant follow https://host.example/valley copy --once --json
      garant follow https://host.example/valley copy --as-key officer.key --serve --port 8418
    """
    from garant.storage import replica_files

    if given["serve"]:
        require_addresses(given)
    place = replica_files.ReplicaPlace(directory)
    replica_files.require_no_evidence(place)
    trust = trust_of(place, given["key_text"], given["policy"])
    if replica_files.key_of(place) is None:
        replica_files.make(place, trust.keys[0])
    with _opened(url, place, trust, given["as_key"]) as opened:
        run = _Run(opened, given, as_json=as_json)
        run.once() if given["once"] else run.on()


def trust_of(place: "ReplicaPlace", key_text: str | None, policy_path: Path | None) -> "Trust":
    """Say who is believed. Refuses with `usage` when nobody said so, and keys of different logs."""
    from garant.node.replica import Trust
    from garant.storage import replica_files

    policy = read_policy(policy_path) if policy_path else None
    known = replica_files.key_of(place)
    keys = [
        *([known] if known else []),
        *([the_key(key_text)] if key_text else []),
        *([line.key for line in policy.logs] if policy else []),
    ]
    if not keys:
        raise Refused(Code.USAGE, "say which log you trust: with --key, or with a policy that has a log line", "--key")
    own = [key for key in keys if key.name == keys[0].name]
    if key_text and the_key(key_text) not in own:
        raise Refused(Code.USAGE, f"{place.directory} has the log {keys[0].name}; follow another one into another directory", "--key")
    return Trust(tuple(dict.fromkeys(own)), policy)


class _Opened(NamedTuple):
    """A replica, what it reads from, its place, and whose cosignatures it waits for."""

    replica: "Replica"
    remote: "HttpLog"
    place: "ReplicaPlace"
    policy: "Policy | None"


@contextmanager
def _opened(url: str, place: "ReplicaPlace", trust: "Trust", as_key: Path | None) -> Iterator[_Opened]:
    from garant.bootstrap import now_ms, read_key_file
    from garant.client.remote_log import HttpLog
    from garant.node.replica import Replica
    from garant.storage import snapshot_file
    from garant.storage.replica_files import ReplicaMemory
    from garant.storage.sqlite import SqliteStore

    key = read_key_file(as_key) if as_key else None
    with ExitStack() as held:
        remote = held.enter_context(closing(HttpLog(url, trust.keys[0].name, cosigned=trust.policy is not None, key=key)))
        store, reader = (held.enter_context(closing(SqliteStore(place.log))) for _ in range(2))
        begin = snapshot_file.beginning(place.snapshot, store, trust.opening(store.head()), tell)
        memory = ReplicaMemory(place, now_ms)
        yield _Opened(Replica(store, remote, trust, now_ms, memory, reader=reader, begin=begin), remote, place, trust.policy)


class _Run:
    """One run of the command."""

    def __init__(self, opened: _Opened, given: dict[str, Any], *, as_json: bool) -> None:
        self._opened, self._given, self._as_json = opened, given, as_json
        self._replica = opened.replica
        self._stopped = threading.Event()
        self._server: Server | None = None
        self._newest: Newest | None = None
        self._away: Refusal | None = None
        self._told = False

    def once(self) -> None:
        """Look once; once more, a beat later, at a host that seems to have gone back."""
        from garant.node.replica import BEAT_MS

        step = self._replica.step()
        if step.away and step.away.code == Code.ROLLED_BACK:
            self._stopped.wait(BEAT_MS / 1_000)
            step = self._replica.step()
        if step.away:
            raise Refused(step.away.code, step.away.sentence, step.away.where)
        self._seen(step)
        self._keep_snapshot()
        if step.objections:
            raise click.exceptions.Exit(BAD)

    def on(self) -> None:
        """Follow until somebody stops it."""
        with ended_by_signals(self._stop):
            if self._given["serve"]:
                self._serve()
            else:
                self._follow()
        self._keep_snapshot()

    def _follow(self) -> None:
        from garant.node.following import follow

        follow(self._replica, lambda wait_ms: not self._stopped.wait(wait_ms / 1_000), self._seen, SystemRandom())

    def _serve(self) -> None:
        """Follow in one thread, and answer in another; what ends the one ends the other."""
        from garant.api.cosigned import Newest
        from garant.cli.follow_serving import serving

        self._first()
        if self._stopped.is_set():
            return
        failed: list[Refused | Fault] = []
        self._newest = Newest()
        self._show_cosigned()
        server = self._server = serving(self._replica, self._opened.place, self._given, self._newest, failed.append, tell)

        def follow() -> None:
            try:
                self._follow()
            except (Refused, Fault) as error:
                failed.append(error)
            except Exception as error:  # noqa: BLE001 - the thread's last door: whoever runs it is told in one sentence
                failed.append(Fault(Code.INTERNAL, f"a mistake of ours while following ({error!r}); start it again"))
            finally:
                server.stop()

        thread = threading.Thread(target=follow, name="following", daemon=True)
        if not self._stopped.is_set():
            thread.start()
            server.run(self._ready)
            self._stop()
            thread.join()
        if failed:
            raise failed[0]

    def _first(self) -> None:
        """Have something to show before anybody asks: what is here already, or the host's first good answer."""
        from garant.node.following import follow

        def wait(wait_ms: int) -> bool:
            return self._replica.size == 0 and not self._stopped.wait(wait_ms / 1_000)

        if self._replica.size == 0:
            follow(self._replica, wait, self._seen, SystemRandom())

    def _stop(self) -> None:
        self._stopped.set()
        self._opened.remote.cut()
        if self._server is not None:
            self._server.stop()

    def _seen(self, step: "Step") -> None:
        """Tell what came of a look, as far as it is news."""
        self._tell_away(step.away)
        for one in step.objections:
            tell(f"the host's verdict in entry {one.index}, on {one.version}, is not so: {one.sentence}")
        if step.grown and self._opened.policy:
            self._keep_cosigned()
        if not step.away and not self._told and not self._given["serve"]:
            self._told = True
            self._ready(None)

    def _tell_away(self, away: Refusal | None) -> None:
        if away and (self._away is None or away.code != self._away.code):
            tell(f"{away}; {self._standing()}")
        if self._away and not away:
            tell(f"the log answers again; there are {self._replica.size} entries")
        self._away = away

    def _standing(self) -> str:
        from garant.terminal.paper import clock

        if self._replica.size == 0:
            return "nothing has come of it yet"
        return f"the picture here has {self._replica.size} entries and is as of {clock(self._replica.as_of_ms())}"

    def _ready(self, url: str | None) -> None:
        """Say once that the copy is up to date, or under which address it answers."""
        from garant.storage.replica_files import objections
        from garant.terminal.following import followed

        with self._replica.reading() as ledger:
            told = {
                "log": self._replica.log,
                "size": ledger.tree.size,
                "root": ledger.tree.root().hex(),
                "state_digest": ledger.state.digest(),
                "as_of_ms": self._replica.as_of_ms(),
                "objections": len(objections(self._opened.place)),
                **({"url": url} if url else {}),
            }
        answer(told, lambda: followed(told), as_json=self._as_json)
        sys.stdout.flush()

    def _keep_cosigned(self) -> None:
        from garant.storage.witness_files import replace

        replace(self._opened.place.cosigned, self._replica.head().note)
        self._show_cosigned()

    def _show_cosigned(self) -> None:
        """Show the newest head with its witnesses' lines to those who ask, where somebody is served and a policy says who they are."""
        from garant.log import parse_note
        from garant.log.cosignature import cosigned_at

        if self._newest is not None and self._opened.policy is not None:
            note = self._replica.head().note
            times = [cosigned_at(parse_note(note), line.key) for line in self._opened.policy.witnesses]
            if any(times):
                self._newest.put(note, max(filter(None, times)))

    def _keep_snapshot(self) -> None:
        """Write a snapshot, when that is worth it."""
        from garant.storage import snapshot_file

        with self._replica.reading() as ledger:
            snapshot_file.keep(self._opened.place.snapshot, ledger)
