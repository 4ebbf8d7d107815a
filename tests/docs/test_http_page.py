"""The HTTP page names what is served, and its table of refusals is the code's."""

import re

from garant.api import application, bodies, host_statements, server
from garant.api.host_log import ENTRIES_BYTES_MAX, ENTRIES_MAX
from garant.api.problems import LATE, REFUSED, STATUS
from garant.api.reading import routes
from garant.api.sessions import Sessions
from garant.node.waiting import Bounds
from tests.api.hosting import hosting
from tests.api.reading import places
from tests.log.test_spec_pages import page
from tests.world import World


def test_every_address_stands_on_the_page() -> None:
    world = World()
    with hosting(world, more=lambda picture: routes(picture, Sessions(picture, world.clock), places, world.clock)) as hosted:
        served = {f"{one.method} {one.path.replace(':path}', '}')}" for one in hosted.app.table.endpoints}
    told = set(re.findall(r"`((?:GET|POST) /[^`]*)`", page("http.md")))
    questions = {one for one in served if "/v1/questions/" in one}
    assert questions
    assert served - questions == told - {"GET /v1/questions/...", "POST /v1/questions/..."}


def test_every_code_word_with_a_status_of_its_own_stands_beside_it() -> None:
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \|", page("http.md"), re.MULTILINE)
    told = {(int(status), word) for status, words in rows for word in re.findall(r"`(\w+)`", words)}
    assert {(status, code.value) for code, status in STATUS.items()} <= told
    assert {REFUSED, LATE} <= {int(status) for status, _ in rows}


def test_its_figures_are_the_code_s() -> None:
    text, bounds = page("http.md"), Bounds()
    assert f"up to {host_statements.BATCH_MAX}" in text
    assert f"{ENTRIES_MAX:,} and {ENTRIES_BYTES_MAX // 1_000_000} MB" in text
    assert f"{bounds.common:,} statements, {bounds.of_one:,} of one party; {bounds.bytes // 1_000_000} MB" in text
    assert f"of statements {host_statements.BODY_BYTES_MAX // 1_000_000} MB, to be there within {bodies.BODY_S_MAX:.0f} s" in text
    assert f"{server.HEAD_BYTES_MAX // 1_024} KiB; the head within {server.HEAD_S_MAX:.0f} s" in text
    assert f"is read within {server.READ_S_MAX:.0f} s" in text
    assert application.TOO_MANY_S == 0.5, "half a second late"
