"""What every layer can be asked: the names that layers share."""

from typing import Protocol

import numpy as np

from dlcore.rows import Room

Arrays = dict[str, np.ndarray]
Shape = tuple[int, ...]


class Layer(Protocol):
    """`kind` names the layer, `label` is its name in a network, such as dense0.

    `output` is the letter of what it gives: Z for scores, A for activations. `shape_in` and
    `shape_out` are the shapes of one example; a batch of n has shape (n, *shape).
    """

    kind: str
    label: str
    output: str
    shape_in: Shape
    shape_out: Shape
    parameters: Arrays
    gradients: Arrays

    def connect(self, shape_in: Shape | None) -> None:
        """shape_in and shape_out are known from here on; None: nobody has told yet."""

    def parameter_shapes(self) -> dict[str, Shape]:
        """{"W": ..., "b": ...}, in the order in which they lie in theta. Penalties spare "b"."""

    def initial(self, rng: np.random.Generator) -> Arrays:
        """First values of these parameters."""

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        """Views of theta and dtheta, and the room whose kernels do the work."""

    def allocate(self, n: int) -> None:
        """Arrays for a batch of n examples."""

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        """X → Z or A"""

    def backward(self, dZ: np.ndarray, need_dX: bool) -> np.ndarray:
        """dZ or dA → the slopes of the parameters, and dX where somebody needs it"""

    def arguments(self) -> dict:
        """What to call LAYERS[kind] with to get such a layer again."""

    def memory(self) -> Arrays:
        """What training changes beside the parameters, to read and write."""


def told(shape_in: Shape | None, layer: Layer) -> Shape:
    """The shape of one example, for layers that take any shape and cannot know it themselves."""
    if shape_in is None:
        raise ValueError(
            f"{layer!r} comes first and takes examples of any shape. Say which: "
            f"Network([...], shape_in=(28, 28, 1)), or begin with Dense(n_in, n_out)."
        )
    return shape_in


def picture(shape_in: Shape | None, layer: Layer) -> tuple[int, int, int]:
    """(height, width, channels), for layers that look at pictures."""
    shape = told(shape_in, layer)
    if len(shape) != 3:
        raise ValueError(
            f"{layer!r} takes pictures (height, width, channels), but one example has shape "
            f"{shape} here. Grey pictures have 1 channel: shape_in=(28, 28, 1)."
        )
    return shape
