"""The rules of requests, replies and disclosures. A reply changes nothing but itself: no notice, no measure (guard-rail 3).

a party's newest answer   may be followed by
none                      granted, refused, answered
granted                   any answer, withdrawn
refused, answered         granted, refused, answered
withdrawn                 granted, refused, answered
"""

from collections.abc import Iterator

from garant.errors import Code, Refused
from garant.fold.agreements import grounds_of, recorded, representation_behind, require_known
from garant.fold.case import Case, own_name, require, require_parties, require_registered, require_same_status, require_there
from garant.fold.things import named, require_thing, require_things
from garant.state.state import Put, State
from garant.statement.kinds import Disclosure, Hiding, Reply, Request
from garant.statement.kinds.requests import answerer, name_of


def request(state: State, case: Case) -> Iterator[Put]:
    """A party asks others, or a registrar reports that one did."""
    said: Request = case.said
    ref = own_name(state, "requests", said, said.name)
    require_registered(state, said)
    require_known(state, said)
    reported = said.capacity == "registrar"
    require(reported == (said.by is not None), Code.BAD_VALUE, "a registrar names in `by` who asked, and nobody else does", "$.by")
    require_things(state, said, said.about, "$.about")
    _require_version(state, said)
    yield Put("requests", ref, recorded(case))


def _require_version(state: State, said: Request) -> None:
    """A version is that of the one notice that a request is about."""
    if said.version is not None:
        about = [named(thing) for thing in said.about or ()]
        single = len(about) == 1 and about[0].sort == "notice"
        require(single, Code.BAD_VALUE, "a version is that of one notice: name it, alone, in `about`", "$.version")
        require_version(state, about[0].ref, said.version)


def require_version(state: State, notice: str, version: int | None) -> str:
    """Give the key of a notice's version; refuse one that it does not have."""
    key = f"{notice}@{version or 0:06d}"
    require(key in state.notice_versions, Code.WRONG_VERSION, f"{notice} has no version {version}; name one that it has", "$.version")
    return key


def reply(state: State, case: Case) -> Iterator[Put]:
    """Each that was asked answers for itself (or through its representative, or a registrar reports it); its newest answer counts."""
    said: Reply = case.said
    require_there(state, "requests", said.request, "$.request")
    asked = state.requests.rows[said.request].said
    require_same_status(asked.status, said)
    require_registered(state, said)
    require_known(state, said)
    reported = said.capacity == "registrar"
    require(reported == (said.by is not None), Code.BAD_VALUE, "a registrar names in `by` who answered, and nobody else does", "$.by")
    require(said.on_behalf_of is None or not reported, Code.BAD_VALUE, "a registrar reports; it represents nobody", "$.on_behalf_of")
    _require_asked(asked, said)
    if said.on_behalf_of:
        yield grounds_of(case, representation_behind(state, said))
    _require_answer(state, asked, said)
    yield Put("replies", f"{said.request}@{case.index:012d}", recorded(case))


def _require_asked(asked: Request, said: Reply) -> None:
    name = answerer(said)
    mine = name in set(map(name_of, asked.of))
    require(mine, Code.NOT_A_RECIPIENT, f"{said.request} was not put to {name.removeprefix('text:')!r}", "$.party")


def _require_answer(state: State, asked: Request, said: Reply) -> None:
    name, rows = answerer(said), state.replies.values(f"{said.request}@")
    before = [row.said.answer for row in rows if answerer(row.said) == name]
    worded = asked.form != "clarification" or said.answer in ("answered", "refused")
    require(worded, Code.BAD_VALUE, "a clarification is answered in words, or refused; it grants nothing", "$.answer")
    taken_back = said.answer != "withdrawn" or before[-1:] == ["granted"]
    require(taken_back, Code.WRONG_STEP, f"{name.removeprefix('text:')!r} has granted nothing that it could withdraw", "$.answer")
    told = said.answer not in ("refused", "answered") or said.text is not None
    require(told, Code.MISSING_MEMBER, "say in `text` what is answered, or why it is refused, or that no reason is given", "$.text")


def disclosure(state: State, case: Case) -> Iterator[Put]:
    """Only the party whose statement it is opens what that hides."""
    said: Disclosure = case.said
    require_parties(state, said.readers, "$.readers")
    row: object = require_thing(state, said, said.of, "$.of")
    sort, ref = named(said.of)
    if sort == "notice":
        row = state.notice_versions.rows[require_version(state, ref, said.version)]
    elif said.version is not None:
        raise Refused(Code.BAD_VALUE, "only a notice has versions; leave `version` out", "$.version")
    hiding = getattr(row, "said", None)
    if not isinstance(hiding, Hiding):
        raise Refused(Code.BAD_DISCLOSURE, f"{said.of} hides nothing", "$.of")
    require(hiding.party == said.party, Code.NOT_YOURS, f"only {hiding.party!r} opens what {said.of} hides", "$.party")
    strange = set(said.members) - set(hiding.sd or ())
    require(not strange, Code.BAD_DISCLOSURE, f"{said.of} has no such digest", "$.members")
    yield Put("disclosures", f"{said.of}@{case.index:012d}", recorded(case))
