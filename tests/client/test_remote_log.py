"""Reading a log over HTTP from somebody who means ill: no redirect, no endless or slow answer, nothing compressed, no foreign challenge."""

import functools
import json
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec
import pytest

from garant import signature
from garant.client import remote_log
from garant.client.remote_log import HttpLog
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX
from garant.log import Checkpoint, VerifierKey, encode_bundle, sign_checkpoint
from garant.node.export import files
from garant.statement.session import message
from tests.node.scene import Scene
from tests.world import ORIGIN, make_key

Answers = dict[str, tuple[int, dict[str, str], bytes]]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, answers: Answers, asked: list[tuple[str, dict[str, str]]], *given: Any) -> None:  # noqa: ANN401 - a handler's own
        self._answers, self._asked = answers, asked
        super().__init__(*given)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self._answers.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if "x-slow" in headers:
            with suppress(OSError):
                for mark in body:
                    self.wfile.write(bytes([mark]))
                    time.sleep(0.1)
            self.close_connection = True
        else:
            self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self.do_GET()
        self._asked[-1][1]["body"] = body.decode()


@contextmanager
def answering(answers: Answers) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """Answer these paths; give the address, and what was asked."""
    asked: list[tuple[str, dict[str, str]]] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, answers, asked)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/base", asked
        finally:
            server.shutdown()


def refusal(answers: Answers, **more: Any) -> str:  # noqa: ANN401 - options of the log's
    """Ask for the checkpoint; give the sentence of the refusal."""
    with answering(answers) as (url, _), closing(HttpLog(url, ORIGIN, **more)) as log, pytest.raises(Refused) as caught:
        log.checkpoint()
    return str(caught.value)


def shown(status: int, body: bytes, **headers: str) -> Answers:
    return {"/base/checkpoint": (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)}


# An honest one


@pytest.fixture(scope="module")
def scene() -> Scene:
    made = Scene()
    made.fill(300)
    return made


def exported(scene: Scene) -> Answers:
    store = scene.world.store
    return {f"/base/{path}": (200, {}, data) for path, data in files(store, scene.world.host.ledger.tree)}


def test_it_gives_the_checkpoint_and_any_range_of_entries(scene: Scene) -> None:
    leaves = scene.world.leaves()
    with answering(exported(scene)) as (url, asked), closing(HttpLog(f"{url}/", ORIGIN)) as log:
        assert log.checkpoint() == scene.world.store.head().note  # type: ignore[union-attr]
        for start in (0, 1, 255, 256, 257, len(leaves) - 1):
            assert list(log.entries(start, len(leaves))) == leaves[start:]
        assert list(log.entries(3, 3)) == []
        assert log.disclosures("0" * 64) == ()
        assert log.blob("0" * 64) is None
    assert {headers["accept-encoding"] for _, headers in asked} == {"identity"}
    assert not any("authorization" in headers for _, headers in asked)


def test_a_bundle_that_became_full_meanwhile_is_cut(scene: Scene) -> None:
    leaves = scene.world.leaves()[:256]
    with answering({"/base/tile/entries/000": (200, {}, encode_bundle(leaves))}) as (url, _), closing(HttpLog(url, ORIGIN)) as log:
        assert list(log.entries(10, 40)) == leaves[10:40]


def test_a_connection_that_was_closed_meanwhile_is_made_again(scene: Scene) -> None:
    answers = exported(scene)
    answers["/base/checkpoint"] = (200, {"connection": "close"}, answers["/base/checkpoint"][2])
    with answering(answers) as (url, asked), closing(HttpLog(url, ORIGIN)) as log:
        for _ in range(3):
            log.checkpoint()
    assert len(asked) == 3


def test_with_witnesses_demanded_it_asks_for_what_they_cosigned(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they cosigned counts while they come along; once it stands still, whoever asks must see that the log goes on without them."""
    key, sign = make_key("a log").public, make_key("a log").sign
    newest, cosigned = (sign_checkpoint(Checkpoint(ORIGIN, size, bytes(32)), VerifierKey(ORIGIN, key), sign) for size in (9, 7))
    answers: Answers = {**shown(200, newest), "/base/checkpoint/cosigned": (200, {}, cosigned)}
    with answering(answers) as (url, _), closing(HttpLog(url, ORIGIN, cosigned=True)) as log:
        assert log.checkpoint() == cosigned
        monkeypatch.setattr(remote_log, "STANDS_STILL_S", 0.0)
        assert log.checkpoint() == newest
        answers["/base/checkpoint"] = 200, {}, cosigned
        assert log.checkpoint() == cosigned
        del answers["/base/checkpoint/cosigned"]
        answers["/base/checkpoint"] = 200, {}, newest
        assert log.checkpoint() == newest, "a file server may have the lines in its only checkpoint"


# One that means ill


def test_no_redirect_is_followed() -> None:
    answers = {**shown(302, b"", location="/base/elsewhere"), "/base/elsewhere": (200, {}, b"x")}
    assert "status 302" in refusal(answers)


def test_an_answer_without_end_is_not_read() -> None:
    assert "more than" in refusal(shown(200, b"x" * (NOTE_BYTES_MAX + 1)))


def test_a_slow_answer_is_cut_at_the_deadline() -> None:
    assert "does not answer" in refusal(shown(200, b"x" * 100, x_slow="1"), deadline_s=0.4)


def test_an_answer_that_was_cut_short_is_none() -> None:
    assert "cut short" in refusal(shown(200, b"x" * 100, content_length="101", connection="close"))


def test_nothing_compressed_is_taken() -> None:
    assert "compressed" in refusal(shown(200, b"x", content_encoding="gzip"))


def test_what_a_problem_says_is_told_without_what_acts_on_a_terminal() -> None:
    body = msgspec.json.encode({"detail": "sign the challenge\x1b[31m first", "code": "no_session"})
    assert "sign the challenge[31m first" in refusal(shown(403, body))
    assert "status 500" in refusal(shown(500, b"<html>"))


def test_who_has_no_key_is_told_that_one_is_needed() -> None:
    with answering(shown(401, b"{}")) as (url, _), closing(HttpLog(url, ORIGIN)) as log, pytest.raises(Refused) as caught:
        log.checkpoint()
    assert caught.value.refusal.code == Code.NO_SESSION
    assert "to parties alone" in caught.value.refusal.sentence


def test_nobody_there_is_no_answer() -> None:
    with answering({}) as (url, _):
        pass
    with closing(HttpLog(url, ORIGIN, deadline_s=1)) as log, pytest.raises(Refused) as caught:
        log.checkpoint()
    assert caught.value.refusal.code == Code.UNREADABLE


def test_a_bundle_of_another_width_is_refused(scene: Scene) -> None:
    bundle = encode_bundle(scene.world.leaves()[:4])
    with answering({"/base/tile/entries/000.p/5": (200, {}, bundle)}) as (url, _), closing(HttpLog(url, ORIGIN)) as log:
        with pytest.raises(Refused) as caught:
            list(log.entries(0, 5))
        assert caught.value.refusal.code == Code.BAD_TILE


BAD = ["", "ftp://h", "http://", "http://a b/", "http://u@h/", "http://h/?q", "http://h:99999/", "http://h!x/", "h.example"]


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Refused) as caught:
        HttpLog(url, ORIGIN)
    assert caught.value.refusal.code == Code.USAGE


# Sessions


def session(log: str) -> Answers:
    return {
        "/base/v1/challenges": (200, {}, msgspec.json.encode({"challenge": "AAAA", "log": log, "expires": "x"})),
        "/base/v1/sessions": (201, {}, msgspec.json.encode({"token": "T", "party": "tr", "expires": "x"})),
        **shown(200, b"note"),
    }


def test_it_opens_a_session_with_a_key_and_shows_the_token() -> None:
    with answering(session(ORIGIN)) as (url, asked), closing(HttpLog(url, ORIGIN, key=make_key("officer"))) as log:
        assert log.checkpoint() == b"note"
        assert log.checkpoint() == b"note"
    assert [path.removeprefix("/base") for path, _ in asked] == ["/v1/challenges", "/v1/sessions", "/checkpoint", "/checkpoint"]
    assert asked[-1][1]["authorization"] == "Bearer T"


def test_it_signs_for_the_address_that_it_asks_and_for_no_other() -> None:
    key = make_key("officer")
    with answering(session(ORIGIN)) as (url, asked), closing(HttpLog(url, ORIGIN, key=key)) as log:
        log.checkpoint()
    said = json.loads(asked[1][1]["body"])
    assert said["address"] == url.removesuffix("/base")
    text = message(ORIGIN, said["address"], said["challenge"])
    assert signature.verify(key.public, text, b64decode(said["signature"]))


def test_a_challenge_of_another_log_s_is_never_signed() -> None:
    """Else a host could have it signed for somebody else's log, and read there as this party."""
    answers = session("other.example/log")
    with answering(answers) as (url, asked), closing(HttpLog(url, ORIGIN, key=make_key("officer"))) as log:
        with pytest.raises(Refused) as caught:
            log.checkpoint()
        assert caught.value.refusal.code == Code.WRONG_LOG
    assert [path for path, _ in asked] == ["/base/v1/challenges"]


def test_a_session_that_ended_is_opened_again() -> None:
    answers = session(ORIGIN)
    with answering(answers) as (url, asked), closing(HttpLog(url, ORIGIN, key=make_key("officer"))) as log:
        log.checkpoint()
        answers["/base/checkpoint"] = (401, {}, b"{}")
        with pytest.raises(Refused):
            log.checkpoint()
    assert [path.removeprefix("/base") for path, _ in asked[3:]] == ["/checkpoint", "/v1/challenges", "/v1/sessions", "/checkpoint"]
