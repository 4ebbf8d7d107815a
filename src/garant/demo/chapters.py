"""What every chapter of the story begins with: its number, its title, and in a sentence why anybody should care."""

from rich.rule import Rule

from garant.terminal.paper import Ink, Paper


def begin(out: Paper, number: int, title: str, why: str) -> None:
    """Print the head of a chapter."""
    out.print(Rule(Ink(f"{number}. {title}", style="bold"), align="left", characters="─"))
    out.print(Ink(why, style="dim"))
    out.print("")
