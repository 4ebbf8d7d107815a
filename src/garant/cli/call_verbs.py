"""All verbs of `garant call`, put together: each module adds its own to the group."""

from garant.cli import call_telephones, call_watch, call_words
from garant.cli.call import call

__all__ = ["call", "call_telephones", "call_watch", "call_words"]
