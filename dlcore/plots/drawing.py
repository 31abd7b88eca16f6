"""A figure that carries its description wherever it goes: into a notebook, into a PNG file."""

import base64
import functools
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import matplotlib.style
from matplotlib.figure import Figure

STYLE = "dlcore.dlcore"
DOTS = 150  # an inch: sharp on a laptop and on paper
BLUE, ORANGE, GREY, INK = "#0072B2", "#D55E00", "#B8B8B8", "#202020"

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Drawing(Figure):
    """A matplotlib figure with an `alt` text. It needs no pyplot and is shown by nobody else."""

    alt = ""

    def png(self) -> bytes:
        """The picture as a file, with the alt text in its Description."""
        content = io.BytesIO()
        words = {"Description": self.alt}
        self.savefig(content, format="png", dpi=DOTS, facecolor="white", metadata=words)
        return content.getvalue()

    def save(self, path: str | Path) -> Path:
        """Write the picture; an older one of that name stays whole until the new one is."""
        path = png_path(path)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            unfinished.write_bytes(self.png())
            os.replace(unfinished, path)
        except OSError as error:
            raise RuntimeError(
                f"{path} could not be written ({error.strerror}). Choose another place for it."
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
        return path

    def _repr_html_(self) -> str:
        words = self.alt.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        picture = base64.b64encode(self.png()).decode("ascii")
        width = f"width:{self.get_figwidth()}in;max-width:100%"
        return f'<img alt="{words}" style="{width}" src="data:image/png;base64,{picture}">'


def png_path(path: str | Path) -> Path:
    """The path, if a picture can be saved under it. Ask before a long computation, not after."""
    path = Path(path).expanduser()
    if path.suffix.lower() != ".png":
        raise ValueError(f"a picture is saved as .png, but got the name {path.name!r}.")
    if not path.parent.is_dir():
        raise ValueError(f"expected a folder {path.parent} to save {path.name} in. Make it first.")
    if path.is_dir():
        raise ValueError(f"expected the name of a picture, but {path} is a folder.")
    return path


def in_our_style(draw: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Draw with the course's style sheet, and leave the reader's own settings alone."""

    @functools.wraps(draw)
    def drawn(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with matplotlib.style.context(STYLE):
            return draw(*args, **kwargs)

    return drawn
