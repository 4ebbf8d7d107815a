"""Which requests our own page would have sent, by their heads alone."""

import pytest

from garant.desk.own_page import OwnPage
from garant.errors import Code
from tests.desk.refusing import refusal

PORT = 8450
GOOD = {"host": "127.0.0.1:8450"}


@pytest.fixture
def ours() -> OwnPage:
    own = OwnPage()
    own.port = PORT
    return own


def head(fields: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode("latin-1")) for name, value in fields.items()]


@pytest.mark.parametrize("host", ["127.0.0.1:8450", "localhost:8450", "[::1]:8450"])
@pytest.mark.parametrize("site", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
@pytest.mark.parametrize("origin", [False, True])
def test_our_own_page_may_ask(ours: OwnPage, host: str, site: dict[str, str], origin: bool) -> None:
    ours.require(head({"host": host, **({"origin": f"http://{host}"} if origin else {}), **site}))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8450", "127.0.0.1", "127.0.0.1:8451", "127.0.0.1:84500", "127.0.0.1:8450.evil.example",
        "localhost.:8450", "LOCALHOST:8450", "127.0.0.2:8450", "127.1:8450", "0.0.0.0:8450", "2130706433:8450", "[::ffff:7f00:1]:8450", "",
        "user@127.0.0.1:8450", "127.0.0.1:8450 ", "::1:8450",
    ],
)  # fmt: skip
def test_a_name_that_is_not_ours_may_not(ours: OwnPage, host: str) -> None:
    """DNS rebinding: a page of evil.example whose name points at 127.0.0.1 is of the same origin as our answers, but says its own name."""
    assert refusal(lambda: ours.require(head({"host": host}))) is Code.FOREIGN_PAGE


@pytest.mark.parametrize(
    "origin",
    [
        "null", "", "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:9", "https://127.0.0.1:8450", "http://localhost:8450",
        "http://127.0.0.1:8450/", "http://127.0.0.1:8450, http://evil.example", "file://",
    ],
)  # fmt: skip
def test_another_origin_may_not(ours: OwnPage, origin: str) -> None:
    assert refusal(lambda: ours.require(head({**GOOD, "origin": origin}))) is Code.FOREIGN_PAGE


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "none, same-origin", "NONE"])
def test_another_site_may_not_lead_here(ours: OwnPage, site: str) -> None:
    """`same-site` is another port of this machine."""
    assert refusal(lambda: ours.require(head({**GOOD, "sec-fetch-site": site}))) is Code.FOREIGN_PAGE


@pytest.mark.parametrize("name", ["host", "origin", "sec-fetch-site"])
def test_saying_it_twice_says_nothing(ours: OwnPage, name: str) -> None:
    value = {"host": "127.0.0.1:8450", "origin": "http://127.0.0.1:8450", "sec-fetch-site": "same-origin"}[name]
    twice = [*head(GOOD), (name.encode(), value.encode())] if name == "host" else [*head(GOOD), *[(name.encode(), value.encode())] * 2]
    assert refusal(lambda: ours.require(twice)) is Code.FOREIGN_PAGE


def test_without_a_host_nobody_may(ours: OwnPage) -> None:
    assert refusal(lambda: ours.require([])) is Code.FOREIGN_PAGE


def test_before_the_port_is_known_nobody_may() -> None:
    assert refusal(lambda: OwnPage().require(head({"host": "127.0.0.1:0"}))) is Code.FOREIGN_PAGE


def test_on_the_port_of_http_browsers_leave_it_out() -> None:
    own = OwnPage()
    own.port = 80
    own.require(head({"host": "127.0.0.1", "origin": "http://127.0.0.1"}))
