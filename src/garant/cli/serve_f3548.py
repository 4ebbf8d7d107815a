"""What `garant serve` does for UTM operators: the standard's door (ASTM F3548-21) before the host's application, when keys are named."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from garant.bootstrap import Place
from garant.errors import Code, Fault, Refused

if TYPE_CHECKING:
    from garant.answers.shown import ShownKind
    from garant.api.application import Application
    from garant.api.f3548.door import Door
    from garant.api.limits import Buckets
    from garant.api.metrics import Metrics
    from garant.node.sequencer import Sequencer

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEY_BYTES_MAX = 1_048_576
_NS_PER_US = 1_000
_KINDS: "tuple[ShownKind, ...]" = ("flight", "hazard_area", "exercise")
_ZONES = "zones"

F = TypeVar("F", bound=Callable[..., Any])
Tell = Callable[[str], None]


def options(command: F) -> F:
    """Add the options of the standard's door to a command."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


_OPTIONS = (
    click.option("--dss-public-key", "dss_keys", type=_FILE, multiple=True, metavar="FILE", help="UTM operators' tokens: a key (PEM)."),
    click.option("--dss-jwks", type=_FILE, metavar="FILE", help="The same, as a JSON Web Key Set."),
    click.option(
        "--dss-audience", "dss_audiences", multiple=True, metavar="NAME", help="For whom the tokens must be: a name of this host."
    ),
    click.option("--dss-allow-http", is_flag=True, help="Let UTM operators be called back without TLS. For exercises alone."),
    click.option(
        "--dss-status",
        default="actual",
        show_default=True,
        type=click.Choice(["actual", "exercise", "test"]),
        help="What UTM operators file is.",
    ),
    click.option(
        "--dss-show",
        "dss_show",
        multiple=True,
        type=click.Choice([*_KINDS, _ZONES]),
        help="Show them live notices of this kind, or where measures speak of drones (zones), as constraints.",
    ),
    click.option("--dss-base-url", metavar="URL", help="Where UTM operators reach this host, to ask for details of what it shows."),
)


class Around(NamedTuple):
    """What the door shares with the application behind it."""

    addresses: "Buckets"
    metrics: "Metrics"
    on_fault: Callable[[Fault], None]
    tell: Tell


def door(app: "Application", sequencer: "Sequencer", place: Place, given: dict[str, Any], around: Around) -> "Application | Door":
    """Put the door before an application, if keys of UTM operators' tokens are named; else give the application as it is."""
    if not (given["dss_keys"] or given["dss_jwks"]):
        if given["dss_audiences"]:
            raise Refused(Code.USAGE, "--dss-audience is of no use without --dss-public-key or --dss-jwks")
        if given["dss_show"]:
            raise Refused(Code.USAGE, "--dss-show is of no use without --dss-public-key or --dss-jwks")
        return app
    if not given["dss_audiences"]:
        raise Refused(Code.USAGE, "say with --dss-audience NAME for whom the tokens must be: the name by which operators call this host")
    base_url = _base_url(given)
    tokens = _tokens(given, around.tell)

    from garant.answers.shown import Showing
    from garant.api.f3548.door import Door
    from garant.api.f3548.operations import Operations
    from garant.bootstrap import read_key, salt
    from garant.node.f3548.gateway import Gateway
    from garant.node.f3548.own import Own

    if not place.key("gateway").is_file():
        sentence = "this theatre has no gateway key; docs/how-to/bring-your-utm-operator.md says how it gets one"
        raise Refused(Code.UNREADABLE, sentence, str(place.key("gateway")))
    gateway = Gateway(sequencer, read_key(place, "gateway"), salt, _now_us, given["dss_status"])
    showing = Showing(frozenset(kind for kind in _KINDS if kind in given["dss_show"]), _ZONES in given["dss_show"], given["dss_status"])
    own = Own(gateway, sequencer, showing, base_url, around.tell)
    operations = Operations(gateway, _now_us, http=given["dss_allow_http"], own=own)
    return Door(app, operations, tokens, around.addresses, around.metrics, (around.on_fault, around.tell), given["proxies"])


def _base_url(given: dict[str, Any]) -> str:
    """Give where details are asked for. Refuses with `usage` a missing one, and one without TLS unless that is allowed."""
    url: str = given["dss_base_url"] or ""
    if given["dss_show"] and not url:
        raise Refused(
            Code.USAGE, "say with --dss-base-url URL where operators reach this host: they ask it for details of what --dss-show shows"
        )
    if url and not url.startswith(("https://", "http://") if given["dss_allow_http"] else "https://"):
        raise Refused(Code.USAGE, "--dss-base-url must be https", url)
    return url.rstrip("/")


def _tokens(given: dict[str, Any], tell: Tell) -> Any:  # noqa: ANN401 - of a room loaded late
    try:
        from garant.api.f3548 import tokens
    except ModuleNotFoundError as missing:
        sentence = "access tokens need two libraries that are not installed; they come with `pip install garant[f3548]`"
        raise Refused(Code.USAGE, sentence) from missing
    keys = [tokens.keys_in_pem(_read(file), str(file)) for file in given["dss_keys"]]
    if given["dss_jwks"]:
        keys.extend(tokens.keys_in_jwks(_read(given["dss_jwks"]), str(given["dss_jwks"])))
    for key in keys:
        if tokens.weak(key):
            tell(f"a token key has {key.key_size} bits: good for a test, too weak for anything else")
    return tokens.Tokens(keys, given["dss_audiences"], time.time)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_KEY_BYTES_MAX)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the key file cannot be read: {error.strerror}", str(file)) from error


def _now_us() -> int:
    return time.time_ns() // _NS_PER_US
