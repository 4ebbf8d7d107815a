"""`garant completion`: what makes a shell complete garant's words."""

import click
from click.shell_completion import get_completion_class

from garant.terminal.streams import put


@click.command(short_help="Print the script that makes a shell complete garant's words.")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes SHELL (bash, zsh or fish) complete garant's commands.

    \b
    Examples:
      garant completion bash >> ~/.bashrc
      garant completion zsh >> ~/.zshrc
      garant completion fish > ~/.config/fish/completions/garant.fish
    """
    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click knows all three
    put(found(context.find_root().command, {}, "garant", "_GARANT_COMPLETE").source())
