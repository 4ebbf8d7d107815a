"""Under which addresses a host or a replica is asked: what its sessions are good for (docs/spec/session.md)."""

from typing import Any

import click

from garant.errors import Code, Refused
from garant.statement import session

_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - named, so as to ask for more


def _read(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(map(session.address, given))
    except ValueError as error:
        raise Refused(Code.USAGE, f"{str(error)[:100]!r} is no address; write it as https://host.example", option.opts[0]) from error


addresses_option = click.option(
    "--address", "addresses", multiple=True, metavar="URL", callback=_read,
    help="An address under which clients ask it, beside where it listens: sessions are good for these alone. May be repeated.",
)  # fmt: skip


def require_addresses(given: dict[str, Any]) -> None:
    """Refuse with `usage` to listen everywhere without a word of where one is asked: no party could open a session."""
    if given["host"] in _EVERYWHERE and not given["addresses"] and not given["open_to_all"]:
        sentence = (
            f"--host {given['host']} listens at every address: say with --address under which parties ask it, such as https://host.example"
        )
        raise Refused(Code.USAGE, sentence, "--address")
