"""Growth, percentiles, windows, repeats."""

import pytest

from bench.growth import exponent
from bench.spread import fullest_window, most_in_flight, percentile, repeats


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [([7, 7, 7], 0.0), ([3, 30, 300], 1.0), ([2, 200, 20_000], 2.0), ([5, 5 * 10**0.5, 50], 0.5)],
)
def test_an_exponent_tells_how_a_figure_grows(figures: list[float], wanted: float) -> None:
    assert exponent([10, 100, 1000], figures) == pytest.approx(wanted)


def test_an_exponent_is_the_best_line_through_all_points() -> None:
    assert exponent([1, 10, 100], [1, 100, 100]) == pytest.approx(1.0)


@pytest.mark.parametrize(("sizes", "figures"), [([10, 10], [1, 2]), ([10, 100], [0, 2])])
def test_an_exponent_needs_two_sizes_and_figures_above_zero(
    sizes: list[float], figures: list[float]
) -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent(sizes, figures)


def test_percentiles_are_values_that_were_measured() -> None:
    values = [5, 1, 4, 2, 3]

    assert [percentile(values, share) for share in (0, 0.5, 0.99, 1)] == [1, 3, 5, 5]


def test_a_window_is_half_open_and_may_begin_anywhere() -> None:
    assert fullest_window([0.0, 0.5, 1.0]) == 2
    assert fullest_window([0.0, 0.9, 1.2, 1.8, 5.0]) == 3
    assert fullest_window([]) == 0


def test_only_what_comes_again_is_a_repeat() -> None:
    assert repeats(["a", "b", "a", "a"]) == 2


def test_spans_that_touch_are_not_open_together() -> None:
    assert most_in_flight([(0, 1), (1, 2)]) == 1
    assert most_in_flight([(0, 3), (1, 2), (1.5, 4)]) == 3
