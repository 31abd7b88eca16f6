"""How the checker tries the exercise of lesson 18: which inputs, how exact, for how much."""

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

SHARES = Tolerance(1e-12, 1e-12, "a share is one division of small whole numbers")


def bigram_cases(rng):
    yield case("random words", random_words(rng, n=4, letters="abc"), "abc")
    yield case("two words", ["ab", "b"], "ab")
    yield case("repeated letters", ["aab", "c", "ccab"], "abc")
    yield case("a letter that never occurs", ["ab", "ba"], "abc", stress="unseen letter")
    yield case("one word of one letter", ["a"], "a")
    yield case("letters in another order", ["xz", "zx", "y"], "zyx")
    yield case("no words", [], "ab", stress="empty")


def random_words(rng, n, letters):
    """Words that hold all letters, but not in the same numbers."""
    found = ["".join(rng.choice(list(letters), size=int(rng.integers(1, 5)))) for _ in range(n)]
    return [*found, letters, letters[0] + letters[0]]


EXERCISES = (
    Exercise(
        id="18.1",
        name="bigram_probabilities",
        section=1,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("build a language model by counting",),
        tolerance=SHARES,
        cases=bigram_cases,
        **WORDS["bigram_probabilities"],
    ),
)
