"""What browsers report that the Content-Security-Policy of the pages stopped: counted, and the last few kept in memory for whoever looks.

    POST /desk/v1/csp      a report as browsers send it (CSP level 2, `report-uri`); everybody may, nobody is believed
    GET  /desk/v1/csp      {count, last}

There should never be one: a report means that a page tried what the policy forbids, or that somebody plays with the address.
"""

from collections import deque

import msgspec
from msgspec import Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.errors import Code, Refused

KEPT_MAX = 20
BODY_BYTES_MAX = 16_384
_TEXT_MAX = 500


class Violation(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What a page tried: under which directive, towards what, from where."""

    effective_directive: str = ""
    violated_directive: str = ""
    blocked_uri: str = ""
    document_uri: str = ""
    source_file: str = ""
    script_sample: str = ""
    line_number: int = 0


class _Report(Struct, frozen=True, kw_only=True):
    csp_report: Violation = msgspec.field(name="csp-report")


class Violations(Struct, frozen=True, kw_only=True):
    """How many were reported since the desk began, and the last few."""

    count: int
    last: tuple[Violation, ...]


class Reports:
    """All reports of one run of a desk."""

    def __init__(self) -> None:
        """Begin with none."""
        self._count = 0
        self._last: deque[Violation] = deque(maxlen=KEPT_MAX)

    async def take(self, call: Call[None, bytes]) -> Violations:
        """Count a report. Refuses with `bad_request` what is none."""
        try:
            given = msgspec.json.decode(call.takes, type=_Report).csp_report
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise Refused(Code.BAD_REQUEST, "this is no report of a Content-Security-Policy") from error
        self._count += 1
        self._last.append(_short(given))
        return Violations(count=self._count, last=())

    async def show(self, _: Call[None, None]) -> Violations:
        """Give them, the newest last."""
        return Violations(count=self._count, last=tuple(self._last))


def _short(given: Violation) -> Violation:
    texts = {name: value[:_TEXT_MAX] for name, value in msgspec.structs.asdict(given).items() if isinstance(value, str)}
    return msgspec.structs.replace(given, **texts)


def routes(reports: Reports) -> Routes:
    """Give the endpoints."""
    return (
        Endpoint(
            "POST", "/desk/v1/csp", reports.take, "A browser's report that the pages' policy stopped something.",
            takes=bytes, answers=Violations, needs=Needs.NOTHING, body_bytes_max=BODY_BYTES_MAX,
        ),
        Endpoint("GET", "/desk/v1/csp", reports.show, "What browsers reported.", answers=Violations, needs=Needs.PARTY),
    )  # fmt: skip
