"""What a processor does side by side, for kernels that read a snapshot: a permutation of eight sponges, and a look at 64 bytes.

    permute(states, CONSTANTS)       Keccak-f[1600] (FIPS 202); states: uint64 array of 25 x 8, word w of sponge s at w * 8 + s
    equal(data, place, byte)         a bit for each of the 64 bytes from a place on: which are this one
    word_at(data, place)             the eight bytes from a place on, as a word

One sponge keeps one of a processor's units busy at a time, and a row of a few hundred bytes waits for five permutations, one after the
other. Here an instruction does the same step of eight sponges; a processor with shorter vectors takes two or four instructions for it.
"""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numba.core import cgutils, types
from numba.extending import intrinsic

SPONGES = 8
WORDS = 25
ROUNDS = 24
BYTES = 64
"""So many bytes are looked at together: their bits are a word."""

_ir: Any = cgutils.ir  # type: ignore[attr-defined] # numba's own view of the compiler below it
_WORD, _WHOLE = _ir.IntType(64), _ir.IntType(32)
_SIDE_BY_SIDE = _ir.VectorType(_WORD, SPONGES)
_BYTES = _ir.VectorType(_ir.IntType(8), BYTES)


def _turns() -> list[int]:
    """Give by how many bits rho turns each lane; lane (x, y) is number x + 5 y."""
    turns, x, y = [0] * WORDS, 1, 0
    for t in range(ROUNDS):
        turns[x + 5 * y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return turns


def _constants() -> list[int]:
    """Give what iota adds in each round: bits of a shift register of eight bits."""
    constants, register = list[int](), 1
    for _ in range(ROUNDS):
        constant = 0
        for j in range(7):
            constant |= (register & 1) << ((1 << j) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return constants


_TURNS = _turns()
CONSTANTS = np.array(_constants(), np.uint64)


def _round(build: Any, lanes: list[Any], constant: Any) -> list[Any]:
    """Do a round: theta, rho and pi, chi, iota."""
    sums = [_xor(build, lanes[x::5]) for x in range(5)]
    given = [build.xor(sums[x - 1], _turned(build, sums[(x + 1) % 5], 1)) for x in range(5)]
    moved: list[Any] = [None] * WORDS
    for x in range(5):
        for y in range(5):
            moved[y + 5 * ((2 * x + 3 * y) % 5)] = _turned(build, build.xor(lanes[x + 5 * y], given[x]), _TURNS[x + 5 * y])
    rows = [moved[start : start + 5] for start in range(0, WORDS, 5)]
    done = [build.xor(row[x], build.and_(build.not_(row[(x + 1) % 5]), row[(x + 2) % 5])) for row in rows for x in range(5)]
    done[0] = build.xor(done[0], _everywhere(build, constant, _SIDE_BY_SIDE))
    return done


def _xor(build: Any, lanes: list[Any]) -> Any:
    first, *others = lanes
    for one in others:
        first = build.xor(first, one)
    return first


def _turned(build: Any, lane: Any, bits: int) -> Any:
    """Turn the words of a lane to the left."""
    kind = _ir.FunctionType(_SIDE_BY_SIDE, [_SIDE_BY_SIDE] * 3)
    turn = cgutils.get_or_insert_function(build.module, kind, f"llvm.fshl.v{SPONGES}i64")  # type: ignore[no-untyped-call]
    return build.call(turn, [lane, lane, _ir.Constant(_SIDE_BY_SIDE, [bits] * SPONGES)])


def _everywhere(build: Any, one: Any, kind: Any) -> Any:
    """Give a number in every lane."""
    alone = build.insert_element(_ir.Constant(kind, _ir.Undefined), one, _ir.Constant(_WHOLE, 0))
    return build.shuffle_vector(alone, alone, _ir.Constant(_ir.VectorType(_WHOLE, kind.count), [0] * kind.count))


def _permute(_typing: Any, states: Any, constants: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        words, adds = (context.make_array(kind)(context, builder, one).data for kind, one in zip(signature.args, given, strict=True))
        first = builder.bitcast(words, _SIDE_BY_SIDE.as_pointer())
        places = [builder.gep(first, [_WORD(lane)]) for lane in range(WORDS)]
        held = [cgutils.alloca_once(builder, _SIDE_BY_SIDE) for _ in places]  # type: ignore[no-untyped-call]
        _carry(builder, places, held)
        with cgutils.for_range(builder, _WORD(ROUNDS)) as loop:
            constant = builder.load(builder.gep(adds, [loop.index]))
            for done, slot in zip(_round(builder, [builder.load(slot) for slot in held], constant), held, strict=True):
                builder.store(done, slot)
        _carry(builder, held, places)
        return context.get_dummy_value()

    return types.none(states, constants), code


def _carry(build: Any, sources: list[Any], targets: list[Any]) -> None:
    """Copy lanes; an array's lie at any multiple of eight bytes."""
    for source, target in zip(sources, targets, strict=True):
        lane = build.load(source)
        lane.align = 8
        build.store(lane, target).align = 8


permute = cast("Callable[[Any, Any], None]", intrinsic(_permute))
"""Do the permutation of all sponges at once."""


def _equal(_typing: Any, data: Any, place: Any, byte: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        place = _address(context, builder, signature, given)
        bytes_ = builder.load(builder.bitcast(place, _BYTES.as_pointer()))
        bytes_.align = 1
        wanted = _everywhere(builder, context.cast(builder, given[2], signature.args[2], types.uint8), _BYTES)
        return builder.bitcast(builder.icmp_unsigned("==", bytes_, wanted), _WORD)

    return types.uint64(data, place, byte), code


equal = cast("Callable[[Any, int, int], int]", intrinsic(_equal))
"""Tell by a bit for each which of the 64 bytes from a place on are this byte, the first one's lowest. All 64 must be there."""


def _address(context: Any, build: Any, signature: Any, given: Any) -> Any:
    """Give where in memory a place in an array of bytes is."""
    laid = context.make_array(signature.args[0])(context, build, given[0])
    return build.gep(laid.data, [context.cast(build, given[1], signature.args[1], types.intp)])


def _word(_typing: Any, data: Any, place: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        word = builder.load(builder.bitcast(_address(context, builder, signature, given), _WORD.as_pointer()))
        word.align = 1
        return word

    return types.uint64(data, place), code


word_at = cast("Callable[[Any, int], Any]", intrinsic(_word))
"""Read the eight bytes from a place on as a word, the lowest first: this reads them as they lie, on the machines that we know."""
