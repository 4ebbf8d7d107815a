"""The duty desk, and the picture as it was known to a party, on paper."""

from collections.abc import Mapping
from typing import Final

from garant.cli.questions import Sheet
from garant.terminal import duty as duty_sheet
from garant.terminal import known as known_sheet

SHEETS: Final[Mapping[str, Sheet]] = {
    "duty": lambda _asked, found, language: duty_sheet.duty(found, language),
    "known": lambda asked, found, _language: known_sheet.known(found, asked.at_ms),
}
