"""A message to the learner: a framed card in a notebook, plain text everywhere else."""

import html
import re
from collections.abc import Sequence

from dltutor import terminal

# Colours that stay apart for colour-blind readers; the title always says the same in words.
TONES = {"note": "#8a8a8a", "question": "#0072B2", "right": "#009E73", "look": "#D55E00"}

CODE = "font-family:monospace;overflow-x:auto"
FRAME = "border-left:4px solid {colour};padding:0.1em 1em;margin:0.4em 0"


class Card:
    """A title, some lines, and perhaps folded choices that explain themselves when opened.

    In every text `code` and **strong** words may be marked as in Markdown.
    """

    def __init__(
        self,
        title: str,
        *lines: str,
        tone: str = "note",
        code: str = "",
        choices: Sequence[tuple[str, str]] = (),
    ):
        self.title = title
        self.lines = [line for line in lines if line]
        self.tone = tone
        self.code = code
        self.choices = choices

    def _repr_html_(self) -> str:
        rows = [f"<p><strong>{_inline(self.title)}</strong></p>"]
        rows += [f'<pre style="{CODE}">{html.escape(self.code)}</pre>'] if self.code else []
        rows += [
            f"<details><summary>{_inline(choice)}</summary><p>{_inline(why)}</p></details>"
            for choice, why in self.choices
        ]
        rows += [f"<p>{_inline(line)}</p>" for line in self.lines]
        frame = FRAME.format(colour=TONES[self.tone])
        return f'<div style="{frame}">{"".join(rows)}</div>'

    def __repr__(self) -> str:
        rows = [self.title]
        rows += [self.code] if self.code else []
        rows += [f"  {choice}" for choice, _ in self.choices]
        rows += self.lines
        return terminal.plain(re.sub(r"\*\*", "", "\n".join(rows)))


def _inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
