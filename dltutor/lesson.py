"""What a lesson says to its learner: guess first, look, compare, answer, be checked.

Whatever a learner types, the answer is a message, never an error that stops the notebook.
A guess is kept nowhere but in its own cell, so running the notebook again repeats it.
"""

import re
from collections.abc import Callable

from IPython.display import Markdown, display

from dlcore.plots import Drawing
from dltutor import figures, puzzles, questions
from dltutor.cards import Card
from dltutor.sliders import sliders
from dltutor.stopwatch import seconds

__all__ = [
    "arrange",
    "ask",
    "check",
    "explore",
    "figures",
    "predict",
    "reveal",
    "seconds",
    "show",
    "sliders",
    "tell",
]

FEWEST_WORDS = 8

Guess = str | float

_guesses: dict[str, Guess] = {}


def tell(markdown: str) -> None:
    """Say a sentence whose numbers this very run has computed."""
    display(Markdown(markdown))


def show(drawing: Drawing, alt: str) -> Drawing:
    """A drawing with the sentence that tells its finding; the last line of a cell or function."""
    if not isinstance(drawing, Drawing):
        raise TypeError(
            f"expected a drawing, as figures.canvas() makes them, but got {type(drawing).__name__}."
        )
    words = alt.split()
    if len(words) < FEWEST_WORDS or re.match(r"(an? )?(image|picture|plot|figure) of", alt, re.I):
        raise ValueError(
            f"expected alt text of at least {FEWEST_WORDS} words that tells the finding, "
            f"but got {alt!r}. Say what a reader who cannot see the drawing should learn from it."
        )
    drawing.alt = " ".join(words)
    return drawing


def predict(name: str, *options: str, guess: Guess | None = None, unit: str = "") -> None:
    """Take a guess before the run: a letter or an option's words, or a number without options."""
    letters = {chr(ord("A") + place): option for place, option in enumerate(options)}
    _guesses.pop(name, None)
    noted = _read(guess, letters)
    if noted is None:
        display(_invitation(guess, letters))
    else:
        _guesses[name] = noted
        display(Card(f"Noted: {_spelled(noted, unit)}. Now run on and see.", tone="question"))


def reveal(name: str, truth: Guess, because: str = "", unit: str = "") -> None:
    """Hold the guess against what came out."""
    guess = _guesses.get(name)
    found = _spelled(truth, unit)
    if guess is None:
        display(Card(f"No prediction yet. The answer: {found}.", because))
        return
    said = _spelled(guess, unit)
    if said == found:
        display(Card(f"As you said: {found}.", because, tone="right"))
    elif _is_near(guess, truth):
        display(Card(f"Close: you said {said}; it is {found}.", because, tone="right"))
    else:
        because = because or "A good place to stop and ask why."
        display(Card(f"You said {said}; it is {found}.", because, tone="look"))


def ask(name: str, answer: str | float | None = None) -> None:
    """Show a check question, or answer it: ask("01-c1", "B"). Some answers are numbers."""
    display(questions.card(name, answer))


def arrange(name: str, order: str = "") -> None:
    """Put shuffled lines in order by their letters: arrange("01-p1", "CAB"); two do not belong."""
    display(puzzles.card(name, order))


def check(function: Callable) -> None:
    """Have an exercise marked, exactly as `dlcore check` marks it."""
    if not callable(function):
        how = "Give it the name of your function, without brackets: `check(dot)`."
        display(Card(f"`check` takes a function, but got `{function!r}`.", how, tone="look"))
        return
    # Imported here: the checker is needed only where a lesson has an exercise.
    from dltutor.checker.notebook import report

    display(report(function))


def explore(function: Callable, *inputs) -> None:
    """Try an input of your own: explore(dot, [1, 2], [3, 4]) shows our answer beside yours."""
    if not callable(function):
        how = "Give it the name of your function, then its inputs: `explore(dot, [1, 2], [3, 4])`."
        display(Card(f"`explore` takes a function, but got `{function!r}`.", how, tone="look"))
        return
    from dltutor.commands.explore import card

    display(card(function, inputs))


def _invitation(guess: Guess | None, letters: dict[str, str]) -> Card:
    missed = "" if guess is None else f"`{guess}` is none of the choices. "
    if not letters:
        missed = "" if guess is None else f"`{guess}` is not a number. "
        return Card(f"{missed}Guess first: write a number in place of `None`.", tone="question")
    choices = ", ".join(f"**{letter}** {option}" for letter, option in letters.items())
    how = 'Write your letter in place of `None`, like `guess="A"`, and run the cell again.'
    return Card(f"{missed}Guess first.", choices, how, tone="question")


def _read(guess: Guess | None, letters: dict[str, str]) -> Guess | None:
    """The guess as an option's words or a number; None when there is none to be read."""
    words = "" if guess is None else str(guess).strip()
    if not letters:
        try:
            return float(words.rstrip("% "))
        except ValueError:
            return None
    same = [option for option in letters.values() if option.casefold() == words.casefold()]
    return same[0] if same else letters.get(words.upper())


def _is_near(guess: Guess, truth: Guess) -> bool:
    """Numbers may be off by a twentieth; words are equal or not."""
    if isinstance(guess, str) or isinstance(truth, str):
        return False
    return abs(guess - truth) <= 0.05 * abs(truth)


def _spelled(value: Guess, unit: str) -> str:
    return value if isinstance(value, str) else f"{float(f'{value:.3g}'):g}{unit}"  # 4820, not e+03
