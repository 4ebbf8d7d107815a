"""A desk and its line: offline and back, STOP first, answers lost, refused or late; two desks of one party; a host that is not believed."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from garant import instant
from garant.api.server import Place
from garant.desk.office import Office
from garant.errors import Code, Refused
from garant.node.replica import BEAT_MS
from garant.statement.kinds import Notice
from garant.storage.memory import MemoryStore
from tests.api.reading import Host, reading
from tests.api.serving import Said, send
from tests.desk.desks import PASSPHRASE, desk, locked, made, sign, standings, until
from tests.fold.calling import CALL, CHANNEL
from tests.node.scene import notice
from tests.world import NOTICE, Member, Side, World


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture(autouse=True)
def ru(world: World, tr: Side) -> Side:
    return world.side("ru")


@contextmanager
def cut_off(folder: Path, world: World, side: Side) -> Iterator[tuple[Office, int]]:
    """Open a desk whose host was there once, and is not; give the port at which it will be back."""
    with reading(world) as host, desk(folder, world, side, host.url):
        port = host.hosted.port
    with desk(folder, world, side, f"http://127.0.0.1:{port}") as office:
        office.unlock(PASSPHRASE)
        yield office, port


def back(world: World, port: int) -> AbstractContextManager[Host]:
    """Let the host answer again."""
    return reading(world, place=Place("127.0.0.1", port))


def named(world: World) -> list[str]:
    """Give the names of the notices in the log, in its order."""
    rows = sorted(world.state.notice_versions.values(), key=lambda row: row.index)
    return [row.said.name for row in rows if isinstance(row.said, Notice)]


def test_what_is_signed_comes_into_the_log_and_is_seen_there(world: World, tr: Side, tmp_path: Path) -> None:
    with reading(world) as host, desk(tmp_path, world, tr, host.url) as office:
        office.unlock(PASSPHRASE)
        signed = sign(office, NOTICE)
        assert signed.state in {"signed", "sent"}
        until(lambda: standings(office) == ["admitted"])
        (shown,) = (one for one in office.queue() if one.id == signed.id)
        assert shown.index == world.store.find(signed.id)
        assert shown.size is not None
        assert shown.size > (shown.index or 0)


def test_work_goes_on_offline_and_comes_in_in_order_when_the_line_is_back(world: World, tr: Side, tmp_path: Path) -> None:
    with cut_off(tmp_path, world, tr) as (office, port):
        before = office.picture.head().size
        for name in ("a", "b", "c"):
            sign(office, notice(name))
        assert standings(office) == ["signed"] * 3
        assert office.standing().queue.waiting == 3
        until(lambda: office.standing().picture.away is not None)
        with back(world, port):
            until(lambda: standings(office) == ["admitted"] * 3)
            assert named(world) == ["a", "b", "c"]
            assert office.picture.head().size > before
            until(lambda: office.standing().picture.away is None)
    assert not list(world.state.chain_gaps.values())


def test_what_was_signed_is_sent_after_the_desk_was_started_again(world: World, tr: Side, tmp_path: Path) -> None:
    with cut_off(tmp_path, world, tr) as (office, port):
        sign(office, notice("a"))
    with desk(tmp_path, world, tr, f"http://127.0.0.1:{port}") as office:
        assert standings(office) == ["signed"]
        assert locked(office)
        with back(world, port):
            until(lambda: standings(office) == ["admitted"])


def test_a_stop_call_goes_before_all_others_and_takes_along_what_its_key_signed_before(world: World, tr: Side, tmp_path: Path) -> None:
    world.admit(tr.headquarters, CHANNEL)
    with cut_off(tmp_path, world, tr) as (office, port):
        machine_first = world.state.size
        sign(office, notice("a"))
        sign(office, {name: value for name, value in CALL.items() if name != "at"})
        sign(office, notice("b"))
        with back(world, port):
            until(lambda: standings(office) == ["admitted"] * 3)
    indexes = [row.index for row in world.state.calls.values()]
    assert named(world) == ["a", "b"]
    assert indexes[0] < world.state.notices.rows["tr/b"].index
    assert indexes[0] > machine_first


def test_what_the_host_refuses_is_kept_with_its_word_and_the_others_go_on(world: World, tr: Side, tmp_path: Path) -> None:
    """The name is taken by another desk of the party meanwhile, which this one cannot know."""
    with cut_off(tmp_path, world, tr) as (office, port):
        for name in ("a", "b", "c"):
            sign(office, notice(name))
        world.admit(tr.sector, notice("b"))
        with back(world, port):
            until(lambda: standings(office) == ["admitted", "refused", "admitted"])
        (refused,) = (one for one in office.queue() if one.state == "refused")
        assert refused.refusal is not None
        assert refused.refusal.code == Code.NAME_TAKEN
        office.forget(refused.id)
        assert standings(office) == ["admitted", "admitted"]
        assert office.standing().queue.refused == 0
    assert len(list(world.state.chain_gaps.values())) == 1, "the log shows that something of this key's is not there"


def test_what_nobody_answered_in_time_has_expired_and_is_not_sent(world: World, tr: Side, tmp_path: Path) -> None:
    with cut_off(tmp_path, world, tr) as (office, port):
        sign(office, notice("a"))
        sign(office, {**notice("b"), "not_after": instant.text(world.clock() + 5 * instant.DAY_MS)})
        world.clock.turn(2 * instant.DAY_MS)
        with back(world, port):
            until(lambda: standings(office) == ["expired", "admitted"])
    assert named(world) == ["b"]


class _Deaf(BaseHTTPRequestHandler):
    """Opens sessions and shows the checkpoint; hands every statement in, and loses the answer."""

    host = ""

    def do_POST(self) -> None:
        said = self._asked(self.rfile.read(int(self.headers["content-length"])))
        if not self.path.endswith("/statements"):
            self._answer(said)

    def do_GET(self) -> None:
        self.close_connection = True
        if "/checkpoint" in self.path:
            self._answer(self._asked(b""))

    def _asked(self, body: bytes) -> Said:
        self.close_connection = True
        headers = {name: value for name in ("content-type", "authorization") if (value := self.headers[name])}
        return send(self.host, self.command, self.path, body, **headers)

    def _answer(self, said: Said) -> None:
        self.send_response(said.status)
        self.send_header("content-length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_statement_whose_answer_was_lost_is_in_the_log_once(world: World, tr: Side, tmp_path: Path) -> None:
    with reading(world) as host:
        handler = type("Deaf", (_Deaf,), {"host": host.url})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as deaf:
            threading.Thread(target=deaf.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{deaf.server_address[1]}"
            host.sessions.listens_at(url)
            with desk(tmp_path, world, tr, host.url):
                pass
            with desk(tmp_path, world, tr, url) as office:
                office.unlock(PASSPHRASE)
                signed = sign(office, NOTICE)
                until(lambda: world.store.find(signed.id) is not None)
                assert standings(office) == ["signed"], "as far as the desk knows"
            deaf.shutdown()
        size = world.state.size
        with desk(tmp_path, world, tr, host.url) as office:
            until(lambda: standings(office) == ["admitted"])
    assert world.state.size == size


def test_two_desks_of_one_party_agree(world: World, tr: Side, tmp_path: Path) -> None:
    world.grant(Member("tr", tr.roots), "sector", "desk")
    with (
        reading(world) as host,
        desk(tmp_path / "one", world, tr, host.url) as one,
        desk(tmp_path / "two", world, tr, host.url, level="sector", machine="sector") as two,
    ):
        one.unlock(PASSPHRASE)
        two.unlock(PASSPHRASE)
        sign(one, notice("a"))
        sign(two, notice("b"))
        until(lambda: standings(one) == standings(two) == ["admitted"])
        until(lambda: one.picture.head().size == two.picture.head().size == world.state.size)
        with one.picture.reading() as left, two.picture.reading() as right:
            assert left.state.digest() == right.state.digest() == world.state.digest()


def test_a_forged_log_stops_the_desk_keeps_the_evidence_and_nothing_more_is_sent(world: World, tr: Side, tmp_path: Path) -> None:
    """The host comes back with another history, signed by its own key."""
    with reading(world) as host, desk(tmp_path, world, tr, host.url) as office:
        port = host.hosted.port
        office.unlock(PASSPHRASE)
        sign(office, notice("a"))
        until(lambda: standings(office) == ["admitted"])
    other = World(rules_level=4, store=MemoryStore())
    side = other.side("tr")
    other.side("ru")
    for number in range(5):
        other.admit(side.unit, notice(f"other-{number}"))
    with desk(tmp_path, world, tr, f"http://127.0.0.1:{port}") as office:
        office.unlock(PASSPHRASE)
        sign(office, notice("b"))
        with back(other, port):
            until(lambda: office.standing().picture.failed is not None)
            failed = office.standing().picture.failed
            assert failed is not None
            assert failed.code == Code.FORKED
            assert (Path(failed.evidence) / "why.json").exists()
            with pytest.raises(Refused) as caught:
                sign(office, notice("c"))
            assert caught.value.refusal.code == Code.FORKED
        assert "tr/b" not in other.state.notices.rows
        with office.picture.reading() as ledger:
            assert "tr/a" in ledger.state.notices.rows, "the last good copy is read"
    with desk(tmp_path, world, tr, f"http://127.0.0.1:{port}") as office:
        assert office.standing().picture.failed is not None, "until somebody has looked"


def test_nothing_is_sent_to_a_host_that_is_back_with_an_old_copy(world: World, tr: Side, tmp_path: Path) -> None:
    """Not even in the moment before it is clear that this is no old answer: the old copy would refuse it, and for good."""
    old = World(rules_level=4, store=MemoryStore())
    old.side("tr")
    old.side("ru")
    world.admit(tr.unit, notice("a"))
    with cut_off(tmp_path, world, tr) as (office, port):
        signed = sign(office, notice("b"))
        with back(old, port):
            until(lambda: (away := office.standing().picture.away) is not None and away.code == Code.ROLLED_BACK)
            world.clock.turn(BEAT_MS)
            until(lambda: office.standing().picture.failed is not None)
        assert standings(office) == ["signed"]
        assert old.store.find(signed.id) is None


def test_a_desk_that_never_reached_its_host_says_so_and_goes_on_trying(world: World, tr: Side, tmp_path: Path) -> None:
    with reading(world) as host:
        port = host.hosted.port
    with desk(tmp_path, world, tr, f"http://127.0.0.1:{port}") as office:
        assert office.standing().picture.size == 0
        with pytest.raises(Refused) as caught:
            office.draft(NOTICE)
        assert caught.value.refusal.code == Code.NO_LOG
        until(lambda: office.standing().picture.away is not None)
        with reading(world, place=Place("127.0.0.1", port)):
            until(lambda: office.standing().picture.size == world.state.size)
            assert office.standing().theatre == {"en": "Small world"}


def test_another_partys_key_is_found_when_the_log_first_comes(world: World, tr: Side, ru: Side, tmp_path: Path) -> None:
    with reading(world) as host:
        url, port = host.url, host.hosted.port
    place = made(tmp_path / "ru", world, ru, url)
    made(tmp_path / "tr", world, tr, url)
    (tmp_path / "tr" / "officer.key").write_bytes(place.officer.read_bytes())
    with desk(tmp_path / "tr", world, tr, url) as office, reading(world, place=Place("127.0.0.1", port)):
        until(lambda: office.standing().picture.failed is not None)
        failed = office.standing().picture.failed
        assert failed is not None
        assert failed.code == Code.FOREIGN_KEY


def test_another_partys_key_opens_no_desk(world: World, tr: Side, ru: Side, tmp_path: Path) -> None:
    with reading(world) as host:
        place = made(tmp_path / "ru", world, ru, host.url)
        made(tmp_path / "tr", world, tr, host.url)
        (tmp_path / "tr" / "officer.key").write_bytes(place.officer.read_bytes())
        with pytest.raises(Refused) as caught, desk(tmp_path / "tr", world, tr, host.url):
            pass
    assert caught.value.refusal.code == Code.FOREIGN_KEY


def test_listeners_are_told_when_anything_changes(world: World, tr: Side, ru: Side, tmp_path: Path) -> None:
    with reading(world) as host, desk(tmp_path, world, tr, host.url) as office:
        rung: list[int] = []
        end = office.listen(lambda: rung.append(1))
        office.unlock(PASSPHRASE)
        assert rung
        rung.clear()
        world_size = office.picture.head().size
        host.hosted.hand_in(world.compose(ru.unit, {**NOTICE, "to": ["tr"]}))
        until(lambda: office.picture.head().size > world_size and bool(rung))
        end()
