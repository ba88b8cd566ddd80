"""Where the tests find real text: the seeds of this repository, and the corpus beside it where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import warbox

# No example has a time limit: a slow machine is not a fault.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

REPOSITORY = Path(__file__).resolve().parent.parent
SEED_ARTICLE = REPOSITORY / "seeds" / "001_3d87b32ca5b34dd7.txt"


@pytest.fixture(scope="session")
def repository_root() -> Path:
    """The top folder of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The file of the seed article, from the Chinese Wikipedia."""
    return SEED_ARTICLE


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The wikitext of the seed article, byte for byte."""
    return SEED_ARTICLE.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def seed_page(seed_text: str) -> str:
    """The HTML page of the seed article."""
    from warbox.report.article import article_page

    return article_page(warbox.parse(seed_text, wiki="zhwiki"))


@pytest.fixture(scope="session")
def shared_root() -> Path:
    """The folder of shared material beside the repository; the test is skipped where there is none."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no folder of shared material beside this repository")
    return folder


@pytest.fixture(scope="session")
def corpus_root(shared_root: Path) -> Path:
    """The corpus of real pages; the test is skipped where there is none."""
    folder = shared_root / "corpus"
    if not folder.is_dir():
        pytest.skip("there is no corpus of real pages beside this repository")
    return folder
