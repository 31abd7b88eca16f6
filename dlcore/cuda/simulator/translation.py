"""Rewrite a kernel so that it tells the simulator about every touch of memory, and stops to wait.

out[i] = a[i] + 1        becomes   __thread__.write(__thread__.read(a, i, 0) + 1, out, i, 1)
cuda.syncthreads()       becomes   (yield __thread__.syncthreads(2))
while t < n: ...         becomes   while t < n: __thread__.tick(3); ...
"""

import ast
import types

import numpy as np

from dlcore.cuda.simulator import numbers
from dlcore.cuda.simulator.vocabulary import (
    ARRAYS,
    BLOCK_WAITS,
    CALLS,
    PLACES,
    WARP_WAITS,
    is_cuda,
)

THREAD = "__thread__"


class Translator(ast.NodeTransformer):
    """Rewrites one function; `waits` says whether it has to stop for others."""

    def __init__(self, scope):
        self.scope, self.waits, self.names = scope, False, 0

    def rewritten(self, tree):
        tree.returns = None
        for argument in tree.args.args:
            argument.annotation = None
        tree.body = [part for statement in tree.body for part in as_list(self.visit(statement))]
        tree.args.args.insert(0, ast.arg(THREAD))
        return tree

    # memory

    def visit_Subscript(self, node):
        site = self.scope.site(node, "reads")
        if isinstance(node.value, ast.Attribute) and node.value.attr in ("shape", "strides"):
            return self.generic_visit(node)
        return self.ask("read", node, self.visit(node.value), self.index(node.slice), number(site))

    def index(self, node):
        """The index as an expression; a stretch a:b becomes slice(a, b, None)."""
        if isinstance(node, ast.Tuple):
            return ast.Tuple([self.index(part) for part in node.elts], ast.Load())
        if isinstance(node, ast.Slice):
            parts = [self.visit(part) if part else nothing() for part in (node.lower, node.upper)]
            parts.append(self.visit(node.step) if node.step else nothing())
            return ast.Call(self.kept(slice, "__slice__"), parts, [])
        return self.visit(node)

    def stored(self, target, value):
        """The statement that stores a value in a cell of an array."""
        site = self.scope.site(target, "writes")
        place = self.visit(target.value), self.index(target.slice)
        return ast.copy_location(
            ast.Expr(self.ask("write", target, value, *place, number(site))), target
        )

    def visit_Assign(self, node):
        named = node.targets[0].id if isinstance(node.targets[0], ast.Name) else None
        value = self.new_array(node.value, named) or self.visit(node.value)
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Subscript):
            return self.stored(node.targets[0], value)
        later = []
        targets = [self.simple(target, later) for target in node.targets]
        return [ast.copy_location(ast.Assign(targets, value), node), *later]

    def simple(self, target, later):
        """The target with a new name for every cell; `later` moves the names into the cells."""
        if isinstance(target, ast.Subscript):
            name = self.new_name()
            later.append(self.stored(target, ast.Name(name, ast.Load())))
            return ast.Name(name, ast.Store())
        if isinstance(target, (ast.Tuple, ast.List)):
            parts = [self.simple(part, later) for part in target.elts]
            return ast.Tuple(parts, ast.Store())
        return target

    def visit_AnnAssign(self, node):
        if node.value is None:
            return None
        return self.visit_Assign(ast.copy_location(ast.Assign([node.target], node.value), node))

    def visit_AugAssign(self, node):
        value = self.visit(node.value)
        if isinstance(node.target, ast.Name):
            old = ast.Name(node.target.id, ast.Load())
            new = self.combined(old, node.op, value, node)
            return ast.copy_location(ast.Assign([node.target], new), node)
        array, index = self.new_name(), self.new_name()
        place = ast.Name(array, ast.Load()), ast.Name(index, ast.Load())
        keep = [
            ast.Assign([ast.Name(array, ast.Store())], self.visit(node.target.value)),
            ast.Assign([ast.Name(index, ast.Store())], self.index(node.target.slice)),
        ]
        read, write = self.scope.site(node, "reads"), self.scope.site(node, "writes")
        old = self.ask("read", node, *place, number(read))
        new = self.combined(old, node.op, value, node)
        store = ast.Expr(self.ask("write", node, new, *place, number(write)))
        return [ast.copy_location(statement, node) for statement in (*keep, store)]

    def visit_BinOp(self, node):
        return self.combined(self.visit(node.left), node.op, self.visit(node.right), node)

    def combined(self, left, op, right, node):
        if isinstance(op, ast.Div):
            made = ast.Call(self.kept(numbers.divide, "__divide__"), [left, right], [])
        else:
            made = ast.BinOp(left, op, right)
        return ast.copy_location(made, node)

    # names and calls

    def visit_Name(self, node):
        return self.converted(node) if isinstance(node.ctx, ast.Load) else node

    def visit_Attribute(self, node):
        path = self.cuda_path(node)
        if path is None:
            known = self.converted(node)
            return self.generic_visit(node) if known is node else known
        if path[0] not in PLACES:
            return node  # a static check has said so already
        place = ast.Name(THREAD, ast.Load())
        for name in path:
            place = ast.Attribute(place, name, ast.Load())
        return ast.copy_location(place, node)

    def converted(self, node):
        """Number types and functions of `math` in the simulator's version, arrays as constants."""
        thing = self.scope.meaning(node)
        kind = numbers.number_type(thing)
        if kind is not None:
            return self.kept(kind, f"__{kind.dtype}__")
        if isinstance(thing, types.BuiltinFunctionType) and thing in numbers.MATH:
            return self.kept(numbers.MATH[thing], f"__{thing.__name__}__")
        if isinstance(thing, np.ndarray):
            kept = self.kept(thing, f"__constant_{id(thing)}__")
            return self.ask("constant_array", node, number(0), text(ast.unparse(node)), kept)
        return node

    def visit_Call(self, node):
        path = self.cuda_path(node.func)
        if path is not None:
            return self.cuda_call(path, node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "sync" and not node.args:
            self.waits = True
            site = self.scope.site(node, "barrier")
            return wait(self.ask("group_sync", node, number(site), self.visit(node.func.value)))
        function = getattr(self.scope.meaning(node.func), "py_func", self.scope.meaning(node.func))
        if isinstance(function, types.FunctionType):
            return self.device_call(function, node)
        return self.generic_visit(node)

    def device_call(self, function, node):
        """A call of another function of the kernel, which is rewritten too."""
        made, waits = self.scope.program.translate(function)
        name = f"__{function.__name__}_{id(function)}__"
        if made is None:  # it calls itself: found by its own name
            name = function.__name__
        else:
            self.scope.keep(made, name)
        arguments = [ast.Name(THREAD, ast.Load()), *map(self.visit, node.args)]
        keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in node.keywords]
        call = ast.copy_location(ast.Call(ast.Name(name, ast.Load()), arguments, keywords), node)
        if waits:
            self.waits = True
            return ast.copy_location(ast.YieldFrom(call), node)
        return call

    def cuda_call(self, path, node):
        arguments = [self.visit(argument) for argument in node.args]
        keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in node.keywords]
        if path in ARRAYS:
            return self.new_array(node, None)
        if path == ("cg", "this_grid"):
            return self.ask("this_grid", node)
        if path[0] == "atomic" and len(path) == 2:
            site = self.scope.site(node, "atomics")
            return self.ask("atomic", node, text(path[1]), number(site), *arguments)
        if path[0] in BLOCK_WAITS:
            return self.waiting("syncthreads", node, text(BLOCK_WAITS[path[0]]), *arguments)
        if path[0] == "syncwarp":
            return self.waiting("syncwarp", node, *arguments)
        if path[0] in WARP_WAITS:
            return self.waiting("with_warp", node, text(WARP_WAITS[path[0]]), *arguments)
        if path[0] in CALLS:
            call = self.ask(path[0], node, *arguments)
            call.keywords = keywords
            return call
        return self.generic_visit(node)

    def new_array(self, node, name):
        """The call that makes a shared, local or constant array; None if the node is no such."""
        path = self.cuda_path(node.func) if isinstance(node, ast.Call) else None
        if path not in ARRAYS:
            return None
        site = self.scope.site(node, "array")
        shown = name or f"{path[0]} array in line {node.lineno}"
        call = self.ask(ARRAYS[path], node, number(site), text(shown), *map(self.visit, node.args))
        call.keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in node.keywords]
        return call

    def waiting(self, method, node, *arguments):
        self.waits = True
        site = self.scope.site(node, "barrier")
        return wait(self.ask(method, node, number(site), *arguments))

    def cuda_path(self, node):
        """("atomic", "add") for cuda.atomic.add, whatever name the module goes by; else None."""
        names = []
        while isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
            if is_cuda(self.scope.meaning(node)):
                return tuple(reversed(names))
        return None

    # loops

    def visit_For(self, node):
        return self.counted(self.generic_visit(node))

    def visit_While(self, node):
        return self.counted(self.generic_visit(node))

    def counted(self, node):
        site = self.scope.site(node, "loop")
        node.body.insert(0, ast.copy_location(ast.Expr(self.ask("tick", node, number(site))), node))
        return node

    # small parts

    def ask(self, method, node, *arguments):
        """__thread__.method(arguments)"""
        thread = ast.Attribute(ast.Name(THREAD, ast.Load()), method, ast.Load())
        return ast.copy_location(ast.Call(thread, list(arguments), []), node)

    def kept(self, thing, name):
        return ast.Name(self.scope.keep(thing, name), ast.Load())

    def new_name(self):
        self.names += 1
        return f"__kept_{self.names}__"


def wait(call):
    return ast.copy_location(ast.Yield(call), call)


def number(value):
    return ast.Constant(value)


def text(value):
    return ast.Constant(value)


def nothing():
    return ast.Constant(None)


def as_list(part):
    return part if isinstance(part, list) else [] if part is None else [part]
