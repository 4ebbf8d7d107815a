"""T12. Aid trucks held at a checkpoint until they were "deconflicted": there is no call by which a notice becomes a permit.

A notice informs. Where notification became a permission to be waited for, its absence became a reason to shoot, and a delay in
paperwork a blockade. So nothing that anybody can say, and nothing that the state or an answer can hold, grants a notice.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from garant.answers import ladder, overview, receipts_due, sites
from garant.errors import Code
from garant.node.ledger import Ledger, read
from garant.state.state import TABLES
from garant.statement.host_word import AnyWord
from garant.statement.kinds import KINDS, Notice, NoticeAmendment, NoticeStep, ProbeAnswer, Receipt, Verdict, kind_of
from tests.state.acts import ACTS, Stage
from tests.world import fold

PERMIT = re.compile(r"permi|approv|authori|clear|licen|allow|grante|consent|accept", re.IGNORECASE)

OF_TEXTS_AND_KEYS = {
    "permission": "a measure whose own text allows something, as an agreement may",
    "with_consent": "a measure that asks for somebody's consent, which is an object of its own and never part of a notice",
    "Accepted": "the state in which an operator itself begins an operational intent, in the words of ASTM F3548-21; nobody answers it",
    "acceptance/1": "a party's word that an agreement binds it",
    "accepts": "the same",
    "acceptances": "the table of these words",
    "accepted": "a reply to a proposal",
    "consent": "a form of request, which is a thing of its own: no notice names one, and none is changed by one",
    "granted": "an answer to such a request",
    "granted_late": "how access to a place was kept from monitors",
    "zone_acceptance/1": "a party's word on another's drawing of a zone",
    "zone_acceptances": "the table of these words",
    "not_authorised": "a key that may not sign this kind of statement",
    "absence of notice removes no protection and permits nothing": "the opposite, said on every such answer",
}
"""Words that look like permissions and are none: each is about a text or a key, not about a notice."""

OF_VERDICTS = {
    "clear": "the host found nothing that the notice meets; a finding about geometry and rules, and nothing that anybody waits for",
    "not_clear": "the host found something; the notice is on record all the same, and stays as its filer left it",
    "consent_required": "a measure that asks for somebody's consent",
    "consent_of": "whose",
}
"""The same in the host's verdict and its answer to a probe, and nowhere else."""


def words_of(hint: object, seen: set[object]) -> Iterator[str]:
    """Give every member name, tag and literal value that a type can bring, however deep."""
    for part in (hint, *get_args(hint)):
        if isinstance(part, str):
            yield part
        elif isinstance(part, type) and part not in seen:
            seen.add(part)
            yield from _members(part, seen)
        elif part is not hint:
            yield from words_of(part, seen)


def _members(kind: type, seen: set[object]) -> Iterator[str]:
    if issubclass(kind, msgspec.Struct):
        yield str(kind.__struct_config__.tag or "")
        yield from kind.__struct_encode_fields__
    elif is_dataclass(kind):
        yield from (field.name for field in fields(kind))
    elif not hasattr(kind, "_fields"):
        return
    for name, hint in get_type_hints(kind).items():
        yield name
        yield from words_of(hint, seen)


def vocabulary(*types: object) -> set[str]:
    seen: set[object] = set()
    return {word for one in types for word in words_of(one, seen)}


def suspicious(words: set[str]) -> set[str]:
    return {word for word in words if PERMIT.search(word)}


def answers_types() -> list[object]:
    """Give every type that an answer about notices is made of."""
    modules = (ladder, overview, receipts_due, sites)
    return [value for one in modules for value in vars(one).values() if getattr(value, "__module__", "") == one.__name__]


def test_the_walk_sees_members_tags_and_literals_at_every_depth() -> None:
    found = vocabulary(*KINDS.values())
    assert {"volumes", "radius_cm", "circle", "acknowledged", "notice/1", "read_back", "in_person", "_sd", "permission"} <= found


@pytest.mark.parametrize("kind", [Notice, NoticeAmendment, NoticeStep, Receipt], ids=kind_of)
def test_nothing_in_a_notice_or_a_receipt_is_a_permission(kind: type) -> None:
    assert suspicious(vocabulary(kind)) == set()


def test_nothing_that_can_be_said_known_or_answered_is_a_permission_for_a_notice() -> None:
    kinds = [kind for kind in KINDS.values() if kind not in {Verdict, ProbeAnswer}]
    tables = [row for name, row in TABLES.items() if name not in {"verdicts", "probe_answers"}]
    everything = vocabulary(*kinds, *tables, *get_args(AnyWord), *answers_types())
    assert suspicious(everything | set(TABLES) | set(Code)) - OF_TEXTS_AND_KEYS.keys() == set()


def test_a_verdict_tells_what_was_found_and_changes_nothing_about_its_notice(played: Mapping[str, set[str]]) -> None:
    assert suspicious(vocabulary(Verdict, ProbeAnswer)) == OF_VERDICTS.keys()
    assert all("permits nothing" in (kind.__doc__ or "") for kind in (Verdict, ProbeAnswer))
    assert played["verdict/1"] == {"verdicts", "looks", "chains"}
    assert played["probe_answer/1"] == {"probe_answers", "chains"}


def test_the_walk_would_find_a_permit() -> None:
    class Permit(msgspec.Struct, tag="permit/1"):
        cleared: bool

    assert suspicious(vocabulary(Permit)) == {"permit/1", "cleared"}


@pytest.fixture(scope="module")
def played() -> dict[str, set[str]]:
    """Play every kind of statement, and give the tables that each kind wrote to."""
    leaves = Stage().play([*range(len(ACTS)), *range(len(ACTS))]).world.leaves()
    ledger, written = Ledger(), dict[str, set[str]]()
    for leaf in leaves:
        entry = read(leaf)
        changes = ledger.judge(entry)
        assert isinstance(changes, tuple)
        written.setdefault(kind_of(entry.signed.said), set()).update(change.table for change in changes)
        fold([leaf], ledger)
    return written


def test_only_its_filers_own_statements_touch_a_notice(played: Mapping[str, set[str]]) -> None:
    touching = {kind for kind, tables in played.items() if tables & {"notices", "notice_versions", "notice_steps"}}
    assert touching == {"notice/1", "notice_amendment/1", "notice_step/1"}


def test_a_receipt_writes_a_receipt_and_nothing_else(played: Mapping[str, set[str]]) -> None:
    assert played["receipt/1"] == {"receipts", "chains"}


def test_every_kind_was_played(played: Mapping[str, Any]) -> None:
    assert played.keys() == KINDS.keys()


def test_the_standings_of_a_notice_are_its_filers_doing() -> None:
    assert vocabulary(get_type_hints(TABLES["notices"])["standing"]) == {"filed", "started", "ended", "withdrawn"}
