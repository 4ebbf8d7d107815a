"""The page of the desk's local interface names what is served, and its policy is the one that is sent."""

import re

from garant.desk import entering
from garant.desk.pages import CONTENT_SECURITY_POLICY
from tests.desk.conftest import at_work  # noqa: F401 - a fixture
from tests.desk.facing import AtWork
from tests.log.test_spec_pages import page

READ = ("/v1/", "/checkpoint", "/key", "/tile/", "/health/", "/openapi.json")
"""What a host shows, too; and what pages need beside the officer's work."""


def test_every_address_of_the_officers_work_and_of_the_pages_stands_on_the_page(at_work: AtWork) -> None:  # noqa: F811 - the fixture
    endpoints = at_work.faced.face.application.table.endpoints
    served = {f"{one.method} {one.path.replace(':path}', '}')}" for one in endpoints if not one.path.startswith(READ)}
    told = set(re.findall(r"`((?:GET|POST) /[^`]*)`", page("desk.md")))
    assert told <= served
    beside = {one for one in served - told if one.split("/")[1] != "desk"}
    assert not beside


def test_its_policy_is_the_one_that_is_sent() -> None:
    (block,) = re.findall(r"```text\n(.*?)```", page("desk.md"), re.DOTALL)
    assert block.replace("\n", " ").strip() == CONTENT_SECURITY_POLICY


def test_its_figures_are_the_code_s() -> None:
    assert f"1, 2, 4 ... {entering.SLOWEST_S:.0f} seconds" in page("desk.md")
    assert f"when {entering.TOKENS_MAX} newer ones are out" in page("desk.md")
