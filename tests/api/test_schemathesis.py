"""The whole interface as its own description says it, by somebody else's generator (schemathesis): no 5xx, and no undocumented answer.

Right and wrong requests alike are made from /openapi.json, sent to a real server, and each answer is held against the description: its
status, its media type, its form. `make schemathesis` does the same for longer.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import CheckContext, GenerationMode, Response
from schemathesis import checks as known
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

from garant.api.reading import routes
from garant.api.sessions import Sessions
from tests.api.hosting import Hosted, hosting, read
from tests.api.reading import places
from tests.fold.calling import CHANNEL
from tests.world import NOTICE, World

ENDLESS = {"/v1/events"}
"""What has no end is tried in `test_events`."""

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "10"))


def wrong_requests_are_refused(ctx: CheckContext, response: Response, case: "schemathesis.Case[Any]") -> None:
    """Hold a request that the description does not allow against its answer; that it is too large is a refusal too."""
    if response.status_code != 413:
        checks.negative_data_rejection(ctx, response, case)


CHECKS = [
    known.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    wrong_requests_are_refused,
]


@pytest.fixture(scope="module")
def hosted() -> Iterator[Hosted]:
    world = World(rules_level=3)
    world.side("ru")
    tr = world.side("tr")
    world.admit(tr.headquarters, CHANNEL)
    for number in range(20):
        world.admit(tr.unit, {**NOTICE, "name": f"patrol-{number}"})
    with hosting(world, more=lambda picture: routes(picture, Sessions(picture, world.clock), places, world.clock)) as running:
        running.newest.put(world.store.head().note, 1)  # type: ignore[union-attr]
        yield running
        assert not running.mistakes
        assert not running.faults


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right requests", "wrong requests"])
def test_every_answer_is_as_described(hosted: Hosted, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{hosted.url}/openapi.json")
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if operation.path not in ENDLESS:
            _try(operation, mode)


def _try(operation: "schemathesis.APIOperation[Any, Any, Any, Any]", mode: GenerationMode) -> None:
    """Send requests of one operation; of some there are no wrong ones."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=EXAMPLES <= 100, suppress_health_check=list(HealthCheck))
    def send(case: "schemathesis.Case[Any]") -> None:
        case.call_and_validate(checks=CHECKS)

    with suppress(Unsatisfiable):
        send()


def test_the_description_is_of_what_is_served(hosted: Hosted) -> None:
    told = read(hosted.get("/openapi.json"))
    assert told["openapi"] == "3.1.0"
    listed = {(method.upper(), path) for path, methods in told["paths"].items() for method in methods}
    assert listed == {(one.method, one.path.replace(":path}", "}")) for one in hosted.app.table.endpoints}
    names = [operation["operationId"] for methods in told["paths"].values() for operation in methods.values()]
    assert len(set(names)) == len(names)
