"""A vector register as a type of Numba, and the few pieces of LLVM that the tile is made of.

These functions run while Numba compiles: each appends instructions to the machine code through
`build` and returns the name of what they will compute. `tile.py` says why and how.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import models, register_model

from dlcore.cpu.processor import VECTOR_BITS

VECTOR_BYTES = max(VECTOR_BITS, 128) // 8
INT32, INT64 = ir.IntType(32), ir.IntType(64)


class Register(types.Type):
    """A vector register: `lanes` numbers of one kind, side by side."""

    def __init__(self, number):
        self.number, self.lanes = number, VECTOR_BYTES * 8 // number.bitwidth
        self.bytes = number.bitwidth // 8
        kind = ir.FloatType() if number == types.float32 else ir.DoubleType()
        self.llvm = ir.VectorType(kind, self.lanes)
        self.suffix = f"v{self.lanes}f{number.bitwidth}"
        super().__init__(name=f"Register({number} x {self.lanes})")


@register_model(Register)
class RegisterModel(models.PrimitiveModel):
    """How Numba holds a register: as the vector that LLVM knows."""

    def __init__(self, manager, register):
        super().__init__(manager, register, register.llvm)


def integers(values):
    values = list(values)
    return ir.Constant(ir.VectorType(INT32, len(values)), values)


def zeros(register):
    return ir.Constant(register.llvm, [0.0] * register.lanes)


def call_llvm(build, name, result, *arguments):
    kind = ir.FunctionType(result, [argument.type for argument in arguments])
    return build.call(cgutils.get_or_insert_function(build.module, kind, name), arguments)


def in_every_lane(build, number, lanes):
    empty = ir.Constant(ir.VectorType(number.type, lanes), ir.Undefined)
    return build.shuffle_vector(
        build.insert_element(empty, number, INT32(0)), empty, integers([0] * lanes)
    )


def address(context, build, kind, array, *index):
    opened = context.make_array(kind)(context, build, value=array)
    return cgutils.get_item_pointer(context, build, kind, opened, index, wraparound=False)


def length(context, build, kind, array):
    return build.extract_value(context.make_array(kind)(context, build, value=array).shape, 0)


def row_or_last(build, i, r, rows):
    """i + r, but never beyond the last row: a tile may hang over the lower edge."""
    row, last = build.add(i, INT64(r)), build.sub(rows, INT64(1))
    return build.select(build.icmp_signed("<", row, last), row, last)


def as_register(build, register, place):
    return build.bitcast(place, register.llvm.as_pointer())


def place_of(build, register, place, v):
    return build.gep(place, [INT64(v * register.lanes)])


def load(build, register, place, v=0):
    place = as_register(build, register, place_of(build, register, place, v))
    return build.load(place, align=register.bytes)


def store(build, register, value, place, v=0):
    place = as_register(build, register, place_of(build, register, place, v))
    build.store(value, place, align=register.bytes)


def lanes_before(build, register, width, v):
    """Which lanes of the v-th register lie left of column `width`?"""
    left = build.trunc(build.sub(width, INT64(v * register.lanes)), INT32)
    columns = integers(range(register.lanes))
    return build.icmp_signed("<", columns, in_every_lane(build, left, register.lanes))


def load_part(build, register, place, v, width):
    """The first `width` numbers; the other lanes are 0 and their memory is not touched."""
    place = as_register(build, register, place_of(build, register, place, v))
    mask = lanes_before(build, register, width, v)
    name = f"llvm.masked.load.{register.suffix}.p0"
    align = INT32(register.bytes)
    return call_llvm(build, name, register.llvm, place, align, mask, zeros(register))


def store_part(build, register, value, place, v, width):
    place = as_register(build, register, place_of(build, register, place, v))
    mask = lanes_before(build, register, width, v)
    name = f"llvm.masked.store.{register.suffix}.p0"
    call_llvm(build, name, ir.VoidType(), value, place, INT32(register.bytes), mask)
