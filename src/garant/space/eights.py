"""Eight edges at a time: a formula over the edges of an outline, as vector instructions.

    @bits_of
    def _east(a, b, point): ...        a, b: both ends of edges; point: numbers that are the same for all edges

    _east(LANES, v, k, (x, y))         over the edges that leave the vertices k to k + 7
    _east(1, v, k, (x, y))             over one edge alone, where there are not eight

A formula is Python over `Lanes`, and runs once, while a kernel is compiled: what it does to lanes becomes instructions, for whatever
processor is there. It answers with the most of all lanes, or with a bit for each. A loop over the few corners of an outline
ends before the processor has guessed where, and pays for that guess each time; here there is little to guess.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from numba.core import cgutils, types
from numba.extending import intrinsic

LANES = 8

_ir: Any = cgutils.ir  # type: ignore[attr-defined] # numba's own view of the compiler below it
_DOUBLE, _WHOLE, _LONG = _ir.DoubleType(), _ir.IntType(32), _ir.IntType(64)

Number = object
"""A number that is the same for all lanes: the compiler's, or ours."""
Vertices = Any


@dataclass(frozen=True, eq=False, slots=True)
class Lanes:
    """Numbers, or truths, side by side."""

    build: Any
    value: Any

    def __add__(self, other: object) -> "Lanes":
        """Add."""
        return self._made(self.build.fadd(self.value, self._beside(other)))

    def __sub__(self, other: object) -> "Lanes":
        """Subtract."""
        return self._made(self.build.fsub(self.value, self._beside(other)))

    def __rsub__(self, other: object) -> "Lanes":
        """Subtract from one number."""
        return self._made(self.build.fsub(self._beside(other), self.value))

    def __mul__(self, other: object) -> "Lanes":
        """Multiply."""
        return self._made(self.build.fmul(self.value, self._beside(other)))

    def __abs__(self) -> "Lanes":
        """Give sizes without signs."""
        return self._made(self._called("llvm.fabs", self.value.type))

    def __lt__(self, other: object) -> "Lanes":
        """Tell where less."""
        return self._compared("<", other)

    def __le__(self, other: object) -> "Lanes":
        """Tell where not more."""
        return self._compared("<=", other)

    def __gt__(self, other: object) -> "Lanes":
        """Tell where more."""
        return self._compared(">", other)

    def __ge__(self, other: object) -> "Lanes":
        """Tell where not less."""
        return self._compared(">=", other)

    def __and__(self, other: "Lanes") -> "Lanes":
        """Tell where both."""
        return self._made(self.build.and_(self.value, other.value))

    def __or__(self, other: "Lanes") -> "Lanes":
        """Tell where at least one."""
        return self._made(self.build.or_(self.value, other.value))

    def __xor__(self, other: "Lanes") -> "Lanes":
        """Tell where one alone."""
        return self._made(self.build.xor(self.value, other.value))

    def __invert__(self) -> "Lanes":
        """Tell where not."""
        return self._made(self.build.not_(self.value))

    def most(self) -> Any:
        """Give the most of all lanes."""
        return self._called("llvm.vector.reduce.fmax", _DOUBLE, "nnan")

    def bits(self) -> Any:
        """Give truths as the bits of a whole number, the first lane's lowest."""
        return self.build.zext(self.build.bitcast(self.value, _ir.IntType(self.value.type.count)), _LONG)

    def _called(self, name: str, answer: Any, *flags: str) -> Any:
        """Call one of the compiler's own functions."""
        kind = self.value.type
        wanted, whole = _ir.FunctionType(answer, [kind]), f"{name}.v{kind.count}f64"
        return self.build.call(cgutils.get_or_insert_function(self.build.module, wanted, whole), [self.value], fastmath=flags)  # type: ignore[no-untyped-call]

    def _made(self, value: Any) -> "Lanes":
        return Lanes(self.build, value)

    def _compared(self, how: str, other: object) -> "Lanes":
        return self._made(self.build.fcmp_ordered(how, self.value, self._beside(other)))

    def _beside(self, other: object) -> Any:
        """Give the value of other lanes, or a number once for each lane."""
        if isinstance(other, Lanes):
            return other.value
        kind, one = self.value.type, _ir.Constant(_DOUBLE, other) if isinstance(other, float) else other
        alone = self.build.insert_element(_ir.Constant(kind, _ir.Undefined), one, _ir.Constant(_WHOLE, 0))
        return self.build.shuffle_vector(alone, alone, _ir.Constant(_ir.VectorType(_WHOLE, kind.count), [0] * kind.count))


class Ends(NamedTuple):
    """One end of each edge: longitude and latitude in 1e-7 degree."""

    x: Lanes
    y: Lanes


Formula = Callable[[Ends, Ends, list[Number]], Lanes]
Compiled = Callable[[int, Vertices, int, tuple[float, ...]], Any]
"""compiled(count, v, k, given): the formula over so many edges, which leave the vertices from k on; `count` is a constant."""


def most_of(formula: Formula) -> Compiled:
    """Make a formula that answers with the most of all lanes."""
    return _compiled(formula, Lanes.most, types.float64)


def bits_of(formula: Formula) -> Compiled:
    """Make a formula that answers with a bit for each lane."""
    return _compiled(formula, Lanes.bits, types.int64)


def _compiled(formula: Formula, answer: Callable[[Lanes], Any], kind: Any) -> Compiled:
    """Make a formula into a call that kernels know. The vertices must lie side by side in memory."""

    def _formula(_typing: Any, lanes: Any, v: Any, k: Any, given: Any) -> Any:
        count = lanes.literal_value

        def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            laid = context.make_array(signature.args[1])(context, builder, values[1])
            place = context.cast(builder, values[2], signature.args[2], types.intp)
            first = builder.gep(builder.bitcast(laid.data, _LONG.as_pointer()), [place])
            numbers = [builder.extract_value(values[3], at) for at in range(len(given))]
            return answer(formula(_read(builder, first, 0, count), _read(builder, first, 1, count), numbers))

        return (kind(lanes, v, k, given), code) if v.layout == "C" else None

    return cast("Compiled", intrinsic(prefer_literal=True)(_formula))


def _read(build: Any, first: Any, row: int, count: int) -> Ends:
    """Read so many vertices from a row on."""
    pairs, kind = _ir.VectorType(_WHOLE, 2 * count), _ir.VectorType(_DOUBLE, count)
    both = build.load(build.bitcast(build.gep(first, [_ir.Constant(_LONG, row)]), pairs.as_pointer()))
    both.align = 4
    picks = [_ir.Constant(_ir.VectorType(_WHOLE, count), list(range(side, 2 * count, 2))) for side in (0, 1)]
    x, y = (build.sitofp(build.shuffle_vector(both, both, pick), kind) for pick in picks)
    return Ends(Lanes(build, x), Lanes(build, y))
