"""Questions on paper: for each one that `garant show` answers, what makes its answer something to print."""

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType

from garant.node.questions.asked import Asked

Sheet = Callable[[Asked, Any, str], RenderableType]
"""Makes what was found something to print: how it was asked, what was found, in which language."""
