"""The rules of probes: an officer asks while its party has looks left today, and the host answers once.

Whether what the host answers is so is no question of law: whoever keeps the disclosures can compute it again.
"""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded
from garant.fold.case import Case, own_name, require, require_same_status, require_there
from garant.fold.notices import require_activity
from garant.state.looks import allowed, look, spent
from garant.state.state import Put, State
from garant.statement.kinds import Probe, ProbeAnswer


def probe(state: State, case: Case) -> Iterator[Put]:
    """A party asks about what it plans, its place hidden."""
    said: Probe = case.said
    ref = own_name(state, "probes", said, said.name)
    require_activity(said.activity)
    hidden = said.volumes is None and said.sd is not None
    require(hidden, Code.MISSING_MEMBER, "hide the place of a probe (`volumes`); the host alone is shown it", "$.volumes")
    left = not spent(state, said.party, case.t_ms)
    sentence = f"{said.party!r} has had its {allowed(state)} looks of today at what others hide; ask again tomorrow, or call the hotline"
    require(left, Code.TOO_MANY, sentence, "$")
    yield Put("probes", ref, recorded(case))
    yield look(state, said.party, case.index, case.t_ms)


def probe_answer(state: State, case: Case) -> Iterator[Put]:
    """The host answers a probe, once."""
    said: ProbeAnswer = case.said
    require_there(state, "probes", said.probe, "$.probe")
    asked = state.probes.rows[said.probe]
    require_same_status(asked.said.status, said)
    require(said.probe not in state.probe_answers, Code.NOTHING_CHANGED, f"{said.probe} has its answer already", "$")
    require(said.log_size <= case.index, Code.SEEN_AHEAD, f"it rests on {said.log_size} entries; the log had {case.index}", "$.log_size")
    require(said.log_size > asked.index, Code.BAD_VALUE, "an answer rests on a log that holds its probe", "$.log_size")
    told = (said.withheld is not None) == (said.result == "not_clear")
    require(told, Code.BAD_VALUE, "an answer is not_clear when something is withheld, and only then", "$.result")
    yield Put("probe_answers", said.probe, recorded(case))
