"""How a figure grows."""

import math
from collections.abc import Sequence


def exponent(sizes: Sequence[float], figures: Sequence[float]) -> float:
    """
    b of figure = a * size ** b, by least squares on logarithms.

    0: the figure doesn't depend on the size; 1: it grows as the size does.

    Raises:
        ValueError: fewer than two different sizes, or a figure that isn't above zero.
    """
    if len(set(sizes)) < 2 or min(figures) <= 0 or min(sizes) <= 0:
        raise ValueError("an exponent needs two sizes and figures above zero")
    xs, ys = [math.log(one) for one in sizes], [math.log(one) for one in figures]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    upper = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return upper / sum((x - mean_x) ** 2 for x in xs)
