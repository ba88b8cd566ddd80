"""Shows how well the infoboxes of each wiki were read, below the results of the tests."""

from __future__ import annotations

import pytest

from tests.wikis.scoring import Score

_SCORES = pytest.StashKey[dict[str, Score]]()


@pytest.fixture(scope="session")
def scores(request: pytest.FixtureRequest) -> dict[str, Score]:
    """The score of each wiki, by its code, for the summary."""
    return request.config.stash.setdefault(_SCORES, {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    scores = config.stash.get(_SCORES, {})
    if not scores:
        return
    terminalreporter.section("infoboxes of each wiki against labels")
    for wiki, score in sorted(scores.items()):
        recall = f"recall {score.recall:.3f} of {score.labelled:4}"
        terminalreporter.write_line(f"{wiki:8} {recall}, precision {score.precision:.3f} of {score.found:4}")
