"""Answering a probe: from what was touched to the payload that the answer key signs, and the disclosures for two that are kept beside it.

    probe at index i -> what others hide, on the first i + 1 entries -> its answer at i + 1, in the same commit

The answer says whether, and never where, when, how near or what to do instead.
"""

from collections.abc import Iterable, Iterator

from garant.answers.deconflict import answers_version
from garant.limits import DISCLOSURES_MAX
from garant.node.ports import Salts
from garant.node.verdicts import Verdicts
from garant.node.writing import Written
from garant.state.state import Put, State
from garant.statement import compose, withheld
from garant.statement.compose import Bookkeeping
from garant.statement.disclosure import digest


def asked(changes: Iterable[Put]) -> Iterator[str]:
    """Give the probes that an entry has brought."""
    return (change.key for change in changes if change.table == "probes")


def write(verdicts: Verdicts, state: State, ref: str, books: Bookkeeping, salts: Salts) -> Written:
    """Write the answer to a probe."""
    touched, saw_all = verdicts.touched(state, ref)
    told = touched[:DISCLOSURES_MAX]
    disclosures = withheld.conceal(told, [salts() for _ in told])
    members = {
        "type": "probe_answer/1",
        "status": state.probes.rows[ref].said.status,
        "probe": ref,
        "result": "not_clear" if told else "clear" if saw_all else "undetermined",
        "log_size": state.size,
        "answers": answers_version(state),
        **({"withheld": [digest(text) for text in disclosures]} if told else {}),
    }
    return Written(compose.spoken(members, books), disclosures, ())
