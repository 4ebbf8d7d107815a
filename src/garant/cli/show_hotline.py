"""Channels, who is on duty, and calls, on paper."""

from collections.abc import Mapping
from typing import Final

from rich.console import RenderableType

from garant.answers.hotline import ChannelLine
from garant.answers.hotline_calls import CallLine
from garant.cli.questions import Sheet
from garant.node.questions.asked import Asked
from garant.terminal import hotline, hotline_calls, hotline_sheet


def _channels(asked: Asked, found: list[ChannelLine], language: str) -> RenderableType:
    return hotline.channel(found[0], language) if asked.name and found else hotline.channels(found, language, asked.at_ms)


def _calls(asked: Asked, found: list[CallLine], language: str) -> RenderableType:
    return hotline_calls.call(found[0], language) if asked.name else hotline_calls.calls(found, language)


SHEETS: Final[Mapping[str, Sheet]] = {
    "channels": _channels,
    "roster": lambda _asked, found, language: hotline.rosters(found, language),
    "calls": _calls,
    "stops": lambda _asked, found, language: hotline_calls.calls(found, language),
    "telephones": lambda _asked, found, language: hotline_sheet.telephones(found, language),
}
