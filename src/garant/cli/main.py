"""The door: every outcome of a command becomes one exit code, and no traceback reaches a user."""

import sys
from collections.abc import Sequence

import click

from garant import __version__
from garant.cli import output
from garant.cli.demo import demo
from garant.cli.host import init, key, say
from garant.cli.log import log, replay
from garant.cli.proof import proof
from garant.cli.shell import completion
from garant.cli.show import show
from garant.errors import Code, Fault, Refusal, Refused
from garant.terminal.paper import paper, safe


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="garant")
def garant() -> None:
    """Coordinate between parties that share a theatre and do not trust each other.

    Every act is a signed statement in one append-only log. Anybody with a copy computes the same picture, and can prove alone and
    offline who told whom what, and when. A notice informs; nothing here is ever a permission.

    \b
    Start with:    garant demo
    A log of yours: garant init DIR --theatre FILE
    Exit codes:    0 fine, 1 the answer is bad, 2 usage or unreadable input, 3 a fault of ours
    """


for _command in (demo, init, key, say, show, log, proof, replay, completion):
    garant.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    try:
        garant.main(args=None if arguments is None else list(arguments), standalone_mode=False)
    except Refused as refused:
        output.complain(refused.refusal, as_json=output.asked_for_json())
        return output.exit_code_of(refused.refusal)
    except Fault as fault:
        return _fault(fault)
    except click.ClickException as error:
        output.complain(Refusal(Code.USAGE, error.format_message()), as_json=output.asked_for_json())
        return output.USAGE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return output.USAGE
    except BrokenPipeError:
        return output.FINE
    except Exception as error:  # noqa: BLE001 - the last door: a mistake of ours is said in one sentence, not as a traceback
        return _fault(Fault(Code.INTERNAL, f"a mistake of ours: {type(error).__name__}: {error}"))
    return output.FINE


_NOT_OURS = frozenset({Code.NO_LOG, Code.EXISTS})


def _fault(fault: Fault) -> int:
    if fault.code in _NOT_OURS:
        output.complain(Refusal(fault.code, fault.sentence), as_json=output.asked_for_json())
        return output.USAGE
    paper(errors=True).print(f"fault: {safe(str(fault))}", style="bold red")
    return output.FAULT
