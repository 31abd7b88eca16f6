"""Arrays and kernels by address: how compiled code looks at memory, and calls compiled code.

A view made here costs no time, unlike a slice, and owns nothing. A call made here runs the very
machine code that another kernel was compiled to, instead of compiling it in once more. Nothing is
checked: whoever passes an address answers for it.
"""

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np import arrayobj

from dlcore.cpu.registers import Register

INT64 = ir.IntType(64)


def array_struct(context, build, kind, data, shape, strides):
    array = context.make_array(kind)(context, build)
    arrayobj.populate_array(
        array,
        data=data,
        shape=cgutils.pack_array(build, shape),
        strides=cgutils.pack_array(build, strides),
        itemsize=context.get_constant(types.intp, kind.dtype.bitwidth // 8),
        meminfo=None,
    )
    return array._getvalue()


def data_of(context, build, kind, array):
    return context.make_array(kind)(context, build, value=array).data


@intrinsic
def as_rows(typing, b):
    """The vector b as a matrix of which every row is b."""
    kind = types.Array(b.dtype, 2, "A")

    def emit(context, build, signature, arguments):
        source = context.make_array(signature.args[0])(context, build, value=arguments[0])
        (n,) = cgutils.unpack_tuple(build, source.shape)
        item = INT64(b.dtype.bitwidth // 8)
        return array_struct(context, build, kind, source.data, [INT64(1), n], [INT64(0), item])

    return kind(b), emit


@intrinsic
def as_matrix(typing, buffer, n, m):
    """The first n m numbers of a buffer as a matrix (n, m)."""
    kind = types.Array(buffer.dtype, 2, "A")

    def emit(context, build, signature, arguments):
        buffer_, n, m = arguments
        data = data_of(context, build, signature.args[0], buffer_)
        item = INT64(buffer.dtype.bitwidth // 8)
        return array_struct(context, build, kind, data, [n, m], [build.mul(m, item), item])

    return kind(buffer, n, m), emit


@intrinsic(prefer_literal=True)
def matrix_on_stack(typing, like, rows, registers):
    """A small matrix of the numbers of `like`; it lives until the kernel returns."""
    kind, register = types.Array(like.dtype, 2, "A"), Register(like.dtype)
    n, m = rows.literal_value, registers.literal_value * register.lanes

    def emit(context, build, signature, arguments):
        space = cgutils.alloca_once(build, ir.ArrayType(register.llvm, n * m // register.lanes))
        data = build.bitcast(space, register.llvm.element.as_pointer())
        strides = [INT64(m * register.bytes), INT64(register.bytes)]
        return array_struct(context, build, kind, data, [INT64(n), INT64(m)], strides)

    return kind(like, rows, registers), emit


# Calls. The arguments of a call lie in memory as 64-bit words: of an array its address, its shape
# and, for layout A, its strides; of a number its bits.


def words_of(argument, kind):
    """The words of one argument of a kernel."""
    if isinstance(kind, types.Array):
        strides = argument.strides if kind.layout == "A" else ()
        return [argument.ctypes.data, *argument.shape, *strides]
    if isinstance(kind, types.Integer):
        return [int(argument)]
    bits = np.int32 if kind == types.float32 else np.int64
    return [int(np.array(argument, kind.name).view(bits))]


def in_letters(kinds):
    """float32 matrix, float32 → "float32 2 C, float32": kinds as a text"""
    return ", ".join(
        f"{kind.dtype} {kind.ndim} {kind.layout}" if isinstance(kind, types.Array) else kind.name
        for kind in kinds
    )


def from_letters(letters):
    for words in map(str.split, letters.split(", ")):
        number = getattr(types, words[0])
        yield types.Array(number, int(words[1]), words[2]) if words[1:] else number


def read_argument(context, build, kind, word):
    """An argument of this kind, made from the next words."""
    if not isinstance(kind, types.Array):
        bits = build.trunc(word(), ir.IntType(32)) if kind.bitwidth == 32 else word()
        return build.bitcast(bits, context.get_value_type(kind))
    number = context.get_data_type(kind.dtype)
    data = build.inttoptr(word(), number.as_pointer())
    shape = [word() for _ in range(kind.ndim)]
    if kind.layout == "A":
        strides = [word() for _ in range(kind.ndim)]
    else:
        strides = [INT64(kind.dtype.bitwidth // 8)]
        for length in shape[:0:-1]:
            strides.insert(0, build.mul(strides[0], length))
    return array_struct(context, build, kind, data, shape, strides)


def call_address(context, build, address, kinds, arguments):
    function = context.call_conv.get_function_type(types.none, kinds)
    callee = build.inttoptr(address, function.as_pointer())
    context.call_conv.call_function(build, callee, types.none, kinds, arguments)


@intrinsic(prefer_literal=True)
def call_with_words(typing, kernel, words, letters):
    """Call the kernel at an address; its arguments, of these kinds, lie as words at an address."""
    kinds = tuple(from_letters(letters.literal_value))

    def emit(context, build, signature, arguments):
        place = build.inttoptr(arguments[1], INT64.as_pointer())
        count = iter(range(1000))

        def word():
            return build.load(build.gep(place, [INT64(next(count))]))

        values = [read_argument(context, build, kind, word) for kind in kinds]
        call_address(context, build, arguments[0], kinds, values)
        return context.get_dummy_value()

    return types.none(kernel, words, letters), emit


@intrinsic
def call_caller(typing, caller, kernel, words):
    """Call a caller, which knows how to read the words of this kernel."""
    kinds = (types.int64, types.int64)

    def emit(context, build, signature, arguments):
        call_address(context, build, arguments[0], kinds, arguments[1:])
        return context.get_dummy_value()

    return types.none(caller, kernel, words), emit


@intrinsic
def call_sweep(typing, sweep, A, rows, terms, B, b, C, lr, start, stop, panel):
    """Call the sweep at an address; see matmul.py."""
    kinds = (A, rows, terms, B, b, C, lr, start, stop, panel)

    def emit(context, build, signature, arguments):
        call_address(context, build, arguments[0], kinds, arguments[1:])
        return context.get_dummy_value()

    return types.none(sweep, *kinds), emit


def address_of(compiled, kinds):
    """Where the machine code of a kernel for these kinds of arguments begins."""
    found = compiled.overloads[kinds]
    return found.library.get_pointer_to_function(found.fndesc.llvm_func_name)
