"""What a network is made of, as a table that a person can read."""

import numpy as np


class Table(str):
    """Text that shows itself as it is, also as the last line of a notebook cell."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def summary_of(net) -> Table:
    rows = [("layer", "", "gives", "parameters")]
    for layer in net.layers:
        count = sum(view.size for view in layer.parameters.values())
        rows.append(
            (layer.label, repr(layer), f"(n, {', '.join(map(str, layer.shape_out))})", f"{count:,}")
        )
    rows.append(("loss", net.loss.name, "", ""))
    size = np.dtype(net.dtype).itemsize * net.theta.size
    total = f"{net.theta.size:,} parameters, {net.dtype}, {size / 1024:.1f} KiB, on {net.device}"
    if net.epochs:
        total += f"; trained for {net.epochs} epochs" + (f", {net.engine}" if net.engine else "")
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row[:3], widths[:3], strict=True))
        + "  "
        + row[3].rjust(widths[3])
        for row in rows
    ]
    return Table("\n".join(line.rstrip() for line in [*lines, total]))
