"""Acts of the register: one of each kind that is in force from the third rules level on, or from a later one."""

from collections.abc import Callable
from typing import Any, Protocol

from garant.node.saying import SigningKey
from garant.state import on_duty
from tests.world import ANSWER, CIRCLE, CONTACT, MADE, MEASURE, MEETING, SOURCE, Side, World

DATED = {"is": "dated", "date": "2019-01-01"}
OPEN = {"is": "unknown", "because": "not_stated"}
REPORTED: dict[str, Any] = {"capacity": "registrar", "sources": [SOURCE]}
MEASURE_REF = f"reg/zone-2018#{MEASURE['name']}"

_PLANNED = {**{key: value for key, value in MEETING.items() if key != "type"}, **REPORTED, "stands": "planned"}


class Scene(Protocol):
    """What acts need of a stage."""

    world: World
    number: int
    ru: Side
    tr: Side
    sna: Side
    reg: Side


Act = tuple[SigningKey | list[SigningKey], dict[str, Any], tuple[str, ...]]


def by(keys: SigningKey | list[SigningKey], kind: str, hide: tuple[str, ...] = (), **members: Any) -> Act:  # noqa: ANN401 - JSON
    """Put an act together: who signs, what is said, what is hidden."""
    return keys, {"type": f"{kind}/1", **members}, hide


def _call(stage: Scene, urgency: str) -> Act:
    return by(stage.tr.unit, "call", name=f"call-{stage.number}", channel="tr/line", urgency=urgency, to=["ru"], text={"en": "Stop."})


def _newest(stage: Scene, table: str, standing: str = "") -> str:
    """Give the newest thing of a table, perhaps of those that stand somewhere; a name that is not there when there is none."""
    rows = [
        (row.index, key) for key, row in stage.world.state.table(table).items() if not standing or getattr(row, "standing", "") == standing
    ]
    return max(rows, default=(0, "tr/none"))[1]


def _escalation(stage: Scene) -> Act:
    call = _newest(stage, "calls", "ringing")
    row = stage.world.state.calls.get(call)
    left = on_duty.next_on_duty(stage.world.state, row, stage.world.clock()) if row else None
    goes_to: dict[str, Any] = {"level": left.level, "place": left.place} if left else {}
    return by(ANSWER, "escalation", party="host", call=call, attempt=row.attempt if row else 1, **goes_to)


def _match(stage: Scene) -> Act:
    items = [f"item:{key}" for key, _ in stage.world.state.book_items.items()]
    one = next((item for item in items if item.startswith("item:ru/")), "item:ru/none#1")
    other = next((item for item in items if item.startswith("item:tr/")), "item:tr/none#2")
    return by(stage.tr.headquarters, "match", one=one, other=other, says="same")


def _disclosure(stage: Scene) -> Act:
    rows = [(key, row.said) for key, row in stage.world.state.storages.items() if row.said.sd]
    ref, digests = (rows[-1][0], list(rows[-1][1].sd or ())) if rows else ("ru/none", ["A" * 43])
    return by(stage.ru.headquarters, "disclosure", of=f"storage:{ref}", members=digests, readers=["tr"], purpose="an inspection")


def _reading(stage: Scene) -> Act:
    return by(stage.ru.headquarters, "zone_acceptance", zone="reg/zone-2018#z2", reading_of="tr", binds="accepts")


def _hidden_store(stage: Scene) -> Act:
    place = {"position": [366_000_000, 359_000_000]}
    members = {"name": f"s-{stage.number}", "title": {"en": "A store"}, "district": "Hama", "as_of": "2019-01-01", "place": place}
    return by(stage.ru.headquarters, "storage", ("place",), **members)


def _probe(stage: Scene) -> Act:
    planned = {"kind": "movement", "activity": "aid_convoy", "volumes": [CIRCLE], "status": "exercise"}
    return stage.tr.unit, {"type": "probe/1", "name": f"q-{stage.number}", **planned}, ("volumes",)


SUBSCRIPTION, INTENT, CONSTRAINT = (f"{number:08x}-0000-4000-8000-000000000000" for number in range(3))
EXTENT = {
    "center": [366_000_000, 359_000_000],
    "radius_cm": 100,
    "start": "2019-01-01T00:00:00.000000Z",
    "end": "2019-01-01T01:00:00.000000Z",
}
VERSION = {"base_url": "https://uss.example", "extents": [EXTENT], "ovn_sha256": "0a" * 32}


def _filed(stage: Scene, kind: str, **members: Any) -> Act:  # noqa: ANN401 - JSON
    """Let the gateway file something for a client; before there is a gateway, an officer tries."""
    keys = [row.public_key for row in stage.world.state.keys.values() if row.role == "gateway" and row.until is None]
    gateway = SigningKey(keys[0], MADE[keys[0]]) if keys else stage.tr.unit
    return by(gateway, kind, party="host", client="uss-one", **members)


def _next(stage: Scene, table: str, name: str) -> int:
    """Give the version that comes next of an operational intent or a constraint."""
    row: Any = stage.world.state.table(table).rows.get(name)
    return row.said.version + 1 if row and row.ended is None else 1


def _subscribed(stage: Scene) -> int | None:
    row = stage.world.state.subscriptions.get(SUBSCRIPTION)
    return row.version if row and row.ended is None else None


def _subscription(stage: Scene) -> Act:
    again = {} if (version := _subscribed(stage)) is None else {"replaces": version}
    whole = {"base_url": "https://uss.example", "extent": EXTENT, "for_intents": True}
    return _filed(stage, "subscription", id=SUBSCRIPTION, **whole, **again)


def _availability(stage: Scene) -> Act:
    row = stage.world.state.uss_availabilities.get("uss-one")
    return _filed(stage, "uss_availability", uss="uss-one", availability="Down", **({"replaces": row.index} if row else {}))


def _items(stage: Scene) -> list[dict[str, Any]]:
    return [{"name": f"i{stage.number}", "form": "shelling", "place": {"name": "Idlib"}}]


REGISTER: tuple[Callable[[Any], Act], ...] = (
    lambda stage: by(
        stage.tr.headquarters, "channel", name="line", capacity="party", title={"en": "Line"}, means="telephone", between=["ru", "tr"]
    ),
    lambda stage: by(stage.ru.unit, "channel_word", channel="tr/line", capacity="party", observes="in_use", when=DATED),
    lambda stage: by(stage.ru.headquarters, "roster", channel="tr/line", level="headquarters", order=[{"duty": {"en": "duty officer"}}]),
    lambda stage: _call(stage, "stop"),
    _escalation,
    lambda stage: by(stage.ru.unit, "call_step", call=_newest(stage, "calls", "ringing"), step="taken"),
    lambda stage: by(stage.ru.unit, "message", call=_newest(stage, "calls", "taken"), form="word", text={"en": "Understood."}),
    lambda stage: by(
        stage.tr.unit, "request", name=f"q-{stage.number}", capacity="party", form="guarantee", of=[{"party": "ru"}],
        text={"en": "Passage?"},
    ),
    lambda stage: by(stage.ru.headquarters, "reply", request=_newest(stage, "requests"), capacity="party", answer="granted"),
    _hidden_store,
    _disclosure,
    lambda stage: by(
        stage.tr.unit, "incident", name=f"i-{stage.number}", capacity="party", basis="allegation", form="shelling", standing="alleged",
        when=DATED, time_precision="day", district="Idlib", by="undetermined",
    ),
    lambda stage: by(stage.tr.unit, "incident_step", incident=_newest(stage, "incidents", "registered"), step="shared"),
    lambda stage: by(stage.ru.headquarters, "position", about=f"incident:{_newest(stage, 'incidents')}", capacity="party", says="contests"),
    lambda stage: by(
        [stage.tr.headquarters, stage.ru.headquarters], "finding", party="tr", name=f"f-{stage.number}",
        incident=_newest(stage, "incidents"), capacity="party", by=[{"party": "tr"}, {"party": "ru"}],
        occurrence="likely", breach="not_ruled", attribution="none", confidence="low",
    ),
    lambda stage: by(
        stage.tr.headquarters, "follow_up", name=f"u-{stage.number}", about=f"incident:{_newest(stage, 'incidents')}", capacity="party",
        form="inquiry", owed_by=[{"party": "ru"}], deadline={"is": "by", "date": "2019-02-01"}, text={"en": "An inquiry."},
    ),
    lambda stage: by(
        stage.sna.unit, "access_event", name=f"a-{stage.number}", capacity="party", team="patrol 1", district="Hama", outcome="refused",
        refused_by=[{"party": "ru"}], reason={"is": "none"},
    ),
    lambda stage: by(
        stage.tr.headquarters, "book", name=f"b-{stage.number}", capacity="party", by={"party": "tr"}, start="2019-01-01", total=2,
        items=_items(stage),
    ),
    lambda stage: by(
        stage.tr.headquarters, "book_part", book=_newest(stage, "books"), items=[{**_items(stage)[0], "name": f"p{stage.number}"}]
    ),
    lambda stage: by(stage.ru.headquarters, "book_reply", book=_newest(stage, "books"), capacity="party", by={"party": "ru"}, confirms=1),
    lambda stage: by(
        stage.ru.headquarters, "book", name=f"b-{stage.number}", capacity="party", by={"party": "ru"}, start="2019-01-01", total=1,
        items=_items(stage),
    ),
    _match,
    lambda stage: by(
        stage.reg.headquarters, "fulfilment", **REPORTED, of=f"measure:{MEASURE_REF}", by={"party": "tr"}, says="started", when=DATED
    ),
    lambda stage: by(stage.ru.unit, "verification", of=f"measure:{MEASURE_REF}", capacity="party", grade=1, when=DATED),
    lambda stage: by(stage.reg.headquarters, "event", agreement="reg/zone-2018", **REPORTED, event="in_force", when=DATED),
    lambda stage: by(
        stage.reg.headquarters, "measure_change", measure=MEASURE_REF, **REPORTED, change="extended",
        deadline={"is": "by", "date": "2019-12-01"}, effective=DATED,
    ),
    lambda stage: by(
        stage.tr.headquarters, "plan", name=f"p-{stage.number}", capacity="party", form="withdrawal", order="ordered",
        title={"en": "Withdrawal"}, standing="announced", between=[{"party": "tr"}],
        steps=[{"name": "one", "text": {"en": "First"}, "of": {"party": "tr"}}],
    ),
    lambda stage: by(
        stage.tr.unit, "plan_word", plan=_newest(stage, "plans"), step="one", capacity="party", basis="declared", says="started", when=DATED
    ),
    _reading,
    lambda stage: by(stage.tr.headquarters, "contact", **{name: value for name, value in CONTACT.items() if name != "type"}),
    lambda stage: by(
        [stage.tr.headquarters, stage.ru.headquarters], "minutes", party="tr", other="ru", contact="tr/call-1", name=f"m-{stage.number}",
        says={"en": "Both agree."},
    ),
    lambda stage: by(
        stage.reg.headquarters, "meeting",
        **{**_PLANNED, "name": f"late-{stage.number}"},
    ),
    lambda stage: by(
        stage.reg.headquarters, "meeting_outcome", meeting=_newest(stage, "meetings"), **REPORTED, stands="held", when=DATED, next_when=OPEN
    ),
    lambda stage: by(
        stage.tr.headquarters, "crossing_count", name=f"c-{stage.number}", capacity="party", form="returns", point="a crossing",
        start="2019-01", unit="persons", delivered=40, by={"party": "tr"}, standing="said",
    ),
    lambda stage: by(
        stage.tr.unit, "inspection", name=f"n-{stage.number}", capacity="party", by={"party": "tr"}, storage=_newest(stage, "storages"),
        when=DATED, found=[{"form": "mortar", "count": 3}],
    ),
    lambda stage: by(
        stage.tr.unit, "evidence", name=f"e-{stage.number}", blob=max(stage.world.state.blobs.rows, default="0" * 64), form="photo",
        about=[f"incident:{_newest(stage, 'incidents')}"],
    ),
    lambda stage: by(stage.tr.unit, "custody", evidence=_newest(stage, "evidence"), step="sealed", seal="A 17"),
    _probe,
    _subscription,
    lambda stage: _filed(
        stage, "operational_intent", id=INTENT, version=_next(stage, "operational_intents", INTENT), state="Accepted",
        subscription=SUBSCRIPTION, notified=[SUBSCRIPTION], **VERSION,
    ),
    lambda stage: _filed(
        stage, "operational_intent_part", id=INTENT, version=_next(stage, "operational_intents", INTENT), part=1, extents=VERSION["extents"]
    ),
    lambda stage: _filed(
        stage, "constraint_reference", id=CONSTRAINT, version=_next(stage, "constraint_references", CONSTRAINT), **VERSION
    ),
    lambda stage: _filed(
        stage, "operational_intent_end", id=INTENT, version=_next(stage, "operational_intents", INTENT) - 1 or 1
    ),
    lambda stage: _filed(
        stage, "constraint_reference_end", id=CONSTRAINT, version=_next(stage, "constraint_references", CONSTRAINT) - 1 or 1
    ),
    lambda stage: _filed(stage, "subscription_end", id=SUBSCRIPTION, replaces=_subscribed(stage) or 1),
    _availability,
    lambda stage: _filed(
        stage, "uss_report", id=f"{stage.number:08x}-0000-4000-8000-000000000000", sha256="c3" * 32, size_bytes=512
    ),
)  # fmt: skip
