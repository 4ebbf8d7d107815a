"""The fact sheet of public agreements as statements, and read back from a log into the sheet's own words.

`said(agreement, sources)` gives the statement of one agreement of the sheet; `sheet(state, ref)` gives the agreement back from what was
folded, member by member, or fails. Between the two lie only the statement's own types: whatever they cannot hold is
lost, and the test sees it.

Two spellings of the sheet mean one thing and come back as one: a deadline `relative` to something, and one `from_event`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from garant.state.state import State
from garant.statement.kinds import Agreement
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Absent, After, By, Dated, Disputed, Every, Unknown, Who

Members = dict[str, Any]

TEXT_STATUS = {
    "full_text_public": "full_text_public",
    "text_public_excerpt_read": "excerpt_read",
    "confidential": "confidential",
    "leaked_then_published": "leaked",
    "news_summary_only": "summary_only",
}
UNKNOWN = {"is": "unknown", "because": "not_stated"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PERIOD = re.compile(r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?\Z")
CONFLICT = "sources conflict: "


def said(one: Members, sources: Mapping[str, Members], zone_of: Mapping[str, str]) -> Members:
    """Give the statement of an agreement. `zone_of`: each zone of the sheet, and the agreement that has it."""
    named = sorted({name for part in (*one["zones"], *one["measures"]) for name in part["sources"]})
    members = {
        "type": "agreement/1",
        "status": "actual",
        "name": one["id"],
        "capacity": "registrar",
        "form": "agreement",
        "tier": one["tier"],
        "title": {"en": one["name"]},
        "concluded": {"is": "dated", "date": one["date"]},
        "in_force": _begins(one["in_force"]),
        "end": _ends(one["end"]),
        "text_status": TEXT_STATUS[one["text_status"]],
        "publication": one.get("publication"),
        "symbol": one.get("un_symbol"),
        "note": one.get("note"),
        "between": _whos(one["parties"]),
        "guarantors": _whos(one["guarantors"]),
        "excluded": UNKNOWN if one["excluded_parties"] == "unknown" else _whos(one["excluded_parties"]),
        "roles": list(_roles(one)),
        "measure_count": len(one["measures"]),
        "zones": [_zone(zone, one) for zone in one["zones"]],
        "measures": [_measure(measure, one["id"], zone_of) for measure in one["measures"]],
        "sources": [
            {"name": name, "title": sources[name]["title"], "url": sources[name]["url"], "form": sources[name]["kind"]} for name in named
        ],
    }
    return _stated(members)


def sheet(state: State, ref: str) -> Members:
    """Give an agreement back from the state, in the sheet's members."""
    row = state.agreements.rows[ref]
    text: Agreement = row.said
    back = {
        "id": text.name,
        "tier": text.tier,
        "name": (text.title or {})["en"],
        "date": _date(text.concluded),
        "in_force": _begun(text.in_force),
        "end": text.end.words if isinstance(text.end, After) else _noted(text.end),
        "text_status": {ours: theirs for theirs, ours in TEXT_STATUS.items()}[text.text_status],
        "publication": text.publication,
        "un_symbol": text.symbol,
        "note": text.note,
        "parties": _names(text.between),
        "guarantors": _names(text.guarantors),
        "excluded_parties": _names(text.excluded),
        **_roles_back(text),
        "zones": [_zone_back(state.zones.rows[f"{ref}#{name}"].zone) for name in row.zones],
        "measures": [measure_back(state.measures.rows[f"{ref}#{name}"].measure) for name in row.measures],
    }
    return {name: value for name, value in back.items() if value is not None}


def plain(one: Members) -> Members:
    """Give an agreement of the sheet with its two spellings of one thing as one, and a zone as a list."""
    return {**one, "measures": [plain_measure(measure) for measure in one["measures"]]}


def plain_measure(one: Members) -> Members:
    """Give a measure in one spelling."""
    deadline = dict(one["deadline"])
    if deadline["kind"] in ("relative", "from_event"):
        deadline = {"kind": "from_event", "event": deadline.pop("from", None) or deadline["event"], **deadline} | {"kind": "from_event"}
    zone = one.get("zone")
    return {**one, "deadline": deadline, **({"zone": [zone] if isinstance(zone, str) else zone} if zone else {})}


def _stated(members: Members) -> Members:
    return {name: value for name, value in members.items() if value not in (None, [])}


# Whole agreements


def _whos(names: list[str]) -> list[Members]:
    return [{"text": name} for name in names]


def _names(whos: object) -> list[str] | str:
    if isinstance(whos, Unknown):
        return "unknown"
    assert whos is None or isinstance(whos, tuple)
    return [who.text for who in whos or ()]


def _begins(text: str) -> Members:
    if text.startswith(CONFLICT):
        found = re.findall(r"(.+?) \((S\d+)\)(?:; )?", text.removeprefix(CONFLICT))
        return {"is": "disputed", "readings": [{"by": by, "says": says} for says, by in found]}
    if DAY.match(text):
        return {"is": "dated", "date": text[:10], **({"words": text} if text[10:] else {})}
    return UNKNOWN if text == "unknown" else {**UNKNOWN, "note": text}


def _begun(when: object) -> str:
    if isinstance(when, Disputed):
        return CONFLICT + "; ".join(f"{one.says} ({one.by})" for one in when.readings)
    return _date(when) if isinstance(when, Dated) else _noted(when)


def _date(when: object) -> str:
    assert isinstance(when, Dated | By)
    return when.words or when.date


def _noted(when: object) -> str:
    assert isinstance(when, Unknown)
    return when.note or "unknown"


def _ends(text: str) -> Members:
    months = re.search(r"(\d+) months", text)
    if months:
        return {"is": "after", "event": "in_force", "period": f"P{months[1]}M", "words": text}
    return UNKNOWN if text == "unknown" else {**UNKNOWN, "note": text}


def _roles(one: Members) -> Iterator[Members]:
    for field in ("secretariat", "supervisor", "guarantor_role"):
        if field in one:
            yield {"who": {"text": one[field]}, "role": field}
    yield from ({"who": {"text": who}, "role": "witness"} for who in one.get("witness", ()))
    yield from ({"who": {"text": who}, "role": f"for {side}"} for who, side in one.get("guarantor_split", {}).items())


def _roles_back(text: Agreement) -> Members:
    back: Members = {}
    for role in text.roles or ():
        if role.role == "witness":
            back.setdefault("witness", []).append(role.who.text)
        elif role.role.startswith("for "):
            back.setdefault("guarantor_split", {})[role.who.text] = role.role.removeprefix("for ")
        else:
            back[role.role] = role.who.text
    return back


# Zones

ZONE_STATUS = {"map_to_follow": "map_to_follow", "secret_map": "sealed", "annex_map": "delineated"}
_M = 1000


def _zone(zone: Members, one: Members) -> Members:
    shape = dict(zone["geometry"])
    assert shape["coordinates"] == "unknown"
    kind = shape["kind"]
    notes = [
        f"{name}: {shape[name]}" for name in ("kind", "rule", "note", "line") if name in shape and not (name == "line" and kind in LINED)
    ]
    return _stated(
        {
            "name": zone["id"],
            "title": {"en": zone["name"]},
            "rule": _stated(_rule(kind, shape, zone, one)),
            "status": ZONE_STATUS.get(shape["status"], "described"),
            "settled": shape["status"],
            "units": shape.get("admin_units") if kind not in ("admin", "named_area") else None,
            "note": " | ".join(notes),
            "sources": zone["sources"],
        }
    )


LINED = ("depth_from_line", "min_separation")


def _rule(kind: str, shape: Members, zone: Members, one: Members) -> Members:  # noqa: C901 - a table: one case a kind of the sheet
    match kind:
        case "by_party_control":
            return {"is": "control"}
        case "admin" | "named_area":
            return {"is": "districts", "units": shape["admin_units"]}
        case "country":
            return {"is": "country", "units": [zone["name"]]}
        case "country_minus_areas":
            return {"is": "country", "units": [zone["name"]], "minus": [shape["status"]]}
        case "along_zone_boundary":
            return {"is": "along_boundary", "of": [other["id"] for other in one["zones"] if other is not zone]}
        case "road_buffer":
            sides = [
                shape[f"distance_km_{side}"] if f"distance_km_{side}" in shape else shape["distance_km"] for side in ("north", "south")
            ]
            widths = [UNKNOWN if width == "unknown" else width * _M for width in sides]
            return {"is": "road_band", "road": shape.get("route", zone["name"]), "left_m": widths[0], "right_m": widths[1]}
        case "route":
            return {"is": "road_band", "road": zone["name"], "start": shape.get("from"), "end": shape.get("to")}
        case "depth_from_line":
            depths = {f"depth{part}_m": shape[f"depth_km{part}"] * _M for part in ("", "_min", "_max") if f"depth_km{part}" in shape}
            return {"is": kind, "line": shape["line"], "extent": shape.get("extent"), "minus": shape.get("excludes"), **depths}
        case "min_separation":
            return {"is": "separation", "distance_m": shape["distance_km"] * _M, "line": shape.get("line")}
        case "polygon_on_annex_map":
            return {"is": "annex_map", "length_m": shape["length_km"] * _M, "width": shape["width_km"]}
        case "depth_bands_from_zone":
            return {"is": "rings", "around": one["zones"][0]["id"], "out_to_m": [band * _M for band in shape["bands_km"]]}
        case _:
            raise AssertionError(kind)


def _zone_back(zone: Any) -> Members:  # noqa: ANN401 - a zone of any rule
    rule = msgspec.json.decode(msgspec.json.encode(zone.rule))
    noted = dict(note.split(": ", 1) for note in zone.note.split(" | "))
    shape = {**noted, "coordinates": "unknown" if zone.drawing is None else "drawn", "status": zone.settled, **_shape(noted["kind"], rule)}
    if zone.units:
        shape["admin_units"] = list(zone.units)
    return {"id": zone.name, "name": zone.title["en"], "geometry": shape, "sources": list(zone.sources)}


def _shape(kind: str, rule: Members) -> Members:
    match kind:
        case "admin" | "named_area":
            return {"admin_units": rule["units"]}
        case "road_buffer" if rule["left_m"] == UNKNOWN:
            return {"distance_km": "unknown"}
        case "road_buffer":
            return {"route": rule["road"], "distance_km_north": rule["left_m"] // _M, "distance_km_south": rule["right_m"] // _M}
        case "route":
            return _stated({"from": rule.get("start"), "to": rule.get("end")})
        case "depth_from_line":
            depths = {f"depth_km{part}": rule[f"depth{part}_m"] // _M for part in ("", "_min", "_max") if f"depth{part}_m" in rule}
            return _stated({"line": rule["line"], "extent": rule.get("extent"), "excludes": rule.get("minus"), **depths})
        case "min_separation":
            return _stated({"distance_km": rule["distance_m"] // _M, "line": rule.get("line")})
        case "polygon_on_annex_map":
            return {"length_km": rule["length_m"] // _M, "width_km": rule["width"]}
        case "depth_bands_from_zone":
            return {"bands_km": [band // _M for band in rule["out_to_m"]]}
        case _:
            return {}


# Measures


def _measure(one: Members, agreement: str, zone_of: Mapping[str, str]) -> Members:
    zones = [one["zone"]] if isinstance(one.get("zone"), str) else one.get("zone", [])
    exceptions = one["exceptions"]
    disputed = {"is": "disputed", "readings": [{"by": "the sources", "says": "the reading is disputed"}]}
    nobody = len(one["addressee"]) == 1 and one["addressee"][0].startswith("unnamed")
    return _stated(
        {
            "name": one["id"],
            "form": one["type"],
            "text": {"en": one["text"]},
            "standing": "agreed",
            "addressee": {"is": "none", "note": one["addressee"][0]} if nobody else _whos(one["addressee"]),
            "deadline": _deadline(one["deadline"]),
            "zone": [name if zone_of[name] == agreement else f"reg/{zone_of[name]}#{name}" for name in zones],
            "content": disputed if one.get("disputed_reading") else None,
            "condition": one.get("condition"),
            "prohibited": one.get("prohibited"),
            "exceptions": UNKNOWN if exceptions == "unknown" else exceptions,
            "weapon_classes": one.get("weapon_classes"),
            "verification": one["verifiable"],
            "left_open": one.get("ambiguity"),
            "practice_not_text": one.get("practice_not_text"),
            "refers_to": [f"reg/{name}" for name in one.get("refers_to", ())],
            "sources": one["sources"],
        }
    )


def measure_back(one: Measure) -> Members:
    """Give a measure back in the sheet's members."""
    addressee = [one.addressee.note] if isinstance(one.addressee, Absent) else _names(one.addressee)
    back = {
        "id": one.name,
        "type": one.form,
        "text": one.text["en"],
        "addressee": addressee,
        "deadline": deadline_back(one.deadline),
        "zone": [name.rpartition("#")[2] for name in one.zone] if isinstance(one.zone, tuple) else None,
        "disputed_reading": True if isinstance(one.content, Disputed) else None,
        "condition": one.condition,
        "prohibited": one.prohibited,
        "exceptions": "unknown" if isinstance(one.exceptions, Unknown) else list(_told(one.exceptions)),
        "weapon_classes": one.weapon_classes,
        "verifiable": one.verification,
        "ambiguity": one.left_open,
        "practice_not_text": one.practice_not_text or None,
        "refers_to": [ref.partition("/")[2] for ref in one.refers_to] if one.refers_to else None,
        "sources": one.sources,
    }
    return {name: list(value) if isinstance(value, tuple) else value for name, value in back.items() if value is not None}


def _told(value: object) -> tuple[str, ...]:
    assert value is None or isinstance(value, tuple)
    return value or ()


def _deadline(one: Members) -> Members:
    if "conflict" in one:
        plain = {name: value for name, value in one.items() if name != "conflict"}
        readings = [{"by": "the text", "says": "the text", "due": _deadline(plain)}, {"by": "others", "says": one["conflict"]}]
        return {"is": "disputed", "readings": readings}
    value = one.get("value", "")
    period = {"period": value} if PERIOD.match(value) else {"words": value}
    match one["kind"]:
        case "none":
            return {"is": "none"}
        case "unknown":
            return UNKNOWN
        case "absolute":
            return {"is": "by", "date": value[:10], **({"words": value} if value[10:] else {})}
        case "recurring":
            return {"is": "every", **period}
        case _:
            return {"is": "after", "event": one.get("event") or one["from"], **period}


def deadline_back(one: object) -> Members:
    """Give a deadline back in the sheet's members."""
    match one:
        case Absent():
            return {"kind": "none"}
        case Unknown():
            return {"kind": "unknown"}
        case By():
            return {"kind": "absolute", "value": one.words or one.date}
        case Every():
            return {"kind": "recurring", "value": one.period or one.words}
        case After():
            return {"kind": "from_event", "event": one.event, "value": one.period or one.words}
        case Disputed(readings=(first, second)):
            return {**deadline_back(first.due), "conflict": second.says}
        case _:
            raise AssertionError(one)


def whose(who: Who) -> str:
    """Name somebody."""
    return who.party or who.text or ""
