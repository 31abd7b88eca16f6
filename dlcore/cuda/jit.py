"""Compile a kernel when it is first launched, and share the formulas of floor 0 with the card."""

import ast
import functools
import inspect
import textwrap

from dlcore.cuda.front_end import config, cuda

kernel = cuda.jit
part = cuda.jit(device=True)


def crowded_kernel(threads):
    """Compile a kernel so that two blocks of so many threads fit on a multiprocessor together."""
    options = {} if config.ENABLE_CUDASIM else {"launch_bounds": (threads, 2)}
    return cuda.jit(**options)


def formula(written):
    """A formula of floor 0 for use inside kernels, without a float64 instruction in float32.

    In a compiled formula the literal 1.0 would be a float64 and turn its whole line into float64.
    So each float literal c becomes type(z)(c), z being the first argument, and so does a number
    like pi that the formula takes from its file: it computes in the type that it is given.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(written)))
    definition = tree.body[0]
    space = dict(written.__globals__)
    Typed(definition.args.args[0].arg, space).visit(definition)
    filename = inspect.getsourcefile(written)
    exec(compile(ast.fix_missing_locations(tree), filename, "exec"), space)
    return cuda.jit(device=True)(functools.wraps(written)(space[written.__name__]))


class Typed(ast.NodeTransformer):
    """Gives fixed floats the type of one name."""

    def __init__(self, name, space):
        self.name, self.space = name, space

    def visit_Constant(self, node):
        return self.typed(node, node.value)

    def visit_Name(self, node):
        return self.typed(node, self.space.get(node.id))

    def typed(self, node, value):
        if not isinstance(value, float):
            return node
        return ast.parse(f"type({self.name})({value!r})", mode="eval").body
