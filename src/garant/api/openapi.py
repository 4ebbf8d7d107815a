"""The interface described as OpenAPI 3.1, from the same table that serves it.

Parameters, bodies and answers are msgspec types, and msgspec gives their schemas; every refusal is a problem of one form.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec

from garant import __version__
from garant.api.endpoint import JSON, PROBLEM, Call, Endpoint, Needs, Reply, Routes
from garant.api.problems import EVERYWHERE, LATE, REFUSED, Problem, status_of
from garant.errors import Code

_TEMPLATE = "#/components/schemas/{name}"
_SESSION = "session"


def describe(groups: Sequence[Routes], log: str, *, open_to_all: bool) -> dict[str, Any]:
    """Describe a table of routes; `log` is the origin of the log that it serves, `open_to_all` lets everybody read its leaves."""
    endpoints = [endpoint for group in groups for endpoint in group]
    types = [Problem, *{kind: None for one in endpoints for kind in (one.takes, one.answers) if _is_json(kind)}]
    schemas, components = msgspec.json.schema_components(types, ref_template=_TEMPLATE)
    schema_of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for one in endpoints:
        paths[one.path.replace(":path}", "}")][one.method.lower()] = _operation(
            one, schema_of, free=open_to_all and one.needs is Needs.READING
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Garant: the log {log}", "version": __version__, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {_SESSION: {"type": "http", "scheme": "bearer"}},
        },
    }


def _is_json(kind: object) -> bool:
    return kind not in {None, bytes} and not isinstance(kind, str)


def _operation(one: Endpoint, schema_of: dict[Any, Any], *, free: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": _name(one),
        "summary": one.summary,
        "parameters": _parameters(one),
        "responses": _responses(one, schema_of),
    }
    if one.takes is not None:
        told["requestBody"] = {"required": True, "content": _content(one.takes, schema_of)}
    if one.needs is not Needs.NOTHING:
        told["security"] = [{_SESSION: []}, {}] if free else [{_SESSION: []}]
    return told


def _name(one: Endpoint) -> str:
    words = re.findall(r"[a-zA-Z0-9]+", one.path.replace(":path", ""))
    return "_".join([one.method.lower(), *words])


def _parameters(one: Endpoint) -> list[dict[str, Any]]:
    if one.asks is None:
        return []
    inside = set(re.findall(r"\{(\w+)", one.path))
    (_,), components = msgspec.json.schema_components([one.asks], ref_template=_TEMPLATE)
    properties, required = components[one.asks.__name__]["properties"], components[one.asks.__name__].get("required", ())
    return [
        {
            "name": name,
            "in": "path" if name in inside else "query",
            "required": name in inside or name in required,
            "schema": _plain(schema),
        }
        for name, schema in properties.items()
    ]


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out that a parameter may be null: one that is not given is not there."""
    kept = {name: value for name, value in schema.items() if not (name == "default" and value is None)}
    choices = [choice for choice in kept.pop("anyOf", ()) if choice != {"type": "null"}]
    return {**kept, **(choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {})}


def _responses(one: Endpoint, schema_of: dict[Any, Any]) -> dict[str, Any]:
    responses = {
        str(status): {"description": _phrase(status), "content": _content(one.answers, schema_of)} for status in (one.status, *one.also)
    }
    problem = {PROBLEM: {"schema": schema_of[Problem]}}
    for status, codes in refusals(one).items():
        words = ", ".join(codes) or "the fold's own word; `word` is the host's signed refusal"
        responses.setdefault(str(status), {"description": f"{_phrase(status)}: {words}", "content": problem})
    return responses


def refusals(one: Endpoint) -> dict[int, list[Code]]:
    """Give the statuses by which an endpoint may refuse, each with its code words."""
    found: dict[int, list[Code]] = defaultdict(list)
    session = (Code.NO_SESSION,) if one.needs is not Needs.NOTHING else ()
    large = (Code.TOO_LARGE,) if one.takes is not None else ()
    for code in dict.fromkeys((*EVERYWHERE, *session, *large, *one.refuses)):
        found[status_of(code)].append(code)
    if one.takes is not None:
        found[LATE] = [Code.BAD_REQUEST]
    if Code.DISK_FULL in one.refuses:
        found[REFUSED] = []
    return found


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase


def _content(kind: Any, schema_of: dict[Any, Any]) -> dict[str, Any]:  # noqa: ANN401 - whatever an endpoint names
    if kind is bytes:
        return {"application/octet-stream": {}}
    if isinstance(kind, str):
        return {kind: {"schema": {"type": "string"}}} if kind.startswith("text/") else {kind: {}}
    return {JSON: {"schema": schema_of[kind]}}


def routes(groups: Iterable[Routes], log: str, *, open_to_all: bool) -> Routes:
    """Give the endpoint that shows the description of these groups, and of itself."""

    @cache
    def described() -> bytes:
        return msgspec.json.encode(describe([*held, own], log, open_to_all=open_to_all))

    async def show(_: Call[None, None]) -> Reply:
        return Reply(described())

    held = list(groups)
    own = (Endpoint("GET", "/openapi.json", show, "This description (OpenAPI 3.1).", answers=dict[str, Any], needs=Needs.NOTHING),)
    return own
