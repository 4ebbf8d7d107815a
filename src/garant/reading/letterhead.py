"""Whose text it is: a letterhead, a title that says by whom, a dateline; a ministry without its state.

Ministère des Affaires étrangères / Communiqué         whose state its dateline or its words tell
Statement by ..., Bulletin of the ...                   whom a title names
Compte rendu - Entretien du président de la République  the presidency whose account it is
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from garant.reading.lexicon import Lexicon, Named
from garant.reading.memory import ORGANISATIONS, Memory
from garant.reading.mentions import Atom, Mention
from garant.reading.offices import office_at
from garant.reading.values import Someone
from garant.reading.words import Token

_STATE, _TITLE_WORDS_MAX = 2, 12
_SENT_MAX = 4
_TITLE_IN_CAPITALS_MAX = 6
_DASHES = frozenset({"-", "–", "—", ":"})


def capital(tongue: Lexicon, dateline: Sequence[Token]) -> str | None:
    """Give the state whose capital a text is dated from; its own `the president`, without a name, may be that one's."""
    found = tongue.phrases.at(dateline, 0)
    return found[0].id if found and found[0].sort == "metonym" and len(found[0].id) == _STATE else None


def titled(tongue: Lexicon, row: Sequence[Token]) -> str | None:
    """Give the state that a title is about: `Syrie : Moscou et Ankara ...`."""
    found = tongue.phrases.at(row, 0)
    colon = found and found[1] < len(row) and row[found[1]].plain == ":"
    capitals = len(row) <= _TITLE_IN_CAPITALS_MAX and all(token.text.isupper() for token in row)
    state = found and found[0].sort == "party" and len(found[0].id) == _STATE and found[0].id not in ORGANISATIONS
    return found[0].id if found and state and (colon or capitals) else None


def issuers(tongue: Lexicon, atoms: Sequence[Atom]) -> Iterator[str]:
    """Give the states that a sentence speaks for, as their communiqués do: `La France déplore`, `Türkiye condemns`."""
    for at, atom in enumerate(atoms[:-1]):
        if isinstance(atom, Mention) and len(atom.people) == 1 and atom.people[0].party and atoms[at + 1].plain in tongue.small["issues"]:
            yield atom.people[0].party


def speaks_for_itself(issuer: Someone, issues: Counter[str]) -> Someone | None:
    """Give a ministry that its letterhead names without its state that of the state it speaks for."""
    party = next((party for party, _ in issues.most_common(1)), None)
    return Someone(party, issuer.text, issuer.office) if party else None


def letterhead(tongue: Lexicon, row: Sequence[Token]) -> Someone | None:
    """Give whose ministry, presidency or council a text's first lines begin with: it is a communiqué of theirs."""
    for at in (0, 1, *_by_whom(tongue, row)):
        named = tongue.phrases.at(row, at)
        alone = named is not None and _issues_it(tongue, row, at, named)
        if named and named[0].sort == "party" and (alone or named[0].more.get("issues")):
            return _issuing(tongue, named[0], row[at : at + named[1]])
        if named and named[0].sort == "party" and at > 1 and len(named[0].id) >= _STATE:
            return _issuing(tongue, named[0], row[at : at + named[1]])
        found = office_at(tongue, Memory(), row, at, ())
        alone = found is not None and at == 0 and found.length == len(row)
        if found is None or len(found.people) != 1:
            continue
        office = found.people[0].office
        titled = at > 1 or (office == "institution" and _closes(tongue, row, at + found.length))
        if ((found.sure or alone) and office in tongue.small["issuing"]) or (
            found.sure and titled and office in tongue.small["issuing_too"]
        ):
            return found.people[0]
    return None


def of_its_own_state(tongue: Lexicon, memory: Memory) -> Someone | None:
    """Give a ministry whose state nothing tells that of its dateline, else of the state whose communiqués in this language name none."""
    own = next((state for state in tongue.small["own_state"] if state in memory.seen), None)
    state = memory.dateline or own
    return Someone(state, memory.issuer.text, memory.issuer.office) if state and memory.issuer else None


def own_presidency(tongue: Lexicon, rows: Sequence[Sequence[Token]]) -> Someone | None:
    """Give the presidency whose account a text is, where its first lines speak of `le président de la République` alone."""
    for row in rows:
        for at in range(len(row)):
            words = " ".join(token.plain for token in row[at : at + 4])
            after = row[at + 4].plain if at + 4 < len(row) else ""
            if words in tongue.small["own_president"] and after not in tongue.small["of"]:
                return Someone(next(iter(tongue.small["own_state"])), words, "presidency")
    return None


def _issuing(tongue: Lexicon, named: Named, row: Sequence[Token]) -> Someone:
    """Give who issues a text by its name: a ministry's state, or a centre, a council, a commission."""
    body = any(token.plain in tongue.small["short_names"] for token in row)
    office = None if named.more.get("issues") else "institution" if body else "ministry"
    return Someone(named.id, " ".join(token.text for token in row), office)


def _issues_it(tongue: Lexicon, row: Sequence[Token], at: int, named: tuple[Named, int]) -> bool:
    """Tell whether a name stands alone in a line, or before what it publishes: `UNIFIL PRESS RELEASE`; no armed group before that."""
    party, place = named[0].id, at + named[1]
    if place == len(row):
        return len(row) > _STATE or (len(party) > _STATE and "state" not in named[0].more) or party in ORGANISATIONS
    body = party in ORGANISATIONS or len(party) > _STATE
    if row[place].plain in tongue.small["sent_to"] and len(row) - place <= _SENT_MAX:
        return body and "state" not in named[0].more
    signs = row[place].text in _DASHES
    publishes = place + signs < len(row) and row[place + signs].plain in tongue.small["publications"]
    return publishes and "state" not in named[0].more and (body or named[1] > 1)


def _closes(tongue: Lexicon, row: Sequence[Token], at: int) -> bool:
    """Tell whether a heading ends at a token, or only says where it is: `Mission d'observation de l'Union européenne en Géorgie`."""
    return at == len(row) or (row[at].plain in tongue.small["sent_to"] and len(row) - at <= _SENT_MAX)


def _by_whom(tongue: Lexicon, row: Sequence[Token]) -> Iterator[int]:
    """Give where the one stands by whom a title says that the text is: `Statement by ...`, `Bulletin of the ...`."""
    publications, links = tongue.small["publications"], tongue.small["issued_by"]
    if not row or row[-1].text in (".", "!", "?"):
        return
    for at, token in enumerate(row[:_TITLE_WORDS_MAX]):
        opens = all(one.plain in publications | links for one in row[:at]) or row[at - 1].text in _DASHES
        if opens and token.plain in publications and at + 1 < len(row) and row[at + 1].plain in links:
            yield next((place for place in range(at + 1, len(row)) if row[place].plain not in links), at)
