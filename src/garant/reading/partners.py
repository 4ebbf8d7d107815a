"""Partners: with whom a meeting is where no `with` tells it: behind a colon, in a frame's words, a host by his capital, who was spoken of.

met the members of the small group: Egypt, France        those behind the colon
A conversation with the Israeli premier followed          he, and whom the text spoke of before
was received in Moscow                                    Russia's
"""

from garant.reading.encounters import TWO
from garant.reading.frames import Trigger, parties_of
from garant.reading.mentions import Mention
from garant.reading.values import Someone

_DATED = 3
"""Atoms: a day between commas."""


def listed(trigger: Trigger) -> Mention | None:
    """Give those whom a colon names behind it: `met the members of the small group: Egypt, France and Jordan`."""
    atoms, small = trigger.roles.atoms, trigger.small
    colon = next((at for at in range(trigger.roles.end, len(atoms)) if atoms[at].plain == ":"), None)
    behind = (
        []
        if colon is None
        else [atom for atom in atoms[colon + 1 : colon + 3] if atom.plain not in small["article"] or isinstance(atom, Mention)]
    )
    one = behind[0] if behind else None
    return one if isinstance(one, Mention) and one.sort == "who" and len(parties_of(one.people)) >= TWO else None


def spoken_of(trigger: Trigger, other: Mention) -> Mention | None:
    """Give whom the text spoke of last, where a meeting names only with whom it was: `A conversation with the Israeli premier followed`."""
    at = next((place for place, atom in enumerate(trigger.roles.atoms) if atom.span.end > other.span.start), 0)
    memory, lead = trigger.sentence.memory, trigger.roles.atoms[at]
    if lead.plain in trigger.small["their"] or trigger.words(other.span).casefold().startswith(tuple(trigger.small["their"])):
        people = memory.last_plural or memory.together(TWO)
        return Mention("who", trigger.roles.span, people=people, sure=False) if len(people) > 1 else None
    issuer = memory.issuer if memory.issuer and memory.issuer.party and memory.issuer.office else None
    one = issuer or memory.subject_before
    apart = one is not None and one.party not in parties_of(other.people) and len(parties_of(other.people)) == 1
    return Mention("who", trigger.roles.span, people=(one,), sure=False) if one and apart else None


def met_inside(trigger: Trigger) -> Mention | None:
    """Give the one behind the verb within the trigger's words: `welcomed an SDF delegation at`."""
    roles, groups = trigger.roles, trigger.sentence.clauses.groups
    group = next((one for one in reversed(groups) if one.start < roles.end and roles.start < one.end), None)
    behind = [atom for atom in roles.atoms[group.end : roles.end] if isinstance(atom, Mention) and atom.sort == "who"] if group else []
    return behind[-1] if behind and not trigger.frame.get("to") else None


def spoken_for(trigger: Trigger, mention: Mention) -> Mention:
    """Take an office without a party for that of who tells it: `the Kremlin said that the president had met`."""
    speaker, one = trigger.sentence.voice.speaker, mention.people[0]
    if mention.has_party or len(mention.people) > 1 or one.office not in trigger.small["national"] or not (speaker and speaker.party):
        return mention
    return mention._replace(people=(one._replace(party=speaker.party),), sure=False)


def host(trigger: Trigger, subject: Mention) -> Mention | None:
    """Give whose capitals or countries are visited."""
    row = [place for place in trigger.roles.places() if len(place.id) == len("xx") and place.id not in trigger.small["hubs"]]
    hosts = tuple(Someone(place.id, place.text) for place in row if place.id not in parties_of(subject.people))
    return Mention("who", row[0].span, people=hosts, sure=False) if hosts else None


def caller(trigger: Trigger) -> Mention | None:
    """Give whose call it was, behind its day: `Coup de téléphone, mardi, du président français à son homologue`."""
    behind = trigger.roles.atoms[trigger.roles.end : trigger.roles.end + _DATED]
    dated = any(atom.sort == "date" for atom in behind) and all(atom.sort == "date" or atom.plain == "," for atom in behind)
    return trigger.roles.behind(trigger.small["of_whom"], far=_DATED + 2, own=True) if dated else None
