"""A desk's local interface over real HTTP: who may ask, and what the pages are sent with."""

import json
import socket

import pytest

from garant.api.endpoint import Needs
from garant.desk import application
from garant.desk.entering import SLOWEST_S
from garant.desk.pages import CONTENT_SECURITY_POLICY
from tests.api.serving import send
from tests.desk.desks import PASSPHRASE
from tests.desk.facing import FILES, AtWork, Faced, Page

OPEN = {
    "GET /",
    "GET /{name}",
    "GET /assets/{name:path}",
    "GET /fonts/{name}",
    "GET /health/live",
    "POST /desk/v1/enter",
    "POST /desk/v1/csp",
}


# Entering


def test_a_ticket_enters_once_and_brings_the_next(faced: Faced) -> None:
    ticket = faced.door.ticket()
    before = len(faced.tickets)
    entered = faced.nobody.post("/desk/v1/enter", {"ticket": ticket})
    assert entered["party"] == "tr"
    assert Page(faced.url, entered["token"]).get("/desk/v1/standing")["party"] == "tr"
    assert faced.nobody.refused("POST", "/desk/v1/enter", {"ticket": ticket}) == (401, "no_session")
    assert len(faced.tickets) == before + 1


def test_the_passphrase_enters_and_unlocks(at_work: AtWork) -> None:
    at_work.office.lock()
    token = at_work.faced.nobody.post("/desk/v1/enter", {"passphrase": PASSPHRASE})["token"]
    assert not Page(at_work.faced.url, token).get("/desk/v1/standing")["key"]["locked"]
    at_work.office.lock()


def test_a_wrong_passphrase_closes_the_door_to_passphrases_and_not_to_those_who_are_in(entered: Page, faced: Faced) -> None:
    guess = {"passphrase": "a stranger's guess"}
    assert faced.nobody.refused("POST", "/desk/v1/enter", guess) == (403, "wrong_passphrase")
    said = faced.nobody.send("POST", "/desk/v1/enter", guess)
    assert json.loads(said.body)["code"] == "too_many"
    assert int(said.headers["retry-after"]) >= 1
    assert not entered.post("/desk/v1/unlock", {"passphrase": PASSPHRASE})["key"]["locked"]
    assert faced.enter().token


def test_a_stranger_who_goes_on_guessing_does_not_keep_the_officer_from_unlocking(entered: Page, faced: Faced) -> None:
    """Another program on the machine needs no token to guess; whoever must call STOP needs the key now."""
    for _ in range(5):
        assert faced.nobody.refused("POST", "/desk/v1/enter", {"passphrase": "a stranger's guess"}) == (403, "wrong_passphrase")
        faced.steady.s += SLOWEST_S
    assert not entered.post("/desk/v1/unlock", {"passphrase": PASSPHRASE})["key"]["locked"]


@pytest.mark.parametrize(
    "body",
    [{}, {"ticket": "x", "passphrase": "y"}, {"ticket": None}, {"passphrase": ""}, {"passphrase": "x" * 2_000}, {"ticket": 1}, [], "x",
     {"ticket": "x", "more": 1}],
)  # fmt: skip
def test_entering_has_one_form(faced: Faced, body: object) -> None:
    assert faced.nobody.refused("POST", "/desk/v1/enter", body) == (400, "bad_request")


def test_nothing_but_the_pages_and_the_door_is_open(at_work: AtWork) -> None:
    """Each row of the table is asked without a token: those of a host's that need none there, too."""
    endpoints = at_work.faced.face.application.table.endpoints
    free = {f"{one.method} {one.path}" for one in endpoints if one.needs is Needs.NOTHING}
    papers = {one for one in free if one.startswith("GET /desk/v1/paper/")}
    assert free - papers == OPEN
    for one in endpoints:
        if one.needs is not Needs.NOTHING:
            path = one.path.replace("{place:path}", "x").replace("{", "").replace("}", "")
            assert at_work.faced.nobody.refused(one.method, path) == (401, "no_session"), path


def test_a_token_that_is_none_is_none(faced: Faced) -> None:
    for token in ("x", faced.door.ticket(), "0" * 43):
        assert Page(faced.url, token).refused("GET", "/desk/v1/standing") == (401, "no_session")


# Other pages, other names, other machines


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:{port}"}, {"Host": "127.0.0.1"}, {"Origin": "http://evil.example"}, {"Origin": "null"},
        {"Origin": "http://localhost:{port}"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/assets/page-1a2b.js", "/desk/v1/standing", "/health/live", "/nothing", "/v1/questions/duty"])
def test_another_page_gets_nothing_even_with_a_token(faced: Faced, entered: Page, headers: dict[str, str], path: str) -> None:
    given = {name: value.format(port=faced.port) for name, value in headers.items()}
    assert entered.refused("GET", path, **given) == (403, "foreign_page")


def test_our_own_page_is_answered(faced: Faced, entered: Page) -> None:
    given = {"Origin": f"http://127.0.0.1:{faced.port}", "Sec-Fetch-Site": "same-origin"}
    assert entered.send("GET", "/desk/v1/standing", **given).status == 200
    assert entered.send("GET", "/desk/v1/standing", Host=f"localhost:{faced.port}").status == 200


def test_there_is_no_cors(faced: Faced) -> None:
    said = send(faced.url, "OPTIONS", "/desk/v1/standing", b"", **{"Access-Control-Request-Method": "GET"})
    assert said.status == 405
    assert not any(name.startswith("access-control-") for name in said.headers)


def test_it_listens_on_loopback_alone(faced: Faced) -> None:
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in sorted(map(str, own)):
        with pytest.raises(OSError, match="refused"), socket.create_connection((address, faced.port), timeout=5):
            pass
    assert application.LOOPBACK == "127.0.0.1"


# Pages


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_built_file_comes_with_the_whole_policy(faced: Faced, name: str) -> None:
    said = faced.nobody.send("GET", "/" if name == "index.html" else f"/{name}")
    assert (said.status, said.body) == (200, FILES[name])
    assert said.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert said.headers["cross-origin-opener-policy"] == said.headers["cross-origin-resource-policy"] == "same-origin"
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in said.headers["permissions-policy"]
    assert said.headers["cache-control"] == ("public, max-age=31536000, immutable" if name.startswith("assets/") else "no-store")


def test_the_policy_is_strict() -> None:
    rules = dict(part.strip().partition(" ")[::2] for part in CONTENT_SECURITY_POLICY.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == rules["font-src"] == "'self'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert not {"unsafe-inline", "unsafe-eval", "*", "http:", "https:"} & set(CONTENT_SECURITY_POLICY.replace("'", "").split())


def test_every_answer_keeps_other_pages_out(faced: Faced, entered: Page) -> None:
    for said in (
        entered.send("GET", "/desk/v1/standing"),
        faced.nobody.send("GET", "/desk/v1/standing"),
        faced.nobody.send("GET", "/none"),
    ):
        assert "default-src 'none'" in said.headers["content-security-policy"]
        assert said.headers["cross-origin-resource-policy"] == "same-origin"
        assert said.headers["x-content-type-options"] == "nosniff"
        assert said.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("accepts", "encoding"), [("br", "br"), ("gzip, br", "br"), ("gzip", "gzip"), ("gzip;q=0", None), ("", None)])
def test_what_was_packed_is_sent_packed_to_whoever_takes_it(faced: Faced, accepts: str, encoding: str | None) -> None:
    said = faced.nobody.send("GET", "/assets/page-1a2b.js", **{"Accept-Encoding": accepts})
    assert said.headers.get("content-encoding") == encoding
    assert said.body == FILES["assets/page-1a2b.js" + {"br": ".br", "gzip": ".gz", None: ""}[encoding]]
    assert said.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "accept-encoding" in said.headers["vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../index.html", "/assets/..%2f..%2fofficer.key", "/assets/%2e%2e/%2e%2e/officer.key", "/..%2fdesk.toml", "/officer.key",
        "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/assets/..%5c..%5cdesk.toml", "/assets/page-1a2b.js%00.css", "/assets/",
        "/assets/.", "/assets/..", "/fonts/..%2fhtml.py", "/fonts/../html.py", "/.hidden", "/assets/.hidden", "/assets/linked.key",
        "/pages", "/assets", "/index.html/", "/assets/page-1a2b.js/", "/assets/" + "x" * 300, "/assets/%C3%BC",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(at_work: AtWork, path: str) -> None:
    folder = at_work.folder
    linked = folder / "pages" / "assets" / "linked.key"
    if not linked.is_symlink():
        linked.symlink_to(folder / "officer.key")
        (folder / "pages" / ".hidden").write_text("x")
        (folder / "pages" / "assets" / ".hidden").write_text("x")
    said = send(at_work.faced.url, "GET", path, b"")
    assert said.status in {400, 404}
    assert b"garant_key" not in said.body
