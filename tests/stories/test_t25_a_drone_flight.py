"""T25. A humanitarian air service flies a drone over a line that both sides watch, with the software that it has.

It files its flight as its software always did. A second operator, whose flight would meet it, is refused until it knows of the
first; a ministry closes an area, and those who asked to hear of that are named. When somebody later says that nobody had told them, the log
shows who filed what, when, and who was to be notified; what was secret between operators is secret in the log as well.

Below it two parties hold a line. One of them warns of a danger, and is told that it meets the flight; the flight's operator, who asked to
hear of constraints, is refused until its software has fetched the warning. Where a patrol walks, no operator learns.
"""

from garant import instant
from garant.answers.shown import Showing
from garant.log import TlogProof
from garant.node.ledger import read
from tests.f3548.dss import (
    CM,
    CONSTRAINTS,
    CP,
    INTENTS,
    SC,
    constraint,
    gateway_world,
    intent,
    new_id,
    notified,
    serving_dss,
    volume,
)  # fmt: skip
from tests.node.test_again import again
from tests.world import START_MS, fold

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


def test_a_warning_below_it() -> None:
    world = gateway_world(5)
    north, _ = world.side("north"), world.side("south")
    where = {"shape": {"is": "circle", "center": [70_050_000, 460_050_000], "radius_cm": 80_000}, "lower_cm": 0, "upper_cm": 90_000,
             "start": instant.text(START_MS), "end": instant.text(START_MS + instant.HOUR_MS)}  # fmt: skip
    told = {"type": "notice/1", "status": "exercise", "to": ["south"], "volumes": [where]}
    with serving_dss(world, showing=Showing(frozenset({"hazard_area"}), zones=False, status="exercise")) as dss:
        flight = dss.intent("air-service", new_subscription=OWN)
        warned = dss.say(north.headquarters, {**told, "name": "firing", "kind": "hazard_area", "activity": "presence"})
        dss.say(north.headquarters, {**told, "name": "patrol", "kind": "patrol", "activity": "joint_patrol"})
        dss.settled()

        verdict = world.state.verdicts.rows["north/firing@000001"].said
        assert (verdict.result, [pair.notice for pair in verdict.pairs or ()]) == ("not_clear", [f"host/{flight.id}"])
        assert warned.verdict == world.state.verdicts.rows["north/firing@000001"].index

        (name,) = dss.query("air-service", CONSTRAINTS, volume(low=None, high=None))
        activated = intent(state="Activated", subscription_id=flight.reference["subscription_id"])
        unaware = dss.put("air-service", f"{INTENTS}/{flight.id}/{flight.ovn}", activated)
        assert [one["id"] for one in unaware.body["missing_constraints"]] == [name]
        fetched = dss.get("air-service", f"/uss/v1/constraints/{name}", CP).body["constraint"]
        assert fetched["details"]["type"] == "garant.notice.hazard_area"
        around = {**activated, "key": [fetched["reference"]["ovn"]]}
        assert dss.put("air-service", f"{INTENTS}/{flight.id}/{flight.ovn}", around).status == 200

    assert again(world).objections == [], "every replica computes the same"
