"""`garant completion`: what makes a shell complete garant's words."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes SHELL complete garant's commands.

    \b
    garant completion bash >> ~/.bashrc
    """
    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click knows all three
    root = context.find_root()
    click.echo(found(root.command, {}, "garant", "_GARANT_COMPLETE").source())
