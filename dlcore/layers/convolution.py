"""The convolution: the same small window of weights looks at every place of a picture."""

import numpy as np

from dlcore.checks import whole
from dlcore.initializers import Initializer, initial_weights, initializer, name_of
from dlcore.layers.layer import Arrays, Shape, picture
from dlcore.rows import Room, Rows, table


class Conv2D:
    """Every place of the picture answers with `channels_out` scores of what lies around it.

    Pictures are (height, width, channels), as matplotlib shows them, and
    W is (size, size, channels_in, channels_out). The patch of the picture under the window,
    written as a row, meets the weights as in a dense layer: Z = patches W + b.
    """

    kind, output, label = "conv2d", "Z", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        size: int,
        stride: int = 1,
        padding: int = 0,
        init: str | Initializer = "he",
    ):
        self.channels_in = whole("channels_in", channels_in)
        self.channels_out = whole("channels_out", channels_out)
        self.size, self.stride = whole("size", size), whole("stride", stride)
        self.padding, self.init = whole("padding", padding, least=0), initializer(init)

    def arguments(self) -> dict:
        names = ("channels_in", "channels_out", "size", "stride", "padding")
        return {**{name: getattr(self, name) for name in names}, "init": name_of(self.init)}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = height, width, channels = picture(shape_in, self)
        if channels != self.channels_in:
            raise ValueError(
                f"{self!r} takes {self.channels_in} channels, but the pictures have {channels}. "
                f"Use Conv2D({channels}, {self.channels_out}, size={self.size})."
            )
        places = [
            (side + 2 * self.padding - self.size) // self.stride + 1 for side in (height, width)
        ]
        if min(places) < 1:
            raise ValueError(
                f"the window of {self!r} is larger than its pictures, {height} by {width}. "
                f"Use a smaller size, or padding={self.size // 2}."
            )
        self.shape_out = (*places, self.channels_out)

    def parameter_shapes(self) -> dict[str, Shape]:
        W = (self.size, self.size, self.channels_in, self.channels_out)
        return {"W": W, "b": (self.channels_out,)}

    def initial(self, rng: np.random.Generator) -> Arrays:
        n_in = self.size * self.size * self.channels_in
        W = initial_weights(self.init, rng, n_in, self.channels_out)
        return {"W": W.reshape(self.parameter_shapes()["W"]), "b": np.zeros(self.channels_out)}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.W, self.b = table(parameters["W"], self.channels_out), parameters["b"]
        self.dW, self.db = table(gradients["W"], self.channels_out), gradients["b"]
        patches = (*self.shape_out[:2], self.size * self.size * self.channels_in)
        self.rows_Z = Rows(room, self.shape_out, dtype)
        self.rows_patches = Rows(room, patches, dtype)
        self.rows_dpatches = Rows(room, patches, dtype)
        self.rows_dX = Rows(room, self.shape_in, dtype)

    def allocate(self, n: int) -> None:
        self.Z, self.dX, n_patch = self.rows_Z.first(n), self.rows_dX.first(n), len(self.W)
        self.patches = table(self.rows_patches.first(n), n_patch)
        self.dpatches = table(self.rows_dpatches.first(n), n_patch)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.room.conv2d_patches(X, self.size, self.stride, self.padding, self.patches)
        self.room.dense_forward(self.patches, self.W, self.b, table(self.Z, self.channels_out))
        return self.Z

    def backward(self, dZ: np.ndarray, need_dX: bool) -> np.ndarray:
        dZ = table(dZ, self.channels_out)
        self.room.dense_backward_weights(self.patches, dZ, self.dW)
        self.room.dense_backward_bias(dZ, self.db)
        if need_dX:
            self.room.dense_backward_input(dZ, self.W, self.dpatches)
            self.room.conv2d_patches_backward(
                self.dpatches, self.size, self.stride, self.padding, self.dX
            )
        return self.dX

    def __repr__(self) -> str:
        options = f", stride={self.stride}" * (self.stride > 1)
        options += f", padding={self.padding}" * (self.padding > 0)
        return f"Conv2D({self.channels_in}, {self.channels_out}, size={self.size}{options})"
