"""One small use of every kernel of the card's room, with sizes that no block size divides."""

import numpy as np

SIZES = {"n": 5, "m": 7, "n_in": 6, "n_out": 7, "n_classes": 7, "n_all": 9, "n_parameters": 300}
ROWS_OF_SHAPES = ("Shapes", "Work")


def shapes_of(kernel):
    """{argument: shape} as the kernel's own docstring states them."""
    text = kernel.py_func.__doc__
    lines = text[text.index("Shapes") + len("Shapes") : text.index("Work")]
    shapes = {}
    for name in kernel.py_func.__code__.co_varnames[: kernel.py_func.__code__.co_argcount]:
        start = lines.find(f"{name} (")
        if start < 0:
            shapes[name] = None
            continue
        inside = lines[start + len(name) + 2 : lines.index(")", start)]
        shapes[name] = tuple(
            SIZES[size.strip()] if size.strip() in SIZES else int(size)
            for size in inside.split(",")
            if size.strip()
        )
    return shapes


def arguments_of(kernel, types, rng, dtype=np.float32):
    """Arguments for one call of a kernel: random numbers of the documented shapes."""
    made = []
    for (name, shape), kind in zip(shapes_of(kernel).items(), types, strict=True):
        if shape is None:
            made.append(dtype(0.1))
        elif "int64" in str(kind):
            made.append(rng.integers(0, min(SIZES["n_classes"], SIZES["n"]), shape))
        else:
            real = np.float64 if name == "loss" else dtype
            made.append(rng.normal(size=shape).astype(real))
    return made
