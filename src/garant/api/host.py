"""The whole interface of one log, put together from its route groups.

    read_application      of any picture: the log, its proofs, questions, events, health. What a replica serves
    host_application      the same, and where statements come in

What both show is one list here; who adds a group adds a line.
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.api import cosigned, health, host_log, host_statements, metrics, openapi
from garant.api.application import Application, Gate, OnFault, OnMistake
from garant.api.endpoint import Routes
from garant.api.health import Unfit
from garant.api.host_statements import Quotas
from garant.api.metrics import Metrics
from garant.log import VerifierKey
from garant.node.picture import Picture
from garant.node.sequencer import Sequencer


class Face(NamedTuple):
    """What is the same for all routes: who may ask, whom faults and mistakes are told, what is counted, what was cosigned, fitness."""

    gate: Gate
    on_fault: OnFault
    on_mistake: OnMistake
    metrics: Metrics
    cosigned: cosigned.Newest
    unfit: Unfit = lambda: ""


def read_application(picture: Picture, key: VerifierKey, face: Face, more: Sequence[Routes] = ()) -> Application:
    """Serve what is read of a picture; `key` is the log's first verifier key."""
    _gauges(picture, face)
    groups = [
        *more,
        host_log.routes(picture, key),
        cosigned.routes(face.cosigned),
        health.routes(picture, face.unfit),
        metrics.routes(face.metrics),
    ]
    described = openapi.routes(groups, picture.log, open_to_all=face.gate.open_to_all)
    return Application([*groups, described], face.gate, face.metrics, face.on_fault, face.on_mistake)


def host_application(sequencer: Sequencer, key: VerifierKey, face: Face, quotas: Quotas, more: Sequence[Routes] = ()) -> Application:
    """Serve a host: what is read of its log, and where statements come in."""
    began = sequencer.head().size
    face.metrics.gauge("garant_waiting", "gauge", sequencer.waiting)
    face.metrics.gauge("garant_appended_total", "counter", lambda: sequencer.head().size - began)
    statements = host_statements.routes(sequencer, quotas, face.metrics.commit_seconds)
    return read_application(sequencer, key, face, [statements, *more])


def _gauges(picture: Picture, face: Face) -> None:
    face.metrics.gauge("garant_head_size", "gauge", lambda: picture.head().size)
    face.metrics.gauge("garant_head_age_seconds", "gauge", lambda: (picture.as_of_ms() - picture.head().t_ms) / 1_000)
    face.metrics.gauge("garant_cosigned_age_seconds", "gauge", lambda: face.cosigned.age_s(picture.as_of_ms()))
