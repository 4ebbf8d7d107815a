"""The table of routes: which endpoint a method and a path lead to, and what a request's parameters are.

Paths without parameters are found by name, the others one after the other; a path leads nowhere else: no redirects, no slashes that do
not matter. Every number has one spelling, and a parameter that an endpoint does not know is refused.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import msgspec
from starlette.routing import compile_path

from garant.api.endpoint import Endpoint, Routes
from garant.errors import Code, Refused

QUERY_BYTES_MAX = 8_192
QUERY_PARAMETERS_MAX = 64


class Found(NamedTuple):
    """An endpoint, and the parameters that its path holds."""

    endpoint: Endpoint
    inside: Mapping[str, str]


class Table:
    """All endpoints of one interface."""

    def __init__(self, groups: Sequence[Routes]) -> None:
        """Put route groups together, in order."""
        self.endpoints = tuple(endpoint for group in groups for endpoint in group)
        self._named: dict[str, dict[str, Endpoint]] = defaultdict(dict)
        for one in self.endpoints:
            methods = self._named[one.path]
            if one.method in methods:
                raise ValueError(f"two endpoints are at {one.method} {one.path}")
            methods[one.method] = one
        patterns = [(compile_path(path)[0], methods) for path, methods in self._named.items() if "{" in path]
        self._patterns: list[tuple[re.Pattern[str], dict[str, Endpoint]]] = patterns

    def find(self, method: str, path: str) -> Found:
        """Find an endpoint. Refuses with `not_found` and `wrong_method`."""
        methods, inside = self._at(path)
        endpoint = methods.get("GET" if method == "HEAD" else method)
        if endpoint is None:
            raise Refused(Code.WRONG_METHOD, f"this address takes {allowed(methods)}", path[:200])
        return Found(endpoint, inside)

    def methods(self, path: str) -> str:
        """Say which methods a path takes, as the header `allow` does."""
        return allowed(self._at(path)[0])

    def _at(self, path: str) -> tuple[dict[str, Endpoint], Mapping[str, str]]:
        named = self._named.get(path)
        if named is not None and "{" not in path:
            return named, {}
        for pattern, methods in self._patterns:
            if match := pattern.match(path):
                return methods, match.groupdict()
        raise Refused(Code.NOT_FOUND, "there is nothing at this address; /openapi.json says what there is", path[:200])


def allowed(methods: Mapping[str, Endpoint]) -> str:
    """List methods as the header `allow` does."""
    return ", ".join(sorted({*methods, *({"HEAD"} if "GET" in methods else ())}))


def parameters(found: Found, query: bytes) -> Any:  # noqa: ANN401 - of the type that the endpoint names
    """Read what a request asks for. Refuses with `bad_request` everything that has another form than the endpoint's parameters."""
    wanted = found.endpoint.asks
    if wanted is None:
        if query or found.inside:
            raise Refused(Code.BAD_REQUEST, "this address takes no parameters", "?")
        return None
    given = _query(query)
    if given.keys() & found.inside.keys():
        raise Refused(Code.BAD_REQUEST, "a parameter of the path stands in the query too", "?")
    given.update(found.inside)
    try:
        read = msgspec.convert(given, wanted, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise Refused(Code.BAD_REQUEST, f"a parameter is missing, unknown or out of bounds: {error}", "?") from error
    for name in _numbers(wanted):
        if name in given and str(getattr(read, name)) != given[name]:
            raise Refused(Code.BAD_REQUEST, "a number is written in digits alone, without zeros in front", f"?{name}")
    return read


def _query(query: bytes) -> dict[str, str]:
    if not query:
        return {}
    if len(query) > QUERY_BYTES_MAX:
        raise Refused(Code.BAD_REQUEST, f"a query has at most {QUERY_BYTES_MAX} bytes", "?")
    try:
        pairs = parse_qsl(
            query.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=QUERY_PARAMETERS_MAX
        )
    except ValueError as error:
        raise Refused(Code.BAD_REQUEST, "the query is not one of names and values in UTF-8", "?") from error
    given = dict(pairs)
    if len(given) != len(pairs):
        raise Refused(Code.BAD_REQUEST, "a parameter is given twice", "?")
    return given


@lru_cache(maxsize=256)
def _numbers(wanted: type) -> tuple[str, ...]:
    """Name the parameters of a type that are integers."""
    fields = msgspec.structs.fields(wanted)
    return tuple(field.encode_name for field in fields if _holds_integer(msgspec.inspect.type_info(field.type)))


def _holds_integer(kind: msgspec.inspect.Type) -> bool:
    inner = kind.types if isinstance(kind, msgspec.inspect.UnionType) else (kind,)
    return any(isinstance(one, msgspec.inspect.IntType) for one in inner)
