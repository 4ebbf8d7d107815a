"""One legal spelling: canonical JSON (RFC 8785) in the profile of statements.

Somebody else's implementation (`rfc8785`) is the oracle: ours writes the same bytes, and takes no others. The published vectors
show where the profile is narrower than the RFC: no fractions, and member names in ASCII only.
"""

import json
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.limits import INTEGER_MAX, JSON_DEPTH_MAX
from garant.statement import canonical
from tests.statement.examples import Json
from tests.statement.refusal import refused

VECTORS = Path(__file__).parent / "testdata" / "jcs"

names = st.text(st.characters(max_codepoint=127), max_size=8)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["\u2028\u2029", "\U0001f600", "\x00\x1f\x7f\x80", '"\\/', "\\u0041", ""]
)
integers = st.integers(-INTEGER_MAX, INTEGER_MAX)
values = st.recursive(
    st.booleans() | integers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)

plain_texts = st.text(st.sampled_from(["a", "é", "/", '"', "\\", "\n", "\U0001f600", "\u2028", "t", "u"]), max_size=6)
plain_values = st.recursive(
    st.booleans() | integers | plain_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.sampled_from("abzAZ_0\n"), max_size=3), inner, max_size=3),
    max_leaves=8,
)
"""Values without forbidden characters: what is refused among their spellings is refused for the spelling alone."""


def read(data: bytes) -> Json:
    """Read the bytes as some other program would."""
    return json.loads(data)


# The way out


@given(values)
def test_we_write_what_rfc_8785_writes(value: object) -> None:
    assert canonical.encode(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(values)
def test_what_we_write_reads_back_as_what_was_meant(value: object) -> None:
    assert read(canonical.encode(value)) == value


@pytest.mark.parametrize("hostile", ["\ud800", ["a", "\udc00"], {"a": "\udfff"}])
def test_half_a_surrogate_pair_cannot_be_written(hostile: object) -> None:
    with refused(Code.NOT_JSON):
        canonical.encode(hostile)


def test_what_is_nested_without_end_cannot_be_written() -> None:
    value: list[Json] = []
    for _ in range(100_000):
        value = [value]
    with refused(Code.TOO_DEEP):
        canonical.encode(value)


# The way in: accepted if and only if the bytes are the canonical form of what they say


def spelt(draw: st.DrawFn, value: object) -> str:
    """Draw one of the many JSON spellings of a value: spaces, member order and escapes as they come."""
    space = draw(st.sampled_from(["", "", "", "", " ", "\n"]))
    if isinstance(value, dict):
        members = draw(st.permutations(list(value.items()))) if draw(st.booleans()) else sorted(value.items())
        inside = f",{space}".join(f"{spelt(draw, name)}:{spelt(draw, one)}" for name, one in members)
        return f"{{{inside}{space}}}"
    if isinstance(value, list):
        return f"[{','.join(spelt(draw, one) for one in value)}{space}]"
    if isinstance(value, str):
        escape_all = draw(st.sampled_from([False] * 5 + [True]))
        return json.dumps(value, ensure_ascii=escape_all).replace("/", draw(st.sampled_from(["/", "/", "\\/"])))
    return json.dumps(value)


@st.composite
def spellings(draw: st.DrawFn) -> bytes:
    """Draw a value, and then one of its spellings."""
    return spelt(draw, draw(plain_values)).encode()


@given(spellings())
def test_bytes_are_taken_if_and_only_if_they_are_the_canonical_form_of_what_they_say(data: bytes) -> None:
    try:
        canonical.require_plain(data)
        taken = True
    except Refused as refusal:
        assert refusal.refusal.code == Code.NOT_CANONICAL  # noqa: PT017 - a refusal is one of two legal outcomes here
        taken = False
    assert taken == (data == rfc8785.dumps(read(data)))


@given(plain_values)
def test_the_canonical_form_is_always_taken(value: object) -> None:
    canonical.require_plain(canonical.encode(value))


def test_32_levels_are_taken_and_33_are_not() -> None:
    canonical.require_plain(b"[" * JSON_DEPTH_MAX + b"]" * JSON_DEPTH_MAX)
    with refused(Code.TOO_DEEP):
        canonical.require_plain(b"[" * (JSON_DEPTH_MAX + 1) + b"]" * (JSON_DEPTH_MAX + 1))


def test_brackets_in_a_text_are_no_depth() -> None:
    canonical.require_plain(rfc8785.dumps(['[{"' * 100, '\\"[' * 100]))


def test_a_text_that_never_ends_is_refused_without_reading_it_again_and_again() -> None:
    """Each escaped quotation mark could be taken for the start of a text: then 20,000 of them would cost minutes."""
    with refused(Code.NOT_JSON):
        canonical.require_plain(b'"' + b'\\"' * 20_000)


# The published vectors

VERDICTS = (
    # vector, its input, its output; None is accepted
    ("arrays", Code.NOT_CANONICAL, None),  # spaces. `null` has a canonical form; that no member may be null is for the types to say
    ("french", Code.UNKNOWN_MEMBER, Code.UNKNOWN_MEMBER),  # member names beyond ASCII
    ("simpleString", Code.NOT_CANONICAL, None),
    ("structures", Code.NOT_AN_INTEGER, None),  # 56.0 is 56 to RFC 8785; in statements a fraction is no integer
    ("unicode", Code.NOT_CANONICAL, None),  # and nobody normalizes: the two spellings of one glyph are two texts
    ("values", Code.NOT_AN_INTEGER, Code.NOT_AN_INTEGER),  # 4.5, 1e+30
    ("weird", Code.UNKNOWN_MEMBER, Code.UNKNOWN_MEMBER),  # beyond ASCII, where UTF-16 order and code point order differ
    ("rfc8785_3_2_2", Code.NOT_AN_INTEGER, Code.NOT_AN_INTEGER),
    ("rfc8785_3_2_3", Code.UNKNOWN_MEMBER, Code.UNKNOWN_MEMBER),
)


def vector(folder: str, name: str) -> bytes:
    return (VECTORS / folder / f"{name}.json").read_bytes()


def verdict(data: bytes) -> Code | None:
    """Give the code word with which bytes are refused, or None."""
    try:
        canonical.require_plain(data)
    except Refused as refusal:
        return refusal.refusal.code
    return None


@pytest.mark.parametrize("name", sorted(path.stem for path in (VECTORS / "input").iterdir()))
def test_the_oracle_agrees_with_the_published_vector(name: str) -> None:
    assert rfc8785.dumps(read(vector("input", name))) == vector("output", name)


def test_the_table_has_a_verdict_on_every_vector() -> None:
    assert {name for name, _, _ in VERDICTS} == {path.stem for path in (VECTORS / "output").iterdir()}


@pytest.mark.parametrize(("name", "of_input", "of_output"), VERDICTS, ids=[row[0] for row in VERDICTS])
def test_a_published_vector_is_judged_as_the_table_says(name: str, of_input: Code | None, of_output: Code | None) -> None:
    assert (verdict(vector("input", name)), verdict(vector("output", name))) == (of_input, of_output)


@pytest.mark.parametrize("name", [name for name, _, of_output in VERDICTS if of_output is None])
def test_we_write_the_published_output_of_vectors_in_the_profile(name: str) -> None:
    assert canonical.encode(read(vector("output", name))) == vector("output", name)


# The glance that spares most bytes the closer look

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(ANYTHING, st.integers(0, 40))
def test_what_is_plain_at_a_glance_is_plain_on_a_closer_look(value: object, depth: int) -> None:
    for _ in range(depth):
        value = [value]
    for data in (sorted_and_tight(value), json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")):
        if canonical._is_plain_at_a_glance(data):
            assert canonical.encode(canonical.parse(data)) == data


def sorted_and_tight(value: object) -> bytes:
    """Spell any JSON value with sorted members and no spaces, fractions and foreign names included."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
