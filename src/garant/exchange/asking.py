"""From a feature that somebody drew to what is asked about it, before anything is said: whose notice it would be, and which version."""

from garant.answers.asked import Asked
from garant.errors import Code, Refused
from garant.exchange.feature import Feature
from garant.state.state import State
from garant.statement.activities import DECLARED


def party_of(feature: Feature, party: str | None) -> str:
    """Give whose notice a feature would be. Refuses one that says nobody's, or another's than asked for."""
    if party is None and feature.party is None:
        raise Refused(Code.MISSING_MEMBER, "say whose notice this is: with --party, or as `party` in its properties", f'"{feature.id}"')
    if party is not None and feature.party not in {None, party}:
        raise Refused(Code.BAD_VALUE, f"this is {feature.party}'s, and --party says {party}", f'"{feature.id}" properties.party')
    return party or feature.party or ""


def asked_about(state: State, feature: Feature, party: str) -> Asked:
    """Ask about a feature as a notice of a party: a new one, or the next version of the one that it is named after.

    Refuses a feature without kind or activity, and one whose activity no notice may name.
    """
    kind, activity = feature.kind, feature.activity
    if kind is None or activity is None:
        missing = "kind" if kind is None else "activity"
        raise Refused(Code.MISSING_MEMBER, f"a notice says its `{missing}`; add it", f'"{feature.id}" properties.{missing}')
    if activity not in DECLARED:
        sentence = f"{activity} is not in the vocabulary of what a notice may name"
        raise Refused(Code.UNKNOWN_ACTIVITY, sentence, f'"{feature.id}" properties.activity')
    ref = feature.id if feature.id.startswith(f"{party}/") else f"{party}/{feature.id}"
    row = state.notices.get(ref)
    return Asked(ref, row.version + 1 if row else 1, party, kind, activity, feature.purpose, feature.status, feature.volumes or None)
