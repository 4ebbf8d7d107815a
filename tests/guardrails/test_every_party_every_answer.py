"""What a party may not read, it cannot get (guard-rails 4 and 5): not from an answer, a report, an export, a refusal, nor from a size.

The world of `hiding` hides every member that any kind can hide. Every question of `garant show` is asked as every party and as nobody, with
every name there is; every command that reads is run; everything that is refused is listened to. In all of it, base64 and archives included,
no hidden word, place, day or figure may be for those who may not read it. For those who may, each is there: so the test can fail.

New questions are walked by themselves. A new command that reads as a party, or reads a log without a key, stops the test until it stands
in one of the tables below.
"""

import json
import shutil
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from garant import bootstrap
from garant.cli.commands import garant as program
from garant.cli.output import spelling
from garant.cli.show import SHEETS
from garant.errors import Refused
from garant.node.questions.asked import Asked
from garant.node.questions.table import QUESTIONS
from garant.state.state import TABLES
from garant.storage import snapshot_file
from garant.terminal.paper import paper
from tests.cli.desk import garant
from tests.guardrails.bared import bared, bared_tree
from tests.guardrails.hiding import HIDING, PARTIES, START_MS, TAGS, Secret, Shelf, values

READERS: tuple[str | None, ...] = (None, *PARTIES)
AT_MS = START_MS + 40 * 24 * 3_600_000
AT = "2027-04-09T12:00:00Z"
DAY = "2027-02-28"


class Seen(NamedTuple):
    """What somebody got, and from where."""

    where: str
    text: str


@pytest.fixture(scope="module", autouse=True)
def clock() -> Iterator[None]:
    """Let every instant have a part of a second: one that has none is spelt shorter, and sizes are compared here."""
    second = 1_000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "now_ms", lambda: time.time_ns() // 1_000_000 // second * second + 123)
        yield


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("hiding") / "theatre")


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give the same world with longer secrets."""
    return Shelf(tmp_path_factory.mktemp("longer") / "theatre", long=True)


def unreadable(shelf: Shelf, reader: str | None) -> list[Secret]:
    return [secret for secret in shelf.secrets if reader not in secret.readers]


def leaks(shelf: Shelf, reader: str | None, seen: Seen) -> list[str]:
    """Name the secrets that somebody got who may not read them."""
    text = seen.text.lower()
    return [
        f"{reader or 'nobody'} got {secret.name} from {seen.where}: {mark}"
        for secret in unreadable(shelf, reader)
        for mark in secret.marks
        if mark.lower() in text
    ]


# The questions


def names_for(shelf: Shelf, what: str) -> list[str]:
    """Give every name with which a question can be asked, and none."""
    state, table = shelf.host.ledger.state, QUESTIONS[what].table
    if what == "statement":
        return [str(index) for index in range(state.size)]
    if table:
        return ["", *state.table(table).rows]
    return [
        "",
        *sorted(
            {key for name in TABLES for key in state.table(name).rows if key.startswith("north/") and "@" not in key and ">" not in key}
        ),
    ]


def asked(shelf: Shelf, what: str, name: str, reader: str | None) -> Iterator[Seen]:
    """Ask a question, and give what it answers in JSON and on paper; or with what it is refused."""
    where = f"show {what} {name} --as {reader}"
    try:
        question = Asked(shelf.host.ledger.state, shelf.host.store, name, reader, AT_MS, lambda: bootstrap.place_index(None))
        found = QUESTIONS[what].find(question)
        data, shown = QUESTIONS[what].data(found), SHEETS[what](question, found, "en")
    except Refused as refused:
        yield Seen(where, str(refused.refusal))
        return
    yield Seen(f"{where} --json", spelling(data))
    out = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        paper().print(shown)
    yield Seen(where, _unwrapped(out.buffer.getvalue().decode()))


def _unwrapped(text: str) -> str:
    """Give a text as it is, and without blanks: a word may have been broken at the end of a line."""
    return f"{text}\n{''.join(text.split())}"


@cache
def answers(shelf: Shelf, reader: str | None) -> tuple[Seen, ...]:
    """Give all that somebody is answered."""
    return tuple(seen for what in QUESTIONS for name in names_for(shelf, what) for seen in asked(shelf, what, name, reader))


@pytest.mark.parametrize("reader", READERS)
def test_no_answer_tells_what_its_reader_may_not_read(shelf: Shelf, reader: str | None) -> None:
    told = [leak for seen in answers(shelf, reader) for leak in leaks(shelf, reader, seen._replace(text=bared(seen.text.encode())))]
    assert not told, "\n".join(told[:20])


@pytest.mark.parametrize("reader", PARTIES)
def test_whoever_may_read_a_secret_gets_it(shelf: Shelf, reader: str) -> None:
    text = "\n".join(seen.text for seen in answers(shelf, reader)).lower()
    missing = [secret.name for secret in shelf.secrets if reader in secret.readers and secret.marks[0].lower() not in text]
    assert not missing, missing


def test_every_member_that_can_be_hidden_is_a_secret_here(shelf: Shelf) -> None:
    assert {(secret.kind, secret.member, secret.tag) for secret in shelf.secrets} == {
        (kind, member, tag) for kind, members in HIDING.items() for member in members for tag in TAGS
    }
    assert all(secret.marks for secret in shelf.secrets)


def test_a_leak_would_be_seen(shelf: Shelf) -> None:
    """Each mark is found as it is, behind base64, and wrapped."""
    secret = next(one for one in shelf.secrets if one.member == "volumes")
    packed = json.dumps({"payload": urlsafe_b64encode(json.dumps(["salt", *secret.marks]).encode()).decode()})
    assert leaks(shelf, "west", Seen("a test", bared(packed.encode())))
    assert not leaks(shelf, "north", Seen("a test", bared(packed.encode())))


# The commands


Words = list[object]

AS_A_PARTY: dict[str, Callable[[Shelf, Path, str], list[Words]]] = {
    "show": lambda shelf, out, party: [["show", shelf.place.directory, "incidents", "--as", party, "--at", AT]],
    "meeting agenda": lambda shelf, out, party: [["meeting", "agenda", shelf.place.directory, "--as", party, "--at", AT, "--json"]],
    "meeting calendar": lambda shelf, out, party: [
        ["meeting", "calendar", shelf.place.directory, "--as", party, "--at", AT, "--out", out / "calendar.ics"]
    ],
    "report daily": lambda shelf, out, party: [
        ["report", "daily", shelf.place.directory, "--date", DAY, "--as", party, "--status", "exercise", "-o", out / "daily.html"]
    ],
    "report pack": lambda shelf, out, party: [
        ["report", "pack", shelf.place.directory, "--meeting", "north/round-1", "--at", AT, "--as", party, "-o", out / "pack.html"]
    ],
    "channel numbers": lambda shelf, out, party: [
        ["channel", "numbers", shelf.place.directory, f"north/line-{tag}", "--as", party, *json_]
        for tag in TAGS
        for json_ in ([], ["--json"])
    ],
    "call telephones": lambda shelf, out, party: [
        ["call", "telephones", shelf.place.directory, "--as", party, "--html", out / "telephones.html"],
        ["call", "telephones", shelf.place.directory, "--as", party, "--json"],
    ],
    "evidence get": lambda shelf, out, party: [
        ["evidence", "get", shelf.place.directory, f"north/photo-{tag}", "--as", party, "-o", out / f"{tag}.jpg"] for tag in TAGS
    ],
}
"""Commands that read as a party."""

AS_NOBODY: dict[str, Callable[[Shelf, Path], list[Words]]] = {
    "log key": lambda shelf, out: [["log", "key", shelf.place.directory]],
    "log verify": lambda shelf, out: [["log", "verify", shelf.place.directory, "--json"]],
    "log export": lambda shelf, out: [["log", "export", shelf.place.directory, out / "export"]],
    "log proof": lambda shelf, out: [
        ["log", "proof", shelf.place.directory, index, "-o", out / f"{index}.tlog-proof"] for index in shelf.indexes.values()
    ],
    "log consistency": lambda shelf, out: [["log", "consistency", shelf.place.directory, 5, "-o", out / "consistency"]],
    "proof make": lambda shelf, out: [
        ["proof", "make", shelf.place.directory, index, "-o", out / f"{index}.proof"] for index in shelf.indexes.values()
    ],
    "proof absence": lambda shelf, out: [
        [
            "proof",
            "absence",
            shelf.place.directory,
            "--party",
            "west",
            "--notice",
            f"north/site-{tag}",
            "--at",
            AT,
            "-o",
            out / f"{tag}.absence",
        ]
        for tag in TAGS
    ],
    "replay": lambda shelf, out: [["replay", shelf.place.directory, "--json"]],
    "report pack --public": lambda shelf, out: [
        ["report", "pack", shelf.place.directory, "--meeting", "north/round-1", "--at", AT, "--public", "-o", out / "pack.html"]
    ],
    "report daily --public": lambda shelf, out: [
        ["report", "daily", shelf.place.directory, "--date", DAY, "--public", "--status", "exercise", "-o", out / "public.html"]
    ],
}
"""Commands that read a log for whoever stands before it. `proof make --disclose` puts in what is hidden, because its holder says so."""

READS_NO_LOG = frozenset(
    {
        "convert", "screen", "completion", "demo", "desk new", "init", "key new", "key seal", "key show", "proof verify", "sheet check",
        "sheet drafts",
    }
)  # fmt: skip
"""Commands that know no theatre's secrets: they get a file, or make something new."""

CHECKPOINTS_ALONE = frozenset({"migrate", "witness init", "witness serve", "witness show", "witness ask", "witness check"})
"""Commands that see no entry of a log: tables, or checkpoints and the hashes of a proof, which everybody may see."""

WRITES = frozenset({"erase", "call watch", "serve", "desk run", "log snapshot"})
"""Commands that change a log or a desk with their owner's own hand. What `serve` shows to whom is walked in tests/api; what `desk run`
shows, to its own party alone, in tests/desk."""


def commands(group: click.Command = program, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Give every command by its words."""
    if not isinstance(group, click.Group):
        yield path.strip(), group
        return
    for name, command in group.commands.items():
        yield from commands(command, f"{path} {name}")


def options(command: click.Command) -> set[str]:
    return {name for option in command.params if isinstance(option, click.Option) for name in option.opts}


def test_every_command_that_reads_is_walked() -> None:
    walked = {*AS_A_PARTY, *AS_NOBODY, *READS_NO_LOG, *CHECKPOINTS_ALONE, *WRITES, "check"}
    lost = [name for name, command in commands() if name not in walked and ("--as" in options(command) or "--key" not in options(command))]
    assert not lost, f"say how these are walked: {lost}"


def run(words: Words) -> str:
    said = garant(*words)
    return f"{said.out}\n{said.err}"


@pytest.mark.parametrize("reader", PARTIES)
@pytest.mark.parametrize("command", AS_A_PARTY)
def test_no_command_tells_a_party_what_it_may_not_read(shelf: Shelf, tmp_path: Path, command: str, reader: str) -> None:
    printed = "\n".join(run(words) for words in AS_A_PARTY[command](shelf, tmp_path, reader))
    seen = Seen(f"{command} --as {reader}", f"{bared(_unwrapped(printed).encode())}\n{bared_tree(tmp_path)}")
    assert "INTERNAL" not in printed.upper(), printed
    assert not leaks(shelf, reader, seen)


@pytest.mark.parametrize("command", sorted(AS_A_PARTY.keys() - {"evidence get"}))
def test_each_of_them_tells_its_owner_something_hidden(shelf: Shelf, tmp_path: Path, command: str) -> None:
    """So a command that tells too much could be caught."""
    printed = "\n".join(run(words) for words in AS_A_PARTY[command](shelf, tmp_path, "north"))
    text = f"{bared(_unwrapped(printed).encode())}\n{bared_tree(tmp_path)}"
    assert [secret.name for secret in shelf.secrets if any(mark.lower() in text for mark in secret.marks)], printed


@pytest.mark.parametrize("command", AS_NOBODY)
def test_no_command_tells_anybody_what_is_hidden(shelf: Shelf, tmp_path: Path, command: str) -> None:
    printed = "\n".join(run(words) for words in AS_NOBODY[command](shelf, tmp_path))
    seen = Seen(command, f"{bared(_unwrapped(printed).encode())}\n{bared_tree(tmp_path)}")
    assert "internal" not in printed.lower(), printed
    assert not leaks(shelf, None, seen)


def test_a_snapshot_holds_nothing_hidden(shelf: Shelf, tmp_path: Path) -> None:
    snapshot_file.write(tmp_path / "snapshot", shelf.host.ledger)
    assert not leaks(shelf, None, Seen("log snapshot", bared_tree(tmp_path)))


def test_evidence_goes_to_nobody_who_may_not_have_it(shelf: Shelf, tmp_path: Path) -> None:
    words = ["evidence", "get", shelf.place.directory, "north/photo-kept", "--as", "west", "-o", tmp_path / "kept.jpg"]
    assert garant(*words).code == 1
    assert not (tmp_path / "kept.jpg").exists()


# Refusals, and what the host says of what others ask


def over(shelf: Shelf, tag: str) -> bytes:
    """Draw a patrol of west's right over a hidden site of north's."""
    (volume,) = values(tag, long=False)["notice/1"]["volumes"].value
    lon, lat = (units / 1e7 for units in volume["shape"]["center"])
    near = [round(lon + 0.01, 2), round(lat + 0.01, 2)]  # the site's own place would be in the answer as one's own words
    drawn = {
        "type": "Feature",
        "id": f"patrol-{tag}",
        "geometry": {"type": "Point", "coordinates": near},
        "properties": {
            "radius_m": 5_000, "kind": "patrol", "activity": "joint_patrol", "to": ["south"], "status": "exercise", "party": "west",
            "time_start": "2027-03-01T05:00:00Z", "time_end": "2027-03-01T10:00:00Z",
        },
    }  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": [drawn]}).encode()


@pytest.mark.parametrize("tag", TAGS)
def test_what_meets_a_hidden_site_is_told_no_more_than_that(shelf: Shelf, tmp_path: Path, tag: str) -> None:
    theatre = tmp_path / "copy"
    shutil.copytree(shelf.place.directory, theatre)
    (tmp_path / "drawn.geojson").write_bytes(over(shelf, tag))
    told = run(["check", theatre, tmp_path / "drawn.geojson", "--at", "2027-02-28T13:00:00Z", "--json"])
    filed = run(["notice", "file", theatre, tmp_path / "drawn.geojson", "--key", shelf.key_file("west"), "--json"])
    shown = "\n".join(run(["show", theatre, what, "--as", "west", "--json"]) for what in ("notices", "requests"))
    assert '"filed"' in filed
    for where, text in (("check", told), ("notice file", filed), ("show", shown)):
        assert not leaks(shelf, "west", Seen(where, bared(text.encode())))


def attempts(tag: str) -> Iterator[dict[str, object]]:
    """Give statements of west's that touch what north hides: each is refused."""
    yield {"type": "notice_step/1", "notice": f"north/site-{tag}", "version": 2, "step": "start"}
    yield {"type": "disclosure/1", "of": f"incident:north/shots-{tag}", "members": ["A" * 43], "readers": ["west"], "purpose": "to see"}
    yield {"type": "incident_step/1", "incident": f"north/shots-{tag}", "step": "closed"}
    yield {"type": "custody/1", "evidence": f"north/photo-{tag}", "step": "opened"}
    yield {"type": "acceptance/1", "agreement": f"north/line-{tag}", "binds": "accepts", "measures": ["m8"]}
    yield {"type": "message/1", "call": f"north/call-{tag}", "form": "word", "text": {"en": "Hello."}}
    yield {"type": "position/1", "about": f"measure:north/line-{tag}#m9", "capacity": "party", "says": "confirms", "on_behalf_of": "north"}
    yield {"type": "inspection/1", "name": "x", "capacity": "party", "by": {"party": "north"}, "storage": f"north/depot-{tag}",
           "when": {"is": "none"}}  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
def test_no_refusal_tells_what_is_hidden(shelf: Shelf, tmp_path: Path, tag: str) -> None:
    theatre = tmp_path / "copy"
    shutil.copytree(shelf.place.directory, theatre)
    for members in attempts(tag):
        said = garant(
            "say", theatre, "-", "--key", shelf.key_file("west"), "--json", stdin=json.dumps({"status": "exercise", **members}).encode()
        )
        assert said.code == 1, (members, said)
        assert not leaks(shelf, "west", Seen(f"the refusal of {members['type']}", bared(f"{said.out}{said.err}".encode())))


# Sizes


@pytest.mark.parametrize("reader", [None, "west"])
def test_no_size_tells_how_much_is_hidden(shelf: Shelf, others: Shelf, reader: str | None) -> None:
    """Two worlds that differ in what is hidden alone answer at equal lengths."""
    short, long = (answers(one, reader) for one in (shelf, others))
    assert [seen.where for seen in short] == [seen.where for seen in long]
    differ = [
        f"{one.where}: {len(one.text)}, {len(other.text)}"
        for one, other in zip(short, long, strict=True)
        if len(one.text) != len(other.text)
    ]
    assert not differ, "\n".join(differ)


@pytest.mark.parametrize("command", ["log export", "proof make", "report daily --public", "report pack --public"])
def test_no_size_of_a_file_tells_how_much_is_hidden(shelf: Shelf, others: Shelf, tmp_path: Path, command: str) -> None:
    sizes = []
    for name, one in (("short", shelf), ("long", others)):
        folder = tmp_path / name
        folder.mkdir()
        for words in AS_NOBODY[command](one, folder):
            run(words)
        sizes.append({str(path.relative_to(folder)): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()})
    assert sizes[0]
    assert sizes[0] == sizes[1]
