"""Mistakes that can be read from the text of a kernel, before anything runs."""

import ast
import types

from dlcore.cuda.simulator.report import Finding
from dlcore.cuda.simulator.translation import Translator
from dlcore.cuda.simulator.vocabulary import ARRAYS, known

FATAL = {"not_compilable", "unknown_to_the_simulator", "returns_a_value"}

REFUSED = {
    ast.Try: "try",
    ast.With: "with",
    ast.ListComp: "a list comprehension",
    ast.SetComp: "a set comprehension",
    ast.DictComp: "a dict comprehension",
    ast.GeneratorExp: "a generator expression",
    ast.Dict: "a dict",
    ast.Set: "a set",
    ast.List: "a list",
    ast.JoinedStr: "an f-string",
    ast.Lambda: "a lambda",
    ast.FunctionDef: "a function inside a function",
    ast.ClassDef: "a class",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.Global: "global",
    ast.Nonlocal: "nonlocal",
    ast.Yield: "yield",
    ast.YieldFrom: "yield from",
    ast.Await: "await",
    ast.Delete: "del",
    ast.Starred: "*arguments",
}


def problems_of(tree, scope, device):
    """A finding for each mistake, in the order of the lines."""
    book = []
    for node in ast.walk(tree):
        if node is not tree and type(node) in REFUSED:
            what = REFUSED[type(node)]
            text = f"a kernel cannot contain {what}: it has numbers, arrays, if and loops only."
            note(book, scope, node, "not_compilable", text)
        if isinstance(node, ast.Return) and node.value is not None and not device:
            refuse_value(book, scope, node)
    look_at_cuda(book, scope, tree)
    return sorted(book, key=lambda finding: finding.line)


def refuse_value(book, scope, node):
    if not (isinstance(node.value, ast.Constant) and node.value.value is None):
        text = "a kernel returns nothing: write the result into an array that it is given."
        note(book, scope, node, "returns_a_value", text)


def note(book, scope, node, kind, message):
    site = scope.program.sites[scope.site(node, "text")]
    book.append(Finding(kind, message, site.function, site.line, site.text))


def look_at_cuda(book, scope, tree):
    """Every use of the module cuda: known to the simulator, and arrays of a fixed shape."""
    reader, shared_lines, inner = Translator(scope), {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            inner.add(node.value)
    constants = names_set_once(tree)
    for node in ast.walk(tree):
        path = reader.cuda_path(node) if isinstance(node, ast.Attribute) else None
        if path is not None and node not in inner and not known(path):
            name = f"cuda.{'.'.join(path)}"
            text = f"the simulator does not know {name}: a card may not have it either."
            note(book, scope, node, "unknown_to_the_simulator", text)
        path = reader.cuda_path(node.func) if isinstance(node, ast.Call) else None
        if path in ARRAYS and path[0] != "const":
            look_at_shape(book, scope, node, constants)
        if path == ("shared", "array"):
            shared_lines.setdefault(node.lineno, []).append(node)
    for nodes in shared_lines.values():
        if len(nodes) > 1:
            text = (
                f"{len(nodes)} shared arrays are made in one line. Numba's simulator takes them "
                f"for the same memory: give each a line of its own."
            )
            note(book, scope, nodes[0], "shared_arrays_on_one_line", text)


def look_at_shape(book, scope, node, constants):
    """The shape of an array inside a kernel must be known when the kernel is compiled."""
    shape = node.args[0] if node.args else keyword(node, "shape")
    sizes = shape.elts if isinstance(shape, ast.Tuple) else [shape]
    for size in sizes:
        if not is_constant(size, scope, constants):
            text = (
                f"the shape of an array inside a kernel must be a number, or a name that is set "
                f"outside the kernel, but got `{ast.unparse(size)}`."
            )
            note(book, scope, node, "shape_not_constant", text)


def is_constant(size, scope, constants):
    if isinstance(size, ast.Name) and size.id in constants:
        return True
    if isinstance(size, (ast.Name, ast.Attribute)):
        return isinstance(scope.meaning(size), (int, tuple)) and not isinstance(
            scope.meaning(size), types.ModuleType
        )
    if isinstance(size, ast.BinOp):  # 2 * 16 is one number before any compiler sees it
        return isinstance(size.left, ast.Constant) and isinstance(size.right, ast.Constant)
    return isinstance(size, ast.Constant) and isinstance(size.value, int)


def keyword(node, name):
    return next((k.value for k in node.keywords if k.arg == name), ast.Constant(0))


def names_set_once(tree):
    """Names inside the kernel that are set once, to a plain number."""
    seen = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            seen[node.id] = seen.get(node.id, 0) + 1
    plain = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            plain |= {t.id for t in node.targets if isinstance(t, ast.Name) and seen[t.id] == 1}
    return plain
