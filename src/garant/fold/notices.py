"""The rules of notices and receipts. Nothing here, and nothing that these rules write, is a permission (guard-rail 3).

    standing   may be followed by
    filed      amendment, start, confirm, withdraw
    started    amendment, end, confirm, withdraw
    ended      -
    withdrawn  -

A receipt is the recipient's word about one version, at the signing key's own level; a relay receipt is about a level below it.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType

from garant.errors import Code, Refused
from garant.fold.agreements import recorded
from garant.fold.case import Case, own_name, require, require_same_status, require_speaker, require_there
from garant.fold.hazards import require_hazard_limits
from garant.fold.since import CONFIRMING, NAMING_SIGNERS, reaches, require_in_force
from garant.signature import keyid
from garant.state.looks import is_taken_back, look
from garant.state.rows import NoticeRow, NoticeStanding, ReceiptRow
from garant.state.state import Put, State
from garant.statement import canonical
from garant.statement.activities import ATTACKS, DECLARED
from garant.statement.kinds import Notice, NoticeAmendment, NoticeStep, Receipt, Statement

STEPS: Mapping[tuple[NoticeStanding, str], NoticeStanding] = MappingProxyType(
    {
        ("filed", "amend"): "filed",
        ("filed", "start"): "started",
        ("filed", "withdraw"): "withdrawn",
        ("filed", "confirm"): "filed",
        ("started", "confirm"): "started",
        ("started", "amend"): "started",
        ("started", "end"): "ended",
        ("started", "withdraw"): "withdrawn",
    }
)
"""The life cycle: where a notice stands, and the step -> where it stands then."""


def notice(state: State, case: Case) -> Iterator[Put]:
    """A notice is filed for those whom it names."""
    said: Notice = case.said
    ref = own_name(state, "notices", said, said.name)
    require(bool(said.to), Code.MISSING_MEMBER, "name in `to` the parties that must be told", "$.to")
    _require_content(state, said)
    yield Put("notices", ref, _row(case, said.party, 1, "filed"))
    yield Put("notice_versions", f"{ref}@{1:06d}", recorded(case))


def notice_amendment(state: State, case: Case) -> Iterator[Put]:
    """A new version replaces the one in force; receipts of the old one stay with the old one."""
    said: NoticeAmendment = case.said
    row = _own_notice(state, said, said.notice)
    require(
        said.version == row.version + 1,
        Code.WRONG_VERSION,
        f"version {row.version} is in force; the next is {row.version + 1}",
        "$.version",
    )
    require(bool(said.to), Code.MISSING_MEMBER, "name in `to` the parties that must be told", "$.to")
    standing = _next(row, "amend", said.notice)
    _require_content(state, said)
    yield Put("notices", said.notice, _row(case, row.party, said.version, standing))
    yield Put("notice_versions", f"{said.notice}@{said.version:06d}", recorded(case))
    yield from _taken_back(state, case, row, said.notice)


def notice_step(state: State, case: Case) -> Iterator[Put]:
    """What was notified starts, ends, or will not be."""
    said: NoticeStep = case.said
    row = _own_notice(state, said, said.notice)
    require(said.version == row.version, Code.WRONG_VERSION, f"version {row.version} of {said.notice} is in force", "$.version")
    early = said.step == "confirm" and not reaches(state, CONFIRMING)
    require(not early, Code.WRONG_STEP, f"a notice is confirmed from rules level {CONFIRMING} on", "$.step")
    standing = _next(row, said.step, said.notice)
    new = NoticeRow(index=case.index, party=row.party, version=row.version, standing=standing, status=row.status, to=row.to)
    yield Put("notices", said.notice, new)
    yield Put("notice_steps", f"{said.notice}@{case.index:012d}", recorded(case))
    if said.step == "withdraw":
        yield from _taken_back(state, case, row, said.notice)


def _taken_back(state: State, case: Case, row: NoticeRow, ref: str) -> Iterator[Put]:
    """Count what was said for a short time only as a look at what others hide: its verdict told as much as a probe's answer does."""
    if is_taken_back(state, f"{ref}@{row.version:06d}", case.t_ms):
        yield look(state, row.party, case.index, case.t_ms)


def receipt(state: State, case: Case) -> Iterator[Put]:
    """A recipient says how far the word has come on its side."""
    said: Receipt = case.said
    version = f"{said.notice}@{said.version:06d}"
    require_there(state, "notices", said.notice, "$.notice")
    require(version in state.notice_versions, Code.WRONG_VERSION, f"{said.notice} has no version {said.version}", "$.version")
    told = state.notice_versions.rows[version].said
    mine = said.party in (told.to or ()) or _was_shown(state, version, said.party)
    require(mine, Code.NOT_A_RECIPIENT, f"{said.notice} was not addressed to {said.party!r}", "$.party")
    require_same_status(told.status, said)
    require_speaker(case, said)
    key = f"{version}>{said.party}:{said.level}:{said.step}:{_words(case)}"
    require(key not in state.receipts, Code.NOTHING_CHANGED, "this receipt is on record already", "$")
    by = tuple(sorted(keyid(row.public_key) for row in case.signers)) if reaches(state, NAMING_SIGNERS) else ()
    yield Put("receipts", key, ReceiptRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said, by=by))


def _was_shown(state: State, version: str, party: str) -> bool:
    """Tell whether something that a version hides was disclosed to a party: then it may say that it has it."""
    ref, _, number = version.partition("@")
    rows = state.disclosures.values(f"notice:{ref}@")
    return any(row.said.version == int(number) and party in row.said.readers for row in rows)


def _words(case: Case) -> str:
    """Name what a receipt says beside its step, and who signed it: a later read-back, or a second unit, is no repetition."""
    words = [sorted(keyid(row.public_key) for row in case.signers), case.said.relay, case.said.text]
    return sha256(canonical.encode(words)).hexdigest()[:16]


def blob(state: State, case: Case) -> Iterator[Put]:
    """A larger thing is named by its hash, once."""
    require_in_force(state, case.said)
    sha256 = case.said.sha256
    require(sha256 not in state.blobs, Code.NAME_TAKEN, f"blob {sha256[:16]} is named already", "$.sha256")
    yield Put("blobs", sha256, recorded(case))


def _row(case: Case, party: str, version: int, standing: NoticeStanding) -> NoticeRow:
    return NoticeRow(index=case.index, party=party, version=version, standing=standing, status=case.said.status, to=case.said.to)


def require_activity(activity: str) -> None:
    """Refuse an activity that describes an attack, and one that is not in the vocabulary."""
    if activity in ATTACKS:
        raise Refused(Code.ATTACK_ACTIVITY, f"{activity} describes an attack; a notice may not name one", "$.activity")
    if activity not in DECLARED:
        raise Refused(Code.UNKNOWN_ACTIVITY, f"{activity} is not in the vocabulary of activities", "$.activity")


def _require_content(state: State, said: Notice | NoticeAmendment) -> None:
    require_activity(said.activity)
    require_in_force(state, said)
    _require_protected(said)
    require(bool(said.volumes) or said.sd is not None, Code.MISSING_MEMBER, "say where and when: volumes", "$.volumes")
    if said.kind == "hazard_area" or said.activity == "hazard":
        require_hazard_limits(said)


def _require_protected(said: Notice | NoticeAmendment) -> None:
    """A protected site is shown to named recipients alone, with its owner's consent, for a purpose (guard-rail 4)."""
    if said.protected:
        require(
            said.volumes is None,
            Code.MISSING_MEMBER,
            "hide the place of a protected site (`volumes`), and disclose it by name",
            "$.volumes",
        )
        require(bool(said.region), Code.MISSING_MEMBER, "say in `region` the governorate that everybody may see", "$.region")
        unsaid = [name for name in ("volumes", "purpose", "owner_agrees") if getattr(said, name) is None]
        hidden = len(said.sd or ()) >= len(unsaid)
        sentence = "say, in the open or hidden, for which `purpose` it is notified and how its owner agreed (`owner_agrees`)"
        require(hidden, Code.MISSING_MEMBER, sentence, "$.owner_agrees")
    require(said.filed_for is None, Code.BAD_VALUE, "for whom a conduit files stays hidden: hide `filed_for`", "$.filed_for")
    shared = bool(said.conduit) and said.share is not None
    sentence = "`share` would tell its readers for whom the conduit files; open its place by a disclosure instead"
    require(not shared, Code.BAD_VALUE, sentence, "$.share")
    conduit = not said.conduit or said.sd is not None
    require(conduit, Code.MISSING_MEMBER, "a conduit says, hidden, for whom it files (`filed_for`)", "$.filed_for")


def _own_notice(state: State, said: Statement, ref: str) -> NoticeRow:
    require_there(state, "notices", ref, "$.notice")
    row = state.notices.rows[ref]
    require(row.party == said.party, Code.NOT_YOURS, f"{ref} is {row.party!r}'s notice; only {row.party!r} changes it", "$.party")
    require_same_status(row.status, said)
    return row


def _next(row: NoticeRow, step: str, ref: str) -> NoticeStanding:
    standing = STEPS.get((row.standing, step))
    if standing is None:
        raise Refused(Code.WRONG_STEP, f"{ref} is {row.standing}; {step} does not follow from there", "$.step")
    return standing
