"""A day in the register, as a daily report finds it: incidents of two days, a STOP, a team turned away, a silent line, counts, a measure.

    world = World(rules_level=3, clock=...)         a_day(world) plays it; the report is of the day that ends on DAY at 19:30 in Damascus

Everything is made up for the tests, in the manner of the theatre's record; who acts is a party or a duty role.
"""

from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from garant import instant
from garant.answers.daily_incidents import Period
from tests.world import Clock, Side, World, receipt

DAY: Final = "2018-09-17"
CLOCKS: Final = ZoneInfo("Asia/Damascus")
END_MS: Final = instant.parse("2018-09-17T16:30:00Z")
NOW: Final = Period(DAY, END_MS - instant.DAY_MS, END_MS)
BEFORE: Final = Period("2018-09-16", END_MS - 2 * instant.DAY_MS, END_MS - instant.DAY_MS)

Members = Mapping[str, Any]


def incident(name: str, form: str, district: object, utc: str, **more: object) -> dict[str, Any]:
    """Give an incident that its party observed itself."""
    when = {"is": "dated", "date": utc[:10], "utc": utc} if len(utc) > len(DAY) else {"is": "dated", "date": utc}
    return {
        "type": "incident/1",
        "status": "actual",
        "name": name,
        "capacity": "party",
        "basis": "own_observation",
        "form": form,
        "standing": "alleged",
        "when": when,
        "time_precision": "minute" if len(utc) > len(DAY) else "day",
        "district": district,
        "by": "undetermined",
        **more,
    }


def at(name: str, lon: int, lat: int, district: str) -> dict[str, Any]:
    """Give a place with its position in 1e-7 degree."""
    return {"name": name, "position": [lon, lat], "precision": "settlement", "district": district}


CHANNEL: Final[Members] = {
    "type": "channel/1",
    "status": "actual",
    "name": "air-line",
    "capacity": "party",
    "title": {"en": "Air safety line", "ar": "خط سلامة الطيران", "ru": "Линия безопасности полётов"},
    "means": "telephone",
    "between": ["tr", "ru"],
    "test_every": "P1D",
}
SHELLING: Final = incident(
    "shelling-1",
    "shelling",
    "Jisr al-Shughur",
    "2018-09-17T08:10:00Z",
    weapon="undetermined",
    place=at("Kafr Nabl", 361_800_000, 358_100_000, "Jisr al-Shughur"),
    text={"en": "Six impacts west of the village.", "ar": "ست قذائف سقطت غرب القرية.", "ru": "Шесть попаданий западнее деревни."},
    to=["ru"],
)
FIRE: Final = incident(
    "fire-2",
    "small_arms_fire",
    "Maarrat al-Numan",
    "2018-09-17T11:40:00Z",
    by=[{"party": "ru"}],
    place=at("Hish", 366_300_000, 355_600_000, "Maarrat al-Numan"),
)
STRIKE: Final = incident(
    "strike-3",
    "air_strike",
    "Jisr al-Shughur",
    "2018-09-17",
    excluded_party="Group N",
    place={"district": "Jisr al-Shughur"},
    by=[{"text": "unknown aircraft"}],
)
YESTERDAY: Final = incident(
    "shelling-0", "shelling", "Jisr al-Shughur", "2018-09-16T06:00:00Z", place=at("Kafr Nabl", 361_700_000, 358_000_000, "Jisr al-Shughur")
)
NOWHERE: Final = incident("blast-4", "explosion", {"is": "unknown", "because": "not_stated"}, "2018-09-17T12:00:00Z")
ACCESS: Final[Members] = {
    "type": "access_event/1",
    "status": "actual",
    "name": "turned-away",
    "capacity": "party",
    "team": "Patrol Alpha",
    "district": "Idlib",
    "arrived": "2018-09-17T09:00:00Z",
    "left": "2018-09-17T09:50:00Z",
    "outcome": "refused",
    "refused_by": [{"party": "ru"}],
    "reason": "The road is closed.",
}
PATROL: Final[Members] = {
    "type": "notice/1",
    "status": "actual",
    "name": "patrol-9",
    "kind": "patrol",
    "activity": "joint_patrol",
    "to": ["ru"],
    "volumes": [
        {
            "shape": {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 50_000},
            "start": "2018-09-17T06:00:00Z",
            "end": "2018-09-17T10:00:00Z",
        }
    ],
}
POST: Final[Members] = {
    "type": "notice/1",
    "status": "actual",
    "name": "post-1",
    "kind": "site",
    "activity": "observation_post",
    "to": ["ru"],
    "volumes": [{"shape": {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 20_000}, "start": "2018-09-10T00:00:00Z"}],
}
RETURNS: Final[Members] = {
    "type": "crossing_count/1",
    "status": "actual",
    "name": "returns-17",
    "capacity": "party",
    "form": "returns",
    "point": "Abu al-Duhur",
    "start": DAY,
    "unit": "persons",
    "delivered": 412,
    "promised": {"is": "unknown", "because": "not_stated"},
    "by": {"party": "ru"},
    "standing": "announced",
}
AGREEMENT: Final[Members] = {
    "type": "agreement/1",
    "status": "actual",
    "name": "memorandum",
    "capacity": "party",
    "form": "memorandum",
    "concluded": {"is": "dated", "date": "2018-09-01"},
    "in_force": {"is": "dated", "date": "2018-09-01"},
    "text_status": "full_text_public",
    "measure_count": 1,
    "title": {"en": "A memorandum"},
    "end": {"is": "none"},
    "between": [{"party": "tr"}, {"party": "ru"}],
    "measures": [
        {
            "name": "m1",
            "form": "withdrawal",
            "text": {
                "en": "Heavy weapons leave the zone.",
                "fr": "Les armes lourdes quittent la zone.",
                "tr": "Ağır silahlar bölgeyi terk eder.",
            },
            "standing": "agreed",
            "addressee": [{"party": "ru"}],
            "deadline": {"is": "by", "date": "2018-09-10"},
            "verification": "yes",
        }
    ],
}


def a_world() -> World:
    """Give a theatre two days before the day ends."""
    return World(rules_level=3, clock=Clock(END_MS - 2 * instant.DAY_MS))


def a_day(world: World) -> tuple[Side, Side]:
    """Play the day; give the two sides."""
    tr, ru = world.side("tr"), world.side("ru")
    for members in (CHANNEL, AGREEMENT, YESTERDAY, POST):
        world.admit(tr.headquarters, members)
    for side in (tr, ru):
        world.admit(side.headquarters, {"type": "acceptance/1", "status": "actual", "agreement": "tr/memorandum", "binds": "accepts"})
    world.admit(ru.headquarters, {**receipt("acknowledged", "headquarters", notice="tr/post-1"), "status": "actual"})
    world.clock.turn(instant.DAY_MS + 14 * instant.HOUR_MS)
    for members in (PATROL, SHELLING, STRIKE, ACCESS):
        world.admit(tr.headquarters, members)
    call = {
        "type": "call/1",
        "status": "actual",
        "name": "stop-1",
        "channel": "tr/air-line",
        "urgency": "stop",
        "to": ["ru"],
        "text": {"en": "Stop: our post is under fire.", "ru": "Стоп: наш пост под огнём."},
    }
    world.admit(tr.headquarters, call)
    world.clock.turn(95_000)
    world.admit(ru.unit, {"type": "call_step/1", "status": "actual", "call": "tr/stop-1", "step": "taken"})
    world.clock.turn(5 * instant.HOUR_MS)
    for members in (FIRE, NOWHERE):
        world.admit(tr.headquarters, members)
    world.admit(ru.headquarters, RETURNS)
    world.admit(
        ru.headquarters,
        {"type": "position/1", "status": "actual", "about": "incident:tr/shelling-1", "capacity": "party", "says": "does_not_confirm"},
    )
    return tr, ru
