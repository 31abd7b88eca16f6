"""Arrays and kernels by address: how compiled code looks at memory, and calls compiled code.

A view made here costs no time, unlike a slice, and owns nothing. A call made here runs the very
machine code that another kernel was compiled to, instead of compiling it in once more. Nothing is
checked: whoever passes an address answers for it.
"""

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
