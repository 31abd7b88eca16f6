"""Small mechanical mistakes in a function: another operator, axis, number or name, a lost line."""

import ast
import copy
from collections.abc import Callable, Iterator

from dltutor.checker import reference
from dltutor.exercise import Exercise

Change = Callable[[ast.AST], None]

OTHER_OPERATOR: dict[type, type] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.MatMult: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv},
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.USub: ast.UAdd, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
}
TURNED_AROUND = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
ONE_SIDED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow)
PAIRS = "sum mean|max min|maximum minimum|argmax argmin|zeros ones|zeros_like ones_like|sin cos"
OTHER_NAME = {
    **{
        one: other for pair in PAIRS.split("|") for one, other in (pair.split(), pair.split()[::-1])
    },
    **{"log1p": "log", "log": "log2", "expm1": "exp", "exp": "exp2", "abs": "float"},
    **{"T": "real"},  # .real of a real array is the array itself: the transpose is forgotten
}


def mutants(exercise: Exercise) -> dict[str, str]:
    """What was changed -> the text of the whole file with that one change in it."""
    whole = reference.module_text(exercise)
    tree = ast.parse(whole)
    function = _function(tree, exercise.name)
    found: dict[str, str] = {}
    for number, node in enumerate(ast.walk(function)):
        for change in changes(node):
            other = copy.deepcopy(tree)
            changed = _function(other, exercise.name)
            change(list(ast.walk(changed))[number])
            text = ast.unparse(ast.fix_missing_locations(other))
            found.setdefault(_what_changed(function, changed), text)
    return found


def changes(node: ast.AST) -> Iterator[Change]:
    """The ways to spoil this node; each is done to a copy of it."""
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.UnaryOp | ast.AugAssign):
        if type(node.op) in OTHER_OPERATOR:
            yield _setting("op", OTHER_OPERATOR[type(node.op)]())
    if isinstance(node, ast.BinOp) and isinstance(node.op, ONE_SIDED):
        yield _swap_sides
    if isinstance(node, ast.Compare):
        kind = type(node.ops[0])
        for table in (OTHER_OPERATOR, TURNED_AROUND):
            if kind in table:
                yield _setting("ops", [table[kind](), *node.ops[1:]])
    if isinstance(node, ast.Constant):
        yield from (_setting("value", value) for value in _other_values(node.value))
    if isinstance(node, ast.Attribute) and node.attr in OTHER_NAME:
        yield _setting("attr", OTHER_NAME[node.attr])
    if isinstance(node, ast.Name) and node.id in OTHER_NAME:
        yield _setting("id", OTHER_NAME[node.id])
    if isinstance(node, ast.Call):
        yield from (_without("keywords", at) for at in range(len(node.keywords)))
    if isinstance(node, ast.FunctionDef | ast.For | ast.While | ast.If):
        yield from _lost_lines(node)


def _other_values(value: object) -> tuple:
    """A number that is off by one; an axis 0 or 1 becomes the other axis in this way, too."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1, value - 1)
    return (value + 1.0,) if isinstance(value, float) else ()


def _lost_lines(node: ast.FunctionDef | ast.For | ast.While | ast.If) -> Iterator[Change]:
    """Without one of its lines; a lost `return` or statement would prove nothing."""
    for at, line in enumerate(node.body):
        words = isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
        if not words and not isinstance(line, ast.Return):
            yield _setting("body", [*node.body[:at], ast.Pass(), *node.body[at + 1 :]])


def _swap_sides(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp)
    node.left, node.right = node.right, node.left


def _setting(field: str, value: object) -> Change:
    return lambda node: setattr(node, field, value)


def _without(field: str, at: int) -> Change:
    return lambda node: getattr(node, field).pop(at)


def _function(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)


def _what_changed(function: ast.FunctionDef, changed: ast.FunctionDef) -> str:
    """The first line that differs, before and after."""
    pairs = zip(ast.unparse(function).splitlines(), ast.unparse(changed).splitlines(), strict=False)
    old, new = next((old, new) for old, new in pairs if old != new)
    return f"{old.strip()} -> {new.strip()}"
