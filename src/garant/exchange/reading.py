"""The door for GeoJSON, inwards: the bytes of a file to features. What is refused is refused whole, by its place in the file.

    where   features[3] "convoy-12" geometry.coordinates[0][17]

Foreign members are passed over (`foreign`), ours are typed (`form`), geometries become volumes (`volumes`).
"""

from collections.abc import Callable, Iterator

import msgspec
from msgspec import UNSET

from garant.errors import Code, Refusal, Refused
from garant.exchange import foreign, form, objections
from garant.exchange.feature import Feature, require_no_attack
from garant.exchange.form import FeatureForm, Properties
from garant.exchange.texts import split
from garant.exchange.volumes import volumes_of
from garant.limits import FEATURE_BYTES_MAX, FEATURE_ID_CHARACTERS_MAX
from garant.statement import canonical

Progress = Callable[[int, int], None]
"""Is told how many features have been read, and of how many."""

_PROGRESS_STEP = 1_000
_LABEL_CHARACTERS_MAX = 64
_TRANSLATED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def read_features(data: bytes, *, unlocated: bool = False, progress: Progress | None = None) -> list[Feature]:
    """Read all features of a GeoJSON file: a FeatureCollection, one Feature, a Feature a line, or an RFC 8142 text sequence.

    Refuses the whole file with the first thing that is wrong in it. A feature without geometry is refused unless `unlocated`: whoever
    takes one must say that what it meets is undetermined.
    """
    return list(iter_features(data, unlocated=unlocated, progress=progress))


def iter_features(data: bytes, *, unlocated: bool = False, progress: Progress | None = None) -> Iterator[Feature]:
    """Give the features one by one, as `read_features` does; the ones before a refusal have been given by then."""
    texts, label = split(data)
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        raw = bytes(text)
        try:
            feature = _new(read_feature(raw, unlocated=unlocated), at, first, label)
        except Refused as refused:
            raise _placed(refused, label(at), raw) from None
        yield feature
        if progress is not None and ((at + 1) % _PROGRESS_STEP == 0 or at + 1 == len(texts)):
            progress(at + 1, len(texts))


def sort_out(data: bytes, most: int) -> tuple[list[Feature], list[Refusal]]:
    """Read a file as `read_features` does, but each feature for itself: those that are good, and why the others are not.

    Refuses what is no such file, and with `too_large` one of more features than so many, before any of them is looked at.
    """
    texts, label = split(data)
    _require(len(texts) <= most, Code.TOO_LARGE, f"{len(texts)} features; a file brings {most} at most: cut it into several", "")
    found, refused, first = list[Feature](), list[Refusal](), dict[str, int]()
    for at, text in enumerate(texts):
        raw = bytes(text)
        try:
            found.append(_new(read_feature(raw), at, first, label))
        except Refused as was:
            refused.append(_placed(was, label(at), raw).refusal)
    return found, refused


def _new(feature: Feature, at: int, first: dict[str, int], label: Callable[[int], str]) -> Feature:
    """Refuse an id that the file has had before."""
    before = first.setdefault(feature.id, at)
    _require(before == at, Code.DUPLICATE_ID, f"{label(before)} has the same id; give each notice its own", "id")
    return feature


def read_feature(raw: bytes, *, unlocated: bool = False) -> Feature:
    """Read one feature. What is refused is told with its path in the feature."""
    _require(len(raw) <= FEATURE_BYTES_MAX, Code.TOO_LARGE, f"{len(raw)} bytes; one feature has at most {FEATURE_BYTES_MAX}", "")
    try:
        found = form.FEATURE.decode(raw)
    except _TRANSLATED as error:
        raise objections.to_form(error) from None
    foreign.require_nothing_hidden(raw, found)
    said = _properties(found)
    _require(found.geometry is not None or unlocated, Code.MISSING_MEMBER, "this notice has no geometry; draw where it applies", "geometry")
    feature = Feature(
        id=_id(found),
        kind=said.kind,
        activity=said.activity,
        purpose=said.purpose,
        party=said.party,
        to=tuple(said.to) if said.to else None,
        status=said.status or "actual",
        text=said.text,
        emergency=bool(said.emergency),
        volumes=volumes_of(found.geometry, said),
    )
    if not (raw.isascii() and b"\\" not in raw and b"\x7f" not in raw):
        _require_characters(feature)
    return feature


def _properties(found: FeatureForm) -> Properties:
    """Type the properties that are ours. Refuses names that are almost ours, and activities that describe an attack."""
    given = found.properties
    if given is UNSET or given is None:
        return Properties()
    foreign.require_ours_or_other(given.keys() - form.OURS)
    try:
        said = msgspec.convert(given, Properties)
    except _TRANSLATED as error:
        raise objections.to_form(error, "properties") from None
    require_no_attack(said.activity, "properties.activity")
    return said


def _id(found: FeatureForm) -> str:
    if found.id is UNSET or found.id is None:
        inside = found.properties is not UNSET and found.properties is not None and "id" in found.properties
        hint = "; the one in `properties` does not count" if inside else ""
        raise Refused(
            Code.MISSING_MEMBER, f'a feature has an `id`, a text that no other feature of the file has; add "id": "..."{hint}', "id"
        )
    if not isinstance(found.id, str):
        raise Refused(Code.BAD_VALUE, "an `id` is a text; put it in quotation marks", "id")
    _require(found.id != "", Code.BAD_VALUE, "the `id` is empty", "id")
    length = len(found.id)
    _require(
        length <= FEATURE_ID_CHARACTERS_MAX, Code.TOO_LARGE, f"{length} characters; an id has at most {FEATURE_ID_CHARACTERS_MAX}", "id"
    )
    _require("\n" not in found.id, Code.CONTROL_CHARACTER, "an `id` is one line", "id")
    return found.id


def _require_characters(feature: Feature) -> None:
    """Refuse texts that no statement may hold: with control characters, or with overrides of direction."""
    texts = {"id": feature.id, "properties.purpose": feature.purpose, "properties.party": feature.party}
    texts |= {f"properties.to[{at}]": party for at, party in enumerate(feature.to or ())}
    texts |= {f"properties.text.{language}": text for language, text in (feature.text or {}).items()}
    for where, text in texts.items():
        try:
            canonical.require_plain(canonical.encode(text))
        except Refused as refused:
            raise Refused(refused.refusal.code, refused.refusal.sentence, where) from None


def _placed(refused: Refused, label: str, raw: bytes) -> Refused:
    """Say in which feature of the file it was, by its number and its id."""
    was = refused.refusal
    return Refused(was.code, was.sentence, " ".join(filter(None, (label, _name(raw), was.where))))


def _name(raw: bytes) -> str:
    """Give the id of a feature that was refused, if it has one that can be shown."""
    try:
        name = form.ID.decode(raw).id
    except _TRANSLATED:
        return ""
    shown = isinstance(name, str) and name.isprintable() and name != ""
    return f'"{name[:_LABEL_CHARACTERS_MAX]}"' if shown else ""


def _require(holds: bool, code: Code, sentence: str, where: str) -> None:  # noqa: FBT001 - reads as the rule it states
    if not holds:
        raise Refused(code, sentence, where)
