"""Running one command: whatever comes of it, an answer, a refusal, a fault, a mistake of ours, is said in one sentence."""

import sys
from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from garant.cli import output
from garant.cli.commands import garant
from garant.errors import Code, Fault, Refusal, Refused
from garant.terminal import streams


def outcome(words: Sequence[str]) -> int:
    """Run the command that these words say, and give its exit code."""
    streams.steady()
    try:
        code = _said(words, as_json=_asked_for_json(words))
        sys.stdout.flush()
    except BrokenPipeError:
        streams.mute(sys.stdout)
        return output.FINE
    except OSError as error:
        streams.mute(sys.stdout)
        return output.fault(Fault(Code.STORE_FAILED, f"the answer cannot be written: {error.strerror}"), as_json=False)
    return code


def _asked_for_json(words: Sequence[str]) -> bool:
    """Tell whether the command line asked for JSON, also before it was understood."""
    options = words[: words.index("--")] if "--" in words else words
    return "--json" in options


def _said(words: Sequence[str], *, as_json: bool) -> int:
    try:
        return int(garant.main(args=list(words), prog_name="garant", standalone_mode=False) or output.FINE)
    except Refused as refused:
        return output.complain(refused.refusal, as_json=as_json)
    except Fault as fault:
        found = _BAD_LOG.get(fault.code)
        return output.complain(Refusal(found, fault.sentence), as_json=as_json) if found else output.fault(fault, as_json=as_json)
    except NoArgsIsHelpError as help_:
        help_.show()
        return output.USAGE
    except click.ClickException as error:
        return output.complain(_usage(error), as_json=as_json)
    except click.Abort:
        raise KeyboardInterrupt from None
    except OSError as error:
        if error.filename is None:
            raise
        return output.complain(Refusal(Code.UNREADABLE, f"{error.strerror}", str(error.filename)), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the last door: a mistake of ours is said in one sentence, not as a traceback
        return output.fault(Fault(Code.INTERNAL, f"a mistake of ours: {type(error).__name__}: {error}"), as_json=as_json)


_BAD_LOG = {Code.LOG_CORRUPT: Code.LOG_CORRUPT, Code.NO_LOG: Code.LOG_CORRUPT, Code.UNREADABLE: Code.UNREADABLE}
"""Faults that are no fault of this program's, and how they are answered: what is there cannot be verified, or not be reached."""


def _usage(error: click.ClickException) -> Refusal:
    context = getattr(error, "ctx", None)
    command = context.command_path if isinstance(context, click.Context) else "garant"
    message = " ".join(error.format_message().split()).rstrip(".")
    return Refusal(Code.USAGE, f"{message}; see `{command} --help`")
