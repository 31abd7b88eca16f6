"""Words and their letters, for lesson 18: what there is to learn from, and a model that learned."""

import functools
import json
import re

import numpy as np

import dlcore as dl
from dltutor import places

LETTERS = ".abcdefghijklmnopqrstuvwxyz"  # the mark before and after each word has index 0
LENGTH = 3  # letters that the model of lesson 18 looks back
NO_WORDS = (
    r"```.*?```",  # code
    r"`[^`]*`",
    r"\$\$.*?\$\$",  # mathematics
    r"\$[^$]*\$",
    r"\]\([^)]*\)",  # where a link goes
    r"<[^>]*>",
)


@functools.cache
def course_words() -> tuple[str, ...]:
    """Every word of at least three letters in the lessons and their glossary, once each."""
    texts = [(places.lessons() / "glossary.md").read_text(encoding="utf-8")]
    for path in sorted(places.lessons().glob("[0-9]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return tuple(sorted({word for text in texts for word in words_in(text)}))


def words_in(markdown: str) -> list[str]:
    for pattern in NO_WORDS:
        markdown = re.sub(pattern, " ", markdown, flags=re.DOTALL)
    return re.findall(r"(?<!\w)[a-z]{3,}(?!\w)", markdown.lower())


def examples(words, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Every letter to come, and the letters before it: X (n, length), y (n,)."""
    X, y = [], []
    for word in words:
        path = [0] * length + [LETTERS.index(letter) for letter in word] + [0]
        for place in range(length, len(path)):
            X.append(path[place - length : place])
            y.append(path[place])
    return np.array(X), np.array(y)


def count_pairs(words) -> np.ndarray:
    """How often each letter (row) is followed by each other (column), marks included."""
    counts = np.zeros((len(LETTERS), len(LETTERS)), dtype=int)
    X, y = examples(words, length=1)
    np.add.at(counts, (X[:, 0], y), 1)
    return counts


def split(words, seed: int = 0) -> tuple[list[str], list[str]]:
    """Four fifths of the words to learn from, and the others, which are new."""
    order = np.random.default_rng(seed).permutation(len(words))
    shuffled = [words[place] for place in order]
    cut = len(words) * 4 // 5
    return shuffled[:cut], shuffled[cut:]


def small(rng, n_in: int, n_out: int) -> np.ndarray:
    """N(0, 0.1^2): letters begin almost alike, so that what tells them apart was learned"""
    return rng.normal(0.0, 0.1, (n_in, n_out))


def untrained_model() -> dl.Network:
    """Three letters in, a belief in each symbol out."""
    n = len(LETTERS)
    return dl.Network(
        [
            dl.Embedding(n, 8, init=small),
            dl.Flatten(),
            dl.Dense(8 * LENGTH, 64),
            dl.ReLU(),
            dl.Dense(64, n),
        ],
        dtype="float64",
        shape_in=(LENGTH,),
    )


@functools.cache
def trained_model() -> dl.Network:
    """The network of lesson 18, trained on four fifths of the course's words."""
    learned, new = split(course_words())
    net = untrained_model()
    net.fit(
        *examples(learned, LENGTH),
        epochs=40,
        batch_size=64,
        optimizer=dl.Adam(lr=0.005),
        validation=examples(new, LENGTH),
        early_stopping=dl.EarlyStopping(patience=5),
        progress=False,
    )
    return net


def write_word(net: dl.Network, rng: np.random.Generator) -> str:
    """One word, drawn letter by letter from what the network believes."""
    path = [0] * LENGTH
    while len(path) < 20 + LENGTH:
        beliefs = net.predict_proba(np.array([path[-LENGTH:]]))[0]
        path.append(int(rng.choice(len(LETTERS), p=beliefs)))
        if path[-1] == 0:
            break
    return "".join(LETTERS[k] for k in path).strip(".")
