"""Garant: coordination for parties that share a theatre and do not trust each other.

Every act is a signed statement; the host puts statements into one append-only log; the fold turns the log into state;
answers are pure questions on that state. `docs/explanation.md` tells why, `docs/spec/` gives every format.
"""

__version__ = "0.1.0"
