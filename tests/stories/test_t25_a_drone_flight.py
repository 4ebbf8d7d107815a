"""T25. A humanitarian air service flies a drone over a line that both sides watch, with the software that it has.

It files its flight as its software always did. A second operator, whose flight would meet it, is refused until it knows of the
first; a ministry closes an area, and those who asked to hear of that are named. When somebody later says that nobody had told them, the log
shows who filed what, when, and who was to be notified; what was secret between operators is secret in the log as well.
"""

from garant.log import TlogProof
from garant.node.ledger import read
from tests.f3548.dss import CM, CONSTRAINTS, INTENTS, SC, constraint, intent, new_id, notified, serving_dss, volume
from tests.world import fold

OWN = {"uss_base_url": "https://air-service.example/utm", "notify_for_constraints": True}


def test_a_drone_flight() -> None:
    with serving_dss() as dss:
        flight = dss.intent("air-service", new_subscription=OWN)

        blocked = dss.put("surveyor", f"{INTENTS}/{new_id()}", intent(), SC)
        assert blocked.status == 409
        assert [one["manager"] for one in blocked.body["missing_operational_intents"]] == ["air-service"]
        told_by_its_manager = flight.ovn
        survey = dss.intent("surveyor", extents=[volume(low=100, high=150)], key=[told_by_its_manager])
        assert flight.reference["subscription_id"] in survey.notified

        closed = dss.put("ministry", f"{CONSTRAINTS}/{new_id()}", constraint(), CM)
        assert list(notified(closed.body)) == [flight.reference["subscription_id"]]
        activated = intent(state="Activated", subscription_id=flight.reference["subscription_id"], key=[survey.ovn])
        where = f"{INTENTS}/{flight.id}/{flight.ovn}"
        unaware = dss.put("air-service", where, activated)
        assert (unaware.status, "missing_constraints" in unaware.body) == (409, True)
        aware = dss.put("air-service", where, {**activated, "key": [survey.ovn, closed.body["constraint_reference"]["ovn"]]})
        assert aware.status == 200
        assert dss.delete("air-service", f"{INTENTS}/{flight.id}/{aware.body['operational_intent_reference']['ovn']}").status == 200

        leaves = dss.world.leaves()

    folded = fold(leaves)
    assert folded.state.digest() == dss.world.state.digest(), "whoever follows the log comes to the same"
    row = folded.state.operational_intents.rows[flight.id]
    assert (row.said.client, row.said.version, row.said.state, row.ended is not None) == ("air-service", 2, "Activated", True)
    assert not any(told_by_its_manager.encode() in read(leaf).signed.envelope.payload for leaf in leaves)
    assert TlogProof.parse(dss.world.host.admission(row.index).receipt).index == row.index
