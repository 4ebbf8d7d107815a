"""Reports in a tab of their own: one ticket, once, for a minute; with a policy that lets nothing in."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest

from garant.desk.papers import LIVES_MS, WAITING_MAX
from tests.api.serving import Said, send
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import MEETING, World

REPORTS = "/desk/v1/reports"
DAILY = {"report": "daily", "day": "2018-09-18", "lang": "en", "status": "exercise"}


@pytest.fixture
def world() -> World:
    world = World(rules_level=3)
    tr = world.side("tr")
    world.admit(tr.headquarters, {**MEETING, "status": "exercise"})
    return world


@pytest.fixture
def desk(world: World) -> Iterator[DataDesk]:
    with data_desk(world, "tr") as one:
        yield one


def opened(desk: DataDesk, address: str) -> Said:
    """Open a paper as a tab does: without a token."""
    return send(desk.url, "GET", address)


@pytest.mark.parametrize("language", ["en", "fr", "ar", "ru", "tr"])
def test_a_report_speaks_five_languages(desk: DataDesk, language: str) -> None:
    said = opened(desk, desk.post(REPORTS, {**DAILY, "lang": language})["address"])
    assert said.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in said.body.decode()


def test_a_paper_lets_nothing_in_but_its_own_style_sheet(desk: DataDesk) -> None:
    said = opened(desk, desk.post(REPORTS, DAILY)["address"])
    policy, page = said.headers["content-security-policy"], said.body.decode()
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "script-src" not in policy
    assert policy.endswith("sandbox")
    assert not re.search(r"<[^>]*\sstyle=", page)
    assert said.headers["cache-control"] == "no-store"


def test_a_meetings_papers_as_a_file(desk: DataDesk) -> None:
    address = desk.post(REPORTS, {"report": "pack", "meeting": "tr/round-1", "lang": "fr"})["address"]
    said = opened(desk, f"{address}?form=pdf")
    assert (said.headers["content-type"], said.body[:5]) == ("application/pdf", b"%PDF-")
    assert said.headers["content-disposition"] == 'attachment; filename="pack-tr-round-1-fr.pdf"'


def test_a_ticket_is_good_once_and_for_a_minute(world: World, desk: DataDesk) -> None:
    address = desk.post(REPORTS, DAILY)["address"]
    assert [opened(desk, address).status for _ in range(2)] == [200, 404]
    late = desk.post(REPORTS, DAILY)["address"]
    world.clock.turn(LIVES_MS)
    assert opened(desk, late).status == 404
    assert opened(desk, f"/desk/v1/paper/{'0' * 64}").status == 404


def test_papers_that_nobody_opens_make_room(desk: DataDesk) -> None:
    addresses = [desk.post(REPORTS, DAILY)["address"] for _ in range(WAITING_MAX + 1)]
    assert [opened(desk, address).status for address in (addresses[0], addresses[-1])] == [404, 200]


def test_a_report_needs_the_desks_token_and_what_it_is_about(desk: DataDesk) -> None:
    assert send(desk.url, "POST", REPORTS, b"{}").status == 401
    assert desk.refused("POST", REPORTS, {"report": "daily"}) == "bad_request"
    assert desk.refused("POST", REPORTS, {"report": "pack"}) == "bad_request"
    assert desk.refused("POST", REPORTS, {"report": "pack", "meeting": "tr/none"}) == "unknown_reference"
    assert desk.refused("POST", REPORTS, {**DAILY, "day": "2017-01-01"}) == "out_of_range"
    assert desk.refused("POST", REPORTS, {**DAILY, "lang": "xx"}) == "bad_request"
