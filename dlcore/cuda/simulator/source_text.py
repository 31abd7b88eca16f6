"""Where the lines of a kernel come from: a file, a notebook cell, or a text."""

import ast
import inspect
import itertools
import linecache
import math
import textwrap

import numpy as np

from dlcore.cuda import front_end

NUMBER = itertools.count(1)


def parsed(function):
    """The function as a syntax tree whose line numbers are those of its file."""
    try:
        lines, first = inspect.getsourcelines(function)
    except (OSError, TypeError):
        raise ValueError(
            f"the simulator needs the source lines of {function.__name__}, and Python has none. "
            f"Write the kernel in a file or a notebook cell, or use kernel_from_text(text)."
        ) from None
    tree = ast.parse(textwrap.dedent("".join(lines)))
    ast.increment_lineno(tree, first - 1)
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if len(found) != 1 or found[0].name != function.__name__:
        raise ValueError(f"a kernel is written with def, but {function.__name__} is not.")
    found[0].decorator_list = []
    return found[0]


def kernel_from_text(text, name=None):
    """The kernel that a text defines, ready for launch; the last one, or the one of this name.

    The text needs no imports: cuda, math, np and the number types are there. Only give it text
    that may run in this process: what stands outside its functions is carried out.
    """
    text = textwrap.dedent(text)
    filename = f"<kernel {next(NUMBER)}>"
    space = {"__name__": filename, "cuda": front_end.cuda, "math": math, "np": np}
    for kind in ("float32", "float64", "int32", "int64", "uint32", "uint64"):
        space[kind] = getattr(front_end, kind)
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    before = dict(space)
    exec(compile(text, filename, "exec"), space)
    made = {key: value for key, value in space.items() if key not in before and is_kernel(value)}
    if name is not None and name in made:
        return made[name]
    if name is not None or not made:
        wanted = f"a function named {name!r}" if name else "a function"
        raise ValueError(f"the text must define {wanted}, but it defines {list(made) or 'none'}.")
    return list(made.values())[-1]


def is_kernel(value):
    return inspect.isfunction(getattr(value, "py_func", value))
