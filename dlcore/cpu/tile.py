"""Vector registers for Numba: the one hard file of this room, because here we write LLVM.

Why. A product of matrices spends its time in one line, z += x * w. Numba compiles that line well,
but it keeps z in memory: every step loads it, adds to it, stores it. The fast way keeps a block of
Z, a *tile*, in the registers of the processor until all its sums are complete:

    tile = b[j : j + width], on every row
    for k in ...:  tile += (column k of X, a few numbers) times (row k of W, a few registers)
    Z[i : i + ROWS, j : j + width] = tile

Numba has no type for a register, so `registers.py` adds one, and this file the operations that the
three lines above need. Every number of the tile is still one sum, in the order of the plain loop,
with one fused multiply-add per term: the same bits as the loop, for any size of tile.

How to read it. `@intrinsic` gives Numba a function whose machine code we write ourselves. Its
Python body runs while Numba finds out types, and returns the types and a second function, `emit`.
`emit` runs once, while Numba compiles, and appends instructions through `build`: it computes
nothing, it writes down what the processor will compute. A Python loop inside `emit` is therefore
unrolled: it writes its instructions many times over. No operation here checks an index: whoever
calls must stay inside the arrays.
"""

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from dlcore.cpu.registers import (
    INT64,
    Register,
    address,
    call_llvm,
    in_every_lane,
    integers,
    length,
    load,
    load_part,
    row_or_last,
    store,
    store_part,
)

# The operations on a tile of `rows` rows, each of `vectors` registers. Both are constants in the
# code that calls (`prefer_literal`), because the number of registers is part of the machine code.


def tile_type(number, rows, vectors):
    return types.UniTuple(Register(number), rows.literal_value * vectors.literal_value)


@intrinsic(prefer_literal=True)
def tile_from_row(typing, A, i, j, rows, vectors):
    """Every row of the tile becomes A[i, j : j + width]."""
    register = Register(A.dtype)

    def emit(context, build, signature, arguments):
        place = address(context, build, signature.args[0], *arguments[:3])
        row = [load(build, register, place, v) for v in range(vectors.literal_value)]
        return context.make_tuple(build, signature.return_type, row * rows.literal_value)

    return tile_type(A.dtype, rows, vectors)(A, i, j, rows, vectors), emit


@intrinsic(prefer_literal=True)
def tile_at(typing, A, i, j, rows, vectors):
    """The tile A[i : i + rows, j : j + width]"""
    register = Register(A.dtype)

    def emit(context, build, signature, arguments):
        A, i, j, _, _ = arguments
        tile = []
        for r in range(rows.literal_value):
            place = address(context, build, signature.args[0], A, build.add(i, INT64(r)), j)
            tile += [load(build, register, place, v) for v in range(vectors.literal_value)]
        return context.make_tuple(build, signature.return_type, tile)

    return tile_type(A.dtype, rows, vectors)(A, i, j, rows, vectors), emit


@intrinsic(prefer_literal=True)
def row_starts(typing, A, row_of, i, rows):
    """Where in memory the rows row_of[i : i + rows] of A begin"""
    starts = types.UniTuple(types.CPointer(A.dtype), rows.literal_value)

    def emit(context, build, signature, arguments):
        A, row_of, i, _ = arguments
        kind_A, kind_rows = signature.args[:2]
        count = length(context, build, kind_rows, row_of)
        places = []
        for r in range(rows.literal_value):
            where = row_or_last(build, i, r, count)
            row = build.load(address(context, build, kind_rows, row_of, where))
            places.append(address(context, build, kind_A, A, row, INT64(0)))
        return context.make_tuple(build, signature.return_type, places)

    return starts(A, row_of, i, rows), emit


def as_written(build):
    """Marks a loop that LLVM must not unroll: a tile fills the registers, there is no room for two.

    LLVM may not repeat code that is `convergent`, so an empty piece of it does.
    """
    nothing = ir.InlineAsm(ir.FunctionType(ir.VoidType(), []), "", "", side_effect=True)
    build.call(nothing, [], attrs=("convergent", "readnone"))


@intrinsic
def add_outer(typing, tile, starts, step, B, k, j):
    """tile += (a column: what lies `step` behind the starts) times (a row: B[k, j : j + width])"""
    register, rows = tile.dtype, len(starts)
    vectors = len(tile) // rows

    def emit(context, build, signature, arguments):
        sums, starts, step, B, k, j = arguments
        place = address(context, build, signature.args[3], B, k, j)
        b = [load(build, register, place, v) for v in range(vectors)]
        as_written(build)
        result = []
        for r in range(rows):
            a = build.load(build.gep(build.extract_value(starts, r), [step]))
            a = in_every_lane(build, a, register.lanes)
            for v in range(vectors):
                z = build.extract_value(sums, r * vectors + v)
                fma = f"llvm.fma.{register.suffix}"
                result.append(call_llvm(build, fma, register.llvm, a, b[v], z))
        return context.make_tuple(build, signature.return_type, result)

    return tile(tile, starts, step, B, k, j), emit


@intrinsic
def downhill(typing, tile, slopes, lr):
    """tile - lr slopes, rounded twice, as NumPy does"""
    register = tile.dtype

    def emit(context, build, signature, arguments):
        weights, slopes, lr = arguments
        lr = in_every_lane(build, lr, register.lanes)
        result = []
        for q in range(len(tile)):
            step = build.fmul(lr, build.extract_value(slopes, q))
            result.append(build.fsub(build.extract_value(weights, q), step))
        return context.make_tuple(build, signature.return_type, result)

    return tile(tile, slopes, lr), emit


@intrinsic(prefer_literal=True)
def put_tile(typing, tile, A, i, j, rows):
    """A[i : i + rows, j : j + width] = tile"""
    register, vectors = tile.dtype, len(tile) // rows.literal_value

    def emit(context, build, signature, arguments):
        sums, A, i, j, _ = arguments
        for r in range(rows.literal_value):
            place = address(context, build, signature.args[1], A, build.add(i, INT64(r)), j)
            for v in range(vectors):
                store(build, register, build.extract_value(sums, r * vectors + v), place, v)
        return context.get_dummy_value()

    return types.none(tile, A, i, j, rows), emit


# Rows that are shorter than a tile is wide pass through a panel: a matrix, narrow and contiguous,
# whose rows are `vectors` registers.


@intrinsic(prefer_literal=True)
def read_row(typing, A, i, j, width, P, r, vectors):
    """P[r] = A[i, j : j + width], and zeros after it"""
    register = Register(A.dtype)

    def emit(context, build, signature, arguments):
        A, i, j, width, P, r, _ = arguments
        source = address(context, build, signature.args[0], A, i, j)
        target = address(context, build, signature.args[4], P, r, INT64(0))
        for v in range(vectors.literal_value):
            store(build, register, load_part(build, register, source, v, width), target, v)
        return context.get_dummy_value()

    return types.none(A, i, j, width, P, r, vectors), emit


@intrinsic(prefer_literal=True)
def write_row(typing, P, r, A, i, j, width, vectors):
    """A[i, j : j + width] = P[r, :width]"""
    register = Register(A.dtype)

    def emit(context, build, signature, arguments):
        P, r, A, i, j, width, _ = arguments
        source = address(context, build, signature.args[0], P, r, INT64(0))
        target = address(context, build, signature.args[2], A, i, j)
        for v in range(vectors.literal_value):
            store_part(build, register, load(build, register, source, v), target, v, width)
        return context.get_dummy_value()

    return types.none(P, r, A, i, j, width, vectors), emit


@intrinsic
def transpose_block(typing, A, i, j, width, P, r, c):
    """P[r : r + lanes, c : c + lanes] = A[i : i + lanes, j : j + width].T, with zeros below it

    `lanes` rows are read into as many registers. Then the upper right and the lower left quarter
    of every square of 2, of 4, of 8, ... are exchanged, and the registers hold the columns.
    """
    register = Register(A.dtype)
    lanes = register.lanes

    def emit(context, build, signature, arguments):
        A, i, j, width, P, r, c = arguments
        kind_A, kind_P = signature.args[0], signature.args[4]
        count = length(context, build, kind_A, A)
        rows = []
        for q in range(lanes):
            place = address(context, build, kind_A, A, row_or_last(build, i, q, count), j)
            rows.append(load_part(build, register, place, 0, width))
        size = 1
        while size < lanes:
            exchange_quarters(build, rows, size)
            size *= 2
        for q in range(lanes):
            store(
                build,
                register,
                rows[q],
                address(context, build, kind_P, P, build.add(r, INT64(q)), c),
            )
        return context.get_dummy_value()

    return types.none(A, i, j, width, P, r, c), emit


def exchange_quarters(build, rows, size):
    """In every square of 2 `size` rows and lanes, the quarters off the diagonal change places."""
    lanes = len(rows)
    upper = integers(lanes + k - size if k & size else k for k in range(lanes))
    lower = integers(lanes + k if k & size else k + size for k in range(lanes))
    for q in range(lanes):
        if not q & size:
            x, y = rows[q], rows[q + size]
            rows[q] = build.shuffle_vector(x, y, upper)
            rows[q + size] = build.shuffle_vector(x, y, lower)
