"""The rules of authority: charter, parties, roots, grants, revocations, representation."""

from collections.abc import Iterator

import msgspec

from garant.errors import Code, Refused
from garant.fold.case import Case, require, require_parties, require_same_status
from garant.fold.since import require_in_force
from garant.signature import keyid, require_key
from garant.state.rows import CharterRow, KeyRole, KeyRow, PartyRow, RepresentationRow
from garant.state.state import CHARTER, Put, State
from garant.statement.kinds import Charter, CharterAmendment, Statement
from garant.statement.kinds.authority import Roots
from garant.statement.words import HOST


def charter(state: State, case: Case) -> Iterator[Put]:
    """The charter opens the log, and its keys are the host's."""
    said: Charter = case.said
    require(said.roots.version == 1, Code.WRONG_VERSION, "the first root keys have version 1", "$.roots.version")
    require_in_force(state, said)
    yield Put("charters", CHARTER, CharterRow(index=case.index, t_ms=case.t_ms, version=1, history=(case.index,), charter=said))
    yield from _root_keys(state, case, HOST, said.roots, None)
    yield from _host_keys(state, case, said, None)


def charter_amendment(state: State, case: Case) -> Iterator[Put]:
    """Members that are given replace the charter's; the rules level never falls."""
    said: CharterAmendment = case.said
    row = state.charters.rows[CHARTER]
    _require_next(said.version, row.version)
    given = {name: getattr(said, name) for name in said.__struct_fields__ if name in _AMENDABLE and getattr(said, name) is not None}
    require(bool(given), Code.NOTHING_CHANGED, "an amendment must change something")
    new = msgspec.structs.replace(row.charter, **given)
    require(new.rules_level >= row.charter.rules_level, Code.WRONG_VERSION, "the rules level never falls", "$.rules_level")
    require_in_force(state, new)
    if said.roots:
        _require_next(said.roots.version, row.charter.roots.version)
        yield from _root_keys(state, case, HOST, said.roots, row.charter.roots)
    yield from _host_keys(state, case, new, row.charter)
    history = (*row.history, case.index)
    yield Put("charters", CHARTER, CharterRow(index=case.index, t_ms=case.t_ms, version=said.version, history=history, charter=new))


_AMENDABLE = frozenset(CharterAmendment.__struct_fields__) & frozenset(Charter.__struct_fields__) - frozenset(Statement.__struct_fields__)


def party(state: State, case: Case) -> Iterator[Put]:
    """A party is enrolled once, under its own id."""
    said = case.said
    require(said.party != HOST, Code.RESERVED_NAME, f"{HOST!r} is the host's own name; choose another id", "$.party")
    require(said.party not in state.parties, Code.NAME_TAKEN, f"{said.party!r} is enrolled already; its keys change by root/1", "$.party")
    require(said.roots.version == 1, Code.WRONG_VERSION, "the first root keys have version 1", "$.roots.version")
    yield Put("parties", said.party, _party_row(case, said, said.roots))
    yield from _root_keys(state, case, said.party, said.roots, None)


def root(state: State, case: Case) -> Iterator[Put]:
    """New root keys replace the old ones from this index on."""
    said = case.said
    row = state.parties.rows[said.party]
    _require_next(said.roots.version, row.roots.version)
    yield Put(
        "parties",
        said.party,
        msgspec.structs.replace(row, index=case.index, t_ms=case.t_ms, history=(*row.history, case.index), roots=said.roots),
    )
    yield from _root_keys(state, case, said.party, said.roots, row.roots)


def grant(state: State, case: Case) -> Iterator[Put]:
    """A key that the log does not know yet gets a role, a level and a duty."""
    said = case.said
    row = KeyRow(
        index=case.index, public_key=require_key(said.key, "$.key"), party=said.party, role=said.role, level=said.level, duty=said.duty
    )
    yield _new_key(state, row)


def revoke(state: State, case: Case) -> Iterator[Put]:
    """A granted key of this party ends at this index."""
    said = case.said
    row = state.keys.get(said.key)
    if row is None or row.party != said.party or row.role not in ("officer", "desk"):
        raise Refused(Code.UNKNOWN_REFERENCE, f"{said.party!r} has granted no key {said.key[:16]}; root keys change by root/1", "$.key")
    require(row.until is None, Code.NOTHING_CHANGED, f"this key was taken back at index {row.until} already", "$.key")
    yield Put("keys", said.key, msgspec.structs.replace(row, until=case.index))


def representation(state: State, case: Case) -> Iterator[Put]:
    """A party speaks for another from this index on."""
    said = case.said
    require(said.party != said.represented, Code.BAD_VALUE, "a party cannot represent itself", "$.represented")
    require_parties(state, [said.represented], "$.represented")
    key = f"{said.party}>{said.represented}"
    old = state.representations.get(key)
    require(
        old is None or old.ended is not None, Code.NAME_TAKEN, f"{said.party!r} represents {said.represented!r} already", "$.represented"
    )
    row = RepresentationRow(
        index=case.index, t_ms=case.t_ms, id=case.id, representative=said.party, represented=said.represented,
        scope=said.scope, until=said.until, status=said.status,
    )  # fmt: skip
    yield Put("representations", key, row)


def representation_end(state: State, case: Case) -> Iterator[Put]:
    """Either side ends it."""
    said = case.said
    key = f"{said.representative}>{said.represented}"
    row = state.representations.get(key)
    if row is None or row.ended is not None:
        raise Refused(Code.NOT_REPRESENTED, f"{key.replace('>', ' does not represent ')}", "$.represented")
    require(said.party in (said.representative, said.represented), Code.NOT_YOURS, "only one of the two sides may end it", "$.party")
    require_same_status(row.status, said)
    yield Put("representations", key, msgspec.structs.replace(row, ended=case.index))


def _party_row(case: Case, said: object, roots: Roots) -> PartyRow:
    members = {name: getattr(said, name) for name in ("party", "title", "category", "guarantor")}
    return PartyRow(index=case.index, t_ms=case.t_ms, history=(case.index,), roots=roots, **members)


def _require_next(version: int, current: int) -> None:
    require(version == current + 1, Code.WRONG_VERSION, f"version {current} is in force; the next is {current + 1}", "$.version")


def _new_key(state: State, row: KeyRow) -> Put:
    """Give the row of a key that the log has never known: a key has one role, for ever."""
    name = keyid(row.public_key)
    require(name not in state.keys, Code.KEY_IN_USE, f"key {name[:16]} is known to this log already; make a fresh one", "$")
    return Put("keys", name, row)


def _root_keys(state: State, case: Case, owner: str, new: Roots, old: Roots | None) -> Iterator[Put]:
    """Let root keys in, and let those out that are not in the new set. A key that was let out never comes back."""
    before = set(old.keys) if old else set()
    for key in sorted(set(new.keys) - before):
        yield _new_key(state, KeyRow(index=case.index, public_key=key, party=owner, role="root"))
    for key in sorted(before - set(new.keys)):
        yield Put("keys", keyid(key), msgspec.structs.replace(state.keys.rows[keyid(key)], until=case.index))


def _host_keys(state: State, case: Case, new: Charter, old: Charter | None) -> Iterator[Put]:
    """Let in the keys by which the host signs checkpoints, answers and gateways' statements, and end those that are replaced."""
    keys = [*new.roots.keys, *(key for _, key in _roles(new))]
    require(len(keys) == len(set(keys)), Code.KEY_IN_USE, "each key has one role", "$")
    before, after = set(_roles(old)) if old else set(), set(_roles(new))
    for role, key in sorted(after - before):
        yield _new_key(state, KeyRow(index=case.index, public_key=require_key(key, f"$.{role}_key"), party=HOST, role=role))
    for _, key in sorted(before - after):
        yield Put("keys", keyid(key), msgspec.structs.replace(state.keys.rows[keyid(key)], until=case.index))


def _roles(said: Charter) -> list[tuple[KeyRole, bytes]]:
    gateways: list[tuple[KeyRole, bytes]] = [("gateway", key) for key in said.gateway_keys or ()]
    return [("checkpoint", said.checkpoint_key), ("answer", said.answer_key), *gateways]
