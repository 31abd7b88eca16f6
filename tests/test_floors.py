"""A file imports only from floors below its own, and the two rooms never import each other."""

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "dlcore"

FLOORS = {
    0: ["formulas"],
    1: ["cpu", "cuda"],
    2: [
        "checks",
        "door",
        "files",
        "initializers",
        "layers",
        "losses",
        "optimizers",
        "regularizers",
        "rooms",
        "rows",
        "schedules",
        "targets",
    ],
    3: [
        "answers",
        "assembly",
        "better_order",
        "compiled_epoch",
        "data",
        "early_stopping",
        "gradient_check",
        "history",
        "inside",
        "metrics",
        "network",
        "npz",
        "one_epoch",
        "progress",
        "recorded_steps",
        "storage",
        "summary",
        "tape",
        "training",
    ],
    4: ["estimators", "export", "export_onnx", "plots", "warm"],
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
# matplotlib is an optional part: the method that needs it opens it when it is called.
CALLED_LATE = {("history", "plots")}


def engine_files():
    return [path for path in sorted(ENGINE.rglob("*.py")) if path != ENGINE / "__init__.py"]


def room_of(path):
    """The module or folder directly below dlcore to which a file belongs."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def engine_imports(path):
    """The names directly below dlcore that a file imports, at any depth of the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path.name} imports with dots: write the whole name")
        if isinstance(node, ast.ImportFrom) and node.module == "dlcore":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("dlcore."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("dlcore."):
                    yield alias.name.split(".")[1]


@pytest.mark.parametrize("path", engine_files(), ids=lambda path: path.stem)
def test_every_file_has_a_floor_and_imports_from_floors_below(path):
    here = room_of(path)
    assert here in FLOOR_OF, f"dlcore/{here} stands on no floor yet: add it to FLOORS"
    for other in engine_imports(path):
        if other == here or (here, other) in CALLED_LATE:
            continue
        same_floor_inside = FLOOR_OF[other] == FLOOR_OF[here] and FLOOR_OF[here] >= 2
        assert FLOOR_OF[other] < FLOOR_OF[here] or same_floor_inside, (
            f"dlcore/{here} (floor {FLOOR_OF[here]}) imports {other} (floor {FLOOR_OF[other]})"
        )


def test_the_engine_does_not_know_the_tutor():
    for path in engine_files():
        assert "dltutor" not in path.read_text(encoding="utf-8"), path


def test_only_the_cuda_room_imports_a_cuda_front_end():
    for path in engine_files():
        if room_of(path) != "cuda":
            assert "numba.cuda" not in path.read_text(encoding="utf-8"), path
