"""The rules of the line: channels, rosters, calls and what becomes of them.

    a call stands   may be followed by
    ringing         taken, missed, failed (by the caller), escalation (by the host), ended
    taken           ended
    missed, failed  taken (they call back), ended
    ended           -

Any officer of the called party takes a STOP, whatever the key's level. The host escalates when the time to answer is over, to the next
place of the rosters in force, and says so; the fold checks the time and the place. What is said in a call may be recorded at any time.
What `happened` had happened by the time it is admitted; a call that is recorded afterwards goes nowhere by the clock.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from garant import instant, signature
from garant.errors import Code, Refused
from garant.fold.agreements import recorded, require_known
from garant.fold.case import Case, own_name, require, require_parties, require_registered, require_same_status, require_there
from garant.fold.things import require_things
from garant.state import on_duty
from garant.state.rows import CallRow, CallStanding
from garant.state.state import Put, State
from garant.statement.kinds import Call, CallStep, Channel, ChannelWord, Escalation, Message, Roster, Statement

STEPS: Mapping[tuple[CallStanding, str], CallStanding] = MappingProxyType(
    {
        ("ringing", "taken"): "taken",
        ("ringing", "missed"): "missed",
        ("ringing", "failed"): "failed",
        ("ringing", "ended"): "ended",
        ("taken", "ended"): "ended",
        ("missed", "taken"): "taken",
        ("missed", "ended"): "ended",
        ("failed", "taken"): "taken",
        ("failed", "ended"): "ended",
    }
)
"""The life cycle: where a call stands, and the step -> where it stands then."""


def channel(state: State, case: Case) -> Iterator[Put]:
    """A channel is entered by a side of it, or by a registrar."""
    said: Channel = case.said
    ref = own_name(state, "channels", said, said.name)
    require_registered(state, said)
    require_parties(state, said.between, "$.between")
    ours = said.capacity == "registrar" or said.party in said.between
    require(ours, Code.NOT_YOURS, f"{said.party!r} is no side of this channel; a registrar enters those of others", "$.between")
    for clock in filter(None, (said.answer_within, said.test_every)):
        instant.exact_ms(clock)
    require_things(state, said, said.about, "$.about")
    yield Put("channels", ref, recorded(case))


def channel_word(state: State, case: Case) -> Iterator[Put]:
    """A side, or a registrar with a source, says how a channel is declared or observed."""
    said: ChannelWord = case.said
    between = _channel(state, said, said.channel).between
    require_registered(state, said)
    require_known(state, said)
    ours = said.capacity == "registrar" or said.party in between
    require(ours, Code.NOT_YOURS, f"{said.party!r} is no side of {said.channel}", "$.party")
    yield Put("channel_words", f"{said.channel}@{case.index:012d}", recorded(case))


def roster(state: State, case: Case) -> Iterator[Put]:
    """A side of a channel says who is on duty at a level."""
    said: Roster = case.said
    between = _channel(state, said, said.channel).between
    require(said.party in between, Code.NOT_YOURS, f"{said.party!r} is no side of {said.channel}", "$.party")
    for duty in said.order:
        key = state.keys.get(duty.key) if duty.key else None
        known = duty.key is None or (key is not None and key.party == said.party and key.role == "officer" and key.until is None)
        require(known, Code.UNKNOWN_KEY, f"{said.party!r} has no officer's key {duty.key} in force", "$.order")
    yield Put("rosters", f"{said.channel}>{said.party}:{said.level}@{case.index:012d}", recorded(case))


def call(state: State, case: Case) -> Iterator[Put]:
    """A side of a channel calls one other side of it."""
    said: Call = case.said
    between = _channel(state, said, said.channel).between
    ref = own_name(state, "calls", said, said.name)
    require(said.party in between, Code.NOT_YOURS, f"{said.party!r} is no side of {said.channel}", "$.party")
    require(bool(said.to), Code.MISSING_MEMBER, "name in `to` the party that is called", "$.to")
    called = (said.to or ("",))[0]
    require(said.to == (called,), Code.BAD_VALUE, "a call calls one party; make a call for each", "$.to")
    there = called in between and called != said.party
    require(there, Code.NOT_A_RECIPIENT, f"{called} cannot be called by {said.party!r} on {said.channel}", "$.to")
    _require_past(said.happened, case)
    require_things(state, said, said.about, "$.about")
    row = CallRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said, standing="ringing", attempt=1, rung_ms=case.t_ms)
    yield Put("calls", ref, row)


def call_step(state: State, case: Case) -> Iterator[Put]:
    """The called take it, the caller says that it was missed or failed, either ends it."""
    said: CallStep = case.said
    row = _call(state, said, said.call)
    caller, called = row.said.party, row.said.to or ()
    speaks = {"taken": said.party in called, "missed": said.party == caller, "failed": said.party == caller}
    may = speaks.get(said.step, said.party in (caller, *called))
    require(may, Code.NOT_YOURS, f"{said.party!r} cannot say of {said.call} that it is {said.step}", "$.step")
    standing = STEPS.get((row.standing, said.step))
    if standing is None:
        raise Refused(Code.WRONG_STEP, f"{said.call} is {row.standing}; {said.step} does not follow from there", "$.step")
    _require_past(said.happened, case)
    row = msgspec.structs.replace(row, standing=standing)
    if said.step == "taken":
        key = signature.keyid(case.signed_by(said.party)[0].public_key)
        row = msgspec.structs.replace(row, taken_by=said.party, taken_key=key)
    yield Put("calls", said.call, row)
    yield Put("call_steps", f"{said.call}@{case.index:012d}", recorded(case))


def message(state: State, case: Case) -> Iterator[Put]:
    """A side of a call says something in it; what it translates, reads back or answers was said in the same call."""
    said: Message = case.said
    row = _call(state, said, said.call)
    sides = (row.said.party, *(row.said.to or ()))
    require(said.party in sides, Code.NOT_YOURS, f"{said.party!r} is no side of {said.call}", "$.party")
    _require_past(said.happened, case)
    earlier = {row.id: row.said.party, **{one.id: one.said.party for one in state.messages.values(f"{said.call}@")}}
    require(said.of is None or said.of in earlier, Code.UNKNOWN_REFERENCE, f"nothing with this id was said in {said.call}", "$.of")
    other = said.form not in ("read_back", "reply") or earlier[said.of or ""] != said.party
    require(other, Code.WRONG_STEP, f"a {said.form.replace('_', '-')} is of the other side's words", "$.of")
    require_things(state, said, said.about, "$.about")
    yield Put("messages", f"{said.call}@{case.index:012d}", recorded(case))


def escalation(state: State, case: Case) -> Iterator[Put]:
    """The host says that nobody took a STOP in time, and who is next."""
    said: Escalation = case.said
    row = _call(state, said, said.call)
    require(on_duty.goes_on(row), Code.WRONG_STEP, f"{said.call} is no STOP that rings and may go on", "$.call")
    require(said.attempt == row.attempt, Code.WRONG_VERSION, f"attempt {row.attempt} of {said.call} is under way", "$.attempt")
    over_ms = on_duty.over_ms(state, row)
    require(case.t_ms >= over_ms, Code.WRONG_STEP, f"{said.call} may still be taken until {instant.text(over_ms)}", "$.call")
    left = on_duty.next_on_duty(state, row, case.t_ms)
    due = (left.level, left.place) if left else (None, None)
    require((said.level, said.place) == due, Code.WRONG_STEP, f"{said.call} goes to somebody else: {_next(left)}", "$.place")
    yield Put("calls", said.call, msgspec.structs.replace(row, attempt=row.attempt + 1, rung_ms=case.t_ms, exhausted=left is None))
    yield Put("escalations", f"{said.call}@{case.index:012d}", recorded(case))


def _next(left: on_duty.OnDuty | None) -> str:
    return f"{left.level}, place {left.place}" if left else "nobody is left on the rosters"


def _require_past(happened: str | None, case: Case) -> None:
    """Refuse what is said to have happened in the future."""
    past = happened is None or instant.parse(happened) <= case.t_ms
    require(past, Code.BAD_VALUE, "what is recorded afterwards has happened; this instant is still to come", "$.happened")


def _channel(state: State, said: Statement, ref: str) -> Channel:
    require_there(state, "channels", ref, "$.channel")
    found = state.channels.rows[ref].said
    require_same_status(found.status, said)
    return found


def _call(state: State, said: Statement, ref: str) -> CallRow:
    require_there(state, "calls", ref, "$.call")
    row = state.calls.rows[ref]
    require_same_status(row.said.status, said)
    return row
