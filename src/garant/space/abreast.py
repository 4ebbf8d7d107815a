"""Marks abreast: so many at a time are held against what is looked for, as vector instructions.

    fitting(16, marks, at, look, since, until)      a bit for each of the marks from `at` on that fits, the first one's lowest

A mark is read as four words of 32 bits, and these are taken apart by shifts, those of all marks side by side:

    lon | lat << 16        outer | start << 16        end | lower << 16 | upper << 24        piece

Of a loop over sixteen marks the compiler made a vector of eight, and went through the other eight one by one.
"""

from collections.abc import Callable
from typing import Any, cast

from numba.core import cgutils, types
from numba.extending import intrinsic

WORDS = 4
"""Of a mark."""

_ir: Any = cgutils.ir  # type: ignore[attr-defined] # numba's own view of the compiler below it
_WORD, _REAL, _LONG = _ir.IntType(32), _ir.FloatType(), _ir.IntType(64)
_HALF, _LOW, _BYTE = _WORD(16), _WORD(0xFFFF), _WORD(0xFF)


class _Lanes:
    """What all lanes do: made for so many of them, while a kernel is compiled."""

    def __init__(self, build: Any, count: int) -> None:
        self.build, self.count = build, count

    def words(self, address: Any) -> list[Any]:
        """Read marks from an address on, and give their first, second and third words side by side."""
        kind = _ir.VectorType(_WORD, WORDS * self.count)
        all_words = self.build.load(self.build.inttoptr(address, kind.as_pointer()))
        all_words.align = WORDS
        picks = [[word + WORDS * lane for lane in range(self.count)] for word in range(WORDS - 1)]
        return [self.build.shuffle_vector(all_words, all_words, _ir.Constant(_ir.VectorType(_WORD, self.count), pick)) for pick in picks]

    def same(self, value: Any) -> Any:
        """Give a number once for each lane."""
        kind = _ir.VectorType(value.type, self.count)
        alone = self.build.insert_element(_ir.Constant(kind, _ir.Undefined), value, _WORD(0))
        return self.build.shuffle_vector(alone, alone, _ir.Constant(_ir.VectorType(_WORD, self.count), [0] * self.count))

    def shifted(self, value: Any) -> Any:
        """Give the low halves of words as high ones."""
        return self.build.shl(value, self.same(_HALF))

    def high(self, value: Any) -> Any:
        """Give the high halves of words."""
        return self.build.lshr(value, self.same(_HALF))

    def low(self, value: Any) -> Any:
        """Give the low halves of words."""
        return self.build.and_(value, self.same(_LOW))

    def real(self, value: Any) -> Any:
        """Give whole numbers as real ones."""
        return self.build.sitofp(value, _ir.VectorType(_REAL, self.count))

    def weighed(self, value: Any, middle: Any, weight: Any) -> Any:
        """Give the weighed squares of how far high halves, which are angles, lie from a middle, the shorter way round."""
        away = self.real(self.build.ashr(self.build.sub(value, self.shifted(self.same(middle))), self.same(_HALF)))
        return self.build.fmul(self.build.fmul(away, away), self.same(weight))

    def all_of(self, *truths: Any) -> Any:
        """Tell where all of some truths hold."""
        one, *others = truths
        for other in others:
            one = self.build.and_(one, other)
        return one

    def bits(self, truth: Any) -> Any:
        """Give truths as the bits of a whole number."""
        return self.build.zext(self.build.bitcast(truth, _ir.IntType(self.count)), _LONG)


def _fit(lanes: _Lanes, address: Any, look: list[Any], since: Any, until: Any) -> Any:
    """Tell which marks fit."""
    build, (lon, lat, reach, east, north, lower, upper) = lanes.build, look
    place, circle, rest = lanes.words(address)
    squared = build.fadd(lanes.weighed(lanes.shifted(place), lon, east), lanes.weighed(place, lat, north))
    both = build.fadd(lanes.real(lanes.low(circle)), lanes.same(reach))
    levels = lanes.high(rest)
    return lanes.all_of(
        build.fcmp_ordered("<=", squared, build.fmul(both, both)),
        build.icmp_unsigned("<=", lanes.high(circle), lanes.same(until)),
        build.icmp_unsigned(">=", lanes.low(rest), lanes.same(since)),
        build.icmp_unsigned("<=", build.and_(levels, lanes.same(_BYTE)), lanes.same(upper)),
        build.icmp_unsigned(">=", build.lshr(levels, lanes.same(_WORD(8))), lanes.same(lower)),
    )


def _fitting(_typing: Any, count: Any, marks: Any, at: Any, look: Any, since: Any, until: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        def lane(value: Any, kind: Any) -> Any:
            return context.cast(builder, value, kind, types.float32 if isinstance(kind, types.Float) else types.int32)

        laid = context.make_array(signature.args[1])(context, builder, given[1])
        row = context.cast(builder, given[2], signature.args[2], types.int64)
        address = builder.add(builder.ptrtoint(laid.data, _LONG), builder.mul(row, _LONG(4 * WORDS)))
        numbers = [lane(builder.extract_value(given[3], column), kind) for column, kind in enumerate(signature.args[3])]
        moments = [lane(given[column], signature.args[column]) for column in (4, 5)]
        lanes = _Lanes(builder, count.literal_value)
        return lanes.bits(_fit(lanes, address, numbers, *moments))

    return types.int64(count, marks, at, look, since, until), code


fitting = cast("Callable[[int, Any, int, Any, int, int], int]", intrinsic(prefer_literal=True)(_fitting))
"""Give a bit for each of so many marks, from one on, that fits what is looked for between two moments; `count` is a constant."""
