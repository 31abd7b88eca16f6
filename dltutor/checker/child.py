"""Runs in the child process: it takes inputs and returns outputs, and knows no right answer."""

import faulthandler
import importlib.util
import inspect
import itertools
import linecache
import os
import re
import sys
import traceback
import types
import warnings
from pathlib import Path
from typing import Any, BinaryIO

MAX_TEXT = 2_000
WATCHDOG_EXTRA_S = 10  # the parent stops us earlier; this is for a parent that is gone


def main() -> None:
    wire, ways = _load("wire"), _load("ways")
    requests, replies, nowhere = _take_the_pipes()
    sys.stdout = sys.stderr = printed = Capped()
    _limit_resources()
    desk = Desk(wire, ways)
    replies.write(wire.encode({"id": 0}))
    replies.flush()
    while True:
        try:
            message, value = wire.read_frame(requests)
        except EOFError:
            return
        printed.clear()
        faulthandler.dump_traceback_later(
            message["seconds"] + WATCHDOG_EXTRA_S, exit=True, file=nowhere
        )
        reply, answer = desk.serve(message, value)
        faulthandler.cancel_dump_traceback_later()
        reply |= {"id": message["id"], "printed": str(printed)}
        replies.write(_encoded(wire, reply, answer))
        replies.flush()


class Desk:
    """Holds the learner's module, and does with it what a message asks."""

    def __init__(self, wire: Any, ways: Any):
        self.wire, self.ways = wire, ways
        self.module = types.ModuleType("exercise")

    def serve(self, message: dict, value: Any) -> tuple[dict, Any]:
        try:
            return getattr(self, message["do"])(message, value)
        except BaseException as error:  # sys.exit and all: the child must go on answering
            return {"trouble": _trouble(error, self.module.__name__ + ".py")}, None

    def load(self, message: dict, text: str) -> tuple[dict, Any]:
        self.module = types.ModuleType(message["stem"])
        file = self.module.__file__ = message["stem"] + ".py"
        sys.modules[message["stem"]] = self.module
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        if message["numba"]:
            _switch_numba_caching_off()
        exec(compile(text, file, "exec"), self.module.__dict__)
        return {}, None

    def compile(self, message: dict, arguments: tuple) -> tuple[dict, Any]:
        """Compile a Numba function for these arguments, so that running it can be timed alone.

        The reply says whether the call that follows has nothing left to compile.
        """
        function: Any = getattr(self.module, message["name"], None)
        given = self.wire.living(arguments)
        if not _is_compiled(function) or _wrong_number(function, given):
            return {"compiled": not any(map(_is_compiled, vars(self.module).values()))}, None
        import numba

        if len(given) < len(inspect.signature(function.py_func).parameters):
            return {"compiled": False}, None  # a parameter with a default: the call compiles it
        function.compile(tuple(numba.typeof(argument) for argument in given))
        return {"compiled": True}, None

    def call(self, message: dict, arguments: tuple) -> tuple[dict, Any]:
        function = getattr(self.module, message["name"], None)
        if not callable(function):
            return {"missing": True}, None
        if _is_blank(function):
            raise NotImplementedError
        given = self.wire.living(arguments)
        wanted = _wrong_number(function, given)
        if wanted is not None:
            return {"trouble": {"type": "arguments", "message": wanted}}, None
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("default")
            answer = self.ways.ask(function, given, message["way"])
            if isinstance(answer, types.GeneratorType | zip | map | range):
                answer = list(itertools.islice(answer, self.wire.MAX_ITEMS + 1))
        said = _floating_point_warning(warned, self.module.__name__ + ".py")
        return {"warned": said}, (answer, tuple(self._after(argument) for argument in given))

    def _after(self, argument: Any) -> Any:
        try:
            self.wire.encode({}, argument)
        except self.wire.WireError:
            return None
        return argument


class Capped:
    """A place for print that keeps the first characters and forgets the rest."""

    encoding = "utf-8"

    def __init__(self):
        self.kept: list[str] = []
        self.room = MAX_TEXT

    def write(self, text: str) -> int:
        if self.room > 0:
            self.kept.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False

    def clear(self) -> None:
        self.kept, self.room = [], MAX_TEXT

    def __str__(self) -> str:
        return "".join(self.kept)


def _encoded(wire: Any, reply: dict, answer: Any) -> bytes:
    try:
        return wire.encode(reply, answer)
    except wire.WireError as error:
        reply["trouble"] = {"type": "answer", "message": str(error)}
        return wire.encode(reply)


def _load(name: str) -> Any:
    """Import a file beside this one by its place: in isolated mode the tutor is not on the path."""
    place = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _take_the_pipes() -> tuple[BinaryIO, BinaryIO, BinaryIO]:
    """Keep the pipes for ourselves; whatever is printed below Python goes nowhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = open(os.devnull, "r+b", buffering=0)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere.fileno(), descriptor)
    return requests, replies, nowhere


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there the parent's deadline must do
        return
    limits = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 16 << 20, "RLIMIT_DATA": 4 << 30}
    for name, amount in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (amount, amount))
        except (AttributeError, ValueError, OSError):
            pass  # a system that knows no such limit, or already has a lower one


def _switch_numba_caching_off() -> None:
    """`cache=True` then does no harm: Numba's cache files can run code when they are read."""
    from numba.core.dispatcher import Dispatcher

    setattr(Dispatcher, "enable_caching", lambda self: None)  # noqa: B010


def _is_compiled(thing: Any) -> bool:
    """A kernel, which has `forall`, is not: it runs on the simulator, as it was written."""
    return hasattr(thing, "nopython_signatures") and not hasattr(thing, "forall")


def _blank(): ...


def _blank_but_for_words():
    """Words."""


BLANK = {function.__code__.co_code for function in (_blank, _blank_but_for_words)}


def _is_blank(function: Any) -> bool:
    """Is there nothing in the function but its statement, `...` or `pass`?"""
    function = getattr(function, "py_func", function)
    code = getattr(function, "__code__", None)
    if code is None or code.co_code not in BLANK:
        return False
    return set(code.co_consts) <= {None, function.__doc__}


def _wrong_number(function: Any, arguments: tuple) -> str | None:
    """The parameters the function has, where they do not fit the arguments."""
    try:
        signature = inspect.signature(getattr(function, "py_func", function))
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*arguments)
    except TypeError:
        return ", ".join(signature.parameters)
    return None


def _floating_point_warning(warned: list, file: str) -> str:
    """The first warning about numbers, such as an overflow, with the learner's line."""
    for one in warned:
        if one.category is RuntimeWarning:
            place = f" (line {one.lineno})" if one.filename == file else ""
            return _text_of(one.message)[:150] + place
    return ""


def _trouble(error: BaseException, file: str) -> dict:
    """What went wrong, and where in the learner's own text."""
    found: dict[str, Any] = {"type": type(error).__name__[:80], "message": _text_of(error)}
    if isinstance(error, SyntaxError) and error.filename == file:
        return {**found, "message": error.msg, "line": error.lineno, "column": error.offset}
    if type(error).__module__.startswith("numba."):
        found |= _numba_trouble(str(error), file)
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == file:
            found |= {"line": line, "function": frame.f_code.co_name}
    return found | getattr(error, "place", {})


def _numba_trouble(text: str, file: str) -> dict:
    """What Numba could not compile, in its first words, and the line it names last."""
    before_the_list = re.split(r'There are|^File "', text, flags=re.MULTILINE)[0]
    plain = re.sub(r" for '\$[^']*'|, defined at [^\n]*", "", before_the_list)  # names of its own
    said = [line.strip() for line in plain.splitlines() if not line.startswith("Failed in")]
    lines = re.findall(rf'File "{re.escape(file)}", line (\d+)', text)
    place = {"line": int(lines[-1])} if lines else {}
    return {"message": " ".join(said).strip()[:300], **place}


def _text_of(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT]
    except BaseException:  # a learner's exception may fail at anything
        return ""


if __name__ == "__main__":
    main()
