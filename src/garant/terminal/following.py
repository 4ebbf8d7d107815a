"""A replica in a terminal: how far it came, and where it answers."""

from collections.abc import Mapping

from garant.terminal.paper import Ink, assemble, clock, ink


def followed(told: Mapping[str, object]) -> Ink:
    """Say what a replica has come to; `told` is what programs are given."""
    count, size, as_of_ms = told["objections"], told["size"], told["as_of_ms"]
    assert isinstance(as_of_ms, int)  # noqa: S101 - so it was put in
    entries = "1 entry" if size == 1 else f"{size} entries"
    parts: list[str | Ink | tuple[str, str]] = [
        ("good", "bold green"),
        "          ",
        ink(str(told["log"])),
        f": {entries}, as of {clock(as_of_ms)}",
    ]
    parts += [f"\nstate digest  {told['state_digest']}"]
    if count:
        parts += ["\n", ("objections", "bold red"), f"    {count} where the host's verdicts say something else than the answers"]
    if "url" in told:
        parts += ["\nanswers at    ", ink(str(told["url"]))]
    return assemble(*parts)
