"""A small world on disk in which every member that can be hidden is hidden: twice, and each time behind words that stand nowhere else.

    north     whose statements they are                      reads all of it
    south     named in `share` of the `shared` statements    reads those
    un        a reader of most `shared` members (`disclosure/1`): of each thing all hidden members but the last by name
    west      a party like any other                         reads nothing
    nobody    without a name                                 reads nothing

Of the `kept` statements north alone reads what is hidden; else the two of a kind are equal, but that the kept notice is a conduit's, which
nobody may share. A `Secret` has marks: spellings of the hidden value. Each must be nowhere for those who may not read it. `long` makes the
same world with longer hidden words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from garant import bootstrap, instant
from garant.bootstrap import Place
from garant.gazetteer import grid
from garant.node.host import Host
from garant.node.saying import Saying, SigningKey, say
from garant.statement import disclosure
from garant.statement.kinds import KINDS, Hiding
from garant.storage import keyfile

START_MS = instant.parse("2027-02-28T12:00:00Z")
PARTIES = ("north", "south", "un", "west")
TAGS = ("shared", "kept")
STATUS = "exercise"

THEATRE = b"""
origin = "exercise.garant.example/hiding"
title.en = "Hiding"
area.en = "nowhere"
languages = ["en"]
time_zone = "Asia/Damascus"
proofs_shown_by = "any_party"
registrars = ["un"]
"""

Json = Any


class Secret(NamedTuple):
    """A hidden member: which statement's, what nobody else may find in any spelling, who may read it."""

    kind: str
    member: str
    tag: str
    marks: tuple[str, ...]
    readers: frozenset[str]

    @property
    def name(self) -> str:
        """Name it for a complaint."""
        return f"{self.kind} {self.member} ({self.tag})"


class Hidden(NamedTuple):
    """A value to hide, and its marks."""

    value: Json
    marks: tuple[str, ...]


@dataclass
class Words:
    """Words, places, days and figures that stand nowhere else, made from a name. Each remembers its marks until `take`."""

    tag: str
    long: bool
    marks: list[str] = field(default_factory=list)

    def word(self, name: str) -> str:
        """Give a word; in the long world it is followed by more."""
        made = f"qz{sha256(f'{self.tag} {name}'.encode()).hexdigest()[:12]}"
        self.marks.append(made)
        return f"{made} {'and much more of it ' * 40}".strip() if self.long else made

    def ref(self, name: str) -> str:
        """Give a reference to something that is not there."""
        made = f"qz{sha256(f'{self.tag} {name}'.encode()).hexdigest()[:12]}"
        self.marks.append(made)
        return f"north/{made}{'x' * 40 if self.long else ''}"

    def figure(self, name: str) -> int:
        """Give a number of nine digits (fifteen in the long world)."""
        number = 200_000_000 + int(sha256(f"{self.tag} {name}".encode()).hexdigest()[:6], 16)
        number = number * 1_000_000 + 1 if self.long else number
        self.marks += [str(number), f"{number:,}", f"{number:,}".replace(",", " ")]
        return number

    def position(self, name: str) -> tuple[int, int]:
        """Give a place to a metre, far from everything else, and remember how it is spelt as degrees and on the grid."""
        seed = sha256(f"{self.tag} {name}".encode()).digest()
        lon, lat = (base + int.from_bytes(part, "big") * 7 + 3 for base, part in ((421_230_000, seed[:3]), (337_410_000, seed[3:6])))
        square = grid.reference((lon, lat))
        for units in (lon, lat):
            self.marks += [str(units), f"{units / 1e7:.4f}", f"{units / 1e7:.3f}"]
        self.marks += [square, square[:5] + square[5:9] + square[10:14]]
        return lon, lat

    def take(self, value: Json) -> Hidden:
        """Give a value with the marks since the last one."""
        marks, self.marks = tuple(self.marks), []
        return Hidden(value, marks)


def values(tag: str, *, long: bool) -> dict[str, dict[str, Hidden]]:
    """Give a value for each member of each kind that can be hidden."""
    words = Words(tag, long)
    return {kind: {member: words.take(make(words, f"{kind} {member}")) for member, make in made.items()} for kind, made in _MADE.items()}


def _text(words: Words, name: str) -> Json:
    return {"en": words.word(name)}


def _whos(words: Words, name: str) -> Json:
    return [{"text": words.word(name)}]


def _place(words: Words, name: str) -> Json:
    return {"name": words.word(name), "position": list(words.position(name)), "precision": "exact"}


def _places(words: Words, name: str) -> Json:
    return [_place(words, name)]


def _counts(words: Words, name: str) -> Json:
    return [{"form": "tank", "count": words.figure(name), "because": words.word(name)}]


def _dated(words: Words, name: str) -> Json:
    return {"is": "dated", "date": "2027-02-01", "words": words.word(name)}


def _volumes(words: Words, name: str) -> Json:
    shape = {"is": "circle", "center": list(words.position(name)), "radius_cm": 5_000}
    return [{"shape": shape, "start": "2027-03-01T06:00:00Z", "end": "2027-03-01T09:00:00Z"}]


def _zones(words: Words, name: str) -> Json:
    lon, lat = words.position(name)
    ring = [[lon, lat], [lon + 90_000, lat], [lon + 90_000, lat + 90_000], [lon, lat]]
    rule = {"is": "districts", "units": [words.word(f"{name} unit")]}
    drawing = {"areas": [{"is": "area", "polygons": [[ring]]}]}
    return [{"name": "z9", "title": _text(words, name), "rule": rule, "drawing": drawing, "status": "described"}]


def _measures(words: Words, name: str) -> Json:
    return [
        {
            "name": "m9",
            "form": "withdraw_weapons",
            "text": _text(words, name),
            "standing": "agreed",
            "addressee": [{"text": words.word(f"{name} addressee")}],
            "deadline": {"is": "by", "date": "2027-01-15", "words": words.word(f"{name} deadline")},
            "verification": "yes",
        }
    ]


def _observer(words: Words, name: str) -> Json:
    return {"place": _place(words, name), "distance_m": words.figure(name), "direction": words.word(f"{name} direction"), "means": "seen"}


_AGREEMENT = {
    "title": _text,
    "between": lambda words, name: [{"party": "north"}, {"text": words.word(name)}],
    "guarantors": _whos,
    "roles": lambda words, name: [{"who": {"text": words.word(name)}, "role": words.word(f"{name} role")}],
    "excluded": _whos,
    "in_force": _dated,
    "end": _dated,
    "purpose": Words.word,
    "note": Words.word,
    "refers_to": lambda words, name: [words.ref(name)],
    "zones": _zones,
    "measures": _measures,
}
_NOTICE = {"volumes": _volumes, "text": _text, "purpose": Words.word, "filed_for": Words.word, "owner_agrees": Words.word}
_MADE: Mapping[str, Mapping[str, Any]] = {
    "agreement/1": _AGREEMENT,
    "agreement_part/1": {
        "zones": lambda words, name: [{**_zones(words, name)[0], "name": "z10"}],
        "measures": lambda words, name: [{**_measures(words, name)[0], "name": "m10"}],
    },
    "notice/1": _NOTICE,
    "notice_amendment/1": _NOTICE,
    "channel/1": {
        "numbers": lambda words, name: [{"party": "north", "level": "unit", "number": words.word(name)}],
        "text": _text,
    },
    "roster/1": {"numbers": lambda words, name: [words.word(name)]},
    "call/1": {"text": _text, "places": _places},
    "message/1": {"text": _text, "places": _places},
    "request/1": {"text": _text},
    "incident/1": {
        "observer": _observer,
        "place": _place,
        "text": _text,
        "evidence": lambda words, name: [f"evidence:{words.ref(name)}"],
    },
    "access_event/1": {"place": _place, "text": _text},
    "storage/1": {"place": _place, "holdings": _counts},
    "inspection/1": {"found": _counts, "absent": _counts, "text": _text},
    "evidence/1": {"taken": _dated, "place": _place, "taken_by": Words.word, "text": _text},
    "probe/1": {"volumes": _volumes},
}

BY_A_GATEWAY = {"operational_intent/1", "constraint_reference/1"}
"""What no party says: their OVNs are their client's alone (`tests/f3548`)."""

HIDING: Mapping[str, frozenset[str]] = {
    kind: made.HIDEABLE for kind, made in KINDS.items() if issubclass(made, Hiding) and kind not in BY_A_GATEWAY
}
"""Every kind that can hide members, and which."""


def opens(tag: str) -> dict[str, dict[str, Json]]:
    """Give the open members of one statement of each kind, in the order in which they are said."""
    unknown = {"is": "unknown", "because": "not_stated"}
    dated = {"is": "dated", "date": "2027-02-27"}
    everybody = ["south", "un", "west"]
    return {
        "agreement/1": {
            "name": f"line-{tag}", "capacity": "party", "form": "memorandum", "concluded": dated, "text_status": "confidential",
            "measure_count": 2,
        },
        "agreement_part/1": {"agreement": f"north/line-{tag}"},
        "notice/1": {
            "name": f"site-{tag}", "kind": "site", "activity": "observation_post", "to": everybody,
            "conduit": tag == "kept", "protected": True, "region": "Upper valley",
        },
        "notice_amendment/1": {
            "notice": f"north/site-{tag}", "version": 2, "kind": "site", "activity": "observation_post", "to": everybody,
            "conduit": tag == "kept", "protected": True, "region": "Upper valley",
        },
        "channel/1": {
            "name": f"line-{tag}", "capacity": "party", "title": {"en": "A line"}, "means": "telephone", "between": list(PARTIES),
        },
        "roster/1": {"channel": f"north/line-{tag}", "level": "headquarters", "order": [{"duty": {"en": "Duty officer"}}]},
        "call/1": {"name": f"call-{tag}", "channel": f"north/line-{tag}", "urgency": "stop", "to": ["south"]},
        "message/1": {"call": f"north/call-{tag}", "form": "word"},
        "request/1": {"name": f"ask-{tag}", "capacity": "party", "form": "access", "of": [{"party": one} for one in everybody]},
        "incident/1": {
            "name": f"shots-{tag}", "capacity": "party", "basis": "own_observation", "form": "shelling", "standing": "alleged",
            "when": dated, "time_precision": "day", "district": "Upper valley", "by": unknown,
        },
        "access_event/1": {
            "name": f"turned-away-{tag}", "capacity": "party", "team": "Patrol", "district": "Upper valley", "outcome": "refused",
            "refused_by": [{"party": "west"}], "reason": {"is": "none"},
        },
        "storage/1": {"name": f"depot-{tag}", "title": {"en": "Depot"}, "district": "Upper valley", "as_of": "2027-02-01"},
        "inspection/1": {
            "name": f"seen-{tag}", "capacity": "party", "by": {"party": "north"}, "storage": f"north/depot-{tag}", "when": dated,
        },
        "evidence/1": {"name": f"photo-{tag}", "blob": sha256(tag.encode()).hexdigest(), "form": "photo",
                       "about": [f"incident:north/shots-{tag}"]},
        "probe/1": {"name": f"plan-{tag}", "kind": "exercise", "activity": "joint_patrol"},
    }  # fmt: skip


_SORTS = {
    "agreement/1": "agreement", "notice/1": "notice", "notice_amendment/1": "notice", "channel/1": "channel", "call/1": "call",
    "request/1": "request", "incident/1": "incident", "access_event/1": "access", "storage/1": "storage", "inspection/1": "inspection",
    "evidence/1": "evidence",
}  # fmt: skip
"""Kinds whose hidden members can be disclosed one by one, and the sort of their things."""


class Shelf:
    """The world: its directory, the keys' files, every secret, and the index of each hiding statement."""

    def __init__(self, directory: Path, *, long: bool = False) -> None:
        """Make it."""
        self.place = Place(directory)
        theatre = bootstrap.parse_theatre(THEATRE, "the theatre file")
        self.clock_ms = START_MS
        self.host: Host = bootstrap.found(self.place, theatre, lambda: self.clock_ms)
        self.keys: dict[str, SigningKey] = {"host": keyfile.read(self.place.key("root-1"))}
        self.secrets: list[Secret] = []
        self.indexes: dict[tuple[str, str], int] = {}
        for party in PARTIES:
            self._enrol(party)
        for tag in TAGS:
            self._hide_all(tag, long=long)
        between = [{"party": party} for party in PARTIES]
        meeting = {"type": "meeting/1", "name": "round-1", "capacity": "party", "form": "round", "stands": "planned", "between": between}
        self.say("north", {**meeting, "when": {"is": "dated", "date": "2027-03-08"}})

    def key_file(self, party: str) -> Path:
        """Give the file of a party's key at headquarters."""
        return self.place.key(party)

    def say(self, party: str, members: Mapping[str, Json], *more: SigningKey, hide: tuple[str, ...] = (), blob: bytes | None = None) -> Any:  # noqa: ANN401
        """Say something that is admitted."""
        keys = [self.keys[party], *more]
        said = say(self.host.ledger, self.host.log, Saying({"status": STATUS, **members}, self.clock_ms, hide, blob), keys, bootstrap.salt)
        return bootstrap.require_admitted(self.host.submit([said])[0])

    def _enrol(self, party: str) -> None:
        root, officer = (keyfile.new(self.place.key(name)) for name in (f"{party}-root", party))
        self.keys[f"{party}-root"], self.keys[party] = root, officer
        roots = {"version": 1, "keys": [root.public], "threshold": 1}
        joining = {"type": "party/1", "party": party, "title": {"en": party}, "category": "state", "roots": roots}
        self.say(f"{party}-root", joining, self.keys["host"])
        grant = {"type": "grant/1", "key": officer.public, "role": "officer", "level": "headquarters", "duty": {"en": "Duty officer"}}
        self.say(f"{party}-root", grant)

    def _hide_all(self, tag: str, *, long: bool) -> None:
        hidden = values(tag, long=long)
        for kind, members in opens(tag).items():
            if kind == "evidence/1":
                self._name_blob(tag)
            found = hidden[kind]
            share = {"share": ["south"]} if tag == "shared" else {}
            whole = {"type": kind, **members, **share, **{name: one.value for name, one in found.items()}}
            got = self.say("north", whole, hide=tuple(found))
            self.indexes[kind, tag] = got.index
            opened = set(self._disclosed(kind, members, got.id)) if tag == "shared" else set()
            for name, one in found.items():
                readers = {"north"} | ({"south"} if tag == "shared" else set()) | ({"un"} if name in opened else set())
                self.secrets.append(Secret(kind, name, tag, one.marks, frozenset(readers)))

    def _name_blob(self, tag: str) -> None:
        data = tag.encode()
        blob = {"type": "blob/1", "sha256": sha256(data).hexdigest(), "size_bytes": len(data), "media_type": "image/jpeg",
                "title": {"en": "A photo"}}  # fmt: skip
        self.say("north", blob)

    def _disclosed(self, kind: str, members: Mapping[str, Json], statement_id: str) -> Iterator[str]:
        """Open all hidden members but the last by name to un, where they can be opened one by one; give their names."""
        if kind not in _SORTS:
            return
        texts = {disclosure.read(text).name: text for text in self.host.store.disclosures(statement_id)}
        names = sorted(texts)[: max(1, len(texts) - 1)]
        ref = members.get("notice") or f"north/{members['name']}"
        version = {"notice/1": {"version": 1}, "notice_amendment/1": {"version": 2}}.get(kind, {})
        opening = {
            "type": "disclosure/1", "of": f"{_SORTS[kind]}:{ref}", "members": [disclosure.digest(texts[name]) for name in names],
            "readers": ["un"], "purpose": "to be careful there", **version,
        }  # fmt: skip
        self.say("north", opening)
        yield from names
