"""Questions over the network: the same answers as at a terminal, as the session's party may read them, and from which head they are."""

import asyncio
import json
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from garant import instant
from garant.answers.answer_data import data
from garant.answers.deconflict import answer
from garant.answers.live import Live
from garant.answers.plain import plain
from garant.answers.suggest import suggestions
from garant.api import questions, turns
from garant.api.questions import AT_AHEAD_MS_MAX
from garant.errors import Code, Refused
from garant.exchange import read_features
from garant.exchange.asking import asked_about
from garant.node.questions.asked import Asked
from garant.node.questions.table import QUESTIONS
from garant.node.sealed import as_seen_by
from tests.api.reading import Host, Party, code, places, reading
from tests.api.serving import send
from tests.cli import drawn
from tests.world import AGREEMENT, CONTACT, MEETING, NOTICE, ORIGIN, START_MS, Side, World, receipt

HIDE = ("volumes",)
FAR: dict[str, Any] = {"shape": {"is": "circle", "center": [370_000_000, 350_000_000], "radius_cm": 50_000},
       "start": "2018-09-18T00:00:00Z", "end": "2018-09-19T00:00:00Z"}  # fmt: skip
DAY = {"time_start": "2018-09-18T06:00:00Z", "time_end": "2018-09-18T12:00:00Z"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> dict[str, Side]:
    """Let four parties in, and let them say a little of everything; one notice is hidden from all but tr and us."""
    sides = {name: world.side(name) for name in ("ru", "us", "reg", "tr")}
    world.admit(sides["reg"].headquarters, AGREEMENT)
    world.admit(sides["tr"].unit, NOTICE)
    world.admit(sides["tr"].unit, {**NOTICE, "name": "kept", "volumes": [FAR], "share": ["us"]}, HIDE)
    world.admit(sides["ru"].unit, receipt())
    world.admit(sides["tr"].headquarters, CONTACT)
    world.admit(sides["tr"].headquarters, MEETING)
    return sides


@pytest.fixture
def served(world: World, sides: dict[str, Side]) -> Iterator[Host]:
    assert sides
    with reading(world, open_to_all=True) as one:
        yield one
        assert not one.hosted.mistakes, one.hosted.mistakes
        assert not one.hosted.faults


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(plain(value)))


# The table


def names(world: World, what: str) -> list[str]:
    table = QUESTIONS[what].table
    some = {"statement": ["3"], "duty": ["", "unit"], "known": ["", "tr/patrol-1"]}.get(what, [""])
    return ["", *world.state.table(table).rows] if table else some


@pytest.mark.parametrize("what", QUESTIONS)
def test_every_question_is_answered_as_at_a_terminal(served: Host, world: World, sides: dict[str, Side], what: str) -> None:
    """For a party that was shown something, for one that was not, and for nobody where nobody may ask."""
    at = "2018-09-20T00:00:00Z"
    for party, asking in (("us", served.session(sides["us"].desk)), ("ru", served.session(sides["ru"].unit))):
        for name in names(world, what):
            asked = Asked(world.state, world.store, name, party, instant.parse(at), places)
            told = asking.ask(what, name=name, at=at)
            assert told["data"] == as_json(QUESTIONS[what].data(QUESTIONS[what].find(asked))), (party, name)
            assert (told["question"], told["party"], told["at"], told["log"]) == (what, party, at, ORIGIN)


def test_an_answer_says_from_which_head_it_is(served: Host, world: World, sides: dict[str, Side]) -> None:
    told = served.nobody.ask("parties")
    assert (told["log_size"], told["root"]) == (world.host.ledger.tree.size, world.host.ledger.tree.root().hex())
    assert told["as_of"] == told["at"] == instant.text(START_MS)
    assert "never a permission" in told["informs"]
    handed = served.hosted.hand_in(world.compose(sides["ru"].unit, receipt("disseminated", "unit")))
    assert handed.status == 201, handed.body
    after = served.nobody.ask("parties")
    assert after["log_size"] == json.loads(handed.body)["index"] + 1
    assert after["root"] != told["root"]


def test_one_reads_ones_own_words_at_once(served: Host, world: World, sides: dict[str, Side]) -> None:
    """Whoever has a receipt finds the statement in the next answer: nothing is asked of an older picture."""
    for number in range(10):
        said = world.compose(sides["tr"].unit, {**NOTICE, "name": f"next-{number}"})
        assert served.hosted.hand_in(said).status == 201
        assert [one["ref"] for one in served.nobody.ask("notices", name=f"tr/next-{number}")["data"]] == [f"tr/next-{number}"]


def test_what_a_party_asks_of_its_own_needs_its_session(served: Host, sides: dict[str, Side]) -> None:
    for what in ("duty", "owed", "known"):
        assert code(served.nobody.get(f"/v1/questions/{what}")) == "no_session"
        assert served.session(sides["ru"].unit).ask(what)["data"]["party"] == "ru"


def test_a_session_asks_for_its_own_party_alone(served: Host, sides: dict[str, Side]) -> None:
    """There is no parameter by which one could be another."""
    for words in ("party=tr", "as=tr"):
        assert code(served.session(sides["ru"].unit).get(f"/v1/questions/notices?{words}")) == "bad_request"


REFUSED = {
    "notices?name=tr/none": (404, "unknown_reference"),
    "parties?name=ZZ": (404, "unknown_reference"),
    "agenda?name=none": (404, "unknown_reference"),
    "rounds?name=none": (404, "unknown_reference"),
    "statement": (400, "bad_request"),
    "statement?name=abcdef": (400, "bad_request"),
    "statement?name=00": (200, ""),
    "statement?name=999999": (404, "unknown_reference"),
    "statement?name=" + "0" * 64: (404, "unknown_reference"),
    "notices?at=yesterday": (400, "bad_request"),
    "notices?at=1989-12-31T23:59:59Z": (404, "out_of_range"),
    "notices?at=9999-12-31T23:59:59Z": (404, "out_of_range"),
    "notices?name=" + "x" * 513: (400, "bad_request"),
    "notices?name=%00": (404, "unknown_reference"),
    "notices?name=%ff": (400, "bad_request"),
    "notices?name=a&name=b": (400, "bad_request"),
    "none": (404, "not_found"),
    "daily?day=2018-09-17&zone=Mars/Base": (400, "usage"),
    "daily?day=2018-09-17&zone=../../etc/passwd": (400, "usage"),
    "daily?day=2018-02-30": (400, "usage"),
    "daily?day=0001-01-01": (400, "usage"),
    "daily?day=9999-12-31": (400, "out_of_range"),
    "daily?day=2018-09-17&until=25:00": (400, "usage"),
    "daily?day=2018-09-01": (404, "out_of_range"),
    "daily?day=17.9.2018": (400, "bad_request"),
    "box?west=1&south=1&east=0&north=2": (400, "bad_value"),
    "box?west=nan&south=1&east=2&north=2": (400, "bad_request"),
    "box?west=1&south=1&east=2&north=91": (400, "bad_request"),
    "box?west=1&south=1&east=2": (400, "bad_request"),
    "box?west=1&south=1&east=2&north=2&start=2018-09-18T00:00:00Z&end=2018-09-17T00:00:00Z": (400, "bad_value"),
}


@pytest.mark.parametrize("question", REFUSED)
def test_every_refusal_has_its_code(served: Host, question: str) -> None:
    said = served.nobody.get(f"/v1/questions/{question}")
    status, word = REFUSED[question]
    if word == "out_of_range":
        status = 404
    assert said.status == status, said.body
    assert status == 200 or code(said) == word


def test_an_answer_has_so_many_things(served: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "LISTED_MAX", 1)
    assert code(served.nobody.get("/v1/questions/notices")) == "too_large"
    assert served.nobody.get("/v1/questions/notices?name=tr/patrol-1").status == 200


@pytest.mark.parametrize("what", QUESTIONS)
@pytest.mark.parametrize("at", ["1990-01-01T00:00:00Z", instant.text(START_MS + AT_AHEAD_MS_MAX)])
def test_the_ends_of_time_are_answered(served: Host, sides: dict[str, Side], what: str, at: str) -> None:
    name = "3" if what == "statement" else ""
    said = served.session(sides["tr"].unit).get(f"/v1/questions/{what}?{urlencode({'at': at, 'name': name})}")
    assert said.status == 200 or code(said) in {"unknown_reference", "out_of_range"}, said.body


# The daily report


def test_the_daily_report_as_data(served: Host, sides: dict[str, Side]) -> None:
    told = served.session(sides["tr"].unit).ask("daily", day="2018-09-17", status="exercise")["data"]
    assert told["period"] == {"day": "2018-09-17", "start": "2018-09-16T16:30:00Z", "end": "2018-09-17T16:30:00Z"}
    assert {one["notice"]: one["said"].get("volumes") is None for one in told["notices"]} == {"tr/kept": False, "tr/patrol-1": False}
    public = served.nobody.ask("daily", day="2018-09-17", status="exercise")["data"]
    assert {one["notice"]: one["said"].get("volumes") is None for one in public["notices"]} == {"tr/kept": True, "tr/patrol-1": False}


def test_a_daily_report_is_of_the_log_as_it_was(served: Host, world: World, sides: dict[str, Side]) -> None:
    before = served.nobody.ask("daily", day="2018-09-17", status="exercise")
    world.clock.turn(2 * instant.DAY_MS)
    assert served.hosted.hand_in(world.compose(sides["tr"].unit, {**NOTICE, "name": "later"})).status == 201
    after = served.nobody.ask("daily", day="2018-09-17", status="exercise")
    assert (after["data"], after["log_size"], after["root"]) == (before["data"], before["log_size"], before["root"])


# Check


def file(*features: drawn.Feature) -> bytes:
    return drawn.collection(*features)


def patrol(name: str, lon: float = 37.0, lat: float = 35.0, **more: str) -> drawn.Feature:
    said: dict[str, Any] = {"kind": "patrol", "activity": "joint_patrol", "to": ["ru"], "status": "exercise", **more}
    return drawn.circle(name, lon, lat, DAY, **said)


def check(asking: Party, body: bytes, **asks: object) -> Any:  # noqa: ANN401 - JSON
    said = asking.post(f"/v1/questions/check?{urlencode(asks)}", body)
    assert said.status == 200, said.body
    return json.loads(said.body)


def test_a_check_counts_what_its_party_may_read(served: Host, sides: dict[str, Side]) -> None:
    """The hidden place is a conflict for the party that was shown it, and something undetermined for the one that was not."""
    told = {name: check(served.session(sides[name].unit), file(patrol("mine")))["data"]["notices"][0] for name in ("us", "ru")}
    assert [one["notice"] for one in told["us"]["conflicts"]] == ["tr/kept"]
    assert (told["ru"]["conflicts"], told["ru"]["result"]) == ([], "undetermined")
    assert told["us"]["suggestions"], "what may help is told"


def test_a_check_answers_as_one_on_the_whole_state_would(served: Host, world: World, sides: dict[str, Side]) -> None:
    body = file(patrol("mine"), patrol("other", 36.61, 35.93), patrol("next", 36.62, 35.93, activity="flight_uav", kind="flight"))
    told = check(served.session(sides["us"].unit), body)
    state = world.state
    live = Live.of(state, lambda row: as_seen_by(world.store, row.said, row.id, "us", state).volumes)
    for feature, one in zip(read_features(body), told["data"]["notices"], strict=True):
        found = answer(state, live, asked_about(state, feature, "us"), START_MS)
        wanted = {"id": feature.id, **data(found, suggestions(state, live, found, START_MS))}
        assert one == json.loads(json.dumps(wanted))


def test_a_check_follows_the_log(served: Host, world: World, sides: dict[str, Side]) -> None:
    us = served.session(sides["us"].unit)
    assert not check(us, file(patrol("mine", 38.0)))["data"]["notices"][0]["conflicts"]
    more = {**FAR, "shape": {**FAR["shape"], "center": [380_000_000, 350_000_000]}}
    assert served.hosted.hand_in(world.compose(sides["tr"].unit, {**NOTICE, "name": "new", "volumes": [more]})).status == 201
    assert [one["notice"] for one in check(us, file(patrol("mine", 38.0)))["data"]["notices"][0]["conflicts"]] == ["tr/new"]


def test_a_check_is_no_permission_and_leaves_nothing(served: Host, world: World, sides: dict[str, Side]) -> None:
    before = world.picture()
    told = check(served.session(sides["us"].unit), file(patrol("mine", 10.0)))
    assert "never a permission" in told["informs"]
    assert {"clear", "undetermined"} >= {told["data"]["notices"][0]["result"]}
    assert world.picture() == before


def test_without_a_session_nothing_hidden_counts(served: Host) -> None:
    told = check(served.nobody, file(patrol("mine")), party="us")
    assert (told["party"], told["data"]["notices"][0]["conflicts"]) == (None, [])


CHECKS_REFUSED = {
    "no file": (b"", "not_json"),
    "no GeoJSON": (b"{}", "bad_value"),
    "nobody's": (file(patrol("mine")), "missing_member"),
    "a stranger's": (file(patrol("mine", party="zz")), "unknown_party"),
    "an attack": (file(patrol("mine", party="us", activity="air_strike")), "attack_activity"),
    "two of a name": (file(patrol("mine", party="us"), patrol("mine", party="us")), "duplicate_id"),
    "too many": (file(*(patrol(f"n-{number}", party="us") for number in range(201))), "too_large"),
}


@pytest.mark.parametrize("what", CHECKS_REFUSED)
def test_every_bad_file_has_its_code(served: Host, what: str) -> None:
    body, word = CHECKS_REFUSED[what]
    assert code(served.nobody.post("/v1/questions/check", body)) == word


def test_a_file_that_is_too_long_is_not_read(served: Host) -> None:
    """Its length is said before it is sent; whoever says none is cut off where it is too long."""
    with suppress(ConnectionError):
        assert code(served.nobody.post("/v1/questions/check", b" " * (4 * 1024 * 1024 + 1))) == "too_large"
    said = send(served.url, "POST", "/v1/questions/check", b"", **{"content-length": str(4 * 1024 * 1024 + 1)})
    assert (said.status, code(said)) == (413, "too_large")


def test_a_party_checks_its_own_notices(served: Host, sides: dict[str, Side]) -> None:
    said = served.session(sides["us"].unit).post("/v1/questions/check", file(patrol("mine", party="tr")))
    assert code(said) == "bad_value"


# Boxes


def box(party: Party, west: float, east: float, **more: object) -> tuple[list[str], int]:
    told = party.ask("box", west=west, east=east, south=34.5, north=36.5, status="exercise", **more)["data"]
    return [one["notice"] for one in told["notices"]], told["hidden"]


def test_a_box_shows_what_stands_in_it_and_how_much_hides(served: Host, sides: dict[str, Side]) -> None:
    us, ru = served.session(sides["us"].unit), served.session(sides["ru"].unit)
    assert box(us, 36.9, 37.1) == (["tr/kept"], 0)
    assert box(ru, 36.9, 37.1) == ([], 1)
    assert box(ru, 36.5, 36.7) == (["tr/patrol-1"], 1)
    assert box(us, 36.5, 37.1) == (["tr/kept", "tr/patrol-1"], 0)


def test_a_box_has_a_window(served: Host, sides: dict[str, Side]) -> None:
    """A window ends before its end; the patrol without one is always there."""
    us = served.session(sides["us"].unit)
    assert box(us, 36.5, 37.1, start="2018-09-19T00:00:00Z", end="2018-09-20T00:00:00Z") == (["tr/patrol-1"], 0)
    assert box(us, 36.5, 37.1, start="2018-09-18T23:59:59Z", end="2018-09-20T00:00:00Z") == (["tr/kept", "tr/patrol-1"], 0)
    assert box(us, 36.5, 37.1, end="2018-09-18T00:00:00Z") == (["tr/patrol-1"], 0)


def test_a_moving_thing_is_in_a_box_while_it_is_there(served: Host, world: World, sides: dict[str, Side]) -> None:
    """Half an hour into an hour's way from west to east it is in the middle, and no longer where it began."""
    line, times = [[360_000_000, 355_000_000], [364_000_000, 355_000_000]], ["2018-09-18T06:00:00Z", "2018-09-18T07:00:00Z"]
    route = {"shape": {"is": "route", "line": line, "times": times, "buffer_cm": 10_000}}
    assert served.hosted.hand_in(world.compose(sides["tr"].unit, {**NOTICE, "name": "convoy", "volumes": [route]})).status == 201
    middle = {"start": "2018-09-18T06:29:00Z", "end": "2018-09-18T06:31:00Z"}
    assert "tr/convoy" in box(served.nobody, 36.15, 36.25, **middle)[0]
    assert "tr/convoy" not in box(served.nobody, 35.9, 36.1, **middle)[0]
    assert "tr/convoy" in box(served.nobody, 35.9, 36.1)[0]


def test_what_was_withdrawn_stands_no_more(served: Host, world: World, sides: dict[str, Side]) -> None:
    step = {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": 1, "step": "withdraw"}
    assert box(served.nobody, 36.5, 36.7)[0] == ["tr/patrol-1"]
    assert served.hosted.hand_in(world.compose(sides["tr"].unit, step)).status == 201
    assert box(served.nobody, 36.5, 36.7)[0] == []


# Turns


class Slow:
    """A question that is answered when the test says so."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, asked: Asked) -> list[str]:
        assert self.go.wait(20)
        return [asked.name]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    waits = Slow()
    monkeypatch.setattr(questions, "QUESTIONS", {**QUESTIONS, "matches": QUESTIONS["matches"]._replace(find=waits)})
    return waits


def ask_many(party: Party, count: int, refused: int) -> tuple[list[int], list[threading.Thread]]:
    """Ask so many slow questions at once, and wait until one of them was refused: then the others wait."""
    got: list[int] = []
    threads = [threading.Thread(target=lambda: got.append(party.get("/v1/questions/matches").status)) for _ in range(count)]
    for thread in threads:
        thread.start()
    while refused not in got:
        assert any(thread.is_alive() for thread in threads)
        time.sleep(0.005)
    return got, threads


def test_slow_questions_of_one_party_keep_nobody_else_out(slow: Slow, world: World, sides: dict[str, Side]) -> None:
    """Of its own it has eight; statements come in all the while, and what folds the log has a thread of its own."""
    with reading(world) as served:
        us, ru = served.session(sides["us"].unit), served.session(sides["ru"].unit)
        got, threads = ask_many(us, turns.WAITING_OF_ONE_MAX + 1, 429)
        assert code(us.get("/v1/questions/parties")) == "too_many"
        assert served.hosted.hand_in(world.compose(sides["tr"].unit, {**NOTICE, "name": "meanwhile"})).status == 201
        assert ru.ask("known")["data"]["party"] == "ru"
        slow.go.set()
        for thread in threads:
            thread.join(20)
        assert sorted(got) == [200] * turns.WAITING_OF_ONE_MAX + [429]
        assert us.ask("matches")["data"] == [""]


def test_more_than_may_wait_come_again(slow: Slow, world: World, sides: dict[str, Side], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAITING_MAX", 3)
    with reading(world) as served:
        us, ru = served.session(sides["us"].unit), served.session(sides["ru"].unit)
        got, threads = ask_many(us, 4, 503)
        said = ru.get("/v1/questions/parties")
        assert (code(said), said.headers["retry-after"]) == ("busy", "1")
        slow.go.set()
        for thread in threads:
            thread.join(20)
        assert sorted(got) == [200] * 3 + [503]
        assert ru.ask("matches")["data"] == [""]


def test_what_takes_long_leaves_places_for_what_does_not() -> None:
    """Where everybody may read, whoever has many addresses asks for as many reports as there are places."""

    async def asked() -> tuple[str, str]:
        waiting, go = turns.Turns(), threading.Event()
        long = [asyncio.create_task(waiting.do(f"192.0.2.{number}", go.wait, long=True)) for number in range(turns.LONG_WAITING_MAX)]
        await asyncio.sleep(0)
        with pytest.raises(Refused) as refused:
            await waiting.do("198.51.100.1", lambda: "long", long=True)
        quick = await waiting.do("198.51.100.1", lambda: "quick")
        go.set()
        await asyncio.gather(*long)
        return refused.value.refusal.code, quick

    assert asyncio.run(asked()) == (Code.BUSY, "quick")


def test_a_customer_with_many_addresses_is_one_asker(slow: Slow, world: World) -> None:
    with reading(world, open_to_all=True, proxies=1) as served:
        got: list[int] = []

        def ask(number: int) -> None:
            got.append(send(served.url, "GET", "/v1/questions/matches", b"", **{"x-forwarded-for": f"2001:db8::{number}"}).status)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(turns.WAITING_OF_ONE_MAX + 1)]
        for thread in threads:
            thread.start()
        end = time.monotonic() + 5
        while not got and time.monotonic() < end:
            time.sleep(0.01)
        slow.go.set()
        for thread in threads:
            thread.join(20)
        assert sorted(got) == [200] * turns.WAITING_OF_ONE_MAX + [429]


# Beside the log


def test_disclosures_go_to_those_who_may_have_them(served: Host, world: World, sides: dict[str, Side]) -> None:
    row = world.state.notice_versions.rows["tr/kept@000001"]
    texts = list(world.store.disclosures(row.id))
    for name, wanted in (("tr", texts), ("us", texts), ("ru", []), ("reg", [])):
        party = served.session(sides[name].unit)
        one = json.loads(party.get(f"/v1/statements/{row.id}/disclosures").body)
        assert one == {"id": row.id, "index": row.index, "disclosures": wanted}
        many = json.loads(party.get("/v1/disclosures").body)
        assert many["end"] == world.host.ledger.tree.size
        assert [each["disclosures"] for each in many["statements"] if each["id"] == row.id] == ([wanted] if wanted else [])


def test_disclosures_need_a_session_and_a_statement(served: Host, sides: dict[str, Side]) -> None:
    assert code(served.nobody.get("/v1/disclosures")) == "no_session"
    assert code(served.nobody.get(f"/v1/statements/{'0' * 64}/disclosures")) == "no_session"
    us = served.session(sides["us"].unit)
    assert code(us.get(f"/v1/statements/{'0' * 64}/disclosures")) == "not_found"
    assert code(us.get("/v1/disclosures?start=99999")) == "out_of_range"


def test_what_a_verdict_withholds_goes_to_its_two_parties(served: Host, world: World, sides: dict[str, Side]) -> None:
    over = {**NOTICE, "name": "over", "to": ["tr"], "volumes": [FAR]}
    handed = served.hosted.hand_in(world.compose(sides["ru"].unit, over))
    verdict = json.loads(handed.body)["verdict"]
    got = {}
    for name in ("ru", "tr", "us", "reg"):
        many = json.loads(served.session(sides[name].unit).get(f"/v1/disclosures?start={verdict}&count=1").body)
        got[name] = [text for one in many["statements"] for text in one["disclosures"]]
    assert got["us"] == got["reg"] == []
    assert got["ru"] == got["tr"]
    assert [json.loads(b64decode(text + "==", altchars=b"-_"))[-1]["other"] for text in got["ru"]] == ["tr/kept"]


def test_a_blob_is_for_those_who_may_have_it(world: World, tmp_path: Path) -> None:
    from hashlib import sha256

    del tmp_path
    sides = {name: world.side(name) for name in ("tr", "ru", "us")}
    blobs = {word: word.encode() for word in ("open", "kept")}
    with reading(world, open_to_all=True) as served:
        for word, bytes_ in blobs.items():
            said = {"type": "blob/1", "sha256": sha256(bytes_).hexdigest(), "size_bytes": len(bytes_), "media_type": "image/jpeg",
                    "title": {"en": word}, "status": "exercise"}  # fmt: skip
            said |= {"open": True} if word == "open" else {"to": ["ru"]}
            composed = world.compose(sides["tr"].unit, said)
            handed = served.hosted.hand_in(composed._replace(blob=bytes_))
            assert handed.status == 201, handed.body
        for name, wanted in (("tr", 200), ("ru", 200), ("us", 403)):
            got = served.session(sides[name].unit).get(f"/v1/blobs/{sha256(blobs['kept']).hexdigest()}")
            assert (got.status, got.body if got.status == 200 else code(got)) == (wanted, b"kept" if wanted == 200 else "not_a_reader")
        assert served.nobody.get(f"/v1/blobs/{sha256(blobs['open']).hexdigest()}").body == b"open"
        assert code(served.nobody.get(f"/v1/blobs/{sha256(blobs['kept']).hexdigest()}")) == "not_a_reader"
        assert code(served.nobody.get(f"/v1/blobs/{'0' * 64}")) == "not_found"
        assert code(served.nobody.get("/v1/blobs/..%2f..%2fetc")) in {"bad_request", "not_found"}
