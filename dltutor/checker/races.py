"""Find writes that two turns of a parallel loop may make to the same place, by reading the text.

Running cannot prove that there is no race: most lose nothing on a small input. So we read. A
write is safe where the loop's own number is part of the index, or the array was made in this turn.
A number that is folded, as by i % 4, is the same in many turns and makes no index safe by itself.
"""

import ast
from collections.abc import Iterator


def shared_writes(text: str) -> list[str]:
    """The lines, inside of loops over prange, that write where another turn may write, too."""
    found = []
    for loop in ast.walk(ast.parse(text)):
        if isinstance(loop, ast.For) and _is_over_prange(loop):
            made, own = _made_in(loop), _own_numbers(loop)
            found += [
                ast.unparse(target)
                for target in _targets(loop)
                if isinstance(target, ast.Subscript) and not _is_private(target, made, own)
            ]
    return found


def function_text(text: str, name: str) -> str:
    """The function of this name with the helpers that it calls, and nothing else of the file."""
    functions = {one.name: one for one in ast.parse(text).body if isinstance(one, ast.FunctionDef)}
    wanted, ready = [name], []
    while wanted:
        current = wanted.pop()
        if current in functions and current not in ready:
            ready.append(current)
            wanted += [one.id for one in ast.walk(functions[current]) if isinstance(one, ast.Name)]
    return "\n".join(ast.unparse(functions[one]) for one in ready)


def _is_over_prange(loop: ast.For) -> bool:
    called = loop.iter.func if isinstance(loop.iter, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == "prange"


def _targets(loop: ast.For) -> Iterator[ast.expr]:
    """All that is assigned to in the loop, tuples taken apart."""
    for node in ast.walk(loop):
        if isinstance(node, ast.AugAssign | ast.AnnAssign):
            yield node.target
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from target.elts if isinstance(target, ast.Tuple | ast.List) else [target]


def _made_in(loop: ast.For) -> set[str]:
    """Names that get their value in the turn itself, such as a row of a table or a new array."""
    plain = [node for node in ast.walk(loop) if isinstance(node, ast.Assign)]
    return {name.id for node in plain for name in node.targets if isinstance(name, ast.Name)}


def _own_numbers(loop: ast.For) -> dict[str, bool]:
    """The loop's number, and what is computed from it without looking anything up: is it folded?"""
    own = {name.id: False for name in ast.walk(loop.target) if isinstance(name, ast.Name)}
    before = 0
    while len(own) > before:
        before = len(own)
        for node in ast.walk(loop):
            if isinstance(node, ast.Assign) and _mentions(node.value, set(own)):
                folded = _is_folded(node.value, own)
                own |= {one.id: folded for one in node.targets if isinstance(one, ast.Name)}
            if isinstance(node, ast.For) and _mentions(node.iter, set(own)):
                names = [one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)]
                own |= {name: False for name in names}
    return own


def _is_folded(expression: ast.expr, own: dict[str, bool]) -> bool:
    """Do many turns share this number: i % 4, i // 4, or a name that was given one of these?"""
    if isinstance(expression, ast.Name):
        return own.get(expression.id, False)
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Mod | ast.FloorDiv):
        return isinstance(expression.left, ast.Name) and expression.left.id in own
    return False


def _is_private(target: ast.Subscript, made: set[str], own: dict[str, bool]) -> bool:
    whole: ast.expr = target
    while isinstance(whole, ast.Subscript):
        index = whole.slice.elts if isinstance(whole.slice, ast.Tuple) else [whole.slice]
        telling = [one for one in index if _mentions(one, set(own))]
        if len(telling) > 1 or telling and not _is_folded(telling[0], own):
            return True
        whole = whole.value
    return isinstance(whole, ast.Name) and whole.id in made


def _mentions(expression: ast.expr, names: set[str]) -> bool:
    """Is one of the names in it, other than as the index of something that is looked up?"""
    if isinstance(expression, ast.Subscript):
        return False
    if isinstance(expression, ast.Name):
        return expression.id in names
    inside = [one for one in ast.iter_child_nodes(expression) if isinstance(one, ast.expr)]
    return any(_mentions(one, names) for one in inside)
