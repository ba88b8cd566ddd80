"""Runs the benchmarks in several passes, and prints the ratios of their times against the budgets of docs/design.md.

Each pass measures everything once, and a ratio is taken within a pass: a machine that is busy for a while slows both
of its sides. What is printed is the median over the passes. `make bench` counts CPU time, so that other work on the
machine does not count.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

PASSES = 5

# By pass, the best time of each thing that was measured: other work on the machine can only make a round slower.
BEST_TIMES = pytest.StashKey[dict[int, dict[str, float]]]()

# What is measured, what it is compared with, and how much of that it may take.
BUDGETS = (
    ("syntax: tree and templates", "wikitextparser: templates", 0.4),
    ("everything typed", "wikitextparser: templates and arguments", 1.0),
    ("everything typed", "mwparserfromhell: parse", 0.2),
    ("only the conflict", "wikitextparser: templates and arguments", 0.3),
)


@pytest.fixture(scope="session", params=range(PASSES))
def benchmark_pass(request: pytest.FixtureRequest) -> int:
    """The number of the pass. As the scope is the session, pytest runs all tests of a pass before the next one."""
    number: int = request.param
    return number


@pytest.fixture
def measure(
    request: pytest.FixtureRequest, benchmark: BenchmarkFixture, benchmark_pass: int
) -> Callable[[str, Callable[[], Any]], Any]:
    """Measures a function under a name, and gives what it returned."""
    times = request.config.stash.setdefault(BEST_TIMES, {}).setdefault(benchmark_pass, {})

    def run(name: str, work: Callable[[], Any]) -> Any:
        result = benchmark(work)
        assert benchmark.stats is not None
        times[name] = benchmark.stats.stats.min
        return result

    return run


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints each ratio beside its budget, below the table of the times."""
    passes = list(config.stash.get(BEST_TIMES, {}).values())
    if not passes:
        return
    terminalreporter.section(f"ratios, seed article: medians of {len(passes)} passes")
    for what, peer, budget in BUDGETS:
        measured = [(times[what], times[peer]) for times in passes if what in times and peer in times]
        if measured:
            ratio = median(own / other for own, other in measured)
            own, other = (median(times) * 1000 for times in zip(*measured, strict=True))
            verdict = "within" if ratio <= budget else "OVER"
            terminalreporter.line(
                f"{what:26} / {peer:40} {own:7.2f} ms / {other:7.2f} ms = {ratio:5.2f}  {verdict} {budget}"
            )
