"""Writes median-interval.csv: intervals of medians, computed by SciPy in two other ways.

    python3 median-interval.py > median-interval.csv     # SciPy 1.17.1, Python 3.11

low, high: the exact distribution of the bootstrapped median, from sums of scipy.stats.binom.pmf (up to
200,000 durations) or from scipy.stats.binom.sf.
drawnLow, drawnHigh: scipy.stats.bootstrap(method="percentile") with random resamples; empty where there
are too many durations to draw.
"""

import math
import sys

import numpy
import scipy
from scipy.stats import binom, bootstrap


def reaches(n, share):
    rank = math.ceil(n / 2)
    if n <= 200_000:
        return math.fsum(binom.pmf(range(rank, n + 1), n, share))
    return binom.sf(rank - 1, n, share)


def exact(values, counts):
    n = sum(counts)
    bounds = []
    for probability in (0.025, 0.975):
        up_to = 0
        for value, count in zip(values, counts):
            up_to += count
            if up_to == n or reaches(n, up_to / n) >= probability:
                bounds.append(value)
                break
    return bounds


def nearest_rank(sample, axis=-1):
    n = sample.shape[axis]
    return numpy.take(numpy.sort(sample, axis=axis), math.ceil(n / 2) - 1, axis=axis)


def drawn(values, counts):
    if sum(counts) < 2 or sum(counts) > 1_000:
        return ["", ""]
    sample = numpy.repeat(values, counts).astype(float)
    interval = bootstrap(
        (sample,), nearest_rank, method="percentile", n_resamples=200_000, batch=1_000,
        vectorized=True, rng=numpy.random.default_rng(2005),
    ).confidence_interval
    return [f"{interval.low:.1f}", f"{interval.high:.1f}"]


def case(name, values, counts):
    text = " ".join(f"{value}x{count}" for value, count in zip(values, counts))
    print(",".join([name, text, *map(str, exact(values, counts)), *drawn(values, counts)]))
    print(name, file=sys.stderr)


def distinct(name, sample):
    values, counts = numpy.unique(numpy.asarray(sample), return_counts=True)
    case(name, values.tolist(), counts.tolist())


print(f"# SciPy {scipy.__version__}, NumPy {numpy.__version__}")
print("name,counts,low,high,drawnLow,drawnHigh")
random = numpy.random.default_rng(587)
case("one", [20_100], [1])
case("two", [10, 20], [1, 1])
case("three", [10, 20, 30], [1, 1, 1])
case("four", [10, 20, 30, 40], [1, 1, 1, 1])
case("all equal", [10_000_000], [26])
case("two values", [25_000, 10_000_000], [14, 12])
case("two values even", [25_000, 10_000_000], [13, 13])
case("rare low", [1, 1000], [1, 99])
distinct("ten", [182, 201, 205, 230, 260, 261, 300, 350, 999, 10_000])
distinct("twenty-five", random.lognormal(10, 1, 25).astype(int))
distinct("twenty-six", random.lognormal(10, 1, 26).astype(int))
distinct("hundred", random.lognormal(10, 0.5, 100).astype(int))
distinct("hundred and one with ties", (random.lognormal(5, 0.5, 101) / 10).astype(int) * 10)
distinct("thousand with ties", (random.lognormal(10, 0.5, 1_000) / 1_000).astype(int) * 1_000)
distinct("five thousand with ties", (random.lognormal(10, 0.3, 5_000) / 100).astype(int) * 100)
case("hundred thousand", list(range(1_000, 1_200)), [500] * 200)
case("hundred million", list(range(1_000, 1_200)), [500_000] * 200)
case("hundred million narrow", list(range(49_990, 50_011)), [49_980_000] + [4_000] * 19 + [49_944_000])
