"""One row of the standard's interface: a method at a path, who may ask, and what answers; what it is asked, and what it gives."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from garant.api.f3548.tokens import Client

SC, CP, CM = "utm.strategic_coordination", "utm.constraint_processing", "utm.constraint_management"
CMSA, AA = "utm.conformance_monitoring_sa", "utm.availability_arbitration"
POOL, VERSIONS = "interuss.pool_status.read", "interuss.versioning.read_system_versions"
RID = ("dss.read.identification_service_areas", "dss.write.identification_service_areas")

BODY_BYTES_MAX = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a client that may make it: what its path names, its query's owner (`validate_oauth`), its body."""

    client: Client
    path: tuple[str, ...]
    owner: str
    body: bytes


class Answer(NamedTuple):
    """What is answered: a status, and something to be spelt as JSON."""

    status: int
    body: Any


Act = Callable[[Request], Awaitable[Answer]]


class Operation(NamedTuple):
    """A row: its method, its path as it is documented and counted, alternatives of scopes, and what answers."""

    method: str
    path: str
    scopes: tuple[frozenset[str], ...]
    act: Act
    takes: type = bytes
    body_bytes_max: int = BODY_BYTES_MAX
