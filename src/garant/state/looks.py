"""Looks: how often a party has learnt today whether something hidden is where it pointed, and how often a day it may.

    a look   a probe; a verdict that withheld something; a version of a notice taken back within a day (amended or withdrawn)

A day is one of UTC, in the log's own time. Whoever would find a hidden place by halves needs one look a half, be it by probes or by small
notices; so both are counted together. The fold counts and the answers ask, both here, so that they cannot differ.
"""

from garant import instant
from garant.instant import DAY_MS
from garant.limits import LOOKS_PER_DAY
from garant.state.rows import LooksRow
from garant.state.state import CHARTER, Put, State

LEVEL = 4
"""The rules level from which on looks are counted."""


def look(state: State, party: str, index: int, t_ms: int) -> Put:
    """Count one more look of a party."""
    return Put("looks", _key(party, t_ms), LooksRow(index=index, count=looks(state, party, t_ms) + 1))


def looks(state: State, party: str, t_ms: int) -> int:
    """Count the looks of a party on the day of an instant."""
    row = state.looks.get(_key(party, t_ms))
    return row.count if row else 0


def allowed(state: State) -> int:
    """Give how many looks a party has a day: the charter's word, or the default."""
    own = state.charters.rows[CHARTER].charter.looks_per_day
    return LOOKS_PER_DAY if own is None else own


def counted(state: State) -> bool:
    """Tell whether the charter's rules level has looks."""
    return state.charters.rows[CHARTER].charter.rules_level >= LEVEL


def spent(state: State, party: str, t_ms: int) -> bool:
    """Tell whether a party has no look left on the day of an instant."""
    return counted(state) and looks(state, party, t_ms) >= allowed(state)


def is_taken_back(state: State, version: str, t_ms: int) -> bool:
    """Tell whether ending a version of a notice now is a look: it stood for less than a day, and was not counted by its verdict."""
    row, verdict = state.notice_versions.rows[version], state.verdicts.get(version)
    told = verdict is not None and verdict.said.withheld is not None
    return counted(state) and not told and t_ms - row.t_ms < DAY_MS


def _key(party: str, t_ms: int) -> str:
    return f"{party}@{instant.text(t_ms)[:10]}"
