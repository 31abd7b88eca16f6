"""A kernel made ready for the simulator, once; again only when something it calls has changed."""

import ast
import builtins
import inspect
import linecache
import types
from typing import NamedTuple

from dlcore.cuda.simulator import static_checks
from dlcore.cuda.simulator.source_text import parsed
from dlcore.cuda.simulator.translation import THREAD, Translator

NOTHING = object()
PROGRAMS = {}


class Site(NamedTuple):
    """A place in a kernel where memory is touched, a loop turns, or threads wait."""

    function: str
    file: str
    line: int
    text: str
    kind: str


def function_of(kernel):
    """The Python function behind a kernel, whichever compiler has wrapped it."""
    function = getattr(kernel, "py_func", kernel)
    if not inspect.isfunction(function):
        raise TypeError(
            f"the first argument must be a kernel, a function under @cuda.jit, but got "
            f"{type(kernel).__name__}. Without a GPU, write launch(kernel, grid, block, ...) "
            f"instead of kernel[grid, block](...)."
        )
    return function


def program_of(kernel):
    """The program of a kernel, from the shelf while nothing in it has changed."""
    function = function_of(kernel)
    program = PROGRAMS.get(function)
    if program is None or not program.is_current():
        program = PROGRAMS[function] = Program(function)
    return program


class Program:
    """All functions of a kernel, rewritten for the simulator."""

    KEYS = 1 << 16  # more places than any kernel has
    FATAL = static_checks.FATAL

    def __init__(self, function):
        self.name, self.sites, self.problems = function.__name__, [], []
        self.parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
        self.translated, self.used, self.files = {}, [], {function.__code__.co_filename}
        self.run, self.waits = self.translate(function, device=False)

    def translate(self, function, device=True):
        """The rewritten function, and whether it has to be driven as a generator."""
        if function in self.translated:
            return self.translated[function]
        self.translated[function] = (None, False)  # a function that calls itself cannot wait
        scope = Scope(self, function)
        tree = parsed(function)
        self.problems += static_checks.problems_of(tree, scope, device)
        translator = Translator(scope)
        tree = translator.rewritten(tree)
        module = ast.fix_missing_locations(ast.Module([tree], []))
        exec(compile(module, scope.file, "exec"), scope.space)
        self.translated[function] = scope.space[tree.name], translator.waits
        return self.translated[function]

    def is_current(self):
        """Whether every name that the kernel uses still means the same thing."""
        return all(look_up(function, name) is thing for function, name, thing in self.used)

    def site_of(self, error):
        """The deepest line of the kernel in an error's trace, as a place; None if there is none."""
        line, frame = None, error.__traceback__
        while frame is not None:
            if (
                frame.tb_frame.f_code.co_filename in self.files
                and THREAD in frame.tb_frame.f_locals
            ):
                line = frame.tb_lineno, frame.tb_frame.f_code
            frame = frame.tb_next
        if line is None:
            return None
        number, code = line
        text = linecache.getline(code.co_filename, number).strip()
        self.sites.append(Site(code.co_name, code.co_filename, number, text, "stop"))
        return len(self.sites) - 1


class Scope:
    """What the names inside one function mean."""

    def __init__(self, program, function):
        self.program, self.function = program, function
        self.file = function.__code__.co_filename
        self.local = set(function.__code__.co_varnames)
        self.space = {**function.__globals__, **closure(function)}
        program.files.add(self.file)

    def site(self, node, kind):
        """A number for a place in the source."""
        text = linecache.getline(self.file, node.lineno).strip()
        sites = self.program.sites
        sites.append(Site(self.function.__name__, self.file, node.lineno, text, kind))
        return len(sites) - 1

    def meaning(self, node):
        """The thing that a name, or a dotted name, stands for; NOTHING if only running can tell."""
        if isinstance(node, ast.Name) and node.id not in self.local:
            thing = look_up(self.function, node.id)
            self.program.used.append((self.function, node.id, thing))
            return thing
        if isinstance(node, ast.Attribute):
            owner = self.meaning(node.value)
            if isinstance(owner, types.ModuleType):
                return getattr(owner, node.attr, NOTHING)
        return NOTHING

    def keep(self, thing, name):
        """A name under which the rewritten code finds the thing."""
        self.space[name] = thing
        return name


def closure(function):
    cells = function.__closure__ or ()
    return {
        name: cell.cell_contents
        for name, cell in zip(function.__code__.co_freevars, cells, strict=True)
        if filled(cell)
    }


def filled(cell):
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True


def look_up(function, name):
    inside = closure(function)
    if name in inside:
        return inside[name]
    return function.__globals__.get(name, getattr(builtins, name, NOTHING))
