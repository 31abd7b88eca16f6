"""Numbers that remember how they were made, so that blame can flow back to where they came from.

x = Value(2.0)
y = x * x + 3 * x
y.backward()
x.slope                     # 7.0: y changes seven times as fast as x
"""

import math
from collections.abc import Iterable

from dlcore import formulas


class Value:
    """One number, its parents, and its local slope along each of them.

    `slope` is the slope of the value on which backward() was called last, along this one.
    """

    def __init__(self, number: float, parents: Iterable[tuple["Value", float]] = ()):
        self.number, self.parents, self.slope = float(number), tuple(parents), 0.0

    def backward(self) -> None:
        """Blame for everything that this value was made of, by the chain rule.

        Children come before their parents, so that a value has collected the blame of all its
        children before it hands any on. Slopes start from 0: calling twice changes nothing.
        """
        order = in_order(self)
        for value in order:
            value.slope = 0.0
        self.slope = 1.0
        for child in reversed(order):
            for parent, local_slope in child.parents:
                parent.slope += child.slope * local_slope

    def __add__(self, other):
        other = value_of(other)
        return Value(self.number + other.number, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = value_of(other)
        return Value(self.number * other.number, [(self, other.number), (other, self.number)])

    def __pow__(self, power: float):
        if isinstance(power, Value):
            raise TypeError(
                "the power must be a plain number. Write a ** b as (b * a.log()).exp()."
            )
        return Value(self.number**power, [(self, power * self.number ** (power - 1))])

    def exp(self):
        e = math.exp(self.number)
        return Value(e, [(self, e)])

    def log(self):
        if self.number <= 0:
            raise ValueError(f"log needs a number above 0, but got {self.number}.")
        return Value(math.log(self.number), [(self, 1 / self.number)])

    def relu(self):
        a = formulas.relu(self.number)
        return Value(a, [(self, formulas.relu_prime(a))])

    def sigmoid(self):
        a = formulas.sigmoid(self.number)
        return Value(a, [(self, formulas.sigmoid_prime(a))])

    def tanh(self):
        a = formulas.tanh(self.number)
        return Value(a, [(self, formulas.tanh_prime(a))])

    # the rest is made of the above

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -value_of(other)

    def __truediv__(self, other):
        return self * value_of(other) ** -1

    def __rsub__(self, other):
        return value_of(other) - self

    def __rtruediv__(self, other):
        return value_of(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def __repr__(self) -> str:
        return f"Value({self.number:g}, slope={self.slope:g})"


def value_of(number) -> Value:
    """A plain number becomes a value without parents."""
    return number if isinstance(number, Value) else Value(number)


def in_order(last: Value) -> list[Value]:
    """Everything that `last` was made of, parents before children, each once.

    A list of what is left to do, and not recursion: a long sum would be too deep for Python.
    """
    order: list[Value] = []
    seen: set[int] = set()
    left = [(last, False)]
    while left:
        value, parents_done = left.pop()
        if parents_done:
            order.append(value)
        elif id(value) not in seen:
            seen.add(id(value))
            left.append((value, True))
            left.extend((parent, False) for parent, _ in value.parents)
    return order
